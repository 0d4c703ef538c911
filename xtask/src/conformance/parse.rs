//! Kind `parse`: what BuildKit's parser and instruction layer made of a file, node by node.
//!
//! Reads four forms of record: those of BuildKit's own parser when run (`ok`, `nodes`, `instructions_ok`), of its test files (`dump`), of its
//! negative tests (`level`, `error`), and of its unit tests (`kind`: words, JSON, directives, name and value, here-documents).

use dockerfile::{Dockerfile, Instruction, Keyword, Severity};
use serde_json::{Value, json};

use super::record::{Record, said};
use super::units;

/// Compares one record; the error says what differs.
pub(super) fn check(record: &Record) -> Result<(), String> {
    if record.field("kind").is_string() {
        return units::check(record);
    }
    let source = record.text("dockerfile")?;
    let record = &record.value;
    let file = dockerfile::parse(source);
    if record.get("level").is_some() {
        return negative(record, &file);
    }
    let is_refused = !file.problems.is_empty();
    if record.get("ok") == Some(&Value::Bool(false)) {
        if !is_refused {
            return Err("BuildKit refuses it, we do not".into());
        }
        return on_named_line(&file.problems, &file, record.get("error_lines"));
    }
    if let Some(problem) = file.problems.first() {
        return Err(format!("BuildKit accepts it, we do not: {}", said(&problem.message)));
    }
    if let Some(nodes) = record.get("nodes").and_then(Value::as_array) {
        compare_nodes(nodes, &file)?;
    }
    if let Some(expected) = record.get("dump").and_then(Value::as_str) {
        let found = dump(&file);
        if found != expected {
            return Err(format!("dump differs:\n{found}\ninstead of\n{expected}"));
        }
    }
    let problems: Vec<_> =
        dockerfile::check(&file).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    match record.get("instructions_ok").and_then(Value::as_bool) {
        Some(true) => problems.first().map_or(Ok(()), |problem| {
            Err(format!("BuildKit accepts the instructions, we do not: {}", said(&problem.message)))
        }),
        Some(false) if problems.is_empty() => Err("BuildKit refuses an instruction, we do not".into()),
        Some(false) => on_named_line(&problems, &file, record.get("instructions_error_lines")),
        None => Ok(()),
    }
}

fn negative(record: &Value, file: &Dockerfile) -> Result<(), String> {
    let mut problems = file.problems.clone();
    problems
        .extend(dockerfile::check(file).into_iter().filter(|problem| problem.severity == Severity::Error));
    let Some(expected) = record.get("error").and_then(Value::as_str) else {
        return if problems.is_empty() { Err("BuildKit refuses it, we do not".into()) } else { Ok(()) };
    };
    let is_said = problems.iter().any(|problem| said(&problem.message).contains(expected));
    is_said.then_some(()).ok_or_else(|| {
        format!(
            "expected `{expected}`, found {:?}",
            problems.iter().map(|problem| said(&problem.message)).collect::<Vec<_>>()
        )
    })
}

/// Succeeds when one of the problems touches one of the one-based `lines`.
pub(super) fn on_named_line(
    problems: &[dockerfile::Problem],
    file: &Dockerfile,
    lines: Option<&Value>,
) -> Result<(), String> {
    let named: Vec<u64> =
        lines.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_u64).collect();
    let line_of = |offset: u32| file.lines.line_of(offset) as u64 + 1;
    let touches = |problem: &dockerfile::Problem| {
        named.iter().any(|line| (line_of(problem.range.start)..=line_of(problem.range.end)).contains(line))
    };
    if named.is_empty() || problems.iter().any(touches) {
        return Ok(());
    }
    let found: Vec<String> = problems
        .iter()
        .map(|problem| format!("line {}: {}", line_of(problem.range.start), said(&problem.message)))
        .collect();
    Err(format!("expected an error on one of the lines {named:?}, found {found:?}"))
}

fn compare_nodes(expected: &[Value], file: &Dockerfile) -> Result<(), String> {
    let found: Vec<Value> =
        file.instructions.iter().map(|instruction| node(file, instruction, Place::Line)).collect();
    if found.len() != expected.len() {
        return Err(format!("{} instructions instead of {}", found.len(), expected.len()));
    }
    for (found, expected) in found.iter().zip(expected) {
        let mut expected = expected.clone();
        forget_comments(&mut expected);
        if *found != expected {
            return Err(format!("{found}\ninstead of\n{expected}"));
        }
    }
    Ok(())
}

fn forget_comments(node: &mut Value) {
    if let Some(node) = node.as_object_mut() {
        node.remove("prev_comment");
        if let Some(child) = node.get_mut("child") {
            forget_comments(child);
        }
    }
}

enum Place {
    Line,
    /// BuildKit gives the instruction inside `ONBUILD` no lines.
    Inner,
}

