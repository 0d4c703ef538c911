//! The text of a script, character by character, and where a word or a quotation in it ends.
//!
//! A backslash at the end of a line joins it with the next one everywhere but in single quotes, comments and literal here-documents. [`Reader::peek`] passes
//! over such ends of lines, [`Reader::peek_raw`] does not.

use text::ByteRange;

use super::error::{Construct, DEPTH, SyntaxError, SyntaxErrorKind, TEXT_BYTES, Unfinished};

/// A text with a place in it.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// How many substitutions are open around the place.
    depth: usize,
    /// The range for everything in a text that is not the script's own, as between backticks.
    whole: Option<ByteRange>,
    /// Whether a backslash joined the last line with nothing.
    is_joined_with_nothing: bool,
    /// How much text braces may still add, in bytes.
    pub(super) room_for_braces: usize,
    /// A place whose line is known, and that line.
    known_line: (usize, usize),
}

/// A result of reading.
pub(super) type Read<T> = Result<T, SyntaxError>;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            whole: None,
            is_joined_with_nothing: false,
            room_for_braces: TEXT_BYTES,
            known_line: (0, 0),
        }
    }

    /// Makes a reader of a text that stands for a range of this one.
    pub(super) fn inside<'b>(&self, text: &'b str, range: ByteRange) -> Reader<'b> {
        Reader {
            depth: self.depth,
            whole: Some(self.whole.unwrap_or(range)),
            room_for_braces: self.room_for_braces,
            ..Reader::new(text)
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes to a place, which must lie on the border of a character.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek_raw(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the next character behind ends of lines that a backslash joins.
    pub(super) fn peek(&mut self) -> Option<char> {
        while self.rest().starts_with("\\\n") {
            self.at += 2;
            self.is_joined_with_nothing = self.at == self.text.len();
        }
        self.peek_raw()
    }

    /// Passes over the next character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let letter = self.peek_raw()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    /// Passes over the next character if it is this one.
    pub(super) fn eat(&mut self, letter: char) -> bool {
        let is_next = self.peek() == Some(letter);
        if is_next {
            self.bump();
        }
        is_next
    }

    pub(super) fn is_joined_with_nothing(&self) -> bool {
        self.is_joined_with_nothing
    }

    /// Returns the zero-based line of a place; quick when places come in order.
    pub(super) fn line(&mut self, at: usize) -> usize {
        let (known, line) = if self.known_line.0 <= at { self.known_line } else { (0, 0) };
        let line =
            line + self.text.get(known..at).unwrap_or("").bytes().filter(|byte| *byte == b'\n').count();
        self.known_line = (at, line);
        line
    }

    /// Returns the range from a place to here.
    pub(super) fn since(&self, start: usize) -> ByteRange {
        self.range(start, self.at)
    }

    pub(super) fn range(&self, start: usize, end: usize) -> ByteRange {
        self.whole.unwrap_or_else(|| ByteRange::new(start, end))
    }

    pub(super) fn error(&self, start: usize, kind: SyntaxErrorKind) -> SyntaxError {
        let next = self.rest().chars().next().map_or(0, char::len_utf8);
        let end = if self.at > start { self.at } else { self.at + next };
        SyntaxError { range: self.range(start, end), kind }
    }

    pub(super) fn refused<T>(&self, start: usize, construct: Construct) -> Read<T> {
        Err(self.error(start, SyntaxErrorKind::Refused(construct)))
    }

    pub(super) fn unfinished<T>(&self, start: usize, what: Unfinished) -> Read<T> {
        let range = self.range(start, self.text.len());
        // What a line of backticks lacks, no other line can bring: the backticks are closed.
        let kind = match self.whole {
            Some(_) => SyntaxErrorKind::Wrong(format!("{UNEXPECTED} end of file")),
            None => SyntaxErrorKind::Unfinished(what),
        };
        Err(SyntaxError { range, kind })
    }

    /// Says that a token must not stand there.
    pub(super) fn unexpected<T>(&self, start: usize, token: &str) -> Read<T> {
        let words = match token {
            "\n" => format!("{UNEXPECTED} newline"),
            "" => format!("{UNEXPECTED} end of file"),
            token => format!("{UNEXPECTED} \"{token}\""),
        };
        let mut error = self.error(start, SyntaxErrorKind::Wrong(words));
        if self.whole.is_none() && self.at == start {
            error.range = ByteRange::new(start, (start + token.len()).min(self.text.len()));
        }
        Err(error)
    }

    /// Goes one substitution deeper.
    pub(super) fn enter(&mut self, start: usize) -> Read<()> {
        if self.depth == DEPTH {
            return Err(self.error(start, SyntaxErrorKind::TooDeep));
        }
        self.depth += 1;
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Passes over blanks, and a comment behind them.
    pub(super) fn skip_blanks(&mut self) {
        while let Some(' ' | '\t') = self.peek() {
            self.bump();
        }
        if self.peek() == Some('#') {
            let rest = self.rest();
            self.at += rest.find('\n').unwrap_or(rest.len());
        }
    }

    /// Reads a name of a variable; empty where there is none.
    pub(super) fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(letter) = self.peek() {
            if !(letter == '_' || letter.is_ascii_alphabetic() || letter.is_ascii_digit() && !name.is_empty())
            {
                break;
            }
            name.push(letter);
            self.bump();
        }
        name
    }
}

/// How `sh` begins what it says of a syntax error.
pub(super) const UNEXPECTED: &str = "sh: syntax error: unexpected";
