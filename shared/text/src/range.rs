//! A half-open range of bytes.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Bytes `start..end` of a text; both ends lie on character borders of the text that the range was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ByteRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl ByteRange {
    /// Makes a range; an end before the start is taken as empty at the start.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = saturate(start);
        Self { start, end: saturate(end).max(start) }
    }

    /// Returns the number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Returns whether the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether `offset` lies inside, the end excluded.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        (self.start as usize..self.end as usize).contains(&offset)
    }

    /// Cuts the range out of `text`; empty when it does not fit that text.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(Range::<usize>::from(self)).unwrap_or("")
    }
}

impl From<ByteRange> for Range<usize> {
    fn from(range: ByteRange) -> Self {
        range.start as usize..range.end as usize
    }
}

/// Texts are at most 256 KiB in a workspace; a longer one keeps its first 4 GiB.
fn saturate(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_only_where_it_fits() {
        assert_eq!(ByteRange::new(0, 4).slice("FROM x"), "FROM");
        assert_eq!(ByteRange::new(4, 99).slice("FROM x"), "");
        assert_eq!(ByteRange::new(1, 2).slice("é"), "");
    }

    #[test]
    fn an_end_before_the_start_is_empty() {
        let range = ByteRange::new(5, 2);
        assert!(range.is_empty());
        assert!(!range.contains(5));
    }
}
