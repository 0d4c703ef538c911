//! One run of an image: created from constants and limits, followed from its first byte to its end.

mod create;
pub(super) mod diagnosis;
mod flow;
mod follow;
mod neighbours;
pub(super) mod ports;
mod process_identity;
mod registry;
mod spare_networks;

use std::sync::Arc;
use std::time::Duration;

use bollard::Docker;
use bollard::errors::Error;
use bollard::query_parameters::{AttachContainerOptionsBuilder, StopContainerOptionsBuilder};
use protocol::Notice;
use tokio::sync::{mpsc, watch};

use self::create::{body, create};
use self::follow::Follower;
pub(crate) use self::neighbours::StaticNeighbours;
pub(crate) use self::registry::{ContainerAddress, ContainerEnd, RunningContainer, RunningContainers};
pub(crate) use self::spare_networks::{SpareNetwork, SpareNetworks, keep as keep_spares};
use crate::engine::connection::PortReach;
use crate::engine::context::{EngineContext, remove_container};
use crate::engine::{ContainerOrder, ContainerRun, labels};

/// Creates and starts a container, and follows it in a task of its own.
pub(crate) async fn run(ctx: &Arc<EngineContext>, order: ContainerOrder) -> Result<ContainerRun, Notice> {
    let connection = ctx.connection()?;
    ctx.has_room(&connection)?;
    let name = labels::container_name(&order.workspace, order.number);
    let spare = ctx.spares.take();
    let (exposed, id) = match connection.reach {
        // Nothing is published, so nobody has to know the ports before.
        PortReach::Direct => tokio::try_join!(
            exposed_ports(&connection.docker, &order.image_id.0),
            create(&connection.docker, &name, body(ctx, &connection, &order, (&[], spare.as_ref())))
        ),
        PortReach::Published => match exposed_ports(&connection.docker, &order.image_id.0).await {
            Ok(exposed) => {
                let body = body(ctx, &connection, &order, (&exposed, None));
                create(&connection.docker, &name, body).await.map(|id| (exposed, id))
            }
            Err(error) => Err(error),
        },
    }
    .map_err(|error| did_not_start(&error))?;
    let guard = Guard { id: id.clone(), ctx: ctx.clone() };
    let options = AttachContainerOptionsBuilder::default().stream(true).stdout(true).stderr(true).build();
    let attached = connection
        .docker
        .attach_container(&id, Some(options))
        .await
        .map_err(|error| did_not_start(&error))?;
    connection.docker.start_container(&id, None).await.map_err(|error| did_not_start(&error))?;
    let (sender, events) = mpsc::channel(EVENT_BUFFER);
    let running = Arc::new(RunningContainer::new(ctx.config.limits.container_memory_bytes));
    if let Some(spare) = &spare {
        running.locate(spare.address.clone());
    }
    ctx.containers.insert(id.clone(), running.clone());
    let (attention, is_watched) = watch::channel(true);
    let follower =
        Follower { id: id.clone(), connection, running, events: sender, is_watched, ctx: ctx.clone() };
    ctx.work.spawn(follower.follow(attached.output));
    Ok(ContainerRun { id, exposed, events, attention, guard, spare })
}

/// Returns the ports that an image's EXPOSE names, ascending.
async fn exposed_ports(docker: &Docker, image: &str) -> Result<Vec<u16>, Error> {
    let config = docker.inspect_image(image).await?.config;
    let named = config.and_then(|config| config.exposed_ports).unwrap_or_default();
    let mut ports: Vec<u16> =
        named.iter().filter_map(|port| port.strip_suffix("/tcp").unwrap_or(port).parse().ok()).collect();
    ports.sort_unstable();
    ports.dedup();
    Ok(ports)
}

/// Stops a container: its process gets the image's stop signal, and is killed after `grace`.
pub(crate) async fn stop(ctx: &EngineContext, id: &str, grace: Duration) {
    let Ok(connection) = ctx.connection() else { return };
    if let Some(running) = ctx.containers.get(id) {
        running.mark_stopped();
    }
    let seconds = i32::try_from(grace.as_secs()).unwrap_or(i32::MAX);
    let options = StopContainerOptionsBuilder::default().t(seconds).build();
    if let Err(error) = connection.docker.stop_container(id, Some(options)).await {
        tracing::debug!(container = id, %error, "a container could not be stopped");
    }
}

/// Removes containers whose runs were dropped.
pub(crate) async fn reap(ctx: Arc<EngineContext>, mut ids: mpsc::Receiver<String>) {
    loop {
        let id = tokio::select! {
            id = ids.recv() => id,
            () = ctx.stop.cancelled() => return,
        };
        let Some(id) = id else { return };
        if let Ok(connection) = ctx.connection() {
            let ctx = Arc::clone(&ctx);
            drop(ctx.work.clone().spawn(async move {
                remove_container(&connection.docker, &id).await;
                ctx.neighbours.release(&id).await;
            }));
        }
    }
}

/// Sends its container to the reaper when the last holder drops it.
#[derive(Debug)]
pub(crate) struct Guard {
    id: String,
    ctx: Arc<EngineContext>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.ctx.containers.remove(&self.id);
        if self.ctx.reaper.try_send(self.id.clone()).is_err() {
            tracing::debug!(container = %self.id, "the container is left to the next sweep");
        }
    }
}

fn did_not_start(error: &Error) -> Notice {
    let detail = match error {
        Error::DockerResponseServerError { status_code: 404, message }
            if message.contains("No such image") =>
        {
            return Notice::ImageRemoved;
        }
        Error::DockerResponseServerError { message, .. } => message.replace('\n', " "),
        other => other.to_string(),
    };
    Notice::ContainerDidNotStart { detail }
}

/// A full channel slows the container's output down.
const EVENT_BUFFER: usize = 256;
