//! Where lines begin.

use crate::ByteRange;

/// Line starts of one text; built once per text, asked many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Finds every line start of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / BYTES_PER_LINE + 1);
        starts.push(0);
        starts.extend(text.match_indices('\n').map(|(at, _)| ByteRange::new(at + 1, at + 1).start));
        Self { starts, len: ByteRange::new(text.len(), text.len()).start }
    }

    /// Takes line starts that a scan of the text has found already: ascending, the first one 0, one after each line break.
    #[must_use]
    pub fn from_starts(starts: Vec<u32>, text: &str) -> Self {
        debug_assert_eq!(starts, Self::new(text).starts);
        Self { starts, len: ByteRange::new(text.len(), text.len()).start }
    }

    /// Returns the number of lines; a text that ends with a line break has an empty last line.
    #[must_use]
    pub fn n_lines(&self) -> usize {
        self.starts.len()
    }

    /// Returns the zero-based line that holds `offset`; an offset past the end belongs to the last line.
    #[must_use]
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Returns the bytes of a zero-based line with its line break; `None` past the last line.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<ByteRange> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        Some(ByteRange { start, end })
    }
}

/// About how long a line is, for the first guess at how many there are.
const BYTES_PER_LINE: usize = 24;

#[cfg(test)]
mod tests {
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_lines_of_a_short_text() {
        let index = LineIndex::new("FROM a\nRUN b\n");
        assert_eq!(index.n_lines(), 3);
        assert_eq!(index.line_of(0), 0);
        assert_eq!(index.line_of(6), 0);
        assert_eq!(index.line_of(7), 1);
        assert_eq!(index.line_of(999), 2);
        assert_eq!(index.line(1), Some(ByteRange::new(7, 13)));
        assert_eq!(index.line(3), None);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn lines_glue_back_to_the_text(text in "(?s).{0,60}") {
            let index = LineIndex::new(&text);
            let glued: String = (0..index.n_lines()).filter_map(|line| index.line(line)).map(|range| range.slice(&text)).collect();
            prop_assert_eq!(glued, text);
        }
    }
}
