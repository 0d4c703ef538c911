//! The pieces of words: plain text, quotes, variables with their modifiers, commands inside.

use super::super::TokenKind;
use super::{OpenDelimiter, Scanner, ends_plain, ends_shell_word, name_length};

impl Scanner<'_, '_, '_> {
    /// Reads one part of a word: a string, a variable, or plain characters up to one of these.
    pub(super) fn word_step(&mut self, end: usize, kind: TokenKind) {
        let Some(character) = self.peek() else {
            self.at = end;
            return;
        };
        let from = self.at;
        match character {
            '\'' => {
                let rest = self.text.get(from + 1..end).unwrap_or("");
                self.at = rest.find('\'').map_or(end, |length| from + length + 2);
                self.out.put(from, self.at, TokenKind::String);
            }
            '"' => {
                self.at += 1;
                self.open.push(OpenDelimiter::Quotes);
                self.in_quotes(from, end);
            }
            '$' => self.dollar(kind),
            '`' if self.is_shell && self.escape != '`' => {
                self.at += 1;
                self.out.put(from, self.at, TokenKind::Operator);
                self.open.push(OpenDelimiter::Commands { is_backtick: true });
            }
            '}' if self.open.last() == Some(&OpenDelimiter::Braces) => {
                self.at += 1;
                self.out.put(from, self.at, TokenKind::Variable);
                self.open.pop();
                if self.open.last() == Some(&OpenDelimiter::Quotes) {
                    self.in_quotes(self.at, end);
                }
            }
            _ if character.is_whitespace() => self.at += character.len_utf8(),
            _ => self.plain(end, kind),
        }
    }

    pub(super) fn plain(&mut self, end: usize, kind: TokenKind) {
        let from = self.at;
        while let Some(character) = self.peek().filter(|_| self.at < end) {
            if ends_plain(character)
                || (self.is_shell && (ends_shell_word(character) || character == '`') && self.at > from)
                || (character == '}' && self.open.last() == Some(&OpenDelimiter::Braces))
            {
                break;
            }
            self.at += character.len_utf8();
            if character == self.escape {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
        }
        if self.at == from {
            self.at += self.peek().map_or(1, char::len_utf8);
        }
        self.at = self.at.min(end);
        self.out.put(from, self.at, kind);
    }

    /// Reads on inside double quotes, the text since `start` included, up to their end, a `$` that opens something, or the end.
    pub(super) fn in_quotes(&mut self, start: usize, end: usize) {
        let mut from = start;
        while let Some(character) = self.peek().filter(|_| self.at < end) {
            match character {
                '"' => {
                    self.at += 1;
                    self.out.put(from, self.at, TokenKind::String);
                    self.open.pop();
                    return;
                }
                '$' => {
                    self.out.put(from, self.at, TokenKind::String);
                    let n_open = self.open.len();
                    self.dollar(TokenKind::String);
                    if self.open.len() > n_open {
                        return;
                    }
                    from = self.at;
                }
                _ => {
                    self.at += character.len_utf8();
                    if character == self.escape {
                        self.at += self.peek().map_or(0, char::len_utf8);
                    }
                }
            }
        }
        self.at = self.at.min(end);
        self.out.put(from, self.at, TokenKind::String);
        self.open.pop();
    }

    pub(super) fn dollar(&mut self, kind: TokenKind) {
        let from = self.at;
        let rest = self.text.get(from + 1..self.end).unwrap_or("");
        if self.is_shell && rest.starts_with('(') {
            self.at += 2;
            self.out.put(from, self.at, TokenKind::Operator);
            self.open.push(OpenDelimiter::Commands { is_backtick: false });
            return;
        }
        let Some(inner) = rest.strip_prefix('{') else {
            let length = name_length(rest);
            let is_special = length == 0 && rest.starts_with(|c: char| "@*#?-$!0123456789".contains(c));
            self.at += 1 + length + usize::from(is_special);
            let kind = if self.at > from + 1 { TokenKind::Variable } else { kind };
            self.out.put(from, self.at, kind);
            return;
        };
        let name_end = from + 2 + name_length(inner);
        self.at = name_end;
        let after = self.text.get(name_end..self.end).unwrap_or("");
        if after.starts_with('}') {
            self.at += 1;
            self.out.put(from, self.at, TokenKind::Variable);
            return;
        }
        self.out.put(from, name_end, TokenKind::Variable);
        let first = after.chars().next();
        let length = match first {
            Some(':') => 1 + usize::from(after[1..].starts_with(['-', '+', '?', '='])),
            Some(mark @ ('#' | '%' | '/')) => 1 + usize::from(after[1..].starts_with(mark)),
            Some('-' | '+' | '?' | '=') => 1,
            _ => 0,
        };
        self.at += length;
        self.out.put(name_end, self.at, TokenKind::Modifier);
        self.open.push(OpenDelimiter::Braces);
    }

    /// A variable whose operand is not looked into.
    pub(super) fn simple_variable(&mut self) {
        let from = self.at;
        let rest = self.text.get(from + 1..self.end).unwrap_or("");
        self.at = match rest.strip_prefix('{') {
            Some(inner) => {
                let stop = inner.find(['}', '\n']).unwrap_or(inner.len());
                let has_end = inner.get(stop..).is_some_and(|rest| rest.starts_with('}'));
                from + 2 + stop + usize::from(has_end)
            }
            None => from + 1 + name_length(rest),
        };
        let kind = if self.at > from + 1 { TokenKind::Variable } else { TokenKind::String };
        self.out.put(from, self.at, kind);
    }
}
