//! How fast one workspace may write: so many bytes at once, then so many a second. What is beyond waits; a person who types never notices.

use std::time::Duration;

use tokio::time::Instant;

use crate::store::FileWrite;

/// The pace of one workspace.
#[derive(Debug)]
pub(super) struct WriteRate {
    bytes_per_second: u64,
    /// When everything that was written will have been paid for.
    paid_at: Instant,
}

impl WriteRate {
    pub(super) fn new(bytes_per_second: u64, now: Instant) -> Self {
        Self { bytes_per_second: bytes_per_second.max(1), paid_at: now }
    }

    /// Counts a write; returns how long it has to wait.
    pub(super) fn wait(&mut self, n_bytes: u64, now: Instant) -> Duration {
        let n_millis = n_bytes.saturating_mul(1000) / self.bytes_per_second;
        self.paid_at = self.paid_at.max(now) + Duration::from_millis(n_millis);
        self.paid_at.saturating_duration_since(now + SAVED_UP)
    }
}

/// Returns what changes cost: their texts, and for each what a row and its pages cost.
pub(super) fn cost(changes: &[FileWrite]) -> u64 {
    let of_change = |change: &FileWrite| {
        let text = match change {
            FileWrite::Saved(file) | FileWrite::Renamed { file, .. } => file.source.content.len(),
            FileWrite::Removed { .. } => 0,
        };
        text as u64 + CHANGE_BYTES
    };
    changes.iter().map(of_change).sum()
}

/// Who has written nothing for so long may write as much at once as in this time.
const SAVED_UP: Duration = Duration::from_secs(8);
const CHANGE_BYTES: u64 = 8 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_free_and_what_follows_keeps_the_pace() {
        let now = Instant::now();
        let mut pace = WriteRate::new(1000, now);
        assert_eq!(pace.wait(8_000, now), Duration::ZERO, "eight seconds' worth at once");
        assert_eq!(pace.wait(1_000, now), Duration::from_secs(1));
        assert_eq!(pace.wait(500, now + Duration::from_secs(1)), Duration::from_millis(500));
        let later = now + Duration::from_secs(1_000);
        assert_eq!(pace.wait(8_000, later), Duration::ZERO, "rest is saved up, but not without end");
        assert_eq!(pace.wait(1_000, later), Duration::from_secs(1));
    }

    #[test]
    fn even_an_empty_change_costs_something() {
        let removed = FileWrite::Removed { path: "a".into(), revision_floor: 1 };
        assert_eq!(cost(&[removed.clone(), removed]), 2 * CHANGE_BYTES);
    }
}
