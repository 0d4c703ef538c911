//! Why a step runs again, is reused, or cannot be told: one short sentence, to stand beside the word.
//!
//! The same sentences say what was predicted of a build that is over. Instructions are named by their lines, which the caller knows.

mod difference;

use catalogue::{Argument, Message, cause as words};
use prediction::{Cause, Expected, FileChange, LineChange, UnknownReason, Variable, VariableKind};

use self::difference::{change, shown};

/// Where the instruction of an index stands: its one-based line.
pub type LineOf<'a> = &'a dyn Fn(u32) -> Option<u32>;

/// Words what is expected of a step and why; empty where there is nothing to say. `is_base` says that it begins a stage.
#[must_use]
pub fn expected(step: &Expected, is_base: bool, line_of: LineOf<'_>) -> Message {
    match step {
        Expected::NoLayer => Message::default(),
        Expected::NotReached => words::stage_not_needed(),
        Expected::Reuse { build: 0 } if is_base => words::base_is_here(),
        Expected::Reuse { build: 0 } => words::built_by_others(),
        Expected::Reuse { build } if is_base => words::same_base(*build),
        Expected::Reuse { build } => words::nothing_changed(*build),
        Expected::Run { cause } => self::cause(cause, line_of),
        Expected::Unknown { why } => unknown(why, line_of),
    }
}

/// Words why a step runs.
#[must_use]
pub fn cause(cause: &Cause, line_of: LineOf<'_>) -> Message {
    match cause {
        Cause::NoCache => words::no_cache(),
        Cause::NeverBuilt => words::never_built(),
        Cause::Instruction { old, new } => words::instruction(change(old, new)),
        Cause::Base { old, new } if old == new => words::base_means_another(new),
        Cause::Base { old, new } => words::base(change(old, new)),
        Cause::File { path, change, n_more } => match (file(path, change), n_more) {
            (said, 0) => said,
            (said, n_more) => words::and_files(said, *n_more),
        },
        Cause::Content => words::content(),
        Cause::Variable(variable) => value(variable),
        Cause::Workdir { old, new } => words::workdir(change(old, new)),
        Cause::User { old: Some(old), new: Some(new) } => words::user(change(old, new)),
        Cause::User { old, new } => words::user(words::change(user(old.as_ref()), user(new.as_ref()))),
        Cause::Shell { old, new } => words::shell(shell(old, new)),
        Cause::Network { old, new } => words::network(change(old, new)),
        Cause::Platform { old, new } => words::platform(change(old, new)),
        Cause::Upstream { instruction } => {
            line_of(*instruction).map_or_else(words::step_before_runs, words::line_runs)
        }
        Cause::Moved { onto } => onto.and_then(line_of).map_or_else(words::moved, words::moved_onto_line),
        Cause::MissingFile { path } => words::missing_file(path),
    }
}

/// Words one place of a file, for the name of the way there.
#[must_use]
pub fn place(path: &str, line: Option<u32>) -> Message {
    match line {
        Some(line) => words::go_to_line(line, path),
        None => words::go_to(path),
    }
}

fn unknown(why: &UnknownReason, line_of: LineOf<'_>) -> Message {
    match why {
        UnknownReason::Remote { source } => words::remote(source),
        UnknownReason::Output { instruction } => {
            line_of(*instruction).map_or_else(words::output_of_step, words::output_of_line)
        }
        UnknownReason::Image { instruction } => {
            line_of(*instruction).map_or_else(words::image_of_step, words::image_of_line)
        }
        UnknownReason::Dropped => words::dropped(),
        UnknownReason::Nothing => words::unknown(),
    }
}

fn file(path: &str, change: &FileChange) -> Message {
    match change {
        FileChange::Edited { lines, n_more } => edited(path, lines, *n_more),
        FileChange::Added => words::added(path),
        FileChange::Removed => words::removed(path),
        FileChange::Renamed { from } => words::renamed(from, path),
        FileChange::Mode { old, new } => {
            words::mode(self::change(&format!("{old:o}"), &format!("{new:o}")), path)
        }
        FileChange::Link { old: Some(old), new: Some(new) } => words::link(self::change(old, new), path),
        FileChange::Link { old, new } => {
            let target = |text: &Option<String>| text.as_deref().map_or_else(words::no_link, shown);
            words::link(words::change(target(old), target(new)), path)
        }
        FileChange::LetIn { old: Some(old), new: None } => words::ignore_file_gone(old, path),
        FileChange::LetIn { new, .. } => words::let_in(new.as_deref().unwrap_or(IGNORE_FILE), path),
        FileChange::LeftOut { new, .. } => words::left_out(new.as_deref().unwrap_or(IGNORE_FILE), path),
        FileChange::Selected => words::selected(path),
    }
}

