//! What is wrong with a `.dockerignore`.

use crate::Language;

/// The words.
pub struct Ignore {
    /// A pattern cannot be used; the matcher's own remark.
    pub pattern: fn(&str) -> String,
    /// A line is too long.
    pub line_too_long: &'static str,
}

/// Returns the words in a language.
#[must_use]
pub fn ignore(language: Language) -> &'static Ignore {
    match language {
        Language::English => &ENGLISH,
    }
}

static ENGLISH: Ignore = Ignore {
    pattern: |remark| format!("A build refuses this pattern: {remark}."),
    line_too_long: "A build reads lines of at most 65,535 bytes.",
};
