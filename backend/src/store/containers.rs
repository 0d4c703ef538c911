//! Containers: the record as it stood last, and the log once it is over.

use protocol::{ContainerNumber, ContainerRecord, WorkspaceId};

use super::numbered::Table;
use super::{PackedLog, Store, StoreError};

/// One container without its log.
pub(crate) type StoredContainer = ContainerRecord;

impl Store {
    /// Keeps a container as it stands now, with its log as far as there is one, and forgets all but the newest `n_kept`.
    pub(crate) async fn put_container(
        &self,
        workspace: WorkspaceId,
        record: StoredContainer,
        log: PackedLog,
        n_kept: u32,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            let number = record.number.0;
            Table::Containers.put(&transaction, (&workspace, number), &record, &log)?;
            Table::Containers.forget_old(&transaction, (&workspace, number), n_kept)?;
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Returns the kept log of a container; empty when there is none.
    pub(crate) async fn container_log(
        &self,
        workspace: WorkspaceId,
        container: ContainerNumber,
    ) -> Result<PackedLog, StoreError> {
        self.call(move |connection| Table::Containers.log(connection, (&workspace, container.0))).await
    }
}
