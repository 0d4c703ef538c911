//! `docker run --restart`: whether a container that has ended is started again, and when. By Docker's rules, but carried out by the session: a container
//! that the engine starts by itself would count for nobody, and would come back with the engine.

use std::time::Duration;

use protocol::ExitCause;

/// When a container is started again by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RestartPolicy {
    /// Never.
    #[default]
    No,
    /// Whenever it has ended by itself.
    Always,
    /// The same; they differ only when the engine starts, which no container outlives here.
    UnlessStopped,
    /// When its exit code is not 0.
    OnFailure {
        /// How often at most; 0 is without end.
        most: u64,
    },
}

impl RestartPolicy {
    /// Returns Docker's word for it, with the most restarts.
    pub(crate) const fn told(self) -> (&'static str, u64) {
        match self {
            Self::No => ("no", 0),
            Self::Always => ("always", 0),
            Self::UnlessStopped => ("unless-stopped", 0),
            Self::OnFailure { most } => ("on-failure", most),
        }
    }
}

/// How a container ended that is to be started again: its exit code, the cause and the time.
pub(super) type Ended = (i64, ExitCause, u64);

/// The restarts of one container.
#[derive(Debug, Default)]
pub(super) struct Restarts {
    pub(super) policy: RestartPolicy,
    /// Since a user started it.
    pub(super) n_done: u64,
    /// Whether a user has ended it.
    is_held: bool,
    wait: Duration,
    waiting: Option<Ended>,
}

impl Restarts {
    /// Makes those of a new container.
    pub(super) fn new(policy: RestartPolicy) -> Self {
        Self { policy, ..Self::default() }
    }

    /// A user starts it.
    pub(super) fn begin(&mut self) {
        *self = Self::new(self.policy);
    }

    /// A user ends it; returns its end when it waits to be started.
    pub(super) fn hold(&mut self) -> Option<Ended> {
        self.is_held = true;
        self.waiting.take()
    }

    /// It has ended; returns after which time it is started again.
    pub(super) fn after(&mut self, ended: Ended, ran_ms: u64) -> Option<Duration> {
        let (exit_code, cause, _) = ended;
        let is_own_end = matches!(cause, ExitCause::ByItself | ExitCause::OutOfMemory);
        let is_wanted = match self.policy {
            RestartPolicy::No => false,
            RestartPolicy::Always | RestartPolicy::UnlessStopped => true,
            RestartPolicy::OnFailure { most } => exit_code != 0 && (most == 0 || self.n_done < most),
        };
        if !is_own_end || !is_wanted || self.is_held {
            return None;
        }
        let is_steady = ran_ms >= STEADY_MS;
        self.wait =
            if is_steady || self.wait.is_zero() { FIRST_WAIT } else { self.wait * 2 }.min(LONGEST_WAIT);
        self.n_done += 1;
        self.waiting = Some(ended);
        Some(self.wait)
    }

    /// The time has come; returns whether it still waits.
    pub(super) fn is_due(&mut self) -> bool {
        self.waiting.take().is_some()
    }
}

const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// A container that has run for so long has not failed at its start.
const STEADY_MS: u64 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    const FAILED: Ended = (1, ExitCause::ByItself, 0);

    #[test]
    fn each_wait_is_twice_as_long_until_a_container_runs_steadily() {
        let mut restarts = Restarts::new(RestartPolicy::Always);
        let waits: Vec<u128> =
            [0, 0, 0, 20_000, 0].map(|ran_ms| restarts.after(FAILED, ran_ms).unwrap().as_millis()).into();
        assert_eq!(waits, [100, 200, 400, 100, 200]);
        for _ in 0..20 {
            restarts.after(FAILED, 0);
        }
        assert_eq!(restarts.after(FAILED, 0), Some(LONGEST_WAIT));
        assert_eq!(restarts.n_done, 26);
    }

    #[test]
    fn a_failure_is_tried_again_so_often() {
        let mut restarts = Restarts::new(RestartPolicy::OnFailure { most: 2 });
        assert!(restarts.after((0, ExitCause::ByItself, 0), 0).is_none(), "it did not fail");
        assert!(restarts.after(FAILED, 0).is_some());
        assert!(restarts.after(FAILED, 0).is_some());
        assert!(restarts.after(FAILED, 0).is_none());
        restarts.begin();
        assert!(restarts.after(FAILED, 0).is_some(), "a user has started it");
    }

    #[test]
    fn what_a_user_or_the_server_ends_stays_ended() {
        let mut restarts = Restarts::new(RestartPolicy::Always);
        for cause in [ExitCause::Stopped, ExitCause::Idle, ExitCause::Lost, ExitCause::OutOfDisk] {
            assert!(restarts.after((137, cause, 0), 0).is_none(), "{cause:?}");
        }
        assert!(restarts.after(FAILED, 0).is_some());
        assert_eq!(restarts.hold(), Some(FAILED));
        assert!(!restarts.is_due());
        assert!(restarts.after(FAILED, 0).is_none());
    }
}
