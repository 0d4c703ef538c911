//! Why a step runs again, is reused, or cannot be told: one short sentence, to stand beside the word.
//!
//! The same sentences say what was predicted of a build that is over. Instructions are named by their lines, which the caller knows.

use prediction::{Cause, Expected, FileChange, LineChange, UnknownReason, Variable, VariableKind};

use crate::Language;

/// Where the instruction of an index stands: its one-based line.
pub type LineOf<'a> = &'a dyn Fn(u32) -> Option<u32>;

/// Words what is expected of a step and why; empty where there is nothing to say. `is_base` says that it begins a stage.
#[must_use]
pub fn expected(language: Language, step: &Expected, is_base: bool, line_of: LineOf<'_>) -> String {
    let Language::English = language;
    match step {
        Expected::NoLayer => String::new(),
        Expected::NotReached => "the image does not need this stage".to_owned(),
        Expected::Reuse { build: 0 } if is_base => "the base image is on this server".to_owned(),
        Expected::Reuse { build: 0 } => "somebody else on this server has built it".to_owned(),
        Expected::Reuse { build } if is_base => format!("same base image as in build {build}"),
        Expected::Reuse { build } => format!("nothing it depends on changed since build {build}"),
        Expected::Run { cause } => self::cause(language, cause, line_of),
        Expected::Unknown { why } => unknown(why, line_of),
    }
}

/// Words why a step runs.
#[must_use]
pub fn cause(language: Language, cause: &Cause, line_of: LineOf<'_>) -> String {
    let Language::English = language;
    match cause {
        Cause::NoCache => "the cache is switched off for this build".to_owned(),
        Cause::NeverBuilt => "never built here before".to_owned(),
        Cause::Instruction { old, new } => format!("this instruction changed: {}", arrow(old, new)),
        Cause::Base { old, new } if old == new => {
            format!("the base image changed: {new} now means another image")
        }
        Cause::Base { old, new } => format!("the base image changed: {}", arrow(old, new)),
        Cause::File { path, change, n_more } => file(path, change, *n_more),
        Cause::Content => "the files that it takes are not those of any build".to_owned(),
        Cause::Variable(variable) => value(variable),
        Cause::Workdir { old, new } => format!("the working directory changed: {}", arrow(old, new)),
        Cause::User { old, new } => {
            format!("the user changed: {} \u{2192} {}", user(old.as_ref()), user(new.as_ref()))
        }
        Cause::Shell { old, new } => {
            format!("the shell changed: {}", arrow(&old.join(" "), &new.join(" ")))
        }
        Cause::Network { old, new } => format!("the network changed: {}", arrow(old, new)),
        Cause::Platform { old, new } => format!("the platform changed: {}", arrow(old, new)),
        Cause::Upstream { instruction } => match line_of(*instruction) {
            Some(line) => format!("runs again because line {line} runs again"),
            None => "runs again because a step before it runs again".to_owned(),
        },
        Cause::Moved { onto } => match onto.and_then(line_of) {
            Some(line) => format!("it stands on line {line} now, on another step than before"),
            None => "it stands on another step than before".to_owned(),
        },
        Cause::MissingFile { path } => format!("there is no {path}: the build will stop here"),
    }
}

/// Words one place of a file, for the name of the way there.
#[must_use]
pub fn place(language: Language, path: &str, line: Option<u32>) -> String {
    let Language::English = language;
    match line {
        Some(line) => format!("Go to {path}, line {line}"),
        None => format!("Go to {path}"),
    }
}

fn unknown(why: &UnknownReason, line_of: LineOf<'_>) -> String {
    match why {
        UnknownReason::Remote { source } => format!("depends on what {source} answers"),
        UnknownReason::Output { instruction } => match line_of(*instruction) {
            Some(line) => format!("depends on what line {line} writes"),
            None => "depends on what another step writes".to_owned(),
        },
        UnknownReason::Image { instruction } => match line_of(*instruction) {
            Some(line) => format!("depends on what is in the image of line {line}"),
            None => "depends on what is in another image".to_owned(),
        },
        UnknownReason::Dropped => "the engine has dropped cache, perhaps this step too".to_owned(),
        UnknownReason::Nothing => "cannot be told before the build".to_owned(),
    }
}

