//! Contents by their SHA-256, and logs packed with gzip.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use protocol::{Digest, LogLine};
use rusqlite::{Connection, params};

use super::{Store, StoreError};

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

/// Packs a log, one JSON line each.
pub(super) fn pack(lines: &[LogLine]) -> Result<Vec<u8>, StoreError> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    for line in lines {
        serde_json::to_writer(&mut encoder, line)?;
        encoder.write_all(b"\n")?;
    }
    Ok(encoder.finish()?)
}

/// Unpacks what [`pack`] has packed.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<LogLine>, StoreError> {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

const COLLECT: &str =
    "DELETE FROM blobs WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.digest = blobs.digest)
    AND NOT EXISTS (SELECT 1 FROM snapshot_files WHERE snapshot_files.digest = blobs.digest)";
