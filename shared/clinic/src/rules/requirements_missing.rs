//! pip does not find the list that it should read: the step stands above the `COPY` that brings the list, or there is none.

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, path) = evidence.last(|line| {
        let rest = line.split_once("Could not open requirements file: ")?.1;
        between(rest, "No such file or directory: '", "'")
    })?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some(source) = evidence.named(name) else {
        return Some(
            Diagnosis::new(at, words::requirements_missing(name))
                .hint(words::requirements_missing_hint(name)),
        );
    };
    if evidence.analysis.is_ignored(source) {
        return Some(Diagnosis::new(
            at,
            words::requirements_missing_ignored(evidence.analysis.ignore_path, source),
        ));
    }
    let said = Diagnosis::new(at, words::requirements_missing_not_copied(source));
    let is_plain = source == path && !source.contains(['/', ' ', '$']);
    let line = format!("COPY {source} ./");
    let fix = evidence.failed().filter(|_| is_plain).and_then(|failed| evidence.insert_above(failed, &line));
    Some(said.hint(words::requirements_missing_not_copied_hint(source)).fix(fix))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const LOG: &str =
        "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'";

    #[test]
    fn the_list_is_copied_above() {
        let source = "FROM python:3.12-slim\nWORKDIR /srv\nRUN pip install -r requirements.txt\nCOPY . .\n";
        let case = failed(1, source, &[("requirements.txt", "flask\n")], LOG);
        says(
            &case,
            &format!(
                "RequirementsMissing | {LOG} | The image does not have requirements.txt yet when this step runs."
            ),
        );
        mends(&case, "Dockerfile", &source.replace("RUN", "COPY requirements.txt ./\nRUN"));
    }

    #[test]
    fn a_list_that_is_nowhere_is_not_copied() {
        let source = "FROM python:3.12-slim\nRUN pip install -r requirements.txt\n";
        let case = failed(1, source, &[], LOG);
        says(
            &case,
            &format!("RequirementsMissing | {LOG} | No file of the workspace is called requirements.txt."),
        );
        mends(&case, "", "");
        let files = [("requirements.txt", ""), (".dockerignore", "*.txt\n")];
        says(
            &failed(1, source, &files, LOG),
            &format!("RequirementsMissing | {LOG} | .dockerignore keeps requirements.txt out of the image."),
        );
    }
}
