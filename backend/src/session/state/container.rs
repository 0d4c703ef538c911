//! One container of the workspace: how it starts, what it tells, how it ends.

use std::sync::{Arc, Mutex};

use protocol::{
    AppFailure, ContainerRecord, ContainerState, ExitCause, LogRemark, LogStream, LogText, Notice,
};

use super::containers::answer;
use super::restarts::Restarts;
use super::{CallId, Made, SessionCommand};
use crate::session::LogBuffer;
use crate::session::apps::AppState;
use crate::session::published::lock;

/// One container.
#[derive(Debug)]
pub(super) struct Container {
    pub(super) record: ContainerRecord,
    /// Its log, once it is in memory.
    pub(super) log: Option<Arc<Mutex<LogBuffer>>>,
    pub(super) engine_id: Option<String>,
    /// Whether the port was chosen by the user or by the image's only EXPOSE.
    pub(super) is_port_fixed: bool,
    pub(super) began_ms: u64,
    /// Why it is being stopped, if it is.
    pub(super) stopped: Option<ExitCause>,
    /// The engine's ids of those in whose place it runs; they are stopped once it has started, so that it starts sooner.
    pub(super) replaces: Vec<String>,
    /// Whether it is started as soon as it was created.
    pub(super) starts: bool,
    /// Whether a command of the console made it; the Run button never replaces one of these.
    pub(super) is_typed: bool,
    /// Whether the engine's container goes when it has ended.
    pub(super) is_given_up_at_end: bool,
    /// Whether it is started again by itself.
    pub(super) restarts: Restarts,
    /// Who waits for its creation or its start.
    pub(super) call: Option<CallId>,
    /// Who waits for its end.
    pub(super) await_end: Vec<CallId>,
    pub(super) is_dirty: bool,
}

impl Container {
    pub(super) fn of_record(record: ContainerRecord) -> Self {
        Self {
            record,
            log: None,
            engine_id: None,
            is_port_fixed: false,
            began_ms: 0,
            stopped: None,
            replaces: Vec::new(),
            starts: false,
            is_typed: false,
            is_given_up_at_end: false,
            restarts: Restarts::default(),
            call: None,
            await_end: Vec::new(),
            is_dirty: false,
        }
    }

    pub(super) fn is_live(&self) -> bool {
        self.record.state.is_live()
    }

    /// Whether it runs and nobody has asked it to end.
    pub(super) fn is_staying(&self) -> bool {
        self.is_live() && self.stopped.is_none()
    }

    /// The engine has created it.
    pub(super) fn made(&mut self, made: Made, now_ms: u64) -> Vec<SessionCommand> {
        self.engine_id = Some(made.engine_id.clone());
        if let ([port], false) = (made.exposed.as_slice(), self.is_port_fixed) {
            self.lead_to(*port);
            self.is_port_fixed = true;
        }
        if self.starts && self.stopped.is_none() {
            return vec![SessionCommand::BeginContainer { container: self.record.number }];
        }
        let mut commands = if self.starts {
            self.stop_replaced().into_iter().chain(self.end_unstarted(now_ms)).collect()
        } else {
            self.record.state = ContainerState::Created;
            vec![self.post(), self.put()]
        };
        commands.extend(answer(self.call.take(), Ok(made.engine_id)));
        commands
    }

    /// The engine has started it.
    pub(super) fn started(&mut self, now_ms: u64) -> Vec<SessionCommand> {
        self.began_ms = now_ms;
        if self.stopped.is_some() {
            let engine_id = self.engine_id.clone().into_iter();
            return engine_id.map(|engine_id| SessionCommand::StopContainer { engine_id }).collect();
        }
        self.record.state = ContainerState::Running { started_ms: now_ms, is_listening: false };
        vec![self.set_app(), self.post()]
    }

    /// Ends one that was stopped before it was started.
    fn end_unstarted(&mut self, now_ms: u64) -> Vec<SessionCommand> {
        let cause = self.stopped.unwrap_or(ExitCause::DidNotStart);
        self.is_given_up_at_end = true;
        self.ended((DID_NOT_START, cause), 0, now_ms)
    }

    /// Stops those in whose place it runs.
    pub(super) fn stop_replaced(&mut self) -> Vec<SessionCommand> {
        let replaced = std::mem::take(&mut self.replaces).into_iter();
        replaced.map(|engine_id| SessionCommand::StopContainer { engine_id }).collect()
    }

    /// Lets its first published port lead to another port of the container.
    fn lead_to(&mut self, container_port: u16) {
        self.record.ports.iter_mut().take(1).for_each(|port| port.container_port = container_port);
    }

    pub(super) fn did_not_start(&mut self, notice: &Notice, now_ms: u64) -> Vec<SessionCommand> {
        let remark = LogRemark::DidNotStart { notice: notice.clone() };
        let mut commands = self.logged(LogStream::Drydock, remark.into(), now_ms);
        let cause = self.stopped.unwrap_or(ExitCause::DidNotStart);
        commands.extend(self.ended((DID_NOT_START, cause), 0, now_ms));
        commands
    }

    pub(super) fn logged(&mut self, stream: LogStream, text: LogText, now_ms: u64) -> Vec<SessionCommand> {
        let Some(log) = &self.log else { return Vec::new() };
        let mut log = lock(log);
        log.push(None, now_ms.saturating_sub(self.began_ms), stream, text);
        self.record.n_log_lines = log.n_lines();
        self.is_dirty = true;
        vec![SessionCommand::LogsGrew]
    }

