//! The requests that the engine works on right now, and the builds that Drydock has given up while the engine may still work on them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{BuildNumber, WorkspaceId};

/// Counts what the engine works on for us.
#[derive(Debug, Default)]
pub(crate) struct Activity {
    n_working: Arc<AtomicU64>,
    n_made: AtomicU64,
    /// Builds that ended for us before the engine said so; it may still work on them. The newest, at most [`MOST_LEFT`].
    left: Mutex<Vec<(WorkspaceId, BuildNumber)>>,
}

impl Activity {
    /// Notes a piece of work that lasts as long as what is returned.
    pub(crate) fn begin(&self) -> WorkGuard {
        let _ = self.n_made.fetch_add(1, Ordering::Relaxed);
        let _ = self.n_working.fetch_add(1, Ordering::Relaxed);
        WorkGuard(Arc::clone(&self.n_working))
    }

    /// Notes that a build was left before the engine said that it had ended.
    pub(crate) fn leave(&self, workspace: &WorkspaceId, build: BuildNumber) {
        let mut left = self.left_builds();
        if left.len() == MOST_LEFT {
            drop(left.remove(0));
        }
        left.push((workspace.clone(), build));
    }

    /// Returns the builds that the engine may still work on.
    pub(crate) fn left(&self) -> Vec<(WorkspaceId, BuildNumber)> {
        self.left_builds().clone()
    }

    /// Notes that the engine works on none of these builds any more.
    pub(crate) fn forget(&self, builds: &[(WorkspaceId, BuildNumber)]) {
        self.left_builds().retain(|left| !builds.contains(left));
    }

    pub(crate) fn n_working(&self) -> u64 {
        self.n_working.load(Ordering::Relaxed)
    }

    pub(crate) fn n_made(&self) -> u64 {
        self.n_made.load(Ordering::Relaxed)
    }

    fn left_builds(&self) -> MutexGuard<'_, Vec<(WorkspaceId, BuildNumber)>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A piece of work; it has ended when this is dropped.
#[derive(Debug)]
pub(crate) struct WorkGuard(Arc<AtomicU64>);

impl Drop for WorkGuard {
    fn drop(&mut self) {
        let _ = self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

const MOST_LEFT: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_builds_that_were_left_are_known_until_the_engine_rests() {
        let activity = Activity::default();
        let build = |number: usize| (WorkspaceId("w".into()), BuildNumber(u32::try_from(number).unwrap()));
        for number in 0..=MOST_LEFT {
            activity.leave(&build(number).0, build(number).1);
        }
        let left = activity.left();
        assert_eq!(left, (1..=MOST_LEFT).map(build).collect::<Vec<_>>());
        activity.leave(&build(99).0, build(99).1);
        activity.forget(&left);
        assert_eq!(activity.left(), [build(99)]);
    }
}
