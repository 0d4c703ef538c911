//! Those who wait for an answer inside the server: shells, which are no tabs.

use std::collections::HashMap;

use protocol::{Notice, RequestId, ServerMessage};
use tokio::sync::oneshot;

use super::ReplyTo;
use crate::session::ConnectionId;
use crate::session::state::CallId;

/// Who waits, by number.
#[derive(Debug, Default)]
pub(super) struct Calls {
    n_made: u64,
    calls: HashMap<CallId, oneshot::Sender<Result<String, Notice>>>,
    requests: HashMap<RequestId, oneshot::Sender<ServerMessage>>,
}

impl Calls {
    /// Notes who waits for the answer to a call.
    pub(super) fn wait(&mut self, waiting: oneshot::Sender<Result<String, Notice>>) -> CallId {
        self.n_made += 1;
        let call = CallId(self.n_made);
        drop(self.calls.insert(call, waiting));
        call
    }

    /// Notes who waits for the reply to a request, and returns where the reply goes.
    pub(super) fn wait_for_reply(&mut self, waiting: oneshot::Sender<ServerMessage>) -> ReplyTo {
        self.n_made += 1;
        let request = RequestId(self.n_made);
        drop(self.requests.insert(request, waiting));
        ReplyTo { connection: ConnectionId::SHELLS, request }
    }

    /// Answers a call; a shell that is gone needs no answer.
    pub(super) fn answer(&mut self, call: CallId, result: Result<String, Notice>) {
        self.take(call).into_iter().for_each(|waiting| drop(waiting.send(result.clone())));
    }

    /// Returns who waits for a call, who is then to be answered.
    pub(super) fn take(&mut self, call: CallId) -> Option<oneshot::Sender<Result<String, Notice>>> {
        self.calls.remove(&call)
    }

    /// Passes a reply on to the shell that asked. Returns whether it was one of a shell's.
    pub(super) fn reply(&mut self, reply_to: ReplyTo, message: &ServerMessage) -> bool {
        if reply_to.connection != ConnectionId::SHELLS {
            return false;
        }
        let waiting = self.requests.remove(&reply_to.request).into_iter();
        waiting.for_each(|waiting| drop(waiting.send(message.clone())));
        true
    }
}
