//! The task of one session: turns what happens into events, lets the state decide, and carries the commands out, in order.
//!
//! A write that fails ends the session: its tabs reconnect and get what is durable, so nobody is ever shown as saved what is not.

mod calls;
mod pending_writes;
mod perform;
mod wake;
mod write_rate;

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, Ipv4Addr};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{
    BuildNumber, ContainerNumber, EngineState, NoEngine, Notice, ServerMessage, SessionRequest, WorkspaceId,
};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::calls::Calls;
use self::pending_writes::PendingWrites;
use self::wake::{Inputs, Wake};
use self::write_rate::WriteRate;
use super::mailbox::{JoinedSession, Mailboxes, Message};
use super::services::Services;
use super::state::{ReplyTo, SessionCommand, SessionEvent, SessionState};
use super::tab_queue::TabQueue;
use super::{AppTarget, ConnectionId, PublishedState};
use crate::clock::{now_ms, running_ms};
use crate::limits::Pool;
use crate::metrics::Metrics;
use crate::secret;
use crate::store::StoreError;

struct SessionTask {
    services: Services,
    workspace: WorkspaceId,
    /// Locked for a step only; a step that may take long runs on a thread of the pool.
    state: Arc<Mutex<SessionState>>,
    published: Arc<PublishedState>,
    outboxes: HashMap<ConnectionId, TabQueue>,
    /// Where tabs came from; the last one's address stands for the workspace when none is there.
    addresses: HashMap<ConnectionId, IpAddr>,
    last_address: IpAddr,
    targets: HashMap<ContainerNumber, Arc<AppTarget>>,
    builds: HashMap<BuildNumber, Ends>,
    /// Whether any tab is there, for those who read the containers' output.
    is_watched: watch::Sender<bool>,
    /// Containers that are counted as running.
    running: HashSet<ContainerNumber>,
    works: JoinSet<()>,
    /// Shells that wait for an answer.
    calls: Calls,
    pace: WriteRate,
    pending_writes: PendingWrites,
    /// When a person did something last, by the process's own clock.
    used_ms: u64,
    events: mpsc::Sender<SessionEvent>,
    logs_grew: bool,
}

/// Runs a session until nobody is there and nothing runs, or the server stops.
pub(super) async fn run(
    services: Services,
    mailboxes: Mailboxes,
    workspace: WorkspaceId,
    mut mailbox: mpsc::Receiver<Message>,
) {
    let metrics = Arc::clone(&services.metrics);
    let _counted = OpenSessionGauge::new(metrics);
    let outcome = match SessionTask::open(services, workspace.clone()).await {
        Ok(Some((mut session, mut events))) => {
            let inputs = Inputs::new(&session.services, &mut mailbox, &mut events);
            session.work(&mailboxes, inputs).await
        }
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        tracing::error!(workspace.id = %workspace, error = &error as &dyn std::error::Error, "session ended by the store");
        turn_away(&mut mailbox, &why_not(&error));
    }
    mailbox.close();
}

/// Tells those who are about to join why they cannot. A page that is only let go would come back for ever.
fn turn_away(mailbox: &mut mpsc::Receiver<Message>, notice: &Notice) {
    mailbox.close();
    while let Ok(message) = mailbox.try_recv() {
        if let Message::Join { reply, .. } = message {
            drop(reply.send(Err(notice.clone())));
        }
    }
}

/// Returns what a person is told of a store that fails.
pub(crate) fn why_not(error: &StoreError) -> Notice {
    if error.is_full() {
        return Notice::StorageFull;
    }
    if error.is_damaged() {
        return Notice::StorageDamaged;
    }
    let incident = secret::incident();
    tracing::error!(incident, error = error as &dyn std::error::Error, "the store has failed");
    Notice::Internal { incident }
}

impl SessionTask {
    async fn open(
        services: Services,
        workspace: WorkspaceId,
    ) -> Result<Option<(Self, mpsc::Receiver<SessionEvent>)>, StoreError> {
        let Some(stored) = services.store.load_workspace(workspace.clone()).await? else { return Ok(None) };
        let (app_origin, limits, own) =
            (Arc::clone(&services.app_origin), services.limits.clone(), workspace.clone());
        // What a workspace has kept may be long to read.
        let kept = services.kept.ids(&workspace);
        let opening = move || SessionState::open(own, limits, app_origin, (stored.unpack(), kept), now_ms());
        let (mut state, commands) = Pool::decisions().run_surely(&workspace.0, opening).await;
        let published = PublishedState::new(state.builds());
        let absent = absence(&services.engine.status().borrow().state);
        drop(state.step(SessionEvent::Engine { absent }, now_ms()));
        let (events, event_stream) = mpsc::channel(EVENTS);
        let pace = WriteRate::new(services.limits.save_bytes_per_second, Instant::now());
        let mut session = Self {
            services,
            workspace,
            state: Arc::new(Mutex::new(state)),
            published: Arc::new(published),
            outboxes: HashMap::new(),
            addresses: HashMap::new(),
            last_address: Ipv4Addr::UNSPECIFIED.into(),
            targets: HashMap::new(),
            builds: HashMap::new(),
            is_watched: watch::Sender::new(false),
            running: HashSet::new(),
            works: JoinSet::new(),
            calls: Calls::default(),
            pace,
            pending_writes: PendingWrites::default(),
            used_ms: running_ms(),
            events,
            logs_grew: false,
        };
        session.perform(commands).await?;
        session.invocation().await?;
        Ok(Some((session, event_stream)))
    }

