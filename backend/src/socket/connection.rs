//! One open socket: a reading half that passes requests on, and a writing half that sends what there is. When either ends, both do.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use futures_util::StreamExt as _;
use futures_util::stream::SplitStream;
use protocol::{ClientFrame, ClientMessage, Notice, RequestId, ServerMessage};
use tokio::sync::mpsc;

use super::handshake::{Edge, Tab, shake};
use super::look::is_look;
use super::outbox::FrameSink;
use super::requests::Requests;
use crate::session::{Outgoing, SessionHandle};

/// Serves a socket until either side ends it; `from` is where it came from.
pub(crate) async fn serve(socket: WebSocket, from: IpAddr, edge: Arc<Edge>) {
    let (sink, mut stream) = socket.split();
    let mut sink = FrameSink::new(sink, edge.patience.silence, Arc::clone(&edge.metrics));
    let tab = tokio::select! {
        tab = shake(&mut stream, &mut sink, from, &edge) => tab,
        () = edge.stop.cancelled() => return,
    };
    match tab {
        Ok(tab) => talk(tab, stream, &mut sink, &edge).await,
        Err(error) => tracing::info!(error = &error as &dyn std::error::Error, "a socket did not come in"),
    }
    sink.close().await;
}

async fn talk(tab: Tab, mut stream: SplitStream<WebSocket>, sink: &mut FrameSink, edge: &Arc<Edge>) {
    let Tab { session, workspace, board, mut outbox, answers } = tab;
    tracing::debug!(workspace.id = %workspace, "a tab came");
    let _ = edge.metrics.sockets.inc();
    let mut requests = Requests::new(workspace.clone(), board, answers.clone(), Arc::clone(edge));
    let outcome = tokio::select! {
        () = listen(&mut stream, &session, &mut requests, &answers, edge) => Ok(()),
        outcome = outbox.run(sink, &edge.stop) => outcome,
    };
    let _ = edge.metrics.sockets.dec();
    drop(requests);
    session.leave().await;
    match outcome {
        Ok(()) => tracing::debug!(workspace.id = %workspace, "a tab went"),
        Err(error) => tracing::debug!(workspace.id = %workspace, %error, "a tab was lost"),
    }
}

/// Reads requests until the page goes away or says nothing for too long.
async fn listen(
    stream: &mut SplitStream<WebSocket>,
    session: &SessionHandle,
    requests: &mut Requests,
    answers: &mpsc::Sender<Outgoing>,
    edge: &Edge,
) {
    loop {
        let frame = tokio::time::timeout(edge.patience.silence, stream.next()).await;
        let text = match frame {
            Ok(Some(Ok(Message::Text(text)))) => text,
            // Binary frames are for terminals, and no request opens one yet.
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Binary(_)))) => continue,
            Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) | Err(_) => return,
        };
        let is_open = match serde_json::from_str::<ClientFrame>(&text) {
            Ok(ClientFrame { id, message }) => pass_on(id, message, session, requests).await,
            Err(error) => answers.send(unreadable(&text, &error)).await.is_ok(),
        };
        if !is_open {
            return;
        }
    }
}

/// Returns whether the session is still there.
async fn pass_on(
    id: RequestId,
    message: ClientMessage,
    session: &SessionHandle,
    requests: &mut Requests,
) -> bool {
    match message {
        ClientMessage::SendRequest(request) => requests.begin(id, request).await,
        look if is_look(&look) => requests.look(id, look).await,
        ClientMessage::CancelRequest { request } => requests.cancel(id, request).await,
        other => session.ask(id, other).await.is_ok(),
    }
}

/// Refuses a frame that cannot be read, under its id where it has one.
fn unreadable(text: &str, error: &serde_json::Error) -> Outgoing {
    let frame: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let notice = Notice::Unreadable { detail: error.to_string() };
    Outgoing { reply_to: frame["id"].as_u64().map(RequestId), message: ServerMessage::Refused { notice } }
}
