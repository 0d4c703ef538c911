//! The open sessions: found or started by workspace, gone when nobody is there and nothing runs.

use std::net::IpAddr;
use std::sync::Arc;

use protocol::{
    Aftermath, BuildNumber, FileRecord, Hello, Notice, RequestId, ServerMessage, SessionRequest, WorkspaceId,
};
use tokio::sync::{mpsc, oneshot, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::mailbox::{JoinedSession, Mailboxes, Message};
use super::services::Services;
use super::state::{ContainerCall, ReplyTo};
use super::tab_queue::TabQueue;
use super::{ConnectionId, task};
use crate::clock::now_ms;
use crate::engine::Restart;
use crate::limits::BytesPermit;

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

/// The open sessions. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct SessionRegistry {
    shared: Arc<SharedRegistry>,
}

/// What all clones of a registry share.
struct SharedRegistry {
    services: Services,
    tasks: TaskTracker,
    mailboxes: Mailboxes,
}

/// A tab's way to its session. Dropping it leaves.
#[derive(Debug)]
pub(crate) struct SessionHandle {
    connection: ConnectionId,
    mailbox: mpsc::Sender<Message>,
}

/// A shell's way to the session of its tab. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct SessionCaller {
    mailbox: mpsc::Sender<Message>,
}

impl SessionRegistry {
    /// Makes a registry whose sessions work with `services`.
    pub(crate) fn new(services: Services) -> Self {
        let shared = SharedRegistry { services, tasks: TaskTracker::new(), mailboxes: Mailboxes::default() };
        Self { shared: Arc::new(shared) }
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
        self.shared.mailboxes.contains(workspace)
    }

    /// Gives up the containers of a workspace that is removed.
    pub(crate) fn forget(&self, workspace: &WorkspaceId) {
        self.shared.services.kept.forget(workspace);
    }

    /// Waits until all sessions have ended, after `stop` was cancelled.
    pub(crate) async fn stopped(&self) {
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
    }

    /// Returns the mailbox of a workspace's session, starting the session if it is not open.
    fn mailbox(&self, workspace: &WorkspaceId) -> Result<mpsc::Sender<Message>, SessionError> {
        let SharedRegistry { services, tasks, mailboxes } = &*self.shared;
        mailboxes.find_or_open(workspace, || {
            if services.stop.is_cancelled() {
                return Err(SessionError::Stopping);
            }
            let (mailbox, inbox) = mpsc::channel(MAILBOX);
            let session = task::run(services.clone(), mailboxes.clone(), workspace.clone(), inbox);
            drop(tasks.spawn(session));
            Ok(mailbox)
        })
    }
}

impl SessionHandle {
    /// Asks the session something; its reply comes through the outbox. A full mailbox makes the asker wait.
    pub(crate) async fn ask(
        &self,
        id: RequestId,
        request: SessionRequest,
        held: BytesPermit,
    ) -> Result<(), SessionError> {
        let reply_to = ReplyTo { connection: self.connection, request: id };
        self.mailbox.send(Message::Ask { reply_to, request, held }).await.map_err(|_| SessionError::Gone)
    }

    /// Returns a way for the tab's shells.
    pub(crate) fn caller(&self) -> SessionCaller {
        SessionCaller { mailbox: self.mailbox.clone() }
    }

    /// Leaves the session.
    pub(crate) async fn leave(self) {
        drop(self.mailbox.send(Message::Leave { connection: self.connection }).await);
    }
}

impl SessionCaller {
    /// Asks what a tab could ask, and waits for the reply.
    ///
    /// # Errors
    ///
    /// When the session has ended.
    pub(crate) async fn ask(&self, request: SessionRequest) -> Result<ServerMessage, SessionError> {
        self.send(|reply| Message::AskForShell { request, reply }).await
    }

    /// Asks something of the containers, and waits until it is done.
    ///
    /// # Errors
    ///
    /// When the session has ended.
    pub(crate) async fn call(&self, request: ContainerCall) -> Result<Result<String, Notice>, SessionError> {
        self.send(|reply| Message::Call { request, reply }).await
    }

    /// Reads the files, with their contents.
    ///
    /// # Errors
    ///
    /// When the session has ended.
    pub(crate) async fn files(&self) -> Result<Vec<FileRecord>, SessionError> {
        self.send(|reply| Message::ReadFiles { reply }).await
    }

    async fn send<T>(&self, message: impl FnOnce(oneshot::Sender<T>) -> Message) -> Result<T, SessionError> {
        let (reply, answer) = oneshot::channel();
        self.mailbox.send(message(reply)).await.map_err(|_| SessionError::Gone)?;
        answer.await.map_err(|_| SessionError::Gone)
    }
}

const JOIN_TRIES: usize = 3;
const MAILBOX: usize = 64;
