//! Why a step runs again, is reused, or cannot be told: one short sentence, to stand beside the word.
//!
//! The same sentences say what was predicted of a build that is over. Instructions are named by their lines, which the caller knows.

use protocol::{CauseCode, ExpectedStep, StepCause, UnknownWhy};

use crate::Language;

/// Where the instruction of an index stands: its one-based line.
pub type LineOf<'a> = &'a dyn Fn(u32) -> Option<u32>;

/// Words what is expected of a step and why; empty where there is nothing to say. `is_base` says that it begins a stage.
#[must_use]
pub fn expected(language: Language, step: &ExpectedStep, is_base: bool, line_of: LineOf<'_>) -> String {
    let Language::English = language;
    match step {
        ExpectedStep::NoLayer => String::new(),
        ExpectedStep::NotReached => "the image does not need this stage".to_owned(),
        ExpectedStep::Reuse { build: 0 } if is_base => "the base image is on this server".to_owned(),
        ExpectedStep::Reuse { build: 0 } => "somebody else on this server has built it".to_owned(),
        ExpectedStep::Reuse { build } if is_base => format!("same base image as in build {build}"),
        ExpectedStep::Reuse { build } => format!("nothing it depends on changed since build {build}"),
        ExpectedStep::Run { cause } => self::cause(language, cause, line_of),
        ExpectedStep::Unknown { why } => unknown(why, line_of),
    }
}

