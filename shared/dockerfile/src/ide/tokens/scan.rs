//! Reads words, shell commands and JSON strings for their colours. What is half typed ends at the end of the text.

mod pieces;

use super::TokenKind;
use super::write::TokenWriter;

/// Reads a text from somewhere to its end.
pub(super) struct Scanner<'t, 'w, 'a> {
    text: &'t str,
    escape: char,
    end: usize,
    at: usize,
    pub(super) out: &'w mut TokenWriter<'a>,
    open: Vec<OpenDelimiter>,
    is_shell: bool,
}

/// What is open around the place that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenDelimiter {
    /// `"`
    Quotes,
    /// `${name:-`
    Braces,
    /// `$(` or a backtick
    Commands { is_backtick: bool },
}

/// What a shell expects next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Command,
    Word,
    /// The file or delimiter of a redirection; afterwards what was expected before.
    Target {
        is_command: bool,
    },
}

impl<'t, 'w, 'a> Scanner<'t, 'w, 'a> {
    pub(super) fn new(text: &'t str, escape: char, end: usize, out: &'w mut TokenWriter<'a>) -> Self {
        Self { text, escape, end: end.min(text.len()), at: 0, out, open: Vec::new(), is_shell: false }
    }

    /// `--name=value`, `--mount=key=value,key=value`.
    pub(super) fn flag(&mut self, start: usize, end: usize) {
        let text = self.text.get(start..end).unwrap_or("");
        let name_end = start + text.find('=').unwrap_or(text.len());
        self.out.put(start, name_end, TokenKind::Flag);
        if name_end >= end {
            return;
        }
        self.out.put(name_end, name_end + 1, TokenKind::Operator);
        let is_list = text.starts_with("--mount=") || text.starts_with("--device=");
        let mut at = name_end + 1;
        for item in self.text.get(at..end).unwrap_or("").split_inclusive(',') {
            let value = item.strip_suffix(',').unwrap_or(item);
            let value_end = at + value.len();
            let key = if is_list { value.find('=') } else { None };
            if let Some(key) = key {
                self.out.put(at, at + key, TokenKind::Flag);
                self.out.put(at + key, at + key + 1, TokenKind::Operator);
                self.part(at + key + 1, value_end, TokenKind::Property);
            } else {
                self.part(at, value_end, if is_list { TokenKind::Flag } else { TokenKind::Property });
            }
            at += item.len();
        }
    }

    /// Words up to the end.
    pub(super) fn words(&mut self, start: usize, kind: TokenKind) {
        self.part(start, self.end, kind);
    }

    /// Words of one part.
    pub(super) fn part(&mut self, start: usize, end: usize, kind: TokenKind) {
        let whole = self.end;
        self.end = end.min(whole);
        self.at = start;
        self.open.clear();
        while self.at < self.end {
            self.word_step(self.end, kind);
        }
        self.end = whole;
    }

    /// Names, `=` and values.
    pub(super) fn pairs(&mut self, start: usize, kind: TokenKind) {
        let mut at = self.skip_blanks(start);
        while at < self.end {
            let stop = self.blank_after(at);
            let word = self.text.get(at..stop).unwrap_or("");
            let name_end = word.find('=').map_or(stop, |equals| at + equals);
            self.part(at, name_end, kind);
            if name_end < stop {
                self.out.put(name_end, name_end + 1, TokenKind::Operator);
                self.part(name_end + 1, stop, TokenKind::Plain);
            }
            at = self.skip_blanks(stop);
        }
    }

