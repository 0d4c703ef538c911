//! The body of an answer as it comes: logs, statistics, progress of pulls and pushes, archives.

use bytes::{Buf, Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;
use hyper::header::{HeaderMap, HeaderName};
use serde::de::DeserializeOwned;

use super::ApiError;
use super::connection::ConnectionTask;

/// A body that is read as the reader likes: while nobody reads, the engine waits. Dropping it closes the connection.
#[derive(Debug)]
pub struct ByteStream {
    headers: HeaderMap,
    body: Incoming,
    /// A line of which the end has not come.
    begun: BytesMut,
    _task: ConnectionTask,
}

impl ByteStream {
    pub(super) fn new(answer: Response<Incoming>, task: ConnectionTask) -> Self {
        let (head, body) = answer.into_parts();
        Self { headers: head.headers, body, begun: BytesMut::new(), _task: task }
    }

    /// Returns a field of the answer's head, such as `X-Docker-Container-Path-Stat`.
    #[must_use]
    pub fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the next piece, at most 64 KiB; `None` at the end. Nothing is lost when the future is dropped.
    pub async fn next(&mut self) -> Option<Result<Bytes, ApiError>> {
        loop {
            match self.body.frame().await? {
                Ok(frame) => match frame.into_data() {
                    Ok(data) if !data.is_empty() => return Some(Ok(data)),
                    Ok(_) | Err(_) => {}
                },
                Err(error) => return Some(Err(error.into())),
            }
        }
    }

    /// Returns the next line as JSON, as pulls, pushes and statistics come; `None` at the end. Nothing is lost when the future is dropped.
    pub async fn next_json<T: DeserializeOwned>(&mut self) -> Option<Result<T, ApiError>> {
        let line = self.next_line().await?;
        Some(line.and_then(|line| serde_json::from_slice(&line).map_err(ApiError::from)))
    }

    /// Returns the next line that is not blank, without its end.
    async fn next_line(&mut self) -> Option<Result<BytesMut, ApiError>> {
        let mut searched = 0;
        loop {
            if let Some(end) = self.begun[searched..].iter().position(|byte| *byte == b'\n') {
                let line = self.begun.split_to(searched + end);
                self.begun.advance(1);
                searched = 0;
                if !is_blank(&line) {
                    return Some(Ok(line));
                }
                continue;
            }
            searched = self.begun.len();
            if searched > LINE_BYTES {
                self.begun.clear();
                return Some(Err(ApiError::TooLarge { limit_bytes: LINE_BYTES }));
            }
            match self.next().await {
                Some(Ok(data)) => self.begun.extend_from_slice(&data),
                Some(Err(error)) => return Some(Err(error)),
                None => {
                    let rest = std::mem::take(&mut self.begun);
                    return (!is_blank(&rest)).then_some(Ok(rest));
                }
            }
        }
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// The longest line of JSON; those of statistics have some kilobytes.
const LINE_BYTES: usize = 1024 * 1024;
