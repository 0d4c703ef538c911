//! The kernel cannot run a file: a script without `#!` at its very beginning, or a program for another processor (`execve(2)`, ENOEXEC).

use catalogue::clinic as words;
use text::ByteRange;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};
use crate::mending::replace;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let at = evidence.last_with(&["exec format error", "Exec format error"])?;
    let script = evidence.starts().iter().find_map(|start| {
        let path = evidence.source(&start.script_path()?)?.to_owned();
        let text = evidence.text(&path)?;
        evidence.line(at).contains(path.rsplit('/').next()?).then_some((path, text))
    });
    // Python names the program that it was to start: `OSError: [Errno 8] Exec format error: './begin.sh'`.
    let named = || {
        let path = evidence.named(between(evidence.line(at), "'", "'")?.rsplit('/').next()?)?;
        Some((path.to_owned(), evidence.text(path)?))
    };
    let Some((path, text)) = script.or_else(named).filter(|(_, text)| !text.starts_with("#!")) else {
        return Some(Diagnosis::new(at, words::exec_format()).hint(words::exec_format_hint()));
    };
    let before = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
    let range = ByteRange::new(0, before);
    if text.get(before..).is_some_and(|rest| rest.starts_with("#!")) {
        let fix = replace(&path, words::fix_remove_before_first_line(&path), range, "");
        return Some(Diagnosis::new(at, words::exec_format_before_first_line(&path)).fix(fix));
    }
    let first = match path.rsplit('.').next() {
        Some("sh") => Some("#!/bin/sh\n"),
        Some("py") => Some("#!/usr/bin/env python3\n"),
        _ => None,
    };
    let fix = first.map(|line| {
        replace(&path, words::fix_first_line(&path, line.trim_end()), ByteRange::new(0, 0), line)
    });
    let said = Diagnosis::new(at, words::exec_format_no_first_line(&path));
    Some(said.hint(words::exec_format_no_first_line_hint()).fix(fix))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.13-slim\nCOPY run.sh /\nENTRYPOINT [\"/run.sh\"]\n";
    const LOG: &str = "exec /run.sh: exec format error";

    #[test]
    fn a_script_without_its_first_line_gets_one() {
        let case = ended(255, SOURCE, &[("run.sh", "python app.py\n")], LOG);
        says(
            &case,
            "ExecFormat | exec /run.sh: exec format error | The first line of run.sh does not say which program runs the script.",
        );
        mends(&case, "run.sh", "#!/bin/sh\npython app.py\n");
    }

    #[test]
    fn what_stands_before_the_first_line_goes() {
        for before in ["\u{feff}", "\n", " "] {
            let case = ended(255, SOURCE, &[("run.sh", &format!("{before}#!/bin/sh\nls\n"))], LOG);
            mends(&case, "run.sh", "#!/bin/sh\nls\n");
        }
    }

    #[test]
    fn a_program_for_another_processor_is_named_as_such() {
        let case = ended(255, SOURCE, &[("run.sh", "#!/bin/sh\n./x\n")], "/run.sh: ./x: Exec format error");
        finds(&case, "ExecFormat");
        mends(&case, "", "");
    }

    #[test]
    fn a_script_that_the_app_starts_is_mended_too() {
        let source = "FROM python:3.12-slim\nCOPY . /srv/\nCMD [\"python\", \"/srv/app.py\"]\n";
        let log = "OSError: [Errno 8] Exec format error: './begin.sh'";
        let case = ended(1, source, &[("app.py", ""), ("begin.sh", "ls\n")], log);
        mends(&case, "begin.sh", "#!/bin/sh\nls\n");
    }
}
