//! What the page sends. After the hello, each message names its recipient on the server, and each recipient has an enum of its own.

mod console;
mod hello;
mod lookup;
mod proxy;
mod session;

use serde::{Deserialize, Serialize};

pub use console::{ConsoleRequest, ShellAction};
pub use hello::{BuildLogPosition, ContainerLogPosition, FirstMessage, Hello, KnownFile};
pub use lookup::LookupRequest;
pub use proxy::ProxyRequest;
pub use session::{Replacement, SessionRequest};

use crate::RequestId;

/// One frame from the page. The first frame of a socket carries a [`FirstMessage`], each later frame a [`ClientMessage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientFrame<M = ClientMessage> {
    /// The reply repeats it.
    pub id: RequestId,
    /// What is asked.
    pub message: M,
}

/// What the page asks, by recipient. Each request is answered by exactly one reply: the message named at the request,
/// [`Done`](crate::ServerMessage::Done) where none is, or [`Refused`](crate::ServerMessage::Refused).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientMessage {
    /// The session of the workspace answers.
    Session(SessionRequest),
    /// The server answers from its store and its engine.
    Lookup(LookupRequest),
    /// The proxy of apps answers.
    Proxy(ProxyRequest),
    /// A shell of the tab answers.
    Console(ConsoleRequest),
}

impl From<SessionRequest> for ClientMessage {
    fn from(request: SessionRequest) -> Self {
        Self::Session(request)
    }
}

impl From<LookupRequest> for ClientMessage {
    fn from(request: LookupRequest) -> Self {
        Self::Lookup(request)
    }
}

impl From<ConsoleRequest> for ClientMessage {
    fn from(request: ConsoleRequest) -> Self {
        Self::Console(request)
    }
}

impl From<ProxyRequest> for ClientMessage {
    fn from(request: ProxyRequest) -> Self {
        Self::Proxy(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_names_the_recipient_and_then_the_request() {
        crate::samples::check_one::<ClientFrame<FirstMessage>>(
            r#"{"id":0,"message":{"hello":{"version":1,"token":null,"files":[],"build_log":null,"container_log":null,"cache":null,"pair":null}}}"#,
        );
        crate::samples::check::<ClientMessage>(&[
            r#"{"session":{"cancel_build":{"build":3}}}"#,
            r#"{"lookup":{"fetch_history":{"build":3}}}"#,
            r#"{"proxy":{"cancel_request":{"request":17}}}"#,
            r#"{"console":{"shell":1,"action":"open"}}"#,
        ]);
        crate::samples::check_one::<ClientFrame>(r#"{"id":18,"message":{"session":"ping"}}"#);
    }
}
