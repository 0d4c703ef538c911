//! A connection that is closed when its peer stalls: when the peer does not read a response, or does not finish a request. A connection whose permit
//! was evicted is closed, too.
//!
//! The time for which a write waits for the peer is taken from a credit, and each written byte refills the credit. So a slow network is allowed, and
//! a peer that reads one byte a second is not.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};
use tokio_util::sync::WaitForCancellationFutureOwned;
use tokio_util::task::TaskTracker;

use crate::limits::{ConnectionPermit, Incoming};

/// A connection that holds its place, and ends when it has lost it or the other side is too slow.
pub(super) struct GuardedStream {
    /// Taken when it ends.
    stream: Option<TcpStream>,
    tracker: TaskTracker,
    /// Held for as long as the connection is open, upgraded or not.
    _permit: Arc<ConnectionPermit>,
    evicted: Pin<Box<WaitForCancellationFutureOwned>>,
    writing: WaitCredit,
    reading: WaitCredit,
    incoming: Incoming,
}

impl GuardedStream {
    /// Takes a connection whose other side may keep it waiting for `patience`, and longer in so far as it reads.
    pub(super) fn new(
        stream: TcpStream,
        permit: Arc<ConnectionPermit>,
        (incoming, tracker): (Incoming, TaskTracker),
        patience: Duration,
    ) -> Self {
        let evicted = Box::pin(permit.evicted().clone().cancelled_owned());
        Self {
            stream: Some(stream),
            tracker,
            _permit: permit,
            evicted,
            writing: WaitCredit::new(patience),
            reading: WaitCredit::new(patience),
            incoming,
        }
    }

    fn stream(&mut self) -> Pin<&mut TcpStream> {
        Pin::new(self.stream.as_mut().expect("a connection is there until it is dropped"))
    }

    fn check_evicted(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        match self.evicted.as_mut().poll(cx) {
            Poll::Ready(()) => Err(io::Error::new(ErrorKind::ConnectionAborted, "its place was needed")),
            Poll::Pending => Ok(()),
        }
    }

    fn settle(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Pending => {
                self.check_evicted(cx)?;
                self.writing.poll_spend(cx).map(Err)
            }
            Poll::Ready(Ok(n_bytes)) => {
                self.writing.earn(n_bytes);
                Poll::Ready(Ok(n_bytes))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
        }
    }
}

/// A connection that is closed while the other side sends is reset, and what was said last is lost with it. So the other side is heard out.
impl Drop for GuardedStream {
    fn drop(&mut self) {
        let stream = self.stream.take().filter(|_| self.incoming.is_lingering());
        if let (Some(stream), Ok(_)) = (stream, tokio::runtime::Handle::try_current()) {
            drop(self.tracker.spawn(hear_out(stream)));
        }
    }
}

async fn hear_out(mut stream: TcpStream) {
    let hearing = async {
        stream.shutdown().await?;
        let mut rest = vec![0; 16 * 1024];
        while stream.read(&mut rest).await? > 0 {}
        Ok::<(), io::Error>(())
    };
    drop(tokio::time::timeout(LINGER, hearing).await);
}

impl AsyncRead for GuardedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.check_evicted(cx)?;
        let n_before = buf.filled().len();
        let read = self.stream().poll_read(cx, buf);
        let n_bytes = buf.filled().len() - n_before;
        if !self.incoming.is_unfinished() {
            self.reading.renew();
        }
        if read.is_pending() && self.incoming.is_unfinished() {
            let too_slow = self.reading.poll_spend(cx);
            return too_slow.map(|error| {
                self.incoming.give_up();
                Err(error)
            });
        }
        self.reading.earn(n_bytes);
        match self.incoming.read(n_bytes) {
            Ok(()) => read,
            Err(_) => Poll::Ready(Err(io::Error::new(ErrorKind::QuotaExceeded, "too much at once"))),
        }
    }
}

impl AsyncWrite for GuardedStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = self.stream().poll_write(cx, buf);
        self.settle(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = self.stream().poll_write_vectored(cx, bufs);
        self.settle(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.as_ref().is_some_and(AsyncWrite::is_write_vectored)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream().poll_shutdown(cx)
    }
}

/// Waits for the other side of a connection, but not without end.
pub(crate) struct WaitCredit {
    credit: Credit,
    /// When the credit ends that is being spent.
    end: Option<Pin<Box<Sleep>>>,
}

impl WaitCredit {
    /// Waits for `patience` at first.
    pub(crate) fn new(patience: Duration) -> Self {
        Self { credit: Credit { most: patience, left: patience, spent_since: None }, end: None }
    }

    /// Notes that the other side is waited for; ready when it has been for too long.
    pub(crate) fn poll_spend(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let credit = &mut self.credit;
        let end = self.end.get_or_insert_with(|| Box::pin(sleep_until(credit.spend(Instant::now()))));
        let too_slow = || io::Error::new(ErrorKind::TimedOut, "the other side is too slow");
        end.as_mut().poll(cx).map(|()| too_slow())
    }

    /// Begins anew.
    fn renew(&mut self) {
        drop(self.end.take());
        self.credit = Credit { left: self.credit.most, spent_since: None, ..self.credit };
    }

    /// Notes that so many bytes came through.
    pub(crate) fn earn(&mut self, n_bytes: usize) {
        drop(self.end.take());
        self.credit.earn(n_bytes, Instant::now());
    }
}

/// Time that may be waited. Bytes that come through fill it again, up to what it was at first.
struct Credit {
    most: Duration,
    left: Duration,
    spent_since: Option<Instant>,
}

impl Credit {
    /// Begins to spend, and returns when the credit ends.
    fn spend(&mut self, now: Instant) -> Instant {
        *self.spent_since.get_or_insert(now) + self.left
    }

    fn earn(&mut self, n_bytes: usize, now: Instant) {
        if let Some(since) = self.spent_since.take() {
            self.left = self.left.saturating_sub(now.saturating_duration_since(since));
        }
        let earned =
            u32::try_from(n_bytes).map_or(self.most, |n_bytes| EARNED_A_BYTE.saturating_mul(n_bytes));
        self.left = self.left.saturating_add(earned).min(self.most);
    }
}

const LINGER: Duration = Duration::from_secs(3);
/// Eight kilobytes a second are fast enough.
const EARNED_A_BYTE: Duration = Duration::from_micros(122);

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn credit() -> Credit {
        Credit { most: 10 * SECOND, left: 10 * SECOND, spent_since: None }
    }

    #[test]
    fn who_takes_a_byte_a_second_runs_out_of_credit() {
        let (mut credit, mut now, mut n_seconds) = (credit(), Instant::now(), 0);
        while credit.spend(now) >= now + SECOND {
            now += SECOND;
            credit.earn(1, now);
            n_seconds += 1;
        }
        assert_eq!(n_seconds, 10);
    }

    #[test]
    fn a_slow_network_is_waited_for() {
        let (mut credit, mut now) = (credit(), Instant::now());
        for _ in 0..1000 {
            assert!(credit.spend(now) > now + 5 * SECOND);
            now += SECOND;
            credit.earn(9000, now);
        }
    }

    #[test]
    fn a_flood_earns_no_more_than_there_was_at_first() {
        let (mut credit, now) = (credit(), Instant::now());
        credit.earn(1 << 30, now);
        assert_eq!(credit.spend(now), now + 10 * SECOND);
    }
}
