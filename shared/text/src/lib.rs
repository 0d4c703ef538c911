//! Byte ranges, a line index and UTF-16 columns: the only place that converts positions; how the bytes of a file become text; and the budget of work.
//!
//! Everything in Drydock counts in bytes of UTF-8. Browsers and CodeMirror count in UTF-16 code units; [`LineIndex`] and
//! [`Utf16Index`] translate at the border. Lines end at `\n`; a `\r` before it belongs to the line's text.

#![forbid(unsafe_code)]

pub mod budget;
pub mod encoding;
mod line_index;
mod range;
mod utf16;

pub use budget::Budget;
pub use line_index::LineIndex;
pub use range::ByteRange;
pub use utf16::Utf16Index;
