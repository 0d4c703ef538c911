//! One open socket: a reading half that passes requests on, and a writing half that sends what there is. When either ends, both do.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use futures_util::StreamExt as _;
use futures_util::stream::SplitStream;
use protocol::limits::FRAME_BYTES;
use protocol::{ClientFrame, ClientMessage, LimitKind, Notice, ProxyRequest, RequestId, WorkspaceId};

use super::answers::Answers;
use super::handshake::{OpenedTab, SocketServices, shake};
use super::outbox::{FrameSink, SendError};
use super::reading::{Unreadable, read};
use super::requests::Requests;
use super::shells::Shells;
use crate::limits::{BytesPermit, Incoming, SocketBytes};
use crate::session::SessionHandle;

/// Serves a socket until either side ends it; `from` is where it came from, `incoming` counts what is read of it.
pub(crate) async fn serve(
    socket: WebSocket,
    (from, incoming): (IpAddr, Incoming),
    edge: Arc<SocketServices>,
) {
    incoming.begin(HELLO_BYTES + KNOWN_FILE_BYTES * edge.limits.files as usize);
    let (sink, mut stream) = socket.split();
    let mut sink = FrameSink::new(sink, edge.patience.silence, Arc::clone(&edge.metrics));
    let tab = tokio::select! {
        tab = shake(&mut stream, &mut sink, (from, &incoming), &edge) => tab,
        () = edge.stop.cancelled() => return,
    };
    match tab {
        Ok(tab) => talk(tab, stream, &mut sink, &incoming, &edge).await,
        Err(error) => {
            tracing::info!(error = &error as &dyn std::error::Error, "a socket did not come in");
            if let Some(notice) = incoming.why() {
                incoming.linger();
                sink.say_last(notice).await;
            }
        }
    }
    sink.close().await;
}

async fn talk(
    tab: OpenedTab,
    mut stream: SplitStream<WebSocket>,
    sink: &mut FrameSink,
    incoming: &Incoming,
    edge: &Arc<SocketServices>,
) {
    let OpenedTab { session, workspace, published, mut outbox, answers, bytes, places: _places } = tab;
    tracing::debug!(workspace.id = %workspace, "a tab came");
    let _ = edge.metrics.sockets.inc();
    let mut requests =
        Requests::new(workspace.clone(), Arc::clone(&published), answers.clone(), Arc::clone(edge));
    let caller = session.caller();
    let mut shells = Shells::new(workspace.clone(), caller, published, answers.clone(), Arc::clone(edge));
    let mut ear = SocketReader {
        workspace: &workspace,
        session: &session,
        requests: &mut requests,
        shells: &mut shells,
        answers: &answers,
        bytes: &bytes,
        incoming,
    };
    let outcome = tokio::select! {
        told = ear.listen(&mut stream, edge.patience.silence) => told.map_err(SendError::Over),
        outcome = outbox.run(sink, &edge.stop) => outcome,
        notice = bytes.ended() => Err(SendError::Over(notice)),
    };
    let _ = edge.metrics.sockets.dec();
    drop((requests, shells));
    // What waited for the tab is given back before the tab is told.
    drop(outbox);
    session.leave().await;
    match outcome {
        Ok(()) => tracing::debug!(workspace.id = %workspace, "a tab went"),
        Err(SendError::Over(notice)) => {
            tracing::info!(workspace.id = %workspace, ?notice, "a tab was ended");
            part(sink, &mut stream, incoming, notice).await;
        }
        Err(error) => tracing::debug!(workspace.id = %workspace, %error, "a tab was lost"),
    }
}

/// Says why a socket ends. A page that is busy sending is heard meanwhile, or neither side would get on.
async fn part(
    sink: &mut FrameSink,
    stream: &mut SplitStream<WebSocket>,
    incoming: &Incoming,
    notice: Notice,
) {
    incoming.linger();
    let hearing = async {
        while let Some(Ok(_)) = stream.next().await {
            incoming.finish();
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = sink.say_last(notice) => {}
        () = hearing => {}
    }
}

/// The reading half of a socket.
struct SocketReader<'a> {
    workspace: &'a WorkspaceId,
    session: &'a SessionHandle,
    requests: &'a mut Requests,
    shells: &'a mut Shells,
    answers: &'a Answers,
    bytes: &'a SocketBytes,
    incoming: &'a Incoming,
}

impl SocketReader<'_> {
    /// Reads requests until the page goes away or says nothing for too long.
    ///
    /// # Errors
    ///
    /// What the page did that ends its socket.
    async fn listen(&mut self, stream: &mut SplitStream<WebSocket>, silence: Duration) -> Result<(), Notice> {
        loop {
            let frame = match tokio::time::timeout(silence, stream.next()).await {
                Ok(Some(Ok(Message::Binary(frame)))) => frame,
                Ok(Some(Ok(Message::Ping(bytes) | Message::Pong(bytes)))) => {
                    self.incoming.finish_control(bytes.len());
                    continue;
                }
                Ok(Some(Ok(Message::Text(_)))) => {
                    self.incoming.finish();
                    if self.answers.send(None, &Unreadable::text().answer()).await {
                        continue;
                    }
                    return Ok(());
                }
                Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) | Err(_) => {
                    return self.incoming.why().map_or(Ok(()), Err);
                }
            };
            if frame.len() > FRAME_BYTES {
                let (used, limit) = (frame.len() as u64, FRAME_BYTES as u64);
                return Err(Notice::Limit { kind: LimitKind::MessageBytes, used, limit });
            }
            let held = self.bytes.take(frame.len())?;
            self.incoming.finish();
            let is_open = match read(frame, self.workspace).await {
                Ok(ClientFrame { id, message }) => self.pass_on(id, message, held).await,
                Err(unreadable) => self.answers.send(unreadable.id, &unreadable.answer()).await,
            };
            if !is_open {
                return Ok(());
            }
        }
    }

    /// Passes a message to its recipient. Returns whether the socket goes on.
    async fn pass_on(&mut self, id: RequestId, message: ClientMessage, held: BytesPermit) -> bool {
        match message {
            ClientMessage::Session(request) => self.session.ask(id, request, held).await.is_ok(),
            ClientMessage::Lookup(request) => self.requests.look_up(id, request).await,
            ClientMessage::Proxy(ProxyRequest::SendRequest(request)) => {
                self.requests.begin(id, request, held).await
            }
            ClientMessage::Proxy(ProxyRequest::CancelRequest { request }) => {
                self.requests.cancel(id, request).await
            }
            ClientMessage::Console(request) => self.shells.take(id, request).await,
        }
    }
}

/// A hello without files, and what each file adds to it at most.
const HELLO_BYTES: usize = 16 * 1024;
const KNOWN_FILE_BYTES: usize = 1024;
