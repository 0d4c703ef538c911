//! Commands that look at images and containers, and print what the engine tells. What they change is small: files that are copied, things that are pruned,
//! what a container may use.

mod changes;
mod copy;
mod disk;
mod history;
mod images;
mod info;
mod inspect;
mod logs;
mod ports;
mod processes;
mod prune;
mod shown;
mod stats;
mod times;
mod update;
mod version;

use console::docker::command::{Filter, Format};
use console::docker::time::Timestamp;
use serde_json::{Map, Value};

use super::format::{Listing, ObjectError, Row, RowKind, apart, object};
use super::{Client, CommandFailed};
use crate::clock::now_ms;
use crate::console::output::WriteError;
use crate::console::request::BROKEN_PIPE;
use crate::console::words::text_of;

impl Client<'_> {
    /// Prints the client's version in one line.
    pub(super) async fn client_version(&self) -> Result<i32, CommandFailed> {
        self.print(version::LINE).await
    }

    /// Prints on standard output; returns the exit code.
    async fn print(&self, text: &str) -> Result<i32, CommandFailed> {
        self.print_bytes(text.as_bytes()).await
    }

    async fn print_bytes(&self, bytes: &[u8]) -> Result<i32, CommandFailed> {
        match self.streams.out.write(bytes).await {
            Ok(()) => Ok(0),
            Err(WriteError::Closed) => Ok(BROKEN_PIPE),
            Err(WriteError::TooMuch) => Err(CommandFailed::new(
                format!("docker: {}", text_of(&catalogue::console::too_much_output())),
                1,
            )),
        }
    }

    /// Prints rows in a format.
    async fn print_rows(
        &self,
        kind: &'static RowKind,
        source: String,
        rows: Vec<Row>,
    ) -> Result<i32, CommandFailed> {
        let listing = Listing { kind, source, rows };
        let text = apart(&self.context.services.workspace.0, move || listing.render()).await?;
        self.print(&text).await
    }

    /// Runs the template of a command that prints objects.
    async fn fill(
        &self,
        (name, go_type): (&'static str, &'static str),
        source: &str,
        objects: Vec<Value>,
    ) -> Result<Result<String, ObjectError>, CommandFailed> {
        let source = source.to_owned();
        apart(&self.context.services.workspace.0, move || Ok(object((name, go_type), &source, &objects)))
            .await
    }

    /// Prints what a template makes of the one object of a command.
    async fn print_object(
        &self,
        names: (&'static str, &'static str),
        source: &str,
        object: Value,
    ) -> Result<i32, CommandFailed> {
        let source = if source == "json" { "{{json .}}" } else { source };
        match self.fill(names, source, vec![object]).await? {
            Ok(text) => self.print(&text).await,
            Err(ObjectError { is_of_grammar: true, error, .. }) => Err(CommandFailed {
                status: WRONG_TEMPLATE,
                text: format!("template parsing error: {}", CommandFailed::from(error).text),
            }),
            Err(ObjectError { error, .. }) => {
                self.print("\n").await?;
                Err(error.into())
            }
        }
    }
}

/// Returns the format that was typed, if it is more than the command's own table.
fn typed(format: &Format) -> Option<&str> {
    format.0.as_deref().filter(|format| !format.is_empty())
}

/// Returns filters as the engine takes them.
fn engine_filters(filters: &[Filter]) -> Map<String, Value> {
    let mut all = Map::new();
    for Filter { key, value } in filters {
        let values = all.entry(key.clone()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = values {
            values.push(Value::from(value.clone()));
        }
    }
    all
}

fn now() -> Timestamp {
    let now_ms = now_ms();
    Timestamp {
        seconds: i64::try_from(now_ms / 1000).unwrap_or(i64::MAX),
        nanoseconds: u32::try_from(now_ms % 1000).unwrap_or_default() * 1_000_000,
    }
}

fn text_at<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

fn number_at(value: &Value, path: &str) -> i64 {
    value.pointer(path).and_then(Value::as_i64).unwrap_or_default()
}

fn items_at<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value.pointer(path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "four digits of it are shown")]
fn float(bytes: i64) -> f64 {
    bytes as f64
}

/// The exit code of a template that is none, where the client reads it before it asks the engine.
const WRONG_TEMPLATE: i32 = 64;

#[cfg(test)]
mod tests;
