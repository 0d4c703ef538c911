//! The task that owns the connection: opens it, shakes hands, carries frames, tries again.
//!
//! After a connection that worked, and while the server has no place for another tab, it is opened again by itself, with growing pauses; one that
//! never worked for another reason is left to the user.

use std::pin::pin;
use std::time::Duration;

use futures_channel::{mpsc, oneshot};
use futures_util::future::{Either, select};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use gloo::net::websocket::Message;
use gloo::net::websocket::futures::WebSocket;
use gloo::timers::future::sleep;
use protocol::limits::{FRAME_BYTES, PING_SECONDS};
use protocol::{
    BuildLogPosition, ClientFrame, ContainerLogPosition, FirstMessage, Hello, KnownFile, LimitKind, Notice,
    PROTOCOL_VERSION, RequestId, SOCKET_PATH, ServerFrame, ServerMessage, SessionRequest, Token, wire,
};
use serde::Serialize;

use crate::dom;
use crate::dom::storage::Keep;
use crate::log_store::{Log, LogKey};
use crate::state::Action;

use super::workspace::keep;
use super::{ServerLink, kept_as};

/// Under which key the browser keeps the right to the workspace.
pub(super) const TOKEN_KEY: &str = "drydock.workspace";
/// Under which key this tab remembers that it was reloaded for another version.
const RELOADED_KEY: &str = "drydock.reloaded";
/// Frames that may wait for the browser to send them.
const OUTBOX_FRAMES: usize = 512;
/// How long the welcome may take.
const WELCOME: Duration = Duration::from_secs(15);
/// Silence after which a connection counts as lost.
const SILENCE: Duration = Duration::from_secs(3 * PING_SECONDS);

type Sending = SplitSink<WebSocket, Message>;
type Receiving = SplitStream<WebSocket>;

/// How a connection ended.
enum ConnectionEnd {
    /// Before its welcome.
    NeverWorked,
    /// Before its welcome: there are as many tabs as may be.
    NoPlace,
    /// After it.
    Lost,
    /// The server speaks another version.
    WrongVersion,
}

/// Keeps a connection for as long as the page lives.
pub(super) async fn run(link: ServerLink) {
    let mut has_worked = false;
    let mut n_failures = 0;
    loop {
        link.store().dispatch(Action::Connecting);
        let end = converse(&link).await;
        link.disconnected();
        let is_turned_away = matches!(end, ConnectionEnd::NoPlace);
        match end {
            ConnectionEnd::WrongVersion => {
                if Keep::ThisTab.get(RELOADED_KEY).is_none() && Keep::ThisTab.set(RELOADED_KEY, "1") {
                    return dom::reload();
                }
                link.store().dispatch(Action::WrongVersion);
                return;
            }
            ConnectionEnd::Lost => {
                has_worked = true;
                n_failures = 0;
            }
            ConnectionEnd::NeverWorked | ConnectionEnd::NoPlace => n_failures += 1,
        }
        let pause = (has_worked || is_turned_away).then(|| pause_ms(n_failures, dom::now_ms()));
        wait(&link, pause).await;
    }
}

/// Waits until the next try, or until the user asks for it; without a pause only for the user.
async fn wait(link: &ServerLink, pause_ms: Option<u64>) {
    let (retry, asked) = oneshot::channel();
    *link.inner.retry.borrow_mut() = Some(retry);
    match pause_ms {
        Some(pause_ms) => {
            link.store().dispatch(Action::ConnectionLost { retry_ms: dom::now_ms() + pause_ms });
            select(asked, pin!(sleep(Duration::from_millis(pause_ms)))).await;
        }
        None => {
            link.store().dispatch(Action::ConnectionFailed);
            // Only a sender that is dropped without a word is an error, and the link keeps it.
            let _asked: Result<(), oneshot::Canceled> = asked.await;
        }
    }
    link.inner.retry.borrow_mut().take();
}

/// Doubles from one second to sixteen; up to a second is added so that a class does not come back all at once.
fn pause_ms(n_failures: u32, now_ms: u64) -> u64 {
    let base = 1_000 << n_failures.min(4);
    base + now_ms % 997
}

