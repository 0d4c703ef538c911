//! Containers: the record as it stood last, and the log once it is over.

use protocol::{ContainerNumber, ContainerRecord, LogLine, WorkspaceId};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Store, StoreError, blobs};

/// One container without its log.
pub(crate) type StoredContainer = ContainerRecord;

impl Store {
    /// Keeps a container as it stands now, with its log as far as there is one, and forgets all but the newest `n_kept`.
    pub(crate) async fn put_container(
        &self,
        workspace: WorkspaceId,
        record: StoredContainer,
        log: Vec<LogLine>,
        n_kept: u32,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let number = record.number.0;
            transaction.execute(
                "INSERT INTO containers (workspace, number, record, log) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET record = excluded.record, log = excluded.log",
                params![workspace.0, number, serde_json::to_string(&record)?, blobs::pack(&log)?],
            )?;
            transaction.execute(
                "DELETE FROM containers WHERE workspace = ?1 AND number <= ?2",
                params![workspace.0, i64::from(number) - i64::from(n_kept)],
            )?;
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Returns the kept log of a container; empty when there is none.
    pub(crate) async fn container_log(
        &self,
        workspace: WorkspaceId,
        container: ContainerNumber,
    ) -> Result<Vec<LogLine>, StoreError> {
        self.call(move |connection| {
            let packed: Option<Vec<u8>> = connection
                .query_row(
                    "SELECT log FROM containers WHERE workspace = ?1 AND number = ?2",
                    params![workspace.0, container.0],
                    |row| row.get(0),
                )
                .optional()?
                .flatten();
            packed.map_or_else(|| Ok(Vec::new()), |packed| blobs::unpack(&packed))
        })
        .await
    }
}

/// Loads a workspace's containers, oldest first. A record of a shape that this server cannot read is passed over.
pub(super) fn load(
    connection: &Connection,
    workspace: &WorkspaceId,
) -> Result<Vec<StoredContainer>, StoreError> {
    let mut select =
        connection.prepare_cached("SELECT record FROM containers WHERE workspace = ?1 ORDER BY number")?;
    let rows = select.query_map([&workspace.0], |row| row.get::<_, String>(0))?;
    let records = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(records.iter().filter_map(|record| serde_json::from_str(record).ok()).collect())
}
