//! A connection that carries a program's bytes instead of HTTP, after the engine agreed (`101 Switching Protocols`).

use bytes::Bytes;
use hyper::Response;
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio_util::sync::CancellationToken;

use super::ApiError;

/// Both directions of a connection that was taken over. It closes when both are dropped.
#[derive(Debug)]
pub(super) struct Hijacked {
    pub(super) reader: HijackedReader,
    pub(super) writer: HijackedWriter,
    /// Whether the engine said that the program's two streams come in frames. Since API 1.42 it says what comes, earlier it says nothing.
    pub(super) is_multiplexed: bool,
}

/// What the program writes.
#[derive(Debug)]
pub(super) struct HijackedReader {
    half: ReadHalf<TokioIo<Upgraded>>,
    buffer: Box<[u8]>,
    lost: CancellationToken,
}

/// What the program reads.
#[derive(Debug)]
pub(super) struct HijackedWriter {
    half: WriteHalf<TokioIo<Upgraded>>,
    lost: CancellationToken,
}

impl Hijacked {
    pub(super) async fn new(answer: Response<Incoming>, lost: CancellationToken) -> Result<Self, ApiError> {
        let kind = answer.headers().get(CONTENT_TYPE);
        let is_multiplexed = kind.is_some_and(|kind| kind.as_bytes() == MULTIPLEXED.as_bytes());
        let upgraded = hyper::upgrade::on(answer).await?;
        let (reader, writer) = tokio::io::split(TokioIo::new(upgraded));
        let buffer = vec![0; PIECE_BYTES].into_boxed_slice();
        Ok(Self {
            reader: HijackedReader { half: reader, buffer, lost: lost.clone() },
            writer: HijackedWriter { half: writer, lost },
            is_multiplexed,
        })
    }
}

impl HijackedReader {
    /// Reads the next bytes, at most 32 KiB; `None` at the end. Nothing is lost when the future is dropped.
    pub(super) async fn read(&mut self) -> Result<Option<Bytes>, ApiError> {
        let n_bytes = tokio::select! {
            read = self.half.read(&mut self.buffer) => read.map_err(ApiError::Stream)?,
            () = self.lost.cancelled() => return Err(ApiError::Lost),
        };
        // Copied, so that one byte that waits for its reader holds one byte of memory.
        Ok((n_bytes > 0).then(|| Bytes::copy_from_slice(&self.buffer[..n_bytes])))
    }
}

impl HijackedWriter {
    /// Writes some of the bytes and returns how many; waits while the program reads nothing.
    pub(super) async fn write_some(&mut self, bytes: &[u8]) -> Result<usize, ApiError> {
        let n_bytes = tokio::select! {
            written = self.half.write(bytes) => written.map_err(ApiError::Stream)?,
            () = self.lost.cancelled() => return Err(ApiError::Lost),
        };
        if n_bytes == 0 { Err(ApiError::Stream(std::io::ErrorKind::WriteZero.into())) } else { Ok(n_bytes) }
    }

    /// Closes this direction alone, which is the end of the program's input.
    pub(super) async fn close(&mut self) -> Result<(), ApiError> {
        self.half.shutdown().await.map_err(ApiError::Stream)
    }
}

/// The most that is read at once.
pub(super) const PIECE_BYTES: usize = 32 * 1024;
/// What the engine calls a connection whose bytes are in frames.
const MULTIPLEXED: &str = "application/vnd.docker.multiplexed-stream";
