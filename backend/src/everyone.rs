//! What everybody on the engine can reuse, and when the engine has lost cache.
//!
//! With `DRYDOCK_SCOPE=shared` that is every step; else what no scope keeps apart: the `COPY` above a first `RUN` or `WORKDIR` (on Docker 20.10 the
//! `WORKDIR` too), and a `COPY` of a stage's output where its bytes are the same. Sessions
//! merge it into what is their own. Which single results went when cache was removed, the engine does not tell in terms of steps: so a loss raises
//! the *generation*, and whatever was known under an earlier one is dropped, by everybody.

use std::sync::Arc;

use cache::Records;
use tokio::sync::{Mutex, watch};
use tokio_util::sync::CancellationToken;

use crate::engine::{Engine, Storage};
use crate::store::{Store, StoreError, StoredEngineCache};

/// What holds for all sessions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// What everybody can reuse.
    pub(crate) records: Arc<Records>,
    /// How often cache was lost.
    pub(crate) generation: u64,
}

/// Keeps it. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct Everyone {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    known: watch::Sender<Known>,
    /// The engine that it is of. Held while something changes, so that the store gets changes in order.
    engine: Mutex<String>,
}

impl Everyone {
    /// Takes up what the store has.
    pub(crate) async fn open(store: Store) -> Result<Self, StoreError> {
        let StoredEngineCache { engine, generation, records } = store.engine_cache().await?;
        let records = Arc::new(Records::from_text(&records));
        let known = watch::Sender::new(Known { records, generation });
        Ok(Self { inner: Arc::new(Inner { store, known, engine: Mutex::new(engine) }) })
    }

    /// Returns what is known, now and whenever it changes.
    pub(crate) fn known(&self) -> watch::Receiver<Known> {
        self.inner.known.subscribe()
    }

    /// Takes in what everybody can reuse of a build; `is_broken` says that the engine has broken a promise, so that nothing older is believed.
    pub(crate) async fn learn(&self, shared: &Records, is_broken: bool) -> Result<(), StoreError> {
        let engine = self.inner.engine.lock().await;
        let is_new = self.inner.known.send_if_modified(|known| {
            let mut records = Records::clone(&known.records);
            if is_broken {
                records.drop_where(|_| true);
            }
            records.merge(shared);
            let is_new = records != *known.records;
            known.records = Arc::new(records);
            is_new
        });
        if is_new { self.keep(&engine).await } else { Ok(()) }
    }

    /// Follows what happens to the engine's storage until the server stops.
    pub(crate) async fn follow(self, engine: Engine, stop: CancellationToken) {
        let mut storage = engine.storage();
        let mut n_lost = 0;
        loop {
            let now = storage.borrow_and_update().clone();
            if !now.engine.is_empty()
                && let Err(error) = self.look_at(&now, &mut n_lost).await
            {
                tracing::error!(error = &error as &dyn std::error::Error, "lost cache was not noted");
            }
            tokio::select! {
                changed = storage.changed() => if changed.is_err() { return },
                () = stop.cancelled() => return,
            }
        }
    }

    async fn look_at(&self, now: &Storage, n_lost: &mut u64) -> Result<(), StoreError> {
        let mut engine = self.inner.engine.lock().await;
        if *engine == now.engine && *n_lost == now.n_lost {
            return Ok(());
        }
        engine.clone_from(&now.engine);
        *n_lost = now.n_lost;
        self.inner.known.send_modify(|known| {
            known.generation += 1;
            let mut records = Records::clone(&known.records);
            records.drop_where(|_| true);
            known.records = Arc::new(records);
        });
        tracing::info!(
            "the engine has lost build cache; nothing is promised to be reused until it was built again"
        );
        self.keep(&engine).await
    }

    async fn keep(&self, engine: &str) -> Result<(), StoreError> {
        let Known { records, generation } = self.inner.known.borrow().clone();
        let kept = StoredEngineCache { engine: engine.to_owned(), generation, records: records.to_text() };
        self.inner.store.put_engine_cache(kept).await
    }
}
