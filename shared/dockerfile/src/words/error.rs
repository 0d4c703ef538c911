//! Why a word cannot be expanded, in BuildKit's words.

use std::fmt;

use super::quote;

/// Why BuildKit refuses a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordError {
    /// A `'` without its partner.
    UnmatchedSingleQuote,
    /// A `"` without its partner.
    UnmatchedDoubleQuote,
    /// A `${` without its `}`.
    MissingBrace,
    /// A `${v/x` without the `/` after the pattern.
    MissingSlash,
    /// `${}`, `${{` or `${:`.
    BadSubstitution,
    /// Something after the name that is no modifier.
    UnsupportedModifier(String),
    /// A backslash in a pattern before a character that needs none.
    InvalidEscape {
        /// The pattern as BuildKit names it: reversed for `%`.
        pattern: String,
        /// What follows the backslash; `None` at the end.
        escaped: Option<char>,
    },
    /// `${v:?…}` of a variable that is unset or empty.
    Refused {
        /// The variable.
        name: String,
        /// What the word says, or BuildKit's own words.
        message: String,
    },
}

impl WordError {
    /// Returns the text with which BuildKit reports the error (`shellWord.process`).
    #[must_use]
    pub fn in_word(&self, word: &str) -> String {
        format!("failed to process {}: {self}", quote(word))
    }
}

impl fmt::Display for WordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unexpected_end = "unexpected end of statement while looking for matching";
        match self {
            Self::UnmatchedSingleQuote => write!(formatter, "{unexpected_end} single-quote"),
            Self::UnmatchedDoubleQuote => write!(formatter, "{unexpected_end} double-quote"),
            Self::MissingBrace => formatter.write_str("syntax error: missing '}'"),
            Self::MissingSlash => formatter.write_str("syntax error: missing '/' in ${}"),
            Self::BadSubstitution => formatter.write_str("syntax error: bad substitution"),
            Self::UnsupportedModifier(modifier) => {
                write!(formatter, "unsupported modifier ({modifier}) in substitution")
            }
            Self::InvalidEscape { pattern, escaped } => {
                let escaped = escaped.unwrap_or(char::REPLACEMENT_CHARACTER);
                write!(formatter, "invalid pattern ({pattern}) in substitution: invalid escape '\\{escaped}'")
            }
            Self::Refused { name, message } => write!(formatter, "{name}: {message}"),
        }
    }
}

impl std::error::Error for WordError {}
