//! The comma-separated list in `--mount=` and `--device=`, read as `tonistiigi/go-csvvalue` reads one line.

use text::ByteRange;

use crate::syntax::{Dockerfile, Flag, Instruction};

/// One field of a list.
///
/// ```text
/// --mount=type=cache,target=/root/.cache
///                    ^^^^^^^^^^^^^^^^^^^ range
///                    ^^^^^^ key_range
///                           ^^^^^^^^^^^^ value_range
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it says, quotes removed.
    pub text: String,
    /// What stands before the `=`, in lower case; all of it where there is none.
    pub key: String,
    /// What stands after the `=`.
    pub value: Option<String>,
    /// Where it stands; the whole flag's value where quotes or escapes were removed before it was split.
    pub range: ByteRange,
    /// Where its key stands.
    pub key_range: ByteRange,
    /// Where its value stands.
    pub value_range: Option<ByteRange>,
}

/// Why a list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvError {
    /// What BuildKit says.
    pub message: String,
    /// Where the fault is.
    pub range: ByteRange,
}

/// Splits the value of a flag into its fields.
///
/// # Errors
///
/// A list that is empty, or whose quotes are out of place.
pub fn fields(file: &Dockerfile, instruction: &Instruction, flag: &Flag) -> Result<Vec<Field>, CsvError> {
    let text = file.flag_text(flag);
    let start = text.find('=').map_or(text.len(), |equals| equals + 1);
    let value = text.get(start..).unwrap_or("");
    let whole = flag.value.unwrap_or(flag.range);
    let place = |from: usize, to: usize| {
        if flag.is_decoded {
            return whole;
        }
        let at = flag.at as usize + start;
        instruction.joined.range_of(at + from, at + to)
    };
    if value.is_empty() {
        return Err(CsvError { message: "EOF".to_owned(), range: whole });
    }
    let mut fields = Vec::new();
    let mut at = 0;
    loop {
        let (text, end) = field(value, at).map_err(|(column, fault)| CsvError {
            message: format!("parse error on line 1, column {}: {fault}", column + 1),
            range: place(column.min(value.len()), value.len()),
        })?;
        fields.push(to_field(text, at, end, &place));
        if end >= value.len() {
            return Ok(fields);
        }
        at = end + 1;
    }
}

fn to_field(text: String, at: usize, end: usize, place: &dyn Fn(usize, usize) -> ByteRange) -> Field {
    let is_plain = text.len() == end - at;
    let equals = text.find('=');
    let key_end = equals.unwrap_or(text.len());
    let part = |from: usize, to: usize| if is_plain { place(at + from, at + to) } else { place(at, end) };
    Field {
        key: text.get(..key_end).unwrap_or("").to_lowercase(),
        value: equals.map(|equals| text.get(equals + 1..).unwrap_or("").to_owned()),
        range: place(at, end),
        key_range: part(0, key_end),
        value_range: equals.map(|equals| part(equals + 1, text.len())),
        text,
    }
}

/// Reads the field at `at`; returns it and where it ends, or the byte and name of a fault.
fn field(value: &str, at: usize) -> Result<(String, usize), (usize, &'static str)> {
    let rest = value.get(at..).unwrap_or("");
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = at + rest.find(',').unwrap_or(rest.len());
        let text = value.get(at..end).unwrap_or("");
        return match text.find('"') {
            Some(quote) => Err((at + quote, "bare \" in non-quoted field")),
            None => Ok((text.to_owned(), end)),
        };
    };
    let mut text = String::new();
    let mut from = 0;
    while let Some(quote) = quoted.get(from..).and_then(|rest| rest.find('"')) {
        text.push_str(quoted.get(from..from + quote).unwrap_or(""));
        let after = from + quote + 1;
        match quoted.as_bytes().get(after) {
            Some(b'"') => text.push('"'),
            Some(b',') | None => return Ok((text, at + 1 + after)),
            Some(_) => return Err((at + after, "extraneous or missing \" in quoted-field")),
        }
        from = after + 1;
    }
    Err((value.len(), "extraneous or missing \" in quoted-field"))
}
