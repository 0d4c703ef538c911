//! The report for the page: every finding, in the editor's places, and what the Dockerfiles consist of.

use review::{Finding, Outline, Report};
use text::ByteRange;

use crate::places::PositionMap;
use crate::{FileReading, Now};

/// Reports everything that was read.
pub(crate) fn report(now: &Now) -> Report {
    let mut findings: Vec<Finding> = now.findings.iter().filter_map(|finding| placed(now, finding)).collect();
    // Stable, so that files and lines keep their order.
    findings.sort_by_key(|finding| finding.severity);
    let outline = |file: &FileReading| {
        let mut outline = Outline::of(&file.path, file.dockerfile.as_ref()?);
        outline.instructions.iter_mut().for_each(|each| each.from = file.places.in_editor(each.from));
        Some(outline)
    };
    Report { findings, outlines: now.files.iter().filter_map(outline).collect(), python: now.python }
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

fn in_editor(places: &PositionMap, range: ByteRange) -> ByteRange {
    ByteRange { start: places.in_editor(range.start), end: places.in_editor(range.end) }
}
