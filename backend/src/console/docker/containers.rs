//! Commands that change containers.

use console::docker::command::{Attach, Kill, RemoveContainers, Rename, Start, Stop};
use protocol::Notice;
use serde_json::Value;

use super::program::{Connection, Interrupts};
use super::run::NO_TERMINAL;
use super::{Client, CommandFailed};
use crate::engine::{AttachOrder, ContainerWait, WaitCondition, is_removed_at_end};
use crate::session::ContainerCall;

impl Client<'_> {
    /// `docker attach`.
    pub(super) async fn attach(&mut self, attach: Attach) -> Result<i32, CommandFailed> {
        let container = self.container(&attach.container).await?;
        let description = self.description(&container).await?;
        let state = |name: &str| description["State"][name].as_bool().unwrap_or(false);
        if !state("Running") {
            let text = "You cannot attach to a stopped container, start it first";
            return Err(CommandFailed::new(text, 1));
        }
        if state("Paused") {
            return Err(CommandFailed::new("You cannot attach to a paused container, unpause it first", 1));
        }
        let connection = self.connection_to(&description, !attach.no_input);
        let order = attach_order(connection, attach.detach_keys, WaitCondition::NotRunning);
        let program = self.engine.api().attach(&container, &order).await;
        let program = program.map_err(|error| self.daemon(&error))?;
        self.connect(program, connection, Interrupts::Container(&container)).await
    }

    /// `docker start`.
    pub(super) async fn start(&mut self, start: Start) -> Result<i32, CommandFailed> {
        if start.attach || start.interactive {
            let [typed] = start.containers.as_slice() else {
                return Err(CommandFailed::new("you cannot start and attach multiple containers at once", 1));
            };
            return self.start_attached(typed, start.interactive, start.detach_keys).await;
        }
        let mut failed = Vec::new();
        for typed in &start.containers {
            let outcome = match self.container(typed).await {
                Ok(engine_id) => self.started(engine_id).await,
                Err(failed) => Err(failed),
            };
            match outcome {
                Ok(()) => self.streams.out.say(&format!("{typed}\n")).await,
                Err(why) => {
                    self.streams.err.say(&why.text).await;
                    failed.push(typed.clone());
                }
            }
        }
        if failed.is_empty() {
            return Ok(0);
        }
        Err(CommandFailed::new(format!("Error: failed to start containers: {}", failed.join(", ")), 1))
    }

    async fn start_attached(
        &mut self,
        typed: &str,
        is_interactive: bool,
        detach_keys: Option<String>,
    ) -> Result<i32, CommandFailed> {
        let container = self.container(typed).await?;
        let description = self.description(&container).await?;
        let connection = self.connection_to(&description, is_interactive);
        if connection.has_terminal && connection.has_input && !self.streams.has_keyboard() {
            return Err(CommandFailed::new(NO_TERMINAL, 1));
        }
        let order = attach_order(connection, detach_keys, WaitCondition::NextExit);
        let program = self.engine.api().attach(&container, &order).await;
        let program = program.map_err(|error| self.daemon(&error))?;
        self.started(container.clone()).await?;
        self.connect(program, connection, Interrupts::Container(&container)).await
    }

    async fn started(&self, engine_id: String) -> Result<(), CommandFailed> {
        match self.ask(ContainerCall::Start { engine_id: engine_id.clone() }).await? {
            Ok(_) => Ok(()),
            Err(Notice::ContainerDidNotStart { detail }) => {
                let detail = self.engine.familiar(&detail);
                Err(CommandFailed::new(format!("Error response from daemon: {detail}"), 1))
            }
            Err(notice) => Err(match self.port_taken(&notice, &engine_id).await {
                Some(text) => CommandFailed::new(text, 1),
                None => CommandFailed::refused(&notice, 1),
            }),
        }
    }

    /// `docker stop`.
    pub(super) async fn stop(&mut self, stop: Stop) -> Result<i32, CommandFailed> {
        let Stop { containers, signal, timeout_seconds } = stop;
        let seconds = timeout_seconds.map(|seconds| seconds.to_string());
        let query = [("signal", signal), ("t", seconds)];
        self.each(&containers, "stop", &query).await
    }

    /// `docker restart`: what is stopped is started by the session, which knows its ports.
    pub(super) async fn restart(&mut self, stop: Stop) -> Result<i32, CommandFailed> {
        let mut status = 0;
        for typed in stop.containers {
            let outcome = async {
                let container = self.container(&typed).await?;
                self.hold(&container).await;
                let request = self.engine.api().post(&["containers", &container, "stop"]);
                let request = match stop.timeout_seconds {
                    Some(seconds) => request.query("t", &seconds.to_string()),
                    None => request,
                };
                request.answer().await.map_err(|error| self.daemon(&error))?;
                // The engine answers before the session has heard of the end.
                let ended = self.ask(ContainerCall::AwaitEnd { engine_id: container.clone() });
                drop(tokio::time::timeout(KNOWN_SOON, ended).await);
                self.started(container).await
            };
            match outcome.await {
                Ok(()) => self.streams.out.say(&format!("{typed}\n")).await,
                Err(failed) => {
                    self.streams.err.say(&failed.text).await;
                    status = failed.status;
                }
            }
        }
        Ok(status)
    }

    /// `docker kill`.
    pub(super) async fn kill(&mut self, kill: Kill) -> Result<i32, CommandFailed> {
        self.each(&kill.containers, "kill", &[("signal", kill.signal)]).await
    }

    /// `docker pause`.
    pub(super) async fn pause(&mut self, containers: Vec<String>) -> Result<i32, CommandFailed> {
        self.each(&containers, "pause", &[]).await
    }

    /// `docker unpause`.
    pub(super) async fn unpause(&mut self, containers: Vec<String>) -> Result<i32, CommandFailed> {
        self.each(&containers, "unpause", &[]).await
    }

    /// Asks the engine for the same of each container, and prints the names of those that did it.
    async fn each(
        &mut self,
        containers: &[String],
        action: &str,
        query: &[(&str, Option<String>)],
    ) -> Result<i32, CommandFailed> {
        let mut status = 0;
        for typed in containers {
            let outcome = async {
                let container = self.container(typed).await?;
                let ends_it = matches!(action, "stop" | "kill");
                if ends_it {
                    self.hold(&container).await;
                }
                let mut request = self.engine.api().post(&["containers", &container, action]);
                for (name, value) in query {
                    if let Some(value) = value {
                        request = request.query(name, value);
                    }
                }
                let answer = request.answer().await;
                if ends_it && answer.is_ok() {
                    self.await_removal(&container).await;
                }
                answer.map_err(|error| {
                    let failed = self.daemon(&error);
                    // What the engine was asked for is told before what it found.
                    let asked = format!("container: {container}:");
                    let text = failed.text.replace(&asked, &format!("container: {typed}:"));
                    CommandFailed { text, ..failed }
                })
            };
            match outcome.await {
                Err(failed) if action == "kill" && failed.text.contains(": No such container: ") => {
                    let is_old = self.engine.api().version().minor < VERSION_OF_SHORT_REFUSALS;
                    let first = if is_old { "Cannot" } else { "cannot" };
                    let text =
                        failed.text.replace("No such", &format!("{first} kill container: {typed}: No such"));
                    self.streams.err.say(&text).await;
                    status = failed.status;
                }
                Ok(_) => self.streams.out.say(&format!("{typed}\n")).await,
                Err(failed) => {
                    self.streams.err.say(&failed.text).await;
                    status = failed.status;
                }
            }
        }
        Ok(status)
    }

    /// Tells the session that a user ends a container, so that it is not started again.
    async fn hold(&self, container: &str) {
        let call = ContainerCall::Hold { engine_id: container.to_owned() };
        // One that the session does not know is not started by it either.
        drop(self.ask(call).await);
    }

    /// Waits until a container that is removed when it has ended is gone, as it is with Docker when the command returns. One that a signal does not
    /// end stays.
    async fn await_removal(&self, container: &str) {
        let gone = async {
            loop {
                let asked = self.engine.api().get(&["containers", container, "json"]).json().await;
                let Ok(description) = asked else { return };
                let is_removed = description.pointer("/Config/Labels").is_some_and(is_removed_at_end);
                if !is_removed || description["State"]["Running"] == true {
                    return;
                }
                tokio::time::sleep(REMOVAL_PAUSE).await;
            }
        };
        drop(tokio::time::timeout(KNOWN_SOON, gone).await);
    }

    /// `docker rm`.
    pub(super) async fn remove_containers(&mut self, remove: RemoveContainers) -> Result<i32, CommandFailed> {
        let mut status = 0;
        for typed in &remove.containers {
            let outcome = async {
                let container = match self.container(typed).await {
                    // `-f` is content with what is not there.
                    Err(failed) if remove.force && failed.text.contains("No such container") => {
                        return Err(CommandFailed { status: 0, ..failed });
                    }
                    found => found?,
                };
                if !remove.force {
                    let description = self.description(&container).await?;
                    let state = description["State"]["Status"].as_str().unwrap_or_default();
                    if matches!(state, "running" | "paused" | "restarting") {
                        return Err(self.still_running(&description, state));
                    }
                }
                match self.ask(ContainerCall::Remove { engine_id: container }).await? {
                    Ok(_) => Ok(()),
                    Err(notice) => Err(CommandFailed::refused(&notice, 1)),
                }
            };
            match outcome.await {
                Ok(()) => self.streams.out.say(&format!("{typed}\n")).await,
                Err(failed) => {
                    self.streams.err.say(&failed.text).await;
                    status = status.max(failed.status);
                }
            }
        }
        Ok(status)
    }

    /// Words the engine's own refusal to remove a container that runs, which the session is not asked for.
    fn still_running(&self, description: &Value, state: &str) -> CommandFailed {
        let id = description["Id"].as_str().unwrap_or_default();
        let name = description["Name"].as_str().unwrap_or_default();
        let advice = match state {
            "paused" => "unpause and then stop the container before removal or force remove",
            _ => "stop the container before removal or force remove",
        };
        let is_old = self.engine.api().version().minor < VERSION_OF_SHORT_REFUSALS;
        let text = if is_old {
            let advice = match state {
                "paused" => "Unpause and then stop the container before attempting removal or force remove",
                _ => "Stop the container before attempting removal or force remove",
            };
            format!("You cannot remove a {state} container {id}. {advice}")
        } else {
            format!("cannot remove container \"{name}\": container is {state}: {advice}")
        };
        CommandFailed::new(format!("Error response from daemon: {text}"), 1)
    }

    /// `docker rename`.
    pub(super) async fn rename(&mut self, rename: Rename) -> Result<i32, CommandFailed> {
        if rename.container.trim().is_empty() || rename.new_name.trim().is_empty() {
            return Err(CommandFailed::new("Error: Neither old nor new names may be empty", 1));
        }
        self.renamed(&rename).await.map_err(|failed| {
            let text =
                format!("{}Error: failed to rename container named {}\n", failed.text, rename.container);
            CommandFailed { text, status: 1 }
        })
    }

    async fn renamed(&mut self, rename: &Rename) -> Result<i32, CommandFailed> {
        let container = self.container(&rename.container).await?;
        let name = rename.new_name.trim_start_matches('/');
        if !is_container_name(name) {
            let text = format!(
                "Error response from daemon: Error when allocating new name: {}",
                bad_name(&format!("/{name}"))
            );
            return Err(CommandFailed::new(text, 1));
        }
        let request = self.engine.api().post(&["containers", &container, "rename"]);
        let request = request.query("name", &self.engine.container_name(name));
        request.answer().await.map_err(|error| self.daemon(&error))?;
        let call = ContainerCall::Rename { engine_id: container, name: name.to_owned() };
        match self.ask(call).await? {
            Ok(_) => Ok(0),
            Err(notice) => Err(CommandFailed::refused(&notice, 1)),
        }
    }

    /// Returns a name that a container can have. The engine does not see what is typed alone, but behind a prefix that makes other names good.
    pub(super) fn checked_name(&self, typed: &str) -> Result<String, CommandFailed> {
        let name = typed.trim_start_matches('/');
        if is_container_name(name) {
            return Ok(name.to_owned());
        }
        let text = format!("Error response from daemon: {}", bad_name(typed));
        Err(CommandFailed::new(text, 1))
    }

    /// `docker wait`: prints exit codes.
    pub(super) async fn wait(&mut self, containers: Vec<String>) -> Result<i32, CommandFailed> {
        let mut status = 0;
        for typed in containers {
            let outcome = async {
                let container = self.container(&typed).await?;
                let wait = self.engine.api().wait(&container, WaitCondition::NotRunning).await;
                let mut wait: ContainerWait = wait.map_err(|error| self.daemon(&error))?;
                wait.exit_code().await.map_err(|error| self.daemon(&error))
            };
            match outcome.await {
                Ok(code) => self.streams.out.say(&format!("{code}\n")).await,
                Err(failed) => {
                    self.streams.err.say(&failed.text).await;
                    status = failed.status;
                }
            }
        }
        Ok(status)
    }

    /// Asks the engine about a container of the workspace.
    async fn description(&self, container: &str) -> Result<Value, CommandFailed> {
        let asked = self.engine.api().get(&["containers", container, "json"]).json().await;
        let mut description = asked.map_err(|error| self.daemon(&error))?;
        self.engine.make_familiar(&mut description);
        Ok(description)
    }

    fn connection_to(&self, description: &Value, wants_input: bool) -> Connection {
        let setting = |name: &str| description["Config"][name].as_bool().unwrap_or(false);
        Connection { has_terminal: setting("Tty"), has_input: wants_input && setting("OpenStdin") }
    }
}