    /// Returns where the name of the old form ends: at the first blank, whatever is quoted.
    pub(super) fn blank_after_name(&self, start: usize) -> usize {
        let rest = self.text.get(start..self.end).unwrap_or("");
        start + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    /// Returns where the word that begins at `start` ends, quotes and escapes minded.
    fn blank_after(&self, start: usize) -> usize {
        let mut quote = None;
        let mut is_escaped = false;
        for (at, character) in self.text.get(start..self.end).unwrap_or("").char_indices() {
            match character {
                _ if is_escaped => is_escaped = false,
                '\'' | '"' if quote == Some(character) => quote = None,
                '\'' | '"' if quote.is_none() => quote = Some(character),
                _ if character == self.escape && quote != Some('\'') => is_escaped = true,
                _ if character.is_whitespace() && quote.is_none() => return start + at,
                _ => {}
            }
        }
        self.end
    }

    /// An array of strings.
    pub(super) fn json(&mut self, start: usize, expands: bool) {
        self.at = start;
        while let Some(character) = self.peek() {
            let from = self.at;
            self.at += character.len_utf8();
            match character {
                '"' => {
                    let mut is_escaped = false;
                    let mut text_from = from;
                    while let Some(found) = self.peek() {
                        if found == '$' && expands && !is_escaped {
                            self.out.put(text_from, self.at, TokenKind::String);
                            self.simple_variable();
                            text_from = self.at;
                            continue;
                        }
                        self.at += found.len_utf8();
                        if found == '"' && !is_escaped {
                            break;
                        }
                        is_escaped = found == '\\' && !is_escaped;
                    }
                    self.out.put(text_from, self.at, TokenKind::String);
                }
                '[' | ']' | ',' => self.out.put(from, self.at, TokenKind::Operator),
                _ if character.is_whitespace() => {}
                _ => self.out.put(from, self.at, TokenKind::Plain),
            }
        }
    }

    /// Lines of a here-document that is no script.
    pub(super) fn document(&mut self, expands: bool) {
        self.at = 0;
        let mut from = 0;
        while let Some(character) = self.peek() {
            if character == '$' && expands {
                self.out.put(from, self.at, TokenKind::String);
                let before = self.at;
                self.simple_variable();
                self.at = self.at.max(before + 1);
                from = self.at;
                continue;
            }
            self.at += character.len_utf8();
            if character == self.escape {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
        }
        self.out.put(from, self.end, TokenKind::String);
    }

    /// Commands, their flags and words, strings, variables, operators, comments.
    pub(super) fn shell(&mut self, start: usize) {
        self.at = start;
        self.open.clear();
        self.is_shell = true;
        let mut expect = Expect::Command;
        while let Some(character) = self.peek() {
            let from = self.at;
            match character {
                '\n' => {
                    self.at += 1;
                    expect = Expect::Command;
                }
                _ if character.is_whitespace() => self.at += character.len_utf8(),
                '#' => {
                    let rest = self.text.get(from..self.end).unwrap_or("");
                    self.at += rest.find('\n').unwrap_or(rest.len());
                    self.out.put(from, self.at, TokenKind::Comment);
                }
                ')' | '`' if self.closes(character) => {
                    self.at += 1;
                    self.out.put(from, self.at, TokenKind::Operator);
                    self.open.pop();
                    if self.open.last() == Some(&OpenDelimiter::Quotes) {
                        self.in_quotes(self.at, self.end);
                    }
                    expect = Expect::Word;
                }
                ';' | '&' | '|' | '(' | ')' | '<' | '>' => expect = self.operator(expect),
                _ => expect = self.shell_word(expect),
            }
        }
    }

    fn operator(&mut self, expect: Expect) -> Expect {
        let from = self.at;
        let rest = self.text.get(from..self.end).unwrap_or("");
        let same = |character: char| matches!(character, ';' | '&' | '|' | '<' | '>' | '-');
        let is_redirection = rest.starts_with(['<', '>']) || rest.starts_with("&>");
        let length = if rest.starts_with(['(', ')']) {
            1
        } else {
            // `<<-` is one operator; `;-` and `|-` are not.
            let allowed = |character: &char| same(*character) && (is_redirection || *character != '-');
            rest.chars().take(3).take_while(allowed).count()
        };
        self.at += length.max(1);
        self.out.put(from, self.at, TokenKind::Operator);
        match expect {
            _ if !is_redirection => Expect::Command,
            Expect::Target { is_command } => Expect::Target { is_command },
            _ => Expect::Target { is_command: expect == Expect::Command },
        }
    }

    fn shell_word(&mut self, expect: Expect) -> Expect {
        let from = self.at;
        let rest = self.text.get(from..self.end).unwrap_or("");
        let plain_end = rest.find(|c: char| ends_shell_word(c) || matches!(c, '\'' | '"' | '$' | '`'));
        let plain = rest.get(..plain_end.unwrap_or(rest.len())).unwrap_or(rest);
        let (kind, next) = match expect {
            Expect::Target { is_command } => {
                let next = if is_command { Expect::Command } else { Expect::Word };
                (TokenKind::Plain, next)
            }
            Expect::Command if is_assignment(plain) => {
                let equals = plain.find('=').unwrap_or(0);
                self.out.put(from, from + equals, TokenKind::Definition);
                self.out.put(from + equals, from + equals + 1, TokenKind::Operator);
                self.at = from + equals + 1;
                (TokenKind::Plain, Expect::Command)
            }
            Expect::Command if KEYWORDS.contains(&plain) => {
                let goes_on = !matches!(plain, "for" | "case" | "in" | "fi" | "done" | "esac" | "}");
                (TokenKind::Keyword, if goes_on { Expect::Command } else { Expect::Word })
            }
            Expect::Command => (TokenKind::Command, Expect::Word),
            Expect::Word if plain.starts_with('-') && plain.len() > 1 => (TokenKind::Flag, Expect::Word),
            Expect::Word if plain == "in" => (TokenKind::Keyword, Expect::Word),
            Expect::Word => (TokenKind::Plain, Expect::Word),
        };
        while let Some(character) = self.peek() {
            if ends_shell_word(character) || self.closes(character) {
                break;
            }
            let n_open = self.open.len();
            self.word_step(self.end, kind);
            if self.open.len() > n_open && matches!(self.open.last(), Some(OpenDelimiter::Commands { .. })) {
                return Expect::Command;
            }
        }
        next
    }

    fn closes(&self, character: char) -> bool {
        match self.open.last() {
            Some(OpenDelimiter::Commands { is_backtick }) => {
                character == if *is_backtick { '`' } else { ')' }
            }
            _ => false,
        }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..self.end)?.chars().next()
    }

    fn skip_blanks(&self, start: usize) -> usize {
        let rest = self.text.get(start..self.end).unwrap_or("");
        start + rest.len() - rest.trim_start().len()
    }
}

fn ends_shell_word(character: char) -> bool {
    character.is_whitespace() || matches!(character, ';' | '&' | '|' | '(' | ')' | '<' | '>')
}

fn ends_plain(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\'' | '"' | '$')
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name_length(name) == name.len())
}

fn name_length(text: &str) -> usize {
    if text.starts_with(|character: char| character.is_ascii_digit()) {
        return 0;
    }
    text.find(|character: char| !character.is_ascii_alphanumeric() && character != '_').unwrap_or(text.len())
}

const KEYWORDS: [&str; 18] = [
    "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "{",
    "}", "!", "time", "exec",
];
