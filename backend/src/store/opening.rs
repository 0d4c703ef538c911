//! Opens the database: closed to others, checked, repaired from a copy where it is damaged, and brought to the current version.
//!
//! The check (`quick_check`) reads the whole file. It has a few seconds at the start; a database that is too large for that is checked to the end in the background
//! ([`super::upkeep`]), so that a server never waits long for its own start.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{StoreError, copies, migrations};
use crate::data_folder::{make_private, make_private_file};

/// A database that can be used.
#[derive(Debug)]
pub(super) struct OpenedDatabase {
    pub(super) connection: Connection,
    /// Whether the check has seen all of it.
    pub(super) is_checked: bool,
    /// What was done to a damaged one.
    pub(super) repair: Option<Repair>,
}

/// How a damaged database was repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where the damaged one lies now.
    pub damaged: PathBuf,
    /// How old the copy is that took its place, in seconds.
    pub copy_age_seconds: u64,
    /// Files of workspaces that were newer in the damaged one and could be read from it.
    pub n_files_saved: usize,
}

/// Opens or creates the database in `data_dir`.
pub(super) fn open(data_dir: &Path) -> Result<OpenedDatabase, StoreError> {
    let folder = |source| StoreError::Folder { path: data_dir.display().to_string(), source };
    make_private(data_dir).map_err(folder)?;
    let path = data_dir.join(DATABASE);
    let found = match open_checked(&path) {
        Ok((connection, is_checked)) => Ok((connection, is_checked, None)),
        Err(error) if error.is_damaged() => {
            let repair = copies::repair(&path, &error)?;
            let (connection, is_checked) = open_checked(&path)?;
            Ok((connection, is_checked, Some(repair)))
        }
        Err(error) => Err(error),
    };
    let (mut connection, is_checked, repair) = found?;
    migrations::run(&mut connection)?;
    if let Err(error) = free_pages_can_be_returned(&connection) {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "the database keeps the pages that it does not need"
        );
    }
    Ok(OpenedDatabase { connection, is_checked, repair })
}

fn open_checked(path: &Path) -> Result<(Connection, bool), StoreError> {
    for file in with_companions(path) {
        if file == path || file.exists() {
            drop(make_private_file(&file).map_err(StoreError::Blob)?);
        }
    }
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    // Counts in a database that is still empty; later only with a VACUUM.
    connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "journal_size_limit", WAL_BYTES)?;
    connection.set_prepared_statement_cache_capacity(64);
    let is_checked = check(&connection, Some(CHECK_AT_START))?;
    Ok((connection, is_checked))
}

/// Looks for damage; returns whether the time was enough to see everything.
pub(super) fn check(connection: &Connection, limit: Option<Duration>) -> Result<bool, StoreError> {
    let (done, is_done) = std::sync::mpsc::channel::<()>();
    if let Some(limit) = limit {
        let interrupt = connection.get_interrupt_handle();
        let watch = move || {
            if is_done.recv_timeout(limit) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                interrupt.interrupt();
            }
        };
        drop(
            std::thread::Builder::new()
                .name("store-check".to_owned())
                .spawn(watch)
                .map_err(StoreError::Blob)?,
        );
    }
    let said = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    drop(done);
    match said {
        Ok(said) if said == "ok" => Ok(true),
        Ok(detail) => Err(StoreError::Damaged { detail }),
        Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::OperationInterrupted => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// Opens a database to read it, beside the one that writes.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}

/// Returns a database's own file and those that SQLite keeps beside it.
pub(super) fn with_companions(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Databases of older servers keep every page that they ever needed. Rewriting one takes as much room and time as it is large, so a huge one stays as it is.
fn free_pages_can_be_returned(connection: &Connection) -> Result<(), StoreError> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, u64>(0));
    let is_incremental = number("auto_vacuum")? == INCREMENTAL;
    if is_incremental || number("page_count")?.saturating_mul(number("page_size")?) > REWRITE_BYTES {
        return Ok(());
    }
    connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    connection.execute_batch("VACUUM")?;
    // All of it went through the log of changes.
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// The database's name in the data folder.
pub(super) const DATABASE: &str = "drydock.sqlite";
/// The log of changes is cut to this once it was written into the database.
pub(super) const WAL_BYTES: u64 = 16 * 1024 * 1024;
const BUSY: Duration = Duration::from_secs(5);
const CHECK_AT_START: Duration = Duration::from_secs(3);
/// What `PRAGMA auto_vacuum` says.
const INCREMENTAL: u64 = 2;
const REWRITE_BYTES: u64 = 1024 * 1024 * 1024;
