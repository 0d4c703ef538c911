//! Held or fell: the attack's own result, and what the neighbour saw meanwhile.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::time::{sleep, timeout};

use crate::attacks::{Attack, EngineFate};
use crate::mib;
use crate::neighbour::{self, Seen};
use crate::target::Target;

/// What came of one attack.
#[derive(Debug)]
pub(crate) struct Verdict {
    name: &'static str,
    /// The attack's own figure, or what fell.
    result: Result<String>,
    seen: Option<Seen>,
    resident_bytes: u64,
    took: Duration,
}

impl Verdict {
    /// Whether the server held.
    pub(crate) fn is_held(&self) -> bool {
        self.result.is_ok()
    }

    /// One line of the table.
    pub(crate) fn line(&self) -> String {
        let word = if self.is_held() { "held" } else { "FELL" };
        let figures = self.seen.as_ref().map(|seen| {
            let (n_builds, n_answers) = seen.counts();
            (seen.healthz_ms(), seen.save_p95().as_millis(), format!("{n_builds}/{n_answers}"))
        });
        let (healthz, save, counts) = match figures {
            Some((healthz, save, counts)) => (healthz.to_string(), save.to_string(), counts),
            None => ("-".to_owned(), "-".to_owned(), "-".to_owned()),
        };
        let result = match &self.result {
            Ok(figure) => figure.clone(),
            Err(error) => format!("{error:#}").replace('\n', " "),
        };
        format!(
            "{word}  {:<26} {healthz:>7} {save:>7} {counts:>8} {:>7} {:>6.1}  {result}",
            self.name,
            mib(self.resident_bytes),
            self.took.as_secs_f64()
        )
    }
}

/// What stands above the columns of [`Verdict::line`].
pub(crate) const HEADINGS: &str = "      attack                     healthz    save    builds     RSS   took  what was seen\n                                      ms  p95 ms  /answers     MiB      s";

/// Carries out an attack beside a neighbour.
pub(crate) async fn of(attack: &Attack, target: &Target) -> Verdict {
    let started = Instant::now();
    let engine = target.program().engine_id().ok();
    let attacking = async {
        match timeout(MOST_FOR_ATTACK, (attack.run)(target)).await {
            Ok(result) => result,
            Err(_) => Err(anyhow::anyhow!("the attack did not end within {} s", MOST_FOR_ATTACK.as_secs())),
        }
    };
    let (result, seen) = neighbour::beside(target, attacking).await;
    let resident_bytes = target.program().resident_bytes().unwrap_or_default();
    let judged = |figure: String, seen: &Seen| {
        ensure!(seen.save_p95() <= MOST_FOR_SAVE, "{figure}; the neighbour's saves are slow");
        ensure!(seen.healthz_most() <= MOST_FOR_HEALTHZ, "{figure}; /healthz is slow");
        let is_same_engine = engine == target.program().engine_id().ok();
        ensure!(is_same_engine || attack.engine == EngineFate::MayRestart, "{figure}; the engine was lost");
        Ok(figure)
    };
    let (result, seen) = match (result, seen) {
        (Ok(figure), Ok(seen)) => (judged(figure, &seen), Some(seen)),
        (Err(error), Ok(seen)) => (Err(error), Some(seen)),
        (Ok(figure), Err(error)) => (Err(error.context(figure)), None),
        (Err(error), Err(of_neighbour)) => (Err(error.context(of_neighbour)), None),
    };
    Verdict { name: attack.name, result, seen, resident_bytes, took: started.elapsed() }
}

/// Waits until the server has given back what the attacks made it take.
pub(crate) async fn memory_is_back(target: &Target, before: u64) -> Verdict {
    let started = Instant::now();
    let deadline = started + MOST_FOR_MEMORY;
    let mut next_work = started + REST;
    loop {
        let now = target.program().resident_bytes().unwrap_or(u64::MAX);
        let more = now.saturating_sub(before);
        let is_back = more <= MOST_MORE_BYTES;
        if is_back || Instant::now() >= deadline {
            let figure =
                format!("{} MiB more than before the attacks, {} allowed", mib(more), mib(MOST_MORE_BYTES));
            let result = if is_back { Ok(figure) } else { Err(anyhow::anyhow!(figure)) };
            return Verdict {
                name: "memory-is-back",
                result,
                seen: None,
                resident_bytes: now,
                took: started.elapsed(),
            };
        }
        if Instant::now() >= next_work {
            // Whether the neighbour is served well was judged before.
            drop(neighbour::rest(target).await);
            next_work = Instant::now() + REST;
        }
        sleep(Duration::from_millis(500)).await;
    }
}

/// The neighbour's 95th percentile for a save.
const MOST_FOR_SAVE: Duration = Duration::from_millis(100);
/// `/healthz`, each time.
const MOST_FOR_HEALTHZ: Duration = Duration::from_millis(250);
const MOST_FOR_ATTACK: Duration = Duration::from_secs(180);
/// The allocator gives memory back when threads work again, which a server at rest may never do: so the neighbour works between.
const MOST_FOR_MEMORY: Duration = Duration::from_secs(180);
const REST: Duration = Duration::from_secs(20);
const MOST_MORE_BYTES: u64 = 64 << 20;
