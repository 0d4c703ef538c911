//! What builds and containers have in common: numbered records of a workspace as JSON, each with a packed log, the newest of them kept.

use protocol::WorkspaceId;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use super::{PackedLog, StoreError};

/// A table with the columns `workspace`, `number`, `record` and `log`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Table {
    Builds,
    Containers,
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Builds => "builds",
            Self::Containers => "containers",
        }
    }

    /// Keeps a record as it stands now, with its log as far as there is one.
    pub(super) fn put(
        self,
        connection: &Connection,
        (workspace, number): (&WorkspaceId, u32),
        record: &impl Serialize,
        log: &PackedLog,
    ) -> Result<(), StoreError> {
        let table = self.name();
        let mut put = connection.prepare_cached(&format!(
            "INSERT INTO {table} (workspace, number, record, log) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET record = excluded.record, log = excluded.log"
        ))?;
        put.execute(params![workspace.0, number, serde_json::to_string(record)?, log.as_row()])?;
        Ok(())
    }

    /// Keeps a record that is there already; one that was removed meanwhile stays so.
    pub(super) fn update(
        self,
        connection: &Connection,
        (workspace, number): (&WorkspaceId, u32),
        record: &impl Serialize,
        log: &PackedLog,
    ) -> Result<(), StoreError> {
        let table = self.name();
        let mut update = connection.prepare_cached(&format!(
            "UPDATE {table} SET record = ?3, log = ?4 WHERE workspace = ?1 AND number = ?2"
        ))?;
        update.execute(params![workspace.0, number, serde_json::to_string(record)?, log.as_row()])?;
        Ok(())
    }

    /// Keeps a record that is there already, with the log that it has.
    pub(super) fn update_record(
        self,
        connection: &Connection,
        (workspace, number): (&WorkspaceId, u32),
        record: &impl Serialize,
    ) -> Result<(), StoreError> {
        let table = self.name();
        let mut update = connection.prepare_cached(&format!(
            "UPDATE {table} SET record = ?3 WHERE workspace = ?1 AND number = ?2"
        ))?;
        update.execute(params![workspace.0, number, serde_json::to_string(record)?])?;
        Ok(())
    }

    /// Forgets all but the newest `n_kept`, of which `newest` is one.
    pub(super) fn forget_old(
        self,
        connection: &Connection,
        (workspace, newest): (&WorkspaceId, u32),
        n_kept: u32,
    ) -> Result<(), StoreError> {
        let table = self.name();
        let mut delete = connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE workspace = ?1 AND number <= ?2"))?;
        delete.execute(params![workspace.0, i64::from(newest) - i64::from(n_kept)])?;
        Ok(())
    }

    /// Returns a kept log; empty when there is none.
    pub(super) fn log(
        self,
        connection: &Connection,
        (workspace, number): (&WorkspaceId, u32),
    ) -> Result<PackedLog, StoreError> {
        let table = self.name();
        let mut select = connection
            .prepare_cached(&format!("SELECT log FROM {table} WHERE workspace = ?1 AND number = ?2"))?;
        let packed: Option<Option<Vec<u8>>> =
            select.query_row(params![workspace.0, number], |row| row.get(0)).optional()?;
        Ok(PackedLog::from_row(packed.flatten()))
    }

    /// Loads a workspace's records as they are kept, oldest first. One that no server should have written is passed over.
    pub(super) fn load(
        self,
        connection: &Connection,
        workspace: &WorkspaceId,
    ) -> Result<Vec<String>, StoreError> {
        let table = self.name();
        let mut select = connection
            .prepare_cached(&format!(
                "SELECT record FROM {table} WHERE workspace = ?1 AND octet_length(record) <= {RECORD_BYTES} ORDER BY number"
            ))?;
        let rows = select.query_map([&workspace.0], |row| row.get::<_, String>(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Sessions write records of a fraction of this.
const RECORD_BYTES: usize = 4 * 1024 * 1024;
