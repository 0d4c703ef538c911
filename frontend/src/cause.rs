//! Which lines of a failed step's output tell why it failed.

use crate::ansi;

/// What to show of a failed step: `cause` lines are marked, those before `shown` and after it are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cause {
    /// Places in the step's lines that are shown.
    pub(crate) shown: std::ops::Range<usize>,
    /// Places that name the cause.
    pub(crate) lines: Vec<usize>,
}

/// Finds the cause in the lines of a failed step, in their order.
///
/// Programs begin such lines with a word for it; where none does, the last lines are shown.
pub(crate) fn find<'a>(lines: impl ExactSizeIterator<Item = &'a str>) -> Cause {
    let n_lines = lines.len();
    let mut found: Vec<usize> =
        lines.enumerate().filter(|(_, line)| names_a_cause(&ansi::plain(line))).map(|(at, _)| at).collect();
    let first_kept = found.len().saturating_sub(MOST_LINES);
    found.drain(..first_kept);
    let shown = match (found.first(), found.last()) {
        // A traceback's last line says what went wrong; its frames stand above and below.
        (Some(first), Some(last)) => *first..(*last + 1),
        _ => n_lines.saturating_sub(LAST_LINES)..n_lines,
    };
    Cause { shown, lines: found }
}

fn names_a_cause(line: &str) -> bool {
    let line = line.trim_start();
    let begins = BEGINNINGS.iter().any(|beginning| {
        line.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    });
    begins || INSIDE.iter().any(|inside| line.contains(inside)) || is_exception(line)
}

/// Returns whether a line looks like the last one of a Python traceback: `ModuleNotFoundError: No module named 'x'`.
fn is_exception(line: &str) -> bool {
    let Some((name, _)) = line.split_once(": ") else { return false };
    let is_name = name.chars().all(|character| character.is_alphanumeric() || matches!(character, '.' | '_'));
    is_name && (name.ends_with("Error") || name.ends_with("Exception"))
}

const BEGINNINGS: [&str; 8] =
    ["error:", "error ", "fatal:", "fatal error", "e: ", "npm err!", "npm error", "panic:"];
const INSIDE: [&str; 6] = [
    ": not found",
    ": No such file or directory",
    ": Permission denied",
    ": error: ",
    " ERROR: ",
    "cannot stat",
];
/// Most lines that are marked; of more the last ones are.
const MOST_LINES: usize = 12;
/// Lines that are shown where none names the cause.
const LAST_LINES: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines: Vec<&str> = text.lines().collect();
        let cause = find(lines.iter().copied());
        let found: Vec<&str> = cause.lines.iter().map(|at| lines[*at]).collect();
        assert_eq!(found, expected);
        assert!(cause.lines.iter().all(|at| cause.shown.contains(at)));
        assert!(cause.shown.end <= lines.len());
    }

    #[test]
    fn a_package_that_pip_does_not_find() {
        check(
            "Collecting flsak\nERROR: Could not find a version\nERROR: No matching distribution\n[notice] pip 25 is there\n",
            &["ERROR: Could not find a version", "ERROR: No matching distribution"],
        );
    }

    #[test]
    fn colours_do_not_hide_it() {
        check("\u{1b}[31mERROR: red\u{1b}[0m\nmore\n", &["\u{1b}[31mERROR: red\u{1b}[0m"]);
    }

    #[test]
    fn shells_compilers_and_tracebacks() {
        check("/bin/sh: pyp: not found\n", &["/bin/sh: pyp: not found"]);
        check("a.c:1:2: error: expected ;\n", &["a.c:1:2: error: expected ;"]);
        check(
            "Traceback\n  File\nModuleNotFoundError: No module named 'x'\n",
            &["ModuleNotFoundError: No module named 'x'"],
        );
    }

    #[test]
    fn without_a_word_for_it_the_last_lines_are_shown() {
        check("one\ntwo\n", &[]);
        let text: String = (0..20).map(|number| format!("{number}\n")).collect();
        check(&text, &[]);
        check("", &[]);
    }
}
