//! What builds can reuse: of each workspace, and of everybody on the engine. Bytes of `prediction`, whose meaning the store does not know.

use protocol::WorkspaceId;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Store, StoreError};

/// What is kept of one workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredPrediction {
    /// The bytes of a basis, without what the engine says of itself.
    pub(crate) basis: Vec<u8>,
    /// The generation that it was written under.
    pub(crate) generation: u64,
}

/// What is kept for the whole engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredEngineCache {
    /// The engine's own name for itself.
    pub(crate) engine: String,
    /// How often cache was lost.
    pub(crate) generation: u64,
    /// Records that everybody can reuse.
    pub(crate) records: Vec<u8>,
}

impl Store {
    /// Keeps what a workspace's builds can reuse, in place of what there was.
    pub(crate) async fn put_reuse(
        &self,
        workspace: WorkspaceId,
        kept: StoredPrediction,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let mut upsert = connection.prepare_cached(
                "INSERT INTO reuse (workspace, basis, generation) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET basis = excluded.basis, generation = excluded.generation",
            )?;
            upsert.execute(params![workspace.0, kept.basis, kept.generation])?;
            Ok(())
        })
        .await
    }

    /// Returns what is kept for the whole engine.
    pub(crate) async fn engine_cache(&self) -> Result<StoredEngineCache, StoreError> {
        self.call(|connection| {
            let row = |row: &rusqlite::Row<'_>| {
                let (engine, generation, records) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(StoredEngineCache { engine, generation, records })
            };
            let found = connection
                .query_row("SELECT engine, generation, records FROM engine_cache", [], row)
                .optional()?;
            Ok(found.unwrap_or_default())
        })
        .await
    }

    /// Keeps that.
    pub(crate) async fn put_engine_cache(&self, kept: StoredEngineCache) -> Result<(), StoreError> {
        self.call(move |connection| {
            connection.execute(
                "INSERT OR REPLACE INTO engine_cache (only_one, engine, generation, records) VALUES (1, ?1, ?2, ?3)",
                params![kept.engine, kept.generation, kept.records],
            )?;
            Ok(())
        })
        .await
    }
}

/// Returns what a workspace's builds can reuse.
pub(super) fn load(
    connection: &Connection,
    workspace: &WorkspaceId,
) -> Result<Option<StoredPrediction>, StoreError> {
    let row = |row: &rusqlite::Row<'_>| Ok(StoredPrediction { basis: row.get(0)?, generation: row.get(1)? });
    let select = "SELECT basis, generation FROM reuse WHERE workspace = ?1";
    Ok(connection.query_row(select, [&workspace.0], row).optional()?)
}
