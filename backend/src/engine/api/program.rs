//! A program that runs in a container, with a terminal or without: `docker exec`, `docker attach`, and `docker run` in the foreground.
//!
//! Its connection is read only when somebody asks for output, so a reader who waits makes the program wait. Output and input are apart, so that
//! a program that writes while its input is full does not stand still: whoever drives a program reads and flushes at the same time.
//!
//! Dropping all of it closes the connection and no more. The engine ends neither a container nor a program that was started by `exec` when its
//! connection goes: a shell with a terminal stays, waiting for keys that cannot come. [`ProgramControl::end`] ends it.

mod attach;
mod control;
mod exec;
mod input;
mod output;

pub use self::attach::AttachOrder;
pub use self::control::{Ending, ProgramControl, ProgramExit};
pub use self::exec::{Exec, ExecOrder};
pub use self::input::{InputFull, ProgramInput};
pub use self::output::{Output, OutputStream, ProgramOutput};

/// A program that runs.
#[derive(Debug)]
pub struct Program {
    /// What it writes.
    pub output: ProgramOutput,
    /// What it reads.
    pub input: ProgramInput,
    /// Its terminal's size and its end from outside; clones are one.
    pub control: ProgramControl,
    /// Its exit code, to be asked for after the end of the output.
    pub exit: ProgramExit,
}

/// The size of a terminal, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalSize {
    /// Its width.
    pub columns: u16,
    /// Its height.
    pub rows: u16,
}
