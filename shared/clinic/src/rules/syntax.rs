//! Python cannot read a file: an error of syntax or indentation, or syntax that a later Python brought (<https://docs.python.org/3/whatsnew/>).

use catalogue::clinic as words;
use dockerfile::Edit;
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;
use crate::mending::edits;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let begins = |line: &&str| {
        ["SyntaxError: ", "IndentationError: ", "TabError: "].iter().any(|error| line.starts_with(error))
    };
    let Some((at, error)) = evidence.last(|line| Some(line).filter(begins)) else {
        return of_types(evidence);
    };
    let frame = evidence.frames(at).last().copied()?;
    let file = shown(evidence, frame.path);
    let code = evidence.line(frame.at + 1).trim();
    if let Some(since) =
        brought_by(code).filter(|since| evidence.python().is_some_and(|minor| minor < *since))
    {
        return Some(newer(evidence, at, &file, since));
    }
    if error.starts_with("TabError") {
        let said = Diagnosis::new(at, words::syntax_tabs(frame.line, &file));
        return Some(said.hint(words::syntax_tabs_hint()).fix(spaces(evidence, &file)));
    }
    if error.starts_with("IndentationError") {
        let said = Diagnosis::new(at, words::syntax_indentation(frame.line, &file));
        return Some(said.hint(words::syntax_indentation_hint()));
    }
    if frame.is_of_library() {
        return None;
    }
    Some(Diagnosis::new(at, words::syntax(frame.line, &file)).hint(words::syntax_hint()))
}

/// Writes spaces for each tab of the indentation: as many as make blocks of the lines.
fn spaces(evidence: &Evidence<'_>, path: &str) -> Option<FileFix> {
    let text = evidence.text(path)?;
    let width = [4, 8, 2].into_iter().find(|width| makes_blocks(text, *width))?;
    let (mut found, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let tabs = line.bytes().enumerate().take_while(|(_, byte)| matches!(byte, b' ' | b'\t'));
        found.extend(tabs.filter(|(_, byte)| *byte == b'\t').map(|(at, _)| {
            let range = ByteRange::new(start + at, start + at + 1);
            Edit { range, text: " ".repeat(width) }
        }));
        start += line.len();
    }
    Some(edits(path, words::fix_spaces(path), found))
}

/// Returns whether each line is indented as one of the blocks around it, or more behind a colon, when a tab is so many columns wide.
fn makes_blocks(text: &str, width: usize) -> bool {
    let (mut blocks, mut opens) = (vec![0], false);
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let code = line.trim_start_matches([' ', '\t']);
        let indentation = line.bytes().take(line.len() - code.len());
        let column = indentation.map(|byte| if byte == b'\t' { width } else { 1 }).sum();
        if opens && blocks.last().is_some_and(|block| column > *block) {
            blocks.push(column);
        } else {
            blocks.retain(|block| *block <= column);
            if opens || blocks.last() != Some(&column) {
                return false;
            }
        }
        opens = code.trim_end().ends_with(':');
    }
    true
}

/// Types that are written as a later Python has them: `list[str]` of 3.9, `str | None` of 3.10.
fn of_types(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, since) = evidence.last(|line| {
        let is_union = line.starts_with("TypeError: unsupported operand type(s) for |: 'type'");
        let is_generic = line == "TypeError: 'type' object is not subscriptable";
        if is_union { Some(10) } else { is_generic.then_some(9) }
    })?;
    let frame = evidence.frames(at).last().copied()?;
    let is_older = evidence.python().is_some_and(|minor| minor < since);
    is_older.then(|| newer(evidence, at, &shown(evidence, frame.path), since))
}

fn newer(evidence: &Evidence<'_>, at: usize, file: &str, since: u8) -> Diagnosis {
    let has = evidence.python().unwrap_or_default();
    let message = words::syntax_newer(file, &format!("3.{since}"), &format!("3.{has}"));
    Diagnosis::new(at, message).hint(words::syntax_newer_hint(&format!("python:3.{since}")))
}

/// Returns the number behind the point of the Python 3 that brought the syntax of a line.
fn brought_by(code: &str) -> Option<u8> {
    let is_match =
        |word: &str| code.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')) && code.ends_with(':');
    if is_match("match") || is_match("case") {
        Some(10)
    } else if code.starts_with("except*") || code.starts_with("except *") {
        Some(11)
    } else if code.starts_with("type ") && code.contains(" = ") {
        Some(12)
    } else if code.contains(":=") {
        Some(8)
    } else {
        None
    }
}

/// Returns the path as the workspace has it, or else as the image does.
fn shown(evidence: &Evidence<'_>, path: &str) -> String {
    evidence.source(path).unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.8-slim\nWORKDIR /srv\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]\n";

    #[track_caller]
    fn check(code: &str, error: &str, expected: &str) {
        let log = format!("  File \"/srv/app.py\", line 3\n    {code}\n          ^\n{error}");
        says(&ended(1, SOURCE, &[("app.py", "")], &log), &format!("Syntax | {error} | {expected}"));
    }

    #[test]
    fn file_and_line_are_named() {
        check("def f(:", "SyntaxError: invalid syntax", "Python cannot read line 3 of app.py.");
        check(
            "x = 1",
            "IndentationError: unexpected indent",
            "The indentation of line 3 of app.py does not fit the lines around it.",
        );
        check(
            "\tx = 1",
            "TabError: inconsistent use of tabs and spaces in indentation",
            "Line 3 of app.py is indented with tabs, and the lines around it with spaces, or the other way round.",
        );
    }

    #[test]
    fn syntax_of_a_later_python_is_named() {
        let newer = |since: &str| {
            format!("app.py is written for Python {since} or later, and the image has Python 3.8.")
        };
        check("match x:", "SyntaxError: invalid syntax", &newer("3.10"));
        let log = "Traceback (most recent call last):\n  File \"/srv/app.py\", line 3, in <module>\n    def f(x: str | None): ...\nTypeError: unsupported operand type(s) for |: 'type' and 'NoneType'";
        let case = ended(1, SOURCE, &[("app.py", "")], log);
        says(&case, &format!("Syntax | {} | {}", log.lines().last().unwrap(), newer("3.10")));
        finds(&ended(1, &SOURCE.replace("3.8", "3.12"), &[("app.py", "")], log), "");
    }

    #[test]
    fn tabs_become_as_many_spaces_as_make_blocks() {
        let source = "FROM python:3.12-slim\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n";
        let log =
            "  File \"/app.py\", line 3\n    x\nTabError: inconsistent use of tabs and spaces in indentation";
        for (app, width) in [
            ("if a:\n    x = \"\t\"\n\tx = 2\n", 4),
            ("if a:\n        x = 1\n\tx = 2\n", 8),
            ("def a():\n    if b:\n\treturn 1\n", 8),
        ] {
            let mended = app.replace("\n\t", &format!("\n{}", " ".repeat(width)));
            mends(&ended(1, source, &[("app.py", app)], log), "app.py", &mended);
        }
        mends(&ended(1, source, &[("app.py", "if a:\n   x = 1\n\tx = 2\n")], log), "", "");
    }
}
