//! Stands in for the crates.io crate of this name, by `[patch.crates-io]`: the Python parser brings names that are not ASCII into one form
//! (NFKC), and the tables for that are a third of the page's Python module.
//!
//! Nothing is normalised. Two spellings of one name in one file, as `ﬁ` and `fi`, stay two names; nothing that Drydock says of a Python file
//! depends on that.

#![forbid(unsafe_code)]

use std::str::Chars;

/// Text in one of Unicode's normal forms, as the real crate names it.
pub trait UnicodeNormalization<'a> {
    /// Returns the characters as they are.
    fn nfkc(self) -> Chars<'a>;
}

impl<'a> UnicodeNormalization<'a> for &'a str {
    fn nfkc(self) -> Chars<'a> {
        self.chars()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_as_it_is() {
        assert_eq!("ﬁ é".nfkc().collect::<String>(), "ﬁ é");
    }
}
