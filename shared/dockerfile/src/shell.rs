//! Shell text as far as rules need it: which commands a `RUN` starts, with which words, joined by what.
//!
//! Reads POSIX shells forgivingly and never fails: what is half typed ends at the end of the text. Commands inside `$(…)` and backticks are part
//! of the word that they stand in; patterns of `case` and arithmetic are not understood.

mod install;
mod read;
mod script;

use std::borrow::Cow;

use text::ByteRange;

pub use install::{Install, Manager};
pub use read::read;
pub use script::{Script, scripts};

/// One simple command.
///
/// ```text
/// apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y curl > log
///                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ assignments
///                                                  ^^^^^^^^^^^^^^^^^^^^^^^ words
///                ^^ joint
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShellCommand<'a> {
    /// What stands between the command before it and this one.
    pub joint: Joint,
    /// Where the operator before it stands; empty where there is none.
    pub joint_range: ByteRange,
    /// Variables that are set for it alone.
    pub assignments: Vec<ShellWord<'a>>,
    /// Its name and arguments; redirections left out.
    pub words: Vec<ShellWord<'a>>,
}

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellWord<'a> {
    /// What it says, quotes and escapes removed, nothing expanded.
    pub value: Cow<'a, str>,
    /// Where it stands in the text that was read, quotes included.
    pub range: ByteRange,
    /// Whether a variable or another command gives part of it.
    pub expands: bool,
}

/// What stands between two commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joint {
    /// Nothing, `;`, `&` or a new line.
    #[default]
    Sequence,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `|`
    Pipe,
}

impl<'a> ShellCommand<'a> {
    /// Returns name and arguments of what is run in the end: `sudo`, `env`, `exec` and the like are stepped over.
    #[must_use]
    pub fn run(&self) -> &[ShellWord<'a>] {
        let mut words = self.words.as_slice();
        while let [wrapper, rest @ ..] = words {
            if !matches!(&*wrapper.value, "sudo" | "env" | "exec" | "command" | "nohup" | "nice") {
                break;
            }
            let is_option = |word: &ShellWord<'_>| word.value.starts_with('-') || word.value.contains('=');
            let n_options = rest.iter().take_while(|word| is_option(word)).count();
            words = rest.get(n_options..).unwrap_or(&[]);
        }
        words
    }

    /// Returns the name of the program that is run, folders in front left out; empty when there is none.
    #[must_use]
    pub fn program(&self) -> &str {
        let name = self.run().first().map_or("", |word| &*word.value);
        name.rsplit('/').next().unwrap_or(name)
    }

    /// Returns the arguments of the program that is run.
    #[must_use]
    pub fn arguments(&self) -> &[ShellWord<'a>] {
        self.run().get(1..).unwrap_or(&[])
    }

    /// Returns the first argument that is no option: `install` of `apt-get -qq install`.
    #[must_use]
    pub fn subcommand(&self) -> Option<&ShellWord<'a>> {
        self.arguments().iter().find(|word| !word.value.starts_with('-'))
    }

    /// Returns whether it is a program with a subcommand.
    #[must_use]
    pub fn is(&self, program: &str, subcommand: &str) -> bool {
        self.program() == program && self.subcommand().is_some_and(|word| word.value == subcommand)
    }

    /// Returns whether one of its options is `--long` or, among letters after one dash, `short`.
    #[must_use]
    pub fn has_option(&self, long: &str, short: &str) -> bool {
        self.arguments().iter().any(|word| {
            let name = word.value.split('=').next().unwrap_or("");
            match (name.strip_prefix("--"), name.strip_prefix('-')) {
                (Some(name), _) => name == long,
                (None, Some(letters)) => !short.is_empty() && letters.contains(short),
                (None, None) => false,
            }
        })
    }
}

#[cfg(test)]
mod tests;