fn file(path: &str, change: &FileChange, n_more_files: u32) -> String {
    let said = match change {
        FileChange::Edited { lines, n_more } => edited(path, lines, *n_more),
        FileChange::Added => format!("{path} is new"),
        FileChange::Removed => format!("{path} is gone"),
        FileChange::Renamed { from } => format!("{from} is called {path} now"),
        FileChange::Mode { old, new } => {
            format!("the file's mode changed: {path}, {old:o} \u{2192} {new:o}")
        }
        FileChange::Link { old, new } => {
            let target = |text: &Option<String>| text.as_deref().map_or("a file".to_owned(), shown);
            format!("the link {path} changed: {} \u{2192} {}", target(old), target(new))
        }
        FileChange::LetIn { old: Some(old), new: None } => format!("{old} is gone, which lets {path} in"),
        FileChange::LetIn { new, .. } => {
            format!("{} now lets {path} in", new.as_deref().unwrap_or(IGNORE_FILE))
        }
        FileChange::LeftOut { new, .. } => {
            format!("{} now leaves {path} out", new.as_deref().unwrap_or(IGNORE_FILE))
        }
        FileChange::Selected => format!("it takes other files than before: {path}"),
    };
    more(said, ", and", n_more_files, "file")
}

/// `app.py changed: line 5`, `app.py changed: lines 5, 9\u{2013}12 and 3 more places`; lines that only went are told by the place that they left.
fn edited(path: &str, lines: &[LineChange], n_more: u32) -> String {
    let Some(first) = lines.first() else { return format!("{path} changed") };
    let (mut spans, mut n_told, mut is_one) = (String::new(), 0, true);
    for run in lines.iter().map(|change| change.new).filter(|(first, end)| first < end).take(MOST_RUNS) {
        is_one &= n_told == 0 && is_one_line(run);
        spans.push_str(if n_told > 0 { ", " } else { " " });
        spans.push_str(&span(run));
        n_told += 1;
    }
    let old = first.old;
    let said = match (n_told, is_one) {
        (0, _) if is_one_line(old) => format!("{path} changed: old line {} is gone", span(old)),
        (0, _) => format!("{path} changed: old lines {} are gone", span(old)),
        (_, true) => format!("{path} changed: line{spans}"),
        (_, false) => format!("{path} changed: lines{spans}"),
    };
    let n_untold = u32::try_from(lines.len()).unwrap_or(u32::MAX) - n_told.max(1);
    more(said, " and", n_untold.saturating_add(n_more), "place")
}

fn is_one_line((first, end): (u32, u32)) -> bool {
    end.saturating_sub(first) == 1
}

/// `5`, `9\u{2013}12`.
fn span((first, end): (u32, u32)) -> String {
    if is_one_line((first, end)) { end.to_string() } else { format!("{}\u{2013}{end}", first + 1) }
}

fn value(Variable { name, kind, old, new }: &Variable) -> String {
    let kind = match kind {
        VariableKind::Arg => "build argument",
        VariableKind::Env => "variable",
    };
    match (old, new) {
        (None, Some(new)) => format!("{kind} {name} is set now: {}", shown(new)),
        (Some(old), None) => format!("{kind} {name} is not set any more; it was {}", shown(old)),
        (Some(old), Some(new)) => format!("{kind} {name} changed: {}", arrow(old, new)),
        (None, None) => format!("{kind} {name} changed"),
    }
}

fn arrow(old: &str, new: &str) -> String {
    format!("{} \u{2192} {}", shown(old), shown(new))
}

fn user(user: Option<&String>) -> String {
    user.map_or_else(|| "the image's own".to_owned(), |user| shown(user))
}

/// Keeps a sentence short and on one line.
fn shown(text: &str) -> String {
    let first = text.lines().next().unwrap_or("");
    if first.is_empty() {
        return "\u{201c}\u{201d}".to_owned();
    }
    match first.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}\u{2026}", first.get(..end).unwrap_or(first)),
        None if first.len() < text.trim_end().len() => format!("{first}\u{2026}"),
        None => first.to_owned(),
    }
}

/// Counts what is not told.
fn more(said: String, and: &str, n_more: u32, what: &str) -> String {
    match n_more {
        0 => said,
        1 => format!("{said}{and} one more {what}"),
        n => format!("{said}{and} {n} more {what}s"),
    }
}

