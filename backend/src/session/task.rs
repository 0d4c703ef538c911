//! The task of one session: turns what happens into events, lets the state decide, and carries the commands out, in order.
//!
//! A write that fails ends the session: its tabs reconnect and get what is durable, so nobody is ever shown as saved what is not.

mod perform;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use protocol::{ContainerNumber, EngineState, Hello, NoEngine, WorkspaceId};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};
use tokio_util::sync::CancellationToken;

use super::registry::{Outgoing, Services};
use super::state::{Event, ReplyTo, State};
use super::{AppTarget, Board, ConnectionId, Joined, Registry};
use crate::clock::now_ms;
use crate::metrics::Metrics;
use crate::store::StoreError;

/// What tabs send to a session.
pub(super) enum Message {
    /// A tab comes.
    Join {
        connection: ConnectionId,
        hello: Box<Hello>,
        outbox: mpsc::Sender<Outgoing>,
        reply: oneshot::Sender<Joined>,
    },
    /// A tab goes.
    Leave { connection: ConnectionId },
    /// A tab asks something.
    Ask { reply_to: ReplyTo, message: protocol::ClientMessage },
}

/// What wakes the task.
enum Wake {
    Message(Option<Message>),
    Events,
    Worked(Result<(), tokio::task::JoinError>),
    Engine,
    Everyone,
    Flush,
    Tick,
    Stop,
}

struct Session {
    services: Services,
    workspace: WorkspaceId,
    state: State,
    board: Arc<Board>,
    outboxes: HashMap<ConnectionId, mpsc::Sender<Outgoing>>,
    targets: HashMap<ContainerNumber, Arc<AppTarget>>,
    builds: HashMap<protocol::BuildNumber, CancellationToken>,
    /// Containers that are counted as running.
    running: HashSet<ContainerNumber>,
    works: JoinSet<()>,
    events: mpsc::Sender<Event>,
    logs_grew: bool,
}

/// Runs a session until nobody is there and nothing runs, or the server stops.
pub(super) async fn run(
    services: Services,
    registry: Registry,
    workspace: WorkspaceId,
    mut mailbox: mpsc::Receiver<Message>,
) {
    let metrics = Arc::clone(&services.metrics);
    let _counted = Counted::new(metrics);
    let outcome = match Session::open(services, workspace.clone()).await {
        Ok(Some((mut session, mut events))) => session.work(&registry, &mut mailbox, &mut events).await,
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        tracing::error!(workspace.id = %workspace, error = &error as &dyn std::error::Error, "session ended by a failed write");
    }
    mailbox.close();
}

impl Session {
    async fn open(
        services: Services,
        workspace: WorkspaceId,
    ) -> Result<Option<(Self, mpsc::Receiver<Event>)>, StoreError> {
        let Some(stored) = services.store.load_workspace(workspace.clone()).await? else { return Ok(None) };
        let app_origin = Arc::clone(&services.app_origin);
        let (mut state, commands) =
            State::open(workspace.clone(), services.limits.clone(), app_origin, stored, now_ms());
        let absent = absence(&services.engine.status().borrow().state);
        drop(state.step(Event::Engine { absent }, now_ms()));
        let (events, event_stream) = mpsc::channel(EVENTS);
        let mut session = Self {
            services,
            workspace,
            state,
            board: Arc::new(Board::new()),
            outboxes: HashMap::new(),
            targets: HashMap::new(),
            builds: HashMap::new(),
            running: HashSet::new(),
            works: JoinSet::new(),
            events,
            logs_grew: false,
        };
        session.perform(commands).await?;
        session.ground().await?;
        Ok(Some((session, event_stream)))
    }

