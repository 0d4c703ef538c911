//! What the engine tells while it pushes or pulls. bollard drops the ids of layers and the result of a push, so its answer is read here.

use std::collections::HashMap;

use bytes::{Buf as _, Bytes, BytesMut};
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Incoming;
use hyper::{Method, Request};
use serde::Deserialize;
use tokio::task::JoinSet;

use super::transfer::{TransferLine, TransferProgress};
use crate::engine::build::request::open;
use crate::engine::connection::EngineConnection;

/// A push or a pull under way; dropping it makes the engine give up.
#[derive(Debug)]
pub(super) struct EngineLines {
    body: Incoming,
    received: BytesMut,
    /// Drives the connection.
    _connection: JoinSet<()>,
}

/// Why the engine did not do it.
#[derive(Debug, thiserror::Error)]
pub(super) enum EngineError {
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
    #[error("the engine told a line of more than {LINE_BYTES} bytes")]
    TooLong,
}

/// One line of the engine's answer.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct EngineLine {
    id: Option<String>,
    pub(super) status: Option<String>,
    progress_detail: Option<ProgressDetail>,
    error: Option<String>,
    error_detail: Option<ErrorDetail>,
    pub(super) aux: Option<Pushed>,
}

/// The result of a push.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct Pushed {
    pub(super) digest: Option<String>,
    pub(super) size: Option<u64>,
}

#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct ProgressDetail {
    current: Option<i64>,
    total: Option<i64>,
}

#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct ErrorDetail {
    message: Option<String>,
}

impl EngineLines {
    /// Sends a `POST` without a body. `query` has its values as they are.
    pub(super) async fn post(
        connection: &EngineConnection,
        path: &str,
        query: &[(&str, &str)],
        registry_auth: &str,
    ) -> Result<Self, EngineError> {
        // Names of images and tags need no escapes in a query but for `:` and `/`, which stand for themselves there (RFC 3986, 3.4).
        let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/v{}{path}?{}", connection.docker.client_version(), query.join("&")))
            .header("Host", "docker")
            .header("X-Registry-Auth", registry_auth)
            .body(Empty::<Bytes>::new())?;
        let (mut sender, driver) = open(&connection.address).await?;
        let mut driving = JoinSet::new();
        driving.spawn(async move {
            if let Err(error) = driver.await {
                tracing::debug!(%error, "a transfer's connection ended");
            }
        });
        let answer = sender.send_request(request).await?;
        if !answer.status().is_success() {
            let body = Limited::new(answer.into_body(), LINE_BYTES).collect().await;
            let body = body.map_err(|_| EngineError::TooLong)?.to_bytes();
            return Err(EngineError::Refused(refusal(&body)));
        }
        Ok(Self { body: answer.into_body(), received: BytesMut::new(), _connection: driving })
    }

    /// Returns the next line; `None` at the end. Nothing is lost when the future is dropped.
    pub(super) async fn next(&mut self) -> Result<Option<EngineLine>, EngineError> {
        loop {
            if let Some(end) = self.received.iter().position(|byte| *byte == b'\n') {
                let line = self.received.split_to(end);
                self.received.advance(1);
                if line.iter().all(u8::is_ascii_whitespace) {
                    continue;
                }
                return read(&line).map(Some);
            }
            if self.received.len() > LINE_BYTES {
                return Err(EngineError::TooLong);
            }
            match self.body.frame().await {
                Some(frame) => {
                    if let Ok(data) = frame?.into_data() {
                        self.received.extend_from_slice(&data);
                    }
                }
                None => {
                    let rest = std::mem::take(&mut self.received);
                    return if rest.iter().all(u8::is_ascii_whitespace) {
                        Ok(None)
                    } else {
                        read(&rest).map(Some)
                    };
                }
            }
        }
    }
}

impl EngineLine {
    /// Returns what a client shows of it; the engine tells the result of a push in a line of its own.
    pub(super) fn into_shown(self) -> Option<TransferLine> {
        let status = self.status?;
        let progress = self.progress_detail.and_then(|detail| {
            let current = u64::try_from(detail.current?).ok()?;
            let total = detail.total.and_then(|total| u64::try_from(total).ok()).filter(|total| *total > 0);
            Some(TransferProgress { current, total })
        });
        Some(TransferLine { id: self.id.filter(|id| !id.is_empty()), status, progress })
    }
}

fn read(line: &[u8]) -> Result<EngineLine, EngineError> {
    let line: EngineLine = serde_json::from_slice(line)?;
    let error = line.error_detail.as_ref().and_then(|detail| detail.message.clone());
    match error.or_else(|| line.error.clone()) {
        Some(message) => Err(EngineError::Refused(message)),
        None => Ok(line),
    }
}

/// Reads `{"message":"…"}`.
fn refusal(body: &[u8]) -> String {
    let read = serde_json::from_slice::<HashMap<String, String>>(body).ok();
    let message = read.and_then(|mut read| read.remove("message"));
    message.unwrap_or_else(|| String::from_utf8_lossy(body).into_owned())
}

const LINE_BYTES: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> Option<TransferLine> {
        read(line.as_bytes()).unwrap().into_shown()
    }

    #[test]
    fn a_layers_line_has_its_id_and_how_far_it_is() {
        let line = r#"{"status":"Pushing","progressDetail":{"current":512,"total":2048},"progress":"[=> ]","id":"8d3ac3489996"}"#;
        let progress = Some(TransferProgress { current: 512, total: Some(2048) });
        let expected = TransferLine { id: Some("8d3ac3489996".into()), status: "Pushing".into(), progress };
        assert_eq!(shown(line), Some(expected));
        let line = r#"{"status":"Preparing","progressDetail":{},"id":"8d3ac3489996"}"#;
        assert_eq!(shown(line).unwrap().progress, None);
        let line = r#"{"status":"Pushing","progressDetail":{"current":-1,"total":-1},"id":"a"}"#;
        assert_eq!(shown(line).unwrap().progress, None);
    }

    #[test]
    fn the_result_of_a_push_is_no_line_to_show() {
        let line =
            read(br#"{"progressDetail":{},"aux":{"Tag":"latest","Digest":"sha256:aa","Size":528}}"#).unwrap();
        assert_eq!(line.aux, Some(Pushed { digest: Some("sha256:aa".into()), size: Some(528) }));
        assert_eq!(line.into_shown(), None);
    }

    #[test]
    fn errors_are_told_in_the_engines_words() {
        let told = read(br#"{"errorDetail":{"message":"denied"},"error":"denied"}"#).unwrap_err();
        assert_eq!(told.to_string(), "denied");
        assert_eq!(refusal(br#"{"message":"No such image"}"#), "No such image");
        assert_eq!(refusal(b"odd"), "odd");
    }
}
