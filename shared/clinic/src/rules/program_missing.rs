//! A program is not found: exit code 127 of a shell, or `executable file not found in $PATH` of the engine
//! (<https://docs.docker.com/engine/containers/run/#exit-status>).

use catalogue::clinic as words;
use python::conflicts::package_of_program;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, System, not_found};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, program) = evidence.last(not_found)?;
    if evidence.exit_code().is_some_and(|code| code != 127)
        && !evidence.line(at).contains("executable file not found")
    {
        return None;
    }
    if let Some(package) = package_of_program(program) {
        if evidence.requires(package) {
            let said = Diagnosis::new(at, words::program_missing_not_there(package, program));
            return Some(said.hint(words::program_missing_not_there_hint()));
        }
        let said = Diagnosis::new(at, words::program_missing_package(package, program));
        let hint = match evidence.list() {
            Some(list) => words::program_missing_list(package, list),
            None => words::program_missing_run(package),
        };
        return Some(said.hint(hint).fix(evidence.require(package).filter(|_| !evidence.is_build())));
    }
    if evidence.named(program).is_some() && !evidence.is_build() {
        let said = Diagnosis::new(at, words::program_missing_path(program));
        return Some(said.hint(words::program_missing_path_hint(program)));
    }
    let said = Diagnosis::new(at, words::program_missing(program));
    let package = PACKAGES.iter().find(|(name, ..)| *name == program);
    let line = package.and_then(|(_, debian, alpine)| evidence.system_install(debian, alpine));
    let Some(line) = line else { return Some(said.hint(words::program_missing_hint())) };
    let hint = match (program, evidence.system()) {
        ("bash", Some(System::Alpine)) => words::program_missing_bash(),
        _ => words::program_missing_system(&line),
    };
    Some(said.hint(hint).fix(evidence.failed().and_then(|failed| evidence.insert_above(failed, &line))))
}

/// Programs that slim images lack, and the packages of Debian and Alpine that bring them.
const PACKAGES: &[(&str, &str, &str)] = &[
    ("bash", "bash", "bash"),
    ("curl", "curl ca-certificates", "curl"),
    ("gcc", "gcc libc6-dev", "gcc musl-dev"),
    ("git", "git ca-certificates", "git"),
    ("make", "make", "make"),
    ("nano", "nano", "nano"),
    ("node", "nodejs", "nodejs"),
    ("npm", "npm", "npm"),
    ("ping", "iputils-ping", "iputils"),
    ("ps", "procps", "procps"),
    ("sudo", "sudo", "sudo"),
    ("unzip", "unzip", "unzip"),
    ("vim", "vim", "vim"),
    ("wget", "wget ca-certificates", "wget"),
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD gunicorn app:app\n";

    #[test]
    fn a_program_of_a_package_is_installed() {
        let log = "/bin/sh: 1: gunicorn: not found";
        let case = ended(127, SOURCE, &[("requirements.txt", "flask==3.0.3\n")], log);
        says(
            &case,
            &format!(
                "ProgramMissing | {log} | Nothing installs gunicorn, so that the image has no program gunicorn."
            ),
        );
        mends(&case, "requirements.txt", "flask==3.0.3\ngunicorn\n");
        let case = ended(127, SOURCE, &[("requirements.txt", "gunicorn\n")], log);
        says(
            &case,
            &format!(
                "ProgramMissing | {log} | gunicorn is named in the files, and the container does not find its program gunicorn."
            ),
        );
        mends(&case, "", "");
    }

    #[test]
    fn a_program_of_the_system_is_installed_above_the_step_that_needs_it() {
        let source = "FROM alpine:3\nRUN curl -O x\n";
        let case = failed(127, source, &[], "/bin/sh: curl: not found");
        mends(&case, "Dockerfile", "FROM alpine:3\nRUN apk add --no-cache curl\nRUN curl -O x\n");
        finds(&failed(127, source, &[], "/bin/sh: xyz: not found"), "ProgramMissing");
    }

    #[test]
    fn a_file_of_the_workspace_needs_its_path() {
        let source = "FROM python:3.12-slim\nCOPY run.sh .\nCMD [\"run.sh\"]\n";
        let log = "exec: \"run.sh\": executable file not found in $PATH: unknown";
        says(
            &ended(127, source, &[("run.sh", "#!/bin/sh\n")], log),
            &format!(
                "ProgramMissing | {log} | run.sh is a file of yours, and a name without a path is looked for among the programs of the image only."
            ),
        );
        finds(&ended(1, source, &[], "/bin/sh: 1: x: not found"), "");
    }
}
