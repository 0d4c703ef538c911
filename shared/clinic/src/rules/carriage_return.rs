//! A script was saved with the line ends of Windows: the kernel looks for the interpreter `/bin/sh\r` (`execve(2)`, "Interpreter scripts").

use catalogue::clinic as words;
use dockerfile::Edit;
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;
use crate::mending::edits;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let names_it = |line: &str| {
        let is_visible = ["\\r'", "\\r’", "^M: bad interpreter", "\r': No such", "\r’: No such"];
        is_visible.iter().any(|text| line.contains(text))
            || line.contains("\r: not found")
            || line.contains("set: illegal option -\r")
    };
    let is_named = evidence.last(|line| names_it(line).then_some(()));
    if let Some((at, ())) = is_named {
        let file = started(evidence, |_| true).or_else(|| mentioned(evidence, evidence.line(at)));
        return Some(match file {
            Some((path, text)) => said(at, path).fix(mend(path, text)),
            None => {
                Diagnosis::new(at, words::carriage_return_somewhere()).hint(words::carriage_return_hint())
            }
        });
    }
    let at = evidence.last_with(&["no such file or directory", "No such file or directory"])?;
    let line = evidence.line(at);
    let is_start = line.contains("exec ") || line.contains("exec: ") || line.contains("sh: ");
    let (path, text) = started(evidence, |first| first.starts_with("#!") && first.ends_with('\r'))
        .filter(|(path, _)| is_start && line.contains(path.rsplit('/').next().unwrap_or(path)))?;
    Some(said(at, path).fix(mend(path, text)))
}

fn said(at: usize, path: &str) -> Diagnosis {
    Diagnosis::new(at, words::carriage_return(path)).hint(words::carriage_return_hint())
}

/// Returns the script that the container starts, where its lines end as on Windows and its first line is such a one.
fn started<'e>(evidence: &'e Evidence<'_>, is_it: impl Fn(&str) -> bool) -> Option<(&'e str, &'e str)> {
    evidence.starts().iter().find_map(|start| {
        let path = evidence.source(&start.script_path()?)?;
        let text = evidence.text(path)?;
        (text.contains("\r\n") && is_it(text.split('\n').next()?)).then_some((path, text))
    })
}

/// Returns the file with such lines that a line of the log names.
fn mentioned<'e>(evidence: &'e Evidence<'_>, line: &str) -> Option<(&'e str, &'e str)> {
    let files = evidence.case.files.iter().map(|file| (file.path.as_str(), file.text.as_str()));
    files
        .into_iter()
        .find(|(path, text)| text.contains("\r\n") && line.contains(path.rsplit('/').next().unwrap_or(path)))
}

/// Writes the line ends of Linux. An editor that keeps no carriage returns sees a line end in place of each line end.
fn mend(path: &str, text: &str) -> FileFix {
    let ends = text.match_indices("\r\n");
    let removed = ends.map(|(at, _)| Edit { range: ByteRange::new(at, at + 2), text: "\n".to_owned() });
    edits(path, words::fix_line_ends(path), removed.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.13-slim\nCOPY run.sh /\nENTRYPOINT [\"/run.sh\"]\n";
    const SCRIPT: (&str, &str) = ("run.sh", "#!/bin/sh\r\nexec python\r\n");

    #[test]
    fn a_script_of_windows_is_named_and_mended() {
        let case = ended(255, SOURCE, &[SCRIPT], "exec /run.sh: no such file or directory");
        says(
            &case,
            "CarriageReturn | exec /run.sh: no such file or directory | The lines of run.sh end as on Windows (CRLF). The container therefore looks for a program whose name ends with an invisible character.",
        );
        mends(&case, "run.sh", "#!/bin/sh\nexec python\n");
        let python = ("run.sh", "#!/usr/bin/env python3\r\nprint()\r\n");
        finds(
            &ended(127, SOURCE, &[python], "env: ‘python3\\r’: No such file or directory"),
            "CarriageReturn",
        );
        finds(&ended(127, SOURCE, &[SCRIPT], "/run.sh: line 2: $'\\r': command not found"), "CarriageReturn");
    }

    #[test]
    fn other_files_that_are_missing_are_no_matter_of_line_ends() {
        let log = "exec /run.sh: no such file or directory";
        let unix = ("run.sh", "#!/opt/x\nexec python\n");
        finds(&ended(255, SOURCE, &[unix], log), "FileMissing");
        let log = "FileNotFoundError: [Errno 2] No such file or directory: 'run.txt'";
        finds(&ended(1, SOURCE, &[SCRIPT], log), "");
    }
}
