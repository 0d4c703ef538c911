//! Waiting for something to become true: the only place where a test lets time pass.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::time::{Instant, sleep};

/// How long any wait may take before it fails; `DRYDOCK_TEST_PATIENCE` sets other seconds for a slow machine.
pub static PATIENCE: LazyLock<Duration> = LazyLock::new(|| {
    let seconds = std::env::var("DRYDOCK_TEST_PATIENCE").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(DEFAULT_SECONDS))
});

/// Probes until the probe gives a value, and fails with its last error and `what` was waited for when patience ends.
///
/// # Errors
///
/// The probe's last error.
pub async fn eventually<T, F, P>(what: &str, mut probe: P) -> Result<T>
where
    P: FnMut() -> F,
    F: Future<Output = Result<T>>,
{
    let begun = Instant::now();
    let deadline = begun + *PATIENCE;
    let mut last = None;
    while Instant::now() < deadline {
        match tokio::time::timeout_at(deadline, probe()).await {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(error)) => last = Some(error),
            Err(_) => break,
        }
        sleep(pause_after(begun.elapsed())).await;
    }
    let error = last.unwrap_or_else(|| anyhow!("the first probe did not end"));
    Err(error).with_context(|| format!("waited {} s for: {what}", PATIENCE.as_secs()))
}

/// How long to wait for the next probe: a probe is work for the very machine that is waited for, so what lasts long is asked seldom.
fn pause_after(waited: Duration) -> Duration {
    (waited / 10).clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
}

/// Awaits `future` no longer than patience lasts.
///
/// # Errors
///
/// When it takes longer.
pub async fn in_time<T>(what: &str, future: impl Future<Output = T>) -> Result<T> {
    tokio::time::timeout(*PATIENCE, future)
        .await
        .with_context(|| format!("waited {} s for: {what}", PATIENCE.as_secs()))
}

const DEFAULT_SECONDS: u64 = 60;
const SHORTEST_PAUSE: Duration = Duration::from_millis(30);
const LONGEST_PAUSE: Duration = Duration::from_millis(400);
