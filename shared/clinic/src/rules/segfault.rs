//! A program ended with a segmentation fault: exit code 139 is 128 and signal 11 (`signal(7)`).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, System};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let line = evidence.last_with(&["Segmentation fault", "segmentation fault"]);
    if evidence.exit_code() != Some(139) {
        return None;
    }
    let said = Diagnosis::new(line, words::segfault());
    Some(match evidence.system() {
        Some(System::Alpine) => said.hint(words::segfault_alpine()),
        _ => said.hint(words::segfault_hint()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_exit_code_says_it() {
        says(
            &ended(139, "FROM python:3.12-alpine\n", &[], "Segmentation fault (core dumped)"),
            "Segfault | Segmentation fault (core dumped) | The program touched memory that is not its own, and the kernel ended it. The fault lies in compiled code.",
        );
        finds(&ended(1, "FROM python:3.12\n", &[], "Segmentation fault"), "");
    }
}
