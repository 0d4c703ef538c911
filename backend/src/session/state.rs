//! What a session decides: events in, commands out. It does not wait, read a clock, or see the engine.
//!
//! Commands are carried out in order. Whatever has to be durable comes before the reply that promises it.

mod builds;
mod command;
mod container;
mod containers;
mod event;
mod files;
mod pair;
mod restarts;
mod session_prediction;
pub(crate) mod size;
mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use protocol::limits::Limits;
use protocol::{
    BuildNumber, BuildOptions, BuildRecord, CacheState, ContainerNumber, ContainerRecord, ExitCause,
    FileRecord, Hello, ImageName, LogLine, NoEngine, Notice, PairName, Replacement, RequestId, ServerMessage,
    SessionRequest, WorkspaceId,
};

pub(super) use builds::KEPT_BUILDS;
pub(crate) use command::SessionCommand;
pub(super) use containers::KEPT_CONTAINERS;
pub(crate) use containers::OriginOf;
pub(crate) use event::{Made, SessionEvent};
pub(crate) use pair::part_of;
pub(crate) use restarts::RestartPolicy;
pub(crate) use session_prediction::Learnt;
pub(crate) use typed::{ContainerCall, NewContainer};

use self::container::Container;
use super::LogKey;
use crate::engine::SourceFile;
use crate::limits::{QueuePosition, assert_off_async_threads};
use crate::session::BasisHistory;
use crate::store::StoredWorkspace;

/// Names one socket of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ConnectionId(pub(crate) u64);

impl ConnectionId {
    /// Stands for the shells of all tabs, whose requests are answered inside the server.
    pub(crate) const SHELLS: Self = Self(u64::MAX);
}

/// Where a reply goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReplyTo {
    /// The socket.
    pub(crate) connection: ConnectionId,
    /// The request.
    pub(crate) request: RequestId,
}

/// Names a call of a shell that waits for its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CallId(pub(crate) u64);

/// What a new tab gets.
#[derive(Debug)]
pub(crate) struct JoinSnapshot {
    /// All files; contents of those that the tab lacks.
    pub(crate) files: Vec<FileRecord>,
    /// Builds, newest first.
    pub(crate) builds: Vec<Arc<BuildRecord>>,
    /// Containers, newest first.
    pub(crate) containers: Vec<ContainerRecord>,
    /// What the next build can be predicted from, if the tab lacks it.
    pub(crate) cache: Option<Arc<CacheState>>,
    /// The version of that which the tab has then.
    pub(crate) cache_version: Option<u64>,
    /// The first line of each published log that the tab is to be sent.
    pub(crate) cursors: Vec<(LogKey, u64)>,
}

/// The state of one open workspace.
#[derive(Debug)]
pub(crate) struct SessionState {
    workspace: WorkspaceId,
    limits: Limits,
    connections: BTreeSet<ConnectionId>,
    engine_absent: Option<NoEngine>,
    files: files::WorkspaceFiles,
    builds: builds::SessionBuilds,
    containers: containers::SessionContainers,
    reuse: session_prediction::SessionPrediction,
    /// The pair that is being built.
    pair: Option<pair::PairRun>,
}

impl SessionState {
    /// Takes up a workspace as it was stored. What was under way when the server died is over now; the commands say so to the store.
    pub(crate) fn open(
        workspace: WorkspaceId,
        limits: Limits,
        app_origin: OriginOf,
        (stored, kept): (StoredWorkspace, BTreeMap<ContainerNumber, String>),
        now_ms: u64,
    ) -> (Self, Vec<SessionCommand>) {
        assert_off_async_threads();
        let (builds, mut commands) = builds::SessionBuilds::open(stored.builds, now_ms);
        let (containers, more) =
            containers::SessionContainers::open(stored.containers, kept, app_origin, now_ms);
        commands.extend(more);
        let files = files::WorkspaceFiles::open(stored.files, stored.revision_floor);
        let connections = BTreeSet::new();
        let state = Self {
            workspace,
            limits,
            connections,
            engine_absent: None,
            files,
            builds,
            containers,
            reuse: session_prediction::SessionPrediction::open(stored.reuse),
            pair: None,
        };
        (state, commands)
    }

