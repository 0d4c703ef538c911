//! The console: shells of a tab, what is typed into them and what they write.
//!
//! A shell belongs to one socket and ends with it. The page edits a line and sends it whole; while a program with a terminal runs, it sends keys as bytes.

use serde::{Deserialize, Serialize};

use crate::BuildNumber;

/// The page's number for one of its shells; unique within one socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShellId(pub u32);

/// The size of a terminal in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TerminalSize {
    /// Cells in a line.
    pub columns: u16,
    /// Lines.
    pub rows: u16,
}

/// What a program writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputStream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
    /// A terminal, which is both.
    Terminal,
}

/// What a shell tells, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShellEvent {
    /// The shell is there.
    Opened {
        /// Lines that were run in this workspace before, oldest first; at most [`SHELL_HISTORY`](crate::limits::SHELL_HISTORY).
        history: Vec<String>,
        /// How the shell stands.
        state: ShellState,
    },
    /// A program wrote something. After [`SHELL_CREDIT`](crate::limits::SHELL_CREDIT) bytes that the page has not acknowledged the shell waits.
    Wrote {
        /// What it wrote to.
        stream: OutputStream,
        /// The bytes; a character may be split between two events.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A program with a terminal runs from here on: what is typed goes to it, until `Ready`.
    TerminalBegan,
    /// A build was started whose progress the terminal is to show here; what it writes is not sent.
    BuildBegan {
        /// Which.
        build: BuildNumber,
    },
    /// Earlier output is to be forgotten (`clear`).
    Cleared,
    /// A file is to be edited (`vi app.py`): the page focuses its editor.
    EditFile {
        /// Its path in the workspace.
        path: String,
    },
    /// The line has ended, and the next one may come.
    Ready {
        /// The exit code of the last command.
        status: i32,
        /// How the shell stands.
        state: ShellState,
    },
}

/// How a shell stands between two lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShellState {
    /// The folder in which it works, relative to the workspace; empty for the workspace itself.
    pub folder: String,
    /// Names of the workspace's images, for completion: `repository:tag`.
    pub images: Vec<String>,
    /// The workspace's containers, for completion.
    pub containers: Vec<ShellContainer>,
}

/// A container, as completion offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShellContainer {
    /// The first twelve digits of its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it runs.
    pub is_running: bool,
    /// The page's ports that lead to it, as in `localhost:8000`; none while it does not run.
    pub ports: Vec<u16>,
}
