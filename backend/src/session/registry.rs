//! The open sessions: found or started by workspace, gone when nobody is there and nothing runs.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::limits::Limits;
use protocol::{
    Aftermath, BuildNumber, BuildRecord, CacheState, ContainerRecord, FileRecord, Hello, LimitKind, Notice,
    RequestId, ServerMessage, WorkspaceId,
};
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::state::{OriginOf, ReplyTo};
use super::task::{self, Message};
use super::{ConnectionId, LogKey, PublishedState};
use crate::clock::now_ms;
use crate::config::Timeouts;
use crate::engine::{Engine, Restart};
use crate::limits::{BuildQueue, BytesPermit, Pool, SocketBytes};
use crate::metrics::Metrics;
use crate::shared_cache::SharedCache;
use crate::store::Store;
use crate::targets::Targets;

/// Why a session cannot be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error("the session ended while it was being joined")]
    Gone,
    #[error("the server is stopping")]
    Stopping,
    #[error("the workspace could not be loaded")]
    NotLoaded(Notice),
}

/// What sessions work with.
#[derive(Clone)]
pub(crate) struct Services {
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    pub(crate) shared_cache: SharedCache,
    pub(crate) queue: BuildQueue,
    pub(crate) apps: Targets,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) limits: Limits,
    pub(crate) patience: Timeouts,
    pub(crate) app_origin: OriginOf,
    pub(crate) stop: CancellationToken,
}

/// The open sessions. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct SessionRegistry {
    inner: Arc<Inner>,
}

struct Inner {
    services: Services,
    tasks: TaskTracker,
    open: Mutex<HashMap<WorkspaceId, mpsc::Sender<Message>>>,
}

/// What a tab gets when it joins.
#[derive(Debug)]
pub(crate) struct JoinedSession {
    pub(crate) files: Vec<FileRecord>,
    pub(crate) builds: Vec<Arc<BuildRecord>>,
    pub(crate) containers: Vec<ContainerRecord>,
    pub(crate) cache: Option<Arc<CacheState>>,
    pub(crate) cache_version: Option<u64>,
    pub(crate) cursors: Vec<(LogKey, u64)>,
    pub(crate) published: Arc<PublishedState>,
    /// The published version to which the records above belong.
    pub(crate) version: u64,
}

/// One message for a tab, before it has its number. Its text is made once, and shared by all tabs that get the same.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) reply_to: Option<RequestId>,
    /// The message as JSON.
    pub(crate) text: Arc<str>,
    /// Its bytes, unless they are taken when it is sent.
    pub(crate) permit: Option<BytesPermit>,
}

impl Outgoing {
    /// Makes a message that answers a request, or is news.
    pub(crate) fn new(reply_to: Option<RequestId>, message: &ServerMessage) -> Self {
        Self { reply_to, text: text_of(message), permit: None }
    }

    /// Makes news of a message that was written before.
    pub(crate) fn news(text: Arc<str>) -> Self {
        Self { reply_to: None, text, permit: None }
    }

    /// The same for a message that may be long: its text is made on a thread of the pool.
    pub(crate) async fn made(
        workspace: &WorkspaceId,
        reply_to: Option<RequestId>,
        message: ServerMessage,
    ) -> Self {
        Pool::decisions().run_surely(&workspace.0, move || Self::new(reply_to, &message)).await
    }

    /// Returns the same for another tab.
    pub(super) fn shared(&self) -> Self {
        Self { reply_to: self.reply_to, text: Arc::clone(&self.text), permit: None }
    }

    /// Returns what it counts while it waits.
    pub(crate) fn n_bytes(&self) -> usize {
        self.text.len() + QUEUED_BYTES
    }
}

/// Writes a message.
pub(super) fn text_of(message: &ServerMessage) -> Arc<str> {
    let text = serde_json::to_string(message).expect("every message of the protocol has a form in JSON");
    text.into()
}

/// The way of replies and news to one tab, bounded in messages and bytes. A tab that goes over either is ended, and told.
#[derive(Clone, Debug)]
pub(crate) struct TabQueue {
    queue: mpsc::Sender<Outgoing>,
    bytes: SocketBytes,
}

