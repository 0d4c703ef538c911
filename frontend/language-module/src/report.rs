//! The report for the page: every finding, in the editor's places, and what the Dockerfiles consist of.

use protocol::BuildOptions;
use review::{BuildObstacle, Finding, Outline, Report};
use text::ByteRange;

use crate::places::PositionMap;
use crate::{FileReading, Now};

/// Reports everything that was read.
pub(crate) fn report(now: &Now, options: &BuildOptions) -> Report {
    let all = now.findings.iter().enumerate();
    let mut findings: Vec<(usize, Finding)> =
        all.filter_map(|(at, finding)| Some((at, placed(now, finding)?))).collect();
    let is_dockerfile = |path: &str| now.file(path).is_some_and(|file| file.dockerfile.is_some());
    let is_other = |path: &str| *path != *options.source.dockerfile && is_dockerfile(path);
    // Stable, so that files and lines keep their order; a Dockerfile that is not built comes after what is.
    findings.sort_by_key(|(_, finding)| (finding.severity, is_other(&finding.path)));
    let obstacle = obstacle(now, options).map(|obstacle| {
        let old = obstacle.finding.and_then(|at| usize::try_from(at).ok());
        let new = findings.iter().position(|(at, _)| Some(*at) == old);
        BuildObstacle { finding: new.and_then(|at| u32::try_from(at).ok()), ..obstacle }
    });
    let findings = findings.into_iter().map(|(_, finding)| finding).collect();
    let outline = |file: &FileReading| {
        let mut outline = Outline::of(&file.path, file.dockerfile.as_ref()?);
        outline.instructions.iter_mut().for_each(|each| each.from = file.places.in_editor(each.from));
        Some(outline)
    };
    let outlines = now.files.iter().filter_map(outline).collect();
    Report { findings, outlines, python: now.python, obstacle }
}

/// Returns what keeps the next build from beginning; its finding is a place in `now`.
fn obstacle(now: &Now, options: &BuildOptions) -> Option<BuildObstacle> {
    let path = options.source.dockerfile.as_str();
    let dockerfile = now.file(path)?.dockerfile.as_ref()?;
    let arguments: Vec<(&str, &str)> =
        options.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    BuildObstacle::of((path, dockerfile), &arguments, options.target.as_deref(), &now.findings)
}

/// Returns a finding with the editor's places in place of bytes.
fn placed(now: &Now, finding: &Finding) -> Option<Finding> {
    let places = &now.file(&finding.path)?.places;
    let mut placed = finding.clone();
    placed.range = in_editor(places, placed.range);
    // The file may have changed since, and a fix of a file that is not there mends nothing.
    let Some(places) = now.file(finding.fixed_path()).map(|file| &file.places) else {
        placed.fixes.clear();
        return Some(placed);
    };
    for edit in placed.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        edit.range = in_editor(places, edit.range);
    }
    Some(placed)
}

/// Translates a stretch of a text to the editor.
pub(crate) fn in_editor(places: &PositionMap, range: ByteRange) -> ByteRange {
    ByteRange { start: places.in_editor(range.start), end: places.in_editor(range.end) }
}
