//! Cache entries that all workspaces share, and what happens to them when the engine loses its build cache.
//!
//! With `DRYDOCK_SCOPE=shared`, all entries are shared. Otherwise the shared entries are those that no scope keeps apart: the `COPY` above a first
//! `RUN` or `WORKDIR` (on Docker 20.10 the `WORKDIR` too), and a `COPY` of a stage's output where its bytes are the same. Each session merges the
//! shared entries that its files can use into its own. When the engine removes build cache, it does not say which steps lose their results. So each
//! loss raises the *generation*, and every session evicts all entries of earlier generations.

use std::sync::Arc;

use prediction::CacheEntries;
use tokio::sync::{Mutex, watch};
use tokio_util::sync::CancellationToken;

use crate::engine::{Engine, EngineStorage};
use crate::store::{Store, StoreError, StoredEngineCache};

/// The shared entries at one moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct SharedEntries {
    /// The entries.
    pub(crate) records: Arc<CacheEntries>,
    /// How often the engine has lost its build cache.
    pub(crate) generation: u64,
}

/// Keeps the shared entries, in memory and in the store. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(crate) struct SharedCache {
    inner: Arc<SharedCacheState>,
}

struct SharedCacheState {
    store: Store,
    known: watch::Sender<SharedEntries>,
    /// The engine that it is of. Held while something changes, so that the store gets changes in order.
    engine: Mutex<String>,
}

impl SharedCache {
    /// Takes up what the store has.
    pub(crate) async fn open(store: Store) -> Result<Self, StoreError> {
        let StoredEngineCache { engine, generation, records } = store.engine_cache().await?;
        let records = Arc::new(CacheEntries::from_bytes(&records).unwrap_or_default());
        let known = watch::Sender::new(SharedEntries { records, generation });
        Ok(Self { inner: Arc::new(SharedCacheState { store, known, engine: Mutex::new(engine) }) })
    }

    /// Returns what is known, now and whenever it changes.
    pub(crate) fn known(&self) -> watch::Receiver<SharedEntries> {
        self.inner.known.subscribe()
    }

    /// Takes in what everybody can reuse of a build; `is_broken` says that the engine has broken a promise, so that nothing older is believed.
    pub(crate) async fn learn(&self, shared: &CacheEntries, is_broken: bool) -> Result<(), StoreError> {
        let engine = self.inner.engine.lock().await;
        let is_new = self.inner.known.send_if_modified(|known| {
            let mut records = CacheEntries::clone(&known.records);
            if is_broken {
                records.evict_where(|_| true);
            }
            records.merge(shared);
            // Only when they were used may differ, which nobody has to be told.
            let is_new = !known.records.says_same_as(&records);
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

    async fn look_at(&self, now: &EngineStorage, n_lost: &mut u64) -> Result<(), StoreError> {
        let mut engine = self.inner.engine.lock().await;
        if *engine == now.engine && *n_lost == now.n_lost {
            return Ok(());
        }
        engine.clone_from(&now.engine);
        *n_lost = now.n_lost;
        self.inner.known.send_modify(|known| {
            known.generation += 1;
            let mut records = CacheEntries::clone(&known.records);
            records.evict_where(|_| true);
            known.records = Arc::new(records);
        });
        tracing::info!(
            "the engine has lost build cache; nothing is promised to be reused until it was built again"
        );
        self.keep(&engine).await
    }

    async fn keep(&self, engine: &str) -> Result<(), StoreError> {
        let SharedEntries { records, generation } = self.inner.known.borrow().clone();
        let kept = StoredEngineCache { engine: engine.to_owned(), generation, records: records.to_bytes() };
        self.inner.store.put_engine_cache(kept).await
    }
}
