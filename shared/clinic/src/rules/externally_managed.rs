//! pip refuses to change the packages of the system's own Python (PEP 668, <https://peps.python.org/pep-0668/>).

use catalogue::clinic as words;
use dockerfile::Edit;
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;
use crate::mending::edits;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let at = evidence.last_with(&["error: externally-managed-environment"])?;
    let said = Diagnosis::new(at, words::externally_managed());
    let said = said.hint(words::externally_managed_hint_image()).hint(words::externally_managed_hint_venv());
    Some(said.fix(allow(evidence)))
}

/// Lets pip change the packages of the system: nothing else in a container needs them as they were.
fn allow(evidence: &Evidence<'_>) -> Option<FileFix> {
    let file = evidence.analysis.file;
    let failed = file.instructions.get(evidence.failed()?).filter(|failed| !failed.is_json)?;
    let text = failed.range.slice(&file.source);
    let calls = ["pip install ", "pip3 install "].map(|call| text.match_indices(call));
    let edit = |(at, call): (usize, &str)| {
        let place = failed.range.start as usize + at + call.len();
        Edit { range: ByteRange::new(place, place), text: "--break-system-packages ".to_owned() }
    };
    let found: Vec<Edit> = calls.into_iter().flatten().map(edit).collect();
    (!found.is_empty()).then(|| edits(evidence.dockerfile(), words::fix_break_system_packages(), found))
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

    #[test]
    fn pip_is_allowed_to_change_this_python() {
        let log = "error: externally-managed-environment";
        let source = "FROM debian:12\nRUN apt-get install -y python3-pip && pip3 install flask\n";
        let mended = source.replace("install flask", "install --break-system-packages flask");
        mends(&failed(1, source, &[], log), "Dockerfile", &mended);
        let array = "FROM debian:12\nRUN [\"pip\", \"install\", \"flask\"]\n";
        mends(&failed(1, array, &[], log), "", "");
    }
}
