//! Files of a workspace. A call is one transaction; when it returns, the change is kept.

use std::sync::Arc;

use protocol::{Digest, WorkspaceId};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Store, StoreError, blobs};
use crate::source_file::SourceFile;

/// One file of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredFile {
    /// What a build takes of it.
    pub(crate) source: SourceFile,
    /// Its revision.
    pub(crate) revision: u64,
}

/// A change to the files of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileWrite {
    /// A file is new or different.
    Saved(StoredFile),
    /// A file has another path; the revision floor rises to that of the old path.
    Renamed { from: String, file: StoredFile, revision_floor: u64 },
    /// A file is gone; the revision floor rises to its revision.
    Removed { path: String, revision_floor: u64 },
}

/// The files of a workspace.
#[derive(Debug, Default)]
pub(crate) struct StoredFiles {
    /// Each with its content.
    pub(crate) files: Vec<StoredFile>,
    /// The highest revision that a removed file had.
    pub(crate) revision_floor: u64,
}

impl Store {
    /// Loads a workspace's files; `None` when it was removed.
    pub(crate) async fn files(&self, workspace: WorkspaceId) -> Result<Option<StoredFiles>, StoreError> {
        self.call(move |connection| load(connection, &workspace)).await
    }

    /// Keeps changes, all or none.
    pub(crate) async fn write_files(
        &self,
        workspace: WorkspaceId,
        changes: Vec<FileWrite>,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            for change in changes {
                match change {
                    FileWrite::Saved(file) => save(&transaction, &workspace, &file)?,
                    FileWrite::Renamed { from, file, revision_floor } => {
                        remove(&transaction, &workspace, &from, revision_floor)?;
                        save(&transaction, &workspace, &file)?;
                    }
                    FileWrite::Removed { path, revision_floor } => {
                        remove(&transaction, &workspace, &path, revision_floor)?;
                    }
                }
            }
            Ok(transaction.commit()?)
        })
        .await
    }
}

/// Loads a workspace's files; `None` when there is no such workspace.
pub(super) fn load(
    connection: &Connection,
    workspace: &WorkspaceId,
) -> Result<Option<StoredFiles>, StoreError> {
    let floor = connection
        .query_row("SELECT revision_floor FROM workspaces WHERE id = ?1", [&workspace.0], |row| row.get(0))
        .optional()?;
    let Some(revision_floor) = floor else { return Ok(None) };
    let mut select = connection.prepare_cached(
        "SELECT path, revision, digest, content, is_executable FROM files JOIN blobs USING (digest) WHERE workspace = ?1",
    )?;
    let files = select.query_map([&workspace.0], |row| {
        let content: Vec<u8> = row.get(3)?;
        let source = SourceFile {
            path: row.get(0)?,
            digest: Digest(row.get(2)?),
            content: Arc::from(String::from_utf8_lossy(&content)),
            is_executable: row.get(4)?,
        };
        Ok(StoredFile { source, revision: row.get(1)? })
    })?;
    Ok(Some(StoredFiles { files: files.collect::<Result<_, _>>()?, revision_floor }))
}

fn save(connection: &Connection, workspace: &WorkspaceId, file: &StoredFile) -> Result<(), StoreError> {
    let SourceFile { path, content, digest, is_executable } = &file.source;
    let before = digest_of(connection, workspace, path)?;
    blobs::put(connection, digest, content)?;
    let mut upsert = connection.prepare_cached(
        "INSERT INTO files (workspace, path, revision, digest, is_executable) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET revision = excluded.revision, digest = excluded.digest,
         is_executable = excluded.is_executable",
    )?;
    upsert.execute(params![workspace.0, path, file.revision, digest.0, is_executable])?;
    blobs::collect(connection, &before)
}

/// Returns the content address of a file as it is kept, if it is.
fn digest_of(
    connection: &Connection,
    workspace: &WorkspaceId,
    path: &str,
) -> Result<Vec<String>, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT digest FROM files WHERE workspace = ?1 AND path = ?2")?;
    Ok(select.query_row(params![workspace.0, path], |row| row.get(0)).optional()?.into_iter().collect())
}

fn remove(
    connection: &Connection,
    workspace: &WorkspaceId,
    path: &str,
    revision_floor: u64,
) -> Result<(), StoreError> {
    let before = digest_of(connection, workspace, path)?;
    connection.execute("DELETE FROM files WHERE workspace = ?1 AND path = ?2", params![workspace.0, path])?;
    blobs::collect(connection, &before)?;
    connection.execute(
        "UPDATE workspaces SET revision_floor = max(revision_floor, ?2) WHERE id = ?1",
        params![workspace.0, revision_floor],
    )?;
    Ok(())
}
