//! The first frame of a socket and its answer: which workspace it opens, and what it gets.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::ws::{Message, WebSocket};
use futures_util::StreamExt as _;
use futures_util::stream::SplitStream;
use protocol::limits::Limits;
use protocol::{
    ClientFrame, ClientMessage, Features, Hello, Notice, PROTOCOL_VERSION, PairName, RequestId,
    ServerMessage, Token, Welcome, WorkspaceId,
};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::logs::LogCursors;
use super::outbox::{FrameSink, Outbox, SendError};
use crate::clock::now_ms;
use crate::config::Patience;
use crate::engine::Engine;
use crate::limits::Arrivals;
use crate::metrics::Metrics;
use crate::secret;
use crate::session::{Board, ConnectionId, Outgoing, Registry, SessionError, SessionHandle};
use crate::store::{Store, StoreError};
use crate::targets::Targets;

/// What sockets work with.
pub(crate) struct Edge {
    pub(crate) registry: Registry,
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    pub(crate) arrivals: Arrivals,
    pub(crate) apps: Targets,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) limits: Limits,
    pub(crate) patience: Patience,
    pub(crate) features: Features,
    pub(crate) build_id: &'static str,
    pub(crate) stop: CancellationToken,
    pub(crate) n_connections: AtomicU64,
}

