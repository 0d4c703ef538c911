//! The sending half of a socket: what goes out, in which order, each frame with its number.
//!
//! Replies and news go first, then records that changed, the engine, and last the logs, so that a flood of output never delays an answer.
//! Records and logs are read from the board when the socket can take them: a slow reader gets the latest state and falls behind in logs,
//! and nothing piles up for it. Only replies and news are queued, in a bounded channel whose overflow ends the socket.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use futures_util::SinkExt as _;
use futures_util::stream::SplitSink;
use protocol::{EngineStatus, ServerFrame, ServerMessage};
use tokio::sync::{mpsc, watch};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_util::sync::CancellationToken;

use super::logs::LogCursors;
use crate::metrics::Metrics;
use crate::session::{Board, Change, Outgoing};

/// Why a socket takes no more.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error("a frame could not be written as JSON")]
    Json(#[from] serde_json::Error),
    #[error("the socket is closed")]
    Closed(#[from] axum::Error),
    #[error("the page did not read for too long")]
    Slow(#[from] tokio::time::error::Elapsed),
}

/// Writes numbered frames to a socket.
pub(super) struct FrameSink {
    sink: SplitSink<WebSocket, Message>,
    n_sent: u64,
    patience: Duration,
    metrics: Arc<Metrics>,
}

impl FrameSink {
    pub(super) fn new(
        sink: SplitSink<WebSocket, Message>,
        patience: Duration,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self { sink, n_sent: 0, patience, metrics }
    }

    /// Writes a frame; it leaves with the next flush, or when the buffer is full.
    pub(super) async fn feed(&mut self, outgoing: Outgoing) -> Result<(), SendError> {
        let Outgoing { reply_to, message } = outgoing;
        let text = serde_json::to_string(&ServerFrame { sequence: self.n_sent, reply_to, message })?;
        self.n_sent += 1;
        let _ = self.metrics.frames.inc();
        Ok(timeout(self.patience, self.sink.feed(Message::Text(text.into()))).await??)
    }

    pub(super) async fn flush(&mut self) -> Result<(), SendError> {
        Ok(timeout(self.patience, self.sink.flush()).await??)
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
    pub(super) board: Arc<Board>,
    pub(super) version_seen: u64,
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
        let mut version = self.board.version();
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
                    sink.feed(news(ServerMessage::Stopping)).await?;
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
        if let Some(message) = self.changed_record() {
            return Some(news(message));
        }
        if let Ok(outgoing) = self.answers.try_recv() {
            return Some(outgoing);
        }
        if self.engine.has_changed().unwrap_or(false) {
            let engine = self.engine.borrow_and_update().clone();
            return Some(news(ServerMessage::EngineChanged { engine }));
        }
        self.logs.next(&self.board).map(news)
    }

    /// Takes the record that changed first of those that the tab has not seen.
    fn changed_record(&mut self) -> Option<ServerMessage> {
        let (version, change) = self.board.first_since(self.version_seen)?;
        self.version_seen = version;
        Some(match change {
            Change::Build(record) => ServerMessage::BuildUpdated { build: Box::new((*record).clone()) },
            Change::Cache(state) => ServerMessage::CacheChanged { cache: Box::new((*state).clone()) },
            Change::Container(record) => {
                ServerMessage::ContainerUpdated { container: Box::new((*record).clone()) }
            }
        })
    }
}

fn news(message: ServerMessage) -> Outgoing {
    Outgoing { reply_to: None, message }
}

const GOODBYE: Duration = Duration::from_secs(1);
