//! What a program reads.

use bytes::{Buf, BytesMut};

use crate::engine::api::ApiError;
use crate::engine::api::hijack::HijackedWriter;

/// What a program reads: a short queue and the connection behind it. A program that reads nothing lets the queue fill up.
///
/// Whoever drives a program puts bytes into the queue with [`queue`](Self::queue) and keeps [`flush`](Self::flush) going while output is read.
/// Dropping it does not end the program's input; [`close`](Self::close) does.
#[derive(Debug)]
pub struct ProgramInput {
    /// `None` when the program takes no input, or its input was closed.
    writer: Option<HijackedWriter>,
    queued: BytesMut,
    is_closing: bool,
}

/// The queue has no room for all of the bytes, and took none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the program has not read its earlier input")]
pub struct InputFull;

impl ProgramInput {
    pub(in crate::engine::api) fn new(writer: Option<HijackedWriter>) -> Self {
        Self { writer, queued: BytesMut::new(), is_closing: false }
    }

    /// Returns how many bytes [`queue`](Self::queue) takes now.
    #[must_use]
    pub fn room(&self) -> usize {
        QUEUE_BYTES - self.queued.len()
    }

    /// Appends bytes for the program. Those for a program that takes no more input are dropped, as a pipe's are whose reader is gone.
    ///
    /// # Errors
    ///
    /// When there are more than [`room`](Self::room).
    pub fn queue(&mut self, bytes: &[u8]) -> Result<(), InputFull> {
        if self.writer.is_none() || self.is_closing {
            return Ok(());
        }
        if bytes.len() > self.room() {
            return Err(InputFull);
        }
        self.queued.extend_from_slice(bytes);
        Ok(())
    }

    /// Ends the program's input after what was queued. With a terminal this is not Ctrl-D, which is the byte 4: the engine keeps the terminal open.
    pub fn close(&mut self) {
        self.is_closing = true;
    }

    /// Tells whether [`flush`](Self::flush) has something to do.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.writer.is_some() && (self.is_closing || !self.queued.is_empty())
    }

    /// Writes what was queued, and the end if there is to be one. Nothing is lost or written twice when the future is dropped.
    ///
    /// # Errors
    ///
    /// When the connection breaks or the engine is lost, as at the program's end. Input is dropped from then on.
    pub async fn flush(&mut self) -> Result<(), ApiError> {
        let written = self.write_queued().await;
        if written.is_err() {
            self.writer = None;
            self.queued.clear();
        }
        written
    }

    async fn write_queued(&mut self) -> Result<(), ApiError> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        while !self.queued.is_empty() {
            let n_bytes = writer.write_some(&self.queued).await?;
            self.queued.advance(n_bytes);
        }
        if self.is_closing {
            writer.close().await?;
            self.writer = None;
        }
        Ok(())
    }
}

/// How much input may wait for the program, beside what the connection itself holds.
const QUEUE_BYTES: usize = 64 * 1024;
