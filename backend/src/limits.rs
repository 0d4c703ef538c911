//! How many at once: permits for builds, as values, and new workspaces (in `arrivals`).
//!
//! Of builds, so many at once on this server, so many that wait, first come first served.
//!
//! Giving up is dropping the value, whether it waits or works; the ones behind move up and are told.

mod arrivals;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{LimitKind, Notice};
use tokio::sync::watch;

pub(crate) use arrivals::Arrivals;

/// The places in which builds work and the line before them. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub(crate) struct BuildQueue {
    inner: Arc<Mutex<Line>>,
    n_places: u32,
    n_waiting_most: u32,
}

#[derive(Debug, Default)]
struct Line {
    n_working: u32,
    next_ticket: u64,
    waiting: VecDeque<(u64, watch::Sender<Standing>)>,
}

/// Where a waiting build stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// So many go first.
    Waiting { n_before: u32 },
    /// It may begin.
    MayBegin,
}

/// A place in the line, or in work once its standing says so. Dropping it gives the place up.
#[derive(Debug)]
pub(crate) struct BuildPermit {
    ticket: u64,
    standing: watch::Receiver<Standing>,
    queue: BuildQueue,
}

impl BuildQueue {
    /// Makes a line of at most `n_waiting_most` before `n_places` places.
    pub(crate) fn new(n_places: u32, n_waiting_most: u32) -> Self {
        Self { inner: Arc::default(), n_places: n_places.max(1), n_waiting_most }
    }

    /// Takes a place, or the last one in the line.
    pub(crate) fn enter(&self) -> Result<BuildPermit, Notice> {
        let mut line = self.line();
        let n_waiting = line.n_waiting();
        let must_wait = line.n_working >= self.n_places;
        if must_wait && n_waiting >= self.n_waiting_most {
            let (used, limit) = (n_waiting.into(), self.n_waiting_most.into());
            return Err(Notice::Limit { kind: LimitKind::BuildQueue, used, limit });
        }
        let ticket = line.next_ticket;
        line.next_ticket += 1;
        let first = if must_wait { Standing::Waiting { n_before: n_waiting } } else { Standing::MayBegin };
        let (sender, standing) = watch::channel(first);
        if must_wait {
            line.waiting.push_back((ticket, sender));
        } else {
            line.n_working += 1;
        }
        Ok(BuildPermit { ticket, standing, queue: self.clone() })
    }

    /// Returns how many work and how many wait.
    pub(crate) fn counts(&self) -> (u32, u32) {
        let line = self.line();
        (line.n_working, line.n_waiting())
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, ticket: u64) {
        let mut line = self.line();
        if let Some(index) = line.waiting.iter().position(|(waiting, _)| *waiting == ticket) {
            drop(line.waiting.remove(index));
        } else {
            line.n_working -= 1;
            if let Some((_, next)) = line.waiting.pop_front() {
                line.n_working += 1;
                next.send_replace(Standing::MayBegin);
            }
        }
        for (n_before, (_, waiting)) in (0..).zip(&line.waiting) {
            waiting.send_if_modified(|standing| {
                std::mem::replace(standing, Standing::Waiting { n_before }) != Standing::Waiting { n_before }
            });
        }
    }
}

impl Line {
    fn n_waiting(&self) -> u32 {
        u32::try_from(self.waiting.len()).unwrap_or(u32::MAX)
    }
}

impl BuildPermit {
    /// Returns where it stands now.
    pub(crate) fn standing(&self) -> Standing {
        *self.standing.borrow()
    }

    /// Waits until it stands elsewhere than when last looked at, and returns where.
    pub(crate) async fn moved(&mut self) -> Standing {
        // The sender lives in the line for as long as this waits; once it works nothing moves it again.
        if self.standing.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
        *self.standing.borrow_and_update()
    }
}

impl Drop for BuildPermit {
    fn drop(&mut self) {
        self.queue.leave(self.ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enter(queue: &BuildQueue) -> BuildPermit {
        queue.enter().expect("the line has room")
    }

    #[test]
    fn places_go_to_those_who_came_first() {
        let queue = BuildQueue::new(1, 10);
        let [first, second, third] = [enter(&queue), enter(&queue), enter(&queue)];
        assert_eq!(first.standing(), Standing::MayBegin);
        assert_eq!(second.standing(), Standing::Waiting { n_before: 0 });
        assert_eq!(third.standing(), Standing::Waiting { n_before: 1 });
        drop(first);
        assert_eq!(second.standing(), Standing::MayBegin);
        assert_eq!(third.standing(), Standing::Waiting { n_before: 0 });
        assert_eq!(queue.counts(), (1, 1));
    }

    #[test]
    fn giving_up_while_waiting_moves_the_others_up() {
        let queue = BuildQueue::new(1, 10);
        let [working, second, third] = [enter(&queue), enter(&queue), enter(&queue)];
        drop(second);
        assert_eq!(third.standing(), Standing::Waiting { n_before: 0 });
        drop(third);
        drop(working);
        assert_eq!(queue.counts(), (0, 0));
    }

    #[test]
    fn a_full_line_refuses_and_says_its_limit() {
        let queue = BuildQueue::new(1, 1);
        let _holders = [enter(&queue), enter(&queue)];
        let refusal = queue.enter().expect_err("the line is full");
        assert_eq!(refusal, Notice::Limit { kind: LimitKind::BuildQueue, used: 1, limit: 1 });
    }

    #[tokio::test]
    async fn moving_up_wakes_the_waiter() {
        let queue = BuildQueue::new(1, 10);
        let working = enter(&queue);
        let mut waiting = enter(&queue);
        drop(working);
        assert_eq!(waiting.moved().await, Standing::MayBegin);
    }
}
