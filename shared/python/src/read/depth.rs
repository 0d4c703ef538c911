//! How deep a file nests, before anything recursive touches it.
//!
//! The parser, the walk over its tree and the tree's own end all recurse, and a browser's stack is small and cannot grow. Python refuses
//! such files too, at 200 brackets or 100 levels of indentation.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;
/// Returns whether a text nests deeper than is safe to read. Where it does so the lexer does not tell.
pub(super) fn is_too_deep(text: &str) -> bool {
    let mut lexer = lex(text, Mode::Module);
    let mut depth = Depth::default();
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return false,
            kind if depth.after(kind) > LIMIT => return true,
            _ => {}
        }
    }
}

/// A bound for the depth of the tree at a token: operators pile up until a comma or the end of the statement.
#[derive(Default)]
struct Depth {
    now: u32,
    /// What is left when the bracket here closes, and what a comma in it falls back to.
    brackets: Vec<(u32, u32)>,
    indents: u32,
    was_operator: bool,
    has_new_line: bool,
}

impl Depth {
    /// Takes a token and returns the depth after it.
    fn after(&mut self, kind: TokenKind) -> u32 {
        let base = self.brackets.last().map_or(0, |(_, base)| *base);
        match kind {
            TokenKind::Comment => return 0,
            TokenKind::NonLogicalNewline => {
                self.has_new_line = true;
                return 0;
            }
            TokenKind::Indent => self.indents += INDENT,
            TokenKind::Dedent => self.indents = self.indents.saturating_sub(INDENT),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                let inside = self.now + PREFIX;
                self.brackets.push((self.now + 1, inside));
                self.now = inside;
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                self.now = self.brackets.pop().map_or(self.now, |(outside, _)| outside);
            }
            TokenKind::Comma => self.now = base,
            TokenKind::Semi | TokenKind::Newline => {
                self.now = 0;
                self.brackets.clear();
            }
            operator if is_operator(operator) => self.now += if self.was_operator { PREFIX } else { 1 },
            // Behind a bracket that is never closed, every line goes on where no operator joins it to the one before.
            _ if self.has_new_line && !self.was_operator => self.now = base,
            _ => {}
        }
        self.has_new_line = false;
        self.was_operator = is_operator(kind);
        self.now + self.indents
    }
}

/// Returns whether something has to follow a token in the same expression.
fn is_operator(kind: TokenKind) -> bool {
    let is_word = matches!(kind, TokenKind::True | TokenKind::False | TokenKind::None);
    let is_bracket = matches!(
        kind,
        TokenKind::Lpar
            | TokenKind::Rpar
            | TokenKind::Lsqb
            | TokenKind::Rsqb
            | TokenKind::Lbrace
            | TokenKind::Rbrace
    );
    !is_bracket && !is_word && (kind.is_operator() || kind.is_non_soft_keyword())
}

/// A chain of so many operators is read, and a fifth as many brackets.
const LIMIT: u32 = 1_000;
/// What a bracket or a prefix weighs: it takes the parser through all levels of precedence.
const PREFIX: u32 = 5;
/// What a level of indentation weighs.
const INDENT: u32 = 10;
