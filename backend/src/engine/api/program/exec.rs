//! A program that is started in a running container.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Program, ProgramControl, ProgramExit, ProgramInput, ProgramOutput, TerminalSize};
use crate::engine::api::{ApiError, ApiVersion, EngineApi};

/// What to start. Rights beyond those of the container cannot be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecOrder {
    /// The program and its arguments.
    pub command: Vec<String>,
    /// `NAME=value`, beside the container's own environment.
    pub environment: Vec<String>,
    /// `--workdir`; the container's when `None`.
    pub working_dir: Option<String>,
    /// `--user`; the container's when `None`.
    pub user: Option<String>,
    /// Whether it takes input (`--interactive`).
    pub has_input: bool,
    /// Whether it has a terminal (`--tty`).
    pub has_terminal: bool,
    /// The terminal's size from the start, which engines before API 1.42 learn only from [`ProgramControl::resize`].
    pub size: Option<TerminalSize>,
    /// `--detach-keys`, such as `ctrl-p,ctrl-q`; the engine's own when `None`.
    pub detach_keys: Option<String>,
}

/// A program that the engine knows and has not started.
#[derive(Clone, Debug)]
pub struct Exec {
    api: EngineApi,
    id: String,
    order: ExecOrder,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Created {
    id: String,
}

impl EngineApi {
    /// Prepares a program in a container; nothing runs yet.
    ///
    /// # Errors
    ///
    /// The engine's own words when there is no such container, or it does not run.
    pub async fn create_exec(&self, container: &str, order: ExecOrder) -> Result<Exec, ApiError> {
        let body = json!({
            "AttachStdin": order.has_input,
            "AttachStderr": true,
            "AttachStdout": true,
            "Detach": false,
        });
        self.create(container, order, body).await
    }

    /// Starts a program without a connection (`--detach`).
    ///
    /// # Errors
    ///
    /// The engine's own words when there is no such container, it does not run, or the program cannot be started.
    pub async fn exec_detached(&self, container: &str, order: ExecOrder) -> Result<(), ApiError> {
        let has_terminal = order.has_terminal;
        let exec = self.create(container, order, json!({ "Detach": true })).await?;
        let body = json!({ "Detach": true, "Tty": has_terminal });
        self.post(&["exec", &exec.id, "start"]).body(&body).answer().await.map(drop)
    }

    /// Adds to the body what both ways of starting have.
    async fn create(&self, container: &str, order: ExecOrder, mut body: Value) -> Result<Exec, ApiError> {
        body["User"] = json!(order.user.as_deref().unwrap_or_default());
        body["Privileged"] = json!(false);
        body["Tty"] = json!(order.has_terminal);
        body["DetachKeys"] = json!(order.detach_keys.as_deref().unwrap_or_default());
        body["Env"] = json!(order.environment);
        body["WorkingDir"] = json!(order.working_dir.as_deref().unwrap_or_default());
        body["Cmd"] = json!(order.command);
        self.add_size(&mut body, &order);
        let answer = self.post(&["containers", container, "exec"]).body(&body).json().await?;
        let created: Created = serde_json::from_value(answer)?;
        Ok(Exec { api: self.clone(), id: created.id, order })
    }

    fn add_size(&self, body: &mut Value, order: &ExecOrder) {
        if let Some(size) = order.size.filter(|_| order.has_terminal && self.version() >= KNOWS_SIZE) {
            body["ConsoleSize"] = json!([size.rows, size.columns]);
        }
    }
}

impl Exec {
    /// Returns the engine's id of it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Starts it and takes its connection. A program that cannot be started writes why, in the engine's words, and has the exit code 126 or 127.
    ///
    /// # Errors
    ///
    /// The engine's own words when the container has stopped since, or it will not start the program.
    pub async fn start(self) -> Result<Program, ApiError> {
        let mut body = json!({ "Detach": false, "Tty": self.order.has_terminal });
        self.api.add_size(&mut body, &self.order);
        let connection = self.api.post(&["exec", &self.id, "start"]).body(&body).hijack().await?;
        let has_terminal = self.order.has_terminal && !connection.is_multiplexed;
        let control = ProgramControl::of_exec(self.api, self.id);
        Ok(Program {
            output: ProgramOutput::of_program(connection.reader, has_terminal),
            input: ProgramInput::new(self.order.has_input.then_some(connection.writer)),
            exit: ProgramExit::new(control.clone(), None),
            control,
        })
    }
}

/// The first version in which a program can be started with a size.
const KNOWS_SIZE: ApiVersion = ApiVersion { major: 1, minor: 42 };
