//! The system's package manager does not know a package: the lists were not fetched (<https://docs.docker.com/build/building/best-practices/#apt-get>),
//! or the package has another name there.

use catalogue::clinic as words;
use dockerfile::shell::{ShellCommand, scripts};
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::{Evidence, between};
use crate::mending::replace;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    if let Some((at, package)) = evidence.last(|line| line.trim_start().strip_suffix(" (no such package):")) {
        let said = Diagnosis::new(at, words::system_package_missing_alpine(package));
        return Some(said.hint(words::system_package_missing_alpine_hint()));
    }
    let (at, package) = evidence.last(|line| {
        let of_locate = line.strip_prefix("E: Unable to locate package ");
        of_locate.or_else(|| between(line, "E: Package '", "' has no installation candidate"))
    })?;
    if let Some(fix) = update_before(evidence) {
        let said = Diagnosis::new(at, words::system_package_missing_lists());
        return Some(said.hint(words::system_package_missing_lists_hint()).fix(fix));
    }
    let said = Diagnosis::new(at, words::system_package_missing_debian(package));
    Some(said.hint(words::system_package_missing_debian_hint()))
}

/// Fetches the lists before the installation, where no step of the stage does.
fn update_before(evidence: &Evidence<'_>) -> Option<FileFix> {
    let failed = evidence.failed()?;
    let scripts = scripts(evidence.analysis.file);
    let mut above = scripts.iter().filter(|script| script.index <= failed);
    if above.any(|script| script.commands.iter().any(|command| is_apt(command, "update"))) {
        return None;
    }
    let start = AptInstall::of(evidence)?.start;
    let range = ByteRange { start, end: start };
    Some(replace(evidence.dockerfile(), words::fix_apt_update(), range, "apt-get update && "))
}

/// Where the failed step installs packages by apt.
pub(super) struct AptInstall {
    /// Where the command begins.
    pub(super) start: u32,
    /// Where the word `install` ends.
    pub(super) verb_end: u32,
    /// Whether the step fetches the lists itself.
    pub(super) updates: bool,
}

impl AptInstall {
    pub(super) fn of(evidence: &Evidence<'_>) -> Option<Self> {
        let (file, failed) = (evidence.analysis.file, evidence.failed()?);
        let scripts = scripts(file);
        let script = scripts.iter().find(|script| script.index == failed && !script.instruction.is_json)?;
        let command = script.commands.iter().find(|command| is_apt(command, "install"))?;
        let first = command.assignments.first().or(command.words.first())?;
        let verb = command.words.iter().find(|word| word.value == "install")?;
        Some(Self {
            start: script.place(file, first.range).start,
            verb_end: script.place(file, verb.range).end,
            updates: script.commands.iter().any(|command| is_apt(command, "update")),
        })
    }
}

fn is_apt(command: &ShellCommand<'_>, verb: &str) -> bool {
    command.is("apt-get", verb) || command.is("apt", verb)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_lists_are_fetched_first() {
        let source = "FROM python:3.12-slim\nRUN apt-get install -y curl\n";
        let case = failed(100, source, &[], "E: Unable to locate package curl");
        says(
            &case,
            "SystemPackageMissing | E: Unable to locate package curl | apt-get knows no packages, because the image comes without the lists of packages.",
        );
        mends(&case, "Dockerfile", "FROM python:3.12-slim\nRUN apt-get update && apt-get install -y curl\n");
    }

    #[test]
    fn a_name_that_the_system_does_not_have_is_named() {
        let source = "FROM python:3.12-slim\nRUN apt-get update && apt-get install -y crul\n";
        let case = failed(100, source, &[], "E: Unable to locate package crul");
        says(
            &case,
            "SystemPackageMissing | E: Unable to locate package crul | The Debian of this image has no package that is called crul.",
        );
        mends(&case, "", "");
        let log = "ERROR: unable to select packages:\n  python3-dev-x (no such package):\n    required by: world[python3-dev-x]";
        finds(&failed(1, "FROM alpine:3\nRUN apk add python3-dev-x\n", &[], log), "SystemPackageMissing");
    }
}
