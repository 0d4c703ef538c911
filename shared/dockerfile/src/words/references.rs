//! Where a word names variables, for hover, rename, colours and problems.
//!
//! Reads what the expander reads, but never stops: what cannot be expanded, or is half typed, still has its names.

use text::ByteRange;

use super::cursor::WordCursor;

/// A reference to a variable.
///
/// ```text
/// ${name:-value}
/// ^^^^^^^^^^^^^^ range
///   ^^^^ name
///       ^^ modifier
///         ^^^^^ operand
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariableReference {
    /// From the `$` to the end of the name, or past the `}`; without one, to the end of the word.
    pub range: ByteRange,
    /// The name; empty in `${}` and in `${` at the end.
    pub name: ByteRange,
    /// What stands between name and operand: `:-`, `#`, `##`, `//`; what BuildKit does not support as well.
    pub modifier: Option<ByteRange>,
    /// What stands between the modifier and the `}`; of `/`, pattern and replacement with the `/` between them.
    pub operand: Option<ByteRange>,
}

/// Finds the references in a word whose quotes count, in the order of their `$`.
#[must_use]
pub fn references(word: &str, escape: char) -> Vec<VariableReference> {
    find(word, escape, false)
}

pub(super) fn find(word: &str, escape: char, skip_process_quotes: bool) -> Vec<VariableReference> {
    let mut finder = ReferenceFinder {
        length: word.len(),
        escape,
        skip_process_quotes,
        cursor: WordCursor::new(word),
        open: Vec::new(),
        found: Vec::new(),
    };
    while !finder.cursor.at_end() {
        finder.step();
    }
    while !finder.open.is_empty() {
        finder.close_at(word.len());
    }
    finder.found
}

struct ReferenceFinder<'a> {
    length: usize,
    escape: char,
    skip_process_quotes: bool,
    cursor: WordCursor<'a>,
    /// What is open around the cursor, outermost first.
    open: Vec<OpenPart>,
    found: Vec<VariableReference>,
}

enum OpenPart {
    Quotes,
    /// Number of the reference whose operand begins at `start`; a pattern goes on as a replacement after its `/`.
    Operand {
        number: usize,
        start: usize,
        is_pattern: bool,
    },
}

impl ReferenceFinder<'_> {
    fn step(&mut self) {
        let in_quotes = matches!(self.open.last(), Some(OpenPart::Quotes));
        let in_operand = matches!(self.open.last(), Some(OpenPart::Operand { .. }));
        match self.cursor.peek() {
            Some('$') => return self.dollar(),
            Some('/') => self.end_pattern(),
            Some('}') if in_operand && !self.in_pattern() => {
                let end = self.position();
                self.cursor.take();
                return self.close_at(end);
            }
            Some('"') if in_quotes => drop(self.open.pop()),
            Some('"') if !self.skip_process_quotes => self.open.push(OpenPart::Quotes),
            Some('\'') if !in_quotes && !self.skip_process_quotes => return self.skip_single_quoted(),
            Some(character) if character == self.escape => {
                self.cursor.take();
                // Inside quotes only these can be escaped.
                let is_escaped = match self.cursor.peek() {
                    Some(next) => !in_quotes || matches!(next, '"' | '$') || next == self.escape,
                    None => false,
                };
                if !is_escaped {
                    return;
                }
            }
            Some(_) | None => {}
        }
        self.cursor.take();
    }

    fn dollar(&mut self) {
        let start = self.position();
        self.cursor.take();
        let is_braced = self.cursor.take_if('{');
        let name_start = self.position();
        self.cursor.take_name();
        let name = ByteRange::new(name_start, self.position());
        if !is_braced {
            if !name.is_empty() {
                self.push(start, name, None);
            }
            return;
        }
        if self.cursor.take_if('}') || self.cursor.at_end() {
            return self.push(start, name, None);
        }
        let modifier_start = self.position();
        let first = self.cursor.take();
        match first {
            Some(':') if self.cursor.peek() != Some('}') => drop(self.cursor.take()),
            Some('#' | '%' | '/') => {
                first.map(|mark| self.cursor.take_if(mark));
            }
            _ => {}
        }
        let operand_start = self.position();
        self.push(start, name, Some(ByteRange::new(modifier_start, operand_start)));
        self.open.push(OpenPart::Operand {
            number: self.found.len() - 1,
            start: operand_start,
            is_pattern: first == Some('/'),
        });
    }

    fn push(&mut self, start: usize, name: ByteRange, modifier: Option<ByteRange>) {
        let range = ByteRange::new(start, self.position());
        self.found.push(VariableReference { range, name, modifier, operand: None });
    }

    /// Closes the innermost quotes or operand; an operand ends at `end`, and its reference where the cursor is.
    fn close_at(&mut self, end: usize) {
        if let Some(OpenPart::Operand { number, start, .. }) = self.open.pop() {
            let after = self.position();
            if let Some(reference) = self.found.get_mut(number) {
                reference.range = ByteRange::new(reference.range.start as usize, after);
                reference.operand = Some(ByteRange::new(start, end));
            }
        }
    }

    fn in_pattern(&self) -> bool {
        matches!(self.open.last(), Some(OpenPart::Operand { is_pattern: true, .. }))
    }

    fn end_pattern(&mut self) {
        if let Some(OpenPart::Operand { is_pattern, .. }) = self.open.last_mut() {
            *is_pattern = false;
        }
    }

    fn skip_single_quoted(&mut self) {
        self.cursor.take();
        while !matches!(self.cursor.take(), Some('\'') | None) {}
    }

    fn position(&self) -> usize {
        self.length - self.cursor.n_left()
    }
}
