//! Redirects and here-documents.

use text::ByteRange;

use super::error::{Construct, Unfinished};
use super::parser::Parser;
use super::reader::Read;
use super::syntax::{Part, Redirect, RedirectKind, Stream, Word};

/// A here-document whose text comes behind the end of the line.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) delimiter: String,
    /// Whether a quote in the delimiter protects the text.
    is_literal: bool,
    /// Whether tabs at the start of each line go (`<<-`).
    strips_tabs: bool,
    /// Where its operator stands.
    pub(super) operator: usize,
}

impl Parser<'_, '_> {
    /// Reads a redirect, which `&>` and `>& file` make two; `None` where there is none.
    pub(super) fn redirect(&mut self) -> Read<Option<Vec<Redirect>>> {
        let start = self.reader.at();
        let mut number = String::new();
        while let Some(digit) = self.reader.peek().filter(char::is_ascii_digit) {
            self.reader.bump();
            number.push(digit);
        }
        let rest = self.reader.rest();
        let Some(operator) = OPERATORS.into_iter().find(|operator| rest.starts_with(operator)) else {
            self.reader.go_to(start);
            return Ok(None);
        };
        if operator.starts_with('&') && !number.is_empty() {
            self.reader.go_to(start);
            return Ok(None);
        }
        self.reader.go_to(self.reader.at() + operator.len());
        let is_input = operator.starts_with('<');
        let stream = match number.as_str() {
            "" | "1" if !is_input => Stream::Output,
            "2" if !is_input => Stream::Errors,
            "" | "0" if is_input && operator != "<&" && operator != "<>" => Stream::Output,
            _ => return self.reader.refused(start, Construct::Descriptor),
        };
        if matches!(operator, "<" | ">") && self.reader.peek() == Some('(') {
            self.reader.bump();
            return self.reader.refused(start, Construct::ProcessSubstitution);
        }
        let target = self.target()?;
        let kinds = match operator {
            "<" => vec![RedirectKind::ReadFile(target)],
            "<<<" => vec![RedirectKind::ReadText(with_newline(target))],
            "<<" | "<<-" => {
                self.announce(operator, start, &target)?;
                vec![RedirectKind::ReadText(Word::default())]
            }
            ">&" => match (target.as_plain(), number.as_str()) {
                (Some("1"), _) => vec![RedirectKind::Join { stream, into: Stream::Output }],
                (Some("2"), _) => vec![RedirectKind::Join { stream, into: Stream::Errors }],
                (Some(target), "") if !target.starts_with('-') && !is_number(target) => {
                    both(plain(target), false)
                }
                _ => return self.reader.refused(start, Construct::Descriptor),
            },
            "&>" => both(target, false),
            "&>>" => both(target, true),
            _ => vec![RedirectKind::WriteFile { stream, path: target, appends: operator == ">>" }],
        };
        let range = self.reader.since(start);
        Ok(Some(kinds.into_iter().map(|kind| Redirect { kind, range }).collect()))
    }

    fn target(&mut self) -> Read<Word> {
        // A comment cannot stand there.
        while let Some(' ' | '\t') = self.reader.peek() {
            self.reader.bump();
        }
        let start = self.reader.at();
        let target = self.reader.word()?;
        if target.parts.is_empty() && self.reader.at() == start {
            let rest = self.reader.rest();
            let next = rest.chars().next().map_or(0, char::len_utf8);
            let token = if next == 0 { "\n" } else { rest.get(..next).unwrap_or("") };
            return self.reader.unexpected(start, token);
        }
        Ok(target)
    }

    fn announce(&mut self, operator: &str, start: usize, target: &Word) -> Read<()> {
        let raw = target.range.slice(self.reader.text());
        let delimiter = target.as_constant().unwrap_or_else(|| raw.to_owned());
        // A line of the text never holds the end of a line.
        if delimiter.contains('\n') {
            return self.reader.unexpected(start, "\n");
        }
        let is_literal = target.parts.iter().any(|part| matches!(part, Part::Quoted(_)));
        let strips_tabs = operator == "<<-";
        self.announced.push(Announced { delimiter, is_literal, strips_tabs, operator: start });
        Ok(())
    }

    /// Reads the text of a here-document.
    pub(super) fn body(&mut self, document: &Announced) -> Read<Word> {
        let start = self.reader.at();
        let mut body = String::new();
        let mut is_continued = false;
        loop {
            let rest = self.reader.rest();
            let Some(line) = rest.split_inclusive('\n').next() else {
                let delimiter = document.delimiter.clone();
                return self.reader.unfinished(document.operator, Unfinished::HereDocument { delimiter });
            };
            self.reader.go_to(self.reader.at() + line.len());
            let line = if document.strips_tabs { line.trim_start_matches('\t') } else { line };
            let content = line.strip_suffix('\n').unwrap_or(line);
            if content == document.delimiter && !is_continued {
                break;
            }
            body.push_str(line);
            let n_backslashes = content.len() - content.trim_end_matches('\\').len();
            is_continued = !document.is_literal && n_backslashes % 2 == 1;
        }
        let range = self.reader.since(start);
        if document.is_literal {
            return Ok(Word { parts: vec![Part::Quoted(body)], range });
        }
        let mut inside = self.reader.inside(&body, range);
        let mut parts = inside.here_document()?.parts;
        self.reader.room_for_braces = inside.room_for_braces;
        parts.insert(0, Part::Quoted(String::new()));
        Ok(Word { parts, range })
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn plain(text: &str) -> Word {
    Word { parts: vec![Part::Literal(text.to_owned())], range: ByteRange::default() }
}

/// Both outputs into a file.
fn both(path: Word, appends: bool) -> Vec<RedirectKind<Word>> {
    vec![
        RedirectKind::WriteFile { stream: Stream::Output, path, appends },
        RedirectKind::Join { stream: Stream::Errors, into: Stream::Output },
    ]
}

/// A here-string ends with the end of a line.
fn with_newline(mut word: Word) -> Word {
    word.parts.push(Part::Quoted("\n".to_owned()));
    word
}

/// The operators of redirects, each before its own beginning.
const OPERATORS: [&str; 12] = ["<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">", "&>>", "&>"];
