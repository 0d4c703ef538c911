//! What a text is that somebody pasted: commands of a tutorial that write files, or a file in another language than the path says.
//!
//! Tutorials print files as commands (`echo '…' > Dockerfile`, `cat <<EOF > app.py`), between prompts, prose and Markdown fences. [`read`] finds the
//! files, and what the commands say of image and port. Nothing is executed: variables stay as they are written, and only `echo`, `printf`, `cat`, `tee`,
//! their relatives in `PowerShell`, `cd` and `docker` are understood. What an ordinary file of the path's language holds is never claimed.

#![forbid(unsafe_code)]

mod clean;
mod commands;
mod docker;
mod fences;
mod files;
mod language;
mod lexer;
mod lines;
mod listing;
mod looks;
mod power_shell;
mod printing;
pub mod prompt;
mod quotes;
mod reader;

use text::ByteRange;

pub use docker::{Build, Run};
pub use language::Language;
pub use lines::is_command;

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// In one word.
    pub kind: Kind,
    /// The files that it writes or is, each path once.
    pub files: Vec<FileWrite>,
    /// The last `docker build`.
    pub build: Option<Build>,
    /// The last `docker run`.
    pub run: Option<Run>,
    /// What is wrong with the commands.
    pub slips: Vec<Slip>,
    /// What of the text is no part of a file in the path's language, in order. All of it, where `is_whole`.
    pub blocks: Vec<ByteRange>,
    /// Whether nothing of the text is in the path's language.
    pub is_whole: bool,
    /// Whether it can hardly be anything else, even as a part of another text.
    pub is_sure: bool,
}

/// What a text is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Commands for a terminal.
    Commands,
    /// Text for people, with or without files between.
    Readme,
    /// Instructions of a build.
    Dockerfile,
    /// Services of Docker Compose.
    Compose,
    /// Objects of Kubernetes.
    Kubernetes,
    /// A page.
    Html,
    /// Python.
    Python,
    /// JavaScript.
    JavaScript,
    /// JSON.
    Json,
    /// Packages for pip.
    Requirements,
    /// A script of a shell.
    Script,
    /// Patterns of a `.dockerignore`.
    Ignore,
    /// What a build printed.
    BuildLog,
}

/// A file that a text writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWrite {
    /// Its path from the folder of the Dockerfile.
    pub path: String,
    /// What is written.
    pub content: String,
    /// Whether it is added to what the file holds.
    pub appends: bool,
    /// Where the text says so.
    pub range: ByteRange,
}

/// What is wrong with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `docker build -t NAME.`: the blank before the full stop is missing.
    BlankMissing {
        /// The name without the full stop.
        name: String,
        /// Where name and full stop stand.
        range: ByteRange,
    },
    /// `docker build -t NAME` without a folder.
    FolderMissing {
        /// Where the command stands.
        range: ByteRange,
    },
    /// A quotation mark that opens and never closes.
    QuoteOpen {
        /// Where it opens.
        range: ByteRange,
    },
}

/// Returns what a text is that stands in the file at `path`; `None` where it may be what the path says.
#[must_use]
pub fn read(text: &str, path: &str) -> Option<Pasted> {
    let language = Language::of(path)?;
    if text.len() > MOST_BYTES || text.trim().is_empty() {
        return None;
    }
    reader::commands(text, language).or_else(|| looks::foreign(text, language))
}

/// Returns a text without its blocks, and without the blank lines that stood around them.
#[must_use]
pub fn without_blocks(text: &str, pasted: &Pasted) -> String {
    if pasted.is_whole {
        return String::new();
    }
    let (mut rest, mut at) = (String::new(), 0);
    for block in &pasted.blocks {
        rest.push_str(text.get(at..block.start as usize).unwrap_or(""));
        at = block.end as usize;
    }
    rest.push_str(text.get(at..).unwrap_or(""));
    let kept = rest.trim_end();
    if kept.is_empty() { String::new() } else { format!("{kept}\n") }
}

/// A longer text is a program's, not a tutorial's.
const MOST_BYTES: usize = 64 * 1024;
