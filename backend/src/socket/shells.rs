//! The shells of one tab: requests go to the shell that they name, and what it tells goes to the page. All end with the socket.

use std::collections::HashMap;
use std::sync::Arc;

use protocol::limits::SHELLS;
use protocol::{
    ConsoleRequest, LimitKind, Notice, RequestId, ServerMessage, ShellAction, ShellEvent, ShellId,
    WorkspaceId,
};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::answers::Answers;
use super::handshake::SocketServices;
use crate::console::{ShellError, ShellHandle, ShellServices};
use crate::session::{PublishedState, SessionCaller};

/// The shells of one tab.
pub(super) struct Shells {
    workspace: WorkspaceId,
    session: SessionCaller,
    published: Arc<PublishedState>,
    answers: Answers,
    edge: Arc<SocketServices>,
    open: HashMap<ShellId, ShellHandle>,
    tasks: JoinSet<ShellId>,
}

impl Shells {
    pub(super) fn new(
        workspace: WorkspaceId,
        session: SessionCaller,
        published: Arc<PublishedState>,
        answers: Answers,
        edge: Arc<SocketServices>,
    ) -> Self {
        Self { workspace, session, published, answers, edge, open: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Passes a request on to its shell. Returns whether the socket is still there.
    pub(super) async fn take(&mut self, id: RequestId, request: ConsoleRequest) -> bool {
        let ConsoleRequest { shell, action } = request;
        while let Some(Ok(ended)) = self.tasks.try_join_next() {
            drop(self.open.remove(&ended));
        }
        let outcome = match action {
            ShellAction::Open => self.open(shell),
            ShellAction::Close => {
                drop(self.open.remove(&shell));
                Ok(())
            }
            action => match self.open.get(&shell) {
                Some(handle) => handle.act(action).await.map_err(|error| match error {
                    ShellError::Gone => Notice::NoSuchShell,
                    ShellError::TooLong { used, limit } => {
                        Notice::Limit { kind: LimitKind::ShellBytes, used, limit }
                    }
                }),
                None => Err(Notice::NoSuchShell),
            },
        };
        let answer = match outcome {
            Ok(()) => ServerMessage::Done,
            Err(notice) => ServerMessage::Refused { notice },
        };
        self.answers.send(Some(id), &answer).await
    }

    /// Starts a shell; one of that number is there only once.
    fn open(&mut self, shell: ShellId) -> Result<(), Notice> {
        drop(self.open.remove(&shell));
        if self.tasks.len() >= SHELLS {
            let (used, limit) = (self.tasks.len() as u64, SHELLS as u64);
            return Err(Notice::Limit { kind: LimitKind::Shells, used, limit });
        }
        let services = ShellServices {
            workspace: self.workspace.clone(),
            session: self.session.clone(),
            published: Arc::clone(&self.published),
            engine: self.edge.engine.clone(),
            store: self.edge.store.clone(),
            limits: self.edge.limits.clone(),
        };
        let (handle, told, life) = ShellHandle::start(services);
        self.tasks.spawn(live(shell, life, told, self.answers.clone()));
        drop(self.open.insert(shell, handle));
        Ok(())
    }
}

/// Lets a shell live, and tells the page what it tells, as far as the page reads.
async fn live(
    shell: ShellId,
    life: impl Future<Output = ()>,
    mut told: mpsc::Receiver<ShellEvent>,
    answers: Answers,
) -> ShellId {
    let telling = async {
        while let Some(event) = told.recv().await {
            if !answers.send(None, &ServerMessage::Shell { shell, event }).await {
                break;
            }
        }
    };
    tokio::join!(life, telling);
    shell
}
