//! One connection to the engine, for one request.

use std::io;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::ApiError;
use crate::engine::build::request::EngineAddress;

/// What is sent with a request.
pub(super) type RequestBody = UnsyncBoxBody<Bytes, io::Error>;

/// The task that moves a connection's bytes; dropping it closes the connection, unless the connection was handed over (`hyper::upgrade`).
pub(super) type ConnectionTask = JoinSet<()>;

/// Sends a request on a connection of its own and waits for the head of its answer.
pub(super) async fn send(
    address: &EngineAddress,
    lost: &CancellationToken,
    request: Request<RequestBody>,
) -> Result<(Response<Incoming>, ConnectionTask), ApiError> {
    let sent = async {
        match address {
            EngineAddress::Unix(path) => {
                let stream = UnixStream::connect(path).await.map_err(ApiError::Connect)?;
                send_on(stream, lost, request).await
            }
            EngineAddress::Tcp(host) => {
                let stream = TcpStream::connect(host).await.map_err(ApiError::Connect)?;
                // A key that was pressed has to go now.
                stream.set_nodelay(true).map_err(ApiError::Connect)?;
                send_on(stream, lost, request).await
            }
        }
    };
    tokio::select! {
        answered = sent => answered,
        () = lost.cancelled() => Err(ApiError::Lost),
    }
}

async fn send_on(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    lost: &CancellationToken,
    request: Request<RequestBody>,
) -> Result<(Response<Incoming>, ConnectionTask), ApiError> {
    let mut settings = http1::Builder::new();
    settings.max_buf_size(READ_BYTES);
    let (mut sender, connection) = settings.handshake(TokioIo::new(stream)).await?;
    let mut task = ConnectionTask::new();
    let lost = lost.clone();
    task.spawn(async move {
        // What goes wrong here is told by the answer or its body.
        tokio::select! {
            ended = connection.with_upgrades() => drop(ended),
            () = lost.cancelled() => {}
        }
    });
    let answer = sender.send_request(request).await?;
    Ok((answer, task))
}

/// How much of an answer is read ahead, its head included.
const READ_BYTES: usize = 64 * 1024;
