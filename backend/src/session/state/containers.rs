//! Containers of the workspace: what runs, on which ports, and how it ended.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use protocol::limits::{LOG_LINES_PER_FRAME, Limits};
use protocol::{
    BuildNumber, ContainerLogPosition, ContainerNumber, ContainerRecord, ContainerState, Digest, ExitCause,
    ImageName, LimitKind, LogLine, Notice, PublishedPort, ServerMessage, WorkspaceId,
};

use super::builds::is_same_image;
use super::container::{Container, exited};
use super::{CallId, Made, ReplyTo, SessionCommand, reply};
use crate::engine::{ContainerEvent, ContainerOrder, ContainerWishes};
use crate::secret;
use crate::session::published::lock;
use crate::session::{LogBuffer, LogKey};
use crate::targets::AppName;

/// Makes an app's origin from the name of its host.
pub(crate) type OriginOf = Arc<dyn Fn(&AppName) -> String + Send + Sync>;

/// The containers.
pub(super) struct SessionContainers {
    pub(super) records: BTreeMap<ContainerNumber, Container>,
    pub(super) origin_of: OriginOf,
}

/// What the button is to run.
#[derive(Debug)]
pub(super) struct Wish {
    pub(super) image: ImageName,
    pub(super) build: BuildNumber,
    pub(super) image_id: Digest,
    pub(super) port: Option<u16>,
}

impl std::fmt::Debug for SessionContainers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.records.fmt(formatter)
    }
}

impl SessionContainers {
    /// Takes up the containers as they were stored, with the engine's ids of those that still exist; those that ran are lost.
    pub(super) fn open(
        stored: Vec<ContainerRecord>,
        mut kept: BTreeMap<ContainerNumber, String>,
        origin_of: OriginOf,
        now_ms: u64,
    ) -> (Self, Vec<SessionCommand>) {
        let mut commands = Vec::new();
        let mut records = BTreeMap::new();
        for mut record in stored {
            let engine_id = kept.remove(&record.number);
            let is_lost = match record.state {
                ContainerState::Exited { .. } => false,
                ContainerState::Created => engine_id.is_none(),
                ContainerState::Starting | ContainerState::Running { .. } | ContainerState::Stopping => true,
            };
            if is_lost {
                record.state = exited(&record.state, now_ms, (-1, ExitCause::Lost), Vec::new());
                commands.push(SessionCommand::PutContainer { record: record.clone(), log: Arc::default() });
            }
            let number = record.number;
            drop(records.insert(number, Container { engine_id, ..Container::of_record(record) }));
        }
        // What has no record any more can be reached by nobody.
        commands.extend(kept.into_keys().map(|container| SessionCommand::GiveUpContainer { container }));
        (Self { records, origin_of }, commands)
    }

    /// Returns containers, newest first.
    pub(super) fn records(&self) -> Vec<ContainerRecord> {
        self.records.values().rev().map(|container| container.record.clone()).collect()
    }

    /// Returns where a new tab reads on: a running container's log from where its copy ends, one that is over only if it has a part of it.
    pub(super) fn cursors(&self, position: Option<&ContainerLogPosition>) -> Vec<(LogKey, u64)> {
        let cursor = |(number, container): (&ContainerNumber, &Container)| {
            let held =
                position.filter(|position| position.container == *number).map(|position| position.next);
            let from = held.unwrap_or(if container.is_live() { 0 } else { u64::MAX });
            (LogKey::Container(*number), from)
        };
        self.records.iter().map(cursor).collect()
    }

    /// Returns how many have not ended.
    pub(super) fn n_live(&self) -> usize {
        self.records.values().filter(|container| container.is_live()).count()
    }