/// Words why a step runs.
#[must_use]
pub fn cause(language: Language, cause: &StepCause, line_of: LineOf<'_>) -> String {
    let Language::English = language;
    let name = cause.name.as_deref().unwrap_or("");
    let change = || arrow(cause.old.as_deref(), cause.new.as_deref());
    let said = match cause.code {
        CauseCode::NoCache => "the cache is switched off for this build".to_owned(),
        CauseCode::NeverBuilt => "never built here before".to_owned(),
        CauseCode::Dropped => "the engine has removed what was built before".to_owned(),
        CauseCode::Instruction => format!("this instruction changed: {}", change()),
        CauseCode::Base if cause.old == cause.new => {
            format!("the base image changed: {} now means another image", cause.new.as_deref().unwrap_or(""))
        }
        CauseCode::Base => format!("the base image changed: {}", change()),
        CauseCode::FileEdited => edited(name, cause),
        CauseCode::FileAdded => format!("{name} is new"),
        CauseCode::FileRemoved => format!("{name} is gone"),
        CauseCode::FileRenamed => {
            format!("{} is called {name} now", cause.old.as_deref().unwrap_or(""))
        }
        CauseCode::FileMode => {
            format!("the file's mode changed: {name}, {}", change())
        }
        CauseCode::FileLink => format!("the link {name} changed: {}", change()),
        CauseCode::FileLetIn => let_in(name, cause),
        CauseCode::FileLeftOut => {
            let ignore_file = cause.new.as_deref().unwrap_or(IGNORE_FILE);
            format!("{ignore_file} now leaves {name} out")
        }
        CauseCode::FileSelected => format!("it takes other files than before: {name}"),
        CauseCode::Content => "the files that it takes are not those of any build".to_owned(),
        CauseCode::Arg => value("build argument", name, cause),
        CauseCode::Env => value("variable", name, cause),
        CauseCode::Workdir => format!("the working directory changed: {}", change()),
        CauseCode::User => format!("the user changed: {}", change()),
        CauseCode::Shell => format!("the shell changed: {}", change()),
        CauseCode::Network => format!("the network changed: {}", change()),
        CauseCode::Platform => format!("the platform changed: {}", change()),
        CauseCode::Upstream => match cause.instruction.and_then(line_of) {
            Some(line) => format!("runs again because line {line} runs again"),
            None => "runs again because a step before it runs again".to_owned(),
        },
        CauseCode::Moved => match cause.instruction.and_then(line_of) {
            Some(line) => format!("it stands on line {line} now, on another step than before"),
            None => "it stands on another step than before".to_owned(),
        },
        CauseCode::MissingFile => format!("there is no {name}: the build will stop here"),
    };
    more(said, ", and", cause.n_more.saturating_sub(number(cause.more_lines.len())), "change")
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

fn unknown(why: &UnknownWhy, line_of: LineOf<'_>) -> String {
    match why {
        UnknownWhy::Remote { source } => format!("depends on what {source} answers"),
        UnknownWhy::Output { instruction } => match line_of(*instruction) {
            Some(line) => format!("depends on what line {line} writes"),
            None => "depends on what another step writes".to_owned(),
        },
        UnknownWhy::Image { instruction } => match line_of(*instruction) {
            Some(line) => format!("depends on what is in the image of line {line}"),
            None => "depends on what is in another image".to_owned(),
        },
        UnknownWhy::Dropped => "the engine has dropped cache, perhaps this step too".to_owned(),
        UnknownWhy::Nothing => "cannot be told before the build".to_owned(),
    }
}

/// `app.py changed: line 5`, `app.py changed: lines 5, 9\u{2013}12 and 3 more places`; lines that only went are told by the place that they left.
fn edited(name: &str, cause: &StepCause) -> String {
    let Some((old, _)) = cause.lines else { return format!("{name} changed") };
    let runs = cause.runs();
    let (mut spans, mut n_told, mut is_one) = (String::new(), 0, true);
    for run in runs.iter().filter(|(first, end)| first < end).take(MOST_RUNS) {
        is_one &= n_told == 0 && is_one_line(*run);
        spans.push_str(if n_told > 0 { ", " } else { " " });
        spans.push_str(&span(*run));
        n_told += 1;
    }
    let said = match (n_told, is_one) {
        (0, _) if is_one_line(old) => format!("{name} changed: old line {} is gone", span(old)),
        (0, _) => format!("{name} changed: old lines {} are gone", span(old)),
        (_, true) => format!("{name} changed: line{spans}"),
        (_, false) => format!("{name} changed: lines{spans}"),
    };
    more(said, " and", number(runs.len()) - n_told.max(1), "place")
}

fn is_one_line((first, end): (u32, u32)) -> bool {
    end.saturating_sub(first) == 1
}

/// `5`, `9\u{2013}12`.
fn span((first, end): (u32, u32)) -> String {
    if is_one_line((first, end)) { end.to_string() } else { format!("{}\u{2013}{end}", first + 1) }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Names the ignore file in force, or the one that is gone.
fn let_in(name: &str, cause: &StepCause) -> String {
    match (cause.old.as_deref(), cause.new.as_deref()) {
        (Some(old), None) => format!("{old} is gone, which lets {name} in"),
        (_, new) => format!("{} now lets {name} in", new.unwrap_or(IGNORE_FILE)),
    }
}

fn value(kind: &str, name: &str, cause: &StepCause) -> String {
    match (&cause.old, &cause.new) {
        (None, Some(new)) => format!("{kind} {name} is set now: {}", shown(new)),
        (Some(old), None) => format!("{kind} {name} is not set any more; it was {}", shown(old)),
        (old, new) => format!("{kind} {name} changed: {}", arrow(old.as_deref(), new.as_deref())),
    }
}

fn arrow(old: Option<&str>, new: Option<&str>) -> String {
    format!("{} \u{2192} {}", old.map_or_else(default, shown), new.map_or_else(default, shown))
}

fn default() -> String {
    "the image's own".to_owned()
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
/// What causes of older records mean.
const IGNORE_FILE: &str = ".dockerignore";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cause: &StepCause, expected: &str) {
        let line_of = |instruction: u32| (instruction < 9).then_some(instruction + 1);
        assert_eq!(super::cause(Language::English, cause, &line_of), expected);
    }

    fn change(code: CauseCode, name: &str, old: Option<&str>, new: Option<&str>) -> StepCause {
        let text = |text: Option<&str>| text.map(str::to_owned);
        StepCause { name: Some(name.to_owned()), old: text(old), new: text(new), ..StepCause::of(code) }
    }

    #[test]
    fn files_are_named_with_their_lines() {
        let edited = |lines, n_more| StepCause {
            name: Some("app.py".to_owned()),
            lines,
            n_more,
            ..StepCause::of(CauseCode::FileEdited)
        };
        check(&edited(Some(((4, 5), (4, 5))), 0), "app.py changed: line 5");
        check(&edited(Some(((4, 5), (4, 7))), 1), "app.py changed: lines 5\u{2013}7, and one more change");
        check(&edited(Some(((4, 5), (4, 4))), 0), "app.py changed: old line 5 is gone");
        check(&edited(None, 2), "app.py changed, and 2 more changes");
        type Run = ((u32, u32), (u32, u32));
        let places = |runs: &[Run], n_more| StepCause {
            more_lines: runs[1..].iter().map(|run| run.1).collect(),
            ..edited(runs.first().copied(), n_more)
        };
        let (one, three, went) = (((4, 5), (4, 5)), ((8, 9), (8, 11)), ((20, 22), (20, 20)));
        check(&places(&[one, three], 1), "app.py changed: lines 5, 9\u{2013}11");
        check(&places(&[one, three, one], 3), "app.py changed: lines 5, 9\u{2013}11, 5, and one more change");
        check(
            &places(&[one, three, one, three, one], 4),
            "app.py changed: lines 5, 9\u{2013}11, 5 and 2 more places",
        );
        check(&places(&[one, went], 1), "app.py changed: line 5 and one more place");
        check(
            &places(&[went, three], 2),
            "app.py changed: lines 9\u{2013}11 and one more place, and one more change",
        );
        check(
            &places(&[went, went], 1),
            "app.py changed: old lines 21\u{2013}22 are gone and one more place",
        );
        check(&change(CauseCode::FileLetIn, "notes.txt", None, None), ".dockerignore now lets notes.txt in");
        check(
            &change(CauseCode::FileMode, "a.sh", Some("644"), Some("755")),
            "the file's mode changed: a.sh, 644 \u{2192} 755",
        );
    }

    #[test]
    fn the_ignore_file_in_force_is_named() {
        let (shared, own) = (Some(".dockerignore"), Some("Dockerfile.dockerignore"));
        let let_in = |old, new| change(CauseCode::FileLetIn, "a.txt", old, new);
        let left_out = |old, new| change(CauseCode::FileLeftOut, "a.txt", old, new);
        check(&let_in(shared, own), "Dockerfile.dockerignore now lets a.txt in");
        check(&let_in(own, shared), ".dockerignore now lets a.txt in");
        check(&let_in(own, None), "Dockerfile.dockerignore is gone, which lets a.txt in");
        check(&left_out(None, own), "Dockerfile.dockerignore now leaves a.txt out");
        check(&left_out(own, shared), ".dockerignore now leaves a.txt out");
        check(&left_out(None, None), ".dockerignore now leaves a.txt out");
    }

    #[test]
    fn values_are_told_before_and_after() {
        check(
            &change(CauseCode::Arg, "VERSION", Some("1"), Some("2")),
            "build argument VERSION changed: 1 \u{2192} 2",
        );
        check(&change(CauseCode::Env, "A", None, Some("x")), "variable A is set now: x");
        check(
            &change(CauseCode::Env, "A", Some(""), None),
            "variable A is not set any more; it was \u{201c}\u{201d}",
        );
        check(
            &change(CauseCode::Instruction, "", Some("RUN a"), Some("RUN b\nmore")),
            "this instruction changed: RUN a \u{2192} RUN b\u{2026}",
        );
        check(
            &change(CauseCode::User, "", None, Some("bob")),
            "the user changed: the image's own \u{2192} bob",
        );
    }

    #[test]
    fn the_same_name_can_mean_another_image() {
        let base = |old| change(CauseCode::Base, "", Some(old), Some("python:3.8-alpine"));
        check(
            &base("python:3.8-alpine"),
            "the base image changed: python:3.8-alpine now means another image",
        );
        check(&base("alpine"), "the base image changed: alpine \u{2192} python:3.8-alpine");
    }

    #[test]
    fn other_instructions_are_named_by_line() {
        let upstream = |instruction| StepCause { instruction, ..StepCause::of(CauseCode::Upstream) };
        check(&upstream(Some(1)), "runs again because line 2 runs again");
        check(&upstream(Some(9)), "runs again because a step before it runs again");
        let unknown = ExpectedStep::Unknown { why: UnknownWhy::Output { instruction: 3 } };
        assert_eq!(
            expected(Language::English, &unknown, false, &|line| Some(line + 1)),
            "depends on what line 4 writes"
        );
    }
}
