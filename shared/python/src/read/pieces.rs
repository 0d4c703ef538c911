//! A broken file in pieces, so that what is wrong in one does not swallow the next.
//!
//! The parser goes on after an error, but a bracket that is never closed takes the following decorator for its content: `@` is also an
//! operator. Statements at the left margin are read alone instead.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_text_size::{Ranged as _, TextRange, TextSize};

/// Cuts a text before each line at the left margin that begins a statement; a decorator stays with what it decorates.
///
/// Pieces are in order and apart by one line break each, as the parser wants them.
pub(super) fn pieces(text: &str, tokens: &Tokens) -> Vec<TextRange> {
    let strings: Vec<TextRange> = tokens
        .iter()
        .filter(|token| {
            matches!(token.kind(), TokenKind::String | TokenKind::FStringMiddle | TokenKind::TStringMiddle)
        })
        .map(|token| token.range())
        .collect();
    let is_in_string = |at: TextSize| {
        let next = strings.partition_point(|string| string.end() <= at);
        strings.get(next).is_some_and(|string| string.start() < at)
    };
    let mut pieces = Vec::new();
    let (mut start, mut at) = (TextSize::default(), TextSize::default());
    let mut is_decorated = false;
    for line in text.split_inclusive('\n') {
        let begins = begins_statement(line);
        if begins && !is_decorated && at > start && !is_in_string(at) {
            pieces.push(TextRange::new(start, at - TextSize::of('\n')));
            start = at;
        }
        if begins {
            is_decorated = line.starts_with('@');
        }
        at += TextSize::of(line);
    }
    pieces.push(TextRange::new(start, TextSize::of(text)));
    pieces
}

/// Returns whether a line begins a statement at the left margin, and does not go on with one, as `else:` does.
fn begins_statement(line: &str) -> bool {
    let is_start = line.starts_with(|first: char| first == '@' || first == '_' || first.is_alphabetic());
    let goes_on = ["else", "elif", "except", "finally"].iter().any(|word| {
        let after = line
            .strip_prefix(word)
            .map(|after| after.starts_with(|next: char| next.is_alphanumeric() || next == '_'));
        after == Some(false)
    });
    is_start && !goes_on
}
