//! `--format` and the client's own tables: rows become a table, JSON, or what a template makes of them.
//!
//! Go's templates are run by `gotmpl`. A template is a user's, so its output, the texts that its functions make, its loops and its time are bounded.

mod budget;
mod functions;
mod location;
mod table;
mod template;
mod text;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use console::docker::command::Format;
use serde_json::{Map, Value};

use self::budget::Budget;
use self::template::{Audience, Fault, Prepared};
pub(super) use self::text::{ellipsis, go_quote, short_id};
use self::value::Facts;
use super::CommandFailed;
use crate::console::words::text_of;
use crate::limits::Pool;

/// What the client knows of the rows of one command.
#[derive(Debug)]
pub(super) struct RowKind {
    /// Each field with the header of its column.
    pub(super) headers: &'static [(&'static str, &'static str)],
    /// The client's own name for the type of a row, which its errors tell.
    pub(super) go_type: &'static str,
    /// What stands before an error of a template's grammar.
    pub(super) at_parsing: &'static str,
    /// What stands before an error of a template that ran.
    pub(super) at_running: &'static str,
}

/// One row: what a template can read of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    fields: Map<String, Value>,
    labels: BTreeMap<String, String>,
}

impl Row {
    /// Makes a row.
    pub(super) fn new<const N: usize>(fields: [(&str, Value); N]) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { fields, labels: BTreeMap::new() }
    }

    /// Gives the row labels, which `.Label "…"` reads.
    pub(super) fn with_labels(mut self, labels: BTreeMap<String, String>) -> Self {
        self.labels = labels;
        self
    }

    /// Returns the row as JSON, with its fields in the order of their names.
    pub(super) fn to_json(&self) -> Value {
        let fields: BTreeMap<_, _> = self.fields.clone().into_iter().collect();
        Value::Object(fields.into_iter().collect())
    }
}

/// Rows with the format in which they are printed.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) kind: &'static RowKind,
    /// The format, as typed or the command's own.
    pub(super) source: String,
    pub(super) rows: Vec<Row>,
}

/// Why a format prints nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormatError {
    /// In the client's words.
    Said(String),
    /// The template goes beyond its bounds.
    TooMuch,
}

impl From<FormatError> for CommandFailed {
    fn from(error: FormatError) -> Self {
        match error {
            FormatError::Said(text) => Self::new(text, 1),
            FormatError::TooMuch => {
                Self::new(format!("docker: {}", text_of(&catalogue::console::format_too_much())), 1)
            }
        }
    }
}

/// Returns the format of a listing that has a table, a raw form, and a short form for `-q`.
pub(super) fn choose(format: &Format, quiet: bool, (table, raw, raw_quiet): (&str, &str, &str)) -> String {
    match format.0.as_deref() {
        None | Some("table") if quiet => QUIET.to_owned(),
        None | Some("table") => table.to_owned(),
        Some("raw") if quiet => raw_quiet.to_owned(),
        Some("raw") => raw.to_owned(),
        Some(_) if quiet => QUIET.to_owned(),
        Some(typed) => typed.to_owned(),
    }
}

/// Does the work of a template where it holds nobody up.
///
/// # Errors
///
/// What the work says, or that the server is too busy.
pub(super) async fn apart<T: Send + 'static>(
    workspace: &str,
    work: impl FnOnce() -> Result<T, FormatError> + Send + 'static,
) -> Result<T, CommandFailed> {
    match Pool::bulk().run(workspace, work).await {
        Ok(done) => done.map_err(CommandFailed::from),
        Err(error) => Err(CommandFailed::refused(&error.into(), 1)),
    }
}

