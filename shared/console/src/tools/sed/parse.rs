//! From a script's text to commands.

use super::super::job::{Job, Stop};
use super::super::regex::{Dialect, Form, Regex, RegexError, Syntax};

/// A command with the lines that it is for.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) first: Option<Address>,
    pub(super) last: Option<Address>,
    pub(super) is_negated: bool,
    pub(super) letter: Letter,
    /// Whether a range has begun and not ended.
    pub(super) is_inside: bool,
}

#[derive(Debug)]
pub(super) enum Address {
    Line(usize),
    Last,
    Match(Regex),
    /// `first~step`.
    Step(usize, usize),
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Line(a), Self::Line(b)) if a == b)
    }
}

#[derive(Debug)]
pub(super) enum Letter {
    Substitute(Substitution),
    Print,
    Delete,
    Quit,
    Number,
    Append(Vec<u8>),
    Insert(Vec<u8>),
    Change(Vec<u8>),
}

/// `s/pattern/replacement/flags`
#[derive(Debug)]
pub(super) struct Substitution {
    pub(super) regex: Regex,
    pub(super) pieces: Vec<Piece>,
    pub(super) is_global: bool,
    pub(super) prints: bool,
    /// The first match that is replaced, from one.
    pub(super) number: usize,
}

/// A part of a replacement.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(Vec<u8>),
    /// A group of the match; 0 is all of the match.
    Group(usize),
}

/// What is wrong with a script, and after how many characters.
#[derive(Debug)]
pub(super) enum ScriptError {
    Wrong(usize, String),
    Unsupported(String),
}

impl ScriptError {
    /// Says the error as sed does.
    pub(super) fn say(&self, job: &mut Job, number: usize) -> Stop {
        match self {
            Self::Wrong(at, text) => job.stop(1, &format!("-e expression #{number}, char {at}: {text}")),
            Self::Unsupported(what) => job.unsupported(what),
        }
    }
}

/// Parses a script.
pub(super) fn parse(script: &str, is_extended: bool) -> Result<Vec<Command>, ScriptError> {
    let letters: Vec<char> = script.chars().collect();
    let mut parser = Parser { letters: &letters, at: 0, is_extended };
    let mut commands = Vec::new();
    loop {
        parser.skip(|letter| letter.is_whitespace() || letter == ';');
        if parser.peek() == Some('#') {
            parser.skip(|letter| letter != '\n');
            continue;
        }
        if parser.at == letters.len() {
            return Ok(commands);
        }
        commands.push(parser.command()?);
    }
}

