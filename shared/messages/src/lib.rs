//! Codes and arguments to the sentences that people read: the only place that holds words.
//!
//! One typed table a language and area; a missing sentence does not compile. The page takes a table by [`Language`], the server and the
//! command line use the same ones. Nothing else in Drydock glues a sentence from pieces. English is the only language so far.

#![forbid(unsafe_code)]

pub mod ignore;
pub mod notice;
pub mod page;
pub mod python;
pub mod review;

/// A language in which everything can be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}
