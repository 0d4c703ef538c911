//! Carries out what the state has decided.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use protocol::{BuildRecord, BuildState, ContainerRecord, ContainerState, ServerMessage};
use tokio_util::sync::CancellationToken;

use super::Session;
use crate::clock::now_ms;
use crate::engine::{BuildOrder, SourceFile};
use crate::limits::BuildPermit;
use crate::metrics::{ByOutcome, Outcome};
use crate::session::registry::Outgoing;
use crate::session::state::{Command, Event, KEPT_BUILDS, KEPT_CONTAINERS, Learnt, ReplyTo};
use crate::session::{AppTarget, ConnectionId, LogKey, work};
use crate::store::StoreError;
use crate::targets::AppName;

impl Session {
    /// Carries out commands in order; those that report at once are followed by what comes of the report.
    pub(super) async fn perform(&mut self, commands: Vec<Command>) -> Result<(), StoreError> {
        let mut permit = None;
        let mut left: VecDeque<Command> = commands.into();
        while let Some(command) = left.pop_front() {
            let follow_up = self.perform_one(command, &mut permit).await?;
            for command in follow_up.into_iter().rev() {
                left.push_front(command);
            }
        }
        Ok(())
    }

    async fn perform_one(
        &mut self,
        command: Command,
        permit: &mut Option<BuildPermit>,
    ) -> Result<Vec<Command>, StoreError> {
        let (store, workspace) = (&self.services.store, self.workspace.clone());
        match command {
            Command::WriteFile(change) => store.write_files(workspace, vec![change]).await?,
            Command::WriteFiles(changes) => store.write_files(workspace, changes).await?,
            Command::LoadFiles { reply_to, build } => {
                let files = store.snapshot(workspace, build).await?;
                let files = files.into_iter().map(|file| SourceFile {
                    path: file.path,
                    content: file.content.into(),
                    is_executable: file.is_executable,
                });
                let files = files.collect();
                return Ok(self.state.step(Event::FilesLoaded { reply_to, build, files }, now_ms()));
            }
            Command::InsertBuild { record, snapshot, contents } => {
                store.insert_build(workspace, record, (snapshot, contents), KEPT_BUILDS).await?;
            }
            Command::FinishBuild { record, log } => {
                drop(self.builds.remove(&record.number));
                self.count_build(&record);
                store.finish_build(workspace, record, log).await?;
            }
            Command::PutContainer { record, log } => {
                store.put_container(workspace, record, log, KEPT_CONTAINERS).await?;
            }
            Command::LoadLog { key, reply_to, from } => {
                let lines = match key {
                    LogKey::Build(build) => store.build_log(workspace, build).await?,
                    LogKey::Container(container) => store.container_log(workspace, container).await?,
                };
                return Ok(self.state.step(Event::LogLoaded { key, lines, reply_to, from }, now_ms()));
            }
            Command::EnterQueue { reply_to, image, options } => match self.services.queue.enter() {
                Ok(entered) => {
                    let standing = permit.insert(entered).standing();
                    return Ok(self
                        .state
                        .step(Event::Entered { reply_to, image, options, standing }, now_ms()));
                }
                Err(notice) => {
                    return Ok(self
                        .state
                        .step(Event::NotEntered { reply_to, image, options, notice }, now_ms()));
                }
            },
            Command::BeginBuild { order } => {
                permit.take().into_iter().for_each(|it| self.begin_build(&order, it))
            }
            Command::CancelBuild { build } => {
                self.builds.get(&build).iter().for_each(|cancel| cancel.cancel())
            }
            Command::Learn(learnt) => {
                let Learnt { kept, shared, is_broken } = *learnt;
                store.put_reuse(workspace, kept).await?;
                self.services.everyone.learn(&shared, is_broken).await?;
            }
            Command::PostCache(state) => self.board.post_cache(state),
            Command::Reply { reply_to, message } => self.reply(reply_to, message),
            Command::News { message, causer } => self.news(&message, causer),
            Command::PostBuild(record) => self.board.post_build(record),
            Command::PostContainer(record) => self.post_container(record),
            Command::PostLog { key, log } => self.board.post_log(key, log),
            Command::TakeDown { key } => self.take_down(key),
            Command::LogsGrew => {
                let _ = self.services.metrics.log_lines.inc();
                self.logs_grew = true;
            }
            Command::BeginContainer { order, record, name } => self.begin_container(order, &record, name),
            Command::StopContainer { engine_id } => {
                let (engine, grace) = (self.services.engine.clone(), self.services.patience.container_stop);
                drop(self.works.spawn(async move { engine.stop(&engine_id, grace).await }));
            }
            Command::SetApp { container, state } => {
                self.targets
                    .get(&container)
                    .iter()
                    .for_each(|target| target.set(state.clone(), &self.services.apps));
            }
            Command::WithdrawApp { container } => {
                self.targets
                    .get(&container)
                    .iter()
                    .for_each(|target| self.services.apps.remove(&target.name));
            }
        }
        Ok(Vec::new())
    }

