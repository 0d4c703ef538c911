//! State that outlives the server: an embedded SQLite database, written by one thread of its own.
//!
//! A call travels to that thread as a closure through a bounded channel (a full channel makes callers wait) and its result comes back
//! through a oneshot, so no async thread ever blocks on the disk. The database runs in WAL mode with `synchronous=NORMAL`: what a call
//! has returned survives the death of the process by any signal; a power cut may lose the last moments, never the database.
//!
//! It knows rows and blobs, not sockets, the engine or limits.

mod blobs;
mod builds;
mod condition;
mod containers;
mod copies;
mod files;
mod history;
mod migrations;
mod numbered;
mod opening;
mod predictions;
mod registry_users;
mod shell_history;
mod upkeep;
mod workspaces;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use self::condition::Condition;
use self::opening::OpenedDatabase;
use crate::clock::ServedTime;

pub(crate) use blobs::PackedLog;
pub(crate) use builds::StoredBuild;
pub(crate) use containers::StoredContainer;
pub(crate) use files::{FileWrite, StoredFile, StoredFiles};
pub(crate) use history::HistoryLimit;
pub use opening::Repair;
pub(crate) use predictions::{StoredEngineCache, StoredPrediction};
pub(crate) use registry_users::LogIn;
pub(crate) use workspaces::StoredWorkspace;

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("could not create the data folder `{path}`")]
    Folder { path: String, source: std::io::Error },
    #[error("the database refused")]
    Database(#[from] rusqlite::Error),
    #[error("a record could not be written as JSON")]
    Record(#[from] serde_json::Error),
    #[error("a blob could not be packed or unpacked")]
    Blob(#[from] std::io::Error),
    #[error("the system gave no random bytes")]
    Random(#[from] getrandom::Error),
    #[error("the database is of version {found}, newer than this server's {known}")]
    TooNew { found: usize, known: usize },
    #[error("the database is damaged: {detail}")]
    Damaged { detail: String },
    #[error("the database `{path}` is damaged ({detail}), and there is no good copy of it")]
    DamagedWithoutCopy { path: String, detail: String },
    #[error("a copy of the database would fill the disk")]
    NoRoomForCopy,
    #[error("the store has stopped")]
    Stopped,
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// A handle to the store's thread; the thread ends when the last one is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    jobs: mpsc::Sender<Job>,
    path: Arc<PathBuf>,
    served: Arc<ServedTime>,
    condition: Condition,
    was_checked_at_start: bool,
}

impl Store {
    /// Opens or creates the database in `data_dir`, repairs it where it is damaged, and brings it to the current version. Tells of a repair.
    pub(crate) async fn open(data_dir: &Path) -> Result<(Self, Option<Repair>), StoreError> {
        let path = Arc::new(data_dir.join(opening::DATABASE));
        let data_dir = data_dir.to_owned();
        let (jobs, mut inbox) = mpsc::channel::<Job>(QUEUED_JOBS);
        let (opened, is_open) = oneshot::channel();
        let work = move || {
            let found = opening::open(&data_dir)
                .and_then(|found| Ok((workspaces::served_ms(&found.connection)?, found)));
            let (served_ms, OpenedDatabase { mut connection, is_checked, repair }) = match found {
                Ok(found) => found,
                Err(error) => return drop(opened.send(Err(error))),
            };
            drop(opened.send(Ok((served_ms, is_checked, repair))));
            while let Some(job) = inbox.blocking_recv() {
                job(&mut connection);
            }
        };
        let thread = std::thread::Builder::new().name("store".to_owned()).spawn(work);
        thread.map_err(StoreError::Blob)?;
        let (served_ms, was_checked_at_start, repair) = is_open.await.map_err(|_| StoreError::Stopped)??;
        let served = Arc::new(ServedTime::from_ms(served_ms));
        Ok((Self { jobs, path, served, condition: Condition::default(), was_checked_at_start }, repair))
    }

    /// Returns whether the database answers.
    pub(crate) async fn is_alive(&self) -> bool {
        self.call(|connection| Ok(connection.query_row("SELECT 1", [], |_| Ok(()))?)).await.is_ok()
    }

    /// Returns what is the matter with the storage.
    pub(crate) fn condition(&self) -> &Condition {
        &self.condition
    }

    /// Returns for how many milliseconds servers have served this data, this one included. Whatever is counted in days is counted in these.
    pub(crate) fn served_ms(&self) -> u64 {
        self.served.ms()
    }

    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, result) = oneshot::channel();
        let condition = self.condition.clone();
        let job: Job = Box::new(move |connection| {
            let result = work(connection);
            if let Err(error) = &result {
                condition.note(error);
            }
            drop(reply.send(result));
        });
        self.jobs.send(job).await.map_err(|_| StoreError::Stopped)?;
        result.await.map_err(|_| StoreError::Stopped)?
    }
}

const QUEUED_JOBS: usize = 256;

#[cfg(test)]
mod tests;
