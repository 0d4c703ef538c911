//! What the task of a session waits for, and what wakes it.

use std::time::Duration;

use protocol::EngineStatus;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval, sleep_until};

use super::SessionTask;
use crate::session::mailbox::Message;
use crate::session::services::Services;
use crate::session::state::{SessionEvent, SessionState};
use crate::shared_cache::SharedEntries;

/// What wakes the task.
pub(super) enum Wake {
    Message(Option<Message>),
    Events,
    Worked(Result<(), tokio::task::JoinError>),
    Engine,
    SharedCache,
    Flush,
    Files,
    Deserted,
    Tick,
    Stop,
}

/// What the task waits for, and since when.
pub(super) struct Inputs<'a> {
    pub(super) mailbox: &'a mut mpsc::Receiver<Message>,
    pub(super) events: &'a mut mpsc::Receiver<SessionEvent>,
    /// Events that were received together.
    pub(super) batch: Vec<SessionEvent>,
    pub(super) engine: watch::Receiver<EngineStatus>,
    pub(super) shared_cache: watch::Receiver<SharedEntries>,
    pub(super) tick: Interval,
    pub(super) flushed_at: Instant,
    /// When changed files may be read for the prediction again.
    follow_at: Instant,
    pub(super) idle_since: Instant,
    pub(super) somebody_at: Instant,
    pub(super) is_stopping: bool,
}

impl<'a> Inputs<'a> {
    /// Waits from now on.
    pub(super) fn new(
        services: &Services,
        mailbox: &'a mut mpsc::Receiver<Message>,
        events: &'a mut mpsc::Receiver<SessionEvent>,
    ) -> Self {
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let now = Instant::now();
        Self {
            mailbox,
            events,
            batch: Vec::new(),
            engine: services.engine.status(),
            shared_cache: services.shared_cache.known(),
            tick,
            flushed_at: now,
            follow_at: now,
            idle_since: now,
            somebody_at: now,
            is_stopping: false,
        }
    }

    /// Lets a pause follow on the reading of changed files that began then: files that take long to read must not keep a thread of the pool at work.
    pub(super) fn files_followed(&mut self, began_at: Instant) {
        self.follow_at = Instant::now() + FOLLOW.max(began_at.elapsed() * FOLLOW_RESTS);
    }
}

impl SessionTask {
    /// Waits for the next thing to do.
    pub(super) async fn next_wake(&mut self, inputs: &mut Inputs<'_>) -> Wake {
        let (linger, reload) = (self.services.patience.linger, self.services.patience.queue_grace);
        let (is_dirty, is_idle) = (self.state_is(SessionState::is_dirty), self.is_idle());
        let is_deserted = self.state_is(SessionState::is_waited_for_by_nobody);
        let is_behind = self.state_is(SessionState::is_behind_files);
        tokio::select! {
            message = inputs.mailbox.recv() => Wake::Message(message),
            _ = inputs.events.recv_many(&mut inputs.batch, EVENTS_AT_ONCE) => Wake::Events,
            Some(worked) = self.works.join_next() => Wake::Worked(worked),
            Ok(()) = inputs.engine.changed() => Wake::Engine,
            Ok(()) = inputs.shared_cache.changed() => Wake::SharedCache,
            () = sleep_until(inputs.flushed_at + FLUSH), if is_dirty => Wake::Flush,
            () = sleep_until(inputs.follow_at), if is_behind => Wake::Files,
            () = sleep_until(inputs.idle_since + linger), if is_idle => Wake::Tick,
            () = sleep_until(inputs.somebody_at + reload), if is_deserted => Wake::Deserted,
            _ = inputs.tick.tick() => Wake::Tick,
            () = self.services.stop.cancelled(), if !inputs.is_stopping => Wake::Stop,
        }
    }
}

const EVENTS_AT_ONCE: usize = 256;
const FLUSH: Duration = Duration::from_millis(100);
/// The least pause from one reading of changed files to the next: a burst of saves is read once.
const FOLLOW: Duration = Duration::from_millis(100);
/// The least pause in lengths of the reading before it.
const FOLLOW_RESTS: u32 = 4;
const TICK: Duration = Duration::from_secs(5);
