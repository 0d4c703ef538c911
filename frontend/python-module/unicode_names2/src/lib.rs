//! Stands in for the crates.io crate of this name, by `[patch.crates-io]`: the Python parser asks it about `"\N{BULLET}"` and about nothing
//! else, and the real one's table of all names makes the page's Python module three and a half times as large.
//!
//! Names are not looked up. Whatever could be a name is taken for one, since an error at a right name would be worse than none at a wrong
//! one; the character itself is needed by nobody here.

#![forbid(unsafe_code)]

/// Returns a placeholder for anything that is spelt like the name of a character, and nothing otherwise.
///
/// Unicode makes names of letters, digits, spaces and hyphens (chapter 4.8 of the standard); Python takes them in any case.
#[must_use]
pub fn character(name: &str) -> Option<char> {
    let is_spelt_right = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-');
    (!name.is_empty() && name.bytes().all(is_spelt_right)).then_some(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_could_be_one_is_taken() {
        for name in ["BULLET", "latin small letter a", "CJK UNIFIED IDEOGRAPH-4E2D", "DIGIT ONE"] {
            assert!(character(name).is_some(), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_a_name_is_none() {
        for name in ["", "é", "A{B", "A_B", "A\n"] {
            assert!(character(name).is_none(), "{name}");
        }
    }
}
