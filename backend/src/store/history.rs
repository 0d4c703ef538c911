//! How much of its past a workspace keeps: so many builds, and so many bytes of their records, logs and files.

use std::collections::HashSet;

use protocol::{BuildNumber, WorkspaceId};
use rusqlite::{Connection, params};

use super::{StoreError, blobs};

/// How much a workspace keeps of its builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HistoryLimit {
    /// Builds.
    pub(crate) n_builds: u32,
    /// Bytes of records, logs and contents of files.
    pub(crate) n_bytes: u64,
}

/// Forgets the oldest builds beyond the limit; the newest stays, whatever it weighs. Returns the oldest that is kept.
pub(super) fn forget_beyond(
    connection: &Connection,
    workspace: &WorkspaceId,
    limit: HistoryLimit,
) -> Result<Option<BuildNumber>, StoreError> {
    let mut own = connection.prepare_cached(
        "SELECT number, octet_length(record) + ifnull(octet_length(log), 0) FROM builds
         WHERE workspace = ?1 ORDER BY number DESC",
    )?;
    let builds: Vec<(u32, u64)> =
        own.query_map([&workspace.0], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut named = connection.prepare_cached(
        "SELECT digest, octet_length(content) FROM snapshot_files JOIN blobs USING (digest)
         WHERE workspace = ?1 AND build = ?2",
    )?;
    let mut counted: HashSet<String> = HashSet::new();
    let (mut n_bytes, mut oldest_kept) = (0_u64, None);
    for ((number, own_bytes), n_kept) in builds.iter().zip(0..) {
        n_bytes = n_bytes.saturating_add(*own_bytes);
        // A content that a newer build has costs nothing more.
        let contents = named.query_map(params![workspace.0, number], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u64>(1)?))
        })?;
        for content in contents {
            let (digest, content_bytes) = content?;
            if counted.insert(digest) {
                n_bytes = n_bytes.saturating_add(content_bytes);
            }
        }
        if oldest_kept.is_some() && (n_kept >= limit.n_builds || n_bytes > limit.n_bytes) {
            break;
        }
        oldest_kept = Some(*number);
    }
    let Some(oldest_kept) = oldest_kept else { return Ok(None) };
    if builds.last().is_some_and(|(oldest, _)| *oldest < oldest_kept) {
        let mut select = connection.prepare_cached(
            "SELECT DISTINCT digest FROM snapshot_files WHERE workspace = ?1 AND build < ?2",
        )?;
        let rows = select.query_map(params![workspace.0, oldest_kept], |row| row.get(0))?;
        let named = rows.collect::<Result<Vec<String>, _>>()?;
        let mut delete =
            connection.prepare_cached("DELETE FROM builds WHERE workspace = ?1 AND number < ?2")?;
        let _ = delete.execute(params![workspace.0, oldest_kept])?;
        blobs::collect(connection, &named)?;
    }
    Ok(Some(BuildNumber(oldest_kept)))
}
