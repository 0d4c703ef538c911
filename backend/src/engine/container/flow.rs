//! How much of a container's output becomes lines: all while somebody watches, little of a flood while nobody does.
//!
//! Nobody sees more of an unwatched container than its log's ring, so making lines of all of a flood is work for nothing. The output is read all
//! the same: while output waits for its reader, Docker 20.10 keeps a container that ends locked, and answers no question about any container.
//! What is skipped is said, and its last part is kept, so that the words of a crash are there. Bytes count, and lines count more, because lines are
//! what costs.

use std::collections::VecDeque;

use bollard::container::LogOutput;
use tokio::time::Instant;

/// A credit of output that fills with time, and what came beyond it.
#[derive(Debug)]
pub(super) struct Flow {
    is_watched: bool,
    unwatched_most: u64,
    left: i64,
    filled_at: Instant,
    /// The last of what was skipped; it costs at most [`TAIL_COST`] or is one piece.
    tail: VecDeque<LogOutput>,
    tail_cost: i64,
    skipped_bytes: u64,
}

/// Output that is to become lines.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// Bytes that were skipped before it.
    pub(super) skipped_bytes: u64,
    /// The pieces in order.
    pub(super) chunks: Vec<LogOutput>,
}

impl Flow {
    /// Begins with somebody watching. While nobody does, `unwatched_most` bytes pass at once before most is skipped.
    pub(super) fn new(unwatched_most: u64, now: Instant) -> Self {
        Self {
            is_watched: true,
            unwatched_most,
            left: as_credit(unwatched_most),
            filled_at: now,
            tail: VecDeque::new(),
            tail_cost: 0,
            skipped_bytes: 0,
        }
    }

    /// Changes whether somebody watches; when they leave, the credit is whole again.
    pub(super) fn watch(&mut self, is_watched: bool, now: Instant) {
        if self.is_watched != is_watched {
            self.is_watched = is_watched;
            self.left = as_credit(self.unwatched_most);
            self.filled_at = now;
        }
    }

    /// Takes a piece of output; returns it, with the last of what was skipped before, unless it is skipped now.
    pub(super) fn pass(&mut self, chunk: LogOutput, now: Instant) -> Option<Passed> {
        if !self.is_watched {
            self.earn(now);
            if self.left < 0 {
                self.keep(chunk);
                return None;
            }
        }
        let mut passed = self.rest();
        passed.chunks.push(chunk);
        if !self.is_watched {
            self.left -= passed.chunks.iter().map(|chunk| cost(chunk.as_ref())).sum::<i64>();
        }
        Some(passed)
    }

    /// Takes out the last of what was skipped.
    pub(super) fn rest(&mut self) -> Passed {
        self.tail_cost = 0;
        let skipped_bytes = std::mem::take(&mut self.skipped_bytes);
        Passed { skipped_bytes, chunks: std::mem::take(&mut self.tail).into() }
    }

    fn earn(&mut self, now: Instant) {
        let passed_ms = now.saturating_duration_since(self.filled_at).as_millis();
        let earned = i64::try_from(passed_ms * u128::from(UNWATCHED_A_SECOND) / 1000).unwrap_or(i64::MAX);
        self.filled_at = now;
        self.left = self.left.saturating_add(earned).min(as_credit(self.unwatched_most));
    }

    fn keep(&mut self, chunk: LogOutput) {
        self.tail_cost += cost(chunk.as_ref());
        self.tail.push_back(chunk);
        while self.tail_cost > TAIL_COST
            && self.tail.len() > 1
            && let Some(oldest) = self.tail.pop_front()
        {
            self.tail_cost -= cost(oldest.as_ref());
            self.skipped_bytes += oldest.as_ref().len() as u64;
        }
    }
}

fn cost(chunk: &[u8]) -> i64 {
    let n_lines = chunk.iter().filter(|byte| **byte == b'\n').count() as u64;
    as_credit(chunk.len() as u64 + LINE_COST * n_lines)
}

fn as_credit(cost: u64) -> i64 {
    i64::try_from(cost).unwrap_or(i64::MAX)
}

const LINE_COST: u64 = 100;
const UNWATCHED_A_SECOND: u64 = 64 * 1024;
/// The last words of a crash are in it.
const TAIL_COST: i64 = 64 * 1024;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn out(text: &[u8]) -> LogOutput {
        LogOutput::StdOut { message: text.to_vec().into() }
    }

    /// Lets a flood of 1,000 pieces a second come; returns the bytes that passed and those that were told as skipped.
    fn flood(flow: &mut Flow, start: Instant, n_seconds: u64, chunk: &[u8]) -> (u64, u64) {
        let (mut n_passed, mut n_skipped) = (0, 0);
        for piece in 0..n_seconds * 1000 {
            let passed = flow.pass(out(chunk), start + Duration::from_millis(piece)).unwrap_or_default();
            n_passed += passed.chunks.iter().map(|chunk| chunk.as_ref().len() as u64).sum::<u64>();
            n_skipped += passed.skipped_bytes;
        }
        (n_passed, n_skipped)
    }

    #[test]
    fn of_a_flood_that_nobody_watches_the_rings_worth_passes_and_then_little() {
        let start = Instant::now();
        let mut flow = Flow::new(1 << 20, start);
        flow.watch(false, start);
        let (n_passed, n_skipped) = flood(&mut flow, start, 60, &[b'x'; 16384]);
        assert!((1 << 20..(1 << 20) + 61 * 65536 + 200_000).contains(&n_passed), "{n_passed}");
        let rest = flow.rest();
        let n_left: u64 = rest.chunks.iter().map(|chunk| chunk.as_ref().len() as u64).sum();
        assert_eq!(
            n_passed + n_skipped + rest.skipped_bytes + n_left,
            60_000 * 16384,
            "every byte is told of"
        );
    }

    #[test]
    fn the_last_words_are_kept() {
        let start = Instant::now();
        let mut flow = Flow::new(1 << 20, start);
        flow.watch(false, start);
        flood(&mut flow, start, 5, &b"y\n".repeat(1000));
        assert!(flow.pass(out(b"Traceback\n"), start + Duration::from_secs(5)).is_none());
        let rest = flow.rest();
        assert!(rest.skipped_bytes > 0);
        assert_eq!(rest.chunks.last().map(|chunk| chunk.as_ref().to_vec()), Some(b"Traceback\n".to_vec()));
        assert!(flow.rest().chunks.is_empty());
    }

    #[test]
    fn of_short_lines_no_more_than_a_seconds_worth_is_kept_as_the_last_words() {
        let start = Instant::now();
        let mut flow = Flow::new(1 << 20, start);
        flow.watch(false, start);
        flood(&mut flow, start, 5, &b"y\n".repeat(100));
        let n_lines: usize = flow.rest().chunks.iter().map(|chunk| chunk.as_ref().len() / 2).sum();
        assert!((500..=642).contains(&n_lines), "{n_lines}");
    }

    #[test]
    fn all_passes_while_somebody_watches() {
        let start = Instant::now();
        let mut flow = Flow::new(1 << 20, start);
        let (n_passed, n_skipped) = flood(&mut flow, start, 5, &[b'x'; 16384]);
        assert_eq!((n_passed, n_skipped), (5_000 * 16384, 0));
    }

    #[test]
    fn a_usual_log_is_never_skipped() {
        let start = Instant::now();
        let mut flow = Flow::new(1 << 20, start);
        flow.watch(false, start);
        for second in 0..10_000 {
            let now = start + Duration::from_secs(second);
            assert!(flow.pass(out(&b"GET / HTTP/1.1 200\n".repeat(100)), now).is_some());
        }
    }
}