    /// Returns all builds, newest first.
    pub(crate) fn builds(&self) -> Vec<Arc<BuildRecord>> {
        self.builds.records()
    }

    /// Returns all files with their contents.
    pub(crate) fn files(&self) -> Vec<FileRecord> {
        self.files.records(&[])
    }

    /// Seats a new tab.
    pub(crate) fn join(&mut self, connection: ConnectionId, hello: &Hello) -> JoinSnapshot {
        self.connections.insert(connection);
        let mut cursors = self.builds.cursors(hello.build_log.as_ref());
        cursors.extend(self.containers.cursors(hello.container_log.as_ref()));
        JoinSnapshot {
            files: self.files.records(&hello.files),
            builds: self.builds.records(),
            containers: self.containers.records(),
            cache: self.reuse.posted().and_then(|posts| posts.at_once_since(hello.cache)),
            cache_version: self.reuse.posted().map(BasisHistory::version),
            cursors,
        }
    }

    /// Decides what follows from an event.
    pub(crate) fn step(&mut self, event: SessionEvent, now_ms: u64) -> Vec<SessionCommand> {
        if event.may_take_long() {
            assert_off_async_threads();
        }
        let commands = self.decide(event, now_ms);
        if commands.iter().any(SessionCommand::is_of_files) {
            self.reuse.files_changed();
        }
        commands
    }

    fn decide(&mut self, event: SessionEvent, now_ms: u64) -> Vec<SessionCommand> {
        match event {
            SessionEvent::Asked { reply_to, request } => self.asked(reply_to, request, now_ms),
            SessionEvent::Left { connection } => {
                self.connections.remove(&connection);
                Vec::new()
            }
            SessionEvent::Entered { reply_to, image, options, standing } => {
                self.build_entered(reply_to, (image, options), standing, now_ms)
            }
            SessionEvent::NotEntered { reply_to, image, options, notice } => {
                self.build_refused(reply_to, (image, options), notice, now_ms)
            }
            SessionEvent::Moved { build, standing } => self.builds.moved(build, standing, now_ms),
            SessionEvent::Built { build, event } => {
                let mut commands = self.builds.told(build, event, &self.limits, &mut self.reuse, now_ms);
                commands.extend(self.go_on_with_pair(build));
                commands
            }
            SessionEvent::Followed { build, aftermath } => self.builds.followed(build, aftermath),
            SessionEvent::Called { call, request } => self.called(call, request, now_ms),
            SessionEvent::Made { container, result } => self.containers.made(container, result, now_ms),
            SessionEvent::Started { container, result } => self.containers.started(container, result, now_ms),
            SessionEvent::RestartDue { container } => self.containers.restart_due(container),
            SessionEvent::Container { container, event } => {
                self.containers.told(container, event, &self.limits, now_ms)
            }
            SessionEvent::LogLoaded { key, lines, reply_to, from } => {
                self.log_loaded(key, lines, reply_to, from)
            }
            SessionEvent::FilesLoaded { reply_to, build, files } => self.files_loaded(reply_to, build, files),
            SessionEvent::Forgotten { before } => self.builds.forget(before),
            SessionEvent::NotWritten { kept } => {
                self.files = files::WorkspaceFiles::open(kept.files, kept.revision_floor);
                self.reuse.files_changed();
                Vec::new()
            }
            SessionEvent::Engine { absent } => {
                self.engine_absent = absent;
                Vec::new()
            }
            SessionEvent::PredictionInputsChanged { invocation, known } => {
                self.reuse.stand_on(invocation, known.records, known.generation);
                self.post_basis()
            }
            SessionEvent::FilesChanged => self.post_basis(),
            SessionEvent::Deserted => self.builds.leave_line(),
            SessionEvent::Flush => self.builds.flush().into_iter().chain(self.containers.flush()).collect(),
            SessionEvent::Tick { unused_ms } => self.tick(unused_ms),
            SessionEvent::Stopping => {
                let mut commands = self.builds.cancel_all();
                commands.extend(self.containers.stop_all(ExitCause::Lost));
                commands
            }
        }
    }

