//! What a program writes.

use bytes::Bytes;

use crate::engine::api::hijack::{HijackedReader, PIECE_BYTES};
use crate::engine::api::{ApiError, ByteStream, Demultiplexer, FrameStream};

/// Some bytes that a program wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where to.
    pub stream: OutputStream,
    /// At most 32 KiB, never empty. A character may be cut in two.
    pub bytes: Bytes,
}

/// Where a program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputStream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
    /// A terminal, which is both.
    Terminal,
}

/// What a program writes, in order. While nobody reads, the program waits.
#[derive(Debug)]
pub struct ProgramOutput {
    source: Source,
    /// How the streams are told apart; a terminal has only one.
    frames: Option<Demultiplexer>,
    /// What came and was not returned; at most a piece.
    chunk: Bytes,
    /// What the engine said instead of the program.
    fault: Vec<u8>,
}

#[derive(Debug)]
enum Source {
    Hijacked(HijackedReader),
    Body {
        stream: ByteStream,
        /// What came and was not passed on.
        rest: Bytes,
    },
}

impl ProgramOutput {
    pub(super) fn of_program(reader: HijackedReader, has_terminal: bool) -> Self {
        Self::new(Source::Hijacked(reader), has_terminal)
    }

    /// Reads the answer to `GET /containers/…/logs`; `has_terminal` is of the container.
    #[must_use]
    pub fn of_logs(body: ByteStream, has_terminal: bool) -> Self {
        Self::new(Source::Body { stream: body, rest: Bytes::new() }, has_terminal)
    }

    fn new(source: Source, has_terminal: bool) -> Self {
        let frames = (!has_terminal).then(Demultiplexer::default);
        Self { source, frames, chunk: Bytes::new(), fault: Vec::new() }
    }

    /// Returns the next bytes; `None` at the end. Nothing is lost when the future is dropped.
    ///
    /// # Errors
    ///
    /// When the connection breaks, the engine is lost, or the engine could not read the program's streams. Nothing comes after an error.
    pub async fn read(&mut self) -> Result<Option<Output>, ApiError> {
        loop {
            if let Some(output) = self.next_of_chunk()? {
                return Ok(Some(output));
            }
            match self.source.next().await? {
                Some(chunk) => self.chunk = chunk,
                None => return self.end().map(|()| None),
            }
        }
    }

    fn next_of_chunk(&mut self) -> Result<Option<Output>, ApiError> {
        let Some(frames) = &mut self.frames else {
            let bytes = std::mem::take(&mut self.chunk);
            return Ok((!bytes.is_empty()).then_some(Output { stream: OutputStream::Terminal, bytes }));
        };
        while let Some(piece) = frames.take(&mut self.chunk)? {
            let stream = match piece.stream {
                FrameStream::Out => OutputStream::Out,
                FrameStream::Err => OutputStream::Err,
                FrameStream::Engine => {
                    let room = FAULT_BYTES - self.fault.len();
                    self.fault.extend(piece.bytes.iter().take(room));
                    continue;
                }
            };
            return Ok(Some(Output { stream, bytes: piece.bytes }));
        }
        Ok(None)
    }

    fn end(&self) -> Result<(), ApiError> {
        if !self.fault.is_empty() {
            let message = String::from_utf8_lossy(&self.fault).into_owned();
            return Err(ApiError::Refused { status: 500, message });
        }
        Ok(self.frames.as_ref().map_or(Ok(()), Demultiplexer::finish)?)
    }
}

impl Source {
    async fn next(&mut self) -> Result<Option<Bytes>, ApiError> {
        match self {
            Self::Hijacked(reader) => reader.read().await,
            Self::Body { stream, rest } => {
                if rest.is_empty() {
                    let Some(next) = stream.next().await else { return Ok(None) };
                    *rest = next?;
                }
                // Copied, since a piece would keep the whole buffer of its connection.
                let piece = rest.split_to(rest.len().min(PIECE_BYTES));
                Ok(Some(Bytes::copy_from_slice(&piece)))
            }
        }
    }
}

/// How much of the engine's own words is kept.
const FAULT_BYTES: usize = 4096;
