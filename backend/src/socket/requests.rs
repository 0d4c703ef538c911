//! What one tab has asked for past its session: requests to apps, which can be cancelled, and questions about builds and images. All end with the
//! socket.

use std::collections::HashMap;
use std::sync::Arc;

use protocol::{AppFailure, AppRequest, ClientMessage, Notice, RequestId, ServerMessage, WorkspaceId};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::handshake::Edge;
use crate::session::{Board, Outgoing};

/// The requests under way.
pub(super) struct Requests {
    board: Arc<Board>,
    answers: mpsc::Sender<Outgoing>,
    edge: Arc<Edge>,
    workspace: WorkspaceId,
    /// Questions that may be worked on at once; further ones wait.
    places: Arc<Semaphore>,
    open: HashMap<RequestId, CancellationToken>,
    tasks: JoinSet<RequestId>,
}

impl Requests {
    pub(super) fn new(
        workspace: WorkspaceId,
        board: Arc<Board>,
        answers: mpsc::Sender<Outgoing>,
        edge: Arc<Edge>,
    ) -> Self {
        let places = Arc::new(Semaphore::new(QUESTIONS));
        Self { board, answers, edge, workspace, places, open: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Sends a request to an app. Returns whether the socket is still there.
    pub(super) async fn begin(&mut self, id: RequestId, request: AppRequest) -> bool {
        self.tidy();
        let Some(target) = self.board.app(request.container) else {
            let message = ServerMessage::AppFailed { failure: AppFailure::NoContainer };
            return self.answers.send(Outgoing { reply_to: Some(id), message }).await.is_ok();
        };
        let cancel = CancellationToken::new();
        self.open.insert(id, cancel.clone());
        let (edge, answers) = (Arc::clone(&self.edge), self.answers.clone());
        self.tasks.spawn(async move {
            super::ask::ask(id, request, target, &edge, answers, cancel).await;
            id
        });
        true
    }

    /// Answers a question. Returns whether the socket is still there.
    pub(super) async fn look(&mut self, id: RequestId, message: ClientMessage) -> bool {
        self.tidy();
        if self.tasks.len() >= MOST_OPEN {
            let notice = Notice::Unreadable { detail: "too many questions at once".to_owned() };
            let message = ServerMessage::Refused { notice };
            return self.answers.send(Outgoing { reply_to: Some(id), message }).await.is_ok();
        }
        let (places, board) = (Arc::clone(&self.places), Arc::clone(&self.board));
        let (edge, answers) = (Arc::clone(&self.edge), self.answers.clone());
        let workspace = self.workspace.clone();
        self.tasks.spawn(async move {
            let _place = places.acquire().await;
            let message = super::look::look(message, &workspace, &board, &edge).await;
            // A tab that is gone needs no answer.
            drop(answers.send(Outgoing { reply_to: Some(id), message }).await);
            id
        });
        true
    }

    /// Forgets what has ended.
    fn tidy(&mut self) {
        while let Some(Ok(ended)) = self.tasks.try_join_next() {
            self.open.remove(&ended);
        }
    }

    /// Stops waiting for an answer. Returns whether the socket is still there.
    pub(super) async fn cancel(&mut self, id: RequestId, request: RequestId) -> bool {
        self.open.get(&request).iter().for_each(|cancel| cancel.cancel());
        self.answers.send(Outgoing { reply_to: Some(id), message: ServerMessage::Done }).await.is_ok()
    }
}

/// Questions and requests to apps that a tab may have open.
const MOST_OPEN: usize = 128;
const QUESTIONS: usize = 4;
