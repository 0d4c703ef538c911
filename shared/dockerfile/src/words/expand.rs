//! The machine that expands a word.
//!
//! BuildKit's functions call each other for every nested `${…}`; here the calls are frames on a stack of our own, so that a line of nothing but
//! `${a:-` cannot exhaust the real one.

use super::cursor::WordCursor;
use super::pattern::{ShellPattern, reversed};
use super::replace;
use super::splitter::Splitter;
use super::{Expansion, Lex, Variables, WordError};

/// A word on its way to an [`Expansion`].
pub(super) struct Expander<'a> {
    lex: Lex,
    variables: &'a dyn Variables,
    cursor: WordCursor<'a>,
    /// The word itself, and above it the quotes and operands that are open.
    frames: Vec<Frame<'a>>,
    words: Splitter,
    matched: Vec<String>,
    unmatched: Vec<String>,
}

struct Frame<'a> {
    kind: FrameKind<'a>,
    raw_escapes: bool,
    text: String,
}

enum FrameKind<'a> {
    /// The whole word.
    Word,
    /// `"…"`.
    Quoted,
    /// `${v:-…}` and its like.
    Operand(Modifier<'a>),
    /// `${v/…/`.
    Pattern { name: &'a str, replaces_all: bool },
    /// `${v/pattern/…}`.
    Replacement { name: &'a str, replaces_all: bool, pattern: String },
}

struct Modifier<'a> {
    name: &'a str,
    /// As written: `:-`.
    marks: &'a str,
    /// Its last character; `None` when the word ends before it.
    mark: Option<char>,
    null_is_unset: bool,
}

impl<'a> Expander<'a> {
    pub(super) fn new(lex: Lex, word: &'a str, variables: &'a dyn Variables) -> Self {
        let frame = Frame {
            kind: FrameKind::Word,
            raw_escapes: lex.raw_escapes,
            text: String::with_capacity(word.len()),
        };
        Self {
            lex,
            variables,
            cursor: WordCursor::new(word),
            frames: vec![frame],
            words: Splitter::default(),
            matched: Vec::new(),
            unmatched: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Result<Expansion, WordError> {
        while !(self.cursor.at_end() && self.frames.len() == 1) {
            self.step().map_err(|error| self.blamed(error))?;
        }
        let text = self.frames.pop().map_or_else(String::new, |frame| frame.text);
        Ok(Expansion {
            text,
            words: self.words.into_words(),
            matched: self.matched,
            unmatched: self.unmatched,
        })
    }

    /// Returns the error that BuildKit reports: where the word ended too early, the outermost open `${` is at fault.
    fn blamed(&self, error: WordError) -> WordError {
        if !self.cursor.at_end() {
            return error;
        }
        let open = self.frames.iter().find_map(|frame| match frame.kind {
            FrameKind::Operand(_) | FrameKind::Replacement { .. } => Some(WordError::MissingBrace),
            FrameKind::Pattern { .. } => Some(WordError::MissingSlash),
            FrameKind::Word | FrameKind::Quoted => None,
        });
        open.unwrap_or(error)
    }

    fn step(&mut self) -> Result<(), WordError> {
        let stop = match self.frames.last().map(|frame| &frame.kind) {
            Some(FrameKind::Quoted) => return self.step_quoted(),
            Some(FrameKind::Operand(_) | FrameKind::Replacement { .. }) => Some('}'),
            Some(FrameKind::Pattern { .. }) => Some('/'),
            Some(FrameKind::Word) | None => None,
        };
        let Some(character) = self.cursor.peek() else { return Err(WordError::MissingBrace) };
        if Some(character) == stop {
            self.cursor.take();
            return self.close();
        }
        match character {
            '$' => self.dollar(),
            '\'' if !self.lex.skip_process_quotes => self.single_quoted(),
            '"' if !self.lex.skip_process_quotes => {
                self.cursor.take();
                let raw_escapes = self.raw_escapes();
                let text = if self.lex.raw_quotes { "\"" } else { "" };
                self.frames.push(Frame { kind: FrameKind::Quoted, raw_escapes, text: text.to_owned() });
                Ok(())
            }
            _ => {
                self.plain(character);
                Ok(())
            }
        }
    }

    /// Takes a character outside quotes, or two when the first is the escape.
    fn plain(&mut self, character: char) {
        self.cursor.take();
        let mut bytes = [0; 4];
        if character == '<' && self.cursor.peek() == Some('<') {
            return self.heredoc_mark();
        }
        if character != self.lex.escape {
            return self.deliver(character.encode_utf8(&mut bytes), Splits::AtSpace);
        }
        if self.raw_escapes() {
            self.deliver(character.encode_utf8(&mut bytes), Splits::Nowhere);
        }
        if let Some(escaped) = self.cursor.take() {
            self.deliver(escaped.encode_utf8(&mut bytes), Splits::Nowhere);
        }
    }

    /// Takes `<<` or `<<-` and the blanks after it, which do not part it from the delimiter (`shellWord.processPossibleHeredoc`). The first
    /// `<` is taken already.
    fn heredoc_mark(&mut self) {
        self.deliver("<", Splits::Nowhere);
        let start = self.cursor;
        self.cursor.take();
        self.cursor.take_if('-');
        while self.cursor.peek().is_some_and(char::is_whitespace) {
            self.cursor.take();
        }
        self.deliver(start.until(&self.cursor), Splits::Nowhere);
    }

    fn single_quoted(&mut self) -> Result<(), WordError> {
        let outside = self.cursor;
        self.cursor.take();
        let inside = self.cursor;
        loop {
            let end = self.cursor;
            match self.cursor.take() {
                None => return Err(WordError::UnmatchedSingleQuote),
                Some('\'') if self.lex.raw_quotes => {
                    self.deliver(outside.until(&self.cursor), Splits::Nowhere);
                    return Ok(());
                }
                Some('\'') => {
                    self.deliver(inside.until(&end), Splits::Nowhere);
                    return Ok(());
                }
                Some(_) => {}
            }
        }
    }

    /// Takes the next of what stands between double quotes (`shellWord.processDoubleQuote`).
    fn step_quoted(&mut self) -> Result<(), WordError> {
        let mut character = match self.cursor.peek() {
            None => return Err(WordError::UnmatchedDoubleQuote),
            Some('$') => return self.dollar(),
            Some(character) => character,
        };
        self.cursor.take();
        let raw_escapes = self.raw_escapes();
        let Some(frame) = self.frames.last_mut() else { return Ok(()) };
        if character == '"' {
            if self.lex.raw_quotes {
                frame.text.push('"');
            }
            return self.close();
        }
        if character == self.lex.escape {
            if raw_escapes {
                frame.text.push(character);
            }
            match self.cursor.peek() {
                None => return Ok(()),
                Some(next) if matches!(next, '"' | '$') || next == self.lex.escape => {
                    self.cursor.take();
                    character = next;
                }
                Some(_) => {}
            }
        }
        frame.text.push(character);
        Ok(())
    }

    /// Takes `$name`, `${name}`, or the beginning of a `${name…` with an operand (`shellWord.processDollar`).
    fn dollar(&mut self) -> Result<(), WordError> {
        let start = self.cursor;
        self.cursor.take();
        if !self.cursor.take_if('{') {
            let name = self.cursor.take_name();
            if name.is_empty() {
                self.deliver("$", Splits::AtSpace);
            } else {
                self.deliver_value(name, start);
            }
            return Ok(());
        }
        match self.cursor.peek() {
            None => return Err(WordError::MissingBrace),
            Some('{' | '}' | ':') => return Err(WordError::BadSubstitution),
            Some(_) => {}
        }
        let name = self.cursor.take_name();
        let marks = self.cursor;
        match self.cursor.take() {
            Some('}') => {
                self.deliver_value(name, start);
                Ok(())
            }
            Some('/') => {
                let replaces_all = self.cursor.take_if('/');
                self.open(FrameKind::Pattern { name, replaces_all }, true);
                Ok(())
            }
            Some(first @ (':' | '+' | '-' | '?' | '#' | '%')) => {
                let null_is_unset = first == ':';
                let mark = if null_is_unset { self.cursor.take() } else { Some(first) };
                let marks = marks.until(&self.cursor);
                let is_trim = matches!(mark, Some('#' | '%'));
                if null_is_unset && is_trim {
                    return Err(WordError::UnsupportedModifier(marks.to_owned()));
                }
                self.open(FrameKind::Operand(Modifier { name, marks, mark, null_is_unset }), is_trim);
                Ok(())
            }
            Some(_) => Err(WordError::UnsupportedModifier(marks.until(&self.cursor).to_owned())),
            // Go turns its end-of-text rune into text.
            None => Err(WordError::UnsupportedModifier(char::REPLACEMENT_CHARACTER.to_string())),
        }
    }

    fn open(&mut self, kind: FrameKind<'a>, raw_escapes: bool) {
        self.words.forget_word();
        self.frames.push(Frame { kind, raw_escapes, text: String::new() });
    }

    /// Ends the innermost frame and hands its value down.
    fn close(&mut self) -> Result<(), WordError> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        match frame.kind {
            FrameKind::Word => {}
            FrameKind::Quoted => self.deliver(&frame.text, Splits::Nowhere),
            FrameKind::Operand(modifier) => {
                let value = self.modified(&modifier, frame.text)?;
                self.deliver(&value, Splits::AtSpace);
            }
            FrameKind::Pattern { name, replaces_all } => {
                self.open(FrameKind::Replacement { name, replaces_all, pattern: frame.text }, true);
            }
            FrameKind::Replacement { name, replaces_all, pattern } => {
                let value = self.replaced(name, replaces_all, &pattern, &frame.text)?;
                self.deliver(&value, Splits::AtSpace);
            }
        }
        Ok(())
    }

    fn modified(&mut self, modifier: &Modifier<'_>, operand: String) -> Result<String, WordError> {
        let Modifier { name, marks, mark, null_is_unset } = *modifier;
        let value = self.value(name);
        if value.is_none() && self.lex.skip_unset_env {
            return Ok(["${", name, marks, &operand, "}"].concat());
        }
        let is_missing = value.is_none_or(|value| null_is_unset && value.is_empty());
        let text = value.unwrap_or("");
        match mark {
            Some('-') if is_missing => Ok(operand),
            Some('+') if is_missing => Ok(String::new()),
            Some('+') => Ok(operand),
            Some('?') if is_missing => {
                let message = match (operand.is_empty(), value) {
                    (false, _) => operand,
                    (true, None) => "is not allowed to be unset".to_owned(),
                    (true, Some(_)) => "is not allowed to be empty".to_owned(),
                };
                Err(WordError::Refused { name: name.to_owned(), message })
            }
            Some('-' | '?') => Ok(text.to_owned()),
            Some('#') => without_prefix(text, &operand, '#'),
            Some('%') => without_suffix(text, &operand),
            _ => Err(WordError::UnsupportedModifier(marks.to_owned())),
        }
    }

    fn replaced(
        &mut self,
        name: &str,
        replaces_all: bool,
        pattern: &str,
        replacement: &str,
    ) -> Result<String, WordError> {
        let Some(value) = self.value(name).or((!self.lex.skip_unset_env).then_some("")) else {
            return Ok(["${", name, "/", pattern, "/", replacement, "}"].concat());
        };
        let pattern = ShellPattern::parse(pattern)?;
        Ok(match replaces_all {
            true => replace::all(&pattern, value, replacement),
            false => replace::first(&pattern, value, replacement),
        })
    }

    /// Hands on the value of a plain reference, or the reference itself as it is written.
    fn deliver_value(&mut self, name: &'a str, start: WordCursor<'a>) {
        let written = start.until(&self.cursor);
        let unset = if self.lex.skip_unset_env { written } else { "" };
        let value = self.value(name).unwrap_or(unset);
        self.deliver(value, Splits::AtSpace);
    }

    /// Looks a variable up and remembers that it was asked for (`shellWord.getEnv`).
    fn value(&mut self, name: &str) -> Option<&'a str> {
        let value = self.variables.get(name);
        let names = if value.is_some() { &mut self.matched } else { &mut self.unmatched };
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
        value
    }

    fn deliver(&mut self, text: &str, splits: Splits) {
        let is_word = self.frames.len() == 1;
        if let Some(frame) = self.frames.last_mut() {
            frame.text.push_str(text);
        }
        match splits {
            _ if !is_word => {}
            Splits::AtSpace => self.words.add(text),
            Splits::Nowhere => self.words.add_raw(text),
        }
    }

    fn raw_escapes(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.raw_escapes)
    }
}

/// Whether white space in a piece of text ends a word.
#[derive(Clone, Copy)]
enum Splits {
    AtSpace,
    Nowhere,
}

/// Removes the shortest match at the start, the longest when the pattern begins with `mark`, which doubles the modifier.
fn without_prefix(text: &str, pattern: &str, mark: char) -> Result<String, WordError> {
    let (is_longest, pattern) = pattern.strip_prefix(mark).map_or((false, pattern), |rest| (true, rest));
    let characters: Vec<char> = text.chars().collect();
    let end = ShellPattern::parse(pattern)?.prefix(&characters, is_longest).unwrap_or(0);
    Ok(characters.into_iter().skip(end).collect())
}

/// Removes a match at the end: the same, mirrored (`trimSuffix`).
fn without_suffix(text: &str, pattern: &str) -> Result<String, WordError> {
    let (is_longest, pattern) = pattern.strip_prefix('%').map_or((false, pattern), |rest| (true, rest));
    let mut characters: Vec<char> = text.chars().collect();
    characters.reverse();
    let end = ShellPattern::parse(&reversed(pattern))?.prefix(&characters, is_longest).unwrap_or(0);
    Ok(characters.into_iter().skip(end).rev().collect())
}
