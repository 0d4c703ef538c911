//! Kind `validate`: what another validator refuses (`lsp_validate.jsonl`).
//!
//! Equal means: the same verdict, and each of their errors has one of ours on its lines. Warnings are a matter of taste and left out.

use dockerfile::{Problem, Severity, parse};
use serde_json::Value;

use super::position::Positions;
use super::record::Record;

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    let file = parse(source);
    let positions = Positions::new(source);
    let found: Vec<Problem> = file.problems.iter().cloned().chain(dockerfile::check(&file)).collect();
    let found: Vec<&Problem> = found.iter().filter(|found| found.severity == Severity::Error).collect();
    let expected = record.field("diagnostics").as_array().map_or(&[][..], Vec::as_slice);
    let expected: Vec<&Value> = expected.iter().filter(|found| found["severity"] == 1).collect();
    if let Some(first) = found.first().filter(|_| expected.is_empty()) {
        return Err(format!("they accept it, we say: {}", first.message));
    }
    for theirs in expected {
        let range = positions.range(&theirs["range"]);
        let (first, last) = (positions.of(range.start).0, positions.of(range.end).0);
        let is_here = |ours: &&&Problem| {
            positions.of(ours.range.start).0 <= last && first <= positions.of(ours.range.end).0
        };
        if !found.iter().any(|ours| is_here(&ours)) {
            return Err(format!("they say on line {}: {}", first + 1, theirs["message"]));
        }
    }
    Ok(())
}
