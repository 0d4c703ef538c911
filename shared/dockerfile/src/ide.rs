//! What an editor asks about a Dockerfile: colours, cards, suggestions, places, shapes.
//!
//! Pure functions of a parsed file and offsets in bytes; the page and the conformance command turn them into their own positions.

mod completion;
mod folding;
mod format;
mod hover;
mod navigation;
mod place;
mod rename;
mod scope;
mod signature;
mod symbols;
mod taken;
mod texts;
mod tokens;

pub use completion::{Completion, CompletionKind, Surroundings, complete};
pub use folding::{Fold, FoldKind, folding};
pub use format::{format, format_after_escape, format_range};
pub use hover::{Hover, Images, Paragraph, hover, hover_with, rule_card};
pub use navigation::{Mention, definition, references};
pub use rename::{prepare_rename, rename};
pub use signature::{Signature, signature};
pub use symbols::{Outline, outline};
pub use taken::taken;
pub use tokens::{Token, TokenKind, tokens};
