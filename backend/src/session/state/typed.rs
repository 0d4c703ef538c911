//! Containers that the console's commands make, start and remove. Each call is answered once, when the engine has done it.

use std::sync::{Arc, Mutex};

use protocol::limits::Limits;
use protocol::{
    BuildNumber, ContainerRecord, ContainerState, Digest, ImageName, Notice, PublishedPort, WorkspaceId,
};

use super::containers::{SessionContainers, answer, app_name, make_app};
use super::restarts::{RestartPolicy, Restarts};
use super::{CallId, Container, SessionCommand};
use crate::engine::{ContainerOrder, ContainerWishes};
use crate::session::{LogBuffer, LogKey};

/// What a shell asks of the workspace's containers. The answer is the engine's id of the container.
#[derive(Clone, Debug)]
pub(crate) enum ContainerCall {
    /// Create one.
    Create(Box<NewContainer>),
    /// Start one that was created, or has ended; one that runs stays as it is.
    Start {
        /// The engine's id.
        engine_id: String,
    },
    /// Remove one, running or not.
    Remove {
        /// The engine's id.
        engine_id: String,
    },
    /// Answer when one has ended; at once when it does not run.
    AwaitEnd {
        /// The engine's id.
        engine_id: String,
    },
    /// Do not start one again by itself, for a user ends it.
    Hold {
        /// The engine's id.
        engine_id: String,
    },
    /// Change when one is started again by itself.
    SetRestart {
        /// The engine's id.
        engine_id: String,
        /// When.
        policy: RestartPolicy,
    },
    /// Answer with when one is started again by itself, the most restarts, and how many there were: `on-failure:3:1`.
    Restarts {
        /// The engine's id.
        engine_id: String,
    },
    /// Give one another name.
    Rename {
        /// The engine's id.
        engine_id: String,
        /// The name.
        name: String,
    },
}

/// A container that a command is to create.
#[derive(Clone, Debug)]
pub(crate) struct NewContainer {
    /// The image, as it was typed.
    pub(crate) image: ImageName,
    /// The engine's name for it.
    pub(crate) image_id: Digest,
    /// The build of this workspace that made it.
    pub(crate) build: Option<BuildNumber>,
    /// What was asked for. A published port 0 becomes one that is free.
    pub(crate) wishes: ContainerWishes,
    /// When it is started again by itself.
    pub(crate) restart: RestartPolicy,
    /// Whether it is removed when it has ended (`--rm`).
    pub(crate) is_removed_at_end: bool,
}

impl SessionContainers {
    pub(super) fn call(
        &mut self,
        (workspace, limits): (&WorkspaceId, &Limits),
        call: CallId,
        request: ContainerCall,
        now_ms: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        match request {
            ContainerCall::Create(new) => self.create(workspace, limits, call, *new, now_ms),
            ContainerCall::Start { engine_id } => self.start(limits, call, &engine_id),
            ContainerCall::Remove { engine_id } => self.remove(call, &engine_id),
            ContainerCall::AwaitEnd { engine_id } => {
                let container = self.of_engine_id(&engine_id)?;
                if container.is_live() {
                    container.await_end.push(call);
                    return Ok(Vec::new());
                }
                Ok(answer(Some(call), Ok(engine_id)).into_iter().collect())
            }
            ContainerCall::Hold { engine_id } => {
                let commands = self.of_engine_id(&engine_id)?.hold();
                Ok(commands.into_iter().chain(answer(Some(call), Ok(engine_id))).collect())
            }
            ContainerCall::SetRestart { engine_id, policy } => {
                self.of_engine_id(&engine_id)?.restarts.policy = policy;
                Ok(answer(Some(call), Ok(engine_id)).into_iter().collect())
            }
            ContainerCall::Restarts { engine_id } => {
                let restarts = &self.of_engine_id(&engine_id)?.restarts;
                let (word, most) = restarts.policy.told();
                let told = format!("{word}:{most}:{}", restarts.n_done);
                Ok(answer(Some(call), Ok(told)).into_iter().collect())
            }
            ContainerCall::Rename { engine_id, name } => {
                let container = self.of_engine_id(&engine_id)?;
                container.record.name = name;
                let commands = vec![container.post(), container.put()];
                Ok(commands.into_iter().chain(answer(Some(call), Ok(engine_id))).collect())
            }
        }
    }