    /// Returns whether something was held back that a `Flush` would post.
    pub(crate) fn is_dirty(&self) -> bool {
        self.builds.is_dirty() || self.containers.is_dirty()
    }

    /// Returns whether a `FilesChanged` may post what the files can use since they changed.
    pub(crate) fn is_behind_files(&self) -> bool {
        self.reuse.is_behind()
    }

    /// Returns whether a build or a container is under way.
    pub(crate) fn is_busy(&self) -> bool {
        self.builds.is_busy() || self.containers.n_live() > 0
    }

    /// Returns whether a build waits for a place and nobody is here to wait for it.
    pub(crate) fn is_waited_for_by_nobody(&self) -> bool {
        self.connections.is_empty() && self.builds.is_in_line()
    }

    /// Returns whether nobody is here and nothing is under way.
    pub(crate) fn is_idle(&self) -> bool {
        self.connections.is_empty() && !self.is_busy()
    }

    fn post_basis(&mut self) -> Vec<SessionCommand> {
        let posted = self.reuse.follow(|| self.files.contents());
        posted.map(SessionCommand::PostCache).into_iter().collect()
    }

    fn asked(&mut self, reply_to: ReplyTo, request: SessionRequest, now_ms: u64) -> Vec<SessionCommand> {
        let outcome = match request {
            SessionRequest::SaveFile { path, content, base_revision, is_executable } => {
                self.files.save(reply_to, path, (content, is_executable), base_revision, &self.limits)
            }
            SessionRequest::RenameFile { from, to } => self.files.rename(reply_to, from, to),
            SessionRequest::DeleteFile { path } => self.files.delete(reply_to, path),
            SessionRequest::StartBuild { image, options } => self.start_build(reply_to, image, options),
            SessionRequest::CancelBuild { build } => self.builds.cancel(reply_to, build),
            SessionRequest::FetchBuildLog { build, from } => self.builds.fetch(reply_to, build, from),
            SessionRequest::StartContainer { image, port } => {
                self.start_container(reply_to, image, port, now_ms)
            }
            SessionRequest::StopContainer { container } => self.containers.stop(reply_to, container),
            SessionRequest::FetchContainerLog { container, from } => {
                self.containers.fetch(reply_to, container, from)
            }
            SessionRequest::ReplaceFiles { by } => self.replace_files(reply_to, by),
            SessionRequest::BuildPair { pair, from, image } => {
                self.build_pair(reply_to, (&pair, from), image)
            }
            SessionRequest::Ping => Ok(vec![reply(reply_to, ServerMessage::Pong)]),
        };
        refused_or(outcome, reply_to)
    }

    fn replace_files(&mut self, reply_to: ReplyTo, by: Replacement) -> Result<Vec<SessionCommand>, Notice> {
        match by {
            Replacement::Build(build) => Ok(vec![SessionCommand::LoadFiles { reply_to, build }]),
            Replacement::Files(files) => {
                let files = files.into_iter().map(|file| SourceFile {
                    is_executable: file.is_executable,
                    ..SourceFile::new(&file.path, file.content.as_deref().unwrap_or_default())
                });
                self.files.replace(reply_to, files.collect(), &self.limits)
            }
            Replacement::Seed(pair) => {
                let files = pairs::seed(pair.as_deref().and_then(PairName::of_key)).iter();
                let files = files.map(|(path, text)| SourceFile::new(path, text)).collect();
                self.files.replace(reply_to, files, &self.limits)
            }
        }
    }

