//! One command that runs: its words, its streams, and what can end it.

use std::collections::BTreeSet;
use std::sync::Arc;

use console::shell::ShellState;
use protocol::TerminalSize;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::input::Input;
use super::output::{Output, PageOutput};
use super::shell::ShellServices;

/// What a shell knows between two commands. Commands of a pipe work on copies.
#[derive(Clone, Debug)]
pub(crate) struct ShellContext {
    pub(crate) services: Arc<ShellServices>,
    /// Variables and the status of the last pipeline.
    pub(crate) variables: ShellState,
    /// The folder in which it works: a path in the workspace, empty for the workspace itself.
    pub(crate) here: String,
    /// The folder before, for `cd -`.
    pub(crate) was_here: String,
    /// Folders that hold no file, which nobody else knows.
    pub(crate) empty_folders: BTreeSet<String>,
    /// Lines that were run, oldest first.
    pub(crate) history: Arc<Vec<String>>,
    /// How many commands and substitutions it runs inside of.
    pub(crate) depth: u32,
    /// Whether `exit` was run.
    pub(crate) is_leaving: bool,
}

impl ShellContext {
    /// Returns a copy for what runs inside; nothing where that would be too deep, as for a script that runs itself.
    pub(crate) fn inner(&self) -> Option<Self> {
        (self.depth < MOST_DEPTH).then(|| Self { depth: self.depth + 1, ..self.clone() })
    }
}

/// The streams of a command, and what can end it.
#[derive(Debug)]
pub(crate) struct Streams {
    pub(crate) input: Input,
    pub(crate) out: Output,
    pub(crate) err: Output,
    /// The page itself, for what is no output: a terminal that begins, a build, a file to edit.
    pub(crate) page: PageOutput,
    /// The size of the page's terminal, now and whenever it changes.
    pub(crate) size: watch::Receiver<TerminalSize>,
    /// Cancelled by Ctrl+C.
    pub(crate) interrupt: CancellationToken,
}

impl Streams {
    /// Returns the width for columns; nothing where the output goes elsewhere than to the page.
    pub(crate) fn columns(&self) -> Option<u16> {
        self.out.is_page().then(|| self.size.borrow().columns)
    }
}

/// Commands and substitutions inside of each other.
const MOST_DEPTH: u32 = 12;
/// The exit code of a command that was interrupted.
pub(crate) const INTERRUPTED: i32 = 130;
/// The exit code of a command that nobody knows.
pub(crate) const NOT_FOUND: i32 = 127;
/// The exit code of a command that writes where nobody reads.
pub(crate) const BROKEN_PIPE: i32 = 141;
