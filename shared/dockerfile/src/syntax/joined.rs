//! A logical line: physical lines put together, with the way back to the source.

use std::borrow::Cow;

use text::ByteRange;

/// The pieces of the source that make one logical line, in order.
///
/// ```text
/// RUN pip install \
///     flask
/// ^^^^^^^^^^^^^^^^  first piece (the second line's blanks are part of its piece, as BuildKit keeps them)
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    first: ByteRange,
    more: Vec<ByteRange>,
}

impl Joined {
    /// Begins a logical line with its first piece.
    pub(crate) fn new(first: ByteRange) -> Self {
        Self { first, more: Vec::new() }
    }

    /// Appends a piece.
    pub(crate) fn push(&mut self, piece: ByteRange) {
        self.more.push(piece);
    }

    /// Returns the pieces in order.
    pub fn pieces(&self) -> impl Iterator<Item = ByteRange> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// Returns where the first piece starts.
    pub(crate) fn start(&self) -> u32 {
        self.first.start
    }

    /// Returns the joined text: what BuildKit calls the instruction's original. Borrowed where it is one piece.
    #[must_use]
    pub fn text<'a>(&self, source: &'a str) -> Cow<'a, str> {
        if self.more.is_empty() {
            return Cow::Borrowed(self.first.slice(source));
        }
        let mut text = String::with_capacity(self.pieces().map(ByteRange::len).sum());
        for piece in self.pieces() {
            text.push_str(piece.slice(source));
        }
        Cow::Owned(text)
    }

    /// Returns where the bytes `start..end` of the joined text stand in the source: from the first one's place to the last one's.
    #[must_use]
    #[inline]
    pub fn range_of(&self, start: usize, end: usize) -> ByteRange {
        if self.more.is_empty() {
            let base = self.first.start as usize;
            return ByteRange::new(base + start, base + end);
        }
        self.range_over_lines(start, end)
    }

    /// The same for several pieces; apart, so that the other case, which is nearly all of them, is written out where it is asked for.
    #[inline(never)]
    fn range_over_lines(&self, start: usize, end: usize) -> ByteRange {
        if end <= start {
            let at = self.place(start, BorderSide::Left);
            return ByteRange::new(at, at);
        }
        ByteRange::new(self.place(start, BorderSide::Right), self.place(end, BorderSide::Left))
    }

    /// Returns the byte of the joined text that stands at `place` of the source; between lines, the end of the line above.
    pub(crate) fn offset_of(&self, place: u32) -> usize {
        let mut before = 0;
        for piece in self.pieces() {
            if place < piece.start {
                return before;
            }
            if place <= piece.end {
                return before + (place - piece.start) as usize;
            }
            before += piece.len();
        }
        before
    }

    fn place(&self, offset: usize, side: BorderSide) -> usize {
        let mut rest = offset;
        let mut last = self.first.start as usize;
        for piece in self.pieces() {
            let is_inside = match side {
                BorderSide::Right => rest < piece.len(),
                BorderSide::Left => rest <= piece.len(),
            };
            if is_inside {
                return piece.start as usize + rest;
            }
            rest -= piece.len();
            last = piece.end as usize;
        }
        last
    }
}

/// Which byte a border belongs to: the one before it or the one after.
#[derive(Clone, Copy)]
enum BorderSide {
    Left,
    Right,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_find_their_way_back() {
        let source = "RUN a \\\n  b\n";
        let mut joined = Joined::new(ByteRange::new(0, 6));
        joined.push(ByteRange::new(8, 11));
        assert_eq!(joined.text(source), "RUN a   b");
        assert_eq!(joined.range_of(4, 5).slice(source), "a");
        assert_eq!(joined.range_of(8, 9).slice(source), "b");
        assert_eq!(joined.range_of(4, 9).slice(source), "a \\\n  b");
        assert_eq!(joined.range_of(9, 9), ByteRange::new(11, 11));
        assert_eq!(joined.range_of(6, 6), ByteRange::new(6, 6));
    }
}
