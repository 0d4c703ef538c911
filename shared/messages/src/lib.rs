//! From codes to messages: what Drydock says of notices, of the end of builds and apps, of causes and of comparisons.
//!
//! A code is a value of `protocol` or `prediction` with its arguments. Each function here returns a [`Message`](catalogue::Message) or a
//! [`Sentence`](catalogue::Sentence), which no language has yet; every `match` is exhaustive, so a code without words does not compile. The words
//! themselves are in the crate `catalogue`.

#![forbid(unsafe_code)]

pub mod notice;
pub mod page;
