//! Kind `hover`: what a language service's cards say (`lsp_hover.jsonl`).
//!
//! Their texts are not ours: equal means that both have a card, or neither, and that a variable has the same value.

use dockerfile::ide::{Hover, hover};
use dockerfile::parse;
use serde_json::Value;

use super::position::Positions;
use super::record::{Record, said, same};

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    let found = found(record, source);
    let Some(expected) = expected(record) else {
        return same("card", found.map(|(title, _)| title), None);
    };
    let Some((title, text)) = found else { return Err(format!("no card, expected {expected:?}")) };
    let is_about_words = expected.contains("docs.docker.com") || title.starts_with("--");
    if is_about_words {
        return if text.is_empty() { Err("a card without a text".into()) } else { Ok(()) };
    }
    same("value", title.split_once('=').map(|(_, value)| value), Some(expected))
}

/// Returns whether we have a card and they have none.
pub(super) fn says_more(record: &Record) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    expected(record).is_none() && found(record, source).is_some()
}

/// Returns whether they expand a variable in single quotes, which neither BuildKit nor a shell does.
pub(super) fn is_in_single_quotes(record: &Record) -> bool {
    let source = record.text("dockerfile").unwrap_or("");
    let offset = Positions::new(source).offset(record.field("position")) as usize;
    let line = source.get(..offset).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    line.matches('\'').count() % 2 == 1 && found(record, source).is_none()
}

fn expected(record: &Record) -> Option<&str> {
    record.field("hover").get("contents").and_then(Value::as_str)
}

fn found(record: &Record, source: &str) -> Option<(String, String)> {
    let offset = Positions::new(source).offset(record.field("position"));
    let text = |card: &Hover| card.text.concat().iter().map(said).collect::<Vec<_>>().join(" ");
    hover(&parse(source), offset).map(|card| (said(&card.title), text(&card)))
}
