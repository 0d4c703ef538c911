//! Builds: the record as it stood last, the files that went into it, and the log once it is over.

use protocol::{BuildNumber, BuildRecord, Digest, LogLine, WorkspaceId};
use rusqlite::params;

use super::numbered::Table;
use super::{Store, StoreError};

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
            Table::Builds.put(&transaction, (&workspace, number), &record, &[])?;
            for (path, digest) in snapshot {
                transaction.execute(
                    "INSERT INTO snapshot_files (workspace, build, path, digest) VALUES (?1, ?2, ?3, ?4)",
                    params![workspace.0, number, path, digest.0],
                )?;
            }
            Table::Builds.forget_old(&transaction, (&workspace, number), n_kept)?;
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
            Table::Builds.update(connection, (&workspace, record.number.0), &record, &log)
        })
        .await
    }

    /// Returns the kept log of a build; empty when there is none.
    pub(crate) async fn build_log(
        &self,
        workspace: WorkspaceId,
        build: BuildNumber,
    ) -> Result<Vec<LogLine>, StoreError> {
        self.call(move |connection| Table::Builds.log(connection, (&workspace, build.0))).await
    }
}
