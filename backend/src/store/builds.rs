//! Builds: the record as it stood last, the files that went into it, and the log once it is over.

use std::sync::Arc;

use protocol::{BuildNumber, BuildRecord, Digest, LogLine, WorkspaceId};
use rusqlite::{OptionalExtension as _, params};

use super::numbered::Table;
use super::{Store, StoreError, blobs};

/// One file that a build was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SnapshotContent {
    /// Its path.
    pub(crate) path: String,
    /// SHA-256 of the content.
    pub(crate) digest: Digest,
    /// Its content.
    pub(crate) content: String,
    /// Whether it may be executed.
    pub(crate) is_executable: bool,
}

/// One file of a new build's snapshot: path, content address, whether it may be executed.
pub(crate) type Snapshotted = (String, Digest, bool);

/// A snapshot as it is kept: its files, and the contents of those digests as far as the store may lack them.
pub(crate) type SnapshotRows = (Vec<Snapshotted>, Vec<(Digest, Arc<str>)>);

/// One build without its log.
pub(crate) type StoredBuild = BuildRecord;

impl Store {
    /// Keeps a new build with the paths and contents of its snapshot, and forgets all but the newest `n_kept`.
    pub(crate) async fn insert_build(
        &self,
        workspace: WorkspaceId,
        record: StoredBuild,
        (snapshot, contents): SnapshotRows,
        n_kept: u32,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let number = record.number.0;
            Table::Builds.put(&transaction, (&workspace, number), &record, &[])?;
            for (digest, content) in contents {
                blobs::put(&transaction, &digest, &content)?;
            }
            for (path, digest, is_executable) in snapshot {
                transaction.execute(
                    "INSERT INTO snapshot_files (workspace, build, path, digest, is_executable)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![workspace.0, number, path, digest.0, is_executable],
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

    /// Returns a build as it stood when it was kept last.
    pub(crate) async fn build(
        &self,
        workspace: WorkspaceId,
        build: BuildNumber,
    ) -> Result<Option<StoredBuild>, StoreError> {
        self.call(move |connection| Table::Builds.one(connection, (&workspace, build.0))).await
    }

    /// Returns all builds that are kept, oldest first.
    pub(crate) async fn builds(&self, workspace: WorkspaceId) -> Result<Vec<StoredBuild>, StoreError> {
        self.call(move |connection| Table::Builds.load(connection, &workspace)).await
    }

    /// Returns the files that a build was made from; none when there is no such build.
    pub(crate) async fn snapshot(
        &self,
        workspace: WorkspaceId,
        build: BuildNumber,
    ) -> Result<Vec<SnapshotContent>, StoreError> {
        self.call(move |connection| {
            let mut select = connection.prepare_cached(
                "SELECT path, digest, content, is_executable FROM snapshot_files JOIN blobs USING (digest)
                 WHERE workspace = ?1 AND build = ?2 ORDER BY path",
            )?;
            let rows = select.query_map(params![workspace.0, build.0], |row| {
                let content: Vec<u8> = row.get(2)?;
                let content = String::from_utf8_lossy(&content).into_owned();
                Ok(SnapshotContent {
                    path: row.get(0)?,
                    digest: Digest(row.get(1)?),
                    content,
                    is_executable: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Returns a content that a file of the workspace has, or had in one of its builds.
    pub(crate) async fn content(
        &self,
        workspace: WorkspaceId,
        digest: Digest,
    ) -> Result<Option<String>, StoreError> {
        self.call(move |connection| {
            let mut select = connection.prepare_cached(
                "SELECT content FROM blobs WHERE digest = ?2
                 AND (EXISTS (SELECT 1 FROM files WHERE workspace = ?1 AND digest = ?2)
                 OR EXISTS (SELECT 1 FROM snapshot_files WHERE workspace = ?1 AND digest = ?2))",
            )?;
            let content = select
                .query_row(params![workspace.0, digest.0], |row| row.get::<_, Vec<u8>>(0))
                .optional()?;
            Ok(content.map(|content| String::from_utf8_lossy(&content).into_owned()))
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
