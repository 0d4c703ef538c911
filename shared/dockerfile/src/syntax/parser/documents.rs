//! Here-documents: the lines behind an instruction that belong to it.

use text::ByteRange;

use super::Parser;
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::suggest;
use crate::syntax::heredoc::{Heredoc, HeredocWord, heredoc_words};
use crate::syntax::joined::Joined;
use crate::syntax::lines::{Line, place_of};
use crate::syntax::split::is_blank;
use crate::syntax::tree::Instruction;

impl Parser<'_> {
    /// Reads the here-documents that follow the line of `instruction`.
    pub(super) fn heredocs(
        &mut self,
        logical: &str,
        instruction: &Instruction,
        joined: &Joined,
    ) -> Vec<Heredoc> {
        let holder = instruction.trigger.as_deref().unwrap_or(instruction);
        let is_damaged = holder.keyword == Keyword::Unknown
            && suggest::is_near(holder.keyword_range.slice(self.source), &["RUN", "COPY", "ADD"]);
        let may_hold = (holder.keyword.takes_heredocs() && !holder.is_json) || is_damaged;
        if !may_hold || !holds_mark(logical) {
            return Vec::new();
        }
        let words = match heredoc_words(logical) {
            Ok(words) => words,
            Err(error) => {
                let range = instruction.arguments_range;
                self.problems.push(Problem::error(codes::HEREDOC_WORD, range, error.to_string()));
                return Vec::new();
            }
        };
        let before = (self.at, self.line);
        let mut heredocs = Vec::with_capacity(words.len());
        for (word, start, end) in words {
            let heredoc = self.heredoc(word, joined.range_of(start, end));
            let is_open = heredoc.terminator.is_none();
            if is_open && is_damaged {
                (self.at, self.line) = before;
                return Vec::new();
            }
            heredocs.push(heredoc);
            if is_open {
                break;
            }
        }
        heredocs
    }

    fn heredoc(&mut self, word: HeredocWord, range: ByteRange) -> Heredoc {
        let (start, first_line) = (self.at, self.line);
        let n_lines = if self.n_unterminated > MANY_UNTERMINATED { FEW_LINES } else { u32::MAX };
        let mut found = None;
        while self.line - first_line < n_lines
            && let Some(line) = self.next_line()
        {
            if word.ends_at(line.text(self.source)) {
                found = Some(ByteRange::new(line.start, line.end));
                break;
            }
        }
        if found.is_none() {
            self.n_unterminated += 1;
            (self.at, self.line) = (start, first_line);
            self.skip_open_document();
            self.problems.push(Problem::error(codes::HEREDOC_END, range, "unterminated heredoc"));
        }
        let content_end = found.map_or(self.at, |terminator| terminator.start as usize);
        Heredoc {
            name: word.name,
            file_descriptor: word.file_descriptor,
            expands: word.expands,
            chomps: word.chomps,
            word: range,
            content: ByteRange::new(start, content_end),
            terminator: found,
        }
    }

    /// Steps over lines up to one that begins as an instruction does.
    fn skip_open_document(&mut self) {
        while let Some(line) = Line::at(self.source, self.at) {
            let text = line.text(self.source);
            let word = text.split(is_blank).next().unwrap_or("");
            if Keyword::of(word) != Keyword::Unknown && text.len() > word.len() {
                return;
            }
            self.step_over(line);
        }
    }
}

/// Returns whether `<<` stands in the text.
fn holds_mark(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = place_of(b'<', rest) {
        rest = &rest[at + 1..];
        if rest.first() == Some(&b'<') {
            return true;
        }
    }
    false
}

/// After so many here-documents without an end, only the next few lines are searched for one, so that no file takes quadratic time.
const MANY_UNTERMINATED: u32 = 8;
const FEW_LINES: u32 = 200;
