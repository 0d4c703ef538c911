//! From the text of a message to what it says. The page chooses how long that takes, so a long text is read on a thread of the pool.

use axum::extract::ws::Utf8Bytes;
use protocol::{Notice, RequestId, ServerMessage, WorkspaceId};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::limits::Pool;

/// A message that is none of the protocol.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// Its id, where it has one.
    pub(super) id: Option<RequestId>,
    /// What the reader said, not longer than a person reads.
    detail: String,
}

impl Unreadable {
    /// Returns the refusal.
    pub(super) fn answer(self) -> ServerMessage {
        ServerMessage::Refused { notice: Notice::Unreadable { detail: self.detail } }
    }
}

/// Reads a message of a workspace's tab.
pub(super) async fn read<T>(text: Utf8Bytes, workspace: &WorkspaceId) -> Result<T, Unreadable>
where
    T: DeserializeOwned + Send + 'static,
{
    if text.len() <= SHORT_BYTES {
        return parse(&text);
    }
    Pool::decisions().run_surely(&workspace.0, move || parse(&text)).await
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text).map_err(|error| {
        // Nothing but the id is kept of what may hold a million numbers.
        let id = serde_json::from_str(text).ok().map(|Identified { id }| RequestId(id));
        Unreadable { id, detail: error.to_string().chars().take(DETAIL_CHARS).collect() }
    })
}

#[derive(Deserialize)]
struct Identified {
    id: u64,
}

/// A text of this length is read in a fraction of a millisecond.
const SHORT_BYTES: usize = 64 * 1024;
const DETAIL_CHARS: usize = 300;

#[cfg(test)]
mod tests {
    use std::thread::{ThreadId, current};

    use protocol::ClientFrame;
    use serde::Deserializer;

    use super::*;

    /// The thread on which it was read.
    struct ReadBy(ThreadId);

    impl<'de> Deserialize<'de> for ReadBy {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let _ = serde::de::IgnoredAny::deserialize(deserializer)?;
            Ok(Self(current().id()))
        }
    }

    fn workspace() -> WorkspaceId {
        WorkspaceId("read".into())
    }

    #[tokio::test]
    async fn a_long_message_is_read_beside_the_sockets_and_a_short_one_at_once() {
        let text = |n_bytes: usize| Utf8Bytes::from(format!("\"{}\"", "x".repeat(n_bytes - 2)));
        let short: ReadBy = read(text(SHORT_BYTES), &workspace()).await.unwrap();
        assert_eq!(short.0, current().id());
        let long: ReadBy = read(text(SHORT_BYTES + 1), &workspace()).await.unwrap();
        assert_ne!(long.0, current().id());
    }

    #[tokio::test]
    async fn what_cannot_be_read_keeps_its_id_and_is_told_shortly() {
        let strange = format!("{{\"id\":7,\"message\":{{\"{}\":1}}}}", "x".repeat(SHORT_BYTES));
        let error = read::<ClientFrame>(strange.into(), &workspace()).await.unwrap_err();
        assert_eq!(error.id, Some(RequestId(7)));
        assert!(error.detail.starts_with("unknown variant") && error.detail.len() <= 300, "{}", error.detail);
        for other in ["", "{\"id\":-1}", "{\"id\":7"] {
            assert_eq!(read::<ClientFrame>(other.into(), &workspace()).await.unwrap_err().id, None);
        }
    }
}
