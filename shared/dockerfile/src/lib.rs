//! What a Dockerfile says, and where.
//!
//! This is the small line splitter that stands in until the language core is written: it finds instructions with their lines, joins
//! continuations, steps over heredocs and knows stages. It checks nothing and expands nothing. The interface ([`parse`], [`Dockerfile`],
//! [`Instruction`], [`Stage`]) is the one that the core fills.

#![forbid(unsafe_code)]

mod keyword;
mod split;
mod stage;
pub mod words;

pub use keyword::Keyword;
pub use split::{Dockerfile, Instruction, parse};
pub use stage::{Base, Stage};
