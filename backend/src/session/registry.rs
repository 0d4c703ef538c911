//! The open sessions: found or started by workspace, gone when nobody is there and nothing runs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::limits::Limits;
use protocol::{
    BuildRecord, CacheState, ContainerRecord, FileRecord, Hello, RequestId, ServerMessage, WorkspaceId,
};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::state::{OriginOf, ReplyTo};
use super::task::{self, Message};
use super::{Board, ConnectionId, LogKey};
use crate::config::Patience;
use crate::engine::Engine;
use crate::everyone::Everyone;
use crate::limits::BuildQueue;
use crate::metrics::Metrics;
use crate::store::Store;
use crate::targets::Targets;

/// Why a session cannot be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error("the session ended while it was being joined")]
    Gone,
    #[error("the server is stopping")]
    Stopping,
}

/// What sessions work with.
#[derive(Clone)]
pub(crate) struct Services {
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    pub(crate) everyone: Everyone,
    pub(crate) queue: BuildQueue,
    pub(crate) apps: Targets,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) limits: Limits,
    pub(crate) patience: Patience,
    pub(crate) app_origin: OriginOf,
    pub(crate) stop: CancellationToken,
}

/// The open sessions. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct Registry {
    inner: Arc<Inner>,
}

struct Inner {
    services: Services,
    tasks: TaskTracker,
    open: Mutex<HashMap<WorkspaceId, mpsc::Sender<Message>>>,
}

/// What a tab gets when it joins.
#[derive(Debug)]
pub(crate) struct Joined {
    pub(crate) files: Vec<FileRecord>,
    pub(crate) builds: Vec<BuildRecord>,
    pub(crate) containers: Vec<ContainerRecord>,
    pub(crate) cache: Option<CacheState>,
    pub(crate) cursors: Vec<(LogKey, u64)>,
    pub(crate) board: Arc<Board>,
    /// The board's version that the records above are of.
    pub(crate) version: u64,
}

/// One message for a tab, before it has its number.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) reply_to: Option<RequestId>,
    pub(crate) message: ServerMessage,
}

/// A tab's way to its session. Dropping it leaves.
#[derive(Debug)]
pub(crate) struct SessionHandle {
    connection: ConnectionId,
    mailbox: mpsc::Sender<Message>,
}

impl Registry {
    /// Makes a registry whose sessions work with `services`.
    pub(crate) fn new(services: Services) -> Self {
        let inner = Inner { services, tasks: TaskTracker::new(), open: Mutex::default() };
        Self { inner: Arc::new(inner) }
    }

    /// Joins a workspace's session, starting it if it is not open. News and replies go to `outbox`; when that is full the tab is dropped.
    pub(crate) async fn join(
        &self,
        workspace: &WorkspaceId,
        connection: ConnectionId,
        hello: &Hello,
        outbox: mpsc::Sender<Outgoing>,
    ) -> Result<(SessionHandle, Joined), SessionError> {
        // A session that ends at this very moment refuses; the next try starts another.
        for _ in 0..JOIN_TRIES {
            let mailbox = self.mailbox(workspace)?;
            let (reply, joined) = oneshot::channel();
            let (hello, outbox) = (Box::new(hello.clone()), outbox.clone());
            if mailbox.send(Message::Join { connection, hello, outbox, reply }).await.is_err() {
                continue;
            }
            if let Ok(joined) = joined.await {
                return Ok((SessionHandle { connection, mailbox }, joined));
            }
        }
        Err(SessionError::Gone)
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
    ) -> Result<(), SessionError> {
        let reply_to = ReplyTo { connection: self.connection, request };
        self.mailbox.send(Message::Ask { reply_to, message }).await.map_err(|_| SessionError::Gone)
    }

    /// Leaves the session.
    pub(crate) async fn leave(self) {
        drop(self.mailbox.send(Message::Leave { connection: self.connection }).await);
    }
}

const JOIN_TRIES: usize = 3;
const MAILBOX: usize = 64;