const MOST_CHARACTERS: usize = 60;
/// Most runs of lines that a sentence names.
const MOST_RUNS: usize = 3;
/// What is meant where no ignore file is named.
const IGNORE_FILE: &str = ".dockerignore";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cause: &Cause, expected: &str) {
        let line_of = |instruction: u32| (instruction < 9).then_some(instruction + 1);
        assert_eq!(super::cause(Language::English, cause, &line_of), expected);
    }

    fn check_file(path: &str, change: FileChange, n_more: u32, expected: &str) {
        check(&Cause::File { path: path.to_owned(), change, n_more }, expected);
    }

    fn run(old: (u32, u32), new: (u32, u32)) -> LineChange {
        LineChange { old, new }
    }

    #[test]
    fn files_are_named_with_their_lines() {
        let places = |lines: &[LineChange], n_more, expected: &str| {
            check_file("app.py", FileChange::Edited { lines: lines.to_vec(), n_more }, 0, expected);
        };
        let (one, three, gone) = (run((4, 5), (4, 5)), run((8, 9), (8, 11)), run((20, 22), (20, 20)));
        places(&[one], 0, "app.py changed: line 5");
        places(&[run((4, 5), (4, 7))], 0, "app.py changed: lines 5\u{2013}7");
        places(&[run((4, 5), (4, 4))], 0, "app.py changed: old line 5 is gone");
        places(&[one, three], 0, "app.py changed: lines 5, 9\u{2013}11");
        places(&[one, three, one], 1, "app.py changed: lines 5, 9\u{2013}11, 5 and one more place");
        places(
            &[one, three, one, three, one],
            0,
            "app.py changed: lines 5, 9\u{2013}11, 5 and 2 more places",
        );
        places(&[one, gone], 0, "app.py changed: line 5 and one more place");
        places(&[gone, three], 1, "app.py changed: lines 9\u{2013}11 and 2 more places");
        places(&[gone, gone], 0, "app.py changed: old lines 21\u{2013}22 are gone and one more place");
        places(&[], 0, "app.py changed");
    }

    #[test]
    fn other_changes_of_files_are_named_and_further_files_counted() {
        check_file("a.sh", FileChange::Added, 1, "a.sh is new, and one more file");
        check_file("a.sh", FileChange::Removed, 2, "a.sh is gone, and 2 more files");
        check_file("b", FileChange::Renamed { from: "a".to_owned() }, 0, "a is called b now");
        check_file(
            "a.sh",
            FileChange::Mode { old: 0o644, new: 0o755 },
            0,
            "the file's mode changed: a.sh, 644 \u{2192} 755",
        );
        let link = FileChange::Link { old: None, new: Some("b".to_owned()) };
        check_file("a", link, 0, "the link a changed: a file \u{2192} b");
    }

    #[test]
    fn the_ignore_file_in_force_is_named() {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let let_in = |old, new, expected| {
            check_file("a.txt", FileChange::LetIn { old: text(old), new: text(new) }, 0, expected);
        };
        let left_out = |old, new, expected| {
            check_file("a.txt", FileChange::LeftOut { old: text(old), new: text(new) }, 0, expected);
        };
        let (shared, own) = (Some(".dockerignore"), Some("Dockerfile.dockerignore"));
        let_in(shared, own, "Dockerfile.dockerignore now lets a.txt in");
        let_in(own, shared, ".dockerignore now lets a.txt in");
        let_in(own, None, "Dockerfile.dockerignore is gone, which lets a.txt in");
        left_out(None, own, "Dockerfile.dockerignore now leaves a.txt out");
        left_out(own, shared, ".dockerignore now leaves a.txt out");
        left_out(None, None, ".dockerignore now leaves a.txt out");
    }

    #[test]
    fn values_are_told_before_and_after() {
        let variable = |kind, name: &str, old: Option<&str>, new: Option<&str>| {
            let (old, new) = (old.map(str::to_owned), new.map(str::to_owned));
            Cause::Variable(Variable { name: name.to_owned(), kind, old, new })
        };
        check(
            &variable(VariableKind::Arg, "VERSION", Some("1"), Some("2")),
            "build argument VERSION changed: 1 \u{2192} 2",
        );
        check(&variable(VariableKind::Env, "A", None, Some("x")), "variable A is set now: x");
        check(
            &variable(VariableKind::Env, "A", Some(""), None),
            "variable A is not set any more; it was \u{201c}\u{201d}",
        );
        check(
            &Cause::Instruction { old: "RUN a".to_owned(), new: "RUN b\nmore".to_owned() },
            "this instruction changed: RUN a \u{2192} RUN b\u{2026}",
        );
        check(
            &Cause::User { old: None, new: Some("bob".to_owned()) },
            "the user changed: the image's own \u{2192} bob",
        );
    }

    #[test]
    fn the_same_name_can_mean_another_image() {
        let base = |old: &str| Cause::Base { old: old.to_owned(), new: "python:3.8-alpine".to_owned() };
        check(
            &base("python:3.8-alpine"),
            "the base image changed: python:3.8-alpine now means another image",
        );
        check(&base("alpine"), "the base image changed: alpine \u{2192} python:3.8-alpine");
    }

    #[test]
    fn other_instructions_are_named_by_line() {
        check(&Cause::Upstream { instruction: 1 }, "runs again because line 2 runs again");
        check(&Cause::Upstream { instruction: 9 }, "runs again because a step before it runs again");
        let unknown = Expected::Unknown { why: UnknownReason::Output { instruction: 3 } };
        assert_eq!(
            expected(Language::English, &unknown, false, &|line| Some(line + 1)),
            "depends on what line 4 writes"
        );
    }
}
