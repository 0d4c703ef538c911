//! The small records of kind `parse`: words, JSON, names and values, directives, here-documents.

use dockerfile::{DirectiveName, Dockerfile, Forms, Heredoc, Instruction, detect_directive};
use serde_json::{Value, json};

use super::parse::arguments;
use super::record::{Record, said, same};

/// Compares one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    match record.text("kind")? {
        "parseWords" => first_words(record, "ARG"),
        "parseJSON" => first_words(record, "CMD"),
        "parseNameVal" => name_values(record),
        "directives" => directives(record),
        "directive" => directive(record),
        "word" => word(record),
        "line" => line(record),
        "chomp" => {
            same("chomped", dockerfile::syntax::chomp(record.text("input")?).as_str(), record.text("expect")?)
        }
        "copy" => with_first(record, copy),
        "run" => with_first(record, run),
        "document" => document(record),
        "document-error" => document_error(record),
        other => Err(format!("unknown kind {other:?}")),
    }
}

fn first_words(record: &Record, keyword: &str) -> Result<(), String> {
    let file = dockerfile::parse(&format!("{keyword} {}", record.text("input")?));
    let first = file.instructions.first().ok_or("no instruction")?;
    if first.is_json != (keyword == "CMD") {
        return Err("is JSON or not".into());
    }
    same("words", arguments(&file, first).iter().map(String::as_str).collect(), record.texts("expect")?)
}

fn name_values(record: &Record) -> Result<(), String> {
    let file = dockerfile::parse(&format!("{} {}", record.text("cmd")?, record.text("input")?));
    if let Ok(error) = record.text("error") {
        let is_said = file.problems.iter().any(|problem| said(&problem.message).contains(error));
        return is_said.then_some(()).ok_or(format!("expected {error:?}, found {:?}", file.problems));
    }
    let first = file.instructions.first().ok_or("no instruction")?;
    same("words", arguments(&file, first).iter().map(String::as_str).collect(), record.texts("expect")?)
}

fn directives(record: &Record) -> Result<(), String> {
    let source = record.text("input")?;
    let found: Vec<Value> = dockerfile::parse(source)
        .directives
        .iter()
        .map(|directive| json!([directive.name.name(), directive.value_range.slice(source)]))
        .collect();
    same("directives", &json!(found), record.field("expect"))
}

fn directive(record: &Record) -> Result<(), String> {
    let key = record.text("key")?;
    let name = DirectiveName::ALL.into_iter().find(|name| name.name() == key).ok_or("unknown directive")?;
    let forms = if record.flag("any_format") { Forms::Any } else { Forms::Comments };
    let found = detect_directive(name, record.text("input")?, forms);
    same("found", found.is_some(), record.flag("found"))?;
    let Some(found) = found else {
        return Ok(());
    };
    same("value", found.value.as_str(), record.text("value")?)?;
    if let Ok(whole) = record.text("cmdline") {
        same("whole value", found.whole.as_str(), whole)?;
    }
    match record.field("line").as_u64() {
        Some(line) => same("line", found.line.map(|line| u64::from(line) + 1), Some(line)),
        None => Ok(()),
    }
}

fn word(record: &Record) -> Result<(), String> {
    let found = match dockerfile::syntax::heredoc_word(record.text("input")?) {
        Ok(Some(found)) => json!(found.name),
        Ok(None) => Value::Null,
        Err(_) => json!("error"),
    };
    same("here-document", &found, record.field("expect"))
}

fn line(record: &Record) -> Result<(), String> {
    let expected = record.texts("expect")?;
    let mut source = record.text("input")?.to_owned();
    for name in &expected {
        source.push_str(&format!("\n{name}"));
    }
    let file = dockerfile::parse(&source);
    let names = file.instructions.first().into_iter().flat_map(|first| &first.heredocs);
    same("delimiters", names.map(|heredoc| heredoc.name.as_str()).collect(), expected)
}

fn with_first(
    record: &Record,
    check: fn(&Record, &Dockerfile, &Instruction) -> Result<(), String>,
) -> Result<(), String> {
    let file = dockerfile::parse(record.text("dockerfile")?);
    check(record, &file, file.instructions.first().ok_or("no instruction")?)
}

fn copy(record: &Record, file: &Dockerfile, copy: &Instruction) -> Result<(), String> {
    let words = arguments(file, copy);
    let (destination, sources) = words.split_last().ok_or("no arguments")?;
    same("destination", destination.as_str(), record.text("dest")?)?;
    let is_path = |word: &&String| dockerfile::syntax::heredoc_word(word).is_ok_and(|found| found.is_none());
    let paths = sources.iter().filter(is_path).map(String::as_str).collect();
    same("sources", paths, record.texts("sources")?)?;
    let contents: Vec<Value> = copy
        .heredocs
        .iter()
        .map(|heredoc| {
            json!({
                "path": heredoc.name, "data": heredoc.text(&file.source), "expand": heredoc.expands,
            })
        })
        .collect();
    same("contents", &json!(contents), record.field("contents"))
}

fn run(record: &Record, file: &Dockerfile, run: &Instruction) -> Result<(), String> {
    same("shell form", !run.is_json, record.flag("shell"))?;
    let words = arguments(file, run);
    same("command", words.iter().map(String::as_str).collect(), record.texts("command")?)?;
    let files: Vec<Value> = run
        .heredocs
        .iter()
        .map(|heredoc| {
            json!({
                "name": heredoc.name, "data": heredoc.content.slice(&file.source), "chomp": heredoc.chomps,
            })
        })
        .collect();
    same("files", &json!(files), record.field("files"))
}

fn document(record: &Record) -> Result<(), String> {
    let file = dockerfile::parse(record.text("dockerfile")?);
    let first =
        record.field("first_child").as_u64().and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
    let expected = record.field("heredocs").as_array().ok_or("no list `heredocs`")?;
    let found: Vec<&[Heredoc]> =
        file.instructions.iter().skip(first).map(|instruction| instruction.heredocs.as_slice()).collect();
    same("instructions", found.len(), expected.len())?;
    for (found, expected) in found.iter().zip(expected) {
        let expected = expected.as_array().map_or(&[][..], Vec::as_slice);
        same("here-documents", found.len(), expected.len())?;
        for (found, expected) in found.iter().zip(expected) {
            let found = json!({
                "name": found.name,
                "fd": found.file_descriptor,
                "expand": found.expands,
                "chomp": found.chomps,
                "content": found.content.slice(&file.source),
            });
            for (key, value) in expected.as_object().into_iter().flatten() {
                same(key, &found[key], value)?;
            }
        }
    }
    Ok(())
}

fn document_error(record: &Record) -> Result<(), String> {
    let error = record.text("error")?;
    let file = dockerfile::parse(record.text("dockerfile")?);
    let is_said = file.problems.iter().any(|problem| said(&problem.message).contains(error));
    is_said.then_some(()).ok_or(format!("expected {error:?}, found {:?}", file.problems))
}
