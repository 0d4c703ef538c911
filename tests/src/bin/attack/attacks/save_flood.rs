//! Saves as fast as the socket takes them: a workspace of 262 KB made 59 MB of database in a second.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::task::JoinSet;

use crate::mib;
use crate::target::Target;

/// Saves large texts from several workspaces for a while; the database must keep its size.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let before = target.data_bytes()?;
    let mut savers = JoinSet::new();
    for number in 0..N_WORKSPACES {
        let mut client = target.attacker().await?;
        drop(savers.spawn(async move {
            let (started, mut n_saves) = (Instant::now(), 0_u64);
            while started.elapsed() < LONG {
                n_saves += 1;
                let text = format!("{number} {n_saves} ").repeat(20_000);
                client.save("big.txt", &text[..TEXT_BYTES.min(text.len())]).await?;
            }
            Ok::<_, anyhow::Error>(n_saves)
        }));
    }
    let (mut n_saves, mut most) = (0, 0);
    while let Some(saved) = savers.join_next().await {
        n_saves += saved??;
        most = most.max(target.data_bytes()?.saturating_sub(before));
    }
    ensure!(most <= MOST_BYTES, "the database grew by {} MiB", mib(most));
    Ok(format!(
        "{n_saves} saves of 256 KiB from {N_WORKSPACES} workspaces; the database grew by {} MiB",
        mib(most)
    ))
}

const N_WORKSPACES: u64 = 8;
const LONG: Duration = Duration::from_secs(15);
const TEXT_BYTES: usize = 256 * 1024;
const MOST_BYTES: u64 = 48 << 20;
