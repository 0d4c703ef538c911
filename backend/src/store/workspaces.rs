//! Workspaces: made, opened by token, loaded whole, removed when idle. Of a token only its SHA-256 is kept.

use protocol::{Token, WorkspaceId};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::de::DeserializeOwned;

use super::numbered::Table;
use super::{
    Store, StoreError, StoredBuild, StoredContainer, StoredFile, StoredFiles, StoredPrediction, blobs, files,
    predictions,
};
use crate::clock::now_ms;
use crate::secret;

/// All of a workspace but its logs, as it is kept.
#[derive(Debug)]
pub(crate) struct PackedWorkspace {
    files: StoredFiles,
    builds: Vec<String>,
    containers: Vec<String>,
    reuse: Option<StoredPrediction>,
}

impl PackedWorkspace {
    /// Reads the records, which takes long where there are many large ones. Those of a shape that this server cannot read are passed over.
    pub(crate) fn unpack(self) -> StoredWorkspace {
        let Self { files: StoredFiles { files, revision_floor }, builds, containers, reuse } = self;
        StoredWorkspace { files, revision_floor, builds: read(&builds), containers: read(&containers), reuse }
    }
}

/// The same, read.
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
    pub(crate) reuse: Option<StoredPrediction>,
}

impl Store {
    /// Finds the workspace that the token opens, and notes that it is used; on a full disk it is only found.
    pub(crate) async fn open_workspace(&self, token: Token) -> Result<Option<WorkspaceId>, StoreError> {
        let served_ms = self.served_ms();
        let condition = self.condition().clone();
        self.call(move |connection| match find(connection, &token, served_ms) {
            Err(error) if error.is_full() => {
                condition.note(&error);
                find_only(connection, &token)
            }
            found => found,
        })
        .await
    }

    /// Makes a new workspace with `seed` as its files; the token is the only right to it.
    pub(crate) async fn create_workspace(
        &self,
        seed: &'static [(&'static str, &'static str)],
    ) -> Result<(WorkspaceId, Token), StoreError> {
        let (served_ms, made_ms) = (self.served_ms(), now_ms());
        self.call(move |connection| create(connection, seed, served_ms, made_ms)).await
    }

    /// Loads a workspace; `None` when it was removed.
    pub(crate) async fn load_workspace(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Option<PackedWorkspace>, StoreError> {
        self.call(move |connection| load(connection, &workspace)).await
    }

    /// Notes that a workspace was used.
    pub(crate) async fn touch_workspace(&self, workspace: WorkspaceId) -> Result<(), StoreError> {
        let served_ms = self.served_ms();
        self.call(move |connection| {
            let update = "UPDATE workspaces SET used_served_ms = ?2 WHERE id = ?1";
            let _ = connection.execute(update, params![workspace.0, served_ms])?;
            Ok(())
        })
        .await
    }

    /// Returns the names of all workspaces.
    pub(crate) async fn workspaces(&self) -> Result<Vec<WorkspaceId>, StoreError> {
        self.workspaces_unused_since(u64::MAX >> 1).await
    }

    /// Returns the workspaces that nobody has used since a time, as [`Store::served_ms`] counts it.
    pub(crate) async fn workspaces_unused_since(
        &self,
        served_ms: u64,
    ) -> Result<Vec<WorkspaceId>, StoreError> {
        self.call(move |connection| {
            let mut select =
                connection.prepare_cached("SELECT id FROM workspaces WHERE used_served_ms < ?1")?;
            let rows = select.query_map([served_ms], |row| Ok(WorkspaceId(row.get(0)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Removes a workspace that nobody has used since a time, and all that it had; returns whether it was there to remove.
    pub(crate) async fn remove_workspace(
        &self,
        workspace: WorkspaceId,
        served_ms: u64,
    ) -> Result<bool, StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let named = blobs::named_by_workspace(&transaction, &workspace)?;
            let removed = transaction.execute(
                "DELETE FROM workspaces WHERE id = ?1 AND used_served_ms < ?2",
                params![workspace.0, served_ms],
            )?;
            blobs::collect(&transaction, &named)?;
            transaction.commit()?;
            Ok(removed > 0)
        })
        .await
    }
}

/// Returns for how long the data was served, as it was written down last; a server that was killed has lost a minute at most.
pub(super) fn served_ms(connection: &Connection) -> Result<u64, StoreError> {
    let select = "SELECT max(served_ms, (SELECT ifnull(max(used_served_ms), 0) FROM workspaces)) FROM server";
    Ok(connection.query_row(select, [], |row| row.get(0))?)
}

fn find(connection: &Connection, token: &Token, served_ms: u64) -> Result<Option<WorkspaceId>, StoreError> {
    let mut update = connection
        .prepare_cached("UPDATE workspaces SET used_served_ms = ?2 WHERE token_sha256 = ?1 RETURNING id")?;
    let mut rows = update
        .query_map(params![secret::token_hash(token), served_ms], |row| Ok(WorkspaceId(row.get(0)?)))?;
    Ok(rows.next().transpose()?)
}

fn find_only(connection: &Connection, token: &Token) -> Result<Option<WorkspaceId>, StoreError> {
    let mut select = connection.prepare_cached("SELECT id FROM workspaces WHERE token_sha256 = ?1")?;
    let found = select.query_row([secret::token_hash(token)], |row| Ok(WorkspaceId(row.get(0)?)));
    Ok(found.optional()?)
}

fn create(
    connection: &mut Connection,
    seed: &[(&str, &str)],
    served_ms: u64,
    made_ms: u64,
) -> Result<(WorkspaceId, Token), StoreError> {
    let (workspace, token) = (secret::workspace_id()?, secret::token()?);
    let transaction = connection.transaction()?;
    transaction.execute(
        "INSERT INTO workspaces (id, token_sha256, created_ms, used_served_ms) VALUES (?1, ?2, ?3, ?4)",
        params![workspace.0, secret::token_hash(&token), made_ms, served_ms],
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

fn load(connection: &Connection, workspace: &WorkspaceId) -> Result<Option<PackedWorkspace>, StoreError> {
    let Some(files) = files::load(connection, workspace)? else { return Ok(None) };
    Ok(Some(PackedWorkspace {
        files,
        builds: Table::Builds.load(connection, workspace)?,
        containers: Table::Containers.load(connection, workspace)?,
        reuse: predictions::load(connection, workspace)?,
    }))
}

fn read<T: DeserializeOwned>(records: &[String]) -> Vec<T> {
    records.iter().filter_map(|record| serde_json::from_str(record).ok()).collect()
}
