//! Kind `folding`: what a language service folds (`lsp_folding.jsonl`).
//!
//! The records were made under settings (so many folds at most, whole lines only) that only their names tell.

use dockerfile::ide::{FoldKind, folding};
use serde_json::{Value, json};

use super::position::Positions;
use super::record::Record;

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    let setting = record.text("test").unwrap_or("");
    let most = match setting {
        _ if setting.contains("zero folding") => 0,
        _ if setting.contains("one folding") => 1,
        _ if setting.contains("two folding") => 2,
        _ => usize::MAX,
    };
    let whole_lines = setting.contains("line folding only");
    let positions = Positions::new(source);
    let file = dockerfile::parse(source);
    let found: Vec<Value> = folding(&file)
        .iter()
        .take(most)
        .map(|fold| {
            let (start, end) = (positions.of(fold.range.start), positions.of(fold.range.end));
            let mut value = json!({"startLine": start.0, "endLine": end.0});
            if !whole_lines {
                value["startCharacter"] = json!(start.1);
                value["endCharacter"] = json!(end.1);
            }
            if fold.kind == FoldKind::Comment {
                value["kind"] = json!("comment");
            }
            value
        })
        .collect();
    super::record::same("ranges", &json!(found), record.field("ranges"))
}
