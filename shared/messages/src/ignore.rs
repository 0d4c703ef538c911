//! What is wrong with a `.dockerignore`.

use crate::Language;

/// The words.
pub struct Ignore {
    /// A pattern cannot be used; the matcher's own remark.
    pub pattern: fn(&str) -> String,
    /// A line is too long.
    pub line_too_long: &'static str,
    /// There are more patterns than so many.
    pub too_many: fn(usize) -> String,
    /// A pattern is longer than so many bytes.
    pub pattern_too_long: fn(usize) -> String,
    /// A pattern has more `**` than so many.
    pub double_stars: fn(usize) -> String,
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
    too_many: |limit| {
        format!(
            "An ignore file has at most {limit} patterns, and this is one more. Use one pattern for several files, as *.log, or for a whole folder."
        )
    },
    pattern_too_long: |limit| {
        format!("A pattern has at most {limit} bytes, and this one is longer. Use * for parts of a name.")
    },
    double_stars: |limit| {
        format!(
            "A pattern has at most {limit} times **, and this one has more. One ** stands for any number of folders."
        )
    },
};
