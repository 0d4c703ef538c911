//! From the bytes of a message to what it says. The page chooses how long that takes, so a long message is read on a thread of the pool.

use axum::body::Bytes;
use protocol::{Notice, RequestId, ServerMessage, WorkspaceId, wire};
use serde::de::DeserializeOwned;

use crate::limits::Pool;

/// A message that is none of the protocol.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// Its id, where it has one.
    pub(super) id: Option<RequestId>,
    /// What the reader said.
    detail: String,
}

impl Unreadable {
    /// Makes the refusal of a text frame: the protocol has none.
    pub(super) fn text() -> Self {
        Self { id: None, detail: "a text frame".to_owned() }
    }

    /// Returns the refusal.
    pub(super) fn answer(self) -> ServerMessage {
        ServerMessage::Refused { notice: Notice::Unreadable { detail: self.detail } }
    }
}

/// Reads a message of a workspace's tab.
pub(super) async fn read<T>(bytes: Bytes, workspace: &WorkspaceId) -> Result<T, Unreadable>
where
    T: DeserializeOwned + Send + 'static,
{
    if bytes.len() <= SHORT_BYTES {
        return parse(&bytes);
    }
    Pool::decisions().run_surely(&workspace.0, move || parse(&bytes)).await
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    wire::from_bytes(bytes).map_err(|error| Unreadable { id: wire::id_of(bytes), detail: error.to_string() })
}

/// A message of this length is read in a fraction of a millisecond.
const SHORT_BYTES: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use std::thread::{ThreadId, current};

    use protocol::ClientFrame;
    use serde::{Deserialize, Deserializer};

    use super::*;

    /// The thread on which it was read.
    struct ReadBy(ThreadId);

    impl<'de> Deserialize<'de> for ReadBy {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            drop(String::deserialize(deserializer)?);
            Ok(Self(current().id()))
        }
    }

    fn workspace() -> WorkspaceId {
        WorkspaceId("read".into())
    }

    #[tokio::test]
    async fn a_long_message_is_read_beside_the_sockets_and_a_short_one_at_once() {
        // A text has three bytes of length in front here.
        let text = |n_bytes: usize| Bytes::from(wire::to_bytes(&"x".repeat(n_bytes - 3)));
        let short: ReadBy = read(text(SHORT_BYTES), &workspace()).await.unwrap();
        assert_eq!(short.0, current().id());
        let long: ReadBy = read(text(SHORT_BYTES + 1), &workspace()).await.unwrap();
        assert_ne!(long.0, current().id());
    }

    #[tokio::test]
    async fn what_cannot_be_read_keeps_its_id() {
        let strange = Bytes::from(wire::to_bytes(&(RequestId(7), 250_u32)));
        let error = read::<ClientFrame>(strange, &workspace()).await.unwrap_err();
        assert_eq!((error.id, error.detail.is_empty()), (Some(RequestId(7)), false));
        assert_eq!(read::<ClientFrame>(Bytes::new(), &workspace()).await.unwrap_err().id, None);
    }
}