    async fn work(
        &mut self,
        registry: &Registry,
        mailbox: &mut mpsc::Receiver<Message>,
        events: &mut mpsc::Receiver<Event>,
    ) -> Result<(), StoreError> {
        let mut engine = self.services.engine.status();
        let stop = self.services.stop.clone();
        let mut everyone = self.services.everyone.known();
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let mut batch = Vec::new();
        let mut flushed_at = Instant::now();
        let mut idle_since = Instant::now();
        let mut is_stopping = false;
        loop {
            let linger = self.services.patience.linger;
            let wake = tokio::select! {
                message = mailbox.recv() => Wake::Message(message),
                _ = events.recv_many(&mut batch, EVENTS_AT_ONCE) => Wake::Events,
                Some(worked) = self.works.join_next() => Wake::Worked(worked),
                Ok(()) = engine.changed() => Wake::Engine,
                Ok(()) = everyone.changed() => Wake::Everyone,
                () = sleep_until(flushed_at + FLUSH), if self.state.is_dirty() => Wake::Flush,
                () = sleep_until(idle_since + linger), if self.state.is_idle() => Wake::Tick,
                _ = tick.tick() => Wake::Tick,
                () = stop.cancelled(), if !is_stopping => Wake::Stop,
            };
            match wake {
                Wake::Message(Some(message)) => self.take(message).await?,
                Wake::Message(None) => return Ok(()),
                Wake::Events => {
                    for event in batch.drain(..) {
                        self.step(event).await?;
                    }
                }
                Wake::Worked(Ok(())) => {}
                Wake::Worked(Err(error)) => {
                    tracing::error!(workspace.id = %self.workspace, %error, "work of a session panicked; the session ends");
                    return Ok(());
                }
                Wake::Engine => {
                    let absent = absence(&engine.borrow_and_update().state);
                    self.step(Event::Engine { absent }).await?;
                    self.ground().await?;
                }
                Wake::Everyone => {
                    drop(everyone.borrow_and_update());
                    self.ground().await?;
                }
                Wake::Flush => {
                    flushed_at = Instant::now();
                    self.step(Event::Flush).await?;
                }
                Wake::Tick => self.tick().await?,
                Wake::Stop => {
                    is_stopping = true;
                    self.step(Event::Stopping).await?;
                }
            }
            if std::mem::take(&mut self.logs_grew) {
                self.board.logs_grew();
            }
            if is_stopping && !self.state.is_busy() {
                return Ok(());
            }
            if !self.state.is_idle() {
                idle_since = Instant::now();
            } else if idle_since.elapsed() >= linger && registry.retire(&self.workspace, mailbox) {
                self.targets.values().for_each(|target| self.services.apps.remove(&target.name));
                return self.services.store.touch_workspace(self.workspace.clone(), now_ms()).await;
            }
        }
    }

    async fn take(&mut self, message: Message) -> Result<(), StoreError> {
        match message {
            Message::Join { connection, hello, outbox, reply } => {
                let seat = self.state.join(connection, &hello, now_ms());
                let joined = Joined {
                    files: seat.files,
                    builds: seat.builds,
                    containers: seat.containers,
                    cache: seat.cache,
                    cursors: seat.cursors,
                    board: Arc::clone(&self.board),
                    version: *self.board.version().borrow(),
                };
                drop(self.outboxes.insert(connection, outbox));
                // A tab that gave up while it waited is found gone at the next news.
                drop(reply.send(joined));
                Ok(())
            }
            Message::Leave { connection } => {
                drop(self.outboxes.remove(&connection));
                self.step(Event::Left { connection }).await
            }
            Message::Ask { reply_to, message } => self.step(Event::Asked { reply_to, message }).await,
        }
    }

    async fn tick(&mut self) -> Result<(), StoreError> {
        let gone: Vec<_> =
            self.outboxes.iter().filter(|(_, outbox)| outbox.is_closed()).map(|(id, _)| *id).collect();
        for connection in gone {
            drop(self.outboxes.remove(&connection));
            self.step(Event::Left { connection }).await?;
        }
        if let Some(used_ms) = self.targets.values().map(|target| target.used_ms()).max() {
            self.step(Event::AppUsed { used_ms }).await?;
        }
        self.step(Event::Tick).await
    }

    /// Takes in how the engine is called now, and what everybody can reuse.
    async fn ground(&mut self) -> Result<(), StoreError> {
        let ground = self.services.engine.ground(&self.workspace);
        let known = self.services.everyone.known().borrow().clone();
        self.step(Event::Ground { ground, known }).await
    }

    async fn step(&mut self, event: Event) -> Result<(), StoreError> {
        let commands = self.state.step(event, now_ms());
        self.perform(commands).await
    }
}

/// Returns why there is no engine; one on its way counts as there, since builds and containers wait for it.
fn absence(state: &EngineState) -> Option<NoEngine> {
    match state {
        EngineState::Absent { reason } => Some(reason.clone()),
        EngineState::Starting | EngineState::Ready { .. } => None,
    }
}

/// Counts a session for as long as it lives, a panic included.
struct Counted(Arc<Metrics>);

impl Counted {
    fn new(metrics: Arc<Metrics>) -> Self {
        let _ = metrics.sessions.inc();
        Self(metrics)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let _ = self.0.sessions.dec();
    }
}

const EVENTS: usize = 1024;
const EVENTS_AT_ONCE: usize = 256;
const FLUSH: Duration = Duration::from_millis(100);
const TICK: Duration = Duration::from_secs(5);
