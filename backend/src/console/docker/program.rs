//! A program between the engine and the page: keys go in, what it writes comes out, until either ends.

use protocol::ShellEvent;
use tokio::task::JoinSet;

use super::{Client, CommandFailed};
use crate::console::input::Input;
use crate::console::output::WriteError;
use crate::console::request::{BROKEN_PIPE, INTERRUPTED, Streams};
use crate::engine::{ApiError, Engine, OutputStream, Program, ProgramControl, ProgramInput, TerminalSize};

/// How a program is connected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Connection {
    /// Whether it has a terminal.
    pub(super) has_terminal: bool,
    /// Whether it takes input.
    pub(super) has_input: bool,
}

/// Whom Ctrl+C is passed on to, where the program has no terminal.
#[derive(Clone, Copy, Debug)]
pub(super) enum Interrupts<'a> {
    /// The container, which gets the signal, as docker's `--sig-proxy` does it.
    Container(&'a str),
    /// Nobody: the program is ended.
    Nobody,
}

/// Why the connection to a program ended.
enum End {
    /// The program closed its streams.
    Program,
    /// Ctrl+C, where the program has no terminal.
    Interrupted,
    /// Nobody reads any more.
    NobodyReads,
}

impl Client<'_> {
    /// Connects a program with the streams of the command until it ends; returns its exit code.
    ///
    /// # Errors
    ///
    /// When the engine cannot be asked any more.
    pub(super) async fn connect(
        &mut self,
        program: Program,
        connection: Connection,
        interrupts: Interrupts<'_>,
    ) -> Result<i32, CommandFailed> {
        let Program { mut output, mut input, control, exit } = program;
        // Ends with this command.
        let mut resizing = JoinSet::new();
        if connection.has_terminal {
            // A page that is gone ends the shell, and so this.
            let _ = self.streams.page.tell(ShellEvent::TerminalBegan).await;
            resizing.spawn(control.clone().follow_sizes(self.streams.size.clone()));
        }
        let mut left_behind = LeftBehind {
            engine: self.context.services.engine.clone(),
            control: matches!(interrupts, Interrupts::Nobody).then(|| control.clone()),
        };
        if !connection.has_input {
            input.close();
        }
        let mut takes_input = connection.has_input;
        let mut is_interrupted = false;
        let patience = tokio::time::sleep(GRACE);
        tokio::pin!(patience);
        let end = loop {
            let can_take = takes_input && input.room() >= TYPED_BYTES;
            tokio::select! {
                written = output.read() => match written {
                    Ok(Some(written)) => {
                        let target = match written.stream {
                            OutputStream::Err => &self.streams.err,
                            OutputStream::Out | OutputStream::Terminal => &self.streams.out,
                        };
                        let target = target.as_stream_of(written.stream);
                        match target.write(&written.bytes).await {
                            Ok(()) => {}
                            Err(WriteError::Closed | WriteError::TooMuch) => break End::NobodyReads,
                        }
                    }
                    Ok(None) => break End::Program,
                    Err(error) => return Err(self.daemon(&error)),
                },
                typed = self.streams.input.next(), if can_take => match typed {
                    Some(bytes) => take(&mut input, &bytes),
                    None => {
                        takes_input = false;
                        input.close();
                    }
                },
                flushed = input.flush(), if input.has_work() => drop(flushed),
                () = self.streams.interrupt.cancelled(), if !is_interrupted => match interrupts {
                    Interrupts::Container(id) if !connection.has_terminal => {
                        is_interrupted = true;
                        patience.as_mut().reset(tokio::time::Instant::now() + GRACE);
                        let request = self.engine.api().post(&["containers", id, "kill"]);
                        drop(request.query("signal", "INT").answer().await);
                    }
                    _ => break End::Interrupted,
                },
                () = &mut patience, if is_interrupted => break End::Interrupted,
            }
        };
        left_behind.control = None;
        match end {
            End::Program => match exit.code().await {
                Ok(code) => Ok(code.map_or(0, |code| i32::try_from(code).unwrap_or(1))),
                Err(ApiError::Refused { status: 404, .. }) => Ok(0),
                Err(error) => Err(self.daemon(&error)),
            },
            End::Interrupted => {
                drop(control.end(GRACE).await);
                Ok(INTERRUPTED)
            }
            End::NobodyReads => {
                drop(control.end(GRACE).await);
                Ok(BROKEN_PIPE)
            }
        }
    }
}

/// Ends a program of `exec` whose command is dropped, as when its tab goes: the engine lets it run on.
struct LeftBehind {
    engine: Engine,
    control: Option<ProgramControl>,
}

impl Drop for LeftBehind {
    fn drop(&mut self) {
        if let Some(control) = self.control.take() {
            self.engine.spawn(async move { drop(control.end(GRACE_OF_EXEC).await) });
        }
    }
}

/// Queues what was typed. There is room for a piece, and a longer one, as a file, is cut at what the queue takes.
fn take(input: &mut ProgramInput, bytes: &[u8]) {
    let n_bytes = bytes.len().min(input.room());
    let _ = input.queue(&bytes[..n_bytes]);
}

impl From<&protocol::TerminalSize> for TerminalSize {
    fn from(size: &protocol::TerminalSize) -> Self {
        Self { columns: size.columns.max(1), rows: size.rows.max(1) }
    }
}

impl Streams {
    /// Returns whether somebody types into the command.
    pub(super) fn has_keyboard(&self) -> bool {
        matches!(self.input, Input::Keyboard(_)) && self.out.is_page()
    }
}

/// What is typed at once.
const TYPED_BYTES: usize = 16 * 1024;
/// How long a shell in a container may take to end after its tab has gone.
const GRACE_OF_EXEC: std::time::Duration = std::time::Duration::from_secs(1);
/// How long a program may take to end after it was asked to.
const GRACE: std::time::Duration = std::time::Duration::from_secs(10);
