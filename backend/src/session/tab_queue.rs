//! The queue of replies and news to one tab, bounded in messages and bytes.

use std::sync::Arc;

use protocol::{LimitKind, Notice, RequestId, ServerMessage, WorkspaceId, wire};
use tokio::sync::mpsc;

use crate::limits::{BytesPermit, Pool, SocketBytes};

/// One message for a tab, before it has its number. Its bytes are made once, and shared by all tabs that get the same.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) reply_to: Option<RequestId>,
    /// The message in its binary form.
    pub(crate) bytes: Arc<[u8]>,
    /// Its bytes, unless they are taken when it is sent.
    pub(crate) permit: Option<BytesPermit>,
}

impl Outgoing {
    /// Makes a message that answers a request, or is news.
    pub(crate) fn new(reply_to: Option<RequestId>, message: &ServerMessage) -> Self {
        Self { reply_to, bytes: bytes_of(message), permit: None }
    }

    /// Makes news of a message that was written before.
    pub(crate) fn news(bytes: Arc<[u8]>) -> Self {
        Self { reply_to: None, bytes, permit: None }
    }

    /// The same for a message that may be long: it is written on a thread of the pool.
    pub(crate) async fn made(
        workspace: &WorkspaceId,
        reply_to: Option<RequestId>,
        message: ServerMessage,
    ) -> Self {
        Pool::decisions().run_surely(&workspace.0, move || Self::new(reply_to, &message)).await
    }

    /// Returns the same for another tab.
    pub(super) fn shared(&self) -> Self {
        Self { reply_to: self.reply_to, bytes: Arc::clone(&self.bytes), permit: None }
    }

    /// Returns what it counts while it waits.
    pub(crate) fn n_bytes(&self) -> usize {
        self.bytes.len() + QUEUED_BYTES
    }
}

/// Writes a message.
pub(super) fn bytes_of(message: &ServerMessage) -> Arc<[u8]> {
    wire::to_bytes(message).into()
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

/// Replies and news that may wait for a tab.
const NEWS: usize = 1024;
/// What a message costs in a queue beside its bytes.
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
        assert_eq!((held, &*made.bytes), (Ok(()), &*bytes_of(&ServerMessage::Pong)));
    }
}
