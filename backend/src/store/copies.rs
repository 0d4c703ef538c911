//! Copies of the database, kept beside it, and what is done with them when it is damaged.
//!
//! A copy is made by `VACUUM INTO` on a connection of its own: one consistent state, while others write. It reads everything, so it fails where there is damage, and
//! a damaged database never takes the place of a good copy. The newest two are kept.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use protocol::Digest;
use rusqlite::{Connection, Transaction, params};

use super::opening::{Repair, check, open_to_read, with_companions};
use super::{StoreError, blobs};
use crate::data_folder::make_private_file;
use crate::secret;

/// Returns where the copies of a database are, newest first.
pub(super) fn paths(database: &Path) -> [PathBuf; 2] {
    [beside(database, ".backup"), beside(database, ".backup.1")]
}

/// Makes a copy. The one before stays as the second; without room on the disk none is made.
pub(super) fn make(database: &Path) -> Result<(), StoreError> {
    let [newest, second] = paths(database);
    let fresh = beside(database, ".backup.new");
    let n_bytes = std::fs::metadata(database).map_err(StoreError::Blob)?.len();
    if free_bytes(database).map_err(StoreError::Blob)? < n_bytes + ROOM_LEFT_BYTES {
        return Err(StoreError::NoRoomForCopy);
    }
    let attempt = (|| {
        remove(&fresh)?;
        // SQLite writes into an empty file that is there, and leaves its mode alone.
        drop(make_private_file(&fresh).map_err(StoreError::Blob)?);
        let name = fresh.to_string_lossy().into_owned();
        let _ = open_to_read(database)?.execute("VACUUM INTO ?1", [name])?;
        File::open(&fresh).and_then(|file| file.sync_all()).map_err(StoreError::Blob)?;
        if newest.exists() {
            std::fs::rename(&newest, &second).map_err(StoreError::Blob)?;
        }
        std::fs::rename(&fresh, &newest).map_err(StoreError::Blob)
    })();
    if attempt.is_err() {
        drop(remove(&fresh));
    }
    attempt
}

/// Puts the newest good copy in the place of a damaged database, which stays beside it, and takes from that what can still be read.
pub(super) fn repair(database: &Path, error: &StoreError) -> Result<Repair, StoreError> {
    let Some(copy) = paths(database).into_iter().find(|copy| is_good(copy)) else {
        let (path, detail) = (database.display().to_string(), detail_of(error));
        return Err(StoreError::DamagedWithoutCopy { path, detail });
    };
    let copied = std::fs::metadata(&copy).and_then(|data| data.modified()).map_err(StoreError::Blob)?;
    let copy_age_seconds = SystemTime::now().duration_since(copied).unwrap_or_default().as_secs();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let damaged = beside(database, &format!(".damaged-{}", now.as_secs()));
    let fresh = beside(database, ".restored");
    remove(&fresh)?;
    drop(make_private_file(&fresh).map_err(StoreError::Blob)?);
    let _ = std::fs::copy(&copy, &fresh).map_err(StoreError::Blob)?;
    drop(make_private_file(&fresh).map_err(StoreError::Blob)?.sync_all());
    for (from, to) in with_companions(database).iter().zip(with_companions(&damaged)) {
        if from.exists() {
            std::fs::rename(from, to).map_err(StoreError::Blob)?;
        }
    }
    std::fs::rename(&fresh, database).map_err(StoreError::Blob)?;
    let n_files_saved = salvage(&damaged, database).unwrap_or_else(|error| {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "nothing could be read from the damaged database"
        );
        0
    });
    Ok(Repair { damaged, copy_age_seconds, n_files_saved })
}

/// Takes over workspaces and files of a damaged database, as far as they can be read; returns how many files.
fn salvage(damaged: &Path, database: &Path) -> Result<usize, StoreError> {
    let damaged = Connection::open(damaged)?;
    let mut restored = Connection::open(database)?;
    restored.pragma_update(None, "foreign_keys", "ON")?;
    let transaction = restored.transaction()?;
    salvage_workspaces(&damaged, &transaction)?;
    let n_saved = salvage_files(&damaged, &transaction)?;
    transaction.commit()?;
    Ok(n_saved)
}

