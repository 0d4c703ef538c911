//! Reading a word character by character.

use super::names;

/// A place in a word.
///
/// It sees what Go's `text/scanner` sees: a byte order mark at the very start is not there, a NUL is a character like any other.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordCursor<'a> {
    rest: &'a str,
}

impl<'a> WordCursor<'a> {
    pub(super) fn new(word: &'a str) -> Self {
        Self { rest: word.strip_prefix('\u{feff}').unwrap_or(word) }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn take(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.rest = self.rest.get(character.len_utf8()..).unwrap_or("");
        Some(character)
    }

    /// Takes the next character when it is this one.
    pub(super) fn take_if(&mut self, wanted: char) -> bool {
        let is_wanted = self.peek() == Some(wanted);
        if is_wanted {
            self.take();
        }
        is_wanted
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn n_left(&self) -> usize {
        self.rest.len()
    }

    /// Takes a variable's name, which may be empty (`shellWord.processName`): digits alone, one special parameter, or letters, digits and `_`.
    pub(super) fn take_name(&mut self) -> &'a str {
        let start = *self;
        match self.peek() {
            Some(first) if names::is_digit(first) => self.take_while(names::is_digit),
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!') => {
                self.take();
            }
            _ => self.take_while(names::belongs_to_name),
        }
        start.until(self)
    }

    /// Returns the text between this place and a later one.
    pub(super) fn until(&self, later: &Self) -> &'a str {
        self.rest.get(..self.rest.len() - later.rest.len()).unwrap_or("")
    }

    fn take_while(&mut self, belongs: fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(belongs);
    }
}
