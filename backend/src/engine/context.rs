//! The context that all parts of the engine module share: configuration, status, the live connection, running containers, tasks.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bollard::models::ImageInspect;
use bollard::query_parameters::RemoveContainerOptionsBuilder;
use protocol::{EngineState, EngineStatus, ImageAvailability, NoEngine, Notice};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::engine::activity::Activity;
use crate::engine::build::invocation;
use crate::engine::connection::EngineConnection;
use crate::engine::container::{RunningContainers, SpareNetworks, StaticNeighbours};
use crate::engine::image::contents::ListingCache;
use crate::engine::registry::RegistryState;
use crate::engine::{EngineConfig, EngineStorage, Restart, disk_writes};

/// The shared state of one engine.
#[derive(Debug)]
pub(crate) struct EngineContext {
    pub(crate) config: EngineConfig,
    pub(crate) status: watch::Sender<EngineStatus>,
    pub(crate) connection: watch::Sender<Option<EngineConnection>>,
    /// Containers that run, by the engine's id.
    pub(crate) containers: RunningContainers,
    /// Networks for the next ones.
    pub(crate) spares: SpareNetworks,
    /// Which container is where on the bridge.
    pub(crate) neighbours: StaticNeighbours,
    /// What the engine works on for us.
    pub(crate) activity: Activity,
    /// Whether the engine's storage was last found, or brought, below its limit.
    pub(crate) is_disk_held: AtomicBool,
    /// Whether the engine's end is one that we chose.
    pub(crate) is_restarting: AtomicBool,
    /// The newest end that we chose.
    pub(crate) restarts: watch::Sender<Restart>,
    /// What was last seen of base images, by name.
    pub(crate) bases: Mutex<BTreeMap<String, prediction::BaseImage>>,
    /// What is known of the engine's storage.
    pub(crate) storage: watch::Sender<EngineStorage>,
    /// What is inside images, as far as somebody looked.
    pub(crate) listings: ListingCache,
    /// The registry of the workspaces' images.
    pub(crate) registry: RegistryState,
    /// Ids of containers to remove. When it is full the container is left to the sweep of the next start.
    pub(crate) reaper: mpsc::Sender<String>,
    /// Builds and containers.
    pub(crate) work: TaskTracker,
    /// The supervisor, the reaper and the providing of images.
    pub(crate) service: TaskTracker,
    pub(crate) stop: CancellationToken,
}

impl EngineContext {
    /// Returns the connection, or why there is none.
    pub(crate) fn connection(&self) -> Result<EngineConnection, Notice> {
        if let Some(connection) = &*self.connection.borrow() {
            return Ok(connection.clone());
        }
        match &self.status.borrow().state {
            EngineState::Absent { reason } => Err(Notice::NoEngine { reason: reason.clone() }),
            EngineState::Starting | EngineState::Ready { .. } => Err(Notice::EngineLost),
        }
    }

    /// Waits for the connection while the engine starts; a start that failed is told at once.
    pub(crate) async fn connection_when_started(&self) -> Result<EngineConnection, Notice> {
        let mut status = self.status.subscribe();
        let settled = status.wait_for(|status| !matches!(status.state, EngineState::Starting));
        drop(tokio::time::timeout(START_PATIENCE, settled).await);
        self.connection()
    }

    /// Refuses what would write while the disk is nearly full.
    pub(crate) fn has_room(&self, connection: &EngineConnection) -> Result<(), Notice> {
        let Some(host) = &connection.host else { return Ok(()) };
        match disk_writes::free_bytes(&host.data_root) {
            Some(free_bytes) if free_bytes < self.config.limits.disk_reserve_bytes => {
                Err(Notice::DiskNearlyFull { free_bytes })
            }
            Some(_) | None => Ok(()),
        }
    }

    pub(crate) fn connected(&self, connection: &EngineConnection) {
        self.connection.send_replace(Some(connection.clone()));
        self.set_state(EngineState::Ready {
            version: connection.version.clone(),
            isolation: connection.isolation,
        });
        tracing::info!(engine.version = %connection.version, "the engine answers");
    }

    pub(crate) fn disconnected(&self, connection: &EngineConnection) {
        self.connection.send_replace(None);
        connection.lost.cancel();
    }

