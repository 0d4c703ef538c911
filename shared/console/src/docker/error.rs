//! What a docker command line that cannot be carried out comes to: the client's own words, or Drydock's refusal by name.

use catalogue::Message;

/// Why [`super::parse`] returned no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The reference client prints something itself and ends: help, or an error in its words.
    Client(CommandLineError),
    /// Docker would do it, Drydock does not.
    Refused(Refused),
}

/// What the reference client prints without asking the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandLineError {
    /// The text exactly as printed, with the line break at its end.
    pub text: String,
    /// Where the client prints the text.
    pub stream: Stream,
    /// The exit code of the client.
    pub status: i32,
}

/// An output stream of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// A command or a flag that Drydock does not offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The reason in one sentence; names the command or the flag.
    pub message: Message,
    /// The command or the flag as docker writes it: `--privileged`, `docker compose`.
    pub subject: String,
}

/// The exit code for refusals. The reference client ends with this code for command lines that it refuses before it asks the engine.
pub const REFUSED_STATUS: i32 = 125;

impl CommandLineError {
    /// Makes an error that is printed on standard error; adds the line break.
    #[must_use]
    pub fn error(text: &str, status: i32) -> Self {
        Self { text: format!("{text}\n"), stream: Stream::Error, status }
    }
}

impl From<CommandLineError> for Failure {
    fn from(error: CommandLineError) -> Self {
        Self::Client(error)
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
