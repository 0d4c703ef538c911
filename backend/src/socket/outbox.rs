//! The sending half of a socket: what goes out, and in which order.
//!
//! Replies and news go first, then records that changed, the engine, and last the logs, so that a flood of output never delays an answer.
//! Records and logs are read from the published state when the socket can take them: a slow reader gets the latest state and falls behind in logs,
//! and nothing piles up for it. Only replies and news are queued, in a bounded channel whose overflow ends the socket.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use futures_util::SinkExt as _;
use futures_util::stream::SplitSink;
use protocol::{CacheState, EngineStatus, Notice, ServerMessage, wire};
use tokio::sync::{mpsc, watch};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_util::sync::CancellationToken;

use super::logs::LogCursors;
use crate::limits::{BytesPermit, SocketBytes};
use crate::metrics::Metrics;
use crate::session::{Outgoing, PublishedState, RecordChange};

/// Why a socket takes no more.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error("the socket is closed")]
    Closed(#[from] axum::Error),
    #[error("the page did not read for too long")]
    Slow(#[from] tokio::time::error::Elapsed),
    #[error("a limit was met")]
    Over(Notice),
}

/// Writes frames to a socket.
pub(super) struct FrameSink {
    sink: SplitSink<WebSocket, Message>,
    patience: Duration,
    metrics: Arc<Metrics>,
    /// Where bytes are taken from; nothing before the socket has a workspace.
    bytes: Option<SocketBytes>,
    /// The bytes of what may not have left yet.
    held: Vec<BytesPermit>,
    /// The bytes of the socket's own buffer, which keeps the size of the largest frame.
    buffer: Option<BytesPermit>,
}

impl FrameSink {
    pub(super) fn new(
        sink: SplitSink<WebSocket, Message>,
        patience: Duration,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self { sink, patience, metrics, bytes: None, held: Vec::new(), buffer: None }
    }

    /// Writes a frame; it leaves with the next flush, or when the buffer is full.
    pub(super) async fn feed(&mut self, outgoing: Outgoing) -> Result<(), SendError> {
        let Outgoing { reply_to, bytes, permit } = outgoing;
        let permit = match permit {
            Some(permit) => Some(permit),
            None => self.room(bytes.len()).await?,
        };
        let frame = wire::frame_around(reply_to, &bytes);
        drop(bytes);
        let _ = self.metrics.frames.inc();
        self.widen(frame.len()).await?;
        timeout(self.patience, self.sink.feed(Message::Binary(frame.into()))).await??;
        self.held.extend(permit);
        let n_held: u64 = self.held.iter().map(BytesPermit::n_bytes).sum();
        if n_held > HELD_BYTES { self.flush().await } else { Ok(()) }
    }

    /// Takes the bytes of all that follows from here.
    pub(super) fn charge_to(&mut self, bytes: SocketBytes) {
        self.bytes = Some(bytes);
    }

    /// The same for a frame whose bytes were reserved before it was made.
    pub(super) async fn feed_reserved(
        &mut self,
        outgoing: Outgoing,
        reserved: BytesPermit,
    ) -> Result<(), SendError> {
        let permit = timeout(self.patience, reserved.fit(outgoing.bytes.len())).await?;
        self.feed(Outgoing { permit: Some(permit.map_err(SendError::Over)?), ..outgoing }).await
    }

    /// Takes the bytes that the socket's buffer needs for a frame of this length.
    async fn widen(&mut self, n_bytes: usize) -> Result<(), SendError> {
        let have = self.buffer.as_ref().map_or(0, BytesPermit::n_bytes);
        let missing = (n_bytes as u64).saturating_sub(have);
        let missing = usize::try_from(missing).unwrap_or(usize::MAX);
        if missing > 0
            && let Some(more) = self.room(missing).await?
        {
            match &mut self.buffer {
                Some(buffer) => buffer.absorb(more),
                None => self.buffer = Some(more),
            }
        }
        Ok(())
    }

    /// Waits for room, as long as the page may take to read a frame.
    async fn room(&mut self, n_bytes: usize) -> Result<Option<BytesPermit>, SendError> {
        let Some(bytes) = self.bytes.clone() else { return Ok(None) };
        if let Ok(permit) = bytes.take(n_bytes) {
            return Ok(Some(permit));
        }
        self.flush().await?;
        timeout(self.patience, bytes.wait(n_bytes)).await?.map(Some).map_err(SendError::Over)
    }

    pub(super) async fn flush(&mut self) -> Result<(), SendError> {
        timeout(self.patience, self.sink.flush()).await??;
        self.held.clear();
        Ok(())
    }

    /// Says why the socket ends, as far as the other side still listens.
    pub(super) async fn say_last(&mut self, notice: Notice) {
        let last = Outgoing::new(None, &ServerMessage::Refused { notice });
        let frame = wire::frame_around(None, &last.bytes);
        drop(timeout(LAST_WORDS, self.sink.send(Message::Binary(frame.into()))).await);
    }

    /// Asks a page that speaks JSON, as pages of an older server do, to reload.
    pub(super) async fn ask_older_page_to_reload(&mut self) -> Result<(), SendError> {
        let frame = Message::Text(RELOAD_OF_OLDER_PAGES.into());
        Ok(timeout(self.patience, self.sink.send(frame)).await??)
    }

    async fn ping(&mut self) -> Result<(), SendError> {
        Ok(timeout(self.patience, self.sink.send(Message::Ping(bytes::Bytes::new()))).await??)
    }

    /// Says goodbye, as far as the other side still listens.
    pub(super) async fn close(mut self) {
        drop(timeout(GOODBYE, self.sink.close()).await);
    }
}

/// Everything that one tab is told.
pub(super) struct Outbox {
    pub(super) news: mpsc::Receiver<Outgoing>,
    pub(super) answers: mpsc::Receiver<Outgoing>,
    pub(super) published: Arc<PublishedState>,
    pub(super) version_seen: u64,
    /// The version of what the next build can be predicted from that the tab has, or will have when it was told all of the next field.
    pub(super) cache_seen: Option<u64>,
    pub(super) cache_news: VecDeque<Arc<CacheState>>,
    pub(super) engine: watch::Receiver<EngineStatus>,
    pub(super) logs: LogCursors,
    pub(super) ping: Duration,
}

impl Outbox {
    /// Sends until the session drops the tab, the socket fails, or the server stops.
    pub(super) async fn run(
        &mut self,
        sink: &mut FrameSink,
        stop: &CancellationToken,
    ) -> Result<(), SendError> {
        let mut version = self.published.version();
        let mut ping = interval(self.ping);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ping.reset();
        loop {
            // What changes from here on wakes the wait below, even if it was sent already.
            drop(version.borrow_and_update());
            while let Some(outgoing) = self.next() {
                sink.feed(outgoing).await?;
            }
            sink.flush().await?;
            tokio::select! {
                biased;
                () = stop.cancelled() => {
                    sink.feed(news(&ServerMessage::Stopping)).await?;
                    return sink.flush().await;
                }
                outgoing = self.news.recv() => match outgoing {
                    Some(outgoing) => sink.feed(outgoing).await?,
                    None => return Ok(()),
                },
                Some(outgoing) = self.answers.recv() => sink.feed(outgoing).await?,
                Ok(()) = version.changed() => {}
                Ok(()) = self.engine.changed() => self.engine.mark_changed(),
                _ = ping.tick() => sink.ping().await?,
            }
        }
    }

    /// Returns what is to be said next, if anything is.
    fn next(&mut self) -> Option<Outgoing> {
        if let Ok(outgoing) = self.news.try_recv() {
            return Some(outgoing);
        }
        if let Some(outgoing) = self.changed_record() {
            return Some(outgoing);
        }
        if let Ok(outgoing) = self.answers.try_recv() {
            return Some(outgoing);
        }
        if self.engine.has_changed().unwrap_or(false) {
            let engine = self.engine.borrow_and_update().clone();
            return Some(news(&ServerMessage::EngineChanged { engine }));
        }
        self.logs.next(&self.published).as_ref().map(news)
    }

    /// Takes the record that changed first of those that the tab has not seen.
    fn changed_record(&mut self) -> Option<Outgoing> {
        loop {
            if let Some(state) = self.cache_news.pop_front() {
                let cache = Box::new(CacheState::clone(&state));
                return Some(news(&ServerMessage::CacheChanged { cache }));
            }
            let (version, change) = self.published.first_since(self.version_seen)?;
            self.version_seen = version;
            match change {
                RecordChange::Build(sheet) => return Some(Outgoing::news(sheet.bytes())),
                RecordChange::Container(sheet) => return Some(Outgoing::news(sheet.bytes())),
                RecordChange::Cache(posts) => {
                    self.cache_news.extend(posts.since(self.cache_seen));
                    self.cache_seen = Some(posts.version());
                }
            }
        }
    }
}

fn news(message: &ServerMessage) -> Outgoing {
    Outgoing::new(None, message)
}

/// Pages of older servers read JSON, and their hello has the number 0.
const RELOAD_OF_OLDER_PAGES: &str = r#"{"reply_to":0,"message":"reload"}"#;
const GOODBYE: Duration = Duration::from_secs(1);
/// A tab that is told why it ends may have much to read before that.
const LAST_WORDS: Duration = Duration::from_secs(5);
/// What may wait in the socket's own buffer before it is made to leave.
const HELD_BYTES: u64 = 128 * 1024;
