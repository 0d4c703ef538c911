//! Lines that were run in the shells of a workspace.

use protocol::WorkspaceId;
use protocol::limits::SHELL_HISTORY;
use rusqlite::params;

use super::{Store, StoreError};

impl Store {
    /// Returns the lines, oldest first.
    pub(crate) async fn shell_history(&self, workspace: WorkspaceId) -> Result<Vec<String>, StoreError> {
        self.call(move |connection| {
            let mut select = connection
                .prepare_cached("SELECT line FROM shell_history WHERE workspace = ?1 ORDER BY number")?;
            let rows = select.query_map([&workspace.0], |row| row.get::<_, String>(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Keeps a line, and forgets all but the newest [`SHELL_HISTORY`].
    pub(crate) async fn add_shell_line(
        &self,
        workspace: WorkspaceId,
        line: String,
    ) -> Result<(), StoreError> {
        self.call(move |connection| {
            let transaction = connection.transaction()?;
            transaction
                .prepare_cached(
                    "INSERT INTO shell_history (workspace, number, line)
                     SELECT ?1, COALESCE(MAX(number), 0) + 1, ?2 FROM shell_history WHERE workspace = ?1",
                )?
                .execute(params![workspace.0, line])?;
            transaction
                .prepare_cached(
                    "DELETE FROM shell_history WHERE workspace = ?1 AND number <=
                     (SELECT MAX(number) FROM shell_history WHERE workspace = ?1) - ?2",
                )?
                .execute(params![workspace.0, SHELL_HISTORY])?;
            Ok(transaction.commit()?)
        })
        .await
    }

    /// Forgets all lines.
    pub(crate) async fn forget_shell_history(&self, workspace: WorkspaceId) -> Result<(), StoreError> {
        self.call(move |connection| {
            connection
                .prepare_cached("DELETE FROM shell_history WHERE workspace = ?1")?
                .execute([&workspace.0])?;
            Ok(())
        })
        .await
    }
}
