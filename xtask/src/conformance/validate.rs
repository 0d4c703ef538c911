//! Kind `validate`: what another validator refuses (`lsp_validate.jsonl`).
//!
//! Equal means: what they accept we call no error, and on the lines of each of their errors we say something too. How grave they take a
//! thing is a setting of theirs and not compared; what they only warn of is a matter of taste and left out.

use dockerfile::{Keyword, Problem, Severity, Workspace, analyse, diagnose, parse};
use serde_json::Value;

use super::position::Positions;
use super::record::{Record, said};

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    let found = found(source);
    let expected = errors(record);
    let first = found.iter().find(|found| found.severity == Severity::Error);
    if let Some(first) = first.filter(|_| expected.is_empty()) {
        return Err(format!("they accept it, we say: {}", said(&first.message)));
    }
    match expected.into_iter().find(|theirs| !is_told(source, &found, theirs)) {
        None => Ok(()),
        Some(theirs) => {
            Err(format!("they say {} of line {}, we nothing", theirs["message"], line(theirs) + 1))
        }
    }
}

/// Returns everything that we say of a file.
fn found(source: &str) -> Vec<Problem> {
    diagnose(&analyse(&parse(source), Workspace::default()))
}

fn errors(record: &Record) -> Vec<&Value> {
    let all = record.field("diagnostics").as_array().map_or(&[][..], Vec::as_slice);
    all.iter().filter(|found| found["severity"] == 1).collect()
}

/// Returns whether something of ours is on the lines of one of their errors.
fn is_told(source: &str, found: &[Problem], theirs: &Value) -> bool {
    let positions = Positions::new(source);
    let range = positions.range(&theirs["range"]);
    let (first, last) = (positions.of(range.start).0, positions.of(range.end).0);
    found
        .iter()
        .any(|ours| positions.of(ours.range.start).0 <= last && first <= positions.of(ours.range.end).0)
}

fn line(theirs: &Value) -> u64 {
    theirs["range"]["start"]["line"].as_u64().unwrap_or(0)
}

/// Returns whether a carriage return stands without a line feed: for them it ends a line, for a build it is a blank.
pub(super) fn has_lone_return(record: &Record) -> bool {
    let source = record.text("dockerfile").unwrap_or("").replace("\r\n", "\n");
    source.contains('\r')
}

/// Returns whether they accept what a build refuses, for reasons of one kind.
pub(super) fn is_refused(record: &Record, codes: &[&str]) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let found = found(source);
    let mut ours = found.iter().filter(|found| found.severity == Severity::Error).peekable();
    errors(record).is_empty() && ours.peek().is_some() && ours.all(|ours| codes.contains(&ours.code))
}

/// Returns whether each error of theirs that we do not tell has one of these numbers.
pub(super) fn leaves_out(record: &Record, numbers: &[u64]) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let found = found(source);
    let mut missing = errors(record).into_iter().filter(|theirs| !is_told(source, &found, theirs)).peekable();
    let is_one = |theirs: &Value| theirs["code"].as_u64().is_some_and(|number| numbers.contains(&number));
    missing.peek().is_some() && missing.all(is_one)
}

/// Returns whether each error of theirs that we do not tell is in an instruction whose words a build does not expand.
pub(super) fn is_not_expanded(record: &Record) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let (file, found, positions) = (parse(source), found(source), Positions::new(source));
    let mut missing = errors(record).into_iter().filter(|theirs| !is_told(source, &found, theirs)).peekable();
    let is_raw = |theirs: &Value| {
        let instruction = file.instruction_at(positions.range(&theirs["range"]).start);
        let keyword = instruction.map(|found| found.trigger.as_deref().unwrap_or(found).keyword);
        matches!(
            keyword,
            Some(Keyword::Cmd | Keyword::Entrypoint | Keyword::Healthcheck | Keyword::Run | Keyword::Shell)
        )
    };
    missing.peek().is_some() && missing.all(is_raw)
}
