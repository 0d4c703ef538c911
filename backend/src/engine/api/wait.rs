//! Waiting for a container's end, begun before the container starts so that its exit code cannot be missed.

use serde::Deserialize;

use super::{ApiError, ByteStream, EngineApi};

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitCondition {
    /// That it does not run; at once when it does not run now.
    NotRunning,
    /// Its next end, which a container that was only created has before it.
    NextExit,
    /// Its removal, as of a container that is removed at its end.
    Removed,
}

/// A wait that the engine has begun. Dropping it ends the wait.
#[derive(Debug)]
pub struct ContainerWait {
    stream: ByteStream,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Waited {
    status_code: i64,
    error: Option<WaitFault>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct WaitFault {
    message: String,
}

impl EngineApi {
    /// Begins to wait; when this returns, the engine watches the container.
    ///
    /// # Errors
    ///
    /// When there is no such container, or no engine.
    pub async fn wait(&self, container: &str, condition: WaitCondition) -> Result<ContainerWait, ApiError> {
        let condition = match condition {
            WaitCondition::NotRunning => "not-running",
            WaitCondition::NextExit => "next-exit",
            WaitCondition::Removed => "removed",
        };
        let request = self.post(&["containers", container, "wait"]).query("condition", condition);
        Ok(ContainerWait { stream: request.stream().await? })
    }
}

impl ContainerWait {
    /// Waits for the end and returns the exit code. Nothing is lost when the future is dropped.
    ///
    /// # Errors
    ///
    /// When the engine is lost, or says that it could not wait: then with the answer's status, 200.
    pub async fn exit_code(&mut self) -> Result<i64, ApiError> {
        let waited: Waited = self.stream.next_json().await.unwrap_or(Err(ApiError::Lost))?;
        match waited.error {
            Some(fault) if !fault.message.is_empty() => {
                Err(ApiError::Refused { status: 200, message: fault.message })
            }
            Some(_) | None => Ok(waited.status_code),
        }
    }
}