    /// Works until nobody is there and nothing runs, or the server stops.
    async fn work(&mut self, mailboxes: &Mailboxes, mut inputs: Inputs<'_>) -> Result<(), StoreError> {
        loop {
            let wake = self.next_wake(&mut inputs).await;
            if self.handle(wake, &mut inputs).await?.is_break() {
                return Ok(());
            }
            if std::mem::take(&mut self.logs_grew) {
                self.published.logs_grew();
            }
            if inputs.is_stopping && !self.state_is(SessionState::is_busy) {
                return self.keep_what_waits().await;
            }
            if !self.outboxes.is_empty() {
                inputs.somebody_at = Instant::now();
            }
            if !self.is_idle() {
                inputs.idle_since = Instant::now();
            } else if inputs.idle_since.elapsed() >= self.services.patience.linger
                && mailboxes.retire(&self.workspace, inputs.mailbox)
            {
                return self.close().await;
            }
        }
    }

    /// Does what the task was woken for; returns whether the session goes on.
    async fn handle(&mut self, wake: Wake, inputs: &mut Inputs<'_>) -> Result<ControlFlow<()>, StoreError> {
        match wake {
            Wake::Message(Some(message)) => self.take(message).await?,
            Wake::Message(None) => return Ok(ControlFlow::Break(())),
            Wake::Events => {
                for event in inputs.batch.drain(..) {
                    self.step(event).await?;
                }
            }
            Wake::Worked(Ok(())) => {}
            Wake::Worked(Err(error)) => {
                tracing::error!(workspace.id = %self.workspace, %error, "work of a session panicked; the session ends");
                return Ok(ControlFlow::Break(()));
            }
            Wake::Engine => {
                let absent = absence(&inputs.engine.borrow_and_update().state);
                self.step(SessionEvent::Engine { absent }).await?;
                self.invocation().await?;
            }
            Wake::SharedCache => {
                drop(inputs.shared_cache.borrow_and_update());
                self.invocation().await?;
            }
            Wake::Flush => {
                inputs.flushed_at = Instant::now();
                self.step(SessionEvent::Flush).await?;
            }
            Wake::Files => {
                let began_at = Instant::now();
                self.step(SessionEvent::FilesChanged).await?;
                inputs.files_followed(began_at);
            }
            Wake::Deserted => self.step(SessionEvent::Deserted).await?,
            Wake::Tick => self.tick().await?,
            Wake::Stop => {
                inputs.is_stopping = true;
                self.step(SessionEvent::Stopping).await?;
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Makes the apps unreachable and notes when the workspace was used; a full disk does not matter here.
    async fn close(&self) -> Result<(), StoreError> {
        self.targets.values().for_each(|target| self.services.apps.remove(&target.name));
        match self.services.store.touch_workspace(self.workspace.clone()).await {
            Err(error) if error.is_full() => Ok(()),
            touched => touched,
        }
    }

    async fn take(&mut self, message: Message) -> Result<(), StoreError> {
        match message {
            Message::Join { connection, from, hello, outbox, reply } => {
                let _ = self.addresses.insert(connection, from);
                self.last_address = from;
                self.used_ms = running_ms();
                let joined = JoinedSession {
                    snapshot: lock(&self.state).join(connection, &hello),
                    published: Arc::clone(&self.published),
                    version: *self.published.version().borrow(),
                };
                drop(self.outboxes.insert(connection, outbox));
                self.note_watchers();
                // A tab that gave up while it waited is found gone at the next news.
                drop(reply.send(Ok(joined)));
                Ok(())
            }
            Message::Leave { connection } => {
                self.used_ms = running_ms();
                drop(self.outboxes.remove(&connection));
                let _ = self.addresses.remove(&connection);
                self.note_watchers();
                self.step(SessionEvent::Left { connection }).await
            }
            // Its bytes are given back when it was carried out.
            Message::Ask { reply_to, request, held: _held } => self.asked(reply_to, request).await,
            Message::AskForShell { request, reply } => {
                let reply_to = self.calls.wait_for_reply(reply);
                self.asked(reply_to, request).await
            }
            Message::Call { request, reply } => {
                self.used_ms = running_ms();
                let call = self.calls.wait(reply);
                if self.pending_writes.is_much() {
                    self.calls.answer(call, Err(Notice::StorageFull));
                    return Ok(());
                }
                self.step(SessionEvent::Called { call, request }).await
            }
            Message::ReadFiles { reply } => {
                self.used_ms = running_ms();
                drop(reply.send(lock(&self.state).files()));
                Ok(())
            }
            Message::Followed { build, aftermath } => {
                self.step(SessionEvent::Followed { build, aftermath }).await
            }
        }
    }

    async fn asked(&mut self, reply_to: ReplyTo, request: SessionRequest) -> Result<(), StoreError> {
        if request != SessionRequest::Ping {
            self.used_ms = running_ms();
        }
        // Each start makes a record, whether or not the engine answers. Builds are refused when they enter the queue.
        if matches!(request, SessionRequest::StartContainer { .. }) && self.pending_writes.is_much() {
            let refusal = ServerMessage::Refused { notice: Notice::StorageFull };
            self.reply(reply_to, &refusal);
            return Ok(());
        }
        self.step(SessionEvent::Asked { reply_to, request }).await
    }

    async fn tick(&mut self) -> Result<(), StoreError> {
        let gone: Vec<_> =
            self.outboxes.iter().filter(|(_, outbox)| outbox.is_closed()).map(|(id, _)| *id).collect();
        for connection in gone {
            drop(self.outboxes.remove(&connection));
            let _ = self.addresses.remove(&connection);
            self.note_watchers();
            self.step(SessionEvent::Left { connection }).await?;
        }
        self.keep_what_waits().await?;
        let apps = self.targets.values().map(|target| target.used_ms());
        self.used_ms = apps.fold(self.used_ms, u64::max);
        self.step(SessionEvent::Tick { unused_ms: running_ms().saturating_sub(self.used_ms) }).await
    }

    /// Lets those who read the containers' output know whether anybody sees it.
    fn note_watchers(&self) {
        let is_watched = !self.outboxes.is_empty();
        self.is_watched.send_if_modified(|before| std::mem::replace(before, is_watched) != is_watched);
    }

    /// Takes in how the engine is called now, and what everybody can reuse.
    async fn invocation(&mut self) -> Result<(), StoreError> {
        let invocation = self.services.engine.invocation(&self.workspace);
        let known = self.services.shared_cache.known().borrow().clone();
        self.step(SessionEvent::PredictionInputsChanged { invocation, known }).await
    }

    async fn step(&mut self, event: SessionEvent) -> Result<(), StoreError> {
        let commands = self.decide(event).await;
        self.perform(commands).await
    }

    /// Lets the state decide. What a workspace can make long, as predicting a build, holds up its own tabs and nobody else.
    async fn decide(&self, event: SessionEvent) -> Vec<SessionCommand> {
        if !event.may_take_long() {
            return lock(&self.state).step(event, now_ms());
        }
        let state = Arc::clone(&self.state);
        Pool::decisions().run_surely(&self.workspace.0, move || lock(&state).step(event, now_ms())).await
    }

    /// Returns whether the session may end: nobody is here, nothing is under way, and nothing waits for room on the disk.
    fn is_idle(&self) -> bool {
        self.pending_writes.is_empty() && self.state_is(SessionState::is_idle)
    }

    fn state_is<T>(&self, question: impl FnOnce(&SessionState) -> T) -> T {
        question(&lock(&self.state))
    }
}

fn lock(state: &Mutex<SessionState>) -> MutexGuard<'_, SessionState> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How a build of the session is ended from outside.
struct Ends {
    cancel: CancellationToken,
    /// Gives up its place in the line; nothing once it works.
    leave_line: CancellationToken,
}

/// Returns why there is no engine; one on its way counts as there, since builds and containers wait for it.
fn absence(state: &EngineState) -> Option<NoEngine> {
    match state {
        EngineState::Absent { reason } => Some(reason.clone()),
        EngineState::Starting | EngineState::Ready { .. } => None,
    }
}

/// Counts a session for as long as it lives, a panic included.
struct OpenSessionGauge(Arc<Metrics>);

impl OpenSessionGauge {
    fn new(metrics: Arc<Metrics>) -> Self {
        let _ = metrics.sessions.inc();
        Self(metrics)
    }
}

impl Drop for OpenSessionGauge {
    fn drop(&mut self) {
        let _ = self.0.sessions.dec();
    }
}

const EVENTS: usize = 1024;
