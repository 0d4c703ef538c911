//! A shell of the console, typed into over the wire.

use anyhow::{Result, bail, ensure};
use protocol::{
    ConsoleRequest, OutputStream, ServerMessage, ShellAction, ShellEvent, ShellId, ShellState, TerminalSize,
};

use crate::client::Client;

/// A shell of a client's tab.
#[derive(Debug)]
pub struct Shell<'a> {
    client: &'a mut Client,
    /// How the shell stood after the last line.
    pub state: ShellState,
    /// Lines that were run in the workspace before it was opened.
    pub history: Vec<String>,
}

/// What a line came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What went to standard output, and to a terminal.
    pub out: String,
    /// What went to standard error.
    pub err: String,
    /// The exit code.
    pub status: i32,
    /// What the page was told beside that.
    pub events: Vec<ShellEvent>,
}

impl<'a> Shell<'a> {
    /// Opens a shell.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn open(client: &'a mut Client) -> Result<Self> {
        act(client, ShellAction::Open).await?;
        let (history, state) = client
            .until("the shell", |message| match message {
                ServerMessage::Shell { shell: SHELL, event: ShellEvent::Opened { history, state } } => {
                    Some((history.clone(), state.clone()))
                }
                _ => None,
            })
            .await?;
        Ok(Self { client, state, history })
    }

    /// Runs a line to its end.
    ///
    /// # Errors
    ///
    /// When the line does not end.
    pub async fn run(&mut self, line: &str) -> Result<Typed> {
        self.start(line).await?;
        self.finish(line).await
    }

    /// Runs a line that has to succeed; returns its output.
    ///
    /// # Errors
    ///
    /// When it fails.
    pub async fn out(&mut self, line: &str) -> Result<String> {
        let typed = self.run(line).await?;
        ensure!(typed.status == 0, "`{line}` failed: {typed:?}");
        Ok(typed.out)
    }

    /// Starts a line.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn start(&mut self, line: &str) -> Result<()> {
        self.act(ShellAction::Run { line: line.to_owned(), size: SIZE, language: "en".to_owned() }).await
    }

    /// Types into the program that runs.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn press(&mut self, keys: &str) -> Result<()> {
        self.act(ShellAction::Type { bytes: keys.as_bytes().to_vec() }).await
    }

    /// Interrupts what runs, as Ctrl+C in the console does.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn interrupt(&mut self) -> Result<()> {
        self.act(ShellAction::Interrupt).await
    }

    /// Asks for something else of the shell.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn act(&mut self, action: ShellAction) -> Result<()> {
        act(self.client, action).await
    }

    /// Waits until the program that runs has written `text`; returns what it wrote until then.
    ///
    /// # Errors
    ///
    /// When patience ends, or the line ends first.
    pub async fn written(&mut self, text: &str) -> Result<String> {
        let mut written = String::new();
        loop {
            match self.event(text).await? {
                ShellEvent::Wrote { bytes, .. } => {
                    written.push_str(&String::from_utf8_lossy(&bytes));
                    if written.contains(text) {
                        return Ok(written);
                    }
                }
                ShellEvent::Ready { status, .. } => bail!("it ended with {status} after {written:?}"),
                _ => {}
            }
        }
    }

    /// Waits for the end of the line that runs.
    ///
    /// # Errors
    ///
    /// When patience ends first.
    pub async fn finish(&mut self, line: &str) -> Result<Typed> {
        let mut typed = Typed::default();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut n_unacknowledged = 0;
        loop {
            match self.event(line).await? {
                ShellEvent::Wrote { stream, bytes } => {
                    n_unacknowledged += u32::try_from(bytes.len())?;
                    match stream {
                        OutputStream::Out | OutputStream::Terminal => out.extend(bytes),
                        OutputStream::Err => err.extend(bytes),
                    }
                    if n_unacknowledged >= STEP {
                        self.act(ShellAction::Acknowledge { bytes: n_unacknowledged }).await?;
                        n_unacknowledged = 0;
                    }
                }
                ShellEvent::Ready { status, state } => {
                    self.act(ShellAction::Acknowledge { bytes: n_unacknowledged }).await?;
                    self.state = state;
                    typed.status = status;
                    typed.out = String::from_utf8_lossy(&out).into_owned();
                    typed.err = String::from_utf8_lossy(&err).into_owned();
                    return Ok(typed);
                }
                other => typed.events.push(other),
            }
        }
    }

    async fn event(&mut self, what: &str) -> Result<ShellEvent> {
        self.client
            .until(what, |message| match message {
                ServerMessage::Shell { shell: SHELL, event } => Some(event.clone()),
                _ => None,
            })
            .await
    }
}

async fn act(client: &mut Client, action: ShellAction) -> Result<()> {
    match client.ask(ConsoleRequest { shell: SHELL, action }).await? {
        ServerMessage::Done => Ok(()),
        other => bail!("the shell refused: {other:?}"),
    }
}

/// How many bytes are acknowledged at once, as the page does it.
const STEP: u32 = 32 * 1024;
const SHELL: ShellId = ShellId(1);
const SIZE: TerminalSize = TerminalSize { columns: 100, rows: 30 };