/// The engine's words for what is no name.
fn bad_name(name: &str) -> String {
    format!("Invalid container name ({name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed")
}

/// The engine's rule for names: at least two characters, of which the first is a letter or a digit.
fn is_container_name(name: &str) -> bool {
    let mut characters = name.bytes();
    characters.next().is_some_and(|first| first.is_ascii_alphanumeric())
        && name.len() >= 2
        && characters.all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

fn attach_order(connection: Connection, detach_keys: Option<String>, until: WaitCondition) -> AttachOrder {
    AttachOrder {
        has_input: connection.has_input,
        has_output: true,
        has_errors: true,
        has_terminal: connection.has_terminal,
        with_earlier_output: false,
        detach_keys,
        until,
    }
}

/// How long the session is waited for.
const KNOWN_SOON: std::time::Duration = std::time::Duration::from_secs(5);
/// Between two looks whether a container is gone.
const REMOVAL_PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
/// The version of the API (Docker 25) since which the engine words it shortly.
const VERSION_OF_SHORT_REFUSALS: usize = 44;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_the_engine_takes() {
        for good in ["web", "w1", "1a", "a.b_c-d"] {
            assert!(is_container_name(good), "{good}");
        }
        for bad in ["", "a", "-web", "_web", "in valid", "a/b", "é1", "a:b"] {
            assert!(!is_container_name(bad), "{bad}");
        }
    }
}
