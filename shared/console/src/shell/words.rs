//! Words: quotes, backslashes and what begins with `$`, as `sh` reads them. `$'…'` is bash's.

use std::sync::Arc;

use super::ansi_c;
use super::error::{Construct, SyntaxErrorKind, Unfinished};
use super::parser;
use super::reader::{Read, Reader};
use super::syntax::{Modifier, Parameter, Part, Word};

/// Where a piece of text stands, which says what is special in it and what ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A word among others.
    Word,
    /// The value of an assignment: a word with `~` behind each colon.
    Value,
    /// Between double quotes.
    DoubleQuotes,
    /// The body of a here-document.
    HereDocument,
    /// `${NAME:-here}`.
    Argument {
        /// Whether double quotes stand around it.
        is_quoted: bool,
    },
    /// `${NAME/here/…}`.
    Pattern,
}

impl Place {
    fn is_quoted(self) -> bool {
        matches!(self, Self::DoubleQuotes | Self::HereDocument | Self::Argument { is_quoted: true })
    }

    fn ends_at(self, letter: char) -> bool {
        match self {
            Self::Word | Self::Value => is_end_of_word(letter),
            Self::DoubleQuotes => letter == '"',
            Self::HereDocument => false,
            Self::Argument { .. } => letter == '}',
            Self::Pattern => letter == '}' || letter == '/',
        }
    }
}

/// Returns whether a character ends a word that no quotes stand around.
pub(super) fn is_end_of_word(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '|' | '&' | ';' | '<' | '>' | '(' | ')')
}

