//! One run of an image: created from constants and limits, followed from its first byte to its end.

mod create;
mod follow;
mod registry;
mod spares;

use std::sync::Arc;
use std::time::Duration;

use bollard::Docker;
use bollard::errors::Error;
use bollard::query_parameters::{AttachContainerOptionsBuilder, StopContainerOptionsBuilder};
use protocol::Notice;
use tokio::sync::mpsc;

use self::create::{body, create};
use self::follow::Follower;
pub(crate) use self::registry::{Address, Ending, Registry, Running};
pub(crate) use self::spares::{Spare, Spares, keep as keep_spares};
use super::core::{Core, remove_container};
use super::link::Reach;
use super::{ContainerOrder, ContainerRun, labels};

/// Creates and starts a container, and follows it in a task of its own.
pub(crate) async fn run(core: &Arc<Core>, order: ContainerOrder) -> Result<ContainerRun, Notice> {
    let link = core.link()?;
    let name = labels::container_name(&order.workspace, order.number);
    let spare = core.spares.take();
    let (exposed, id) = match link.reach {
        // Nothing is published, so nobody has to know the ports before.
        Reach::Direct => tokio::try_join!(
            exposed_ports(&link.docker, &order.image_id.0),
            create(&link.docker, &name, body(core, &link, &order, (&[], spare.as_ref())))
        ),
        Reach::Published => match exposed_ports(&link.docker, &order.image_id.0).await {
            Ok(exposed) => {
                let body = body(core, &link, &order, (&exposed, None));
                create(&link.docker, &name, body).await.map(|id| (exposed, id))
            }
            Err(error) => Err(error),
        },
    }
    .map_err(|error| did_not_start(&error))?;
    let guard = Guard { id: id.clone(), core: core.clone() };
    let options = AttachContainerOptionsBuilder::default().stream(true).stdout(true).stderr(true).build();
    let attached =
        link.docker.attach_container(&id, Some(options)).await.map_err(|error| did_not_start(&error))?;
    link.docker.start_container(&id, None).await.map_err(|error| did_not_start(&error))?;
    let (sender, events) = mpsc::channel(EVENT_BUFFER);
    let running = Arc::new(Running::new(core.config.limits.container_memory_bytes));
    if let Some(spare) = &spare {
        running.locate(spare.address.clone());
    }
    core.containers.insert(id.clone(), running.clone());
    let follower = Follower { id: id.clone(), link, running, events: sender, core: core.clone() };
    core.work.spawn(follower.follow(attached.output));
    Ok(ContainerRun { id, exposed, events, guard, spare })
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
pub(crate) async fn stop(core: &Core, id: &str, grace: Duration) {
    let Ok(link) = core.link() else { return };
    if let Some(running) = core.containers.get(id) {
        running.mark_stopped();
    }
    let seconds = i32::try_from(grace.as_secs()).unwrap_or(i32::MAX);
    let options = StopContainerOptionsBuilder::default().t(seconds).build();
    if let Err(error) = link.docker.stop_container(id, Some(options)).await {
        tracing::debug!(container = id, %error, "a container could not be stopped");
    }
}

/// Removes containers whose runs were dropped.
pub(crate) async fn reap(core: Arc<Core>, mut ids: mpsc::Receiver<String>) {
    loop {
        let id = tokio::select! {
            id = ids.recv() => id,
            () = core.stop.cancelled() => return,
        };
        let Some(id) = id else { return };
        if let Ok(link) = core.link() {
            core.work.spawn(async move { remove_container(&link.docker, &id).await });
        }
    }
}

/// Sends its container to the reaper when the last holder drops it.
#[derive(Debug)]
pub(crate) struct Guard {
    id: String,
    core: Arc<Core>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.core.containers.remove(&self.id);
        if self.core.reaper.try_send(self.id.clone()).is_err() {
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
