//! Pending writes: records that a session has to store. While the disk is full they wait here, in order, and are tried again; nothing of them is lost and nobody's session ends.
//!
//! Changes of files do not wait: they are refused, and the page, which still has the text, tries again.

use std::collections::VecDeque;
use std::sync::Arc;

use protocol::{BuildNumber, BuildRecord, ContainerRecord};

use super::{SessionTask, lock};
use crate::clock::now_ms;
use crate::session::state::{KEPT_BUILDS, KEPT_CONTAINERS, SessionEvent};
use crate::source_file::SourceFile;
use crate::store::{HistoryLimit, PackedLog, StoreError, StoredPrediction};

/// A record to keep; what is large is shared, so that trying again costs little.
#[derive(Clone, Debug)]
pub(super) enum Write {
    NewBuild { record: BuildRecord, files: Arc<Vec<SourceFile>> },
    EndedBuild { record: BuildRecord, log: PackedLog },
    NotedBuild(BuildRecord),
    Container { record: ContainerRecord, log: PackedLog },
    SessionPrediction(StoredPrediction),
}

/// What waits for room.
#[derive(Debug, Default)]
pub(super) struct PendingWrites(VecDeque<Write>);

impl PendingWrites {
    /// Returns whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether so much waits that nothing new may begin.
    pub(super) fn is_much(&self) -> bool {
        self.0.len() >= MUCH
    }
}

impl SessionTask {
    /// Keeps a record, now or as soon as there is room.
    pub(super) async fn keep(&mut self, write: Write) -> Result<(), StoreError> {
        if !self.pending_writes.is_empty() {
            self.pending_writes.0.push_back(write);
            return Ok(());
        }
        match self.write(write.clone()).await {
            Err(error) if error.is_full() => {
                self.pending_writes.0.push_back(write);
                Ok(())
            }
            other => other,
        }
    }

    /// Tries again what found no room.
    pub(super) async fn keep_what_waits(&mut self) -> Result<(), StoreError> {
        while let Some(write) = self.pending_writes.0.front().cloned() {
            match self.write(write).await {
                Ok(()) => drop(self.pending_writes.0.pop_front()),
                Err(error) if error.is_full() => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn write(&mut self, write: Write) -> Result<(), StoreError> {
        let (store, workspace) = (self.services.store.clone(), self.workspace.clone());
        let limit = HistoryLimit { n_builds: KEPT_BUILDS, n_bytes: self.services.limits.history_bytes };
        match write {
            Write::NewBuild { record, files } => {
                let oldest = store.insert_build(workspace, record, files, limit).await?;
                self.forget(oldest);
            }
            Write::EndedBuild { record, log } => {
                let oldest = store.finish_build(workspace, record, log, limit).await?;
                self.forget(oldest);
            }
            Write::NotedBuild(record) => store.note_build(workspace, record).await?,
            Write::Container { record, log } => {
                store.put_container(workspace, record, log, KEPT_CONTAINERS).await?;
            }
            Write::SessionPrediction(kept) => store.put_reuse(workspace, kept).await?,
        }
        Ok(())
    }

    /// Forgets what the store does not keep any more.
    fn forget(&mut self, oldest: Option<BuildNumber>) {
        let Some(before) = oldest else { return };
        let commands = lock(&self.state).step(SessionEvent::Forgotten { before }, now_ms());
        for command in commands {
            if let crate::session::state::SessionCommand::TakeDown { key } = command {
                self.take_down(key);
            }
        }
    }
}

/// A build in the making and a few containers.
const MUCH: usize = 16;
