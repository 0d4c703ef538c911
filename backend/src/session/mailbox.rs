//! What a session is sent, and where: the mailboxes of the open sessions.
//!
//! The registry opens mailboxes, and the task of a session closes its own. So both know this file, and the task does not know the registry.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{
    Aftermath, BuildNumber, FileRecord, Hello, Notice, ServerMessage, SessionRequest, WorkspaceId,
};
use tokio::sync::{mpsc, oneshot};

use super::state::{ContainerCall, JoinSnapshot, ReplyTo};
use super::tab_queue::TabQueue;
use super::{ConnectionId, PublishedState};
use crate::limits::BytesPermit;

/// What tabs send to a session, and the server.
pub(super) enum Message {
    /// A tab comes.
    Join {
        connection: ConnectionId,
        from: IpAddr,
        hello: Box<Hello>,
        outbox: TabQueue,
        reply: oneshot::Sender<Result<JoinedSession, Notice>>,
    },
    /// A tab goes.
    Leave { connection: ConnectionId },
    /// A tab asks something.
    Ask { reply_to: ReplyTo, request: SessionRequest, held: BytesPermit },
    /// A shell asks what a tab could ask.
    AskForShell { request: SessionRequest, reply: oneshot::Sender<ServerMessage> },
    /// A shell asks something of the containers.
    Call { request: ContainerCall, reply: oneshot::Sender<Result<String, Notice>> },
    /// A shell reads the files.
    ReadFiles { reply: oneshot::Sender<Vec<FileRecord>> },
    /// Something followed from a build after its end.
    Followed { build: BuildNumber, aftermath: Aftermath },
}

/// What a tab gets when it joins.
#[derive(Debug)]
pub(crate) struct JoinedSession {
    pub(crate) snapshot: JoinSnapshot,
    pub(crate) published: Arc<PublishedState>,
    /// The published version to which the snapshot belongs.
    pub(crate) version: u64,
}

/// The mailboxes of the open sessions. Cheap to clone; all clones are the same map.
#[derive(Clone, Default)]
pub(super) struct Mailboxes {
    open: Arc<Mutex<HashMap<WorkspaceId, mpsc::Sender<Message>>>>,
}

impl Mailboxes {
    /// Returns whether a workspace's session is open.
    pub(super) fn contains(&self, workspace: &WorkspaceId) -> bool {
        self.lock().contains_key(workspace)
    }

    /// Returns the mailbox of a workspace's session, or keeps and returns the one that `open` makes.
    ///
    /// # Errors
    ///
    /// When there is none and `open` makes none.
    pub(super) fn find_or_open<E>(
        &self,
        workspace: &WorkspaceId,
        open: impl FnOnce() -> Result<mpsc::Sender<Message>, E>,
    ) -> Result<mpsc::Sender<Message>, E> {
        let mut mailboxes = self.lock();
        if let Some(mailbox) = mailboxes.get(workspace).filter(|mailbox| !mailbox.is_closed()) {
            return Ok(mailbox.clone());
        }
        let mailbox = open()?;
        drop(mailboxes.insert(workspace.clone(), mailbox.clone()));
        Ok(mailbox)
    }

    /// Ends a session unless somebody has written to it in the meantime; returns whether it may end.
    pub(super) fn retire(&self, workspace: &WorkspaceId, mailbox: &mut mpsc::Receiver<Message>) -> bool {
        let mut open = self.lock();
        if !mailbox.is_empty() {
            return false;
        }
        mailbox.close();
        drop(open.remove(workspace));
        true
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<WorkspaceId, mpsc::Sender<Message>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
