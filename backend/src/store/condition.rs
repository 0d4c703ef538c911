//! What is the matter with the storage: no room, or damage. The one passes, the other does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{ErrorCode, ffi};

use super::StoreError;

/// The matters of one store. Clones are one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Condition {
    inner: Arc<ConditionFlags>,
}

#[derive(Debug, Default)]
struct ConditionFlags {
    is_full: AtomicBool,
    is_damaged: AtomicBool,
}

impl Condition {
    /// Returns whether a write found no room, and none has succeeded since.
    pub(crate) fn is_full(&self) -> bool {
        self.inner.is_full.load(Ordering::Relaxed)
    }

    /// Returns whether damage was found.
    pub(crate) fn is_damaged(&self) -> bool {
        self.inner.is_damaged.load(Ordering::Relaxed)
    }

    /// Notes what a call has met.
    pub(super) fn note(&self, error: &StoreError) {
        if error.is_full() && !self.inner.is_full.swap(true, Ordering::Relaxed) {
            tracing::error!(
                error = error as &dyn std::error::Error,
                "the disk is full; nothing can be saved until there is room"
            );
        }
        if error.is_damaged() && !self.inner.is_damaged.swap(true, Ordering::Relaxed) {
            tracing::error!(
                error = error as &dyn std::error::Error,
                "a part of the database is damaged; a restart repairs it from the kept copy"
            );
        }
    }

    /// Notes that a write has succeeded.
    pub(super) fn has_room(&self) {
        if self.inner.is_full.swap(false, Ordering::Relaxed) {
            tracing::info!("there is room on the disk again");
        }
    }
}

impl StoreError {
    /// Returns whether there was no room to write; the same call may succeed later, and nothing has changed.
    pub(crate) fn is_full(&self) -> bool {
        let Self::Database(rusqlite::Error::SqliteFailure(error, _)) = self else { return false };
        error.code == ErrorCode::DiskFull || NO_ROOM.contains(&error.extended_code)
    }

    /// Returns whether what is on the disk is not what was written.
    pub(crate) fn is_damaged(&self) -> bool {
        match self {
            Self::Damaged { .. } => true,
            Self::Database(rusqlite::Error::SqliteFailure(error, _)) => {
                matches!(error.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
                    || DAMAGE.contains(&error.extended_code)
            }
            _ => false,
        }
    }
}

/// What SQLite says where a quota ends a write, or where the files beside the database cannot grow.
const NO_ROOM: [i32; 5] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_SHMSIZE,
    ffi::SQLITE_IOERR_SHMMAP,
];

const DAMAGE: [i32; 3] = [ffi::SQLITE_IOERR_READ, ffi::SQLITE_IOERR_SHORT_READ, ffi::SQLITE_IOERR_CORRUPTFS];
