//! One run of an image: created from constants and limits, followed from its first byte to its end.

mod registry;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bollard::Docker;
use bollard::container::LogOutput;
use bollard::errors::Error;
use bollard::models::{
    ContainerCreateBody, ContainerInspectResponse, HostConfig, HostConfigLogConfig, PortBinding,
};
use bollard::query_parameters::{
    AttachContainerOptionsBuilder, CreateContainerOptionsBuilder, StopContainerOptionsBuilder,
};
use futures_util::{Stream, StreamExt};
use protocol::{ExitCause, LogStream, Notice};
use tokio::sync::mpsc;

pub(crate) use self::registry::{Address, Ending, Registry, Running};
use super::core::{Core, remove_container};
use super::lines::LineSplitter;
use super::link::{Link, Reach};
use super::ports::Listening;
use super::{ContainerEvent, ContainerOrder, ContainerRun, labels};

/// Creates and starts a container, and follows it in a task of its own.
pub(crate) async fn run(core: &Arc<Core>, order: ContainerOrder) -> Result<ContainerRun, Notice> {
    let link = core.link()?;
    let image = link.docker.inspect_image(&order.image_id.0).await.map_err(|error| did_not_start(&error))?;
    let mut exposed: Vec<u16> = image
        .config
        .and_then(|config| config.exposed_ports)
        .unwrap_or_default()
        .iter()
        .filter_map(|port| port.strip_suffix("/tcp").unwrap_or(port).parse().ok())
        .collect();
    exposed.sort_unstable();
    let body = body(core, &link, &order, &exposed);
    let name = labels::container_name(&order.workspace, order.number);
    let id = create(&link.docker, &name, body).await.map_err(|error| did_not_start(&error))?;
    let guard = Guard { id: id.clone(), core: core.clone() };
    let options = AttachContainerOptionsBuilder::default().stream(true).stdout(true).stderr(true).build();
    let attached =
        link.docker.attach_container(&id, Some(options)).await.map_err(|error| did_not_start(&error))?;
    link.docker.start_container(&id, None).await.map_err(|error| did_not_start(&error))?;
    let (sender, events) = mpsc::channel(EVENT_BUFFER);
    let running = Arc::new(Running::new(core.config.limits.container_memory_bytes));
    core.containers.insert(id.clone(), running.clone());
    let follower = Follower { id: id.clone(), link, running, events: sender, core: core.clone() };
    core.work.spawn(follower.follow(attached.output));
    Ok(ContainerRun { id, exposed, events, guard })
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

/// A name that a crash or a stop left behind is taken over.
async fn create(docker: &Docker, name: &str, body: ContainerCreateBody) -> Result<String, Error> {
    let options = CreateContainerOptionsBuilder::default().name(name).build();
    match docker.create_container(Some(options.clone()), body.clone()).await {
        Err(Error::DockerResponseServerError { status_code: 409, .. }) => {
            remove_container(docker, name).await;
            Ok(docker.create_container(Some(options), body).await?.id)
        }
        created => Ok(created?.id),
    }
}

/// Everything that a container may and may not do; nothing in here comes from a user but the image's own ports.
fn body(core: &Core, link: &Link, order: &ContainerOrder, exposed: &[u16]) -> ContainerCreateBody {
    let limits = &core.config.limits;
    let memory = i64::try_from(limits.container_memory_bytes).unwrap_or(i64::MAX);
    let published: Vec<u16> = match link.reach {
        Reach::Direct => Vec::new(),
        Reach::Published => exposed.iter().copied().chain(USUAL_PORTS).collect(),
    };
    let on_loopback = PortBinding { host_ip: Some("127.0.0.1".to_owned()), host_port: None };
    let bindings: HashMap<String, Option<Vec<PortBinding>>> =
        published.iter().map(|port| (format!("{port}/tcp"), Some(vec![on_loopback.clone()]))).collect();
    let log_options = [
        ("max-size".to_owned(), limits.container_log_bytes.to_string()),
        ("max-file".to_owned(), "1".to_owned()),
    ];
    let host_config = HostConfig {
        cap_drop: Some(vec!["ALL".to_owned()]),
        security_opt: Some(vec!["no-new-privileges".to_owned()]),
        memory: Some(memory),
        memory_swap: Some(memory),
        nano_cpus: Some(
            i64::try_from(limits.container_millicpus).unwrap_or(i64::MAX).saturating_mul(1_000_000),
        ),
        pids_limit: Some(limits.container_pids),
        init: Some(link.has_init),
        port_bindings: Some(bindings),
        log_config: Some(HostConfigLogConfig {
            typ: Some("json-file".to_owned()),
            config: Some(log_options.into()),
        }),
        ..HostConfig::default()
    };
    ContainerCreateBody {
        image: Some(order.image_id.0.clone()),
        labels: Some(labels::of_container(&core.config.server_label, &order.workspace)),
        exposed_ports: Some(published.iter().map(|port| format!("{port}/tcp")).collect()),
        attach_stdout: Some(true),
        attach_stderr: Some(true),
        host_config: Some(host_config),
        ..ContainerCreateBody::default()
    }
}

fn did_not_start(error: &Error) -> Notice {
    let detail = match error {
        Error::DockerResponseServerError { message, .. } => message.replace('\n', " "),
        other => other.to_string(),
    };
    Notice::ContainerDidNotStart { detail }
}

/// The task that turns a container's life into events.
struct Follower {
    id: String,
    link: Link,
    running: Arc<Running>,
    events: mpsc::Sender<ContainerEvent>,
    core: Arc<Core>,
}

type Output = Pin<Box<dyn Stream<Item = Result<LogOutput, Error>> + Send>>;
type Ports<'a> = Pin<Box<dyn Future<Output = Vec<u16>> + Send + 'a>>;

enum Event {
    Output(LogOutput),
    OutputEnded,
    Ports(Vec<u16>),
    Lost,
}

impl Follower {
    async fn follow(self, mut output: Output) {
        let mut splitters = [LineSplitter::default(), LineSplitter::default()];
        let mut ports: Ports<'_> = Box::pin(self.first_ports());
        let mut known = Vec::new();
        loop {
            let event = tokio::select! {
                item = output.next() => match item {
                    Some(Ok(chunk)) => Event::Output(chunk),
                    Some(Err(_)) | None => Event::OutputEnded,
                },
                open = &mut ports => Event::Ports(open),
                () = self.link.lost.cancelled() => Event::Lost,
            };
            match event {
                Event::Output(chunk) => self.log(&mut splitters, chunk).await,
                Event::Ports(open) => {
                    ports = Box::pin(self.other_ports(open.clone()));
                    if known != open {
                        known = open;
                        self.tell(ContainerEvent::Listening(known.clone())).await;
                    }
                }
                Event::OutputEnded => break,
                Event::Lost => {
                    return self.end(Ending { exit_code: LOST_EXIT_CODE, cause: ExitCause::Lost }).await;
                }
            }
        }
        for (splitter, stream) in splitters.iter_mut().zip(STREAMS) {
            if let Some(text) = splitter.rest() {
                self.tell_line(stream, text).await;
            }
        }
        let ending = tokio::select! {
            ending = self.ending() => ending,
            () = self.link.lost.cancelled() => Ending { exit_code: LOST_EXIT_CODE, cause: ExitCause::Lost },
        };
        self.end(ending).await;
    }

    async fn log(&self, splitters: &mut [LineSplitter; 2], chunk: LogOutput) {
        let at = usize::from(matches!(chunk, LogOutput::StdErr { .. }));
        for text in splitters[at].push(&chunk.into_bytes()) {
            self.tell_line(STREAMS[at], text).await;
        }
    }

    async fn tell_line(&self, stream: LogStream, text: String) {
        self.running.remember_line(&text);
        self.tell(ContainerEvent::Logged { stream, text }).await;
    }

    /// A full channel slows the container's output down; a dropped one means that nobody listens, and the output is only drained.
    async fn tell(&self, event: ContainerEvent) {
        drop(self.events.send(event).await);
    }

    /// Asks once where the container is, then waits for its first open port.
    async fn first_ports(&self) -> Vec<u16> {
        match self.link.docker.inspect_container(&self.id, None).await {
            Ok(found) => self.running.locate(locate(&found, self.link.reach)),
            Err(error) => {
                tracing::debug!(container = %self.id, %error, "a container could not be inspected");
                self.running.locate(Address::default());
            }
        }
        self.other_ports(Vec::new()).await
    }

    /// Waits until the open ports differ from `known`: eagerly at first, for a start is what people wait for.
    async fn other_ports(&self, known: Vec<u16>) -> Vec<u16> {
        loop {
            let open = open_ports(&self.running.address().await).await;
            if let Some(open) = open.filter(|open| *open != known) {
                return open;
            }
            let age = self.running.age();
            let pause = if age < Duration::from_secs(15) {
                Duration::from_millis(10)
            } else {
                Duration::from_millis(250)
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Waits for the process' end; its output has ended before.
    async fn ending(&self) -> Ending {
        let mut waiting = Box::pin(self.link.docker.wait_container(&self.id, None));
        let waited = match waiting.next().await {
            Some(Ok(response)) => Some(response.status_code),
            Some(Err(Error::DockerContainerWaitError { code, .. })) => Some(code),
            Some(Err(_)) | None => None,
        };
        let state =
            self.link.docker.inspect_container(&self.id, None).await.ok().and_then(|found| found.state);
        let exit_code = waited.or_else(|| state.as_ref()?.exit_code);
        let Some(exit_code) = exit_code else {
            // The engine went away before it told; that it is lost may not be known yet.
            return Ending { exit_code: LOST_EXIT_CODE, cause: ExitCause::Lost };
        };
        let is_killed_for_memory = state.and_then(|state| state.oom_killed).unwrap_or(false);
        let cause = if is_killed_for_memory {
            ExitCause::OutOfMemory
        } else if self.running.was_stopped() {
            ExitCause::Stopped
        } else if self.core.stop.is_cancelled() {
            ExitCause::Lost
        } else {
            ExitCause::ByItself
        };
        Ending { exit_code, cause }
    }

    async fn end(&self, ending: Ending) {
        self.running.end(ending);
        self.tell(ContainerEvent::Exited { exit_code: ending.exit_code, cause: ending.cause }).await;
    }
}

/// Reads from an inspection where the container can be reached.
fn locate(found: &ContainerInspectResponse, reach: Reach) -> Address {
    let pid = found.state.as_ref().and_then(|state| state.pid).filter(|pid| *pid > 0);
    let network = found.network_settings.as_ref();
    let mut networks = network.and_then(|network| network.networks.as_ref()).into_iter().flatten();
    let ip = networks.find_map(|(_, network)| network.ip_address.as_ref()?.parse().ok());
    let published = network.and_then(|network| network.ports.as_ref()).into_iter().flatten();
    let published = published.filter_map(|(port, bindings)| {
        let inside: u16 = port.strip_suffix("/tcp")?.parse().ok()?;
        let outside: u16 = bindings.as_ref()?.first()?.host_port.as_ref()?.parse().ok()?;
        Some((inside, SocketAddr::from(([127, 0, 0, 1], outside))))
    });
    match reach {
        Reach::Direct => Address { pid, ip, published: HashMap::new() },
        Reach::Published => Address { pid, ip: None, published: published.collect() },
    }
}

/// Returns the ports that are open now; `None` when that cannot be told.
///
/// Where `/proc` does not show the container, published ports are tried. A proxy of the engine's may accept for a port that nobody serves,
/// so this tells less than `/proc` does.
async fn open_ports(address: &Address) -> Option<Vec<u16>> {
    if let Some(listening) = address.pid.and_then(Listening::of_process) {
        return Some(listening.open);
    }
    if address.published.is_empty() {
        return None;
    }
    let mut open = Vec::new();
    for (inside, outside) in &address.published {
        if tokio::net::TcpStream::connect(outside).await.is_ok() {
            open.push(*inside);
        }
    }
    open.sort_unstable();
    Some(open)
}

const STREAMS: [LogStream; 2] = [LogStream::Out, LogStream::Err];
const EVENT_BUFFER: usize = 256;
/// What is told when the engine went away before it told the code.
const LOST_EXIT_CODE: i64 = -1;
/// Ports that apps of tutorials use, published where the container's own address cannot be reached.
const USUAL_PORTS: [u16; 5] = [80, 3000, 5000, 8000, 8080];
