//! A step installs packages of the system as a user who may not: `USER` stands above it
//! (<https://docs.docker.com/reference/dockerfile/#user>).

use catalogue::clinic as words;
use dockerfile::Keyword;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let at = evidence
        .lines
        .iter()
        .position(|line| SIGNS.iter().any(|signs| signs.iter().all(|sign| line.contains(sign))))?;
    let above = user_above(evidence);
    let said = match above.and_then(|above| user_of(evidence, above)) {
        Some(user) => Diagnosis::new(at, words::root_needed_user(&user)),
        None => Diagnosis::new(at, words::root_needed()),
    };
    Some(said.hint(words::root_needed_hint()).fix(above.and_then(|above| as_root(evidence, above))))
}

/// Returns the index of the `USER` that is in force for the step.
fn user_above(evidence: &Evidence<'_>) -> Option<usize> {
    let failed = evidence.failed()?;
    let instructions = evidence.analysis.file.instructions.get(..failed)?;
    instructions.iter().rposition(|found| found.keyword == Keyword::User && found.stage == evidence.stage)
}

fn user_of(evidence: &Evidence<'_>, at: usize) -> Option<String> {
    let file = evidence.analysis.file;
    let word = file.instructions.get(at)?.words.first()?;
    let user = file.text(word).to_owned();
    (!matches!(user.as_str(), "root" | "0")).then_some(user)
}

/// Makes the step run as root, where the line below it takes the user back by itself.
fn as_root(evidence: &Evidence<'_>, above: usize) -> Option<FileFix> {
    let user = user_of(evidence, above)?;
    evidence.wrap(evidence.failed()?, "USER root", &format!("USER {user}"))
}

/// Words of apt, dpkg and apk, all of which stand in one line.
const SIGNS: &[&[&str]] = &[
    &["are you root?"],
    &["Could not open lock file /var/lib/", "Permission denied"],
    &["/var/lib/apt/lists/partial is missing", "Permission denied"],
    &["Unable to lock database", "Permission denied"],
    &["dpkg: error: requested operation requires superuser privilege"],
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_user_is_named_and_the_step_runs_as_root() {
        let source = "FROM debian:12\nRUN useradd app\nUSER app\nRUN apt-get update\nCMD x\n";
        let log = "Reading package lists...\nE: List directory /var/lib/apt/lists/partial is missing. - Acquire (13: Permission denied)";
        let case = failed(100, source, &[], log);
        says(
            &case,
            "RootNeeded | E: List directory /var/lib/apt/lists/partial is missing. - Acquire (13: Permission denied) | This step runs as the user app, and only root may install packages of the system.",
        );
        mends(
            &case,
            "Dockerfile",
            &source.replace("RUN apt-get update\n", "USER root\nRUN apt-get update\nUSER app\n"),
        );
        for log in [
            "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?",
            "ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied",
            "dpkg: error: requested operation requires superuser privilege",
        ] {
            finds(&failed(100, source, &[], log), "RootNeeded");
        }
    }

    #[test]
    fn a_user_of_the_base_image_is_not_named() {
        let log = "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?";
        let case = failed(100, "FROM me/x\nRUN apt-get install -y curl\n", &[], log);
        says(
            &case,
            &format!(
                "RootNeeded | {log} | This step does not run as root, and only root may install packages of the system."
            ),
        );
        mends(&case, "", "");
    }
}
