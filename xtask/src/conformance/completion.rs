//! Kind `completion`: what a language service suggests (`lsp_completion.jsonl`).
//!
//! Compared is what is suggested (keyword, flag, stage, variable), not the placeholders after it.

use std::collections::BTreeSet;

use dockerfile::ide::{Surroundings, complete};
use dockerfile::parse;
use serde_json::Value;

use super::position::Positions;
use super::record::{Record, same};

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let (found, expected) = both(record)?;
    same("suggestions", found, expected)
}

/// Returns whether we suggest all of theirs and more.
pub(super) fn suggests_more(record: &Record) -> bool {
    both(record).is_ok_and(|(found, expected)| found.len() > expected.len() && expected.is_subset(&found))
}

/// Returns whether all that we leave out of theirs is `MAINTAINER`, or stands in the file already: a flag or directive that may not stand
/// twice, a stage that would copy from itself.
pub(super) fn leaves_out_what_fails(record: &Record) -> bool {
    let source = record.text("dockerfile").unwrap_or("").to_ascii_lowercase();
    both(record).is_ok_and(|(found, expected)| {
        let mut missing = expected.difference(&found);
        missing.all(|one| one == "MAINTAINER" || source.contains(&one.to_ascii_lowercase()))
    })
}

/// Returns whether the place is above the first stage's instructions, where we suggest only what may stand there.
pub(super) fn is_above_stages(record: &Record) -> bool {
    let source = record.text("dockerfile").unwrap_or("");
    let offset = Positions::new(source).offset(record.field("position"));
    let file = parse(source);
    let is_above = file.stages.first().and_then(|stage| file.instructions.get(stage.from));
    let is_above = is_above.is_none_or(|from| offset <= from.range.start);
    let fits = |found: &BTreeSet<String>| found.iter().all(|one| matches!(one.as_str(), "ARG" | "FROM"));
    is_above
        && both(record)
            .is_ok_and(|(found, expected)| !found.is_empty() && fits(&found) && found.is_subset(&expected))
}

/// Returns whether they suggest directives where a comment above is none.
pub(super) fn is_below_comment(record: &Record) -> bool {
    let source = record.text("dockerfile").unwrap_or("");
    let offset = Positions::new(source).offset(record.field("position"));
    let file = parse(source);
    let is_comment = file.comments.iter().any(|comment| comment.range.end < offset);
    let is_directive = |one: &String| matches!(one.as_str(), "check" | "escape" | "syntax");
    is_comment
        && both(record).is_ok_and(|(found, expected)| found.is_empty() && expected.iter().all(is_directive))
}

fn both(record: &Record) -> Result<(BTreeSet<String>, BTreeSet<String>), String> {
    let source = record.text("dockerfile")?;
    let offset = Positions::new(source).offset(record.field("position"));
    let found = complete(&parse(source), offset, Surroundings::default());
    let found = found.iter().map(|one| head(&one.label)).collect();
    let labels = record.field("labels").as_array().map_or(&[][..], Vec::as_slice);
    let expected = labels.iter().filter_map(|label| label.get(0).and_then(Value::as_str)).map(head).collect();
    Ok((found, expected))
}

/// What stands before the first blank or `=`.
fn head(label: &str) -> String {
    label.split([' ', '=']).next().unwrap_or(label).to_owned()
}
