//! Notices that the daemon still works although no request is open.
//!
//! A build that was cancelled or timed out is over for everybody but the engine: BuildKit may go on solving, for ever in the worst case, and
//! nothing in its API ends that. What tells is the CPU of the daemon's own control group while no build runs, after one was cut short. Then a
//! restart is the only end. It costs nobody a build; where containers run, it comes only when all else is certain.

use std::time::Duration;

use protocol::{BuildNumber, WorkspaceId};

use super::groups;
use crate::engine::context::EngineContext;

/// How the daemon is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunawayWatch {
    /// How often its work is measured.
    pub every: Duration,
    /// After how many measurements in a row with work that nobody asked for it is restarted, while no container runs.
    pub in_a_row: u32,
    /// The same while containers run: their output is work for the daemon too, so more of it is needed, and for longer.
    pub beside_containers: u32,
    /// How much work is more than what containers make, in hundredths of a CPU.
    pub percent_beside_containers: u32,
}

impl Default for RunawayWatch {
    fn default() -> Self {
        Self {
            every: Duration::from_secs(3),
            in_a_row: 8,
            beside_containers: 100,
            percent_beside_containers: 80,
        }
    }
}

/// Waits until the daemon has to be restarted and nobody minds. Returns the builds that it may still work on.
pub(super) async fn needs_restart(ctx: &EngineContext, group: &str) -> Vec<(WorkspaceId, BuildNumber)> {
    let mut streak = Streak::of(ctx.config.runaway);
    // Those of the daemon before it ended with that daemon.
    ctx.activity.forget(&ctx.activity.left());
    loop {
        let (left, before) = (ctx.activity.left(), groups::cpu_micros(group));
        let n_calls = ctx.activity.n_made();
        tokio::time::sleep(streak.watch.every).await;
        let (Some(before), Some(after)) = (before, groups::cpu_micros(group)) else { continue };
        let is_asked = ctx.activity.n_working() > 0 || ctx.activity.n_made() != n_calls;
        if is_asked || left.is_empty() {
            continue;
        }
        let worked = Duration::from_micros(after.saturating_sub(before));
        match streak.take(worked, ctx.containers.n_runs()) {
            Suspicion::Runaway => return left,
            Suspicion::Rest => ctx.activity.forget(&left),
            Suspicion::Nothing => {}
        }
    }
}

/// What measurements have in common so far.
#[derive(Debug, PartialEq, Eq)]
enum Suspicion {
    Nothing,
    /// It works although nobody asks it to.
    Runaway,
    /// It works on nothing any more.
    Rest,
}

/// Measurements in a row.
#[derive(Debug)]
struct Streak {
    watch: RunawayWatch,
    n_odd: u32,
    n_quiet: u32,
}

impl Streak {
    fn of(watch: RunawayWatch) -> Self {
        Self { watch, n_odd: 0, n_quiet: 0 }
    }

    /// Takes in a measurement while nobody asked for anything.
    fn take(&mut self, worked: Duration, n_runs: usize) -> Suspicion {
        let RunawayWatch { every, in_a_row, beside_containers, percent_beside_containers } = self.watch;
        let (percent, enough) =
            if n_runs == 0 { (PERCENT, in_a_row) } else { (percent_beside_containers, beside_containers) };
        let much = every * percent / 100;
        self.n_odd = if worked >= much { self.n_odd + 1 } else { 0 };
        self.n_quiet = if worked < every * PERCENT / 100 { self.n_quiet + 1 } else { 0 };
        if self.n_odd >= enough {
            return Suspicion::Runaway;
        }
        if self.n_quiet >= in_a_row { Suspicion::Rest } else { Suspicion::Nothing }
    }
}

/// What a daemon that does nothing stays below, in hundredths of a CPU.
const PERCENT: u32 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    const WATCH: RunawayWatch = RunawayWatch {
        every: Duration::from_secs(3),
        in_a_row: 8,
        beside_containers: 100,
        percent_beside_containers: 80,
    };

    #[test]
    fn work_counts_in_a_row() {
        let mut streak = Streak::of(WATCH);
        for _ in 1..WATCH.in_a_row {
            assert_eq!(streak.take(WATCH.every, 0), Suspicion::Nothing);
        }
        assert_eq!(streak.take(WATCH.every / 100, 0), Suspicion::Nothing, "the row is broken");
        for _ in 1..WATCH.in_a_row {
            assert_eq!(streak.take(WATCH.every, 0), Suspicion::Nothing);
        }
        assert_eq!(streak.take(WATCH.every, 0), Suspicion::Runaway);
    }

    #[test]
    fn what_containers_make_the_daemon_do_counts_for_less() {
        let mut streak = Streak::of(WATCH);
        for _ in 0..WATCH.beside_containers * 2 {
            assert_eq!(streak.take(WATCH.every / 2, 1), Suspicion::Nothing, "a busy log");
        }
        for _ in 1..WATCH.beside_containers {
            assert_eq!(streak.take(WATCH.every, 1), Suspicion::Nothing);
        }
        assert_eq!(streak.take(WATCH.every, 1), Suspicion::Runaway);
    }

    #[test]
    fn a_daemon_that_rests_for_long_enough_works_on_nothing() {
        let mut streak = Streak::of(WATCH);
        for _ in 1..WATCH.in_a_row {
            assert_eq!(streak.take(Duration::ZERO, 1), Suspicion::Nothing);
        }
        assert_eq!(streak.take(WATCH.every / 2, 1), Suspicion::Nothing, "the row is broken");
        for _ in 1..WATCH.in_a_row {
            assert_eq!(streak.take(Duration::ZERO, 0), Suspicion::Nothing);
        }
        assert_eq!(streak.take(Duration::ZERO, 0), Suspicion::Rest);
    }
}
