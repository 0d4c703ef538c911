//! One request over the page's socket, answered in messages.

use std::time::{Duration, Instant};

use axum::http::{HeaderName, HeaderValue, Request, Response, header};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper::ext::ReasonPhrase;
use hyper_util::rt::TokioIo;
use protocol::limits::Limits;
use protocol::{AppFailure, AppRequest, Header, ServerMessage};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Upstreams;
use super::connect::{blame, connect};
use super::utf8::Utf8Pieces;
use crate::targets::{AppName, Target, Targets};

/// Sends a request to an app and tells its answer as it comes: `AppAnswered`, `AppBody`… and `AppFinished`, or `AppFailed` in place of any of
/// them. A full channel makes the app wait.
pub(crate) async fn ask(
    upstreams: &impl Upstreams,
    targets: &Targets,
    name: &AppName,
    request: AppRequest,
    limits: &Limits,
    out: mpsc::Sender<ServerMessage>,
    cancel: CancellationToken,
) {
    let time = Duration::from_secs(limits.app_request_seconds);
    let exchange = exchange(upstreams, targets, name, request, limits, &out);
    let failure = tokio::select! {
        done = tokio::time::timeout(time, exchange) => match done {
            Ok(Ok(())) => return,
            Ok(Err(failure)) => failure,
            Err(_) => AppFailure::TimedOut { seconds: limits.app_request_seconds },
        },
        () = cancel.cancelled() => AppFailure::Cancelled,
    };
    let failure = blame(upstreams, targets, name, failure).await;
    // The page is gone when nobody receives; there is nobody left to tell.
    drop(out.send(ServerMessage::AppFailed { failure }).await);
}

async fn exchange(
    upstreams: &impl Upstreams,
    targets: &Targets,
    name: &AppName,
    request: AppRequest,
    limits: &Limits,
    out: &mpsc::Sender<ServerMessage>,
) -> Result<(), AppFailure> {
    let places = targets.places(name).ok_or(AppFailure::NoContainer)?;
    let _place = places.acquire_owned().await.map_err(|_| AppFailure::NoContainer)?;
    let (stream, target) = connect(upstreams, targets, name).await?;
    let port = target.container_port;
    let lost = |detail: String| AppFailure::ConnectionLost { port, detail };

    let request = outgoing(request, &target).map_err(|error| lost(error.to_string()))?;
    let sent = Instant::now();
    let (response, _connection) = send(stream, request).await.map_err(|error| lost(one_line(&error)))?;
    let first_byte = Instant::now();
    let answered = answered(&response, &target, first_byte - sent);
    if out.send(answered).await.is_err() {
        return Ok(());
    }

    let mut body = response.into_body();
    let mut pieces = Utf8Pieces::default();
    let mut body_bytes = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|error| lost(one_line(&error)))?.into_data() else { continue };
        body_bytes += data.len() as u64;
        if body_bytes > limits.app_body_bytes {
            return Err(AppFailure::BodyTooLarge { limit_bytes: limits.app_body_bytes });
        }
        tell_text(out, pieces.push(&data)).await;
    }
    tell_text(out, pieces.finish()).await;
    let finished = ServerMessage::AppFinished { body_bytes, body_micros: micros(first_byte.elapsed()) };
    drop(out.send(finished).await);
    Ok(())
}

/// Sends on a connection of its own; the returned set keeps that connection going.
async fn send(
    stream: TcpStream,
    request: Request<Full<Bytes>>,
) -> Result<(Response<Incoming>, JoinSet<()>), hyper::Error> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let mut connections = JoinSet::new();
    connections.spawn(async move {
        // What goes wrong here is told by the response or its body.
        drop(connection.await);
    });
    let response = sender.send_request(request).await?;
    Ok((response, connections))
}

fn outgoing(request: AppRequest, target: &Target) -> Result<Request<Full<Bytes>>, axum::http::Error> {
    let AppRequest { container: _, method, path, headers, body } = request;
    let mut outgoing = Request::builder().method(method.as_str()).uri(path);
    if let Some(fields) = outgoing.headers_mut() {
        let host = format!("localhost:{}", target.virtual_port);
        fields.insert(header::HOST, HeaderValue::try_from(host)?);
        fields.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
        fields.insert(header::CONNECTION, HeaderValue::from_static("close"));
        for Header { name, value } in headers {
            let name = HeaderName::try_from(name)?;
            let is_ours =
                [header::HOST, header::CONNECTION, header::CONTENT_LENGTH, header::TRANSFER_ENCODING]
                    .contains(&name);
            if !is_ours {
                fields.insert(name, HeaderValue::try_from(value)?);
            }
        }
    }
    outgoing.body(Full::from(body))
}

fn answered(response: &Response<Incoming>, target: &Target, first_byte: Duration) -> ServerMessage {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let sent_reason = response.extensions().get::<ReasonPhrase>().map(|reason| text(reason.as_bytes()));
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| Header { name: name.to_string(), value: text(value.as_bytes()) });
    ServerMessage::AppAnswered {
        status: response.status().as_u16(),
        reason: sent_reason.unwrap_or_else(|| response.status().canonical_reason().unwrap_or("").to_owned()),
        headers: headers.collect(),
        first_byte_micros: micros(first_byte),
        build: target.build,
    }
}

async fn tell_text(out: &mpsc::Sender<ServerMessage>, text: String) {
    if !text.is_empty() {
        drop(out.send(ServerMessage::AppBody { text }).await);
    }
}

/// hyper's own text names only the act; its source says what happened.
pub(super) fn one_line(error: &hyper::Error) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}