/// `app.py changed: line 5`, `app.py changed: lines 5, 9\u{2013}12 and 3 more places`; lines that only went are told by the place that they left.
fn edited(path: &str, lines: &[LineChange], n_more: u32) -> Message {
    let Some(first) = lines.first() else { return words::file_changed(path) };
    let new = lines.iter().map(|change| change.new).filter(|(first, end)| first < end);
    let told: Vec<(u32, u32)> = new.take(MOST_RUNS).collect();
    let said = match *told.as_slice() {
        [] if is_one_line(first.old) => words::line_gone(first.old.1, path),
        [] => words::lines_gone(span(first.old), path),
        [run] if is_one_line(run) => words::line_changed(run.1, path),
        _ => words::lines_changed(told.iter().map(|run| place_of(*run)).collect(), path),
    };
    let n_told = told.len().max(1);
    match u32::try_from(lines.len() - n_told).unwrap_or(u32::MAX).saturating_add(n_more) {
        0 => said,
        n_untold => words::and_places(said, n_untold),
    }
}

fn is_one_line((first, end): (u32, u32)) -> bool {
    end.saturating_sub(first) == 1
}

/// `5`, `9\u{2013}12`.
fn place_of(run: (u32, u32)) -> Argument {
    if is_one_line(run) { Argument::Number(run.1.into()) } else { span(run).into() }
}

fn span((first, end): (u32, u32)) -> Message {
    words::lines(first + 1, end)
}

fn value(Variable { name, kind, old, new }: &Variable) -> Message {
    let old_and_new = (old.as_deref(), new.as_deref());
    match kind {
        VariableKind::Arg => match old_and_new {
            (None, Some(new)) => words::argument_set(shown(new), name),
            (Some(old), None) => words::argument_unset(shown(old), name),
            (Some(old), Some(new)) => words::argument_changed(change(old, new), name),
            (None, None) => words::argument(name),
        },
        VariableKind::Env => match old_and_new {
            (None, Some(new)) => words::variable_set(shown(new), name),
            (Some(old), None) => words::variable_unset(shown(old), name),
            (Some(old), Some(new)) => words::variable_changed(change(old, new), name),
            (None, None) => words::variable(name),
        },
    }
}

/// Words both shells by their words; as JSON where they are the same words, cut elsewhere.
fn shell(old: &[String], new: &[String]) -> Message {
    let (old_words, new_words) = (old.join(" "), new.join(" "));
    if old_words == new_words {
        return change(&format!("{old:?}"), &format!("{new:?}"));
    }
    change(&old_words, &new_words)
}

fn user(user: Option<&String>) -> Message {
    user.map_or_else(words::own_user, |user| shown(user))
}

/// Most runs of lines that a sentence names.
const MOST_RUNS: usize = 3;
/// What is meant where no ignore file is named.
const IGNORE_FILE: &str = ".dockerignore";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::english;

    fn check(cause: &Cause, expected: &str) {
        let line_of = |instruction: u32| (instruction < 9).then_some(instruction + 1);
        assert_eq!(english(&super::cause(cause, &line_of)), expected);
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
    fn a_blank_is_seen_in_every_cause_that_tells_an_old_and_a_new_text() {
        let (old, new) = ("a b".to_owned(), "a  b".to_owned());
        let both = "only blanks differ: a\u{2423}b \u{2192} a\u{2423}\u{2423}b";
        let some = || (Some(old.clone()), Some(new.clone()));
        for (cause, sentence) in [
            (Cause::Instruction { old: old.clone(), new: new.clone() }, "this instruction changed"),
            (Cause::Workdir { old: old.clone(), new: new.clone() }, "the working directory changed"),
            (Cause::User { old: some().0, new: some().1 }, "the user changed"),
            (Cause::Shell { old: vec![old.clone()], new: vec![new.clone()] }, "the shell changed"),
            (
                Cause::Variable(Variable {
                    name: "A".to_owned(),
                    kind: VariableKind::Env,
                    old: some().0,
                    new: some().1,
                }),
                "variable A changed",
            ),
        ] {
            check(&cause, &format!("{sentence}: {both}"));
        }
        let link = FileChange::Link { old: some().0, new: some().1 };
        check_file("l", link, 0, &format!("the link l changed: {both}"));
        let shell = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        check(
            &Cause::Shell { old: shell(&["sh -c"]), new: shell(&["sh", "-c"]) },
            "the shell changed: [\"sh -c\"] \u{2192} [\"sh\", \"-c\"]",
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
            english(&expected(&unknown, false, &|line| Some(line + 1))),
            "depends on what line 4 writes"
        );
    }
}
