//! Records as one line of text each: for the store, and for the wire, where they are a string like any other.
//!
//! ```text
//! 1                                    version
//! 9a3f…:77b0…:12:d5e1…/c08a…,d1f2…     operation : result : build : keys of the first input / of the second
//! ```
//!
//! A dropped one has a `-` before its build, one that everybody shares a `+`. What cannot be read is left out: it costs a prediction, not the page.

use text::order;

use super::{Alternative, MOST_RECORDS, Record, Records};
use crate::key::Key;

impl Records {
    /// Writes them.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from("1\n");
        for record in &self.list {
            hex(&mut text, record.operation);
            text.push(':');
            hex(&mut text, record.id);
            text.push(':');
            if record.is_dropped {
                text.push('-');
            }
            if !record.is_scoped {
                text.push('+');
            }
            text.push_str(&record.build.to_string());
            for (at, keys) in record.inputs.iter().enumerate() {
                text.push(if at == 0 { ':' } else { '/' });
                for (at, key) in keys.iter().enumerate() {
                    if at > 0 {
                        text.push(',');
                    }
                    write_key(&mut text, *key);
                }
            }
            text.push('\n');
        }
        text
    }

    /// Reads them.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let Some(lines) = text.strip_prefix("1\n") else { return Self::default() };
        let mut list: Vec<Record> = lines.lines().filter_map(read_record).take(MOST_RECORDS).collect();
        order::sort_by_key(&mut list, |record| record.operation);
        Self { list }
    }
}

fn hex(text: &mut String, key: Key) {
    text.push_str(&format!("{:x}", key.0));
}

fn write_key(text: &mut String, key: Alternative) {
    match key {
        Alternative::Definition(key) => {
            text.push('d');
            hex(text, key);
        }
        Alternative::Content(key) => {
            text.push('c');
            hex(text, key);
        }
        Alternative::Above(key, below) => {
            text.push('a');
            hex(text, key);
            text.push('.');
            hex(text, below);
        }
    }
}

fn read_record(line: &str) -> Option<Record> {
    let mut parts = line.split(':');
    let operation = read_hex(parts.next()?)?;
    let id = read_hex(parts.next()?)?;
    let build = parts.next()?;
    let is_dropped = build.starts_with('-');
    let is_scoped = !build.contains('+');
    let build = build.trim_start_matches(['-', '+']).parse().ok()?;
    let inputs = match parts.next() {
        None => Vec::new(),
        Some(inputs) => inputs.split('/').map(read_keys).collect::<Option<_>>()?,
    };
    Some(Record { operation, id, build, is_scoped, is_dropped, inputs })
}

fn read_keys(keys: &str) -> Option<Vec<Alternative>> {
    keys.split(',').filter(|key| !key.is_empty()).map(read_key).collect()
}

fn read_key(key: &str) -> Option<Alternative> {
    let rest = key.get(1..)?;
    match key.as_bytes().first()? {
        b'd' => read_hex(rest).map(Alternative::Definition),
        b'c' => read_hex(rest).map(Alternative::Content),
        b'a' => {
            let (key, below) = rest.split_once('.')?;
            Some(Alternative::Above(read_hex(key)?, read_hex(below)?))
        }
        _ => None,
    }
}

fn read_hex(text: &str) -> Option<Key> {
    u64::from_str_radix(text, 16).ok().map(Key)
}
