//! apt cannot fetch from its server: the release is no longer served, or the lists are older than the packages
//! (<https://docs.docker.com/build/building/best-practices/#apt-get>).

use catalogue::clinic as words;

use text::ByteRange;

use super::system_package_missing::AptInstall;
use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::{Evidence, between};
use crate::mending::replace;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let gone = evidence.lines.iter().enumerate().find_map(|(at, line)| Some((at, release(line)?)));
    if let Some((at, release)) = gone {
        let said = Diagnosis::new(at, words::apt_stopped(release));
        return Some(said.hint(words::apt_stopped_hint()));
    }
    if let Some(at) = evidence.last_with(&["Do you want to continue? [Y/n] Abort."]) {
        let said = Diagnosis::new(at, words::apt_stopped_asks()).hint(words::apt_stopped_asks_hint());
        return Some(said.fix(answer_yes(evidence)));
    }
    // A package that the lists name and the server has no longer.
    let at = evidence
        .lines
        .iter()
        .position(|line| line.starts_with("E: Failed to fetch ") && line.contains("404"))?;
    let said = Diagnosis::new(at, words::apt_stopped_stale()).hint(words::apt_stopped_stale_hint());
    Some(said.fix(fetch_lists(evidence)))
}

fn answer_yes(evidence: &Evidence<'_>) -> Option<FileFix> {
    let AptInstall { verb_end, .. } = AptInstall::of(evidence)?;
    let range = ByteRange { start: verb_end, end: verb_end };
    Some(replace(evidence.dockerfile(), words::fix_answer_yes(), range, " -y"))
}

/// Fetches the lists in the step that installs, where it does not do so itself.
fn fetch_lists(evidence: &Evidence<'_>) -> Option<FileFix> {
    let AptInstall { start, updates, .. } = AptInstall::of(evidence)?;
    let range = ByteRange { start, end: start };
    (!updates).then(|| replace(evidence.dockerfile(), words::fix_apt_update(), range, "apt-get update && "))
}

/// Returns the release that a server has no longer: `buster` of `http://deb.debian.org/debian buster Release`.
fn release(line: &str) -> Option<&str> {
    let of_error = between(line, "The repository '", "' does not have a Release file")
        .or_else(|| between(line, "The repository '", "' no longer has a Release file"))?;
    of_error.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.8-slim-buster\nRUN apt-get update && apt-get install -y gcc\n";

    #[test]
    fn a_release_that_is_no_longer_served_is_named() {
        let log = "Err:2 http://deb.debian.org/debian buster Release\n  404  Not Found [IP: 151.101.130.132 80]\nE: The repository 'http://deb.debian.org/debian buster Release' does not have a Release file.\nE: The repository 'http://deb.debian.org/debian buster-updates Release' does not have a Release file.";
        says(
            &failed(100, SOURCE, &[], log),
            "AptStopped | E: The repository 'http://deb.debian.org/debian buster Release' does not have a Release file. | The packages of the release buster are no longer on the servers of its distribution.",
        );
    }

    #[test]
    fn lists_that_are_too_old_are_told() {
        let log = "E: Failed to fetch http://deb.debian.org/debian/pool/main/c/curl/curl_7.88.1-10_amd64.deb  404  Not Found [IP: 151.101.130.132 80]\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?";
        let case = failed(100, "FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\n", &[], log);
        finds(&case, "AptStopped");
        let source = "FROM debian:12\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl\n";
        mends(&case, "Dockerfile", source);
    }

    #[test]
    fn a_question_that_nobody_answers_is_told() {
        let log = "Need to get 5 MB of archives.\nDo you want to continue? [Y/n] Abort.";
        let source = "FROM debian:12\nRUN apt-get update && apt-get install curl\n";
        let case = failed(1, source, &[], log);
        mends(&case, "Dockerfile", &source.replace("install", "install -y"));
        says(
            &case,
            "AptStopped | Do you want to continue? [Y/n] Abort. | apt-get asks whether it may go on, and nobody answers during a build.",
        );
    }
}
