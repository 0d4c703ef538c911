//! What a browser uploads to an app: passed on as it comes, counted, and not waited for without end.
//!
//! A browser hears an answer only when its upload was taken. So what comes after the limit is read and thrown away, for a while.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Frame, SizeHint};
use tokio_util::task::TaskTracker;

use crate::http::WaitCredit;

/// The body of a request to an app.
pub(super) struct Upload {
    body: Body,
    left_bytes: u64,
    reading: WaitCredit,
    is_too_large: TooLarge,
    tracker: TaskTracker,
}

/// Whether an upload went over its limit. Clones are one.
#[derive(Clone, Debug, Default)]
pub(super) struct TooLarge(Arc<AtomicBool>);

impl TooLarge {
    /// Returns whether it did.
    pub(super) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Why an upload ended early.
#[derive(Debug, thiserror::Error)]
pub(super) enum UploadError {
    #[error("the upload is too large")]
    TooLarge,
    #[error("the upload does not go on")]
    Stalled(#[source] std::io::Error),
    #[error("the upload broke off")]
    Lost(#[from] axum::Error),
}

impl Upload {
    /// Passes on at most `most_bytes` of a body; who sends them may keep us waiting for `patience`.
    pub(super) fn new(body: Body, most_bytes: u64, patience: Duration, tracker: &TaskTracker) -> Self {
        let (is_too_large, tracker) = (TooLarge::default(), tracker.clone());
        Self { body, left_bytes: most_bytes, reading: WaitCredit::new(patience), is_too_large, tracker }
    }

    /// Returns what tells later whether it was too large.
    pub(super) fn too_large(&self) -> TooLarge {
        self.is_too_large.clone()
    }

    /// Ends an upload that says beforehand that it is too large; returns whether it is.
    pub(super) fn refuse_at_once(&mut self) -> bool {
        let is_announced = self.body.size_hint().lower() > self.left_bytes;
        if is_announced {
            self.throw_away();
        }
        is_announced
    }

    fn throw_away(&mut self) {
        self.is_too_large.0.store(true, Ordering::Relaxed);
        let body = std::mem::take(&mut self.body);
        drop(self.tracker.spawn(read_and_forget(body)));
    }
}

impl hyper::body::Body for Upload {
    type Data = Bytes;
    type Error = UploadError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, UploadError>>> {
        let frame = match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Pending => {
                return self.reading.poll_spend(cx).map(|error| Some(Err(UploadError::Stalled(error))));
            }
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Ready(Some(frame)) => frame?,
        };
        let n_bytes = frame.data_ref().map_or(0, Bytes::len);
        self.reading.earn(n_bytes);
        match self.left_bytes.checked_sub(n_bytes as u64) {
            Some(left_bytes) => {
                self.left_bytes = left_bytes;
                Poll::Ready(Some(Ok(frame)))
            }
            None => {
                self.throw_away();
                Poll::Ready(Some(Err(UploadError::TooLarge)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

async fn read_and_forget(mut body: Body) {
    let reading = async {
        let mut n_bytes = 0;
        while let Some(Ok(frame)) = body.frame().await {
            n_bytes += frame.data_ref().map_or(0, Bytes::len);
            if n_bytes > FORGET_BYTES {
                break;
            }
        }
    };
    drop(tokio::time::timeout(FORGET_TIME, reading).await);
}

const FORGET_BYTES: usize = 256 * 1024 * 1024;
const FORGET_TIME: Duration = Duration::from_secs(20);
