//! The containers that run, as far as others than their follower need to know: where they are, what they said last, how they ended.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use protocol::{ExitCause, LogText};
use tokio::sync::watch;

use super::ports::Ports;
use super::process_identity::ProcessIdentity;

/// Running containers by the engine's id.
#[derive(Debug, Default)]
pub(crate) struct RunningContainers(Mutex<HashMap<String, Arc<RunningContainer>>>);

impl RunningContainers {
    pub(crate) fn insert(&self, id: String, running: Arc<RunningContainer>) {
        unpoisoned(&self.0).insert(id, running);
    }

    pub(crate) fn remove(&self, id: &str) {
        unpoisoned(&self.0).remove(id);
    }

    pub(crate) fn get(&self, id: &str) -> Option<Arc<RunningContainer>> {
        unpoisoned(&self.0).get(id).cloned()
    }

    /// Returns how many run for somebody, those that only hold a network apart.
    pub(crate) fn n_runs(&self) -> usize {
        unpoisoned(&self.0)
            .values()
            .filter(|running| !running.is_holder && running.ending().is_none())
            .count()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        unpoisoned(&self.0).keys().cloned().collect()
    }
}

/// Where a container can be reached.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContainerAddress {
    /// Its first process, if this machine's `/proc` shows it.
    pub(crate) pid: Option<i64>,
    /// The same, if it has an address of its own: the process that holds the network.
    pub(crate) process: Option<ProcessIdentity>,
    /// Its own address, if it can be reached from here.
    pub(crate) ip: Option<IpAddr>,
    /// Where its ports are published.
    pub(crate) published: HashMap<u16, SocketAddr>,
}

/// How a container ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ContainerEnd {
    pub(crate) exit_code: i64,
    pub(crate) cause: ExitCause,
}

/// One container that was started.
#[derive(Debug)]
pub(crate) struct RunningContainer {
    pub(crate) memory_bytes: u64,
    pub(crate) ports: Ports,
    is_holder: bool,
    begun: Instant,
    address: watch::Sender<Option<ContainerAddress>>,
    last_lines: Mutex<VecDeque<String>>,
    ending: Mutex<Option<ContainerEnd>>,
    was_stopped: std::sync::atomic::AtomicBool,
    /// Why we ended it.
    ended_for: std::sync::OnceLock<ExitCause>,
}

impl RunningContainer {
    pub(crate) fn new(memory_bytes: u64) -> Self {
        Self {
            memory_bytes,
            ports: Ports::default(),
            is_holder: false,
            begun: Instant::now(),
            address: watch::Sender::new(None),
            last_lines: Mutex::default(),
            ending: Mutex::default(),
            was_stopped: std::sync::atomic::AtomicBool::new(false),
            ended_for: std::sync::OnceLock::new(),
        }
    }

    /// Returns a container that only holds a network.
    pub(crate) fn holder(memory_bytes: u64) -> Self {
        Self { is_holder: true, ..Self::new(memory_bytes) }
    }

    pub(crate) fn age(&self) -> Duration {
        self.begun.elapsed()
    }

    pub(crate) fn locate(&self, address: ContainerAddress) {
        self.address.send_replace(Some(address));
    }

    pub(crate) fn is_located(&self) -> bool {
        self.address.borrow().is_some()
    }

    /// Returns where it is, as soon as the engine has told.
    pub(crate) async fn address(&self) -> ContainerAddress {
        let mut changes = self.address.subscribe();
        let located = changes.wait_for(Option::is_some).await;
        located.ok().and_then(|address| address.clone()).unwrap_or_default()
    }

    /// Tells whether its address is still its own. Where the engine publishes ports, the engine answers for them.
    pub(crate) fn holds_address(&self) -> bool {
        let address = self.address.borrow();
        let Some(address) = &*address else { return false };
        address.ip.is_none() || address.process.is_some_and(ProcessIdentity::goes_on)
    }

    pub(crate) fn remember_line(&self, line: &str) {
        let mut lines = unpoisoned(&self.last_lines);
        if lines.len() == N_LAST_LINES {
            lines.pop_front();
        }
        lines.push_back(line.to_owned());
    }

    pub(crate) fn last_lines(&self) -> Vec<LogText> {
        unpoisoned(&self.last_lines).iter().map(|line| line.as_str().into()).collect()
    }

    pub(crate) fn mark_stopped(&self) {
        self.was_stopped.store(true, std::sync::atomic::Ordering::Relaxed);
    }

    pub(crate) fn was_stopped(&self) -> bool {
        self.was_stopped.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// Notes why we end it; only the first reason counts.
    pub(crate) fn mark_ended_for(&self, cause: ExitCause) {
        self.ended_for.set(cause).ok();
    }

    pub(crate) fn ended_for(&self) -> Option<ExitCause> {
        self.ended_for.get().copied()
    }

    /// Remembers the end; whoever still waits for the address need not.
    pub(crate) fn end(&self, ending: ContainerEnd) {
        *unpoisoned(&self.ending) = Some(ending);
        self.address.send_if_modified(|address| address.get_or_insert_default().published.is_empty());
    }

    pub(crate) fn ending(&self) -> Option<ContainerEnd> {
        *unpoisoned(&self.ending)
    }
}

/// What a mutex here holds is whole between any two statements, so a panic elsewhere spoils nothing.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lines kept for a diagnosis (`AppFailure::NotRunning`).
const N_LAST_LINES: usize = 10;
