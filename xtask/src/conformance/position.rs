//! Positions of the language server protocol: zero-based line and UTF-16 character. Lines end at `\n`, `\r\n` and, unlike for BuildKit,
//! at a lone `\r`.

use serde_json::Value;
use text::ByteRange;

/// Converts positions of one text.
pub(super) struct Positions<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// Finds the lines of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends_line =
            |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1));
        Self { text, starts: starts.collect() }
    }

    /// Returns the byte offset of a position; past the end of a line is its end.
    pub(super) fn offset(&self, position: &Value) -> u32 {
        let number = |name: &str| position.get(name).and_then(Value::as_u64).unwrap_or(0);
        let (line, character) = (number("line") as usize, number("character"));
        let Some(start) = self.starts.get(line).copied() else { return to_u32(self.text.len()) };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let text = self.text[start..end].trim_end_matches(['\r', '\n']);
        let mut units = 0;
        for (at, found) in text.char_indices() {
            if units >= character {
                return to_u32(start + at);
            }
            units += found.len_utf16() as u64;
        }
        to_u32(start + text.len())
    }

    /// Returns line and character of a byte offset.
    pub(super) fn of(&self, offset: u32) -> (u64, u64) {
        let line = self.starts.partition_point(|start| *start <= offset as usize) - 1;
        let before = self.text.get(self.starts[line]..offset as usize).unwrap_or("");
        (line as u64, before.encode_utf16().count() as u64)
    }

    /// Returns a range of two positions.
    pub(super) fn range(&self, range: &Value) -> ByteRange {
        let end = |name: &str| self.offset(range.get(name).unwrap_or(&Value::Null)) as usize;
        ByteRange::new(end("start"), end("end"))
    }
}

fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
