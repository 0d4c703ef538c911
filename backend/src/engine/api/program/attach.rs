//! A container's own program, whose connection can be taken before the container starts.

use super::{Program, ProgramControl, ProgramExit, ProgramInput, ProgramOutput};
use crate::engine::api::{ApiError, EngineApi, WaitCondition};

/// What to take of a container's streams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachOrder {
    /// Whether keys and other input go to the container, which has to have been created with `OpenStdin`.
    pub has_input: bool,
    /// Whether what it writes comes.
    pub has_output: bool,
    /// Whether what it writes to standard error comes.
    pub has_errors: bool,
    /// Whether the container was created with a terminal (`Tty`).
    pub has_terminal: bool,
    /// Whether what it wrote before comes first.
    pub with_earlier_output: bool,
    /// `--detach-keys`, such as `ctrl-p,ctrl-q`; the engine's own when `None`.
    pub detach_keys: Option<String>,
    /// Which end gives the exit code: `NotRunning` of a container that runs; `NextExit` of one that will be started, and `Removed` when it is removed
    /// at its end.
    pub until: WaitCondition,
}

impl EngineApi {
    /// Takes a connection to a container's own program, and begins to wait for its end. The container is started afterwards, if it does not run.
    ///
    /// # Errors
    ///
    /// The engine's own words when there is no such container.
    pub async fn attach(&self, container: &str, order: &AttachOrder) -> Result<Program, ApiError> {
        let flag = |is_set: bool| if is_set { "1" } else { "0" };
        let mut request = self
            .post(&["containers", container, "attach"])
            .query("stream", "1")
            .query("stdin", flag(order.has_input))
            .query("stdout", flag(order.has_output))
            .query("stderr", flag(order.has_errors))
            .query("logs", flag(order.with_earlier_output));
        if let Some(keys) = &order.detach_keys {
            request = request.query("detachKeys", keys);
        }
        let connection = request.hijack().await?;
        let wait = self.wait(container, order.until).await?;
        let control = ProgramControl::of_container(self.clone(), container.to_owned());
        Ok(Program {
            output: ProgramOutput::of_program(
                connection.reader,
                order.has_terminal && !connection.is_multiplexed,
            ),
            input: ProgramInput::new(order.has_input.then_some(connection.writer)),
            exit: ProgramExit::new(control.clone(), Some(wait)),
            control,
        })
    }
}
