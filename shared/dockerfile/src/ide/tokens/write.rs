//! Puts tokens of a joined text where they stand in the source.

use text::ByteRange;

use super::{Token, TokenKind};
use crate::syntax::{Dockerfile, Instruction};

/// Takes tokens in the coordinates of a text, in ascending order, and splits them at the ends of its lines.
pub(super) struct TokenWriter<'a> {
    source: &'a str,
    pieces: Vec<ByteRange>,
    /// The piece that the last token began in, and its first byte in the text.
    piece: usize,
    before: usize,
    tokens: &'a mut Vec<Token>,
}

impl<'a> TokenWriter<'a> {
    pub(super) fn of_joined(
        file: &'a Dockerfile,
        instruction: &Instruction,
        tokens: &'a mut Vec<Token>,
    ) -> Self {
        let pieces = instruction.joined.pieces().collect();
        Self { source: &file.source, pieces, piece: 0, before: 0, tokens }
    }

    pub(super) fn of_text(source: &'a str, text: ByteRange, tokens: &'a mut Vec<Token>) -> Self {
        Self { source, pieces: vec![text], piece: 0, before: 0, tokens }
    }

    pub(super) fn put(&mut self, start: usize, end: usize, kind: TokenKind) {
        let mut at = start;
        while at < end {
            let Some(piece) = self.pieces.get(self.piece).copied() else { return };
            if at >= self.before + piece.len() {
                self.before += piece.len();
                self.piece += 1;
                continue;
            }
            let stop = end.min(self.before + piece.len());
            let place = |offset: usize| piece.start as usize + offset - self.before;
            let range = ByteRange::new(place(at), place(stop));
            self.put_lines(range, kind);
            at = stop;
        }
    }

    fn put_lines(&mut self, range: ByteRange, kind: TokenKind) {
        let mut start = range.start as usize;
        for line in range.slice(self.source).split_inclusive('\n') {
            let shown = line.trim_end();
            let blanks = shown.len() - shown.trim_start().len();
            if blanks < shown.len() {
                self.tokens.push(Token { range: ByteRange::new(start + blanks, start + shown.len()), kind });
            }
            start += line.len();
        }
    }
}
