//! Kind `format`: what a language service edits (`lsp_format.jsonl`): whole file, range, or after an escape character was typed.

use dockerfile::ide::{format, format_after_escape, format_range};
use dockerfile::{Dockerfile, Edit, apply, parse};
use serde_json::Value;
use text::ByteRange;

use super::position::Positions;
use super::record::{Record, same};

/// Judges one record by the text that its edits lead to.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    same("text", apply(source, &ours(record, source)?), apply(source, &theirs(record, source)))
}

/// Returns whether the answers are the same but for edits of theirs that change what a build reads.
pub(super) fn differs_to_keep_meaning(record: &Record) -> bool {
    let Ok(source) = record.text("dockerfile") else { return false };
    let Ok(ours) = ours(record, source) else { return false };
    let mut harmless = theirs(record, source);
    let n_theirs = harmless.len();
    harmless.retain(|edit| reads_alike(source, &apply(source, std::slice::from_ref(edit))));
    harmless.len() < n_theirs && apply(source, &harmless) == apply(source, &ours)
}

fn ours(record: &Record, source: &str) -> Result<Vec<Edit>, String> {
    let arguments = record.field("args").as_array().map_or(&[][..], Vec::as_slice);
    let [before @ .., options] = arguments else { return Err("no options".into()) };
    let indent = indent(options);
    let positions = Positions::new(source);
    let file = parse(source);
    match (record.text("fn")?, before) {
        ("format", []) => Ok(format(&file, indent.as_deref())),
        ("formatRange", [range]) => Ok(format_range(&file, positions.range(range), indent.as_deref())),
        ("formatOnType", [position, typed]) => {
            Ok(on_type(source, positions.offset(position), typed.as_str().unwrap_or(""), indent.as_deref()))
        }
        (other, _) => Err(format!("unknown function {other:?}")),
    }
}

/// The record's text is that before the character comes in.
fn on_type(source: &str, offset: u32, typed: &str, indent: Option<&str>) -> Vec<Edit> {
    let place = ByteRange::new(offset as usize, offset as usize);
    let edited = apply(source, &[Edit { range: place, text: typed.to_owned() }]);
    let back = |at: u32| at as usize - typed.len();
    let edits = format_after_escape(&parse(&edited), offset + typed.len() as u32, indent);
    let moved = edits
        .into_iter()
        .map(|edit| Edit { range: ByteRange::new(back(edit.range.start), back(edit.range.end)), ..edit });
    moved.collect()
}

fn indent(options: &Value) -> Option<String> {
    let is_on = |name: &str| options.get(name).and_then(Value::as_bool).unwrap_or(false);
    let width = options.get("tabSize").and_then(Value::as_u64).unwrap_or(4);
    let indent = if is_on("insertSpaces") { " ".repeat(width as usize) } else { "\t".into() };
    (!is_on("ignoreMultilineInstructions")).then_some(indent)
}

fn theirs(record: &Record, source: &str) -> Vec<Edit> {
    let positions = Positions::new(source);
    let edits = record.field("edits").as_array().map_or(&[][..], Vec::as_slice);
    let edit = |edit: &Value| Edit {
        range: positions.range(edit.get("range").unwrap_or(&Value::Null)),
        text: edit.get("newText").and_then(Value::as_str).unwrap_or("").to_owned(),
    };
    edits.iter().map(edit).collect()
}

fn reads_alike(one: &str, other: &str) -> bool {
    let words = |file: &Dockerfile| -> Vec<String> {
        let of_one = |instruction: &dockerfile::Instruction| {
            let text = instruction.words.iter().map(|word| file.text(word)).collect::<Vec<_>>().join("\n");
            format!("{} {text}", file.keyword(instruction))
        };
        file.instructions.iter().map(of_one).collect()
    };
    words(&parse(one)) == words(&parse(other))
}
