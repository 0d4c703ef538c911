//! One build request to the engine and the session that goes with it.
//!
//! bollard sends a context as a tar, which BuildKit unpacks into a layer of its own and, with `userns-remap` on Docker 20.10, without
//! mapping owners, so that copied files get lost. Here the engine asks for the files it needs, as it does with `docker build`: two
//! connections, one with the build (`POST /build`), one that is turned round so that the engine calls us (`POST /session`, h2c).
//! Dropping a call closes both, and with them the engine ends the build.

mod files;
mod plain;
mod query;
mod session;
mod transport;

use std::collections::HashMap;
use std::sync::Arc;

use bollard::models::BuildInfo;
use bytes::{Buf, Bytes, BytesMut};
use futures_util::{Stream, stream};
use http_body_util::{BodyExt, Empty};
use hyper::body::Incoming;
use hyper::{Method, Request};
use protocol::BuildSource;
use tokio::task::JoinSet;

use self::files::SyncedFiles;
pub(crate) use self::plain::plain;
use self::query::Query;
pub(crate) use self::transport::EngineAddress;
use crate::engine::connection::EngineConnection;
use crate::source_file::SourceFile;

/// What to build.
#[derive(Clone, Debug)]
pub(crate) struct RequestOrder {
    /// Name of the image; `None` for none.
    pub(crate) tag: Option<String>,
    pub(crate) labels: HashMap<String, String>,
    pub(crate) arguments: HashMap<String, String>,
    /// `name:address`.
    pub(crate) extra_host: Option<String>,
    /// `--target`.
    pub(crate) target: Option<String>,
    /// `--no-cache`.
    pub(crate) no_cache: bool,
    /// Unique among the sessions of the engine.
    pub(crate) session: String,
    /// Builds with the same key share what the engine keeps of their contexts.
    pub(crate) context_key: String,
    /// The files that the build sees, under their paths in the build.
    pub(crate) files: Arc<Vec<SourceFile>>,
    /// Which of them is the Dockerfile.
    pub(crate) source: BuildSource,
    /// The Dockerfile as the front end is to read it.
    pub(crate) dockerfile: String,
}

/// A build under way.
#[derive(Debug)]
pub(crate) struct BuildkitRequest {
    body: Incoming,
    received: BytesMut,
    /// Drives both connections; dropped with the call.
    _connections: JoinSet<()>,
}

/// Why a build did not come about, or ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RequestError {
    /// The engine's own words.
    #[error("{0}")]
    Refused(String),
    #[error("the engine could not be connected to")]
    Connect(#[from] std::io::Error),
    #[error("the connection to the engine broke")]
    Connection(#[from] hyper::Error),
    #[error("a request could not be made")]
    Request(#[from] hyper::http::Error),
    #[error("the engine's answer could not be read")]
    Answer(#[from] serde_json::Error),
}

impl BuildkitRequest {
    /// Sends the build and opens its session.
    pub(crate) async fn start(
        connection: &EngineConnection,
        order: RequestOrder,
    ) -> Result<Self, RequestError> {
        let mut connections = JoinSet::new();
        let files = SyncedFiles::new(&order.context_key, &order.files, &order.source, &order.dockerfile);
        let session = session::request(&order)?;
        let address = connection.address.clone();
        connections.spawn(async move {
            if let Err(error) = session::serve(&address, session, files).await {
                tracing::debug!(%error, "a build's session ended");
            }
        });
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/v{}/build?{}", connection.docker.client_version(), Query::of(&order)))
            .header("Host", "docker")
            .header("Content-Type", "application/x-tar")
            .body(Empty::<Bytes>::new())?;
        let (mut sender, connection) = transport::open(&connection.address).await?;
        connections.spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a build's connection ended");
            }
        });
        let answer = sender.send_request(request).await?;
        if !answer.status().is_success() {
            let body = answer.into_body().collect().await?.to_bytes();
            return Err(RequestError::Refused(refusal(&body)));
        }
        Ok(Self { body: answer.into_body(), received: BytesMut::new(), _connections: connections })
    }

    /// Turns the call into what the engine tells, until the build has ended. Dropping the stream ends the build.
    pub(crate) fn into_answers(self) -> impl Stream<Item = Result<BuildInfo, RequestError>> + Send {
        stream::unfold(self, async |mut call| Some((call.next().await?, call)))
    }

    /// Returns the next thing that the engine tells; `None` when the build has ended. Nothing is lost when the future is dropped.
    pub(crate) async fn next(&mut self) -> Option<Result<BuildInfo, RequestError>> {
        loop {
            if let Some(end) = self.received.iter().position(|byte| *byte == b'\n') {
                let line = self.received.split_to(end);
                self.received.advance(1);
                if line.iter().all(u8::is_ascii_whitespace) {
                    continue;
                }
                return Some(read(&line));
            }
            match self.body.frame().await {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        self.received.extend_from_slice(&data);
                    }
                }
                Some(Err(error)) => return Some(Err(error.into())),
                None => {
                    let rest = std::mem::take(&mut self.received);
                    return (!rest.iter().all(u8::is_ascii_whitespace)).then(|| read(&rest));
                }
            }
        }
    }
}

fn read(line: &[u8]) -> Result<BuildInfo, RequestError> {
    let info: BuildInfo = serde_json::from_slice(line)?;
    match info.error_detail.as_ref().and_then(|error| error.message.clone()) {
        Some(message) => Err(RequestError::Refused(message)),
        None => Ok(info),
    }
}

/// Reads `{"message":"…"}`.
fn refusal(body: &[u8]) -> String {
    let message = serde_json::from_slice::<serde_json::Value>(body).ok();
    let message = message.as_ref().and_then(|value| value.get("message")?.as_str());
    message.map_or_else(|| String::from_utf8_lossy(body).into_owned(), str::to_owned)
}
