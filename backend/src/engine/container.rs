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
use bollard::container::LogOutput;
use bollard::errors::Error;
use bollard::query_parameters::StopContainerOptionsBuilder;
use protocol::Notice;
use tokio::sync::{mpsc, watch};

use self::create::body;
use self::follow::Follower;
pub(crate) use self::neighbours::StaticNeighbours;
pub(crate) use self::registry::{ContainerAddress, ContainerEnd, RunningContainer, RunningContainers};
pub(crate) use self::spare_networks::{SpareNetwork, SpareNetworks, keep as keep_spares};
use crate::engine::api::{
    ApiError, AttachOrder, EngineApi, Output, OutputStream, ProgramOutput, WaitCondition,
};
use crate::engine::connection::PortReach;
use crate::engine::context::{EngineContext, remove_container};
use crate::engine::{ContainerLife, ContainerOrder, CreatedContainer, labels};

/// Creates a container.
pub(crate) async fn create(
    ctx: &Arc<EngineContext>,
    order: ContainerOrder,
) -> Result<CreatedContainer, Notice> {
    let connection = ctx.connection()?;
    ctx.has_room(&connection)?;
    let name = labels::container_name(&order.workspace, order.number, &order.wishes.name);
    let spare = if order.wishes.is_typed { None } else { ctx.spares.take() };
    let (exposed, id) = match connection.reach {
        // Nothing is published, so nobody has to know the ports before.
        PortReach::Direct => tokio::try_join!(
            exposed_ports(&connection.docker, &order.image_id.0),
            create::create(
                &connection.docker,
                (&name, !order.wishes.is_typed),
                body(ctx, &connection, &order, (&[], spare.as_ref()))
            )
        ),
        PortReach::Published => match exposed_ports(&connection.docker, &order.image_id.0).await {
            Ok(exposed) => {
                let body = body(ctx, &connection, &order, (&exposed, None));
                let created = create::create(&connection.docker, (&name, !order.wishes.is_typed), body).await;
                created.map(|id| (exposed, id))
            }
            Err(error) => Err(error),
        },
    }
    .map_err(|error| did_not_start(&error))?;
    let guard = Guard { id: id.clone(), ctx: ctx.clone() };
    let millicpus = create::millicpus(&order.wishes, &ctx.config.limits);
    Ok(CreatedContainer { id, exposed, has_terminal: order.wishes.has_terminal, millicpus, guard, spare })
}

/// Starts a container, and follows it in a task of its own.
pub(crate) async fn begin(
    ctx: &Arc<EngineContext>,
    container: &CreatedContainer,
) -> Result<ContainerLife, Notice> {
    let connection = ctx.connection()?;
    ctx.has_room(&connection)?;
    let id = &container.id;
    let order = AttachOrder {
        has_input: false,
        has_output: true,
        has_errors: true,
        has_terminal: container.has_terminal,
        with_earlier_output: false,
        detach_keys: None,
        until: WaitCondition::NextExit,
    };
    let attached =
        EngineApi::new(&connection).attach(id, &order).await.map_err(|error| not_attached(&error))?;
    connection.docker.start_container(id, None).await.map_err(|error| did_not_start(&error))?;
    let (sender, events) = mpsc::channel(EVENT_BUFFER);
    let running = Arc::new(RunningContainer::new(ctx.config.limits.container_memory_bytes));
    if let Some(spare) = &container.spare {
        running.locate(spare.address.clone());
    }
    ctx.containers.insert(id.clone(), running.clone());
    let (attention, is_watched) = watch::channel(true);
    let follower = Follower {
        id: id.clone(),
        connection,
        running,
        events: sender,
        is_watched,
        millicpus: container.millicpus,
        ctx: ctx.clone(),
    };
    ctx.work.spawn(follower.follow(as_log(attached.output)));
    Ok(ContainerLife { events, attention })
}

/// Returns what a container writes, as a log takes it. bollard's own reader of it takes a terminal's bytes for the heads of frames.
fn as_log(output: ProgramOutput) -> follow::OutputStream {
    let next = async |mut output: ProgramOutput| match output.read().await {
        Ok(Some(Output { stream: OutputStream::Err, bytes })) => {
            Some((Ok(LogOutput::StdErr { message: bytes }), output))
        }
        Ok(Some(Output { bytes, .. })) => Some((Ok(LogOutput::StdOut { message: bytes }), output)),
        // What breaks here is told by the wait for the container's end.
        Ok(None) | Err(_) => None,
    };
    Box::pin(futures_util::stream::unfold(output, next))
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

/// Removes a container at once.
pub(crate) async fn remove(ctx: &EngineContext, id: &str) {
    if let Ok(connection) = ctx.connection() {
        if let Some(running) = ctx.containers.get(id) {
            running.mark_stopped();
        }
        remove_container(&connection.docker, id).await;
        ctx.neighbours.release(id).await;
    }
}

/// Removes containers whose last holders are gone.
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

fn not_attached(error: &ApiError) -> Notice {
    Notice::ContainerDidNotStart { detail: error.to_string().replace('\n', " ") }
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