impl TabQueue {
    /// Makes a queue; whoever sends to the tab takes from the other end.
    pub(crate) fn new(bytes: SocketBytes) -> (Self, mpsc::Receiver<Outgoing>) {
        let (queue, news) = mpsc::channel(NEWS);
        (Self { queue, bytes }, news)
    }

    /// Adds a message; returns whether the tab stays.
    pub(super) fn send(&self, mut outgoing: Outgoing) -> bool {
        let queued = self.bytes.take(outgoing.n_bytes()).map_err(Some).and_then(|permit| {
            outgoing.permit = Some(permit);
            self.queue.try_send(outgoing).map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => {
                    let (used, limit) = (NEWS as u64, NEWS as u64);
                    Some(Notice::Limit { kind: LimitKind::UnreadMessages, used, limit })
                }
                mpsc::error::TrySendError::Closed(_) => None,
            })
        });
        match queued {
            Ok(()) => true,
            Err(why) => {
                why.into_iter().for_each(|notice| self.bytes.end(notice));
                false
            }
        }
    }

    /// Returns whether the tab is gone.
    pub(super) fn is_closed(&self) -> bool {
        self.queue.is_closed()
    }
}

/// A tab's way to its session. Dropping it leaves.
#[derive(Debug)]
pub(crate) struct SessionHandle {
    connection: ConnectionId,
    mailbox: mpsc::Sender<Message>,
}

impl SessionRegistry {
    /// Makes a registry whose sessions work with `services`.
    pub(crate) fn new(services: Services) -> Self {
        let inner = Inner { services, tasks: TaskTracker::new(), open: Mutex::default() };
        Self { inner: Arc::new(inner) }
    }

    /// Joins a workspace's session from a network address, starting it if it is not open. News and replies go to `outbox`; when that is full the
    /// tab is dropped.
    pub(crate) async fn join(
        &self,
        workspace: &WorkspaceId,
        (connection, from): (ConnectionId, IpAddr),
        hello: &Hello,
        outbox: TabQueue,
    ) -> Result<(SessionHandle, JoinedSession), SessionError> {
        // A session that ends at this very moment refuses; the next try starts another.
        for _ in 0..JOIN_TRIES {
            let mailbox = self.mailbox(workspace)?;
            let (reply, joined) = oneshot::channel();
            let (hello, outbox) = (Box::new(hello.clone()), outbox.clone());
            if mailbox.send(Message::Join { connection, from, hello, outbox, reply }).await.is_err() {
                continue;
            }
            match joined.await {
                Ok(Ok(joined)) => return Ok((SessionHandle { connection, mailbox }, joined)),
                Ok(Err(notice)) => return Err(SessionError::NotLoaded(notice)),
                Err(_) => {}
            }
        }
        Err(SessionError::Gone)
    }

    /// Tells workspaces that the engine was restarted because it still worked on a build of theirs, until the server stops.
    pub(crate) async fn tell_restarts(self, mut restarts: watch::Receiver<Restart>, stop: CancellationToken) {
        loop {
            tokio::select! {
                changed = restarts.changed() => if changed.is_err() { return },
                () = stop.cancelled() => return,
            }
            let (restart, at_ms) = (restarts.borrow_and_update().clone(), now_ms());
            for (workspace, build) in restart.builds {
                self.follow_up(&workspace, build, Aftermath::EngineRestarted { at_ms }).await;
            }
        }
    }

    /// Tells a workspace's session what followed from a build after its end, starting the session if it is not open.
    async fn follow_up(&self, workspace: &WorkspaceId, build: BuildNumber, aftermath: Aftermath) {
        for _ in 0..JOIN_TRIES {
            let Ok(mailbox) = self.mailbox(workspace) else { return };
            if mailbox.send(Message::Followed { build, aftermath }).await.is_ok() {
                return;
            }
        }
        tracing::warn!(workspace.id = %workspace, build.number = build.0, "nobody was told what followed from a build");
    }

    /// Returns whether a workspace's session is open.
    pub(crate) fn is_open(&self, workspace: &WorkspaceId) -> bool {
        self.open().contains_key(workspace)
    }

