//! A step calls the package manager of another system: `apt-get` on Alpine, `apk` on Debian.

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, System, not_found};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, program) = evidence.last(not_found)?;
    let image = evidence.image();
    let said = match (program, evidence.system()?) {
        ("apt-get" | "apt" | "dpkg" | "yum" | "dnf", System::Alpine) => {
            Diagnosis::new(at, words::package_manager_of_alpine(image, program))
                .hint(words::package_manager_of_alpine_hint())
        }
        ("apk" | "yum" | "dnf", System::Debian) if evidence.case.is_stand_in => {
            Diagnosis::new(at, words::package_manager_of_stand_in(image, program))
                .hint(words::package_manager_of_debian_hint())
        }
        ("apk" | "yum" | "dnf", System::Debian) => {
            Diagnosis::new(at, words::package_manager_of_debian(image, program))
                .hint(words::package_manager_of_debian_hint())
        }
        _ => return None,
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_manager_of_another_system_is_named() {
        let alpine = "FROM python:3.8-alpine\nRUN apt-get update\n";
        says(
            &failed(127, alpine, &[], "/bin/sh: apt-get: not found"),
            "WrongPackageManager | /bin/sh: apt-get: not found | python:3.8-alpine is made of Alpine Linux, which has no apt-get.",
        );
        let source = "FROM python:3.8-alpine\nRUN apk add gcc\n";
        let stand_in =
            crate::Case { is_stand_in: true, ..failed(127, source, &[], "/bin/sh: 1: apk: not found") };
        says(
            &stand_in,
            "WrongPackageManager | /bin/sh: 1: apk: not found | This server uses a stand-in for python:3.8-alpine that is made of Debian, which has no apk.",
        );
        let slim = "FROM python:3.8-slim\nRUN apk add gcc\n";
        finds(&failed(127, slim, &[], "/bin/sh: 1: apk: not found"), "WrongPackageManager");
    }

    #[test]
    fn an_unknown_image_is_not_judged() {
        finds(
            &failed(127, "FROM me/x\nRUN apk add gcc\n", &[], "/bin/sh: 1: apk: not found"),
            "ProgramMissing",
        );
    }
}
