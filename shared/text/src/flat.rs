//! Values as one string and back, to pass between WebAssembly modules that share no memory.
//!
//! Numbers are followed by a space, strings by their length and a space before them, lists by their number of items. Both ends are built from
//! one tree, so there are no versions; what does not read back is nothing.

use crate::ByteRange;

/// Writes values one after the other.
#[derive(Debug, Default)]
pub struct Writer(String);

impl Writer {
    /// Writes a number.
    pub fn number(&mut self, number: usize) {
        let (mut digits, mut rest) = ([b'0'; 20], number);
        let mut start = digits.len();
        loop {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.0.extend(digits[start..].iter().map(|digit| char::from(*digit)));
        self.0.push(' ');
    }

    /// Writes yes or no.
    pub fn flag(&mut self, flag: bool) {
        self.number(usize::from(flag));
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.push_str(text);
    }

    /// Writes a range.
    pub fn range(&mut self, range: ByteRange) {
        self.number(range.start as usize);
        self.number(range.end as usize);
    }

    /// Writes a list, each item with `write`.
    pub fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(items.len());
        items.iter().for_each(|item| write(self, item));
    }

    /// Returns everything that was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
}

/// Reads values one after the other; `None` when something else stands there.
#[derive(Debug)]
pub struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    /// Begins to read.
    #[must_use]
    pub fn new(flat: &'a str) -> Self {
        Self(flat)
    }

    /// Reads a number.
    pub fn number(&mut self) -> Option<usize> {
        let end = self.0.bytes().position(|byte| byte == b' ')?;
        let digits = self.0.get(..end).filter(|digits| !digits.is_empty())?;
        let number = digits.bytes().try_fold(0_usize, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| usize::from(byte - b'0'))?;
            number.checked_mul(10)?.checked_add(digit)
        })?;
        self.0 = self.0.get(end + 1..)?;
        Some(number)
    }

    /// Reads a small number.
    pub fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// Reads yes or no.
    pub fn flag(&mut self) -> Option<bool> {
        self.number().map(|number| number == 1)
    }

    /// Reads a string.
    pub fn text(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(text)
    }

    /// Reads a string to keep.
    pub fn owned(&mut self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// Reads a range.
    pub fn range(&mut self) -> Option<ByteRange> {
        Some(ByteRange { start: self.small()?, end: self.small()? })
    }

    /// Reads a list, each item with `read`.
    pub fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| read(self)).collect()
    }

    /// Returns `value` when everything was read.
    #[must_use]
    pub fn finish<T>(self, value: T) -> Option<T> {
        self.0.is_empty().then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut out = Writer::default();
        out.number(0);
        out.number(usize::MAX);
        out.flag(true);
        out.text("é 1");
        out.range(ByteRange::new(3, 17));
        out.list(&["a", ""], |out, text| out.text(text));
        let flat = out.finish();
        let mut input = Reader::new(&flat);
        assert_eq!(input.number(), Some(0));
        assert_eq!(input.number(), Some(usize::MAX));
        assert_eq!(input.flag(), Some(true));
        assert_eq!(input.text(), Some("é 1"));
        assert_eq!(input.range(), Some(ByteRange::new(3, 17)));
        assert_eq!(input.list(Reader::owned), Some(vec!["a".to_owned(), String::new()]));
        assert_eq!(input.finish(()), Some(()));
    }

    #[test]
    fn anything_else_is_nothing() {
        for flat in ["", "1", " ", "x ", "-1 ", "99999999999999999999999 "] {
            assert_eq!(Reader::new(flat).number(), None, "{flat}");
        }
        assert_eq!(Reader::new("3 ab").text(), None);
        assert_eq!(Reader::new("1 é").text(), None);
        assert_eq!(Reader::new("2 1 ").list(Reader::number), None);
        assert_eq!(Reader::new("1 ").finish(()), None);
    }
}
