//! A line as `sh` reads it: grammar, words and their expansion. What is not supported is refused by name.
//!
//! [`parse`] makes a [`Script`] of a text. An [`Evaluation`] says which commands of the script run, with their words expanded. [`split_paste`], [`odd_characters`] and
//! [`typed_command`] look at what somebody pastes or types.
//!
//! The parser is our own: the syntax tree of the crate `rable`, which knows the whole of bash, has no place for the parts of a word, for the target of a
//! redirect and for what stands in `${…}`, and takes a here-document without an end for a complete one. `rable` and `sh` are what the tests compare with.

mod ansi_c;
mod braces;
mod builtins;
mod error;
mod evaluation;
mod expansion;
mod fields;
mod files;
mod odd_characters;
mod parser;
mod paste;
mod pattern;
mod reader;
mod redirects;
mod state;
mod syntax;
mod test_command;
#[cfg(test)]
mod tests;
mod typed;
mod words;

pub use builtins::{BuiltinResult, COMMANDS, exit_status, export, quoted, unset};
pub use error::{Construct, DEPTH, SyntaxError, SyntaxErrorKind, TEXT_BYTES, Unfinished};
pub use evaluation::{Ended, EndedEarly, Evaluation, RunPipeline, Step};
pub use expansion::{Command, ExpansionError};
pub use files::{FileEntry, FileKind, Files};
pub use odd_characters::{OddCharacter, OddKind, corrected, odd_characters};
pub use parser::parse;
pub use paste::{Pasted, PastedCommand, split_paste};
pub use state::{NoRoomForVariable, ShellState, VARIABLE_BYTES, is_variable_name};
pub use syntax::{
    Assignment, Connector, List, Modifier, Parameter, Part, Pipeline, Redirect, RedirectKind, Script,
    SimpleCommand, Stream, Word,
};
pub use test_command::test_holds;
pub use typed::{TypedCommand, typed_command};
