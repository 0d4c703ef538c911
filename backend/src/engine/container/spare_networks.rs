//! Networks that are ready before somebody presses Run.
//!
//! More than half of a container's start is the making of its network namespace: the engine runs itself twice for that. So a few are kept in
//! stock, each held by a container that sleeps and may do nothing else, and a container that joins one starts in the time that its own
//! process takes. A spare serves one container and goes with it, so that nothing of one app's network ever meets another's.
//!
//! Left out: engines that publish ports, since it is the holder that publishes them, before anybody knows which.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bollard::models::{ContainerCreateBody, HostConfig, HostConfigLogConfig};
use protocol::ImageAvailability;
use tokio::sync::Notify;

use super::create::create;
use super::follow::locate;
use super::ports::is_alive;
use super::{ContainerAddress, Guard, RunningContainer};
use crate::engine::connection::{EngineConnection, PortReach};
use crate::engine::context::EngineContext;
use crate::engine::labels;

/// The stock.
#[derive(Debug, Default)]
pub(crate) struct SpareNetworks {
    stock: Mutex<VecDeque<SpareNetwork>>,
    taken: Notify,
    n_made: AtomicU32,
}

/// One network and where it is. Its holder is removed when this is dropped.
#[derive(Debug)]
pub(crate) struct SpareNetwork {
    pub(crate) address: ContainerAddress,
    holder: Guard,
}

impl SpareNetwork {
    /// Returns the engine's word for joining it.
    pub(crate) fn network_mode(&self) -> String {
        format!("container:{}", self.holder.id)
    }

    fn is_alive(&self) -> bool {
        self.address.pid.is_some_and(is_alive)
    }
}

impl SpareNetworks {
    /// Takes one out of the stock, if one is there.
    pub(crate) fn take(&self) -> Option<SpareNetwork> {
        let spare = std::iter::from_fn(|| self.stock().pop_front()).find(SpareNetwork::is_alive);
        self.taken.notify_one();
        spare
    }

    fn put(&self, spare: SpareNetwork) {
        self.stock().push_back(spare);
    }

    fn len(&self) -> usize {
        self.stock().len()
    }

    /// The lock is free again before those that are dropped go to the reaper.
    fn clear(&self) {
        let all = std::mem::take(&mut *self.stock());
        drop(all);
    }

    /// The stock is whole between any two statements, so a panic elsewhere spoils nothing.
    fn stock(&self) -> MutexGuard<'_, VecDeque<SpareNetwork>> {
        self.stock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps the stock full, with each engine that comes, until the engine is told to stop.
pub(crate) async fn keep(ctx: Arc<EngineContext>) {
    let mut links = ctx.connection.subscribe();
    loop {
        let connection = tokio::select! {
            connection = links.wait_for(Option::is_some) => connection.ok().and_then(|connection| connection.clone()),
            () = ctx.stop.cancelled() => return,
        };
        let Some(connection) = connection else { return };
        tokio::select! {
            () = keep_with(&ctx, &connection) => {}
            () = connection.lost.cancelled() => {}
            () = ctx.stop.cancelled() => {}
        }
        // At the end they are removed with all that runs, which goes by what is known to run.
        connection.lost.cancelled().await;
        ctx.spares.clear();
    }
}

/// Returns only when this engine cannot have any.
async fn keep_with(ctx: &Arc<EngineContext>, connection: &EngineConnection) {
    if connection.reach == PortReach::Published {
        return;
    }
    loop {
        let image = provided(ctx).await;
        while ctx.spares.len() < ctx.config.spare_networks as usize {
            match make(ctx, connection, &image).await {
                Ok(spare) => ctx.spares.put(spare),
                Err(error) => {
                    tracing::warn!(%error, "no network could be made in advance");
                    tokio::time::sleep(AFTER_FAILURE).await;
                    break;
                }
            }
        }
        ctx.spares.taken.notified().await;
        // Whoever took it waits for an app to start, and has the machine first.
        tokio::time::sleep(AFTER_TAKE).await;
    }
}

/// Waits for a base image, for one of these holds a network: each of them can sleep.
async fn provided(ctx: &EngineContext) -> String {
    let mut status = ctx.status.subscribe();
    let is_there = |image: &&ImageAvailability| {
        matches!(image, ImageAvailability::Pulled { .. } | ImageAvailability::StandIn { .. })
    };
    let there = status.wait_for(|status| status.images.iter().any(|image| is_there(&image))).await;
    let name =
        there.ok().and_then(|status| status.images.iter().find(is_there).map(|it| it.name().to_owned()));
    name.unwrap_or_default()
}

async fn make(
    ctx: &Arc<EngineContext>,
    connection: &EngineConnection,
    image: &str,
) -> Result<SpareNetwork, SpareError> {
    let number = ctx.spares.n_made.fetch_add(1, Ordering::Relaxed);
    let name = labels::network_name(number);
    let id = create(&connection.docker, (&name, true), body(ctx, connection, image)).await?;
    // Known as one that runs, so that it is removed at the end and passed over by a sweep.
    ctx.containers.insert(id.clone(), Arc::new(RunningContainer::holder(HOLDER_MEMORY)));
    let holder = Guard { id, ctx: ctx.clone() };
    connection.docker.start_container(&holder.id, None).await?;
    let found = connection.docker.inspect_container(&holder.id, None).await?;
    ctx.neighbours.fix(connection, &holder.id, &found).await;
    let spare = SpareNetwork { address: locate(&found, connection.reach), holder };
    if spare.address.ip.is_some() && spare.is_alive() { Ok(spare) } else { Err(SpareError::NotRunning) }
}

/// A process that sleeps, as nobody, with nothing to write to.
fn body(ctx: &EngineContext, connection: &EngineConnection, image: &str) -> ContainerCreateBody {
    let memory = i64::try_from(HOLDER_MEMORY).unwrap_or(i64::MAX);
    let host_config = HostConfig {
        cap_drop: Some(vec!["ALL".to_owned()]),
        security_opt: Some(vec!["no-new-privileges".to_owned()]),
        readonly_rootfs: Some(true),
        memory: Some(memory),
        memory_swap: Some(memory),
        pids_limit: Some(HOLDER_PIDS),
        init: Some(connection.has_init),
        log_config: Some(HostConfigLogConfig { typ: Some("none".to_owned()), config: None }),
        ..HostConfig::default()
    };
    ContainerCreateBody {
        image: Some(image.to_owned()),
        labels: Some(labels::of_network(&ctx.config.server_label)),
        entrypoint: Some(vec!["sleep".to_owned()]),
        cmd: Some(vec![SIXTY_EIGHT_YEARS.to_owned()]),
        user: Some("65534:65534".to_owned()),
        host_config: Some(host_config),
        ..ContainerCreateBody::default()
    }
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
enum SpareError {
    #[error("the engine refused: {0}")]
    Refused(#[from] bollard::errors::Error),
    #[error("the container that holds it does not run")]
    NotRunning,
}

const AFTER_TAKE: Duration = Duration::from_millis(1500);
const AFTER_FAILURE: Duration = Duration::from_secs(60);
/// The engine's own helper needs this much for a moment.
const HOLDER_MEMORY: u64 = 16 * 1024 * 1024;
const HOLDER_PIDS: i64 = 8;
/// In seconds; not every `sleep` knows `infinity`.
const SIXTY_EIGHT_YEARS: &str = "2147483647";
