//! State that outlives the server: an embedded SQLite database, written by one thread of its own.
//!
//! A call travels to that thread as a closure through a bounded channel (a full channel makes callers wait) and its result comes back
//! through a oneshot, so no async thread ever blocks on the disk. The database runs in WAL mode with `synchronous=NORMAL`: what a call
//! has returned survives the death of the process by any signal; a power cut may lose the last moments, never the database.
//!
//! It knows rows and blobs, not sockets, the engine or limits.

mod blobs;
mod builds;
mod containers;
mod files;
mod migrations;
mod numbered;
mod reuse;
mod workspaces;

use std::path::Path;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

pub(crate) use builds::{SnapshotContent, Snapshotted, StoredBuild};
pub(crate) use containers::StoredContainer;
pub(crate) use files::{StoredFile, Written};
pub(crate) use reuse::{StoredEngineCache, StoredReuse};
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
    #[error("the store has stopped")]
    Stopped,
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// A handle to the store's thread; the thread ends when the last one is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    jobs: mpsc::Sender<Job>,
}

impl Store {
    /// Opens or creates the database in `data_dir` and brings it to the current version.
    pub(crate) async fn open(data_dir: &Path) -> Result<Self, StoreError> {
        let data_dir = data_dir.to_owned();
        let (jobs, mut inbox) = mpsc::channel::<Job>(QUEUED_JOBS);
        let (opened, is_open) = oneshot::channel();
        let work = move || {
            let mut connection = match connect(&data_dir) {
                Ok(connection) => connection,
                Err(error) => return drop(opened.send(Err(error))),
            };
            drop(opened.send(Ok(())));
            while let Some(job) = inbox.blocking_recv() {
                job(&mut connection);
            }
        };
        let thread = std::thread::Builder::new().name("store".to_owned()).spawn(work);
        thread.map_err(StoreError::Blob)?;
        is_open.await.map_err(|_| StoreError::Stopped)??;
        Ok(Self { jobs })
    }

    /// Returns whether the database answers.
    pub(crate) async fn is_alive(&self) -> bool {
        self.call(|connection| Ok(connection.query_row("SELECT 1", [], |_| Ok(()))?)).await.is_ok()
    }

    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, result) = oneshot::channel();
        let job: Job = Box::new(move |connection| drop(reply.send(work(connection))));
        self.jobs.send(job).await.map_err(|_| StoreError::Stopped)?;
        result.await.map_err(|_| StoreError::Stopped)?
    }
}

fn connect(data_dir: &Path) -> Result<Connection, StoreError> {
    let folder = |source| StoreError::Folder { path: data_dir.display().to_string(), source };
    std::fs::create_dir_all(data_dir).map_err(folder)?;
    let mut connection = Connection::open(data_dir.join(DATABASE))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(64);
    migrations::run(&mut connection)?;
    Ok(connection)
}

const DATABASE: &str = "drydock.sqlite";
const QUEUED_JOBS: usize = 256;
const BUSY: std::time::Duration = std::time::Duration::from_secs(5);

#[cfg(test)]
mod tests;