    pub(super) fn listens(&mut self, ports: &[u16]) -> Vec<SessionCommand> {
        if let ([port], false) = (ports, self.is_port_fixed) {
            self.lead_to(*port);
        }
        let ContainerState::Running { started_ms, .. } = self.record.state else { return Vec::new() };
        let is_listening = self.record.ports.iter().any(|port| ports.contains(&port.container_port));
        self.record.state = ContainerState::Running { started_ms, is_listening };
        vec![self.set_app(), self.post()]
    }

    /// Asks it to end; what has no engine id yet is stopped as soon as it has one.
    pub(super) fn stop(&mut self, cause: ExitCause) -> Vec<SessionCommand> {
        let held = self.hold();
        if !held.is_empty() {
            return held;
        }
        let stop = self.engine_id.clone().map(|engine_id| SessionCommand::StopContainer { engine_id });
        stop.into_iter().chain(self.mark_stopping(cause)).collect()
    }

    /// Starts it no more by itself; one that waits for that has ended.
    pub(super) fn hold(&mut self) -> Vec<SessionCommand> {
        match self.restarts.hold() {
            Some((exit_code, cause, ended_ms)) => self.ended((exit_code, cause), 0, ended_ms),
            None => Vec::new(),
        }
    }

    /// It has ended: it is started again, or that was its end.
    pub(super) fn ended_or_restarts(
        &mut self,
        (exit_code, cause): (i64, ExitCause),
        limit_bytes: u64,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let ran_ms = now_ms.saturating_sub(self.began_ms);
        let Some(wait) = self.restarts.after((exit_code, cause, now_ms), ran_ms) else {
            return self.ended((exit_code, cause), limit_bytes, now_ms);
        };
        self.record.state = ContainerState::Starting;
        let container = self.record.number;
        vec![self.set_app(), self.post(), SessionCommand::AwaitRestart { container, wait }]
    }

    /// Says that it is being stopped; from here on it answers no more.
    pub(super) fn mark_stopping(&mut self, cause: ExitCause) -> [SessionCommand; 2] {
        self.stopped = Some(cause);
        self.record.state = match self.record.state {
            ContainerState::Running { .. } | ContainerState::Starting => ContainerState::Stopping,
            ref other => other.clone(),
        };
        let over = SessionCommand::SetApp {
            container: self.record.number,
            state: AppState::Over(AppFailure::NoContainer),
        };
        [over, self.post()]
    }

    pub(super) fn ended(
        &mut self,
        (exit_code, cause): (i64, ExitCause),
        limit_bytes: u64,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let last_lines = self.log.as_ref().map_or_else(Vec::new, |log| lock(log).last_texts(LAST_LINES));
        let failure = match cause {
            ExitCause::OutOfMemory => AppFailure::OutOfMemory { limit_bytes },
            ExitCause::ByItself
            | ExitCause::DidNotStart
            | ExitCause::OutOfDisk
            | ExitCause::DiskNearlyFull => {
                AppFailure::NotRunning { exit_code, last_lines: last_lines.clone() }
            }
            ExitCause::Stopped | ExitCause::EngineRestarted | ExitCause::Idle | ExitCause::Lost => {
                AppFailure::NoContainer
            }
        };
        let began = ContainerState::Running { started_ms: self.began_ms, is_listening: false };
        self.record.state = exited(&began, now_ms, (exit_code, cause), last_lines);
        self.stopped = None;
        let id = self.engine_id.clone().unwrap_or_default();
        let waiting = std::mem::take(&mut self.await_end);
        let answers: Vec<_> =
            waiting.into_iter().filter_map(|call| answer(Some(call), Ok(id.clone()))).collect();
        let mut commands =
            vec![SessionCommand::SetApp { container: self.record.number, state: AppState::Over(failure) }];
        if self.is_given_up_at_end {
            self.engine_id = None;
            self.record.is_removed = self.is_typed;
            commands.push(SessionCommand::GiveUpContainer { container: self.record.number });
        }
        commands.extend([self.post(), self.put()]);
        commands.extend(answers);
        commands
    }

    /// Keeps it as it stands, with its log.
    pub(super) fn put(&self) -> SessionCommand {
        let log = Arc::new(self.log.as_ref().map_or_else(Vec::new, |log| lock(log).lines()));
        SessionCommand::PutContainer { record: self.record.clone(), log }
    }

    fn set_app(&self) -> SessionCommand {
        let state = match (&self.engine_id, &self.record.state, self.record.main_port()) {
            (Some(engine_id), ContainerState::Running { .. }, Some(port)) => {
                AppState::Running { engine_id: engine_id.clone(), port: port.container_port }
            }
            (_, ContainerState::Running { .. }, None) => AppState::Over(AppFailure::NotPublished),
            _ => AppState::Starting,
        };
        SessionCommand::SetApp { container: self.record.number, state }
    }

    pub(super) fn post(&mut self) -> SessionCommand {
        self.is_dirty = false;
        SessionCommand::PostContainer(Arc::new(self.record.clone()))
    }
}

/// Returns the state of one that has ended, from what it was before.
pub(super) fn exited(
    state: &ContainerState,
    ended_ms: u64,
    (exit_code, cause): (i64, ExitCause),
    last_lines: Vec<LogText>,
) -> ContainerState {
    let started_ms = match state {
        ContainerState::Running { started_ms, .. } | ContainerState::Exited { started_ms, .. } => *started_ms,
        ContainerState::Created | ContainerState::Starting | ContainerState::Stopping => ended_ms,
    };
    ContainerState::Exited { started_ms, ended_ms, exit_code, cause, last_lines }
}

/// What `docker run` ends with when the container could not be started.
const DID_NOT_START: i64 = 125;
const LAST_LINES: usize = 40;
