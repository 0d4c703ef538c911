//! A registry that nobody may ask: counts who connects.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Result, ensure};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// A listening port that must stay untouched.
pub(crate) struct Bait {
    port: u16,
    n_touched: Arc<AtomicU32>,
    // Ends with the attack.
    _listening: JoinSet<()>,
}

impl Bait {
    /// Begins to count.
    pub(crate) fn new(listener: TcpListener) -> Result<Self> {
        let port = listener.local_addr()?.port();
        let n_touched = Arc::new(AtomicU32::new(0));
        let counter = n_touched.clone();
        let mut listening = JoinSet::new();
        listening.spawn(async move {
            while listener.accept().await.is_ok() {
                let _ = counter.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(Self { port, n_touched, _listening: listening })
    }

    /// Where it listens.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Fails when somebody has connected.
    pub(crate) fn is_untouched(&self) -> Result<()> {
        let n_touched = self.n_touched.load(Ordering::Relaxed);
        ensure!(n_touched == 0, "the engine asked a registry of the attacker's {n_touched} times");
        Ok(())
    }
}
