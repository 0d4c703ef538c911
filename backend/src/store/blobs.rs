//! Contents by their SHA-256, and logs packed with gzip.

use std::io::{Read as _, Write as _};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use protocol::{Digest, LogLine, WorkspaceId};
use rusqlite::{Connection, params};

use super::{Store, StoreError};
use crate::limits::assert_off_async_threads;

impl Store {
    /// Removes contents that no file and no snapshot names any more; returns how many.
    pub(crate) async fn collect_blobs(&self) -> Result<usize, StoreError> {
        self.call(|connection| Ok(connection.execute(COLLECT, [])?)).await
    }
}

/// Keeps some content; the same content is kept once.
pub(super) fn put(connection: &Connection, digest: &Digest, content: &str) -> Result<(), StoreError> {
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO blobs (digest, content) VALUES (?1, ?2)")?;
    insert.execute(params![digest.0, content.as_bytes()])?;
    Ok(())
}

/// Removes those of some contents that no file and no snapshot names any more.
pub(super) fn collect(connection: &Connection, digests: &[String]) -> Result<(), StoreError> {
    let mut delete = connection.prepare_cached(
        "DELETE FROM blobs WHERE digest = ?1
         AND NOT EXISTS (SELECT 1 FROM files WHERE files.digest = ?1)
         AND NOT EXISTS (SELECT 1 FROM snapshot_files WHERE snapshot_files.digest = ?1)",
    )?;
    for digest in digests {
        let _ = delete.execute([digest])?;
    }
    Ok(())
}

/// Returns the contents that a workspace's files and snapshots name.
pub(super) fn named_by_workspace(
    connection: &Connection,
    workspace: &WorkspaceId,
) -> Result<Vec<String>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT digest FROM files WHERE workspace = ?1 UNION SELECT digest FROM snapshot_files WHERE workspace = ?1",
    )?;
    let rows = select.query_map([&workspace.0], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A log as it is kept. Packing and unpacking a long one takes some hundredths of a second, so neither is done on the store's thread. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PackedLog(Arc<[u8]>);

impl PackedLog {
    /// Packs a log, one JSON line each.
    pub(crate) fn pack(lines: &[LogLine]) -> Result<Self, StoreError> {
        assert_off_async_threads();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        let mut text = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut text, line)?;
            text.push(b'\n');
            // Each write costs the encoder as much as some ten kilobytes of text, however little it is.
            if text.len() >= PIECE_BYTES {
                encoder.write_all(&text)?;
                text.clear();
            }
        }
        encoder.write_all(&text)?;
        Ok(Self(encoder.finish()?.into()))
    }

    /// Unpacks it; there are no lines where none were kept.
    pub(crate) fn unpack(&self) -> Result<Vec<LogLine>, StoreError> {
        if self.0.is_empty() {
            return Ok(Vec::new());
        }
        assert_off_async_threads();
        let damaged = |detail: String| StoreError::Damaged { detail };
        let mut text = String::new();
        let read = GzDecoder::new(&*self.0).read_to_string(&mut text);
        let _ = read.map_err(|error| damaged(format!("a log cannot be unpacked ({error})")))?;
        let lines = text.lines().map(serde_json::from_str).collect::<Result<_, _>>();
        lines.map_err(|error| damaged(format!("a log cannot be read ({error})")))
    }

    /// Takes a log as it lies in the database.
    pub(super) fn from_row(packed: Option<Vec<u8>>) -> Self {
        Self(packed.unwrap_or_default().into())
    }

    /// Returns it as it lies in the database.
    pub(super) fn as_row(&self) -> &[u8] {
        &self.0
    }
}

const PIECE_BYTES: usize = 64 * 1024;
const COLLECT: &str =
    "DELETE FROM blobs WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.digest = blobs.digest)
    AND NOT EXISTS (SELECT 1 FROM snapshot_files WHERE snapshot_files.digest = blobs.digest)";
