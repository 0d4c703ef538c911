//! What the clinic is told beside the page's own words: the files, and what they start from.

use clinic::{Case, CaseFile, Diagnosis};
use dockerfile::analysis::UseTarget;
use dockerfile::{Workspace, analyse};
use protocol::BuildSource;

use crate::FileReading;
use crate::report::in_editor;

/// Returns what the clinic says of a case of a build from `source`; its fixes have the editor's places.
pub(crate) fn diagnose(
    case: Case,
    files: &[FileReading],
    source: &BuildSource,
    stand_ins: &[(&str, &str)],
) -> Option<Diagnosis> {
    let mut found = clinic::diagnose(&with_files(case, files, source, stand_ins))?;
    for fix in &mut found.fixes {
        fix.path = source.path_in_workspace(&fix.path).into_owned();
        let Some(file) = files.iter().find(|file| file.path == fix.path) else { continue };
        for edit in &mut fix.fix.edits {
            edit.range = in_editor(&file.places, edit.range);
        }
    }
    Some(found)
}

/// Adds the files to a case, and whether the image is made from a stand-in; `stand_ins` are names and what each is made of.
fn with_files(case: Case, files: &[FileReading], source: &BuildSource, stand_ins: &[(&str, &str)]) -> Case {
    let of_case = |file: &FileReading| {
        let path = source.path_in_build(&file.path)?.into_owned();
        Some(CaseFile { path, text: file.text.to_string() })
    };
    Case {
        files: files.iter().filter_map(of_case).collect(),
        dockerfile: source.dockerfile_in_build().into_owned(),
        is_stand_in: is_stand_in(files, &source.dockerfile, stand_ins).unwrap_or(false),
        ..case
    }
}

/// Returns whether the last stage starts, over others or at once, from a stand-in; `None` where that is not known.
fn is_stand_in(files: &[FileReading], path: &str, stand_ins: &[(&str, &str)]) -> Option<bool> {
    let dockerfile = files.iter().find(|file| file.path == path)?.dockerfile.as_ref()?;
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

#[cfg(test)]
mod tests {
    use clinic::{Death, Event};
    use protocol::ImageAvailability;

    use super::*;
    use crate::LanguageService;

    fn service(dockerfile: &str) -> LanguageService {
        let mut service = LanguageService::default();
        let files = [("Dockerfile", false), ("app.py", false)];
        service.set_files(&postcard::to_allocvec(&files.to_vec()).expect("it can be written"));
        service.typed("Dockerfile", dockerfile);
        service.typed("app.py", "import flask\n");
        service
    }

    fn diagnosed(
        service: &mut LanguageService,
        (exit_code, line): (i64, &str),
        is_as_built: bool,
    ) -> Option<Diagnosis> {
        let event = Event::Ended(Death { exit_code, is_out_of_memory: false });
        let case = Case { event, lines: vec![line.to_owned()], ..Case::default() };
        let case = postcard::to_allocvec(&case).expect("it can be written");
        postcard::from_bytes(&service.diagnose(&case, is_as_built)).expect("it can be read")
    }

    const DOCKERFILE: &str =
        "FROM python:3.12-slim AS base\nFROM base\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n";
    const MISSING: (i64, &str) = (1, "ModuleNotFoundError: No module named 'flask'");

    #[test]
    fn a_missing_module_is_told_and_mended_in_the_files_that_were_built() {
        let mut service = service(DOCKERFILE);
        let found = diagnosed(&mut service, MISSING, true).expect("a module is missing");
        assert_eq!(
            (found.code.as_ref(), found.line, found.fixes.is_empty()),
            ("ModuleMissing", Some(0), false)
        );
        let other = diagnosed(&mut service, MISSING, false);
        assert!(other.is_none_or(|found| found.fixes.is_empty()), "files that were not built are not mended");
    }

    #[test]
    fn a_fix_has_the_places_of_the_editor() {
        let text = format!("# Gr\u{fc}\u{df}e \u{1f433}\r\n{DOCKERFILE}");
        let mut service = service(&text);
        let found = diagnosed(&mut service, MISSING, true).expect("a module is missing");
        let before = text.split("CMD").next().expect("there is a CMD").replace("\r\n", "\n");
        let edits: Vec<_> = found.fixes.iter().flat_map(|fix| &fix.fix.edits).collect();
        let places: Vec<usize> = edits.iter().map(|edit| edit.range.start as usize).collect();
        assert_eq!(places, [before.encode_utf16().count()], "{edits:?}");
    }

    #[test]
    fn a_stage_over_a_stand_in_is_one_too() {
        let mut service = service(DOCKERFILE);
        let stand_in = |name: &str| {
            vec![ImageAvailability::StandIn { name: name.into(), made_of: "Debian".into(), bytes: 0 }]
        };
        service.set_images(
            &postcard::to_allocvec(&stand_in("python:3.12-slim")).expect("it can be written"),
            false,
        );
        service.read();
        let names = crate::stand_ins(&service.images);
        assert_eq!(is_stand_in(&service.now.files, "Dockerfile", &names), Some(true));
        assert_eq!(is_stand_in(&service.now.files, "Dockerfile", &[("python:3.12", "Debian")]), Some(false));
    }
}
