//! What the database needs now and then: the time that was served is written down, free pages go back to the disk, copies are made, damage is looked for.
//!
//! All in small steps between the calls of others, or on connections of its own.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::opening::{check, open_to_read};
use super::{Store, StoreError, copies};

impl Store {
    /// Works until the server stops; a copy is made every `copy_every`.
    pub(crate) async fn upkeep(self, copy_every: Duration, stop: CancellationToken) {
        let work = async {
            if !self.was_checked_at_start {
                self.check_in_background().await;
            }
            let mut round = interval(ROUND);
            round.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut copy_at = Instant::now() + FIRST_COPY.min(copy_every);
            let mut written_at: Option<Instant> = None;
            loop {
                let _ = round.tick().await;
                // While the disk is full each round asks whether there is room again.
                let is_due = written_at.is_none_or(|at| at.elapsed() >= WRITE_DOWN);
                if is_due || self.condition().is_full() {
                    self.report(
                        self.write_down_time().await,
                        "the time that was served was not written down",
                    );
                    written_at = Some(Instant::now());
                }
                self.report(self.return_pages().await, "free pages were not returned");
                if Instant::now() >= copy_at {
                    self.copy().await;
                    copy_at = Instant::now() + copy_every;
                }
            }
        };
        tokio::select! {
            () = work => {}
            () = stop.cancelled() => {}
        }
        self.report(self.write_down_time().await, "the time that was served was not written down");
    }

    /// Makes a copy of the database.
    pub(super) async fn copy(&self) {
        let path = self.path.as_ref().clone();
        let made = tokio::task::spawn_blocking(move || copies::make(&path)).await;
        if let Ok(made) = made {
            self.report(made, "no copy of the database was made");
        }
    }

    async fn check_in_background(&self) {
        let path = self.path.as_ref().clone();
        let checked = tokio::task::spawn_blocking(move || check(&open_to_read(&path)?, None)).await;
        if let Ok(checked) = checked {
            self.report(checked.map(drop), "the check of the database has failed");
        }
    }

    /// Writes down how long the data was served. Also tells whether there is room to write.
    pub(super) async fn write_down_time(&self) -> Result<(), StoreError> {
        let served_ms = self.served_ms();
        self.call(move |connection| {
            let _ = connection.execute("UPDATE server SET served_ms = max(served_ms, ?1)", [served_ms])?;
            Ok(())
        })
        .await?;
        self.condition().has_room();
        Ok(())
    }

    /// Gives pages that nothing needs back to the disk, a few at a time, and cuts the log of changes when a long reader has made it grow.
    pub(super) async fn return_pages(&self) -> Result<(), StoreError> {
        for _ in 0..MOST_STEPS {
            let n_left = self
                .call(|connection| {
                    let n_free: u64 =
                        connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
                    if n_free > PAGES_KEPT {
                        let n_pages = (n_free - PAGES_KEPT).min(PAGES_AT_ONCE);
                        let mut step =
                            connection.prepare(&format!("PRAGMA incremental_vacuum({n_pages})"))?;
                        let mut rows = step.query([])?;
                        while rows.next()?.is_some() {}
                    }
                    Ok(n_free.saturating_sub(PAGES_KEPT + PAGES_AT_ONCE))
                })
                .await?;
            if n_left == 0 {
                break;
            }
        }
        self.cut_log().await
    }

    async fn cut_log(&self) -> Result<(), StoreError> {
        let [_, log, _] = super::opening::with_companions(&self.path);
        if std::fs::metadata(log).map_or(0, |data| data.len()) <= super::opening::WAL_BYTES {
            return Ok(());
        }
        self.call(|connection| {
            // Busy readers leave something for the next time.
            let _ =
                connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))?;
            Ok(())
        })
        .await
    }

    fn report(&self, outcome: Result<(), StoreError>, what: &'static str) {
        if let Err(error) = outcome {
            self.condition().note(&error);
            tracing::warn!(error = &error as &dyn std::error::Error, what, "upkeep of the database");
        }
    }
}

const ROUND: Duration = Duration::from_secs(5);
const WRITE_DOWN: Duration = Duration::from_secs(60);
const FIRST_COPY: Duration = Duration::from_secs(60);
/// Pages that stay for the next writes, 4 MiB.
const PAGES_KEPT: u64 = 1024;
const PAGES_AT_ONCE: u64 = 256;
const MOST_STEPS: u32 = 64;
