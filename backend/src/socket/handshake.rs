//! The first frame of a socket and its answer: which workspace it opens, and what it gets.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::ws::{Message, WebSocket};
use futures_util::StreamExt as _;
use futures_util::stream::SplitStream;
use protocol::limits::{FRAME_BYTES, Limits};
use protocol::{
    BuildRecord, CacheState, ClientFrame, EngineStatus, Features, FirstMessage, Hello, LimitKind, Notice,
    PROTOCOL_VERSION, PairName, RequestId, ServerMessage, Token, Welcome, WorkspaceId, wire,
};
use tokio_util::sync::CancellationToken;

use super::answers::Answers;
use super::logs::LogCursors;
use super::outbox::{FrameSink, Outbox, SendError};
use crate::clock::now_ms;
use crate::config::Timeouts;
use crate::engine::Engine;
use crate::limits::{Arrivals, BytesPermit, Incoming, Place, Places, ServerBytes, SocketBytes, network};
use crate::metrics::Metrics;
use crate::session::{
    ConnectionId, JoinedSession, Outgoing, PublishedState, SessionError, SessionHandle, SessionRegistry,
    TabQueue, weight_of_record, why_not,
};
use crate::store::{Store, StoreError};
use crate::targets::Targets;

/// What sockets work with.
pub(crate) struct SocketServices {
    pub(crate) registry: SessionRegistry,
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    pub(crate) arrivals: Arrivals,
    pub(crate) apps: Targets,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) limits: Limits,
    pub(crate) patience: Timeouts,
    pub(crate) features: Features,
    pub(crate) build_id: &'static str,
    pub(crate) stop: CancellationToken,
    pub(crate) n_connections: AtomicU64,
    pub(crate) bytes: ServerBytes,
    pub(crate) of_workspace: Places<WorkspaceId>,
    pub(crate) of_network: Places<IpAddr>,
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
    #[error("too many sockets or new workspaces: {0:?}")]
    TooMany(Notice),
    #[error("the store failed")]
    Store(#[from] StoreError),
    #[error("no session")]
    Session(#[from] SessionError),
    #[error("the answer could not be sent")]
    Send(#[from] SendError),
}

/// A socket that came in.
pub(super) struct OpenedTab {
    pub(super) session: SessionHandle,
    pub(super) workspace: WorkspaceId,
    pub(super) published: Arc<PublishedState>,
    pub(super) outbox: Outbox,
    /// Where answers of apps go; when it is full they wait.
    pub(super) answers: Answers,
    /// What may be under way.
    pub(super) bytes: SocketBytes,
    /// Its place among the sockets of its network and of its workspace.
    pub(super) places: (Place<IpAddr>, Place<WorkspaceId>),
}

/// Reads the hello, opens the workspace and says welcome.
pub(super) async fn shake(
    stream: &mut SplitStream<WebSocket>,
    sink: &mut FrameSink,
    (from, incoming): (IpAddr, &Incoming),
    edge: &SocketServices,
) -> Result<OpenedTab, HandshakeError> {
    let first = tokio::time::timeout(edge.patience.handshake, first_frame(stream));
    let frame = match first.await.map_err(|_| HandshakeError::Silent)?.ok_or(HandshakeError::Closed)? {
        FirstFrame::OfOlderPage => {
            sink.ask_older_page_to_reload().await?;
            return Err(HandshakeError::OtherVersion);
        }
        FirstFrame::Bytes(frame) => frame,
    };
    // A hello of another version may have another shape; its version is all that counts.
    if let Some((id, version)) = wire::version_of(&frame)
        && version != PROTOCOL_VERSION
    {
        answer(sink, id, ServerMessage::Reload).await?;
        return Err(HandshakeError::OtherVersion);
    }
    let (id, hello) = match wire::from_bytes(&frame) {
        Ok(ClientFrame { id, message: FirstMessage::Hello(hello) }) => (id, hello),
        Err(error) => {
            let (id, detail) = (wire::id_of(&frame).unwrap_or(RequestId(0)), error.to_string());
            answer(sink, id, ServerMessage::Refused { notice: Notice::Unreadable { detail } }).await?;
            return Err(HandshakeError::NotHello);
        }
    };
    incoming.finish();
    match enter((id, hello), sink, (from, incoming), edge).await {
        Err(HandshakeError::Store(error)) => {
            answer(sink, id, ServerMessage::Refused { notice: why_not(&error) }).await?;
            Err(error.into())
        }
        Err(HandshakeError::Session(SessionError::NotLoaded(notice))) => {
            answer(sink, id, ServerMessage::Refused { notice: notice.clone() }).await?;
            Err(SessionError::NotLoaded(notice).into())
        }
        Err(HandshakeError::TooMany(notice)) => {
            answer(sink, id, ServerMessage::Refused { notice: notice.clone() }).await?;
            Err(HandshakeError::TooMany(notice))
        }
        other => other,
    }
}

/// Takes the places of a socket, joins the session and says welcome.
async fn enter(
    (id, hello): (RequestId, Hello),
    sink: &mut FrameSink,
    (from, incoming): (IpAddr, &Incoming),
    edge: &SocketServices,
) -> Result<OpenedTab, HandshakeError> {
    let place = edge.of_network.take(network(from)).map_err(too_many(LimitKind::SocketsOfNetwork))?;
    let opened = open(&hello, from, edge).await?;
    let of_workspace = edge.of_workspace.take(opened.workspace.clone());
    let places = (place, of_workspace.map_err(too_many(LimitKind::Sockets))?);
    let bytes = edge.bytes.socket(&opened.workspace);
    incoming.charge_to(bytes.clone(), FRAME_BYTES + FRAME_HEAD_BYTES);
    sink.charge_to(bytes.clone());
    let reserved = room_for_welcome(&bytes, edge).await?;
    let connection = ConnectionId(edge.n_connections.fetch_add(1, Ordering::Relaxed));
    let (queue, news) = TabQueue::new(bytes.clone());
    let (answers_sender, answers) = Answers::new(bytes.clone());
    let mut engine = edge.engine.status();
    let engine_now = engine.borrow_and_update().clone();
    let workspace = opened.workspace.clone();
    let (session, mut joined) = edge.registry.join(&workspace, (connection, from), &hello, queue).await?;
    let outbox = Outbox {
        news,
        answers,
        published: Arc::clone(&joined.published),
        version_seen: joined.version,
        cache_seen: joined.snapshot.cache_version,
        cache_news: VecDeque::new(),
        engine,
        logs: LogCursors::new(std::mem::take(&mut joined.snapshot.cursors)),
        ping: edge.patience.ping,
    };
    let published = Arc::clone(&joined.published);
    let (welcome, older) = welcome(opened, joined, engine_now, edge);
    if let Err(error) = welcome_whole(sink, id, (welcome, reserved), older).await {
        session.leave().await;
        return Err(error.into());
    }
    Ok(OpenedTab { session, workspace, published, outbox, answers: answers_sender, bytes, places })
}

/// Makes the error of a place that could not be had, from how many are taken.
fn too_many(kind: LimitKind) -> impl FnOnce(u32) -> HandshakeError {
    move |used| {
        let (used, limit) = (used.into(), used.into());
        HandshakeError::TooMany(Notice::Limit { kind, used, limit })
    }
}

/// Makes the welcome; returns the older builds, which have no room in it.
fn welcome(
    opened: OpenedWorkspace,
    joined: JoinedSession,
    engine: EngineStatus,
    edge: &SocketServices,
) -> (Welcome, Vec<Arc<BuildRecord>>) {
    let (builds, older) = first_page(joined.snapshot.builds);
    let welcome = Welcome {
        version: PROTOCOL_VERSION,
        build_id: edge.build_id.to_owned(),
        now_ms: now_ms(),
        workspace: opened.workspace,
        token: opened.token,
        token_was_unknown: opened.token_was_unknown,
        files: joined.snapshot.files,
        builds: builds.iter().map(|record| BuildRecord::clone(record)).collect(),
        containers: joined.snapshot.containers,
        engine,
        cache: joined.snapshot.cache.map(|state| Box::new(CacheState::clone(&state))),
        limits: edge.limits.clone(),
        features: edge.features.clone(),
    };
    (welcome, older)
}

/// Waits until a welcome may be made: what is said to the workspace's other tabs may have to leave first.
async fn room_for_welcome(bytes: &SocketBytes, edge: &SocketServices) -> Result<BytesPermit, HandshakeError> {
    let reserved = tokio::time::timeout(edge.patience.silence, bytes.reserve(WELCOME_BYTES)).await;
    let (used, limit) = (edge.limits.workspace_socket_bytes, edge.limits.workspace_socket_bytes);
    let full = Notice::Limit { kind: LimitKind::WorkspaceSocketBytes, used, limit };
    reserved.map_err(|_| HandshakeError::TooMany(full))
}

/// A workspace, and what its tab has to know of how it was found.
struct OpenedWorkspace {
    workspace: WorkspaceId,
    /// The right to it, when it was made just now.
    token: Option<Token>,
    /// Whether a token was shown that opens nothing.
    token_was_unknown: bool,
}

/// Finds the workspace that the token opens, or makes a new one if so many may come from there.
async fn open(hello: &Hello, from: IpAddr, edge: &SocketServices) -> Result<OpenedWorkspace, HandshakeError> {
    let token_was_unknown = hello.token.is_some();
    if let Some(token) = hello.token.clone()
        && let Some(workspace) = edge.store.open_workspace(token).await?
    {
        return Ok(OpenedWorkspace { workspace, token: None, token_was_unknown: false });
    }
    let pair = hello.pair.as_deref().and_then(PairName::of_key);
    let seed = pairs::seed(pair);
    edge.arrivals.admit(from, Instant::now()).map_err(HandshakeError::TooMany)?;
    let (workspace, token) = edge.store.create_workspace(seed).await?;
    Ok(OpenedWorkspace { workspace, token: Some(token), token_was_unknown })
}

/// Splits records, newest first, into those that the welcome holds and those that follow it.
fn first_page(mut builds: Vec<Arc<BuildRecord>>) -> (Vec<Arc<BuildRecord>>, Vec<Arc<BuildRecord>>) {
    let mut n_bytes = 0;
    let is_of_page = |record: &Arc<BuildRecord>| {
        n_bytes += weight_of_record(record);
        n_bytes <= WELCOME_BUILD_BYTES
    };
    let n_first = builds.iter().map(is_of_page).take_while(|fits| *fits).count();
    // The newest is what a page shows first.
    let older = builds.split_off(n_first.max(1).min(builds.len()));
    (builds, older)
}

/// Says welcome, then one frame for each older build, so that no frame grows with what a workspace has done.
async fn welcome_whole(
    sink: &mut FrameSink,
    id: RequestId,
    (welcome, reserved): (Welcome, BytesPermit),
    older: Vec<Arc<BuildRecord>>,
) -> Result<(), SendError> {
    let workspace = welcome.workspace.clone();
    let message = ServerMessage::Welcome(Box::new(welcome));
    sink.feed_reserved(Outgoing::made(&workspace, Some(id), message).await, reserved).await?;
    sink.flush().await?;
    for record in older {
        let message = ServerMessage::BuildUpdated { build: Box::new(BuildRecord::clone(&record)) };
        sink.feed(Outgoing::made(&workspace, None, message).await).await?;
    }
    sink.flush().await
}

async fn answer(sink: &mut FrameSink, id: RequestId, message: ServerMessage) -> Result<(), SendError> {
    sink.feed(Outgoing::new(Some(id), &message)).await?;
    sink.flush().await
}

/// What a socket says first.
enum FirstFrame {
    /// A frame of this protocol.
    Bytes(Bytes),
    /// Text, as pages spoke before the protocol was binary.
    OfOlderPage,
}

async fn first_frame(stream: &mut SplitStream<WebSocket>) -> Option<FirstFrame> {
    loop {
        match stream.next().await? {
            Ok(Message::Binary(frame)) => return Some(FirstFrame::Bytes(frame)),
            Ok(Message::Text(_)) => return Some(FirstFrame::OfOlderPage),
            Ok(Message::Ping(_) | Message::Pong(_)) => {}
            Ok(Message::Close(_)) | Err(_) => return None,
        }
    }
}

/// What stands around a message in a frame, and frames around each other.
const FRAME_HEAD_BYTES: usize = 4096;
/// What most welcomes do not need.
const WELCOME_BYTES: usize = 1024 * 1024;
/// Records of builds in the welcome, before its other parts and the wire's own signs.
const WELCOME_BUILD_BYTES: usize = 256 * 1024;
