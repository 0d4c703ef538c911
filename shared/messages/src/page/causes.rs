//! Why a step will run again, will be reused, or cannot be told before: one whole sentence each.
//!
//! The values are `cache`'s; this table knows only texts and numbers, so that it depends on nobody. Lines are counted from 1.

use crate::Language;

/// Sentences about what a step will do. They begin in lower case: they stand behind the step's word (`will run:`).
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says what it is about")]
pub struct Causes {
    pub will_run: &'static str,
    pub will_reuse: &'static str,
    pub reuse_of: fn(build: u32) -> String,
    pub reuse_of_base: &'static str,
    pub no_layer: &'static str,
    pub not_reached: &'static str,
    pub unknown: &'static str,

    pub no_cache: &'static str,
    pub never_built: &'static str,
    pub dropped: &'static str,
    pub instruction: fn(old: &str, new: &str) -> String,
    pub base_moved: fn(reference: &str) -> String,
    pub base_replaced: fn(old: &str, new: &str) -> String,
    pub content: &'static str,
    pub argument: fn(name: &str, old: Option<&str>, new: Option<&str>) -> String,
    pub variable: fn(name: &str, old: Option<&str>, new: Option<&str>) -> String,
    pub workdir: fn(old: &str, new: &str) -> String,
    pub user: fn(old: Option<&str>, new: Option<&str>) -> String,
    pub shell: fn(old: &str, new: &str) -> String,
    pub network: fn(old: &str, new: &str) -> String,
    pub platform: fn(old: &str, new: &str) -> String,
    pub upstream: fn(line: u32) -> String,
    pub moved: fn(line: Option<u32>) -> String,
    pub missing_file: fn(path: &str) -> String,

    pub edited: fn(path: &str, lines: &[(u32, u32)], n_more: usize) -> String,
    pub added: fn(path: &str, n_more: usize) -> String,
    pub removed: fn(path: &str, n_more: usize) -> String,
    pub renamed: fn(from: &str, path: &str, n_more: usize) -> String,
    pub mode: fn(path: &str, old: u32, new: u32, n_more: usize) -> String,
    pub link: fn(path: &str, n_more: usize) -> String,
    pub let_in: fn(path: &str, n_more: usize) -> String,
    pub left_out: fn(path: &str, n_more: usize) -> String,
    pub selected: fn(path: &str, n_more: usize) -> String,

    pub depends_on_remote: fn(source: &str) -> String,
    pub depends_on_output: fn(line: u32) -> String,
    pub depends_on_image: fn(line: u32) -> String,
    pub depends: &'static str,

    pub what_if: fn(path: &str, lines: &[u32], may: &[u32]) -> String,
    pub swap: fn(upper: u32, lower: u32, path: &str, saves_ms: u64) -> String,
    pub as_predicted: fn(n_agreed: usize, n_steps: usize) -> String,
    pub moving_saves: fn(keyword: &str, below: bool, other: &str, saves_ms: u64, path: &str) -> String,
}

/// Returns the sentences in a language.
#[must_use]
pub fn causes(language: Language) -> &'static Causes {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Causes = Causes {
    will_run: "will run",
    will_reuse: "will reuse",
    reuse_of: |build| format!("reuses build {build}"),
    reuse_of_base: "the base image is here",
    no_layer: "no layer: it only changes the image's configuration",
    not_reached: "not built: the target does not need its stage",
    unknown: "can't be told before",

    no_cache: "runs again because the cache is switched off",
    never_built: "never built here before",
    dropped: "runs again because its result was removed from the cache",
    instruction: |old, new| format!("this instruction changed: {} → {}", shortened(old), shortened(new)),
    base_moved: |reference| format!("the base image changed: {reference} now means another image"),
    base_replaced: |old, new| format!("the base image changed: {old} → {new}"),
    content: "the files that it copies are not those of an earlier build",
    argument: |name, old, new| format!("build argument {name} {}", change(old, new)),
    variable: |name, old, new| format!("variable {name} {}", change(old, new)),
    workdir: |old, new| format!("the working directory changed: {old} → {new}"),
    user: |old, new| {
        let name = |user: Option<&str>| user.unwrap_or("the image's own").to_owned();
        format!("the user changed: {} → {}", name(old), name(new))
    },
    shell: |old, new| format!("the shell changed: {old} → {new}"),
    network: |old, new| format!("the network changed: {old} → {new}"),
    platform: |old, new| format!("the platform changed: {old} → {new}"),
    upstream: |line| format!("runs again because line {line} runs again"),
    moved: |line| match line {
        Some(line) => format!("runs again because it stands on line {line} now"),
        None => "runs again because it stands on another step now".to_owned(),
    },
    missing_file: |path| {
        format!("the build will fail: {} is not in the build context", path.trim_start_matches('/'))
    },

    edited: |path, lines, n_more| match places(lines) {
        Some(places) => format!("{path} changed: {places}{}", more(n_more)),
        None => format!("{path} changed{}", more(n_more)),
    },
    added: |path, n_more| format!("{path} is new{}", more(n_more)),
    removed: |path, n_more| format!("{path} is gone{}", more(n_more)),
    renamed: |from, path, n_more| format!("{from} is called {path} now{}", more(n_more)),
    mode: |path, old, new, n_more| {
        format!("the file's mode changed: {path}, {old:04o} → {new:04o}{}", more(n_more))
    },
    link: |path, n_more| format!("{path} leads elsewhere now{}", more(n_more)),
    let_in: |path, n_more| format!(".dockerignore now lets {path} in{}", more(n_more)),
    left_out: |path, n_more| format!(".dockerignore now leaves {path} out{}", more(n_more)),
    selected: |path, n_more| format!("it takes other files than before: {path}{}", more(n_more)),

    depends_on_remote: |source| format!("depends on what {source} answers"),
    depends_on_output: |line| {
        format!("depends on the output of line {line}: if that writes the same files again, this is reused")
    },
    depends_on_image: |line| {
        format!("depends on the image of line {line}: if the copied files are the same in it, this is reused")
    },
    depends: "depends on something that shows in the build only",

    what_if: |path, lines, may| match (lines, may) {
        ([], []) => format!("if {path} changes, nothing runs again"),
        (lines, []) => format!("if {path} changes, {} again", runs(lines)),
        ([], may) => format!("if {path} changes, {} again", may_run(may)),
        (lines, may) => format!("if {path} changes, {} again, and {} again", runs(lines), may_run(may)),
    },
    swap: |upper, lower, path, saves_ms| {
        format!(
            "Put line {lower} above line {upper}: it does not read {path}, and would not run again when that changes. Saves {} each time.",
            super::units::time(saves_ms)
        )
    },
    as_predicted: |n_agreed, n_steps| format!("{n_agreed} of {n_steps} as predicted"),
    moving_saves: |keyword, below, other, saves_ms, path| {
        let side = if below { "below" } else { "above" };
        let time = super::units::time(saves_ms);
        format!("moving {keyword} {side} {other} saves {time} on every change of {path}")
    },
};