async fn converse(link: &ServerLink) -> ConnectionEnd {
    let Ok(socket) = WebSocket::open(&dom::socket_url(SOCKET_PATH)) else {
        return ConnectionEnd::NeverWorked;
    };
    let (mut sending, mut receiving) = socket.split();
    let first =
        match select(pin!(shake_hands(link, &mut sending, &mut receiving)), pin!(sleep(WELCOME))).await {
            Either::Left((Some(message), _)) => message,
            Either::Left((None, _)) | Either::Right(_) => return ConnectionEnd::NeverWorked,
        };
    match first {
        ServerMessage::Welcome(welcome) => {
            Keep::ThisTab.remove(RELOADED_KEY);
            let (outbox, waiting) = mpsc::channel(OUTBOX_FRAMES);
            *link.inner.outbox.borrow_mut() = Some(outbox);
            link.welcomed(*welcome);
            select(pin!(carry_out(sending, waiting)), pin!(carry_in(link, receiving))).await;
            ConnectionEnd::Lost
        }
        ServerMessage::Reload => ConnectionEnd::WrongVersion,
        ServerMessage::Refused { notice } => {
            let end =
                if is_about_places(&notice) { ConnectionEnd::NoPlace } else { ConnectionEnd::NeverWorked };
            link.store().dispatch(Action::Refused(notice));
            end
        }
        _ => ConnectionEnd::NeverWorked,
    }
}

/// Tells whether a place may be free another time, when a tab was closed.
fn is_about_places(notice: &Notice) -> bool {
    let Notice::Limit { kind, .. } = notice else { return false };
    matches!(kind, LimitKind::Sockets | LimitKind::SocketsOfNetwork)
}

async fn shake_hands(
    link: &ServerLink,
    sending: &mut Sending,
    receiving: &mut Receiving,
) -> Option<ServerMessage> {
    let frame = ClientFrame { id: RequestId(0), message: FirstMessage::Hello(hello(link)) };
    link.inner.next_request.set(1);
    sending.send(as_message(&frame)?).await.ok()?;
    match receiving.next().await?.ok()? {
        Message::Bytes(bytes) => wire::from_bytes::<ServerFrame>(&bytes).ok().map(|frame| frame.message),
        // A server that speaks JSON is another one than this page came from.
        Message::Text(_) => Some(ServerMessage::Reload),
    }
}

fn hello(link: &ServerLink) -> Hello {
    let state = link.store().state();
    let known = |key| link.logs().read(key, Log::known);
    let files = state.files.iter().filter(|(_, file)| file.revision > 0);
    Hello {
        version: PROTOCOL_VERSION,
        token: keep().get(&kept_as(TOKEN_KEY)).map(Token),
        files: files
            .map(|(path, file)| KnownFile { path: path.to_owned(), revision: file.revision })
            .collect(),
        build_log: state
            .builds
            .newest()
            .map(|build| BuildLogPosition { build: build.number, next: known(LogKey::Build(build.number)) }),
        container_log: state.containers.newest().map(|container| ContainerLogPosition {
            container: container.number,
            next: known(LogKey::Container(container.number)),
        }),
        cache: state.server.cache.as_ref().map(|cache| cache.version()),
        pair: dom::pair().map(|pair| pair.key().to_owned()),
    }
}

/// Sends what waits, and something now and then on an idle connection; ends when it cannot.
async fn carry_out(mut sending: Sending, mut waiting: mpsc::Receiver<ClientFrame>) {
    loop {
        let frame = match select(waiting.next(), pin!(sleep(Duration::from_secs(PING_SECONDS)))).await {
            Either::Left((Some(frame), _)) => frame,
            Either::Left((None, _)) => return,
            Either::Right(_) => ClientFrame { id: PING_ID, message: SessionRequest::Ping.into() },
        };
        let Some(message) = as_message(&frame) else { continue };
        if sending.send(message).await.is_err() {
            return;
        }
    }
}

/// Takes what comes; ends when the connection does, or says nothing for too long.
async fn carry_in(link: &ServerLink, mut receiving: Receiving) {
    loop {
        match select(receiving.next(), pin!(sleep(SILENCE))).await {
            Either::Left((Some(Ok(Message::Bytes(bytes))), _)) => match wire::from_bytes(&bytes) {
                Ok(frame) => link.receive(frame),
                // Not of this protocol; the rest goes on.
                Err(_invalid) => {}
            },
            Either::Left((Some(Ok(Message::Text(_))), _)) => {}
            Either::Left((Some(Err(_)) | None, _)) | Either::Right(_) => return,
        }
    }
}

fn as_message(frame: &ClientFrame<impl Serialize>) -> Option<Message> {
    let bytes = wire::to_bytes(frame);
    (bytes.len() <= FRAME_BYTES).then_some(Message::Bytes(bytes))
}

/// The pings' number; no request reaches it.
const PING_ID: RequestId = RequestId(u64::MAX);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_limit() {
        let pauses: Vec<u64> = (0..7).map(|n_failures| pause_ms(n_failures, 0)).collect();
        assert_eq!(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000]);
        assert!((0..5_000).all(|now_ms| pause_ms(0, now_ms) < 2_000));
    }
}
