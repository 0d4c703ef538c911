//! Expansion of variables and removal of quotes in one word, as BuildKit's `frontend/dockerfile/shell/lex.go` does it.
//!
//! [`Lex::expand`] gives the text that BuildKit would use, or the error it would stop with. [`Lex::references`] gives the places where variables
//! are named, for a text that may be half typed. Faults of BuildKit that a person can see are kept: a `${v:-x}` drops what stands before it
//! from the list of words (not from the text), and inside double quotes a kept escape character appears twice.

mod cursor;
mod error;
mod expand;
mod names;
mod pattern;
mod quote;
mod references;
mod replace;
mod splitter;

pub use error::WordError;
pub use pattern::{PatternToken, ShellPattern, reversed};
pub use quote::quote;
pub use references::{VariableReference, references};

use self::expand::Expander;

/// How words are read (`shell.Lex`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lex {
    /// What takes the meaning from the character after it: `\`, or a backtick after `# escape=`.
    pub escape: char,
    /// Whether quotes stay in the text (`RawQuotes`).
    pub raw_quotes: bool,
    /// Whether escape characters stay in the text (`RawEscapes`).
    pub raw_escapes: bool,
    /// Whether quotes are ordinary characters, as in a heredoc's body (`SkipProcessQuotes`).
    pub skip_process_quotes: bool,
    /// Whether a reference to an unset variable stays as it is (`SkipUnsetEnv`).
    pub skip_unset_env: bool,
}

impl Lex {
    /// Creates a reader that removes quotes and escapes and expands everything (`shell.NewLex`).
    #[must_use]
    pub fn new(escape: char) -> Self {
        Self {
            escape,
            raw_quotes: false,
            raw_escapes: false,
            skip_process_quotes: false,
            skip_unset_env: false,
        }
    }

    /// Expands a word (`Lex.ProcessWordWithMatches`); the error's text lacks BuildKit's `failed to process`, which
    /// [`WordError::in_word`] adds.
    pub fn expand(&self, word: &str, variables: &dyn Variables) -> Result<Expansion, WordError> {
        Expander::new(*self, word, variables).run()
    }

    /// Finds the references to variables, whether or not the word could be expanded.
    #[must_use]
    pub fn references(&self, word: &str) -> Vec<VariableReference> {
        references::find(word, self.escape, self.skip_process_quotes)
    }
}

/// Where values of variables come from (`shell.EnvGetter`).
pub trait Variables {
    /// Returns the value; `None` when the variable is not set.
    fn get(&self, name: &str) -> Option<&str>;
}

impl<K: AsRef<str>, V: AsRef<str>> Variables for &[(K, V)] {
    /// The last of several equal names counts, as in `shell.EnvsFromSlice`.
    fn get(&self, name: &str) -> Option<&str> {
        self.iter().rev().find(|(key, _)| key.as_ref() == name).map(|(_, value)| value.as_ref())
    }
}

impl<K: AsRef<str>, V: AsRef<str>> Variables for Vec<(K, V)> {
    fn get(&self, name: &str) -> Option<&str> {
        self.iter().rev().find(|(key, _)| key.as_ref() == name).map(|(_, value)| value.as_ref())
    }
}

/// What became of a word (`shell.ProcessWordResult`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// The expanded text.
    pub text: String,
    /// The same split at white space that was not quoted.
    pub words: Vec<String>,
    /// Names of the variables that were asked for and set, each once.
    pub matched: Vec<String>,
    /// Names of the variables that were asked for and not set, each once.
    pub unmatched: Vec<String>,
}

#[cfg(test)]
mod tests;
