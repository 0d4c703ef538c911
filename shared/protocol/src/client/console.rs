//! Requests to the shells of a tab.

use serde::{Deserialize, Serialize};

use crate::{ShellId, TerminalSize};

/// A request to a shell of this socket, answered by `Done` at once; what the shell tells follows as [`ShellEvent`](crate::ShellEvent)s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsoleRequest {
    /// Which shell; `Open` makes it.
    pub shell: ShellId,
    /// What it is to do.
    pub action: ShellAction,
}

/// What a shell is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShellAction {
    /// Makes the shell, which tells `Opened`.
    Open,
    /// Runs what was typed: one line, or several where quotes or a here-document go on. The shell tells what happens, at the end
    /// `Ready`. Refused while another line runs.
    Run {
        /// The text, at most [`SHELL_LINE_BYTES`](crate::limits::SHELL_LINE_BYTES).
        line: String,
        /// The terminal's size.
        size: TerminalSize,
        /// The language of whoever reads the answer, as a tag (BCP 47); in one that Drydock does not speak, English. Programs keep their own.
        language: String,
    },
    /// Gives bytes to the program that runs: what was typed into its terminal, or its standard input.
    Type {
        /// The bytes, at most [`SHELL_TYPED_BYTES`](crate::limits::SHELL_TYPED_BYTES).
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Interrupts the line that runs, as Ctrl+C does where the program has no terminal.
    Interrupt,
    /// Says that the terminal has another size.
    Resize {
        /// The new size.
        size: TerminalSize,
    },
    /// Says that the page has shown so many bytes more of what was written.
    Acknowledge {
        /// How many.
        bytes: u32,
    },
    /// Ends the shell and what runs in it.
    Close,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_console_request() {
        crate::samples::check_one::<ConsoleRequest>(r#"{"shell":1,"action":"open"}"#);
        crate::samples::check::<ShellAction>(&[
            r#""open""#,
            r#"{"run":{"line":"docker ps","size":{"columns":80,"rows":24},"language":"de"}}"#,
            r#"{"type":{"bytes":[3]}}"#,
            r#""interrupt""#,
            r#"{"resize":{"size":{"columns":100,"rows":30}}}"#,
            r#"{"acknowledge":{"bytes":4096}}"#,
            r#""close""#,
        ]);
    }
}
