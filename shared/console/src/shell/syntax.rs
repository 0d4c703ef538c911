//! The tree of a script: lists, pipelines, commands, words and their parts.
//!
//! Ranges are bytes of the text that was parsed. What stands inside backticks or a here-document has the range of the whole of it, since its text is
//! not the same as the script's.

use std::sync::Arc;

use text::ByteRange;

/// Commands in the order in which they run.
///
/// ```text
/// docker build -t web . && docker run web ; ls
/// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^   ^^
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// What `;` and new lines separate.
    pub lists: Vec<List>,
}

/// Pipelines, each of which runs or not after the status of those before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The pipelines. The connector of the first one means nothing.
    pub pipelines: Vec<(Connector, Pipeline)>,
    /// Where the list stands.
    pub range: ByteRange,
    /// The zero-based line on which it begins.
    pub line: usize,
}

/// What stands between two pipelines of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connector {
    /// `&&`: runs after success.
    And,
    /// `||`: runs after failure.
    Or,
}

/// Commands of which each one reads what the one before prints.
///
/// ```text
/// ! docker ps | grep web
///   ^^^^^^^^^   ^^^^^^^^
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// Whether a `!` inverts the status.
    pub is_negated: bool,
    /// The commands, at least one.
    pub commands: Vec<SimpleCommand>,
    /// Where the pipeline stands.
    pub range: ByteRange,
}

/// Assignments, words and redirects.
///
/// ```text
/// DOCKER_BUILDKIT=1 docker build . > log
/// ^^^^^^^^^^^^^^^^^ ^^^^^^ ^^^^^ ^ ^^^^^
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimpleCommand {
    /// What stands before the name of the command.
    pub assignments: Vec<Assignment>,
    /// The name of the command and its arguments.
    pub words: Vec<Word>,
    /// The redirects, in order.
    pub redirects: Vec<Redirect>,
    /// Where the command stands.
    pub range: ByteRange,
}

/// `NAME=value` before a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The variable.
    pub name: String,
    /// Its value.
    pub value: Word,
    /// Where the assignment stands.
    pub range: ByteRange,
}

/// One word, quotes included.
///
/// ```text
/// ~/"my app"/$NAME
/// ^ quoted   ^^^^^ parameter
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Where the word stands.
    pub range: ByteRange,
}

/// A part of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text outside of quotes, in which `*`, `?` and `[` mean other files.
    Literal(String),
    /// Text that quotes or a backslash protect. It is empty for `""`, which is a word all the same.
    Quoted(String),
    /// `$NAME` or `${NAME…}`.
    Parameter {
        /// Which value.
        parameter: Box<Parameter>,
        /// Whether it stands in double quotes.
        is_quoted: bool,
    },
    /// `$(…)` or backticks. Shared, since the evaluation hands it out.
    Substitution {
        /// The script whose output it stands for.
        script: Arc<Script>,
        /// Whether it stands in double quotes.
        is_quoted: bool,
    },
    /// `~` at the start of a word.
    Tilde,
}

/// A variable and what is made of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The variable's name, `?` for the status of the last command, a number, `#`, `@` or `*`.
    pub name: String,
    /// What is made of the value.
    pub modifier: Modifier,
}

/// What `${NAME…}` makes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// `$NAME`, `${NAME}`: the value.
    Value,
    /// `${#NAME}`: how many characters it has.
    Length,
    /// `${NAME-word}`, `${NAME:-word}`: the word in place of a value that is missing.
    Default {
        /// What stands in.
        word: Word,
        /// Whether an empty value counts as missing (`:`).
        counts_empty: bool,
    },
    /// `${NAME=word}`, `${NAME:=word}`: the same, and the variable gets it.
    Assign {
        /// What stands in.
        word: Word,
        /// Whether an empty value counts as missing (`:`).
        counts_empty: bool,
    },
    /// `${NAME+word}`, `${NAME:+word}`: the word, unless the value is missing.
    Alternative {
        /// What stands in.
        word: Word,
        /// Whether an empty value counts as missing (`:`).
        counts_empty: bool,
    },
    /// `${NAME?word}`, `${NAME:?word}`: the word is the error when the value is missing.
    Error {
        /// The error; empty for the shell's own.
        word: Word,
        /// Whether an empty value counts as missing (`:`).
        counts_empty: bool,
    },
    /// `${NAME#pattern}`, `${NAME##pattern}`: the value without a start.
    RemovePrefix {
        /// What the start matches.
        pattern: Word,
        /// Whether the longest start goes (`##`).
        is_longest: bool,
    },
    /// `${NAME%pattern}`, `${NAME%%pattern}`: the value without an end.
    RemoveSuffix {
        /// What the end matches.
        pattern: Word,
        /// Whether the longest end goes (`%%`).
        is_longest: bool,
    },
    /// `${NAME/pattern/replacement}`, `${NAME//pattern/replacement}`: the value with other text in it.
    Replace {
        /// What goes.
        pattern: Word,
        /// What comes.
        replacement: Word,
        /// Whether every match is replaced (`//`).
        is_every: bool,
    },
}

/// Where a command reads from or writes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// What it does.
    pub kind: RedirectKind<Word>,
    /// Where it stands, its target included.
    pub range: ByteRange,
}

/// What a redirect does. `T` is a [`Word`] in the tree and text after expansion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedirectKind<T> {
    /// `< file`: standard input is a file.
    ReadFile(T),
    /// `<< END`, `<<< word`: standard input is this text.
    ReadText(T),
    /// `> file`, `2>> file`: output goes into a file.
    WriteFile {
        /// Which output.
        stream: Stream,
        /// The file.
        path: T,
        /// Whether the file keeps what it holds (`>>`).
        appends: bool,
    },
    /// `2>&1`: one output goes where the other one goes at this moment.
    Join {
        /// Which output.
        stream: Stream,
        /// Where it goes.
        into: Stream,
    },
}

/// An output of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output, number 1.
    Output,
    /// Standard error, number 2.
    Errors,
}

impl Word {
    /// Returns the text of a word in which nothing is quoted or expanded.
    #[must_use]
    pub fn as_plain(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [Part::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// Returns the text of a word in which nothing is expanded, without its quotes.
    #[must_use]
    pub fn as_constant(&self) -> Option<String> {
        let mut whole = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) | Part::Quoted(text) => whole.push_str(text),
                _ => return None,
            }
        }
        Some(whole)
    }
}

impl Script {
    /// Returns all commands, in order, without those of substitutions.
    pub fn commands(&self) -> impl Iterator<Item = &SimpleCommand> {
        let pipelines = self.lists.iter().flat_map(|list| &list.pipelines);
        pipelines.flat_map(|(_, pipeline)| &pipeline.commands)
    }
}
