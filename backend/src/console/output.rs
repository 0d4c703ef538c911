//! Where programs of a shell write: to the page, as far as it keeps up, into a pipe, or into memory.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use protocol::limits::SHELL_CREDIT;
use protocol::{OutputStream, ShellEvent};
use tokio::sync::{Semaphore, mpsc};

/// Why nothing more can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WriteError {
    /// Nobody reads any more: the page is gone, or the next command of a pipe has ended.
    #[error("nobody reads")]
    Closed,
    /// More was written than is kept.
    #[error("too much was written")]
    TooMuch,
}

/// Where a program writes. Clones write to the same place.
#[derive(Clone, Debug)]
pub(crate) enum Output {
    /// To the page.
    Page(PageOutput, OutputStream),
    /// To the next command of a pipe.
    Pipe(mpsc::Sender<Bytes>),
    /// Into memory.
    Memory(Captured),
    /// Nowhere.
    Nowhere,
}

impl Output {
    /// Writes bytes; waits for whoever reads.
    ///
    /// # Errors
    ///
    /// When nobody reads, or too much was written.
    pub(crate) async fn write(&self, bytes: &[u8]) -> Result<(), WriteError> {
        if bytes.is_empty() {
            return Ok(());
        }
        match self {
            Self::Page(page, stream) => page.write(*stream, bytes).await,
            Self::Pipe(pipe) => {
                pipe.send(Bytes::copy_from_slice(bytes)).await.map_err(|_| WriteError::Closed)
            }
            Self::Memory(captured) => captured.push(bytes),
            Self::Nowhere => Ok(()),
        }
    }

    /// Waits until nobody reads a pipe any more; without end where something else takes what is written.
    pub(crate) async fn closed(&self) {
        match self {
            Self::Pipe(pipe) => pipe.closed().await,
            Self::Page(..) | Self::Memory(_) | Self::Nowhere => std::future::pending().await,
        }
    }

    /// Writes a text. Who cannot be told anything needs no error either.
    pub(crate) async fn say(&self, text: &str) {
        let _ = self.write(text.as_bytes()).await;
    }

    /// Returns the same place for what a program writes to a terminal, or to a plain stream.
    pub(crate) fn as_stream_of(&self, stream: crate::engine::OutputStream) -> Self {
        match (self, stream) {
            (Self::Page(page, _), crate::engine::OutputStream::Terminal) => {
                Self::Page(page.clone(), OutputStream::Terminal)
            }
            _ => self.clone(),
        }
    }

    /// Returns whether the page shows it.
    pub(crate) fn is_page(&self) -> bool {
        matches!(self, Self::Page(..))
    }
}

/// What was written into memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    /// Takes out what was written.
    pub(crate) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn push(&self, bytes: &[u8]) -> Result<(), WriteError> {
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if written.len() + bytes.len() > CAPTURED_BYTES {
            return Err(WriteError::TooMuch);
        }
        written.extend_from_slice(bytes);
        Ok(())
    }
}

/// The way to the page. What the page has not acknowledged counts against its credit; without credit, writers wait.
#[derive(Clone, Debug)]
pub(crate) struct PageOutput {
    events: mpsc::Sender<ShellEvent>,
    credit: Arc<Credit>,
}

#[derive(Debug)]
struct Credit {
    left: Semaphore,
    /// Bytes that were sent and not acknowledged.
    n_open: AtomicU32,
}

impl PageOutput {
    /// Makes the way to a page that takes events from the other end.
    pub(crate) fn new(events: mpsc::Sender<ShellEvent>) -> Self {
        let credit = Credit { left: Semaphore::new(SHELL_CREDIT as usize), n_open: AtomicU32::new(0) };
        Self { events, credit: Arc::new(credit) }
    }

    /// Tells the page something.
    ///
    /// # Errors
    ///
    /// When the page is gone.
    pub(crate) async fn tell(&self, event: ShellEvent) -> Result<(), WriteError> {
        self.events.send(event).await.map_err(|_| WriteError::Closed)
    }

    /// Takes in that the page has shown so many bytes; more than were sent count as all.
    pub(crate) fn acknowledge(&self, n_bytes: u32) {
        let shown = self
            .credit
            .n_open
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| Some(open.saturating_sub(n_bytes)))
            .unwrap_or(0)
            .min(n_bytes);
        self.credit.left.add_permits(shown as usize);
    }

    async fn write(&self, stream: OutputStream, bytes: &[u8]) -> Result<(), WriteError> {
        for piece in bytes.chunks(PIECE_BYTES) {
            let n_bytes = u32::try_from(piece.len()).unwrap_or(u32::MAX);
            let taken = tokio::select! {
                taken = self.credit.left.acquire_many(n_bytes) => taken.map_err(|_| WriteError::Closed)?,
                () = self.events.closed() => return Err(WriteError::Closed),
            };
            taken.forget();
            let _ = self.credit.n_open.fetch_add(n_bytes, Ordering::Relaxed);
            self.tell(ShellEvent::Wrote { stream, bytes: piece.to_vec() }).await?;
        }
        Ok(())
    }
}

/// What a substitution, a pipe into a tool or a redirect may hold.
pub(crate) const CAPTURED_BYTES: usize = 8 * 1024 * 1024;
/// What one event carries.
const PIECE_BYTES: usize = 16 * 1024;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn page() -> (PageOutput, mpsc::Receiver<ShellEvent>) {
        let (events, told) = mpsc::channel(1024);
        (PageOutput::new(events), told)
    }

    #[tokio::test]
    async fn a_writer_waits_for_a_page_that_does_not_acknowledge() {
        let (page, mut told) = page();
        let output = Output::Page(page.clone(), OutputStream::Out);
        output.write(&vec![b'x'; SHELL_CREDIT as usize]).await.unwrap();
        let more = output.write(b"y");
        tokio::pin!(more);
        assert!(tokio::time::timeout(Duration::from_millis(20), &mut more).await.is_err());
        page.acknowledge(1);
        more.await.unwrap();
        let mut n_bytes = 0;
        while let Ok(ShellEvent::Wrote { bytes, .. }) = told.try_recv() {
            n_bytes += bytes.len();
        }
        assert_eq!(n_bytes, SHELL_CREDIT as usize + 1);
    }

    #[tokio::test]
    async fn a_page_cannot_acknowledge_more_than_it_got() {
        let (page, _told) = page();
        page.acknowledge(u32::MAX);
        let output = Output::Page(page.clone(), OutputStream::Out);
        output.write(&vec![b'x'; SHELL_CREDIT as usize]).await.unwrap();
        page.acknowledge(u32::MAX);
        page.acknowledge(u32::MAX);
        assert_eq!(page.credit.left.available_permits(), SHELL_CREDIT as usize);
    }

    #[tokio::test]
    async fn a_writer_without_credit_ends_with_the_page() {
        let (page, told) = page();
        let output = Output::Page(page, OutputStream::Out);
        output.write(&vec![b'x'; SHELL_CREDIT as usize]).await.unwrap();
        let (wrote, ()) = tokio::join!(output.write(b"y"), async {
            tokio::task::yield_now().await;
            drop(told);
        });
        assert_eq!(wrote, Err(WriteError::Closed));
    }

    #[tokio::test]
    async fn memory_is_bounded() {
        let captured = Captured::default();
        let output = Output::Memory(captured.clone());
        output.write(&vec![b'x'; CAPTURED_BYTES]).await.unwrap();
        assert_eq!(output.write(b"y").await, Err(WriteError::TooMuch));
        assert_eq!(captured.take().len(), CAPTURED_BYTES);
    }
}
