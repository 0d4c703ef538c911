//! Colours of a Dockerfile's words.

use dockerfile::ide::TokenKind;
use review::Ink;

/// Returns the colour of a token; plain words have none.
pub(crate) fn ink(kind: TokenKind) -> Option<Ink> {
    match kind {
        TokenKind::Keyword | TokenKind::Directive | TokenKind::Delimiter => Some(Ink::Keyword),
        TokenKind::String => Some(Ink::Text),
        TokenKind::Flag | TokenKind::Definition | TokenKind::Variable | TokenKind::Modifier => {
            Some(Ink::Name)
        }
        TokenKind::Comment | TokenKind::Continuation | TokenKind::Operator => Some(Ink::Note),
        TokenKind::Plain
        | TokenKind::Command
        | TokenKind::Property
        | TokenKind::Number
        | TokenKind::Stage
        | TokenKind::Image => None,
    }
}