    fn create(
        &mut self,
        workspace: &WorkspaceId,
        limits: &Limits,
        call: CallId,
        new: NewContainer,
        now_ms: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let NewContainer { image, image_id, build, mut wishes, restart, is_removed_at_end } = new;
        let name = app_name()?;
        let mut first_free = FIRST_RANDOM_PORT;
        for port in wishes.ports.iter_mut().filter(|port| port.virtual_port == 0) {
            port.virtual_port = self.free_port_from(first_free);
            first_free = port.virtual_port.saturating_add(1);
        }
        let number = self.next_number();
        let record = ContainerRecord {
            number,
            name: wishes.name.clone(),
            image,
            build,
            state: ContainerState::Created,
            ports: wishes.ports.clone(),
            is_removed: false,
            app_origin: (self.origin_of)(&name),
            n_log_lines: 0,
        };
        let log = Arc::new(Mutex::new(LogBuffer::ring(limits.container_log_bytes)));
        let order = ContainerOrder { workspace: workspace.clone(), number, image_id, wishes };
        let mut commands = vec![
            make_app(&record, name),
            SessionCommand::PostLog { key: LogKey::Container(number), log: Arc::clone(&log) },
            SessionCommand::CreateContainer { order: Box::new(order) },
        ];
        let container = Container {
            log: Some(log),
            is_port_fixed: true,
            began_ms: now_ms,
            is_typed: true,
            is_given_up_at_end: is_removed_at_end,
            restarts: Restarts::new(restart),
            call: Some(call),
            ..Container::of_record(record)
        };
        drop(self.records.insert(number, container));
        commands.extend(self.forget_old());
        Ok(commands)
    }

    fn start(
        &mut self,
        limits: &Limits,
        call: CallId,
        engine_id: &str,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let container = self.of_engine_id(engine_id)?;
        if container.is_live() {
            return Ok(answer(Some(call), Ok(engine_id.to_owned())).into_iter().collect());
        }
        let (number, ports) = (container.record.number, container.record.ports.clone());
        self.has_place(limits, |_| true)?;
        let is_twice = |port: &&PublishedPort| {
            ports.iter().filter(|other| other.virtual_port == port.virtual_port).count() > 1
        };
        if let Some(port) = ports.iter().find(|port| self.is_taken(port) || is_twice(port)) {
            return Err(Notice::PortTaken { port: port.virtual_port });
        }
        let name = app_name()?;
        let app_origin = (self.origin_of)(&name);
        let container = self.of_engine_id(engine_id)?;
        container.record.app_origin = app_origin;
        container.record.state = ContainerState::Starting;
        container.restarts.begin();
        container.call = Some(call);
        let mut commands = vec![make_app(&container.record, name)];
        if container.log.is_none() {
            let log = LogBuffer::replay(Vec::new(), container.record.n_log_lines, 0);
            let log = Arc::new(Mutex::new(log));
            container.log = Some(Arc::clone(&log));
            commands.push(SessionCommand::PostLog { key: LogKey::Container(number), log });
        }
        commands.extend([container.post(), SessionCommand::BeginContainer { container: number }]);
        Ok(commands)
    }

    fn remove(&mut self, call: CallId, engine_id: &str) -> Result<Vec<SessionCommand>, Notice> {
        let container = self.of_engine_id(engine_id)?;
        let mut commands = container.hold();
        container.record.is_removed = true;
        container.is_given_up_at_end = true;
        let number = container.record.number;
        if container.is_live() {
            commands.extend(container.mark_stopping(protocol::ExitCause::Stopped));
        } else {
            container.engine_id = None;
            commands.extend([container.post(), container.put()]);
        }
        commands.extend([
            SessionCommand::WithdrawApp { container: number },
            SessionCommand::RemoveContainer { container: number, call },
        ]);
        Ok(commands)
    }

    fn is_taken(&self, port: &PublishedPort) -> bool {
        let live = self.records.values().filter(|container| container.is_live());
        live.flat_map(|container| &container.record.ports)
            .any(|taken| taken.virtual_port == port.virtual_port)
    }

    fn of_engine_id(&mut self, engine_id: &str) -> Result<&mut Container, Notice> {
        let found =
            self.records.values_mut().find(|container| container.engine_id.as_deref() == Some(engine_id));
        found.ok_or(Notice::NoSuchContainer { container: 0 })
    }
}

/// Where Linux begins with ports that it chooses by itself, and so Docker for `-P`.
const FIRST_RANDOM_PORT: u16 = 32768;