/// Takes over the workspaces that the copy does not have.
fn salvage_workspaces(damaged: &Connection, restored: &Transaction<'_>) -> Result<(), StoreError> {
    let workspaces = readable(
        damaged,
        "SELECT id, token_sha256, created_ms, used_served_ms, revision_floor FROM workspaces ORDER BY id",
        |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Vec<u8>>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, i64>(3)?,
                row.get::<_, i64>(4)?,
            ))
        },
    );
    for (id, token, created_ms, used_served_ms, floor) in workspaces {
        let _ = restored.execute(
            "INSERT OR IGNORE INTO workspaces (id, token_sha256, created_ms, used_served_ms, revision_floor) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, token, created_ms, used_served_ms, floor],
        )?;
    }
    Ok(())
}

/// Takes over the files that are newer than the copy's; returns how many.
fn salvage_files(damaged: &Connection, restored: &Transaction<'_>) -> Result<usize, StoreError> {
    let files = readable(
        damaged,
        "SELECT workspace, path, revision, digest, is_executable FROM files ORDER BY workspace, path",
        |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, bool>(4)?,
            ))
        },
    );
    let mut n_saved = 0;
    for (workspace, path, revision, digest, is_executable) in files {
        let known: Option<i64> = restored
            .query_row(
                "SELECT revision FROM files WHERE workspace = ?1 AND path = ?2",
                params![workspace, path],
                |row| row.get(0),
            )
            .ok();
        if known.is_some_and(|known| known >= revision) {
            continue;
        }
        let Some(content) = readable_content(damaged, &digest) else { continue };
        blobs::put(restored, &Digest(digest.clone()), &content)?;
        n_saved += restored.execute(
            "INSERT INTO files (workspace, path, revision, digest, is_executable)
             SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM workspaces WHERE id = ?1)
             ON CONFLICT DO UPDATE SET revision = excluded.revision, digest = excluded.digest, is_executable = excluded.is_executable",
            params![workspace, path, revision, digest, is_executable],
        )?;
    }
    Ok(n_saved)
}

/// Returns a text of a damaged database, which counts only if it is what its content address says.
fn readable_content(damaged: &Connection, digest: &str) -> Option<String> {
    let content = damaged
        .query_row("SELECT content FROM blobs WHERE digest = ?1", [digest], |row| row.get::<_, Vec<u8>>(0));
    let content = String::from_utf8(content.ok()?).ok()?;
    (secret::digest(content.as_bytes()).0 == digest).then_some(content)
}

/// Returns the rows before the first that cannot be read, from the start and from the end.
fn readable<T>(
    damaged: &Connection,
    select: &str,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Vec<T> {
    let backwards = format!("{} DESC", select.replace(", path", " DESC, path"));
    let is_from_start = [(select.to_owned(), true), (backwards, false)];
    let mut found = Vec::new();
    for (select, _) in is_from_start {
        let Ok(mut statement) = damaged.prepare(&select) else { continue };
        let Ok(rows) = statement.query_map([], &read) else { continue };
        let mut is_whole = true;
        for row in rows {
            match row {
                Ok(row) => found.push(row),
                Err(_) => {
                    is_whole = false;
                    break;
                }
            }
        }
        if is_whole {
            break;
        }
    }
    found
}

fn is_good(copy: &Path) -> bool {
    copy.is_file() && open_to_read(copy).and_then(|connection| check(&connection, None)).is_ok()
}

fn detail_of(error: &StoreError) -> String {
    match error {
        StoreError::Damaged { detail } => detail.clone(),
        other => std::error::Error::source(other).map_or_else(|| other.to_string(), ToString::to_string),
    }
}

fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::Blob(error)),
        _ => Ok(()),
    }
}

fn free_bytes(path: &Path) -> io::Result<u64> {
    let system = rustix::fs::statvfs(path)?;
    Ok(system.f_bavail.saturating_mul(system.f_frsize))
}

/// A copy must not be what fills the disk.
const ROOM_LEFT_BYTES: u64 = 64 * 1024 * 1024;
