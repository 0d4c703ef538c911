//! Text to tree, as BuildKit reads it (`frontend/dockerfile/parser`), but never failing and with every byte's place kept.
//!
//! Physical lines (`lines`) are joined to logical ones (`joined`), which are cut into keyword, flags and arguments (`split`,
//! `words`, `json`, `heredoc`); `parser` puts the `tree` together. What an instruction means stays out: that is
//! [`crate::instruction`].

mod detect;
mod directive;
mod front_end;
mod heredoc;
mod joined;
mod json;
pub(crate) mod lines;
mod parser;
mod pieces;
mod split;
mod tree;
mod words;

pub use detect::{Detected, Forms, detect_directive};
pub use directive::{Directive, DirectiveName};
pub use front_end::{FrontEnd, for_engine, front_ends};
pub use heredoc::Heredoc;
pub use joined::Joined;
pub use parser::parse;
pub use pieces::{Piece, PieceKind};
pub use tree::{Comment, Dockerfile, Flag, Instruction, Word};

pub(crate) use directive::read as read_directive;
pub use heredoc::{HeredocWord, chomp, heredoc_word};
pub(crate) use json::{NotStrings, strings as json_strings};
