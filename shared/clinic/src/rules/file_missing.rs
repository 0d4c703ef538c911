//! The container starts a file that is not there: Python's `can't open file`, or the engine's `no such file or directory`. The same is known before
//! the start by the rule `StartedFileMissing` of `dockerfile`, which has the fix.

use catalogue::clinic as words;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::{Evidence, System, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, path) = evidence.last(missing)?;
    if let Some(found) = interpreter(evidence, at, path) {
        return Some(found);
    }
    if !evidence.is_build() && evidence.case.command.is_empty() {
        let problems = dockerfile::lint(evidence.analysis);
        if let Some(problem) = problems.into_iter().find(|problem| problem.code == "StartedFileMissing") {
            let of_dockerfile = |fix| FileFix::of(evidence.dockerfile(), fix);
            let fixes = problem.fixes.into_iter().map(of_dockerfile).collect();
            let message = words::file_missing(path);
            return Some(Diagnosis {
                fixes,
                ..Diagnosis::new(at, message).hint(words::file_missing_said(problem.message))
            });
        }
    }
    Some(Diagnosis::new(at, words::file_missing(path)).hint(words::file_missing_hint()))
}

/// Returns the file that is not there.
fn missing(line: &str) -> Option<&str> {
    if let Some(path) = between(line, "can't open file '", "': [Errno 2]") {
        return Some(path);
    }
    let of_init = between(line, "] exec ", " failed: No such file or directory");
    if let Some(path) = of_init.filter(|path| path.contains('/') && !path.contains(' ')) {
        return Some(path);
    }
    let line = line.strip_suffix(": unknown").unwrap_or(line);
    let before = line.strip_suffix(": no such file or directory")?;
    let of_engine = between(before, "exec: \"", "\": stat ");
    of_engine.or_else(|| before.strip_prefix("exec ")).filter(|path| !path.contains(' '))
}

/// The file is there, and the program that its first line names is not.
fn interpreter(evidence: &Evidence<'_>, at: usize, path: &str) -> Option<Diagnosis> {
    let source = evidence.source(path)?;
    let line = evidence.text(source)?.strip_prefix("#!")?.lines().next()?;
    let program = line.split_whitespace().next()?;
    let said = Diagnosis::new(at, words::file_missing_interpreter(source, program));
    let is_bash = program.ends_with("/bash") && evidence.system() == Some(System::Alpine);
    Some(said.hint(is_bash.then(words::file_missing_bash)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn a_file_that_was_not_copied_is_copied() {
        let source = "FROM python:3.12-slim\nWORKDIR /srv\nCMD [\"python\", \"app.py\"]\n";
        let log = "python: can't open file '/srv/app.py': [Errno 2] No such file or directory";
        let case = ended(2, source, &[("app.py", "")], log);
        says(
            &case,
            &format!(
                "FileMissing | {log} | The container starts /srv/app.py, and there is no such file in the image."
            ),
        );
        mends(
            &case,
            "Dockerfile",
            "FROM python:3.12-slim\nWORKDIR /srv\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]\n",
        );
    }

    #[test]
    fn the_program_of_the_first_line_is_named() {
        let source = "FROM python:3.12-alpine\nCOPY run.sh /\nCMD [\"/run.sh\"]\n";
        let log = "exec /run.sh: no such file or directory";
        let case = ended(127, source, &[("run.sh", "#!/bin/bash\nls\n")], log);
        says(
            &case,
            &format!(
                "FileMissing | {log} | The first line of run.sh names the program /bin/bash, and the image has no such program."
            ),
        );
        let log = "exec: \"./run.sh\": stat ./run.sh: no such file or directory: unknown";
        finds(&ended(127, "FROM python:3.12\nCMD [\"./run.sh\"]\n", &[], log), "FileMissing");
    }

    #[test]
    fn a_file_that_the_app_opens_is_another_matter() {
        let log = "FileNotFoundError: [Errno 2] No such file or directory: 'data.csv'";
        finds(&ended(1, "FROM python:3.12\nCMD python a.py\n", &[], log), "");
    }

    #[test]
    fn the_first_process_of_a_container_names_the_file() {
        let source = "FROM python:3.12-slim\nCMD [\"/srv/gone.sh\"]\n";
        let log = "[FATAL tini (6)] exec /srv/gone.sh failed: No such file or directory";
        finds(&ended(127, source, &[], log), "FileMissing");
    }
}
