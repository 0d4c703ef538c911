//! The containers of all workspaces that exist in the engine, running or not. They outlive a session that nobody uses, and end with the server.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{ContainerNumber, WorkspaceId};

use crate::engine::CreatedContainer;

/// The containers that exist. Cheap to clone; all clones are one.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptContainers(Arc<Mutex<HashMap<WorkspaceId, OfWorkspace>>>);

type OfWorkspace = BTreeMap<ContainerNumber, Arc<CreatedContainer>>;

impl KeptContainers {
    /// Keeps a container, and returns it.
    pub(super) fn keep(
        &self,
        workspace: &WorkspaceId,
        number: ContainerNumber,
        container: CreatedContainer,
    ) -> Arc<CreatedContainer> {
        let container = Arc::new(container);
        drop(self.lock().entry(workspace.clone()).or_default().insert(number, Arc::clone(&container)));
        container
    }

    /// Returns a container.
    pub(super) fn get(
        &self,
        workspace: &WorkspaceId,
        number: ContainerNumber,
    ) -> Option<Arc<CreatedContainer>> {
        self.lock().get(workspace)?.get(&number).cloned()
    }

    /// Returns a workspace's containers by number, with the engine's ids.
    pub(super) fn ids(&self, workspace: &WorkspaceId) -> BTreeMap<ContainerNumber, String> {
        let kept = self.lock();
        let own = kept.get(workspace).into_iter().flatten();
        own.map(|(number, container)| (*number, container.id.clone())).collect()
    }

    /// Gives a container up: it goes when its last holder does.
    pub(super) fn give_up(
        &self,
        workspace: &WorkspaceId,
        number: ContainerNumber,
    ) -> Option<Arc<CreatedContainer>> {
        let mut kept = self.lock();
        let own = kept.get_mut(workspace)?;
        let container = own.remove(&number);
        if own.is_empty() {
            drop(kept.remove(workspace));
        }
        container
    }

    /// Gives up all containers of a workspace.
    pub(crate) fn forget(&self, workspace: &WorkspaceId) {
        // The lock is free again before the containers go.
        let own = self.lock().remove(workspace);
        drop(own);
    }

    /// The map is whole between any two statements, so a panic elsewhere spoils nothing.
    fn lock(&self) -> MutexGuard<'_, HashMap<WorkspaceId, OfWorkspace>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
