//! A signal ended the container: 143 is 128 and SIGTERM, which `docker stop` sends, 137 is 128 and SIGKILL, 130 is 128 and Ctrl+C
//! (<https://docs.docker.com/reference/cli/docker/container/stop/>).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    if evidence.is_build() {
        return None;
    }
    match evidence.exit_code()? {
        143 => Some(Diagnosis::new(None, words::stopped_asked())),
        130 => Some(Diagnosis::new(None, words::stopped_keyboard())),
        137 => Some(Diagnosis::new(None, words::stopped_killed()).hint(words::stopped_killed_hint())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn each_signal_has_its_sentence() {
        says(
            &ended(143, "FROM python:3.12\n", &[], "x"),
            "Stopped |  | The container was asked to stop, and it stopped. This is no failure.",
        );
        finds(&ended(137, "FROM python:3.12\n", &[], "x"), "Stopped");
        finds(&failed(143, "FROM python:3.12\nRUN x\n", &[], "x"), "");
    }
}
