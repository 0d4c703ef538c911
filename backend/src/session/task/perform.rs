//! Carries out what the state has decided.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use protocol::{
    BuildNumber, BuildOptions, BuildRecord, BuildState, ContainerNumber, ContainerRecord, ContainerState,
    ImageName, LogLine, Notice, ServerMessage,
};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::pending_writes::Write;
use super::{Ends, SessionTask, lock, why_not, write_rate};
use crate::clock::{now_ms, running_ms};
use crate::engine::{BuildOrder, ContainerOrder};
use crate::limits::{BuildPermit, Pool};
use crate::metrics::{ByOutcome, OutcomeLabel};
use crate::session::state::{CallId, Learnt, ReplyTo, SessionCommand, SessionEvent};
use crate::session::tab_queue::Outgoing;
use crate::session::{AppTarget, ConnectionId, LogKey, work};
use crate::store::{FileWrite, PackedLog, StoreError};

impl SessionTask {
    /// Carries out commands in order; those that report at once are followed by what comes of the report.
    pub(super) async fn perform(&mut self, commands: Vec<SessionCommand>) -> Result<(), StoreError> {
        let mut permit = None;
        let mut left: VecDeque<SessionCommand> = commands.into();
        while let Some(command) = left.pop_front() {
            let is_of_files = command.is_of_files();
            match self.perform_one(command, &mut permit).await {
                Ok(follow_up) => {
                    for command in follow_up.into_iter().rev() {
                        left.push_front(command);
                    }
                }
                // What is left is what would have followed from the change: its reply and its news.
                Err(error) if is_of_files && error.is_full() => {
                    return self.files_were_not_written(left).await;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Carries out one command; returns the commands that its report leads to.
    async fn perform_one(
        &mut self,
        command: SessionCommand,
        permit: &mut Option<BuildPermit>,
    ) -> Result<Vec<SessionCommand>, StoreError> {
        match command {
            SessionCommand::WriteFile(change) => self.write_files(vec![change]).await?,
            SessionCommand::WriteFiles(changes) => self.write_files(changes).await?,
            SessionCommand::LoadFiles { reply_to, build } => {
                return Ok(self.load_files(reply_to, build).await);
            }
            SessionCommand::InsertBuild { record, files } => {
                self.keep(Write::NewBuild { record, files }).await?
            }
            SessionCommand::FinishBuild { record, log } => self.finish_build(record, log).await?,
            SessionCommand::NoteBuild(record) => self.keep(Write::NotedBuild(record)).await?,
            SessionCommand::PutContainer { record, log } => {
                let log = self.packed(log).await?;
                self.keep(Write::Container { record, log }).await?;
            }
            SessionCommand::LoadLog { key, reply_to, from } => {
                return Ok(self.load_log(key, reply_to, from).await);
            }
            SessionCommand::EnterQueue { reply_to, image, options } => {
                return Ok(self.enter_queue(reply_to, (image, options), permit).await);
            }
            SessionCommand::BeginBuild { order } => {
                permit.take().into_iter().for_each(|it| self.begin_build(&order, it))
            }
            SessionCommand::CancelBuild { build } => {
                self.builds.get(&build).iter().for_each(|ends| ends.cancel.cancel())
            }
            SessionCommand::LeaveLine { build } => {
                self.builds.get(&build).iter().for_each(|ends| ends.leave_line.cancel());
            }
            SessionCommand::Learn(learnt) => self.learn(*learnt).await?,
            SessionCommand::PostCache(posts) => self.published.post_cache(posts),
            SessionCommand::Reply { reply_to, message } => self.reply(reply_to, &message),
            SessionCommand::News { message, causer } => self.news(&message, causer),
            SessionCommand::PostBuild(record) => self.published.post_build(record),
            SessionCommand::PostContainer(record) => self.post_container(record),
            SessionCommand::PostLog { key, log } => self.published.post_log(key, log),
            SessionCommand::TakeDown { key } => self.take_down(key),
            SessionCommand::LogsGrew => self.note_log_growth(),
            SessionCommand::MakeApp { container, build, port, name } => {
                let virtual_port = port.map(|port| port.virtual_port);
                let target = Arc::new(AppTarget::new(name, build, virtual_port, running_ms()));
                self.published.post_app(container, Arc::clone(&target));
                drop(self.targets.insert(container, target));
            }
            SessionCommand::CreateContainer { order } => self.create_container(*order),
            SessionCommand::BeginContainer { container } => self.begin_container(container),
            SessionCommand::AwaitRestart { container, wait } => self.await_restart(container, wait),
            SessionCommand::GiveUpContainer { container } => {
                drop(self.services.kept.give_up(&self.workspace, container));
            }
            SessionCommand::RemoveContainer { container, call } => self.remove_container(container, call),
            SessionCommand::Answer { call, result } => self.calls.answer(call, result),
            SessionCommand::StopContainer { engine_id } => self.stop_container(engine_id),
            SessionCommand::SetApp { container, state } => {
                let apps = &self.services.apps;
                self.targets.get(&container).iter().for_each(|target| target.set(state.clone(), apps));
            }
            SessionCommand::WithdrawApp { container } => {
                let apps = &self.services.apps;
                self.targets.get(&container).iter().for_each(|target| apps.remove(&target.name));
            }
        }
        Ok(Vec::new())
    }

    /// Loads the files of a build and reports them.
    async fn load_files(&mut self, reply_to: ReplyTo, build: BuildNumber) -> Vec<SessionCommand> {
        let loaded = self.services.store.snapshot(self.workspace.clone(), build).await;
        let Some(files) = self.or_refused(loaded, reply_to) else { return Vec::new() };
        self.decide(SessionEvent::FilesLoaded { reply_to, build, files }).await
    }

    /// Loads a log and reports its lines.
    async fn load_log(&mut self, key: LogKey, reply_to: ReplyTo, from: u64) -> Vec<SessionCommand> {
        let loaded = self.stored_log(key).await;
        let Some(lines) = self.or_refused(loaded, reply_to) else { return Vec::new() };
        self.decide(SessionEvent::LogLoaded { key, lines, reply_to, from }).await
    }

    /// Takes a place in the queue of builds, and reports whether there was one.
    async fn enter_queue(
        &mut self,
        reply_to: ReplyTo,
        (image, options): (ImageName, BuildOptions),
        permit: &mut Option<BuildPermit>,
    ) -> Vec<SessionCommand> {
        let address = self.addresses.get(&reply_to.connection).copied();
        let room = if self.pending_writes.is_much() { Err(Notice::StorageFull) } else { Ok(()) };
        let enter = || self.services.queue.enter(address.unwrap_or(self.last_address));
        let event = match room.and_then(|()| enter()) {
            Ok(entered) => {
                let standing = permit.insert(entered).standing();
                SessionEvent::Entered { reply_to, image, options, standing }
            }
            Err(notice) => SessionEvent::NotEntered { reply_to, image, options, notice },
        };
        self.decide(event).await
    }

    async fn finish_build(&mut self, record: BuildRecord, log: Arc<Vec<LogLine>>) -> Result<(), StoreError> {
        drop(self.builds.remove(&record.number));
        self.count_build(&record);
        let log = self.packed(log).await?;
        self.keep(Write::EndedBuild { record, log }).await
    }

    /// Keeps what a build has taught of the cache, for its workspace and for all.
    async fn learn(&mut self, learnt: Learnt) -> Result<(), StoreError> {
        let Learnt { kept, shared, is_broken } = learnt;
        self.keep(Write::SessionPrediction(kept)).await?;
        match self.services.shared_cache.learn(&shared, is_broken).await {
            // It is known as long as this server runs; the next build's lesson is written with it.
            Err(error) if error.is_full() => Ok(()),
            learnt => learnt,
        }
    }

    fn note_log_growth(&mut self) {
        let _ = self.services.metrics.log_lines.inc();
        self.logs_grew = true;
    }

    fn stop_container(&mut self, engine_id: String) {
        let (engine, grace) = (self.services.engine.clone(), self.services.patience.container_stop);
        drop(self.works.spawn(async move { engine.stop(&engine_id, grace).await }));
    }

    /// Packs a log for the store; a long one takes a while, and nobody else is to wait for that.
    async fn packed(&self, log: Arc<Vec<LogLine>>) -> Result<PackedLog, StoreError> {
        if log.is_empty() {
            return Ok(PackedLog::default());
        }
        Pool::decisions().run_surely(&self.workspace.0, move || PackedLog::pack(&log)).await
    }

    async fn stored_log(&self, key: LogKey) -> Result<Vec<LogLine>, StoreError> {
        let (store, workspace) = (&self.services.store, self.workspace.clone());
        let packed = match key {
            LogKey::Build(build) => store.build_log(workspace, build).await?,
            LogKey::Container(container) => store.container_log(workspace, container).await?,
        };
        Pool::decisions().run_surely(&self.workspace.0, move || packed.unpack()).await
    }

    /// Returns what was read; or refuses the request that needs it. Nothing was promised, so the session goes on.
    fn or_refused<T>(&mut self, loaded: Result<T, StoreError>, reply_to: ReplyTo) -> Option<T> {
        let error = match loaded {
            Ok(loaded) => return Some(loaded),
            Err(error) => error,
        };
        self.reply(reply_to, &ServerMessage::Refused { notice: why_not(&error) });
        None
    }

    async fn write_files(&mut self, changes: Vec<FileWrite>) -> Result<(), StoreError> {
        let wait = self.pace.wait(write_rate::cost(&changes), Instant::now());
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        self.services.store.write_files(self.workspace.clone(), changes).await
    }

    /// Goes back to the files as they are kept, and refuses the request that would have changed them.
    async fn files_were_not_written(&mut self, unsaid: VecDeque<SessionCommand>) -> Result<(), StoreError> {
        let kept = self.services.store.files(self.workspace.clone()).await?.unwrap_or_default();
        drop(lock(&self.state).step(SessionEvent::NotWritten { kept }, now_ms()));
        for command in unsaid {
            if let SessionCommand::Reply { reply_to, .. } = command {
                self.reply(reply_to, &ServerMessage::Refused { notice: Notice::StorageFull });
            }
        }
        Ok(())
    }

    fn begin_build(&mut self, order: &BuildOrder, permit: BuildPermit) {
        let limit = Duration::from_secs(self.services.limits.build_seconds);
        let ends = work::BuildEnds::new(CancellationToken::new(), self.services.stop.clone(), limit);
        let own = Ends { cancel: ends.cancel.clone(), leave_line: ends.leave_line.clone() };
        drop(self.builds.insert(order.number, own));
        let (engine, events) = (self.services.engine.clone(), self.events.clone());
        let start = move |order, cancel| engine.build(order, cancel);
        drop(self.works.spawn(work::build(start, order.clone(), permit, ends, events)));
    }

    fn create_container(&mut self, order: ContainerOrder) {
        let (engine, kept, events) =
            (self.services.engine.clone(), self.services.kept.clone(), self.events.clone());
        drop(self.works.spawn(async move { work::create(&engine, order, &kept, &events).await }));
    }

    fn begin_container(&mut self, container: ContainerNumber) {
        let Some(created) = self.services.kept.get(&self.workspace, container) else { return };
        // One that is started again by itself was never counted as ended.
        if self.running.insert(container) {
            let _ = self.services.metrics.containers.inc();
        }
        let (engine, is_watched) = (self.services.engine.clone(), self.is_watched.subscribe());
        let events = self.events.clone();
        drop(
            self.works
                .spawn(async move { work::live(&engine, (container, created), is_watched, events).await }),
        );
    }

    fn await_restart(&mut self, container: ContainerNumber, wait: Duration) {
        let events = self.events.clone();
        drop(self.works.spawn(async move {
            tokio::time::sleep(wait).await;
            drop(events.send(SessionEvent::RestartDue { container }).await);
        }));
    }

    fn remove_container(&mut self, container: ContainerNumber, call: CallId) {
        let waiting = self.calls.take(call);
        let created = self.services.kept.give_up(&self.workspace, container);
        let engine = self.services.engine.clone();
        drop(self.works.spawn(async move {
            if let Some(created) = &created {
                engine.remove(created).await;
            }
            let id = created.map(|created| created.id.clone()).unwrap_or_default();
            waiting.into_iter().for_each(|waiting| drop(waiting.send(Ok(id.clone()))));
        }));
    }

    fn post_container(&mut self, record: Arc<ContainerRecord>) {
        if matches!(record.state, ContainerState::Exited { .. }) && self.running.remove(&record.number) {
            let _ = self.services.metrics.containers.dec();
        }
        self.published.post_container(record);
    }

    pub(super) fn take_down(&mut self, key: LogKey) {
        if let LogKey::Container(number) = key {
            drop(self.targets.remove(&number));
        }
        self.published.take_down(key);
    }

    fn count_build(&self, record: &BuildRecord) {
        let (outcome, started_ms, ended_ms) = match &record.state {
            BuildState::Succeeded { started_ms, ended_ms, .. } => {
                (OutcomeLabel::Succeeded, Some(*started_ms), *ended_ms)
            }
            BuildState::Failed { started_ms, ended_ms, .. } => (OutcomeLabel::Failed, *started_ms, *ended_ms),
            BuildState::Cancelled { ended_ms, .. } => (OutcomeLabel::Cancelled, None, *ended_ms),
            BuildState::Queued { .. } | BuildState::Running { .. } => return,
        };
        if let Some(proof) = record.prediction.as_ref().and_then(|prediction| prediction.proof) {
            self.services.metrics.count_predictions(&proof);
        }
        let _ = self.services.metrics.builds.get_or_create(&ByOutcome { outcome }).inc();
        if let Some(started_ms) = started_ms {
            let took = Duration::from_millis(ended_ms.saturating_sub(started_ms));
            self.services.metrics.build_seconds.observe(took.as_secs_f64());
        }
    }

    pub(super) fn reply(&mut self, reply_to: ReplyTo, message: &ServerMessage) {
        if self.calls.reply(reply_to, message) {
            return;
        }
        self.send(reply_to.connection, Outgoing::new(Some(reply_to.request), message));
    }

    fn news(&mut self, message: &ServerMessage, causer: Option<(ConnectionId, ServerMessage)>) {
        let connections: Vec<_> = self.outboxes.keys().copied().collect();
        let shared = Outgoing::new(None, message);
        for connection in connections {
            let own = causer.as_ref().filter(|(causer, _)| *causer == connection);
            let outgoing = own.map_or_else(|| shared.shared(), |(_, own)| Outgoing::new(None, own));
            self.send(connection, outgoing);
        }
    }

    /// A tab that does not read is dropped: its socket tells it why and closes, and the page reconnects and takes up where it was.
    fn send(&mut self, connection: ConnectionId, outgoing: Outgoing) {
        let Some(outbox) = self.outboxes.get(&connection) else { return };
        if !outbox.send(outgoing) {
            drop(self.outboxes.remove(&connection));
            self.note_watchers();
            tracing::info!(workspace.id = %self.workspace, "a tab that did not read was dropped");
        }
    }
}