    pub(super) fn begin(
        &mut self,
        workspace: &WorkspaceId,
        limits: &Limits,
        reply_to: ReplyTo,
        wish: Wish,
        now_ms: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let in_the_way = |container: &Container| is_same_image(&container.record.image, &wish.image);
        self.has_place(limits, |container| !in_the_way(container))?;
        let name = app_name()?;
        let mut commands = Vec::new();
        let mut virtual_port = None;
        let mut replaces = Vec::new();
        for (number, container) in &mut self.records {
            if !in_the_way(container) || container.is_typed {
                continue;
            }
            if container.is_staying() {
                virtual_port = container.record.main_port().map(|port| port.virtual_port);
                replaces.extend(container.engine_id.clone());
                container.is_given_up_at_end = true;
                commands.extend(container.mark_stopping(ExitCause::Stopped));
                commands.push(SessionCommand::WithdrawApp { container: *number });
            } else if !container.is_live() && container.engine_id.take().is_some() {
                commands.push(SessionCommand::GiveUpContainer { container: *number });
            }
        }
        let number = self.next_number();
        let port = PublishedPort {
            virtual_port: virtual_port.unwrap_or_else(|| self.free_virtual_port()),
            container_port: wish.port.unwrap_or(USUAL_PORT),
        };
        let record = ContainerRecord {
            number,
            name: number.to_string(),
            image: wish.image,
            build: Some(wish.build),
            state: ContainerState::Starting,
            ports: vec![port],
            is_removed: false,
            app_origin: (self.origin_of)(&name),
            n_log_lines: 0,
        };
        let log = Arc::new(Mutex::new(LogBuffer::ring(limits.container_log_bytes)));
        let order = ContainerOrder {
            workspace: workspace.clone(),
            number,
            image_id: wish.image_id,
            wishes: ContainerWishes { ports: record.ports.clone(), ..ContainerWishes::default() },
        };
        commands.extend([
            make_app(&record, name),
            SessionCommand::CreateContainer { order: Box::new(order) },
            reply(reply_to, ServerMessage::ContainerAccepted { container: number }),
            SessionCommand::PostContainer(Arc::new(record.clone())),
            SessionCommand::PostLog { key: LogKey::Container(number), log: Arc::clone(&log) },
            SessionCommand::PutContainer { record: record.clone(), log: Arc::default() },
        ]);
        let container = Container {
            log: Some(log),
            is_port_fixed: wish.port.is_some(),
            began_ms: now_ms,
            replaces,
            starts: true,
            ..Container::of_record(record)
        };
        drop(self.records.insert(number, container));
        commands.extend(self.forget_old());
        Ok(commands)
    }

    /// Refuses one more container that runs, of those that count.
    pub(super) fn has_place(
        &self,
        limits: &Limits,
        counts: impl Fn(&Container) -> bool,
    ) -> Result<(), Notice> {
        let staying = self.records.values().filter(|container| container.is_staying() && counts(container));
        let (used, limit) = (staying.count() as u64, limits.containers.into());
        if used >= limit {
            return Err(Notice::Limit { kind: LimitKind::Containers, used, limit });
        }
        Ok(())
    }

    pub(super) fn next_number(&self) -> ContainerNumber {
        ContainerNumber(self.records.keys().next_back().map_or(0, |newest| newest.0) + 1)
    }

    /// The engine has tried to create it.
    pub(super) fn made(
        &mut self,
        number: ContainerNumber,
        result: Result<Made, Notice>,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let Some(container) = self.records.get_mut(&number) else {
            return vec![SessionCommand::GiveUpContainer { container: number }];
        };
        let is_typed = container.is_typed;
        match result {
            Ok(made) => container.made(made, now_ms),
            Err(notice) if is_typed => {
                let call = container.call.take();
                drop(self.records.remove(&number));
                let take_down = SessionCommand::TakeDown { key: LogKey::Container(number) };
                answer(call, Err(notice)).into_iter().chain([take_down]).collect()
            }
            Err(notice) => {
                let replaced = container.stop_replaced();
                container.did_not_start(&notice, now_ms).into_iter().chain(replaced).collect()
            }
        }
    }

    /// The engine has tried to start it.
    pub(super) fn started(
        &mut self,
        number: ContainerNumber,
        result: Result<(), Notice>,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let Some(container) = self.records.get_mut(&number) else { return Vec::new() };
        let replaced = container.stop_replaced();
        let call = container.call.take();
        let mut commands = match &result {
            Ok(()) => container.started(now_ms),
            Err(notice) => container.did_not_start(notice, now_ms),
        };
        commands.extend(replaced);
        commands.extend(answer(call, result.map(|()| container.engine_id.clone().unwrap_or_default())));
        commands
    }

    /// A container tells something.
    pub(super) fn told(
        &mut self,
        number: ContainerNumber,
        event: ContainerEvent,
        limits: &Limits,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let container = self.records.get_mut(&number).filter(|container| container.is_live());
        let Some(container) = container else { return Vec::new() };
        match event {
            ContainerEvent::Logged { stream, text } => container.logged(stream, text, now_ms),
            ContainerEvent::Listening(ports) => container.listens(&ports),
            ContainerEvent::Exited { exit_code, cause } => {
                let cause = container.stopped.unwrap_or(cause);
                container.ended_or_restarts((exit_code, cause), limits.container_memory_bytes, now_ms)
            }
        }
    }

