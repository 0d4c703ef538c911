//! pip refuses to change the packages of the system's own Python (PEP 668, <https://peps.python.org/pep-0668/>).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let at = evidence.last_with(&["error: externally-managed-environment"])?;
    let said = Diagnosis::new(at, words::externally_managed());
    Some(said.hint(words::externally_managed_hint_image()).hint(words::externally_managed_hint_venv()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn the_line_that_says_it_is_the_headline() {
        let log = "error: externally-managed-environment\n\n× This environment is externally managed\n╰─> To install Python packages system-wide, try apt install\n    python3-xyz, where xyz is the package you are trying to\n    install.";
        says(
            &failed(1, "FROM debian:12\nRUN pip install flask\n", &[], log),
            "ExternallyManaged | error: externally-managed-environment | This Python belongs to the system of the image, and pip may not change the packages of the system.",
        );
    }
}
