//! Physical lines: where one ends, whether it is a comment, whether it goes on on the next.

/// Longest line that BuildKit reads, in bytes without its line break (Go's `bufio.MaxScanTokenSize` less one).
pub(crate) const MAX_LINE_BYTES: usize = 65_535;

/// One physical line of a source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its first byte.
    pub(crate) start: usize,
    /// One past its last byte, line break left out.
    pub(crate) end: usize,
    /// Where the next line starts.
    pub(crate) next: usize,
}

impl Line {
    /// Returns the line that begins at `start`; `None` at the end of the source, as a text that ends in a line break has no line after it.
    pub(crate) fn at(source: &str, start: usize) -> Option<Self> {
        let bytes = source.as_bytes();
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let next = place_of(b'\n', rest).map_or(bytes.len(), |at| start + at + 1);
        let mut end = next;
        while end > start && matches!(bytes.get(end - 1), Some(b'\n' | b'\r')) {
            end -= 1;
        }
        Some(Self { start, end, next })
    }

    /// Returns its text without the line break.
    pub(crate) fn text<'a>(&self, source: &'a str) -> &'a str {
        source.get(self.start..self.end).unwrap_or("")
    }

    /// Returns whether BuildKit's scanner gives up at it.
    pub(crate) fn is_too_long(&self, source: &str) -> bool {
        let length = self.next - self.start;
        let has_break = source.as_bytes().get(self.next.wrapping_sub(1)) == Some(&b'\n');
        length - usize::from(has_break) > MAX_LINE_BYTES
    }
}

/// Returns where a byte stands first; eight bytes at a time, as WebAssembly has no quicker search.
pub(crate) fn place_of(wanted: u8, bytes: &[u8]) -> Option<usize> {
    let (eights, rest) = bytes.as_chunks::<8>();
    let everywhere = u64::from(wanted) * LOW_BITS;
    for (index, eight) in eights.iter().enumerate() {
        // A byte that is the wanted one becomes zero, and only the first zero byte borrows for sure.
        let differs = u64::from_le_bytes(*eight) ^ everywhere;
        let zeros = differs.wrapping_sub(LOW_BITS) & !differs & (LOW_BITS << 7);
        if zeros != 0 {
            return Some(index * 8 + (zeros.trailing_zeros() / 8) as usize);
        }
    }
    let place = rest.iter().position(|byte| *byte == wanted)?;
    Some(bytes.len() - rest.len() + place)
}

/// The lowest bit of each of eight bytes.
const LOW_BITS: u64 = 0x0101_0101_0101_0101;

/// Returns whether the first character that is no white space is a `#`.
pub(crate) fn is_comment(line: &str) -> bool {
    without_space_before(line).starts_with('#')
}

/// Returns `text` without the white space that it begins with; quick where that is ASCII, as it nearly always is.
pub(crate) fn without_space_before(text: &str) -> &str {
    let n_blanks = text.bytes().take_while(|byte| matches!(byte, b'\t'..=b'\r' | b' ')).count();
    match text.as_bytes().get(n_blanks) {
        Some(byte) if !byte.is_ascii() => text.trim_start(),
        _ => text.get(n_blanks..).unwrap_or(""),
    }
}

/// Returns `text` without the white space that it ends with.
pub(crate) fn without_space_after(text: &str) -> &str {
    match text.as_bytes().last() {
        Some(b'!'..=b'~') => text,
        _ => text.trim_end(),
    }
}

/// Returns the line's text before its escape character when it goes on on the next line.
///
/// BuildKit's `lineContinuationRegex`: the escape character, blanks after it allowed, unless another one stands right before it.
pub(crate) fn continued(line: &str, escape: char) -> Option<&str> {
    let bytes = line.as_bytes();
    let n_blanks = bytes.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let at = (bytes.len() - n_blanks).checked_sub(1)?;
    let is_escape = |at: usize| bytes.get(at).is_some_and(|byte| char::from(*byte) == escape);
    let is_doubled = at.checked_sub(1).is_some_and(is_escape);
    (is_escape(at) && !is_doubled).then(|| line.get(..at)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_breaks_of_either_kind() {
        let source = "ab\r\n\nc";
        let first = Line::at(source, 0).unwrap();
        assert_eq!((first.text(source), first.next), ("ab", 4));
        let second = Line::at(source, first.next).unwrap();
        assert_eq!((second.text(source), second.next), ("", 5));
        let third = Line::at(source, second.next).unwrap();
        assert_eq!((third.text(source), third.next), ("c", 6));
        assert!(Line::at(source, 6).is_none());
    }

    #[test]
    fn a_line_of_the_greatest_length_is_read() {
        let fits = "x".repeat(MAX_LINE_BYTES);
        assert!(!Line::at(&fits, 0).unwrap().is_too_long(&fits));
        let with_break = format!("{fits}\n");
        assert!(!Line::at(&with_break, 0).unwrap().is_too_long(&with_break));
        let long = format!("{fits}x\n");
        assert!(Line::at(&long, 0).unwrap().is_too_long(&long));
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in 0..40 {
            for at in 0..length {
                let mut bytes = vec![b'\x0b'; length];
                bytes[at] = b'\n';
                assert_eq!(place_of(b'\n', &bytes), Some(at));
                bytes[at..].fill(b'\n');
                assert_eq!(place_of(b'\n', &bytes), Some(at));
            }
            assert_eq!(place_of(b'\n', &vec![0x8a; length]), None);
        }
    }

    #[test]
    fn an_escape_goes_on_unless_doubled() {
        assert_eq!(continued("RUN a \\ \t", '\\'), Some("RUN a "));
        assert_eq!(continued("\\", '\\'), Some(""));
        assert_eq!(continued("RUN a \\\\", '\\'), None);
        assert_eq!(continued("RUN a `", '\\'), None);
        assert_eq!(continued("RUN a `", '`'), Some("RUN a "));
    }
}