/// Why a socket did not come in.
#[derive(Debug, thiserror::Error)]
pub(super) enum HandshakeError {
    #[error("the page said nothing in time")]
    Silent,
    #[error("the page went away")]
    Closed,
    #[error("the first frame was not a hello")]
    NotHello,
    #[error("the page speaks another version")]
    OtherVersion,
    #[error("too many new workspaces from one network")]
    TooMany(Notice),
    #[error("the store failed")]
    Store(#[from] StoreError),
    #[error("no session")]
    Session(#[from] SessionError),
    #[error("the answer could not be sent")]
    Send(#[from] SendError),
}

/// A socket that came in.
pub(super) struct Tab {
    pub(super) session: SessionHandle,
    pub(super) workspace: WorkspaceId,
    pub(super) board: Arc<Board>,
    pub(super) outbox: Outbox,
    /// Where answers of apps go; when it is full they wait.
    pub(super) answers: mpsc::Sender<Outgoing>,
}

/// Reads the hello, opens the workspace and says welcome.
pub(super) async fn shake(
    stream: &mut SplitStream<WebSocket>,
    sink: &mut FrameSink,
    from: IpAddr,
    edge: &Edge,
) -> Result<Tab, HandshakeError> {
    let first = tokio::time::timeout(edge.patience.handshake, first_text(stream));
    let text = first.await.map_err(|_| HandshakeError::Silent)?.ok_or(HandshakeError::Closed)?;
    let (id, hello) = match serde_json::from_str::<ClientFrame>(&text) {
        Ok(ClientFrame { id, message: ClientMessage::Hello(hello) }) => (id, hello),
        other => return Err(turn_away(sink, &text, other.err()).await?),
    };
    if hello.version != PROTOCOL_VERSION {
        answer(sink, id, ServerMessage::Reload).await?;
        return Err(HandshakeError::OtherVersion);
    }
    match enter((id, hello), sink, from, edge).await {
        Err(HandshakeError::Store(error)) => {
            let incident = secret::incident();
            tracing::error!(
                incident,
                error = &error as &dyn std::error::Error,
                "a workspace could not be opened"
            );
            answer(sink, id, ServerMessage::Refused { notice: Notice::Internal { incident } }).await?;
            Err(error.into())
        }
        Err(HandshakeError::TooMany(notice)) => {
            answer(sink, id, ServerMessage::Refused { notice: notice.clone() }).await?;
            Err(HandshakeError::TooMany(notice))
        }
        other => other,
    }
}

async fn enter(
    (id, hello): (RequestId, Hello),
    sink: &mut FrameSink,
    from: IpAddr,
    edge: &Edge,
) -> Result<Tab, HandshakeError> {
    let opened = open(&hello, from, edge).await?;
    let connection = ConnectionId(edge.n_connections.fetch_add(1, Ordering::Relaxed));
    let (news_sender, news) = mpsc::channel(NEWS);
    let (answers_sender, answers) = mpsc::channel(ANSWERS);
    let mut engine = edge.engine.status();
    let engine_now = engine.borrow_and_update().clone();
    let (session, joined) = edge.registry.join(&opened.workspace, connection, &hello, news_sender).await?;
    let welcome = Welcome {
        version: PROTOCOL_VERSION,
        build_id: edge.build_id.to_owned(),
        now_ms: now_ms(),
        workspace: opened.workspace.clone(),
        token: opened.token,
        token_was_unknown: opened.token_was_unknown,
        files: joined.files,
        builds: joined.builds,
        containers: joined.containers,
        engine: engine_now,
        cache: joined.cache.map(Box::new),
        limits: edge.limits.clone(),
        features: edge.features.clone(),
    };
    if let Err(error) = answer(sink, id, ServerMessage::Welcome(Box::new(welcome))).await {
        session.leave().await;
        return Err(error.into());
    }
    let outbox = Outbox {
        news,
        answers,
        board: Arc::clone(&joined.board),
        version_seen: joined.version,
        engine,
        logs: LogCursors::new(joined.cursors),
        ping: edge.patience.ping,
    };
    Ok(Tab { session, workspace: opened.workspace, board: joined.board, outbox, answers: answers_sender })
}

/// A workspace, and what its tab has to know of how it was found.
struct Opened {
    workspace: WorkspaceId,
    /// The right to it, when it was made just now.
    token: Option<Token>,
    /// Whether a token was shown that opens nothing.
    token_was_unknown: bool,
}

/// Finds the workspace that the token opens, or makes a new one if so many may come from there.
async fn open(hello: &Hello, from: IpAddr, edge: &Edge) -> Result<Opened, HandshakeError> {
    let token_was_unknown = hello.token.is_some();
    if let Some(token) = hello.token.clone()
        && let Some(workspace) = edge.store.open_workspace(token, now_ms()).await?
    {
        return Ok(Opened { workspace, token: None, token_was_unknown: false });
    }
    let pair = hello.pair.as_deref().and_then(PairName::of_key);
    let seed = pair.map_or(&SEED[..], |name| pairs::pair(name).seed());
    edge.arrivals.admit(from, Instant::now()).map_err(HandshakeError::TooMany)?;
    let (workspace, token) = edge.store.create_workspace(seed, now_ms()).await?;
    Ok(Opened { workspace, token: Some(token), token_was_unknown })
}

/// Answers a first frame that is no hello as we know it. A hello of another version may have another shape; its version is all that counts.
async fn turn_away(
    sink: &mut FrameSink,
    text: &str,
    error: Option<serde_json::Error>,
) -> Result<HandshakeError, HandshakeError> {
    let frame: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let id = RequestId(frame["id"].as_u64().unwrap_or(0));
    let version = frame["message"]["hello"]["version"].as_u64();
    if version.is_some_and(|version| version != u64::from(PROTOCOL_VERSION)) {
        answer(sink, id, ServerMessage::Reload).await?;
        return Ok(HandshakeError::OtherVersion);
    }
    let detail = error.map_or_else(|| "the first frame is not a hello".to_owned(), |error| error.to_string());
    answer(sink, id, ServerMessage::Refused { notice: Notice::Unreadable { detail } }).await?;
    Ok(HandshakeError::NotHello)
}

async fn answer(sink: &mut FrameSink, id: RequestId, message: ServerMessage) -> Result<(), SendError> {
    sink.feed(Outgoing { reply_to: Some(id), message }).await?;
    sink.flush().await
}

async fn first_text(stream: &mut SplitStream<WebSocket>) -> Option<String> {
    loop {
        match stream.next().await? {
            Ok(Message::Text(text)) => return Some(text.to_string()),
            Ok(Message::Ping(_) | Message::Pong(_)) => {}
            Ok(Message::Binary(_) | Message::Close(_)) | Err(_) => return None,
        }
    }
}

/// Replies and news that may wait for a slow tab before it is dropped.
const NEWS: usize = 256;
const ANSWERS: usize = 16;

/// What a new workspace begins with: the "Python hello world" of the Docker tutorial.
const SEED: [(&str, &str); 2] = [
    (
        "Dockerfile",
        "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n",
    ),
    (
        "app.py",
        r#"from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    return "hello world!"


if __name__ == "__main__":
    app.run(host="0.0.0.0")
"#,
    ),
];
