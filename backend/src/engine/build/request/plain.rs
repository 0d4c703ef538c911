//! Single questions to the engine in the form of an API version that engines old and new still speak.
//!
//! bollard follows the newest API, whose answer about disk use and whose parameters for pruning older engines do not know.

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::{Method, Request};
use serde::de::DeserializeOwned;
use tokio::task::JoinSet;

use super::{RequestError, refusal, transport};
use crate::engine::connection::EngineConnection;

/// Sends a request without a body and reads the answer; `path` begins with a slash.
pub(crate) async fn plain<T: DeserializeOwned>(
    connection: &EngineConnection,
    method: Method,
    path: &str,
) -> Result<T, RequestError> {
    let version = connection.docker.client_version();
    let minor = version.minor_version.min(NEWEST_MINOR);
    let request = Request::builder()
        .method(method)
        .uri(format!("/v{}.{minor}{path}", version.major_version))
        .header("Host", "docker")
        .body(Empty::<Bytes>::new())?;
    let (mut sender, connection) = transport::open(&connection.address).await?;
    let mut connections = JoinSet::new();
    connections.spawn(connection);
    let answer = sender.send_request(request).await?;
    let is_success = answer.status().is_success();
    let body = answer.into_body().collect().await?.to_bytes();
    if !is_success {
        return Err(RequestError::Refused(refusal(&body)));
    }
    Ok(serde_json::from_slice(&body)?)
}

/// 1.47 of Docker 27 is the last whose disk use and pruning are those of 20.10; newer engines speak it on.
const NEWEST_MINOR: usize = 47;