impl Listing {
    /// Prints the rows.
    ///
    /// # Errors
    ///
    /// When the template is none, fails, or does too much.
    pub(super) fn render(&self) -> Result<String, FormatError> {
        let is_table = self.source.starts_with(TABLE);
        let text = match self.source.as_str() {
            "json" => "{{json .}}",
            source if is_table => &source[TABLE.len()..],
            source => source,
        };
        let text = text.trim_matches(' ').replace("\\t", "\t").replace("\\n", "\n");
        let (mut facts, budget) = (Facts::default(), Arc::new(Budget::new()));
        let rows: Vec<gotmpl::Value> =
            self.rows.iter().map(|row| facts.row(&row.fields, row.labels.clone())).collect();
        let header = facts.header(self.kind.headers);
        let facts = Arc::new(facts);
        let said = |prefix: &str, fault: Fault| match fault {
            Fault::TooMuch => FormatError::TooMuch,
            fault => FormatError::Said(format!("{prefix}{}", fault.text("", &text, self.kind.go_type))),
        };
        let prepare =
            |audience| Prepared::parse(&text, (audience, &header), Arc::clone(&facts), Arc::clone(&budget));
        let wrong = |fault: Fault| match fault.is_of_grammar() {
            true => said(self.kind.at_parsing, fault),
            false => said(self.kind.at_running, fault),
        };
        let template = prepare(Audience::Rows).map_err(wrong)?;
        let mut body = String::new();
        for row in &rows {
            template.run(row, &mut body).map_err(wrong)?;
            body.push('\n');
        }
        if !is_table {
            return Ok(body);
        }
        let mut whole = String::new();
        prepare(Audience::Header).map_err(wrong)?.run(&header, &mut whole).map_err(wrong)?;
        whole.push('\n');
        whole.push_str(&body);
        table::aligned(&whole, table::SMALLEST).ok_or(FormatError::TooMuch)
    }
}

/// Runs the template of a command that prints one object. `name` is what the client calls the template.
///
/// # Errors
///
/// When the template is none, fails, or does too much.
pub(super) fn object(
    (name, go_type): (&str, &str),
    source: &str,
    objects: &[Value],
) -> Result<String, ObjectError> {
    let (mut facts, budget) = (Facts::default(), Arc::new(Budget::new()));
    let values: Vec<gotmpl::Value> = objects.iter().map(|object| facts.object(object)).collect();
    let sample = values.first().cloned().unwrap_or_else(|| gotmpl::Value::Map(Arc::default()));
    let template = Prepared::parse(source, (Audience::Rows, &sample), Arc::new(facts), budget)
        .map_err(|fault| ObjectError::of(fault, (name, go_type), source))?;
    let mut output = String::new();
    for value in &values {
        // What a template wrote before it failed is not printed.
        template.run(value, &mut output).map_err(|fault| ObjectError::of(fault, (name, go_type), source))?;
        output.push('\n');
    }
    Ok(output)
}

/// Why the template of an object failed.
#[derive(Debug)]
pub(super) struct ObjectError {
    /// Whether it is none, so that nothing was asked for.
    pub(super) is_of_grammar: bool,
    /// Why, beginning with `template: `.
    pub(super) error: FormatError,
}

impl ObjectError {
    fn of(fault: Fault, (name, go_type): (&str, &str), source: &str) -> Self {
        let is_of_grammar = fault.is_of_grammar();
        let error = match fault {
            Fault::TooMuch => FormatError::TooMuch,
            fault => FormatError::Said(fault.text(name, source, go_type)),
        };
        Self { is_of_grammar, error }
    }
}

/// Aligns lines of cells with tabs between, in columns of at least `smallest` cells; nothing when the result is too long.
pub(super) fn columns(lines: &str, smallest: usize) -> Option<String> {
    table::aligned(lines, smallest)
}

/// Writes JSON as Go does: `<`, `>` and `&` are escaped where Go's encoder is not told otherwise.
pub(super) fn go_json(value: &Value) -> String {
    value::escaped(&value.to_string())
}

const TABLE: &str = "table";
const QUIET: &str = "{{.ID}}";

#[cfg(test)]
mod tests;
