//! Builds: the record as it stood last, the files that went into it, and the log once it is over.

use protocol::{BuildNumber, BuildRecord, Digest, LogLine, WorkspaceId};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Store, StoreError, blobs};

/// One build without its log.
pub(crate) type StoredBuild = BuildRecord;

impl Store {
    /// Keeps a new build with the paths and contents of its snapshot, and forgets all but the newest `n_kept`.
    pub(crate) async fn insert_build(
        &self,
        workspace: WorkspaceId,
        record: StoredBuild,
        snapshot: Vec<(String, Digest)>,
        n_kept: u32,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let number = record.number.0;
            transaction.execute(
                "INSERT OR REPLACE INTO builds (workspace, number, record) VALUES (?1, ?2, ?3)",
                params![workspace.0, number, serde_json::to_string(&record)?],
            )?;
            for (path, digest) in snapshot {
                transaction.execute(
                    "INSERT INTO snapshot_files (workspace, build, path, digest) VALUES (?1, ?2, ?3, ?4)",
                    params![workspace.0, number, path, digest.0],
                )?;
            }
            transaction.execute(
                "DELETE FROM builds WHERE workspace = ?1 AND number <= ?2",
                params![workspace.0, i64::from(number) - i64::from(n_kept)],
            )?;
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Keeps a build as it stands now, with its log.
    pub(crate) async fn finish_build(
        &self,
        workspace: WorkspaceId,
        record: StoredBuild,
        log: Vec<LogLine>,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            connection.execute(
                "UPDATE builds SET record = ?3, log = ?4 WHERE workspace = ?1 AND number = ?2",
                params![workspace.0, record.number.0, serde_json::to_string(&record)?, blobs::pack(&log)?],
            )?;
            Ok(())
        })
        .await
    }

    /// Returns the kept log of a build; empty when there is none.
    pub(crate) async fn build_log(
        &self,
        workspace: WorkspaceId,
        build: BuildNumber,
    ) -> Result<Vec<LogLine>, StoreError> {
        self.call(move |connection| {
            let packed: Option<Vec<u8>> = connection
                .query_row(
                    "SELECT log FROM builds WHERE workspace = ?1 AND number = ?2",
                    params![workspace.0, build.0],
                    |row| row.get(0),
                )
                .optional()?
                .flatten();
            packed.map_or_else(|| Ok(Vec::new()), |packed| blobs::unpack(&packed))
        })
        .await
    }
}

/// Loads a workspace's builds, oldest first. A record of a shape that this server cannot read is passed over.
pub(super) fn load(connection: &Connection, workspace: &WorkspaceId) -> Result<Vec<StoredBuild>, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT record FROM builds WHERE workspace = ?1 ORDER BY number")?;
    let rows = select.query_map([&workspace.0], |row| row.get::<_, String>(0))?;
    let records = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(records.iter().filter_map(|record| serde_json::from_str(record).ok()).collect())
}