impl Reader<'_> {
    /// Reads a word, which has no part where there is none.
    pub(super) fn word(&mut self) -> Read<Word> {
        self.word_in(Place::Word)
    }

    /// Reads the value of an assignment.
    pub(super) fn value(&mut self) -> Read<Word> {
        self.word_in(Place::Value)
    }

    /// Reads the whole text as the body of a here-document.
    pub(super) fn here_document(&mut self) -> Read<Word> {
        self.word_in(Place::HereDocument)
    }

    fn word_in(&mut self, place: Place) -> Read<Word> {
        self.peek();
        let start = self.at();
        let mut parts = Vec::new();
        self.parts(place, start, &mut parts)?;
        Ok(Word { parts, range: self.since(start) })
    }

    /// Reads until the end of a place; `open` is where it began, for errors.
    fn parts(&mut self, place: Place, open: usize, parts: &mut Vec<Part>) -> Read<()> {
        if !place.is_quoted() {
            self.tilde(place, parts);
        }
        loop {
            let start = self.at();
            let Some(letter) = self.peek() else { return self.end_of_text(place, open) };
            if place.ends_at(letter) {
                return Ok(());
            }
            match letter {
                '\'' if !place.is_quoted() => self.single_quotes(parts)?,
                '"' if place != Place::HereDocument => {
                    self.bump();
                    push(parts, "", true);
                    self.double_quotes(self.at() - 1, parts)?;
                }
                '\\' => self.backslash(place, parts)?,
                '$' => self.dollar(place, parts)?,
                '`' => self.backticks(place, parts)?,
                ':' if place == Place::Value => {
                    self.bump();
                    push(parts, ":", false);
                    self.tilde(place, parts);
                }
                _ => {
                    self.bump();
                    push(parts, letter.encode_utf8(&mut [0; 4]), place.is_quoted());
                }
            }
            debug_assert!(self.at() > start, "every arm reads something");
        }
    }

    fn end_of_text(&self, place: Place, open: usize) -> Read<()> {
        match place {
            Place::Word | Place::Value | Place::HereDocument => Ok(()),
            Place::DoubleQuotes => self.unfinished(open, Unfinished::DoubleQuotes),
            Place::Argument { .. } | Place::Pattern => self.unfinished(open, Unfinished::Parameter),
        }
    }

    /// Reads a `~` that stands for the home folder.
    fn tilde(&mut self, place: Place, parts: &mut Vec<Part>) {
        if self.peek() != Some('~') {
            return;
        }
        let start = self.at();
        self.bump();
        let is_end = |next| next == '/' || place.ends_at(next) || place == Place::Value && next == ':';
        match self.peek().is_none_or(is_end) {
            true => parts.push(Part::Tilde),
            false => self.go_to(start),
        }
    }

    fn single_quotes(&mut self, parts: &mut Vec<Part>) -> Read<()> {
        let start = self.at();
        self.bump();
        let Some(length) = self.rest().find('\'') else {
            return self.unfinished(start, Unfinished::SingleQuotes);
        };
        push(parts, self.rest().get(..length).unwrap_or(""), true);
        self.go_to(self.at() + length + 1);
        Ok(())
    }

    /// Reads what stands between double quotes, of which the first is passed.
    fn double_quotes(&mut self, start: usize, parts: &mut Vec<Part>) -> Read<()> {
        // All parameters of a script that has none are no word at all.
        if self.rest().starts_with("$@\"") && parts.last() == Some(&Part::Quoted(String::new())) {
            parts.pop();
        }
        self.parts(Place::DoubleQuotes, start, parts)?;
        self.bump();
        Ok(())
    }

    fn backslash(&mut self, place: Place, parts: &mut Vec<Part>) -> Read<()> {
        let start = self.at();
        self.bump();
        let Some(next) = self.peek_raw() else {
            if place == Place::HereDocument {
                push(parts, "\\", true);
                return Ok(());
            }
            return self.unfinished(start, Unfinished::Backslash);
        };
        let is_special = match place {
            Place::Word | Place::Value | Place::Argument { is_quoted: false } | Place::Pattern => true,
            Place::DoubleQuotes => matches!(next, '$' | '`' | '"' | '\\'),
            Place::HereDocument => matches!(next, '$' | '`' | '\\'),
            Place::Argument { is_quoted: true } => matches!(next, '$' | '`' | '"' | '\\' | '}'),
        };
        if is_special {
            self.bump();
            push(parts, next.encode_utf8(&mut [0; 4]), true);
        } else {
            push(parts, "\\", true);
        }
        Ok(())
    }

    fn dollar(&mut self, place: Place, parts: &mut Vec<Part>) -> Read<()> {
        let start = self.at();
        let is_quoted = place.is_quoted();
        self.bump();
        let modifier = Modifier::Value;
        let parameter = match self.peek() {
            Some('(') => {
                self.bump();
                if self.peek() == Some('(') {
                    self.bump();
                    return self.refused(start, Construct::Arithmetic);
                }
                self.enter(start)?;
                let script = parser::script(self, Some(start))?;
                self.leave();
                parts.push(Part::Substitution { script: Arc::new(script), is_quoted });
                return Ok(());
            }
            Some('{') => {
                self.bump();
                self.enter(start)?;
                let parameter = self.braces(start, is_quoted)?;
                self.leave();
                parameter
            }
            Some('[') => {
                self.bump();
                return self.refused(start, Construct::Arithmetic);
            }
            Some('\'') if !is_quoted => {
                self.bump();
                let Some(length) = ansi_c::length(self.rest()) else {
                    return self.unfinished(start, Unfinished::SingleQuotes);
                };
                push(parts, &ansi_c::decode(self.rest().get(..length).unwrap_or("")), true);
                self.go_to(self.at() + length + 1);
                return Ok(());
            }
            Some(letter) if is_special_parameter(letter) => {
                self.bump();
                Parameter { name: letter.to_string(), modifier }
            }
            Some('$' | '!' | '-') => {
                self.bump();
                return self.refused(start, Construct::Expansion);
            }
            _ => {
                let name = self.name();
                if name.is_empty() {
                    push(parts, "$", is_quoted);
                    return Ok(());
                }
                Parameter { name, modifier }
            }
        };
        parts.push(Part::Parameter { parameter: Box::new(parameter), is_quoted });
        Ok(())
    }

    /// Reads `${…}` behind its opening brace.
    fn braces(&mut self, start: usize, is_quoted: bool) -> Read<Parameter> {
        if self.peek() == Some('#') && !self.rest().starts_with("#}") {
            self.bump();
            let name = self.parameter_name(start)?;
            let is_closed = self.eat('}');
            return match self.peek_raw() {
                _ if is_closed => Ok(Parameter { name, modifier: Modifier::Length }),
                None => self.unfinished(start, Unfinished::Parameter),
                Some(_) => self.refused(start, Construct::Expansion),
            };
        }
        let name = self.parameter_name(start)?;
        let counts_empty = self.eat(':');
        let operator = self.peek();
        if operator.is_some() {
            self.bump();
        }
        let argument = Place::Argument { is_quoted };
        let modifier = match operator {
            Some('}') if !counts_empty => return Ok(Parameter { name, modifier: Modifier::Value }),
            Some('-') => Modifier::Default { word: self.argument(argument, start)?, counts_empty },
            Some('=') => Modifier::Assign { word: self.argument(argument, start)?, counts_empty },
            Some('+') => Modifier::Alternative { word: self.argument(argument, start)?, counts_empty },
            Some('?') => Modifier::Error { word: self.argument(argument, start)?, counts_empty },
            Some(mark @ ('#' | '%')) if !counts_empty => {
                let is_longest = self.eat(mark);
                let pattern = self.argument(Place::Argument { is_quoted: false }, start)?;
                match mark {
                    '#' => Modifier::RemovePrefix { pattern, is_longest },
                    _ => Modifier::RemoveSuffix { pattern, is_longest },
                }
            }
            Some('/') if !counts_empty => self.replacement(start)?,
            None => return self.unfinished(start, Unfinished::Parameter),
            Some(_) => return self.refused(start, Construct::Expansion),
        };
        self.bump();
        Ok(Parameter { name, modifier })
    }

    fn parameter_name(&mut self, start: usize) -> Read<String> {
        let name = self.name();
        if !name.is_empty() {
            return Ok(name);
        }
        match self.peek() {
            None => self.unfinished(start, Unfinished::Parameter),
            Some(letter) if letter.is_ascii_digit() => {
                let mut number = String::new();
                while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
                    self.bump();
                    number.push(digit);
                }
                Ok(number)
            }
            Some(letter) if is_special_parameter(letter) => {
                self.bump();
                Ok(letter.to_string())
            }
            Some('!' | '$' | '-' | '^') => {
                self.bump();
                self.refused(start, Construct::Expansion)
            }
            Some(_) => {
                self.bump();
                Err(self
                    .error(start, SyntaxErrorKind::Wrong("sh: syntax error: bad substitution".to_owned())))
            }
        }
    }

    /// Reads the word behind an operator; its closing brace remains.
    fn argument(&mut self, place: Place, open: usize) -> Read<Word> {
        let start = self.at();
        let mut parts = Vec::new();
        self.parts(place, open, &mut parts)?;
        Ok(Word { parts, range: self.since(start) })
    }

    fn replacement(&mut self, start: usize) -> Read<Modifier> {
        let is_every = self.eat('/');
        if !is_every && matches!(self.peek(), Some('#' | '%')) {
            return self.refused(start, Construct::Expansion);
        }
        let pattern = self.argument(Place::Pattern, start)?;
        let replacement = match self.eat('/') {
            true => self.argument(Place::Argument { is_quoted: false }, start)?,
            false => Word::default(),
        };
        Ok(Modifier::Replace { pattern, replacement, is_every })
    }

    fn backticks(&mut self, place: Place, parts: &mut Vec<Part>) -> Read<()> {
        let start = self.at();
        self.bump();
        let mut script = String::new();
        loop {
            match self.bump() {
                None => return self.unfinished(start, Unfinished::Backticks),
                Some('`') => break,
                Some('\\') => match self.peek_raw() {
                    Some(next @ ('`' | '\\' | '$')) => {
                        script.push(next);
                        self.bump();
                    }
                    Some('"') if place == Place::DoubleQuotes => {
                        script.push('"');
                        self.bump();
                    }
                    _ => script.push('\\'),
                },
                Some(letter) => script.push(letter),
            }
        }
        self.enter(start)?;
        let mut inside = self.inside(&script, self.since(start));
        let script = parser::script(&mut inside, None)?;
        self.room_for_braces = inside.room_for_braces;
        self.leave();
        parts.push(Part::Substitution { script: Arc::new(script), is_quoted: place.is_quoted() });
        Ok(())
    }
}

/// Returns whether a character names a parameter by itself, behind `$`.
fn is_special_parameter(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '?' | '#' | '@' | '*')
}

/// Adds text, to the last part where that is of the same kind.
fn push(parts: &mut Vec<Part>, text: &str, is_quoted: bool) {
    match (parts.last_mut(), is_quoted) {
        (Some(Part::Quoted(last)), true) | (Some(Part::Literal(last)), false) => last.push_str(text),
        (_, true) => parts.push(Part::Quoted(text.to_owned())),
        (_, false) => parts.push(Part::Literal(text.to_owned())),
    }
}
