//! The way of an app's answers and of what was looked up to one tab. What does not fit into the tab's bytes waits until it does.

use protocol::{Notice, RequestId, ServerMessage};
use tokio::sync::mpsc;

use crate::limits::{BytesPermit, SocketBytes};
use crate::session::Outgoing;

/// Where answers go. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    queue: mpsc::Sender<Outgoing>,
    bytes: SocketBytes,
}

impl Answers {
    /// Makes a queue; whoever sends to the tab takes from the other end.
    pub(super) fn new(bytes: SocketBytes) -> (Self, mpsc::Receiver<Outgoing>) {
        let (queue, answers) = mpsc::channel(ANSWERS);
        (Self { queue, bytes }, answers)
    }

    /// Adds an answer as soon as there is room for it; returns whether the tab is still there.
    pub(super) async fn send(&self, reply_to: Option<RequestId>, message: &ServerMessage) -> bool {
        let outgoing = Outgoing::new(reply_to, message);
        let permit = self.bytes.wait(outgoing.n_bytes()).await;
        self.pass_on(outgoing, permit).await
    }

    /// Waits until an answer of about so many bytes may be made.
    pub(super) async fn reserve(&self, n_bytes: usize) -> BytesPermit {
        self.bytes.reserve(n_bytes).await
    }

    /// Adds an answer that is made already, with the bytes that were reserved for it.
    pub(super) async fn send_made(&self, outgoing: Outgoing, reserved: BytesPermit) -> bool {
        let permit = reserved.fit(outgoing.n_bytes()).await;
        self.pass_on(outgoing, permit).await
    }

    async fn pass_on(&self, mut outgoing: Outgoing, permit: Result<BytesPermit, Notice>) -> bool {
        match permit {
            Ok(permit) => {
                outgoing.permit = Some(permit);
                self.queue.send(outgoing).await.is_ok()
            }
            Err(notice) => {
                self.bytes.end(notice);
                false
            }
        }
    }
}

const ANSWERS: usize = 16;

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use protocol::WorkspaceId;
    use protocol::limits::Limits;

    use super::*;
    use crate::limits::ServerBytes;

    #[tokio::test]
    async fn an_answer_beyond_the_queue_waits_until_the_tab_reads() {
        let bytes = ServerBytes::new(&Limits::default()).socket(&WorkspaceId("answers".into()));
        let (answers, mut queue) = Answers::new(bytes);
        for _ in 0..ANSWERS {
            assert!(answers.send(None, &ServerMessage::Pong).await);
        }
        let mut next = pin!(answers.send(None, &ServerMessage::Pong));
        tokio::select! {
            biased;
            _ = &mut next => panic!("{ANSWERS} answers wait already"),
            () = std::future::ready(()) => {}
        }
        assert!(queue.recv().await.is_some());
        assert!(next.await, "the tab is still there");
    }
}
