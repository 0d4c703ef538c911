//! The reader: one pass over the bytes.

use std::borrow::Cow;

use text::ByteRange;

use super::{Joint, ShellCommand, ShellWord};

/// Reads a text into its commands, in order.
#[must_use]
pub fn read(text: &str) -> Vec<ShellCommand<'_>> {
    let mut reader = ShellReader {
        text,
        at: 0,
        commands: Vec::new(),
        current: ShellCommand::default(),
        heredocs: Vec::new(),
    };
    while reader.step() {}
    reader.finish();
    reader.commands
}

struct ShellReader<'a> {
    text: &'a str,
    at: usize,
    commands: Vec<ShellCommand<'a>>,
    current: ShellCommand<'a>,
    /// Delimiters of here-documents that begin after this line, and whether tabs before them are dropped.
    heredocs: Vec<(Cow<'a, str>, bool)>,
}

impl<'a> ShellReader<'a> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Reads an operator, a comment or a word; returns whether there was one.
    fn step(&mut self) -> bool {
        self.blanks();
        if self.at >= self.text.len() {
            return false;
        }
        let next = self.byte(self.at + 1);
        match self.byte(self.at) {
            b'\n' => {
                self.operator(Joint::Sequence, 1);
                self.skip_heredocs();
            }
            b'#' => self.at = self.text[self.at..].find('\n').map_or(self.text.len(), |end| self.at + end),
            b'&' if next == b'&' => self.operator(Joint::And, 2),
            b'&' if next == b'>' => self.redirection(),
            b'|' if next == b'|' => self.operator(Joint::Or, 2),
            b'|' => self.operator(Joint::Pipe, if next == b'&' { 2 } else { 1 }),
            b';' | b'&' | b'(' | b')' => self.operator(Joint::Sequence, 1),
            b'<' | b'>' => self.redirection(),
            _ => self.command_word(),
        }
        true
    }

    fn blanks(&mut self) {
        loop {
            match self.byte(self.at) {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\\' if self.byte(self.at + 1) == b'\n' => self.at += 2,
                _ => return,
            }
        }
    }

    /// Ends the command; an operator after nothing, as the line break after `&&`, leaves the one before it.
    fn operator(&mut self, joint: Joint, length: usize) {
        let range = ByteRange::new(self.at, self.at + length);
        self.at += length;
        let was_empty = !self.finish();
        if joint != Joint::Sequence || !was_empty {
            self.current.joint = joint;
            self.current.joint_range = range;
        }
    }

    fn finish(&mut self) -> bool {
        if self.current.words.is_empty() && self.current.assignments.is_empty() {
            return false;
        }
        self.commands.push(std::mem::take(&mut self.current));
        true
    }

    fn redirection(&mut self) {
        let start = self.at;
        while matches!(self.byte(self.at), b'<' | b'>' | b'&' | b'|') {
            self.at += 1;
        }
        let is_heredoc = self.text[start..self.at] == *"<<";
        if self.byte(self.at) == b'(' {
            self.at = closed(self.text, self.at + 1, b')');
            return;
        }
        let chomps = is_heredoc && self.byte(self.at) == b'-';
        self.at += usize::from(chomps);
        self.blanks();
        let target = self.word();
        if is_heredoc && !target.range.is_empty() {
            self.heredocs.push((target.value, chomps));
        }
    }

    fn skip_heredocs(&mut self) {
        for (delimiter, chomps) in std::mem::take(&mut self.heredocs) {
            while self.at < self.text.len() {
                let rest = &self.text[self.at..];
                let line = rest.split('\n').next().unwrap_or("");
                self.at = (self.at + line.len() + 1).min(self.text.len());
                let line = if chomps { line.trim_start_matches('\t') } else { line };
                if line == delimiter {
                    break;
                }
            }
        }
    }

    fn command_word(&mut self) {
        let word = self.word();
        let raw = word.range.slice(self.text);
        let is_descriptor = raw.bytes().all(|byte| byte.is_ascii_digit());
        if is_descriptor && matches!(self.byte(self.at), b'<' | b'>') {
            return;
        }
        if !self.current.words.is_empty() {
            return self.current.words.push(word);
        }
        if is_assignment(raw) {
            self.current.assignments.push(word);
        } else if !self.current.assignments.is_empty() || !is_reserved(raw) {
            self.current.words.push(word);
        }
    }

    /// Reads up to the next unquoted blank or operator.
    fn word(&mut self) -> ShellWord<'a> {
        let text = self.text;
        let start = self.at;
        // What was taken over so far once the value is not just the text.
        let mut value: Option<String> = None;
        let mut from = start;
        let mut expands = false;
        loop {
            let at = self.at;
            match self.byte(at) {
                0 if at >= text.len() => break,
                b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b'(' | b')' | b'<' | b'>' => break,
                b'\\' => {
                    value.get_or_insert_default().push_str(&text[from..at]);
                    let is_break = self.byte(at + 1) == b'\n';
                    from = (at + 1 + usize::from(is_break)).min(text.len());
                    self.at = next_char(text, at + 1);
                }
                b'\'' => {
                    let end = text[at + 1..].find('\'').map_or(text.len(), |end| at + 1 + end);
                    let value = value.get_or_insert_default();
                    value.push_str(&text[from..at]);
                    value.push_str(&text[at + 1..end]);
                    self.at = (end + 1).min(text.len());
                    from = self.at;
                }
                b'"' => {
                    let end = closed(text, at + 1, b'"');
                    let is_closed = end > at + 1 && self.byte(end - 1) == b'"';
                    let inner = &text[at + 1..if is_closed { end - 1 } else { end }];
                    expands |= inner.contains(['$', '`']);
                    let value = value.get_or_insert_default();
                    value.push_str(&text[from..at]);
                    unescape(inner, value);
                    self.at = end;
                    from = end;
                }
                b'$' => {
                    expands = true;
                    self.at = match self.byte(at + 1) {
                        b'(' => closed(text, at + 2, b')'),
                        b'{' => closed(text, at + 2, b'}'),
                        _ => at + 1,
                    };
                }
                b'`' => {
                    expands = true;
                    self.at = closed(text, at + 1, b'`');
                }
                _ => self.at = next_char(text, at),
            }
        }
        let rest = &text[from..self.at];
        let value = match value {
            Some(value) => Cow::Owned(value + rest),
            None => Cow::Borrowed(rest),
        };
        ShellWord { value, range: ByteRange::new(start, self.at), expands }
    }
}