    /// Waits until all sessions have ended, after `stop` was cancelled.
    pub(crate) async fn stopped(&self) {
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
    }

    /// Ends a session unless somebody has written to it in the meantime; returns whether it may end.
    pub(super) fn retire(&self, workspace: &WorkspaceId, mailbox: &mut mpsc::Receiver<Message>) -> bool {
        let mut open = self.open();
        if !mailbox.is_empty() {
            return false;
        }
        mailbox.close();
        drop(open.remove(workspace));
        true
    }

    fn mailbox(&self, workspace: &WorkspaceId) -> Result<mpsc::Sender<Message>, SessionError> {
        let mut open = self.open();
        if let Some(mailbox) = open.get(workspace).filter(|mailbox| !mailbox.is_closed()) {
            return Ok(mailbox.clone());
        }
        if self.inner.services.stop.is_cancelled() {
            return Err(SessionError::Stopping);
        }
        let (mailbox, inbox) = mpsc::channel(MAILBOX);
        drop(open.insert(workspace.clone(), mailbox.clone()));
        let (services, registry, workspace) = (self.inner.services.clone(), self.clone(), workspace.clone());
        drop(self.inner.tasks.spawn(task::run(services, registry, workspace, inbox)));
        Ok(mailbox)
    }

    fn open(&self) -> MutexGuard<'_, HashMap<WorkspaceId, mpsc::Sender<Message>>> {
        self.inner.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SessionHandle {
    /// Asks the session something; its reply comes through the outbox. A full mailbox makes the asker wait.
    pub(crate) async fn ask(
        &self,
        request: RequestId,
        message: protocol::ClientMessage,
        held: BytesPermit,
    ) -> Result<(), SessionError> {
        let reply_to = ReplyTo { connection: self.connection, request };
        self.mailbox.send(Message::Ask { reply_to, message, held }).await.map_err(|_| SessionError::Gone)
    }

    /// Leaves the session.
    pub(crate) async fn leave(self) {
        drop(self.mailbox.send(Message::Leave { connection: self.connection }).await);
    }
}

const JOIN_TRIES: usize = 3;
const MAILBOX: usize = 64;
/// Replies and news that may wait for a tab.
const NEWS: usize = 1024;
/// What a message costs in a queue beside its text.
const QUEUED_BYTES: usize = 128;

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::sync::mpsc::channel;

    use protocol::limits::Limits;

    use super::*;
    use crate::limits::ServerBytes;

    #[tokio::test]
    async fn a_tab_has_so_many_messages_unread_and_is_ended_with_the_next() {
        let bytes = ServerBytes::new(&Limits::default()).socket(&WorkspaceId("tab".into()));
        let (queue, mut news) = TabQueue::new(bytes.clone());
        let message = Outgoing::new(None, &ServerMessage::Pong);
        assert!((0..NEWS).all(|_| queue.send(message.shared())));
        assert!(news.try_recv().is_ok());
        assert!(queue.send(message.shared()), "the tab has read a message");
        assert!(!queue.send(message.shared()));
        let (kind, used, limit) = (LimitKind::UnreadMessages, NEWS as u64, NEWS as u64);
        assert_eq!(bytes.ended().await, Notice::Limit { kind, used, limit });
    }

    #[tokio::test]
    async fn a_long_message_is_written_when_its_workspace_has_its_turn_in_the_pool() {
        let workspace = WorkspaceId("written".into());
        let (release, released) = channel::<()>();
        let hold = Pool::decisions().run(&workspace.0, move || released.recv().unwrap_or_default());
        let (mut hold, mut made) = (pin!(hold), pin!(Outgoing::made(&workspace, None, ServerMessage::Pong)));
        tokio::select! {
            biased;
            _ = &mut hold => panic!("the turn is not released"),
            _ = &mut made => panic!("the message was written outside of the pool"),
            () = std::future::ready(()) => {}
        }
        drop(release);
        let (held, made) = tokio::join!(hold, made);
        assert_eq!((held, &*made.text), (Ok(()), &*text_of(&ServerMessage::Pong)));
    }
}
