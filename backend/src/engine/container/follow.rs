//! The task that turns a container's life into events.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bollard::container::LogOutput;
use bollard::errors::Error;
use bollard::models::{ContainerInspectResponse, ContainerUpdateBody};
use futures_util::{Stream, StreamExt};
use protocol::{ExitCause, LogStream};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::create::to_nano_cpus;
use super::{Address, Ending, Running};
use crate::engine::ContainerEvent;
use crate::engine::core::Core;
use crate::engine::lines::LineSplitter;
use crate::engine::link::{Link, Reach};
use crate::engine::ports::Listening;

/// Follows one container from its first byte to its end.
pub(super) struct Follower {
    pub(super) id: String,
    pub(super) link: Link,
    pub(super) running: Arc<Running>,
    pub(super) events: mpsc::Sender<ContainerEvent>,
    pub(super) core: Arc<Core>,
}

pub(super) type Output = Pin<Box<dyn Stream<Item = Result<LogOutput, Error>> + Send>>;
type Ports<'a> = Pin<Box<dyn Future<Output = Vec<u16>> + Send + 'a>>;

enum Event {
    Started,
    Output(LogOutput),
    OutputEnded,
    Ports(Vec<u16>),
    Lost,
}

impl Follower {
    pub(super) async fn follow(self, mut output: Output) {
        let mut splitters = [LineSplitter::default(), LineSplitter::default()];
        let mut ports: Ports<'_> = Box::pin(self.first_ports());
        let mut known = Vec::new();
        let mut start_ends = Box::pin(tokio::time::sleep(START_PATIENCE));
        let mut is_starting = true;
        loop {
            let event = tokio::select! {
                item = output.next() => match item {
                    Some(Ok(chunk)) => Event::Output(chunk),
                    Some(Err(_)) | None => Event::OutputEnded,
                },
                open = &mut ports => Event::Ports(open),
                () = &mut start_ends, if is_starting => Event::Started,
                () = self.link.lost.cancelled() => Event::Lost,
            };
            match event {
                Event::Output(chunk) => self.log(&mut splitters, chunk).await,
                Event::Started => {
                    is_starting = false;
                    self.hold_to_limit().await;
                }
                Event::Ports(open) => {
                    let first_answer = (Instant::now() + FIRST_ANSWER).min(start_ends.deadline());
                    start_ends.as_mut().reset(first_answer);
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

    /// From here on the container has the share of the CPU that it is allowed for good.
    async fn hold_to_limit(&self) {
        let share = to_nano_cpus(self.core.config.limits.container_millicpus);
        let update = ContainerUpdateBody { nano_cpus: Some(share), ..ContainerUpdateBody::default() };
        match self.link.docker.update_container(&self.id, update).await {
            Ok(_) | Err(Error::DockerResponseServerError { status_code: 404 | 409, .. }) => {}
            Err(error) => {
                tracing::warn!(container = %self.id, %error, "a container keeps its share for starting")
            }
        }
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

    /// Asks once where the container is, unless that was known before, then waits for its first open port.
    async fn first_ports(&self) -> Vec<u16> {
        if self.running.is_located() {
            return self.other_ports(Vec::new()).await;
        }
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
            let pause = match known.is_empty() {
                true if age < EAGER => Duration::from_millis(3),
                false if age < EAGER => Duration::from_millis(20),
                true | false => Duration::from_millis(250),
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
pub(super) fn locate(found: &ContainerInspectResponse, reach: Reach) -> Address {
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

/// The longest that a start may take, and what the first answer gets once a port is open.
const START_PATIENCE: Duration = Duration::from_secs(10);
const FIRST_ANSWER: Duration = Duration::from_secs(1);
/// How long a start is watched closely.
const EAGER: Duration = Duration::from_secs(15);
const STREAMS: [LogStream; 2] = [LogStream::Out, LogStream::Err];
/// What is told when the engine went away before it told the code.
const LOST_EXIT_CODE: i64 = -1;
