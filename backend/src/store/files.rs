//! Files of a workspace. A call is one transaction; when it returns, the change is kept.

use std::sync::Arc;

use protocol::{Digest, WorkspaceId};
use rusqlite::params;

use super::{Store, StoreError, blobs};

/// One file with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredFile {
    /// Its path.
    pub(crate) path: String,
    /// Its revision.
    pub(crate) revision: u64,
    /// SHA-256 of the content.
    pub(crate) digest: Digest,
    /// Its content.
    pub(crate) content: Arc<str>,
    /// Whether it may be executed.
    pub(crate) is_executable: bool,
}

/// A change to the files of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// A file is new or different.
    Saved(StoredFile),
    /// A file has another path; the revision floor rises to that of the old path.
    Renamed { from: String, file: StoredFile, revision_floor: u64 },
    /// A file is gone; the revision floor rises to its revision.
    Removed { path: String, revision_floor: u64 },
}

impl Store {
    /// Keeps changes, all or none.
    pub(crate) async fn write_files(
        &self,
        workspace: WorkspaceId,
        changes: Vec<Written>,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            for change in changes {
                match change {
                    Written::Saved(file) => save(&transaction, &workspace, &file)?,
                    Written::Renamed { from, file, revision_floor } => {
                        remove(&transaction, &workspace, &from, revision_floor)?;
                        save(&transaction, &workspace, &file)?;
                    }
                    Written::Removed { path, revision_floor } => {
                        remove(&transaction, &workspace, &path, revision_floor)?;
                    }
                }
            }
            Ok(transaction.commit()?)
        })
        .await
    }
}

fn save(
    connection: &rusqlite::Connection,
    workspace: &WorkspaceId,
    file: &StoredFile,
) -> Result<(), StoreError> {
    blobs::put(connection, &file.digest, &file.content)?;
    let mut upsert = connection.prepare_cached(
        "INSERT INTO files (workspace, path, revision, digest, is_executable) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET revision = excluded.revision, digest = excluded.digest,
         is_executable = excluded.is_executable",
    )?;
    upsert.execute(params![workspace.0, file.path, file.revision, file.digest.0, file.is_executable])?;
    Ok(())
}

fn remove(
    connection: &rusqlite::Connection,
    workspace: &WorkspaceId,
    path: &str,
    revision_floor: u64,
) -> Result<(), StoreError> {
    connection.execute("DELETE FROM files WHERE workspace = ?1 AND path = ?2", params![workspace.0, path])?;
    connection.execute(
        "UPDATE workspaces SET revision_floor = max(revision_floor, ?2) WHERE id = ?1",
        params![workspace.0, revision_floor],
    )?;
    Ok(())
}