    fn files_loaded(
        &mut self,
        reply_to: ReplyTo,
        build: BuildNumber,
        files: Vec<SourceFile>,
    ) -> Vec<SessionCommand> {
        let outcome = if files.is_empty() {
            Err(Notice::NoSuchBuild { build: build.0 })
        } else {
            self.files.replace(reply_to, files, &self.limits)
        };
        refused_or(outcome, reply_to)
    }

    fn start_build(
        &mut self,
        reply_to: ReplyTo,
        image: ImageName,
        options: BuildOptions,
    ) -> Result<Vec<SessionCommand>, Notice> {
        self.needs_engine()?;
        builds::check_options(&options)?;
        if self.builds.is_busy() {
            return Err(Notice::BuildInProgress);
        }
        self.files.check_source(&options.source)?;
        Ok(vec![SessionCommand::EnterQueue { reply_to, image, options }])
    }

    fn build_entered(
        &mut self,
        reply_to: ReplyTo,
        wish: (ImageName, BuildOptions),
        standing: QueuePosition,
        now_ms: u64,
    ) -> Vec<SessionCommand> {
        let part = self.pair_part(reply_to);
        let snapshot = part.as_ref().map_or_else(|| self.files.snapshot(), pair::PairTurn::snapshot);
        let mut commands =
            self.builds.begin(&self.workspace, &self.limits, reply_to, wish, snapshot, standing, now_ms);
        if part.is_some_and(|turn| turn.is_answered) {
            commands.retain(|command| !matches!(command, SessionCommand::Reply { .. }));
        }
        commands
    }

    fn start_container(
        &mut self,
        reply_to: ReplyTo,
        image: ImageName,
        port: Option<u16>,
        now_ms: u64,
    ) -> Result<Vec<SessionCommand>, Notice> {
        self.needs_engine()?;
        let Some((build, image_id)) = self.builds.newest_image(&image) else {
            return Err(Notice::NoSuchImage { image: image.as_str().to_owned() });
        };
        let wish = containers::Wish { image, build, image_id, port };
        self.containers.begin(&self.workspace, &self.limits, reply_to, wish, now_ms)
    }

    fn called(&mut self, call: CallId, request: ContainerCall, now_ms: u64) -> Vec<SessionCommand> {
        let of_workspace = (&self.workspace, &self.limits);
        let outcome =
            self.needs_engine().and_then(|()| self.containers.call(of_workspace, call, request, now_ms));
        outcome.unwrap_or_else(|notice| vec![SessionCommand::Answer { call, result: Err(notice) }])
    }

    fn needs_engine(&self) -> Result<(), Notice> {
        self.engine_absent.clone().map_or(Ok(()), |reason| Err(Notice::NoEngine { reason }))
    }

    fn log_loaded(
        &mut self,
        key: LogKey,
        lines: Vec<LogLine>,
        reply_to: ReplyTo,
        from: u64,
    ) -> Vec<SessionCommand> {
        let outcome = match key {
            LogKey::Build(build) => self.builds.loaded(reply_to, build, lines, from),
            LogKey::Container(container) => self.containers.loaded(reply_to, container, lines, from),
        };
        outcome.unwrap_or_else(|notice| vec![reply(reply_to, ServerMessage::Refused { notice })])
    }

    fn tick(&mut self, unused_ms: u64) -> Vec<SessionCommand> {
        let is_idle = unused_ms >= self.limits.idle_stop_seconds.saturating_mul(1000);
        if is_idle { self.containers.stop_all(ExitCause::Idle) } else { Vec::new() }
    }
}

fn refused_or(outcome: Result<Vec<SessionCommand>, Notice>, reply_to: ReplyTo) -> Vec<SessionCommand> {
    outcome.unwrap_or_else(|notice| vec![reply(reply_to, ServerMessage::Refused { notice })])
}

fn reply(reply_to: ReplyTo, message: ServerMessage) -> SessionCommand {
    SessionCommand::Reply { reply_to, message }
}

#[cfg(test)]
mod tests;
