//! The server's clocks. The session's decisions never read them; they are told the time.
//!
//! What people read has the time of day. What is counted (how long a workspace was not used) has a clock that only runs while the server does: the time of day
//! jumps when somebody sets it, and runs on while the server is off.

use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Returns Unix milliseconds.
pub(crate) fn now_ms() -> u64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    millis(since_epoch)
}

/// Returns the milliseconds that this process has run; nobody can set them.
pub(crate) fn running_ms() -> u64 {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    // One at least, because 0 stands for never.
    millis(BEGAN.elapsed()) + 1
}

/// How long a data folder was served, by all servers that it had.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ServedTime {
    before: Duration,
    since: Instant,
}

impl ServedTime {
    /// Goes on from what earlier servers have counted.
    pub(crate) fn from_ms(before_ms: u64) -> Self {
        Self { before: Duration::from_millis(before_ms), since: Instant::now() }
    }

    /// Returns it in milliseconds.
    pub(crate) fn ms(&self) -> u64 {
        millis(self.before.saturating_add(self.since.elapsed()))
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
