//! The page's own words, one table an area.
//!
//! A table is a struct of `&'static str` for fixed words and `fn(…) -> String` for sentences with arguments; `ENGLISH` is a constant of it.

pub mod cause;
pub mod compare;
pub mod inside;
pub mod layers;
pub mod pairs;
pub mod presenter;
pub mod shell;
pub mod units;

/// Returns what a message says in English.
#[cfg(test)]
pub(crate) fn english(message: &catalogue::Message) -> String {
    catalogue::text(catalogue::Bundle::of(catalogue::Language::English), message)
}
