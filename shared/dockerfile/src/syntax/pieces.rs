//! The file as a row of pieces that glue back to it: what keeps the tree lossless.

use text::ByteRange;

use crate::syntax::lines::{self, Line};
use crate::syntax::tree::{Dockerfile, Instruction};

/// One piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Where it stands; never empty.
    pub range: ByteRange,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// The byte order mark before everything.
    ByteOrderMark,
    /// White space, line breaks included.
    Blank,
    /// A comment, inside or outside an instruction, without its line break.
    Comment,
    /// A parser directive, without its line break.
    Directive,
    /// An instruction's first word.
    Keyword,
    /// A word that begins with `--`.
    Flag,
    /// A word of the arguments, or the part of one that stands on one line.
    Word,
    /// What stands between words and is no white space: `=`, brackets and commas of JSON, a bare `--`.
    Punctuation,
    /// The escape character at the end of a line that goes on.
    Continuation,
    /// The lines of a here-document.
    HeredocContent,
    /// The line that ends it, without its line break.
    HeredocTerminator,
}

impl Dockerfile {
    /// Returns every piece, in order; their texts glued together are the source.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let mut writer = PieceWriter { source: &self.source, at: 0, pieces: Vec::new() };
        if self.source.starts_with('\u{feff}') {
            writer.push_to('\u{feff}'.len_utf8(), PieceKind::ByteOrderMark);
        }
        let mut directives = self.directives.iter().peekable();
        for instruction in &self.instructions {
            let start = instruction.range.start as usize;
            while let Some(directive) = directives.next_if(|found| found.range.end as usize <= start) {
                writer.between(directive.range.start as usize);
                writer.push_to(directive.range.end as usize, PieceKind::Directive);
            }
            writer.between(start);
            self.instruction_pieces(instruction, &mut writer);
        }
        for directive in directives {
            writer.between(directive.range.start as usize);
            writer.push_to(directive.range.end as usize, PieceKind::Directive);
        }
        writer.between(self.source.len());
        writer.pieces
    }

    fn instruction_pieces(&self, instruction: &Instruction, writer: &mut PieceWriter<'_>) {
        let mut marks = Vec::with_capacity(instruction.words.len() + 2);
        push_marks(instruction, &mut marks);
        let mut marks = marks.into_iter().peekable();
        for piece in instruction.joined.pieces() {
            let (start, end) = (piece.start as usize, piece.end as usize);
            if start > writer.at {
                writer.between_lines(start, self.escape);
            }
            while let Some((range, kind)) = marks.peek().copied()
                && (range.start as usize) < end
            {
                writer.gap((range.start as usize).max(start));
                writer.push_to((range.end as usize).min(end), kind);
                if range.end as usize > end {
                    break;
                }
                marks.next();
            }
            writer.gap(end);
        }
        writer.between_lines(instruction.head.end as usize, self.escape);
        for heredoc in &instruction.heredocs {
            writer.gap(heredoc.content.start as usize);
            writer.push_to(heredoc.content.end as usize, PieceKind::HeredocContent);
            if let Some(terminator) = heredoc.terminator {
                writer.push_to(terminator.end as usize, PieceKind::HeredocTerminator);
            }
        }
    }
}

fn push_marks(instruction: &Instruction, marks: &mut Vec<(ByteRange, PieceKind)>) {
    marks.push((instruction.keyword_range, PieceKind::Keyword));
    marks.extend(instruction.flags.iter().map(|flag| (flag.range, PieceKind::Flag)));
    marks.extend(instruction.words.iter().map(|word| (word.range, PieceKind::Word)));
    if let Some(trigger) = &instruction.trigger {
        push_marks(trigger, marks);
    }
}

struct PieceWriter<'a> {
    source: &'a str,
    at: usize,
    pieces: Vec<Piece>,
}

impl PieceWriter<'_> {
    fn push_to(&mut self, end: usize, kind: PieceKind) {
        if end > self.at {
            self.pieces.push(Piece { kind, range: ByteRange::new(self.at, end) });
            self.at = end;
        }
    }

    /// Writes what stands between words of one line.
    fn gap(&mut self, end: usize) {
        let text = self.source.get(self.at..end).unwrap_or("");
        let blank_end = self.at + text.len() - text.trim_start().len();
        self.push_to(blank_end.min(end), PieceKind::Blank);
        let text = self.source.get(self.at..end).unwrap_or("");
        self.push_to(self.at + text.trim_end().len(), PieceKind::Punctuation);
        self.push_to(end, PieceKind::Blank);
    }

    /// Writes whole lines between instructions: blanks and comments.
    fn between(&mut self, end: usize) {
        while self.at < end
            && let Some(line) = Line::at(self.source, self.at)
        {
            let text = line.text(self.source);
            if lines::is_comment(text) && line.end <= end {
                self.push_to(line.end - text.trim_start().len(), PieceKind::Blank);
                self.push_to(line.end, PieceKind::Comment);
            }
            self.push_to(line.next.min(end), PieceKind::Blank);
        }
    }

    /// Writes the rest of a line that goes on, and the comments and blank lines before the next piece.
    fn between_lines(&mut self, end: usize, escape: char) {
        if self.at < end && self.source[self.at..].starts_with(escape) {
            self.push_to(self.at + escape.len_utf8(), PieceKind::Continuation);
        }
        let line_end = Line::at(self.source, self.at).map_or(end, |line| line.next);
        self.push_to(line_end.min(end), PieceKind::Blank);
        self.between(end);
    }
}
