//! What one tab has asked for past its session: requests to apps, which can be cancelled, and look-ups of builds and images. All end with the
//! socket.

use std::collections::HashMap;
use std::sync::Arc;

use protocol::{
    AppFailure, AppRequest, LimitKind, LookupRequest, Notice, RequestId, ServerMessage, WorkspaceId,
};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::answers::Answers;
use super::handshake::SocketServices;
use super::lookup::{about_bytes, look_up};
use crate::limits::BytesPermit;
use crate::session::{Outgoing, PublishedState};

/// The requests under way.
pub(super) struct Requests {
    published: Arc<PublishedState>,
    answers: Answers,
    edge: Arc<SocketServices>,
    workspace: WorkspaceId,
    /// Look-ups that may be worked on at once; further look-ups wait.
    places: Arc<Semaphore>,
    open: HashMap<RequestId, CancellationToken>,
    tasks: JoinSet<RequestId>,
}

impl Requests {
    pub(super) fn new(
        workspace: WorkspaceId,
        published: Arc<PublishedState>,
        answers: Answers,
        edge: Arc<SocketServices>,
    ) -> Self {
        let places = Arc::new(Semaphore::new(LOOKUPS));
        Self { published, answers, edge, workspace, places, open: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Sends a request to an app. Returns whether the socket is still there.
    pub(super) async fn begin(&mut self, id: RequestId, request: AppRequest, held: BytesPermit) -> bool {
        if !self.has_room() {
            return self.refuse(id).await;
        }
        let Some(target) = self.published.app(request.container) else {
            let message = ServerMessage::AppFailed { failure: AppFailure::NoContainer };
            return self.answers.send(Some(id), &message).await;
        };
        let cancel = CancellationToken::new();
        self.open.insert(id, cancel.clone());
        let (edge, answers) = (Arc::clone(&self.edge), self.answers.clone());
        self.tasks.spawn(async move {
            super::ask::ask(id, (request, held), target, &edge, answers, cancel).await;
            id
        });
        true
    }

    /// Answers a look-up. Returns whether the socket is still there.
    pub(super) async fn look_up(&mut self, id: RequestId, request: LookupRequest) -> bool {
        if !self.has_room() {
            return self.refuse(id).await;
        }
        let (places, published) = (Arc::clone(&self.places), Arc::clone(&self.published));
        let (edge, answers) = (Arc::clone(&self.edge), self.answers.clone());
        let workspace = self.workspace.clone();
        self.tasks.spawn(async move {
            let _place = places.acquire().await;
            // The answer's bytes are taken before it is made, so that answers that nobody reads do not pile up.
            let reserved = answers.reserve(about_bytes(&request)).await;
            let message = look_up(request, &workspace, &published, &edge).await;
            // A tab that is gone needs no answer.
            let _ = answers.send_made(Outgoing::made(&workspace, Some(id), message).await, reserved).await;
            id
        });
        true
    }

    /// Forgets what has ended, and returns whether another request may come.
    fn has_room(&mut self) -> bool {
        while let Some(Ok(ended)) = self.tasks.try_join_next() {
            self.open.remove(&ended);
        }
        self.tasks.len() < self.most_open()
    }

    fn most_open(&self) -> usize {
        usize::try_from(self.edge.limits.requests_per_socket).unwrap_or(usize::MAX)
    }

    async fn refuse(&self, id: RequestId) -> bool {
        let (used, limit) = (self.tasks.len() as u64, self.edge.limits.requests_per_socket.into());
        let notice = Notice::Limit { kind: LimitKind::Requests, used, limit };
        self.answers.send(Some(id), &ServerMessage::Refused { notice }).await
    }

    /// Stops waiting for an answer. Returns whether the socket is still there.
    pub(super) async fn cancel(&mut self, id: RequestId, request: RequestId) -> bool {
        self.open.get(&request).iter().for_each(|cancel| cancel.cancel());
        self.answers.send(Some(id), &ServerMessage::Done).await
    }
}

/// Look-ups of one tab that are worked on at once.
const LOOKUPS: usize = 4;
