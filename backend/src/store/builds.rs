//! Builds: the record as it stood last, the files that went into it, and the log once it is over.

use std::sync::Arc;

use protocol::{BuildNumber, BuildRecord, Digest, WorkspaceId};
use rusqlite::params;

use super::history::{self, HistoryLimit};
use super::numbered::Table;
use super::{PackedLog, Store, StoreError, blobs};
use crate::source_file::SourceFile;

/// One build without its log.
pub(crate) type StoredBuild = BuildRecord;

impl Store {
    /// Keeps a new build with the files of its snapshot, and forgets the oldest beyond the limit. Returns the oldest that is kept.
    pub(crate) async fn insert_build(
        &self,
        workspace: WorkspaceId,
        record: StoredBuild,
        files: Arc<Vec<SourceFile>>,
        limit: HistoryLimit,
    ) -> Result<Option<BuildNumber>, StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let number = record.number.0;
            Table::Builds.put(&transaction, (&workspace, number), &record, &PackedLog::default())?;
            for SourceFile { path, content, digest, is_executable } in &*files {
                blobs::put(&transaction, digest, content)?;
                transaction.execute(
                    "INSERT INTO snapshot_files (workspace, build, path, digest, is_executable)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![workspace.0, number, path, digest.0, is_executable],
                )?;
            }
            let oldest = history::forget_beyond(&transaction, &workspace, limit)?;
            transaction.commit()?;
            Ok(oldest)
        })
        .await
    }

    /// Keeps a build as it stands now, with its log, and forgets the oldest beyond the limit. Returns the oldest that is kept.
    pub(crate) async fn finish_build(
        &self,
        workspace: WorkspaceId,
        record: StoredBuild,
        log: PackedLog,
        limit: HistoryLimit,
    ) -> Result<Option<BuildNumber>, StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            Table::Builds.update(&transaction, (&workspace, record.number.0), &record, &log)?;
            let oldest = history::forget_beyond(&transaction, &workspace, limit)?;
            transaction.commit()?;
            Ok(oldest)
        })
        .await
    }

    /// Keeps a build as it stands now, with the log that it has.
    pub(crate) async fn note_build(
        &self,
        workspace: WorkspaceId,
        record: StoredBuild,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            Table::Builds.update_record(connection, (&workspace, record.number.0), &record)
        })
        .await
    }

    /// Returns the files that a build was made from; none when there is no such build.
    pub(crate) async fn snapshot(
        &self,
        workspace: WorkspaceId,
        build: BuildNumber,
    ) -> Result<Vec<SourceFile>, StoreError> {
        self.call(move |connection| {
            let mut select = connection.prepare_cached(
                "SELECT path, digest, content, is_executable FROM snapshot_files JOIN blobs USING (digest)
                 WHERE workspace = ?1 AND build = ?2 ORDER BY path",
            )?;
            let rows = select.query_map(params![workspace.0, build.0], |row| {
                let content: Vec<u8> = row.get(2)?;
                Ok(SourceFile {
                    path: row.get(0)?,
                    digest: Digest(row.get(1)?),
                    content: Arc::from(String::from_utf8_lossy(&content)),
                    is_executable: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Returns the kept log of a build; empty when there is none.
    pub(crate) async fn build_log(
        &self,
        workspace: WorkspaceId,
        build: BuildNumber,
    ) -> Result<PackedLog, StoreError> {
        self.call(move |connection| Table::Builds.log(connection, (&workspace, build.0))).await
    }
}
