//! What is done with a program from outside: its terminal's size, its end, its exit code.

use std::time::Duration;

use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use serde::Deserialize;
use tokio::sync::watch;

use super::TerminalSize;
use crate::engine::api::{ApiError, ContainerWait, EngineApi};

/// A running program as the engine knows it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ProgramControl {
    api: EngineApi,
    target: Target,
}

#[derive(Clone, Debug)]
enum Target {
    /// A program of `exec`, by the engine's id of it.
    Exec(String),
    /// A container's own program, by the container.
    Container(String),
}

/// How a program's exit code is found.
#[derive(Debug)]
pub struct ProgramExit {
    control: ProgramControl,
    /// The wait for a container's end, begun with its connection.
    wait: Option<ContainerWait>,
}

/// What [`ProgramControl::end`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It has ended.
    Ended,
    /// It goes on: the engine has no request for that, and its processes are not of this machine.
    OutOfReach,
}

/// What the engine tells of a program that `exec` started.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ExecState {
    running: bool,
    exit_code: Option<i64>,
    pid: i32,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ContainerDescription {
    state: ContainerState,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ContainerState {
    running: bool,
}

impl ProgramControl {
    pub(super) fn of_exec(api: EngineApi, id: String) -> Self {
        Self { api, target: Target::Exec(id) }
    }

    pub(super) fn of_container(api: EngineApi, container: String) -> Self {
        Self { api, target: Target::Container(container) }
    }

    /// Tells the terminal its size.
    ///
    /// # Errors
    ///
    /// When the engine refuses, as it does before the terminal exists and after the program's end.
    pub async fn resize(&self, size: TerminalSize) -> Result<(), ApiError> {
        let path = match &self.target {
            Target::Exec(id) => ["exec", id, "resize"],
            Target::Container(id) => ["containers", id, "resize"],
        };
        let request = self.api.post(&path);
        let request = request.query("h", &size.rows.to_string()).query("w", &size.columns.to_string());
        request.answer().await.map(drop)
    }

    /// Keeps the terminal at the newest of `sizes` until nobody tells any more. A program that is just being started has no terminal for a moment,
    /// so the engine is asked again after a refusal. One size is told at a time: an older one cannot arrive after a newer one.
    pub async fn follow_sizes<S>(self, mut sizes: watch::Receiver<S>)
    where
        TerminalSize: for<'a> From<&'a S>,
    {
        loop {
            let mut pause = RESIZE_PAUSE;
            loop {
                let size = TerminalSize::from(&*sizes.borrow_and_update());
                match self.resize(size).await {
                    Err(ApiError::Refused { .. }) if pause <= LONGEST_RESIZE_PAUSE => {
                        tokio::time::sleep(pause).await;
                        pause *= 2;
                    }
                    Ok(()) | Err(_) => break,
                }
            }
            if sizes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Ends the program as a terminal that is closed does: a hangup, and after `grace` a kill. A container's own program is stopped by the engine.
    ///
    /// # Errors
    ///
    /// When the engine cannot be asked.
    pub async fn end(&self, grace: Duration) -> Result<Ending, ApiError> {
        let Target::Exec(id) = &self.target else { return self.stop_container(grace).await };
        for signal in [Signal::HUP, Signal::KILL] {
            let Some(pid) = self.running_pid(id).await? else { return Ok(Ending::Ended) };
            if !self.api.has_local_processes {
                return Ok(Ending::OutOfReach);
            }
            let Ok(process) = pidfd_open(pid, PidfdFlags::empty()) else { continue };
            // The number may have been given to another process before it was opened, but not while the engine says that this one runs.
            if self.running_pid(id).await? != Some(pid) {
                return Ok(Ending::Ended);
            }
            if let Err(error) = pidfd_send_signal(&process, signal) {
                tracing::debug!(exec = id, %error, "a program could not be signalled");
            }
            if self.has_ended_within(id, grace).await? {
                return Ok(Ending::Ended);
            }
        }
        Ok(Ending::OutOfReach)
    }

    async fn stop_container(&self, grace: Duration) -> Result<Ending, ApiError> {
        let Target::Container(id) = &self.target else { return Ok(Ending::OutOfReach) };
        let seconds = grace.as_secs().to_string();
        match self.api.post(&["containers", id, "stop"]).query("t", &seconds).answer().await {
            Ok(_) | Err(ApiError::Refused { status: 404, .. }) => Ok(Ending::Ended),
            Err(error) => Err(error),
        }
    }

    async fn running_pid(&self, id: &str) -> Result<Option<Pid>, ApiError> {
        let state = self.exec_state(id).await?;
        Ok(state.filter(|state| state.running).and_then(|state| Pid::from_raw(state.pid)))
    }

    async fn has_ended_within(&self, id: &str, patience: Duration) -> Result<bool, ApiError> {
        let until = tokio::time::Instant::now() + patience;
        loop {
            if self.running_pid(id).await?.is_none() {
                return Ok(true);
            }
            if tokio::time::Instant::now() >= until {
                return Ok(false);
            }
            tokio::time::sleep(STATE_PAUSE).await;
        }
    }

    /// Asks about a program of `exec`; `None` when the engine has forgotten it, with its container or some minutes after its end.
    async fn exec_state(&self, id: &str) -> Result<Option<ExecState>, ApiError> {
        match self.api.get(&["exec", id, "json"]).json().await {
            Ok(state) => Ok(Some(serde_json::from_value(state)?)),
            Err(ApiError::Refused { status: 404, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl ProgramExit {
    pub(super) fn new(control: ProgramControl, wait: Option<ContainerWait>) -> Self {
        Self { control, wait }
    }

    /// Returns the exit code; to be asked for after the end of the output. `None` when the program goes on without its connection, as after the
    /// keys that detach; docker then exits with 0.
    ///
    /// # Errors
    ///
    /// When the engine cannot be asked, or a container is gone with its exit code.
    pub async fn code(mut self) -> Result<Option<i64>, ApiError> {
        match &self.control.target {
            Target::Exec(id) => self.exec_code(id).await,
            Target::Container(id) => {
                let id = id.clone();
                self.container_code(&id).await
            }
        }
    }

    /// The output ends a moment before the engine notes the exit code.
    async fn exec_code(&self, id: &str) -> Result<Option<i64>, ApiError> {
        self.control.has_ended_within(id, END_PATIENCE).await?;
        let state = self.control.exec_state(id).await?;
        Ok(state.filter(|state| !state.running).and_then(|state| state.exit_code))
    }

    async fn container_code(&mut self, id: &str) -> Result<Option<i64>, ApiError> {
        let Some(wait) = &mut self.wait else { return Ok(None) };
        if let Ok(code) = tokio::time::timeout(END_PATIENCE, wait.exit_code()).await {
            return code.map(Some);
        }
        match self.control.api.get(&["containers", id, "json"]).json().await {
            Ok(container) => {
                let container: ContainerDescription = serde_json::from_value(container)?;
                if container.state.running {
                    return Ok(None);
                }
            }
            Err(ApiError::Refused { status: 404, .. }) => {}
            Err(error) => return Err(error),
        }
        wait.exit_code().await.map(Some)
    }
}

/// How long the engine is given after the first refusal of a size, and twice as long after each further one: five seconds in all.
const RESIZE_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_RESIZE_PAUSE: Duration = Duration::from_millis(2560);
/// How long a program may go on after the end of its output and count as about to end.
const END_PATIENCE: Duration = Duration::from_secs(2);
const STATE_PAUSE: Duration = Duration::from_millis(20);
