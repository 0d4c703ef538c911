//! Python cannot read a file: an error of syntax or indentation, or syntax that a later Python brought (<https://docs.python.org/3/whatsnew/>).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

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
        return Some(said.hint(words::syntax_tabs_hint()));
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
}