fn change(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!("changed: {} → {}", shortened(old), shortened(new)),
        (None, Some(new)) => format!("is new: {}", shortened(new)),
        (Some(old), None) => format!("is not set any more; it was {}", shortened(old)),
        (None, None) => "changed".to_owned(),
    }
}

/// Names lines: `line 5`, `lines 4–5`, `lines 4–5, 9 and more`.
fn places(spans: &[(u32, u32)]) -> Option<String> {
    let span = |(first, last): &(u32, u32)| {
        if first >= last { first.to_string() } else { format!("{first}–{last}") }
    };
    let named: Vec<String> = spans.iter().take(MOST_PLACES).map(span).collect();
    let word = match spans {
        [] => return None,
        [(first, last)] if first >= last => "line",
        _ => "lines",
    };
    let rest = if spans.len() > MOST_PLACES { " and more" } else { "" };
    Some(format!("{word} {}{rest}", named.join(", ")))
}

fn more(n_more: usize) -> String {
    match n_more {
        0 => String::new(),
        1 => ", and one more file".to_owned(),
        _ => format!(", and {n_more} more files"),
    }
}

fn runs(lines: &[u32]) -> String {
    if lines.len() == 1 { format!("line {} runs", list(lines)) } else { format!("lines {} run", list(lines)) }
}

fn may_run(lines: &[u32]) -> String {
    format!("{} {} may run", if lines.len() == 1 { "line" } else { "lines" }, list(lines))
}

fn list(lines: &[u32]) -> String {
    let texts: Vec<String> = lines.iter().map(u32::to_string).collect();
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Cuts a long text at its end: the whole of it stands where the sentence leads.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let cut = line.char_indices().nth(MOST_CHARACTERS).map(|(at, _)| at);
    match cut.and_then(|at| line.get(..at)) {
        Some(start) => format!("{start}…"),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}

const MOST_PLACES: usize = 3;
const MOST_CHARACTERS: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_in_the_sentence() {
        let words = causes(Language::English);
        assert_eq!((words.edited)("app.py", &[(5, 5)], 0), "app.py changed: line 5");
        assert_eq!(
            (words.edited)("app.py", &[(4, 5), (9, 9)], 1),
            "app.py changed: lines 4–5, 9, and one more file"
        );
        assert_eq!((words.edited)("app.py", &[], 2), "app.py changed, and 2 more files");
        assert_eq!(
            (words.argument)("VERSION", Some("1"), Some("2")),
            "build argument VERSION changed: 1 → 2"
        );
        assert_eq!((words.mode)("run.sh", 0o644, 0o755, 0), "the file's mode changed: run.sh, 0644 → 0755");
        assert_eq!(
            (words.what_if)("app.py", &[4, 5, 7], &[]),
            "if app.py changes, lines 4, 5 and 7 run again"
        );
        assert_eq!(
            (words.what_if)("a", &[4], &[9]),
            "if a changes, line 4 runs again, and line 9 may run again"
        );
        assert_eq!(
            (words.instruction)("RUN pip install flask", "RUN pip install flask gunicorn"),
            "this instruction changed: RUN pip install flask → RUN pip install flask gunicorn"
        );
    }
}
