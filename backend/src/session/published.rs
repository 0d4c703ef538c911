//! The published state of a session, which sockets read without asking the session: the newest record of each build and container, and the logs.
//!
//! A reader remembers the version that it has seen and takes what is newer, so a slow one gets the latest state once instead of every
//! state in between, and nothing is kept per reader.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use protocol::{BuildNumber, BuildRecord, ContainerNumber, ContainerRecord, LogLine, ServerMessage};
use tokio::sync::watch;

use super::tab_queue::bytes_of;
use super::{AppTarget, BasisHistory, LogBuffer};

/// Names a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum LogKey {
    /// Of a build.
    Build(BuildNumber),
    /// Of a container.
    Container(ContainerNumber),
}

/// The published state of one session.
#[derive(Debug)]
pub(crate) struct PublishedState {
    posted: Mutex<Posted>,
    version: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Posted {
    builds: BTreeMap<BuildNumber, (u64, Arc<PublishedRecord<BuildRecord>>)>,
    containers: BTreeMap<ContainerNumber, (u64, Arc<PublishedRecord<ContainerRecord>>)>,
    cache: Option<(u64, Arc<BasisHistory>)>,
    logs: BTreeMap<LogKey, Arc<Mutex<LogBuffer>>>,
    apps: BTreeMap<ContainerNumber, Arc<AppTarget>>,
}

/// A record, and the message that tells it, written once for all who read it.
#[derive(Debug)]
pub(crate) struct PublishedRecord<T> {
    record: Arc<T>,
    bytes: OnceLock<Arc<[u8]>>,
}

impl<T> PublishedRecord<T> {
    fn new(record: Arc<T>) -> Arc<Self> {
        Arc::new(Self { record, bytes: OnceLock::new() })
    }
}

impl PublishedRecord<BuildRecord> {
    /// Returns the news in its binary form.
    pub(crate) fn bytes(&self) -> Arc<[u8]> {
        let message = || ServerMessage::BuildUpdated { build: Box::new(BuildRecord::clone(&self.record)) };
        Arc::clone(self.bytes.get_or_init(|| bytes_of(&message())))
    }
}

impl PublishedRecord<ContainerRecord> {
    /// Returns the news in its binary form.
    pub(crate) fn bytes(&self) -> Arc<[u8]> {
        let message =
            || ServerMessage::ContainerUpdated { container: Box::new(ContainerRecord::clone(&self.record)) };
        Arc::clone(self.bytes.get_or_init(|| bytes_of(&message())))
    }
}

/// A record that is newer than what a reader has seen.
#[derive(Debug)]
pub(crate) enum RecordChange {
    /// Of a build.
    Build(Arc<PublishedRecord<BuildRecord>>),
    /// Of a container.
    Container(Arc<PublishedRecord<ContainerRecord>>),
    /// What the next build can be predicted from.
    Cache(Arc<BasisHistory>),
}

impl PublishedState {
    /// Publishes the builds of earlier sessions; no reader is notified of them.
    pub(crate) fn new(builds: impl IntoIterator<Item = Arc<BuildRecord>>) -> Self {
        let builds =
            builds.into_iter().map(|record| (record.number, (0, PublishedRecord::new(record)))).collect();
        let posted = Posted { builds, ..Posted::default() };
        Self { posted: Mutex::new(posted), version: watch::Sender::new(0) }
    }

    /// Posts a build as it is now.
    pub(crate) fn post_build(&self, record: Arc<BuildRecord>) {
        self.change(|posted, version| {
            drop(posted.builds.insert(record.number, (version, PublishedRecord::new(record))))
        });
    }

    /// Posts a container as it is now.
    pub(crate) fn post_container(&self, record: Arc<ContainerRecord>) {
        self.change(|posted, version| {
            drop(posted.containers.insert(record.number, (version, PublishedRecord::new(record))))
        });
    }

    /// Posts what the next build can be predicted from.
    pub(crate) fn post_cache(&self, posts: Arc<BasisHistory>) {
        self.change(|posted, version| posted.cache = Some((version, posts)));
    }

    /// Lets a log be read by those who follow the session.
    pub(crate) fn post_log(&self, key: LogKey, log: Arc<Mutex<LogBuffer>>) {
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

    /// Returns a build as it is now.
    pub(crate) fn build(&self, number: BuildNumber) -> Option<Arc<BuildRecord>> {
        self.posted().builds.get(&number).map(|(_, sheet)| Arc::clone(&sheet.record))
    }

    /// Returns all builds, newest first.
    pub(crate) fn builds(&self) -> Vec<Arc<BuildRecord>> {
        self.posted().builds.values().rev().map(|(_, sheet)| Arc::clone(&sheet.record)).collect()
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
    pub(crate) fn first_since(&self, seen: u64) -> Option<(u64, RecordChange)> {
        let posted = self.posted();
        let builds = posted.builds.values().filter(|(version, _)| *version > seen);
        let build = builds.min_by_key(|(version, _)| *version);
        let containers = posted.containers.values().filter(|(version, _)| *version > seen);
        let container = containers.min_by_key(|(version, _)| *version);
        let cache = posted.cache.as_ref().filter(|(version, _)| *version > seen);
        let changes = [
            build.map(|(version, sheet)| (*version, RecordChange::Build(Arc::clone(sheet)))),
            container.map(|(version, sheet)| (*version, RecordChange::Container(Arc::clone(sheet)))),
            cache.map(|(version, posts)| (*version, RecordChange::Cache(Arc::clone(posts)))),
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
pub(crate) fn lock(log: &Mutex<LogBuffer>) -> MutexGuard<'_, LogBuffer> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}