struct Parser<'a> {
    letters: &'a [char],
    at: usize,
    is_extended: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(letter)
    }

    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&is_skipped) {
            self.at += 1;
        }
    }

    fn wrong<T>(&self, text: &str) -> Result<T, ScriptError> {
        Err(ScriptError::Wrong(self.at, text.to_owned()))
    }

    fn command(&mut self) -> Result<Command, ScriptError> {
        let first = self.address()?;
        let mut last = None;
        self.skip(char::is_whitespace);
        if self.peek() == Some(',') {
            self.at += 1;
            self.skip(char::is_whitespace);
            if first.is_none() {
                return self.wrong("unexpected `,'");
            }
            last = self.address()?;
            if last.is_none() {
                return self.wrong("unexpected `,'");
            }
        }
        let is_from_zero = first == Some(Address::Line(0));
        self.skip(char::is_whitespace);
        let is_negated = self.peek() == Some('!');
        self.skip(|letter| letter == '!' || letter.is_whitespace());
        let Some(letter) = self.next() else { return self.wrong("missing command") };
        if is_from_zero && !matches!(last, Some(Address::Match(_))) {
            return self.wrong("invalid usage of line address 0");
        }
        let letter = match letter {
            's' => Letter::Substitute(self.substitution()?),
            'p' => Letter::Print,
            'd' => Letter::Delete,
            'q' => Letter::Quit,
            '=' => Letter::Number,
            'a' => Letter::Append(self.text()?),
            'i' => Letter::Insert(self.text()?),
            'c' => Letter::Change(self.text()?),
            letter if "{}:bDeFgGhHlnNQrRtTvwWxyz".contains(letter) => {
                return Err(ScriptError::Unsupported(letter.to_string()));
            }
            letter => return self.wrong(&format!("unknown command: `{letter}'")),
        };
        self.skip(|letter| letter == ' ' || letter == '\t');
        match self.peek() {
            None | Some(';' | '\n' | '#') => {}
            Some(_) => {
                self.at += 1;
                return self.wrong("extra characters after command");
            }
        }
        Ok(Command { first, last, is_negated, letter, is_inside: false })
    }

    fn address(&mut self) -> Result<Option<Address>, ScriptError> {
        match self.peek() {
            Some('$') => {
                self.at += 1;
                Ok(Some(Address::Last))
            }
            Some(letter) if letter.is_ascii_digit() => {
                let line = self.number();
                if self.peek() == Some('~') {
                    self.at += 1;
                    return Ok(Some(Address::Step(line, self.number())));
                }
                Ok(Some(Address::Line(line)))
            }
            Some(letter @ ('/' | '\\')) => {
                self.at += 1;
                let end = if letter == '\\' { self.next().unwrap_or('/') } else { '/' };
                let Some(pattern) = self.delimited(end, true) else {
                    return self.wrong("unterminated address regex");
                };
                let ignore_case = self.peek() == Some('I');
                self.at += usize::from(ignore_case);
                Ok(Some(Address::Match(self.regex(&pattern, ignore_case)?)))
            }
            _ => Ok(None),
        }
    }

    fn number(&mut self) -> usize {
        let start = self.at;
        self.skip(|letter| letter.is_ascii_digit());
        let digits: String = self.letters[start..self.at].iter().collect();
        digits.parse().unwrap_or(if digits.is_empty() { 0 } else { usize::MAX })
    }

    /// Reads up to a delimiter; a delimiter after a backslash is itself.
    fn delimited(&mut self, end: char, is_pattern: bool) -> Option<String> {
        let mut text = String::new();
        let mut is_in_brackets = false;
        while let Some(letter) = self.next() {
            match letter {
                '\\' => {
                    let escaped = self.next()?;
                    if escaped != end || (!is_pattern && escaped == '&') {
                        text.push('\\');
                    }
                    text.push(escaped);
                    continue;
                }
                '[' if is_pattern && !is_in_brackets => {
                    is_in_brackets = true;
                    text.push(letter);
                    // A bracket that closes directly is a member.
                    for member in ['^', ']'] {
                        if self.peek() == Some(member) {
                            text.push(member);
                            self.at += 1;
                        }
                    }
                    continue;
                }
                ']' => is_in_brackets = false,
                letter if letter == end && !is_in_brackets => return Some(text),
                _ => {}
            }
            text.push(letter);
        }
        None
    }

    fn regex(&self, pattern: &str, ignore_case: bool) -> Result<Regex, ScriptError> {
        let syntax = if self.is_extended { Syntax::Extended } else { Syntax::Basic };
        let form = Form { syntax, dialect: Dialect::Sed, ignore_case, is_word: false, is_line: false };
        if pattern.is_empty() {
            return self.wrong("no previous regular expression");
        }
        Regex::new(&[pattern], form).map_err(|error| match error {
            RegexError::Wrong(text) => ScriptError::Wrong(self.at, text.to_owned()),
            RegexError::BackReference => ScriptError::Unsupported("back-reference".to_owned()),
        })
    }

    fn substitution(&mut self) -> Result<Substitution, ScriptError> {
        let Some(end) = self.next().filter(|end| *end != '\n' && *end != '\\') else {
            return self.wrong("unterminated `s' command");
        };
        let (Some(pattern), Some(replacement)) = (self.delimited(end, true), self.delimited(end, false))
        else {
            return self.wrong("unterminated `s' command");
        };
        let (mut is_global, mut prints, mut ignore_case, mut number) = (false, false, false, 1);
        loop {
            match self.peek() {
                Some('g') => is_global = true,
                Some('p') => prints = true,
                Some('i' | 'I') => ignore_case = true,
                Some('0') => {
                    self.at += 1;
                    return self.wrong("number option to `s' command may not be zero");
                }
                Some(letter) if letter.is_ascii_digit() => {
                    number = self.number();
                    continue;
                }
                Some(letter @ ('e' | 'm' | 'M' | 'w')) => {
                    return Err(ScriptError::Unsupported(format!("s///{letter}")));
                }
                None | Some(';' | '\n' | ' ' | '\t' | '}' | '#') => break,
                Some(_) => {
                    self.at += 1;
                    return self.wrong("unknown option to `s'");
                }
            }
            self.at += 1;
        }
        let regex = self.regex(&pattern, ignore_case)?;
        let pieces = pieces(&replacement);
        let is_missing = |piece: &Piece| matches!(piece, Piece::Group(group) if *group > regex.n_groups());
        if let Some(Piece::Group(group)) = pieces.iter().find(|piece| is_missing(piece)) {
            return self.wrong(&format!("invalid reference \\{group} on `s' command's RHS"));
        }
        Ok(Substitution { regex, pieces, is_global, prints, number })
    }

    /// Reads the text of `a`, `i` and `c`: the rest of the line.
    fn text(&mut self) -> Result<Vec<u8>, ScriptError> {
        self.skip(|letter| letter == ' ' || letter == '\t');
        if self.peek() == Some('\\') {
            self.at += 1;
            self.skip(|letter| letter == ' ' || letter == '\t');
            self.at += usize::from(self.peek() == Some('\n'));
        }
        if self.at >= self.letters.len() {
            return self.wrong("expected \\ after `a', `c' or `i'");
        }
        let mut text = String::new();
        while let Some(letter) = self.next() {
            match letter {
                '\n' => break,
                '\\' => text.extend(self.next().map(|letter| if letter == 't' { '\t' } else { letter })),
                letter => text.push(letter),
            }
        }
        Ok(text.into_bytes())
    }
}

/// Takes a replacement apart.
fn pieces(replacement: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut letters = replacement.chars();
    let mut put = |text: &mut String, piece| {
        pieces.push(Piece::Text(std::mem::take(text).into_bytes()));
        pieces.extend(piece);
    };
    while let Some(letter) = letters.next() {
        match letter {
            '&' => put(&mut text, Some(Piece::Group(0))),
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some(digit) if digit.is_ascii_digit() => {
                    put(&mut text, Some(Piece::Group(digit as usize - '0' as usize)));
                }
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            letter => text.push(letter),
        }
    }
    put(&mut text, None);
    pieces
}
