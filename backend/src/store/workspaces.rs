//! Workspaces: made, opened by token, loaded whole, removed when idle. Of a token only its SHA-256 is kept.

use std::sync::Arc;

use protocol::{Digest, Token, WorkspaceId};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::numbered::Table;
use super::{Store, StoreError, StoredBuild, StoredContainer, StoredFile, StoredReuse, blobs, reuse};
use crate::secret;

/// All of a workspace but its logs.
#[derive(Debug, Default)]
pub(crate) struct StoredWorkspace {
    /// Its files.
    pub(crate) files: Vec<StoredFile>,
    /// The highest revision that a removed file had.
    pub(crate) revision_floor: u64,
    /// Its builds, oldest first.
    pub(crate) builds: Vec<StoredBuild>,
    /// Its containers, oldest first.
    pub(crate) containers: Vec<StoredContainer>,
    /// What its builds can reuse, if there was one.
    pub(crate) reuse: Option<StoredReuse>,
}

impl Store {
    /// Finds the workspace that the token opens, and notes that it is used.
    pub(crate) async fn open_workspace(
        &self,
        token: Token,
        now_ms: u64,
    ) -> Result<Option<WorkspaceId>, StoreError> {
        self.call(move |connection| find(connection, &token, now_ms)).await
    }

    /// Makes a new workspace with `seed` as its files; the token is the only right to it.
    pub(crate) async fn create_workspace(
        &self,
        seed: &'static [(&'static str, &'static str)],
        now_ms: u64,
    ) -> Result<(WorkspaceId, Token), StoreError> {
        self.call(move |connection| create(connection, seed, now_ms)).await
    }

    /// Loads a workspace; `None` when it was removed.
    pub(crate) async fn load_workspace(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Option<StoredWorkspace>, StoreError> {
        self.call(move |connection| load(connection, &workspace)).await
    }

    /// Notes that a workspace was used.
    pub(crate) async fn touch_workspace(
        &self,
        workspace: WorkspaceId,
        now_ms: u64,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            connection
                .execute("UPDATE workspaces SET used_ms = ?2 WHERE id = ?1", params![workspace.0, now_ms])?;
            Ok(())
        })
        .await
    }

    /// Returns the names of all workspaces.
    pub(crate) async fn workspaces(&self) -> Result<Vec<WorkspaceId>, StoreError> {
        self.workspaces_unused_since(u64::MAX >> 1).await
    }

    /// Returns the workspaces that nobody has used since a time.
    pub(crate) async fn workspaces_unused_since(&self, used_ms: u64) -> Result<Vec<WorkspaceId>, StoreError> {
        self.call(move |connection| {
            let mut select = connection.prepare_cached("SELECT id FROM workspaces WHERE used_ms < ?1")?;
            let rows = select.query_map([used_ms], |row| Ok(WorkspaceId(row.get(0)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Removes a workspace that nobody has used since a time, and all that it had; returns whether it was there to remove.
    pub(crate) async fn remove_workspace(
        &self,
        workspace: WorkspaceId,
        used_ms: u64,
    ) -> Result<bool, StoreError> {
        self.call(move |connection| {
            let removed = connection.execute(
                "DELETE FROM workspaces WHERE id = ?1 AND used_ms < ?2",
                params![workspace.0, used_ms],
            )?;
            Ok(removed > 0)
        })
        .await
    }
}

fn find(connection: &Connection, token: &Token, now_ms: u64) -> Result<Option<WorkspaceId>, StoreError> {
    let mut update = connection
        .prepare_cached("UPDATE workspaces SET used_ms = ?2 WHERE token_sha256 = ?1 RETURNING id")?;
    let mut rows =
        update.query_map(params![secret::token_hash(token), now_ms], |row| Ok(WorkspaceId(row.get(0)?)))?;
    Ok(rows.next().transpose()?)
}

fn create(
    connection: &mut Connection,
    seed: &[(&str, &str)],
    now_ms: u64,
) -> Result<(WorkspaceId, Token), StoreError> {
    let (workspace, token) = (secret::workspace_id()?, secret::token()?);
    let transaction = connection.transaction()?;
    transaction.execute(
        "INSERT INTO workspaces (id, token_sha256, created_ms, used_ms) VALUES (?1, ?2, ?3, ?3)",
        params![workspace.0, secret::token_hash(&token), now_ms],
    )?;
    for (path, content) in seed {
        let digest = secret::digest(content.as_bytes());
        blobs::put(&transaction, &digest, content)?;
        transaction.execute(
            "INSERT INTO files (workspace, path, revision, digest) VALUES (?1, ?2, 1, ?3)",
            params![workspace.0, path, digest.0],
        )?;
    }
    transaction.commit()?;
    Ok((workspace, token))
}

fn load(connection: &Connection, workspace: &WorkspaceId) -> Result<Option<StoredWorkspace>, StoreError> {
    let floor = connection
        .query_row("SELECT revision_floor FROM workspaces WHERE id = ?1", [&workspace.0], |row| row.get(0))
        .optional()?;
    let Some(revision_floor) = floor else { return Ok(None) };
    let mut select = connection.prepare_cached(
        "SELECT path, revision, digest, content, is_executable FROM files JOIN blobs USING (digest) WHERE workspace = ?1",
    )?;
    let files = select.query_map([&workspace.0], |row| {
        let content: Vec<u8> = row.get(3)?;
        Ok(StoredFile {
            path: row.get(0)?,
            revision: row.get(1)?,
            digest: Digest(row.get(2)?),
            content: Arc::from(String::from_utf8_lossy(&content)),
            is_executable: row.get(4)?,
        })
    })?;
    Ok(Some(StoredWorkspace {
        files: files.collect::<Result<_, _>>()?,
        revision_floor,
        builds: Table::Builds.load(connection, workspace)?,
        containers: Table::Containers.load(connection, workspace)?,
        reuse: reuse::load(connection, workspace)?,
    }))
}
