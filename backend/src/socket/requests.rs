//! Requests to apps that one tab has open: a few at once, each can be cancelled, all end with the socket.

use std::collections::HashMap;
use std::sync::Arc;

use protocol::{AppFailure, AppRequest, RequestId, ServerMessage};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::handshake::Edge;
use crate::session::{Board, Outgoing};

/// The requests under way.
pub(super) struct Requests {
    board: Arc<Board>,
    answers: mpsc::Sender<Outgoing>,
    edge: Arc<Edge>,
    open: HashMap<RequestId, CancellationToken>,
    tasks: JoinSet<RequestId>,
}

impl Requests {
    pub(super) fn new(board: Arc<Board>, answers: mpsc::Sender<Outgoing>, edge: Arc<Edge>) -> Self {
        Self { board, answers, edge, open: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Sends a request to an app. Returns whether the socket is still there.
    pub(super) async fn begin(&mut self, id: RequestId, request: AppRequest) -> bool {
        while let Some(Ok(ended)) = self.tasks.try_join_next() {
            self.open.remove(&ended);
        }
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

    /// Stops waiting for an answer. Returns whether the socket is still there.
    pub(super) async fn cancel(&mut self, id: RequestId, request: RequestId) -> bool {
        self.open.get(&request).iter().for_each(|cancel| cancel.cancel());
        self.answers.send(Outgoing { reply_to: Some(id), message: ServerMessage::Done }).await.is_ok()
    }
}
