//! Presenter mode: what changed and what it cost, as one sentence that a room can read.

use protocol::Proof;

use crate::Language;

/// The words of presenter mode.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Presenter {
    pub label: &'static str,
    pub open: &'static str,
    pub title: fn(changed: &Changed, n_layers: usize, tense: Told) -> String,
    pub detail: fn(number: u32, proof: Option<Proof>) -> String,
    pub before: fn(number: u32, detail: &str) -> String,
    pub next_build: fn(detail: &str) -> String,
    pub stage: fn(number: usize, name: &str) -> String,
    /// Each as it is written on the keyboard, and what it does: on, build, compare, leave.
    pub keys: [(&'static str, &'static str); 4],
    pub phases: &'static str,
    pub predicted: &'static str,
    pub building: &'static str,
    pub proven: &'static str,
    pub failed: &'static str,
    pub cancelled: &'static str,
}

/// What was changed before a build, as far as its causes tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Lines of files.
    pub n_lines: u32,
    /// Files, where lines do not tell it.
    pub n_files: u32,
    /// Build arguments.
    pub n_arguments: u32,
    /// Whether the base image is another.
    pub base: bool,
    /// Whether nothing was built before.
    pub is_first: bool,
    /// Whether the cache was not to be used.
    pub no_cache: bool,
}

/// Of what a sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Of a build that is still to come, or was when this was said.
    Predicted {
        /// Steps of which nothing could be said.
        n_unknown: usize,
    },
    /// Of a build that is over.
    Fact,
}

/// Returns the words in a language.
#[must_use]
pub fn presenter(language: Language) -> &'static Presenter {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Presenter = Presenter {
    label: "Presenter mode",
    open: "Presenter mode (F9)",
    title: |changed, n_layers, told| {
        let end = match (n_layers, told) {
            (0, Told::Predicted { n_unknown: 0 }) => "everything will be reused".to_owned(),
            (0, Told::Predicted { .. }) => "what will run cannot be told before".to_owned(),
            (0, Told::Fact) => "everything was reused".to_owned(),
            (1, Told::Fact) => "1 layer ran".to_owned(),
            (n, Told::Fact) => format!("{n} layers ran"),
            (1, Told::Predicted { n_unknown: 0 }) => "1 layer will run".to_owned(),
            (n, Told::Predicted { n_unknown: 0 }) => format!("{n} layers will run"),
            (1, Told::Predicted { .. }) => "at least 1 layer will run".to_owned(),
            (n, Told::Predicted { .. }) => format!("at least {n} layers will run"),
        };
        match change(changed) {
            Some(change) => format!("{change}, {end}"),
            None if matches!(told, Told::Predicted { n_unknown: 1.. }) => format!("Before the build: {end}"),
            None if n_layers == 0 => format!("No layer changed, {end}"),
            None => end,
        }
    },
    detail: |number, proof| {
        let of = |proof: Proof| match (proof.agreed, proof.of()) {
            (_, 0) => String::new(),
            (1, 1) => " \u{b7} as predicted".to_owned(),
            (agreed, of) if agreed == of => format!(" \u{b7} all {of} steps as predicted"),
            (agreed, of) => format!(" \u{b7} {agreed} of {of} steps as predicted"),
        };
        format!("Build {number}{}", proof.map(of).unwrap_or_default())
    },
    before: |number, detail| format!("Before build {number} \u{b7} {detail}"),
    next_build: |detail| format!("Next build \u{b7} {detail}"),
    stage: |number, name| match name {
        "" => format!("Stage {number}"),
        name => format!("Stage {number}: {name}"),
    },
    keys: [("Space", "next"), ("B", "build"), ("C", "compare"), ("Esc", "leave")],
    phases: "Phases",
    predicted: "predicted",
    building: "building",
    proven: "proven",
    failed: "failed",
    cancelled: "cancelled",
};

/// Words what was changed, `None` where nothing is known of it.
fn change(changed: &Changed) -> Option<String> {
    let counted = |n: u32, one: &str, many: &str| match n {
        1 => format!("1 {one} changed"),
        n => format!("{n} {many} changed"),
    };
    let Changed { n_lines, n_files, n_arguments, base, .. } = *changed;
    let said = match (n_lines, n_files, n_arguments, base) {
        _ if changed.no_cache => "Without the cache".to_owned(),
        _ if changed.is_first => "First build".to_owned(),
        (0, 0, 0, false) => return None,
        (n, 0, 0, false) => counted(n, "line", "lines"),
        (0, n, 0, false) => counted(n, "file", "files"),
        (0, 0, n, false) => counted(n, "build argument", "build arguments"),
        (0, 0, 0, true) => "The base image changed".to_owned(),
        (lines, files, arguments, base) => {
            format!("{} changes", lines + files + arguments + u32::from(base))
        }
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(changed: Changed, n_layers: usize, told: Told) -> String {
        (ENGLISH.title)(&changed, n_layers, told)
    }

    #[test]
    fn a_title_says_what_changed_and_what_it_cost() {
        let line = Changed { n_lines: 1, ..Changed::default() };
        assert_eq!(title(line, 1, Told::Fact), "1 line changed, 1 layer ran");
        assert_eq!(title(line, 1, Told::Predicted { n_unknown: 0 }), "1 line changed, 1 layer will run");
        assert_eq!(title(Changed { n_files: 2, ..line }, 3, Told::Fact), "3 changes, 3 layers ran");
        assert_eq!(
            title(Changed { is_first: true, ..line }, 3, Told::Predicted { n_unknown: 0 }),
            "First build, 3 layers will run"
        );
        assert_eq!(
            title(Changed { no_cache: true, ..line }, 4, Told::Fact),
            "Without the cache, 4 layers ran"
        );
        let base = Changed { base: true, ..Changed::default() };
        assert_eq!(title(base, 2, Told::Fact), "The base image changed, 2 layers ran");
        assert_eq!(title(Changed::default(), 0, Told::Fact), "No layer changed, everything was reused");
        assert_eq!(
            title(line, 1, Told::Predicted { n_unknown: 2 }),
            "1 line changed, at least 1 layer will run"
        );
        assert_eq!(title(Changed::default(), 2, Told::Predicted { n_unknown: 0 }), "2 layers will run");
    }

    #[test]
    fn the_detail_counts_what_went_as_predicted() {
        let proof = |agreed, disagreed| Some(Proof { agreed, disagreed, unknown: 0 });
        assert_eq!((ENGLISH.detail)(2, proof(3, 0)), "Build 2 \u{b7} all 3 steps as predicted");
        assert_eq!((ENGLISH.detail)(2, proof(3, 1)), "Build 2 \u{b7} 3 of 4 steps as predicted");
        assert_eq!((ENGLISH.detail)(2, proof(1, 0)), "Build 2 \u{b7} as predicted");
        assert_eq!((ENGLISH.detail)(2, None), "Build 2");
    }
}
