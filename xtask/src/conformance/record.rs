//! One recorded answer.

use catalogue::{Bundle, Language, Message};
use serde_json::Value;

/// A line of a file of records.
pub(super) struct Record {
    /// Its own name, or kind, number and input.
    pub(super) name: String,
    /// Everything in it.
    pub(super) value: Value,
}

/// Reads a file of records; a line that is not JSON is a record without fields, which no check lets pass.
pub(super) fn read<'a>(kind: &'a str, text: &'a str) -> impl Iterator<Item = Record> + 'a {
    text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()).map(move |(line, number)| {
        let value: Value = serde_json::from_str(line).unwrap_or(Value::Null);
        let name = ["name", "id"].iter().find_map(|field| value.get(field)?.as_str()).map(str::to_owned);
        let name = name.unwrap_or_else(|| {
            let input = ["input", "pattern", "patterns", "content", "text"]
                .iter()
                .find_map(|field| value.get(field))
                .map_or_else(String::new, |input| format!(" {input}"));
            format!("{kind} {number}{}", shortened(&input))
        });
        Record { name, value }
    })
}

impl Record {
    /// Returns a field, `null` when it is absent.
    pub(super) fn field(&self, name: &str) -> &Value {
        self.value.get(name).unwrap_or(&Value::Null)
    }

    /// Returns a text that has to be there.
    pub(super) fn text(&self, name: &str) -> Result<&str, String> {
        self.field(name).as_str().ok_or_else(|| format!("no text `{name}`"))
    }

    /// Returns whether a flag is there and true.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.field(name).as_bool().unwrap_or(false)
    }

    /// Returns a list of texts; `null` is an empty one.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<&str>, String> {
        let items = match self.field(name) {
            Value::Null => return Ok(Vec::new()),
            Value::Array(items) => items,
            _ => return Err(format!("no list `{name}`")),
        };
        items
            .iter()
            .map(|item| item.as_str().ok_or_else(|| format!("`{name}` is not a list of texts")))
            .collect()
    }
}

/// Returns what a message says in English, in which the records are.
pub(super) fn said(message: &Message) -> String {
    catalogue::text(Bundle::of(Language::English), message)
}

/// Says in one line what was expected and what was found.
pub(super) fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}: expected {expected:?}, found {found:?}"))
}

fn shortened(text: &str) -> &str {
    text.char_indices().nth(80).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
