//! Presenter mode: what changed and what it cost, as one sentence that a room can read. What has one fixed sentence is in
//! [`catalogue::presenter`].

use catalogue::{Message, presenter};
use protocol::Proof;

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

/// Words what was changed and what that costs.
#[must_use]
pub fn title(changed: &Changed, n_layers: usize, told: Told) -> Message {
    let cost = match (n_layers, told) {
        (0, Told::Predicted { n_unknown: 0 }) => presenter::all_will_be_reused(),
        (0, Told::Predicted { .. }) => presenter::not_told_before(),
        (0, Told::Fact) => presenter::all_was_reused(),
        (n, Told::Fact) => presenter::ran(n),
        (n, Told::Predicted { n_unknown: 0 }) => presenter::will_run(n),
        (n, Told::Predicted { .. }) => presenter::at_least_will_run(n),
    };
    match change(changed) {
        Some(change) => presenter::title(change, cost),
        None if matches!(told, Told::Predicted { n_unknown: 1.. }) => presenter::before_the_build(cost),
        None if n_layers == 0 => presenter::no_layer_changed(cost),
        None => cost,
    }
}

/// Names a build, and counts what went as predicted.
#[must_use]
pub fn detail(number: u32, proof: Option<Proof>) -> Message {
    match proof.map(|proof| (proof.agreed, proof.of())) {
        None | Some((_, 0)) => presenter::build(number),
        Some((1, 1)) => presenter::step_as_predicted(number),
        Some((agreed, of)) if agreed == of => presenter::all_as_predicted(number, of),
        Some((agreed, of)) => presenter::some_as_predicted(number, agreed, of),
    }
}

/// Names a stage, which may have a name of its own.
#[must_use]
pub fn stage(number: usize, name: &str) -> Message {
    if name.is_empty() { presenter::stage(number) } else { presenter::named_stage(number, name) }
}

/// Words what was changed, `None` where nothing is known of it.
fn change(changed: &Changed) -> Option<Message> {
    let Changed { n_lines, n_files, n_arguments, base, .. } = *changed;
    let said = match (n_lines, n_files, n_arguments, base) {
        _ if changed.no_cache => presenter::without_cache(),
        _ if changed.is_first => presenter::first_build(),
        (0, 0, 0, false) => return None,
        (n, 0, 0, false) => presenter::lines_changed(n),
        (0, n, 0, false) => presenter::files_changed(n),
        (0, 0, n, false) => presenter::arguments_changed(n),
        (0, 0, 0, true) => presenter::base_changed(),
        (lines, files, arguments, base) => presenter::changes(lines + files + arguments + u32::from(base)),
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::english;

    fn title(changed: Changed, n_layers: usize, told: Told) -> String {
        english(&super::title(&changed, n_layers, told))
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
        let detail = |number, proof| english(&super::detail(number, proof));
        let proof = |agreed, disagreed| Some(Proof { agreed, disagreed, unknown: 0 });
        assert_eq!(detail(2, proof(3, 0)), "Build 2 \u{b7} all 3 steps as predicted");
        assert_eq!(detail(2, proof(3, 1)), "Build 2 \u{b7} 3 of 4 steps as predicted");
        assert_eq!(detail(2, proof(1, 0)), "Build 2 \u{b7} as predicted");
        assert_eq!(detail(2, None), "Build 2");
    }
}
