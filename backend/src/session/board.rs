//! What sockets read of a session without asking it: the newest record of each build and container, and the logs that grow.
//!
//! A reader remembers the version that it has seen and takes what is newer, so a slow one gets the latest state once instead of every
//! state in between, and nothing is kept per reader.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{BuildNumber, BuildRecord, CacheState, ContainerNumber, ContainerRecord, LogLine};
use tokio::sync::watch;

use super::{AppTarget, Log};

/// Names a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum LogKey {
    /// Of a build.
    Build(BuildNumber),
    /// Of a container.
    Container(ContainerNumber),
}

/// The board of one session.
#[derive(Debug)]
pub(crate) struct Board {
    posted: Mutex<Posted>,
    version: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Posted {
    builds: BTreeMap<BuildNumber, (u64, Arc<BuildRecord>)>,
    containers: BTreeMap<ContainerNumber, (u64, Arc<ContainerRecord>)>,
    cache: Option<(u64, Arc<CacheState>)>,
    logs: BTreeMap<LogKey, Arc<Mutex<Log>>>,
    apps: BTreeMap<ContainerNumber, Arc<AppTarget>>,
}

/// A record that is newer than what a reader has seen.
#[derive(Debug)]
pub(crate) enum Change {
    /// Of a build.
    Build(Arc<BuildRecord>),
    /// Of a container.
    Container(Arc<ContainerRecord>),
    /// What the next build can be predicted from.
    Cache(Arc<CacheState>),
}

impl Board {
    /// Makes an empty board.
    pub(crate) fn new() -> Self {
        Self { posted: Mutex::default(), version: watch::Sender::new(0) }
    }

    /// Posts a build as it is now.
    pub(crate) fn post_build(&self, record: Arc<BuildRecord>) {
        self.change(|posted, version| drop(posted.builds.insert(record.number, (version, record))));
    }

    /// Posts a container as it is now.
    pub(crate) fn post_container(&self, record: Arc<ContainerRecord>) {
        self.change(|posted, version| drop(posted.containers.insert(record.number, (version, record))));
    }

    /// Posts what the next build can be predicted from.
    pub(crate) fn post_cache(&self, state: Arc<CacheState>) {
        self.change(|posted, version| posted.cache = Some((version, state)));
    }

    /// Lets a log be read by those who follow the session.
    pub(crate) fn post_log(&self, key: LogKey, log: Arc<Mutex<Log>>) {
        self.change(|posted, _| drop(posted.logs.insert(key, log)));
    }

    /// Lets a container be asked.
    pub(crate) fn post_app(&self, number: ContainerNumber, target: Arc<AppTarget>) {
        self.change(|posted, _| drop(posted.apps.insert(number, target)));
    }

    /// Returns the target of a container.
    pub(crate) fn app(&self, number: ContainerNumber) -> Option<Arc<AppTarget>> {
        self.posted().apps.get(&number).map(Arc::clone)
    }

    /// Returns a build as it was posted last; `None` for one that has not changed since the session began.
    pub(crate) fn build(&self, number: BuildNumber) -> Option<Arc<BuildRecord>> {
        self.posted().builds.get(&number).map(|(_, record)| Arc::clone(record))
    }

    /// Says that logs have grown.
    pub(crate) fn logs_grew(&self) {
        self.change(|_, _| ());
    }

    /// Takes down what is no longer of interest.
    pub(crate) fn take_down(&self, key: LogKey) {
        self.change(|posted, _| {
            drop(posted.logs.remove(&key));
            match key {
                LogKey::Build(number) => drop(posted.builds.remove(&number)),
                LogKey::Container(number) => {
                    drop(posted.containers.remove(&number));
                    drop(posted.apps.remove(&number));
                }
            }
        });
    }

    /// Returns the version now and whenever it changes.
    pub(crate) fn version(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Returns the record that changed first of those that are newer than `seen`, and its version.
    pub(crate) fn first_since(&self, seen: u64) -> Option<(u64, Change)> {
        let posted = self.posted();
        let builds = posted.builds.values().filter(|(version, _)| *version > seen);
        let build = builds.min_by_key(|(version, _)| *version);
        let containers = posted.containers.values().filter(|(version, _)| *version > seen);
        let container = containers.min_by_key(|(version, _)| *version);
        let cache = posted.cache.as_ref().filter(|(version, _)| *version > seen);
        let changes = [
            build.map(|(version, record)| (*version, Change::Build(Arc::clone(record)))),
            container.map(|(version, record)| (*version, Change::Container(Arc::clone(record)))),
            cache.map(|(version, state)| (*version, Change::Cache(Arc::clone(state)))),
        ];
        changes.into_iter().flatten().min_by_key(|(version, _)| *version)
    }

    /// Returns the logs that can be followed.
    pub(crate) fn logs(&self) -> Vec<LogKey> {
        self.posted().logs.keys().copied().collect()
    }

    /// Reads lines of a log; empty when there are none, or no such log.
    pub(crate) fn read_log(&self, key: LogKey, from: u64, n_most: usize) -> Vec<LogLine> {
        let log = self.posted().logs.get(&key).map(Arc::clone);
        log.map_or_else(Vec::new, |log| lock(&log).read(from, n_most))
    }

    fn posted(&self) -> MutexGuard<'_, Posted> {
        self.posted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The version rises while the lock is held, so that a reader never sees a version without its records.
    fn change(&self, act: impl FnOnce(&mut Posted, u64)) {
        let mut posted = self.posted();
        let version = *self.version.borrow() + 1;
        act(&mut posted, version);
        self.version.send_replace(version);
    }
}

/// Locks a log; one that was poisoned by a panic is still a log.
pub(crate) fn lock(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}