    fn begin_build(&mut self, order: &BuildOrder, permit: BuildPermit) {
        let cancel = CancellationToken::new();
        drop(self.builds.insert(order.number, cancel.clone()));
        let limit = Duration::from_secs(self.services.limits.build_seconds);
        let ends = work::BuildEnds::new(cancel, self.services.stop.clone(), limit);
        let (engine, events) = (self.services.engine.clone(), self.events.clone());
        let start = move |order, cancel| engine.build(order, cancel);
        drop(self.works.spawn(work::build(start, order.clone(), permit, ends, events)));
    }

    fn begin_container(
        &mut self,
        order: crate::engine::ContainerOrder,
        record: &ContainerRecord,
        name: AppName,
    ) {
        let target = Arc::new(AppTarget::new(name, record.build, record.virtual_port, now_ms()));
        self.board.post_app(record.number, Arc::clone(&target));
        drop(self.targets.insert(record.number, target));
        self.running.insert(record.number);
        let _ = self.services.metrics.containers.inc();
        drop(self.works.spawn(work::container(self.services.engine.clone(), order, self.events.clone())));
    }

    fn post_container(&mut self, record: Arc<ContainerRecord>) {
        if matches!(record.state, ContainerState::Exited { .. }) && self.running.remove(&record.number) {
            let _ = self.services.metrics.containers.dec();
        }
        self.board.post_container(record);
    }

    fn take_down(&mut self, key: LogKey) {
        if let LogKey::Container(number) = key {
            drop(self.targets.remove(&number));
        }
        self.board.take_down(key);
    }

    fn count_build(&self, record: &BuildRecord) {
        let (outcome, started_ms, ended_ms) = match &record.state {
            BuildState::Succeeded { started_ms, ended_ms, .. } => {
                (Outcome::Succeeded, Some(*started_ms), *ended_ms)
            }
            BuildState::Failed { started_ms, ended_ms, .. } => (Outcome::Failed, *started_ms, *ended_ms),
            BuildState::Cancelled { ended_ms, .. } => (Outcome::Cancelled, None, *ended_ms),
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

    fn reply(&mut self, reply_to: ReplyTo, message: ServerMessage) {
        self.send(reply_to.connection, Outgoing { reply_to: Some(reply_to.request), message });
    }

    fn news(&mut self, message: &ServerMessage, causer: Option<(ConnectionId, ServerMessage)>) {
        let everyone: Vec<_> = self.outboxes.keys().copied().collect();
        for connection in everyone {
            let own = causer.as_ref().filter(|(causer, _)| *causer == connection);
            let message = own.map_or(message, |(_, own)| own).clone();
            self.send(connection, Outgoing { reply_to: None, message });
        }
    }

    /// A tab whose outbox is full or closed is dropped: its socket closes, and the page reconnects and takes up where it was.
    fn send(&mut self, connection: ConnectionId, outgoing: Outgoing) {
        let Some(outbox) = self.outboxes.get(&connection) else { return };
        if outbox.try_send(outgoing).is_err() {
            drop(self.outboxes.remove(&connection));
            tracing::info!(workspace.id = %self.workspace, "a tab that did not read was dropped");
        }
    }
}
