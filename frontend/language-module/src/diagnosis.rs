//! What the clinic is told beside the page's own words: the files, and what they start from.

use clinic::{Case, CaseFile};
use dockerfile::analysis::UseTarget;
use dockerfile::{Workspace, analyse};
use protocol::DOCKERFILE;

use crate::FileReading;

/// Adds the files to a case, and whether the image is made from a stand-in; `stand_ins` are names and what each is made of.
pub(crate) fn with_files(case: Case, files: &[FileReading], stand_ins: &[(&str, &str)]) -> Case {
    let of_case = |file: &FileReading| CaseFile { path: file.path.clone(), text: file.text.to_string() };
    Case {
        files: files.iter().map(of_case).collect(),
        is_stand_in: is_stand_in(files, stand_ins).unwrap_or(false),
        ..case
    }
}

/// Returns whether the last stage starts, over others or at once, from a stand-in; `None` where that is not known.
fn is_stand_in(files: &[FileReading], stand_ins: &[(&str, &str)]) -> Option<bool> {
    let dockerfile = files.iter().find(|file| file.path == DOCKERFILE)?.dockerfile.as_ref()?;
    let analysis = analyse(dockerfile, Workspace::default());
    let mut stage = analysis.stages.last()?;
    // A stage stands above those that start from it, so this ends.
    for _ in 0..analysis.stages.len() {
        match stage.base.stage() {
            Some(above) => stage = analysis.stages.get(above)?,
            None => break,
        }
    }
    let UseTarget::Image(name) = &stage.base else { return None };
    Some(stand_ins.iter().any(|(stand_in, _)| *stand_in == *name))
}
