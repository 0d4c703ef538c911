//! What the page says of codes of predictions, builds and comparisons. Its fixed words are in the catalogue alone.

pub mod cause;
pub mod compare;
pub mod inside;
pub mod layers;
pub mod pairs;
pub mod presenter;
pub mod shell;

/// Returns what a message says in English.
#[cfg(test)]
pub(crate) fn english(message: &catalogue::Message) -> String {
    catalogue::text(catalogue::Bundle::of(catalogue::Language::English), message)
}