    /// A container has waited to be started again. It has kept its place and its ports meanwhile.
    pub(super) fn restart_due(&mut self, number: ContainerNumber) -> Vec<SessionCommand> {
        let container = self.records.get_mut(&number);
        let is_due = container.is_some_and(|container| container.restarts.is_due());
        is_due.then_some(SessionCommand::BeginContainer { container: number }).into_iter().collect()
    }

    pub(super) fn stop(
        &mut self,
        reply_to: ReplyTo,
        number: ContainerNumber,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let Some(container) = self.records.get_mut(&number) else {
            return Err(Notice::NoSuchContainer { container: number.0 });
        };
        let mut commands = vec![reply(reply_to, ServerMessage::Done)];
        if container.is_staying() {
            commands.extend(container.stop(ExitCause::Stopped));
        }
        Ok(commands)
    }

    /// Stops all that run.
    pub(super) fn stop_all(&mut self, cause: ExitCause) -> Vec<SessionCommand> {
        let staying = self.records.values_mut().filter(|container| container.is_staying());
        staying.flat_map(|container| container.stop(cause)).collect()
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.records.values().any(|container| container.is_dirty)
    }

    /// Posts what was held back.
    pub(super) fn flush(&mut self) -> Vec<SessionCommand> {
        let dirty = self.records.values_mut().filter(|container| container.is_dirty);
        dirty.map(Container::post).collect()
    }

    pub(super) fn fetch(
        &mut self,
        reply_to: ReplyTo,
        number: ContainerNumber,
        from: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let Some(container) = self.records.get(&number) else {
            return Err(Notice::NoSuchContainer { container: number.0 });
        };
        let Some(log) = &container.log else {
            return Ok(vec![SessionCommand::LoadLog { key: LogKey::Container(number), reply_to, from }]);
        };
        let log = lock(log);
        let lines = log.read(from, LOG_LINES_PER_FRAME);
        let is_end = lines.last().is_none_or(|line| line.number + 1 >= log.n_lines());
        Ok(vec![reply(reply_to, ServerMessage::ContainerLog { container: number, lines, is_end })])
    }

    pub(super) fn loaded(
        &mut self,
        reply_to: ReplyTo,
        number: ContainerNumber,
        lines: Vec<LogLine>,
        from: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        if let Some(container) = self.records.get_mut(&number) {
            let log = LogBuffer::replay(lines, container.record.n_log_lines, 0);
            container.log = Some(Arc::new(Mutex::new(log)));
        }
        self.fetch(reply_to, number, from)
    }

    /// Returns the first port of the page that leads to no container that runs.
    fn free_virtual_port(&self) -> u16 {
        self.free_port_from(FIRST_VIRTUAL_PORT)
    }

    /// Returns the first such port that is not below `first`.
    pub(super) fn free_port_from(&self, first: u16) -> u16 {
        let is_taken = |port: &u16| {
            let live = self.records.values().filter(|container| container.is_live());
            live.flat_map(|container| &container.record.ports).any(|taken| taken.virtual_port == *port)
        };
        (first..=u16::MAX).find(|port| !is_taken(port)).unwrap_or(first)
    }

    /// Forgets the oldest of those that have ended, beyond the newest ten.
    pub(super) fn forget_old(&mut self) -> Vec<SessionCommand> {
        let n_over = self.records.len().saturating_sub(KEPT_CONTAINERS as usize);
        let ended = self.records.iter().filter(|(_, container)| !container.is_live());
        let old: Vec<_> = ended.map(|(number, _)| *number).take(n_over).collect();
        let forget = |number: ContainerNumber| {
            drop(self.records.remove(&number));
            [
                SessionCommand::WithdrawApp { container: number },
                SessionCommand::GiveUpContainer { container: number },
                SessionCommand::TakeDown { key: LogKey::Container(number) },
            ]
        };
        old.into_iter().flat_map(forget).collect()
    }
}

/// Makes the name of an app.
pub(super) fn app_name() -> Result<AppName, Notice> {
    AppName::random().map_err(|_| Notice::Internal { incident: secret::incident() })
}

/// Makes what requests to a container go to.
pub(super) fn make_app(record: &ContainerRecord, name: AppName) -> SessionCommand {
    SessionCommand::MakeApp { container: record.number, build: record.build, port: record.main_port(), name }
}

/// Answers a call, if somebody waits for it.
pub(super) fn answer(call: Option<CallId>, result: Result<String, Notice>) -> Option<SessionCommand> {
    call.map(|call| SessionCommand::Answer { call, result })
}

/// How many containers a workspace keeps.
pub(in crate::session) const KEPT_CONTAINERS: u32 = 10;
const FIRST_VIRTUAL_PORT: u16 = 8000;
/// Flask's own, where neither the user nor the image says another.
const USUAL_PORT: u16 = 5000;
