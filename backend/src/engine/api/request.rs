//! A request, from its path to its answer in one of four forms: whole, as JSON, as a stream, as a connection to a program.

use std::io;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, UPGRADE};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::Value;

use super::connection::{self, ConnectionTask, RequestBody};
use super::hijack::Hijacked;
use super::uri::RequestUri;
use super::{ApiError, ByteStream, EngineApi};

/// A request that was not sent yet.
#[derive(Debug)]
#[must_use = "a request is sent by `answer`, `json` or `stream`"]
pub struct ApiRequest<'a> {
    api: &'a EngineApi,
    method: Method,
    uri: RequestUri,
    headers: Vec<(HeaderName, String)>,
    body: RequestBody,
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Below 400. A 304 says that nothing had to be done, as for a container that runs already.
    pub status: u16,
    /// The head's fields.
    pub headers: HeaderMap,
    /// What came, at most 16 MiB.
    pub body: Bytes,
}

impl Answer {
    /// Reads the body as JSON, which keeps the order of its fields.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn json(&self) -> Result<Value, ApiError> {
        Ok(serde_json::from_slice(&self.body)?)
    }
}

impl<'a> ApiRequest<'a> {
    pub(super) fn new(api: &'a EngineApi, method: Method, segments: &[&str]) -> Self {
        Self {
            api,
            method,
            uri: RequestUri::new(api.version, segments),
            headers: Vec::new(),
            body: RequestBody::new(Empty::new().map_err(|never| match never {})),
        }
    }

    /// Adds a field to the query, which is escaped here.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.uri.add(name, value);
        self
    }

    /// Adds a field to the head, such as `X-Registry-Auth`.
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Sends JSON.
    pub fn body(mut self, value: &Value) -> Self {
        self.body = RequestBody::new(Full::from(value.to_string()).map_err(|never| match never {}));
        self.header(CONTENT_TYPE, "application/json")
    }

    /// Sends a tar while it is made; the engine's pace slows the stream down.
    pub fn upload(mut self, tar: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        self.body = RequestBody::new(StreamBody::new(tar.map(|chunk| chunk.map(Frame::data))));
        self.header(CONTENT_TYPE, "application/x-tar")
    }

    /// Sends the request and reads the whole answer.
    ///
    /// # Errors
    ///
    /// When the engine refuses, is not there, or answers more than 16 MiB.
    pub async fn answer(self) -> Result<Answer, ApiError> {
        let (answer, _task) = self.send().await?;
        let (head, body) = answer.into_parts();
        let body = read_whole(body, ANSWER_BYTES).await?;
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
    }

    /// Sends the request and reads the answer as JSON, which keeps the order of its fields.
    ///
    /// # Errors
    ///
    /// As [`ApiRequest::answer`], or when the answer is no JSON.
    pub async fn json(self) -> Result<Value, ApiError> {
        self.answer().await?.json()
    }

    /// Sends the request and returns the answer's body as it comes.
    ///
    /// # Errors
    ///
    /// When the engine refuses or is not there.
    pub async fn stream(self) -> Result<ByteStream, ApiError> {
        let (answer, task) = self.send().await?;
        Ok(ByteStream::new(answer, task))
    }

    /// Sends the request and takes its connection over: both sides then send what they like.
    pub(super) async fn hijack(self) -> Result<Hijacked, ApiError> {
        let lost = self.api.lost.clone();
        let request = self.header(CONNECTION, "Upgrade").header(UPGRADE, "tcp");
        let (answer, _task) = request.send().await?;
        if answer.status() != StatusCode::SWITCHING_PROTOCOLS {
            return Err(ApiError::NotHijacked);
        }
        Hijacked::new(answer, lost).await
    }

    /// Waits for the head of an answer that is no refusal.
    async fn send(self) -> Result<(Response<Incoming>, ConnectionTask), ApiError> {
        let mut request =
            Request::builder().method(self.method).uri(self.uri.finish()?).header(HOST, "docker");
        for (name, value) in self.headers {
            request = request.header(name, HeaderValue::try_from(value).map_err(hyper::http::Error::from)?);
        }
        let request = request.body(self.body)?;
        let (answer, task) = connection::send(&self.api.address, &self.api.lost, request).await?;
        let status = answer.status();
        if !is_refusal(status) {
            return Ok((answer, task));
        }
        let body = match read_whole(answer.into_body(), REFUSAL_BYTES).await {
            Ok(body) => body,
            Err(ApiError::TooLarge { .. }) => Bytes::new(),
            Err(error) => return Err(error),
        };
        Err(ApiError::Refused { status: status.as_u16(), message: refusal(status, &body) })
    }
}

/// Other redirections than "not modified" are no answer: the engine gives one where a path is no place of its API.
fn is_refusal(status: StatusCode) -> bool {
    status.is_client_error()
        || status.is_server_error()
        || (status.is_redirection() && status != StatusCode::NOT_MODIFIED)
}

/// Reads `{"message":"…"}`, or the text that proxies and old engines send.
fn refusal(status: StatusCode, body: &[u8]) -> String {
    let value = serde_json::from_slice::<Value>(body).ok();
    let message = value.as_ref().and_then(|value| value.get("message")?.as_str());
    let message = message.map_or_else(|| String::from_utf8_lossy(body).into_owned(), str::to_owned);
    let message = message.trim();
    if message.is_empty() { status.to_string() } else { message.to_owned() }
}

pub(super) async fn read_whole(mut body: Incoming, limit_bytes: usize) -> Result<Bytes, ApiError> {
    let mut whole = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else { continue };
        if whole.len() + data.len() > limit_bytes {
            return Err(ApiError::TooLarge { limit_bytes });
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole.freeze())
}

/// How much of an answer is read where it is needed whole: lists of thousands of containers fit.
pub(super) const ANSWER_BYTES: usize = 16 * 1024 * 1024;
/// How much of a refusal is read.
const REFUSAL_BYTES: usize = 64 * 1024;