    /// Notes what a base image is, and returns it.
    pub(crate) fn know_base(&self, name: &str, image: &ImageInspect) -> prediction::BaseImage {
        let base = invocation::base_image(name, image);
        let mut bases = self.bases();
        // Names are for users to choose; those that are provided were there first.
        if bases.len() < MOST_BASES || bases.contains_key(name) {
            drop(bases.insert(name.to_owned(), base.clone()));
        }
        base
    }

    /// Notes that a base image is not there.
    pub(crate) fn forget_base(&self, name: &str) {
        drop(self.bases().remove(name));
    }

    /// Returns what is known of the base images of the configuration.
    pub(crate) fn known_bases(&self) -> Vec<prediction::BaseImage> {
        let bases = self.bases();
        self.config.images.iter().filter_map(|name| bases.get(name).cloned()).collect()
    }

    fn bases(&self) -> MutexGuard<'_, BTreeMap<String, prediction::BaseImage>> {
        self.bases.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says that build cache is gone.
    pub(crate) fn lost_cache(&self) {
        self.storage.send_modify(|storage| storage.n_lost += 1);
    }

    /// Notes which engine this is, and whether its storage is empty.
    pub(crate) async fn look_at_storage(&self, connection: &EngineConnection) {
        let Ok(Ok(info)) = tokio::time::timeout(INFO_PATIENCE, connection.docker.info()).await else {
            return;
        };
        let is_empty = info.images.unwrap_or(0) == 0;
        self.storage.send_modify(|storage| {
            storage.engine = info.id.unwrap_or_default();
            storage.n_lost += u64::from(is_empty);
        });
    }

    pub(crate) fn set_state(&self, state: EngineState) {
        self.status.send_if_modified(|status| {
            let is_new = status.state != state;
            status.state = state;
            is_new
        });
    }

    pub(crate) fn set_absent(&self, reason: NoEngine) {
        self.set_state(EngineState::Absent { reason });
    }

    /// Notes whether the package index can be reached.
    pub(crate) fn set_package_index(&self, is_reached: bool) {
        self.status.send_if_modified(|status| {
            let is_new = status.has_package_index != is_reached;
            status.has_package_index = is_reached;
            is_new
        });
    }

    /// Replaces the record of the image of the same name.
    pub(crate) fn set_image(&self, image: ImageAvailability) {
        self.status.send_if_modified(|status| {
            let Some(slot) = status.images.iter_mut().find(|slot| slot.name() == image.name()) else {
                return false;
            };
            let is_new = *slot != image;
            *slot = image;
            is_new
        });
    }

    /// Returns the names of the base images that are there.
    pub(crate) fn available_images(&self) -> Vec<String> {
        let is_there = |image: &&ImageAvailability| {
            matches!(image, ImageAvailability::Pulled { .. } | ImageAvailability::StandIn { .. })
        };
        self.status.borrow().images.iter().filter(is_there).map(|image| image.name().to_owned()).collect()
    }

    /// Ends builds and containers while the engine still answers; their own tasks see the same `stop`.
    pub(crate) async fn wind_down(&self, connection: &EngineConnection) {
        let mut removals = tokio::task::JoinSet::new();
        for id in self.containers.ids() {
            let docker = connection.docker.clone();
            removals.spawn(async move { remove_container(&docker, &id).await });
        }
        self.work.close();
        let all = async {
            while removals.join_next().await.is_some() {}
            self.work.wait().await;
        };
        drop(tokio::time::timeout(WIND_DOWN_PATIENCE, all).await);
    }
}

/// Kills and removes one container; it may be gone already.
pub(crate) async fn remove_container(docker: &bollard::Docker, id: &str) {
    let options = RemoveContainerOptionsBuilder::default().force(true).v(true).build();
    match docker.remove_container(id, Some(options)).await {
        Ok(()) | Err(bollard::errors::Error::DockerResponseServerError { status_code: 404 | 409, .. }) => {}
        Err(error) => tracing::warn!(container = id, %error, "a container could not be removed"),
    }
}

/// Base images that are remembered.
const MOST_BASES: usize = 256;
const INFO_PATIENCE: Duration = Duration::from_secs(10);
const START_PATIENCE: Duration = Duration::from_secs(40);
const WIND_DOWN_PATIENCE: Duration = Duration::from_secs(8);