/// Returns the place after the character at `at`.
fn next_char(text: &str, at: usize) -> usize {
    (at + 1..text.len()).find(|next| text.is_char_boundary(*next)).unwrap_or(text.len())
}

/// Returns the place after what closes a quote, substitution or expansion, everything nested in it stepped over; the end where nothing does.
fn closed(text: &str, mut at: usize, closer: u8) -> usize {
    let bytes = text.as_bytes();
    let mut open = vec![closer];
    while let Some(top) = open.last().copied() {
        let Some(byte) = bytes.get(at).copied() else {
            return text.len();
        };
        at += 1;
        let is_quoted = top == b'"';
        match byte {
            b'\\' => at = next_char(text, at),
            byte if byte == top => drop(open.pop()),
            b'\'' if !is_quoted => {
                at = text.get(at..).and_then(|rest| rest.find('\'')).map_or(text.len(), |end| at + end + 1);
            }
            b'"' | b'`' => open.push(byte),
            b'(' if top == b')' => open.push(b')'),
            b'$' if bytes.get(at) == Some(&b'(') => {
                open.push(b')');
                at += 1;
            }
            b'$' if bytes.get(at) == Some(&b'{') => {
                open.push(b'}');
                at += 1;
            }
            _ => {}
        }
    }
    at
}

/// Appends what stands between double quotes.
fn unescape(inner: &str, value: &mut String) {
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match (character, next) {
            ('\\', Some('\n')) => drop(characters.next()),
            ('\\', Some(next @ ('\\' | '"' | '$' | '`'))) => {
                value.push(next);
                characters.next();
            }
            _ => value.push(character),
        }
    }
}

fn is_assignment(raw: &str) -> bool {
    let Some((name, _)) = raw.split_once('=') else {
        return false;
    };
    let name = name.strip_suffix('+').unwrap_or(name);
    let is_digit_first = name.bytes().next().is_none_or(|byte| byte.is_ascii_digit());
    !is_digit_first && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Words of the shell's grammar after which, or instead of which, a command stands.
fn is_reserved(raw: &str) -> bool {
    let words = "if then elif else fi while until do done esac time ! { }";
    words.split(' ').any(|word| word == raw)
}
