//! What an editor asks about a Dockerfile: colours, cards, suggestions, places, shapes.
//!
//! Pure functions of a parsed file and offsets in bytes; the page and the conformance command turn them into their own positions.

mod folding;
mod format;
mod place;
mod tokens;

pub use folding::{Fold, FoldKind, folding};
pub use format::{format, format_after_escape, format_range};
pub use tokens::{Token, TokenKind, tokens};
