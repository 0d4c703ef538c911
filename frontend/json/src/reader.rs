//! The text and how far it has been read: marks, numbers, strings, and what is passed over.

use std::borrow::Cow;

/// What cannot be read. Nobody is told why, so nothing is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unreadable JSON")]
pub struct Unreadable;

/// A text that is being read.
#[derive(Debug)]
pub(super) struct Reader<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Reader<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self { text, at: 0 }
    }

    /// Fails unless nothing but space is left.
    pub(super) fn end(&mut self) -> Result<(), Unreadable> {
        if self.peek().is_none() { Ok(()) } else { Err(Unreadable) }
    }

    /// Returns the next byte that is no space, and stays before it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.here() {
            self.at += 1;
        }
        self.here()
    }

    fn here(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes this byte if it comes next.
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes this byte, or fails.
    pub(super) fn take(&mut self, byte: u8) -> Result<(), Unreadable> {
        if self.takes(byte) { Ok(()) } else { Err(Unreadable) }
    }

    /// Takes this word if it comes next.
    pub(super) fn takes_word(&mut self, word: &str) -> bool {
        self.peek();
        let is_next = self.text[self.at..].starts_with(word);
        self.at += if is_next { word.len() } else { 0 };
        is_next
    }

    /// Moves on to the next item of a list or an object; says whether there is one.
    pub(super) fn goes_on(&mut self, is_first: &mut bool, end: u8) -> Result<bool, Unreadable> {
        if self.peek() == Some(end) {
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            self.take(b',')?;
        }
        Ok(true)
    }

    /// Takes a number and returns its text.
    pub(super) fn number(&mut self) -> Result<&'text str, Unreadable> {
        self.peek();
        let start = self.at;
        self.at += usize::from(self.here() == Some(b'-'));
        if self.here() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.here() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.here() {
            self.at += 1;
            self.at += usize::from(matches!(self.here(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    /// Takes at least one digit.
    fn digits(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        while self.here().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(Unreadable) }
    }

    /// Takes a string.
    pub(super) fn string(&mut self) -> Result<Cow<'text, str>, Unreadable> {
        self.take(b'"')?;
        let plain = self.plain();
        if self.here() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut whole = plain.to_owned();
        loop {
            match self.byte()? {
                b'"' => return Ok(Cow::Owned(whole)),
                b'\\' => whole.push(self.escaped()?),
                _ => return Err(Unreadable),
            }
            whole.push_str(self.plain());
        }
    }

    /// Takes everything up to a quote, a backslash, or what may not stand in a string.
    fn plain(&mut self) -> &'text str {
        let rest = &self.text[self.at..];
        let is_end = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
        let length = rest.bytes().position(is_end).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn byte(&mut self) -> Result<u8, Unreadable> {
        let byte = self.here().ok_or(Unreadable)?;
        self.at += 1;
        Ok(byte)
    }

    /// Takes what follows a backslash.
    fn escaped(&mut self) -> Result<char, Unreadable> {
        Ok(match self.byte()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let is_first_half = (0xd800..0xdc00).contains(&unit);
                if is_first_half && !(self.byte()? == b'\\' && self.byte()? == b'u') {
                    return Err(Unreadable);
                }
                let second_half = if is_first_half { Some(self.unit()?) } else { None };
                let units = [Some(unit), second_half].into_iter().flatten();
                char::decode_utf16(units).next().and_then(Result::ok).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    /// Takes four hexadecimal digits.
    fn unit(&mut self) -> Result<u16, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        // `from_str_radix` would take a sign, too.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Unreadable);
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).map_err(|_not_hex| Unreadable)
    }

    /// Passes over a value, whatever it is, inside of so many others.
    pub(super) fn skip(&mut self, depth: u8) -> Result<(), Unreadable> {
        let is_object = match self.peek() {
            Some(b'{') => true,
            Some(b'[') => false,
            Some(b'"') => return self.string().map(drop),
            Some(b't' | b'f' | b'n') => {
                let is_word = ["true", "false", "null"].into_iter().any(|word| self.takes_word(word));
                return if is_word { Ok(()) } else { Err(Unreadable) };
            }
            _ => return self.number().map(drop),
        };
        if depth == DEPTH {
            return Err(Unreadable);
        }
        self.at += 1;
        let end = if is_object { b'}' } else { b']' };
        let mut is_first = true;
        while self.goes_on(&mut is_first, end)? {
            if is_object {
                drop(self.string()?);
                self.take(b':')?;
            }
            self.skip(depth + 1)?;
        }
        self.take(end)
    }
}

/// How deep a value may lie in others.
const DEPTH: u8 = 100;