fn node(file: &Dockerfile, instruction: &Instruction, place: Place) -> Value {
    let (start, end) = match place {
        Place::Line => (instruction.lines.0 + 1, instruction.lines.1),
        Place::Inner => (0, 0),
    };
    let mut node = json!({
        "cmd": file.keyword(instruction),
        "args": arguments(file, instruction),
        "start": start,
        "end": end,
        "original": file.original(instruction),
    });
    let flags: Vec<&str> = instruction.flags.iter().map(|flag| file.flag_text(flag)).collect();
    if !flags.is_empty() {
        node["flags"] = json!(flags);
    }
    if instruction.is_json {
        node["json"] = json!(true);
    }
    if let Some(trigger) = &instruction.trigger {
        node["child"] = self::node(file, trigger, Place::Inner);
    }
    if !instruction.heredocs.is_empty() {
        let heredocs: Vec<Value> = instruction
            .heredocs
            .iter()
            .map(|heredoc| {
                json!({
                    "name": heredoc.name,
                    "fd": heredoc.file_descriptor,
                    "expand": heredoc.expands,
                    "chomp": heredoc.chomps,
                    "content": heredoc.content.slice(&file.source),
                })
            })
            .collect();
        node["heredocs"] = json!(heredocs);
    }
    node
}

/// BuildKit's list of an instruction's arguments: `ENV` and `LABEL` have a third one for each pair, an unknown instruction an empty one.
pub(super) fn arguments(file: &Dockerfile, instruction: &Instruction) -> Vec<String> {
    let words = || instruction.words.iter().map(|word| file.text(word).to_owned());
    match instruction.keyword {
        Keyword::Unknown => vec![String::new()],
        Keyword::Env | Keyword::Label => {
            let separator = if instruction.is_legacy { "" } else { "=" };
            let texts = |(name, value)| {
                [file.text(name).to_owned(), file.text(value).to_owned(), separator.to_owned()]
            };
            instruction.pairs().flat_map(texts).collect()
        }
        _ => words().collect(),
    }
}

/// BuildKit's dump of a tree (`parser.Node.Dump`).
fn dump(file: &Dockerfile) -> String {
    let lines: Vec<String> =
        file.instructions.iter().map(|instruction| format!("({})", dump_node(file, instruction))).collect();
    lines.join("\n")
}

fn dump_node(file: &Dockerfile, instruction: &Instruction) -> String {
    let mut text = file.keyword(instruction).to_lowercase();
    if !instruction.flags.is_empty() {
        let flags: Vec<String> =
            instruction.flags.iter().map(|flag| dockerfile::words::quote(file.flag_text(flag))).collect();
        text.push_str(&format!(" [{}]", flags.join(" ")));
    }
    for argument in arguments(file, instruction) {
        text.push(' ');
        text.push_str(&dockerfile::words::quote(&argument));
    }
    if let Some(trigger) = &instruction.trigger {
        text.push_str(&format!(" ({})", dump_node(file, trigger)));
    }
    // Without a keyword there is a blank before the first argument; `Dump` leaves it out.
    text.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn compares(record: Value) {
        assert_eq!(check(&Record { name: String::new(), value: record }), Ok(()));
    }

    #[test]
    fn an_escape_by_itself_at_the_end_is_a_node_without_a_keyword() {
        for source in ["FROM a\n\\", "FROM a\n\\\n", "FROM a\n\\ \t\n", "# escape=`\nFROM a\n`"] {
            let line = source.lines().count();
            compares(json!({
                "dockerfile": source,
                "ok": true,
                "dump": "(from \"a\")\n(\"\")",
                "nodes": [
                    { "cmd": "FROM", "args": ["a"], "start": line - 1, "end": line - 1, "original": "FROM a" },
                    { "cmd": "", "args": [""], "start": line, "end": line, "original": "" },
                ],
                "instructions_ok": false,
                "instructions_error_lines": [line],
            }));
        }
        compares(json!({ "dockerfile": "\\", "ok": true, "dump": "(\"\")", "instructions_ok": false }));
        compares(json!({
            "dockerfile": "FROM a\nRUN b \\\n  \\\n",
            "ok": true,
            "dump": "(from \"a\")\n(run \"b\")",
            "nodes": [
                { "cmd": "FROM", "args": ["a"], "start": 1, "end": 1, "original": "FROM a" },
                { "cmd": "RUN", "args": ["b"], "start": 2, "end": 3, "original": "RUN b   " },
            ],
            "instructions_ok": true,
        }));
    }

    #[test]
    fn each_trigger_has_its_own_original() {
        compares(json!({
            "dockerfile": "FROM a\nONBUILD onbuild --b \\\n RUN  c\n",
            "ok": true,
            "dump": "(from \"a\")\n(onbuild (onbuild [\"--b\"] (run \"c\")))",
            "nodes": [
                { "cmd": "FROM", "args": ["a"], "start": 1, "end": 1, "original": "FROM a" },
                {
                    "cmd": "ONBUILD", "args": [], "start": 2, "end": 3,
                    "original": "ONBUILD onbuild --b  RUN  c",
                    "child": {
                        "cmd": "onbuild", "args": [], "start": 0, "end": 0, "flags": ["--b"],
                        "original": "onbuild --b  RUN  c",
                        "child": { "cmd": "RUN", "args": ["c"], "start": 0, "end": 0, "original": "RUN  c" },
                    },
                },
            ],
            "instructions_ok": false,
            "instructions_error_lines": [2, 3],
        }));
    }
}
