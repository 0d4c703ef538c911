//! The task that turns a container's life into events.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bollard::container::LogOutput;
use bollard::errors::Error;
use bollard::models::{ContainerInspectResponse, ContainerUpdateBody};
use bollard::query_parameters::KillContainerOptionsBuilder;
use futures_util::{Stream, StreamExt};
use protocol::{ExitCause, LogRemark, LogStream};
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use super::create::to_nano_cpus;
use super::flow::{Flow, Passed};
use super::process_identity::ProcessIdentity;
use super::{ContainerAddress, ContainerEnd, RunningContainer};
use crate::engine::ContainerEvent;
use crate::engine::connection::{EngineConnection, PortReach};
use crate::engine::context::EngineContext;
use crate::engine::disk_writes::{self, Allowance, Overrun, OverrunFuture};
use crate::engine::log_lines::LineSplitter;

/// Follows one container from its first byte to its end.
pub(super) struct Follower {
    pub(super) id: String,
    pub(super) connection: EngineConnection,
    pub(super) running: Arc<RunningContainer>,
    pub(super) events: mpsc::Sender<ContainerEvent>,
    pub(super) is_watched: watch::Receiver<bool>,
    /// Its share of the CPU for good.
    pub(super) millicpus: u64,
    pub(super) ctx: Arc<EngineContext>,
}

/// What a container writes, as the engine streams it.
pub(super) type OutputStream = Pin<Box<dyn Stream<Item = Result<LogOutput, Error>> + Send>>;
type PortsFuture<'a> = Pin<Box<dyn Future<Output = Vec<u16>> + Send + 'a>>;

enum FollowerEvent {
    Started,
    Output(LogOutput),
    OutputEnded,
    Watched,
    Ports(Vec<u16>),
    Overran(Overrun),
    Lost,
}

impl Follower {
    /// Tells what the container does until its end.
    pub(super) async fn follow(self, mut output: OutputStream) {
        let mut splitters = [LineSplitter::default(), LineSplitter::default()];
        let mut ports: PortsFuture<'_> = Box::pin(self.first_ports());
        let mut known = Vec::new();
        let mut start_ends = Box::pin(tokio::time::sleep(START_PATIENCE));
        let mut is_starting = true;
        let mut is_watched = self.is_watched.clone();
        let mut flow = Flow::new(self.ctx.config.limits.container_log_bytes, Instant::now());
        let mut overrun = self.overrun();
        loop {
            let event = tokio::select! {
                Ok(()) = is_watched.changed() => FollowerEvent::Watched,
                item = output.next() => match item {
                    Some(Ok(chunk)) => FollowerEvent::Output(chunk),
                    Some(Err(_)) | None => FollowerEvent::OutputEnded,
                },
                open = &mut ports => FollowerEvent::Ports(open),
                found = &mut overrun => FollowerEvent::Overran(found),
                () = &mut start_ends, if is_starting => FollowerEvent::Started,
                () = self.connection.lost.cancelled() => FollowerEvent::Lost,
            };
            match event {
                FollowerEvent::Output(chunk) => match flow.pass(chunk, Instant::now()) {
                    Some(passed) => self.log(&mut splitters, passed).await,
                    // Not at once, for it costs; never for long, for the engine waits with what it has.
                    None => tokio::time::sleep(SKIP_PAUSE).await,
                },
                FollowerEvent::Watched => {
                    flow.watch(*is_watched.borrow_and_update(), Instant::now());
                    self.log(&mut splitters, flow.rest()).await;
                }
                FollowerEvent::Started => {
                    is_starting = false;
                    self.hold_to_limit().await;
                }
                FollowerEvent::Ports(open) => {
                    let first_answer = (Instant::now() + FIRST_ANSWER).min(start_ends.deadline());
                    start_ends.as_mut().reset(first_answer);
                    ports = Box::pin(self.other_ports(open.clone()));
                    if known != open {
                        known = open;
                        self.tell(ContainerEvent::Listening(known.clone())).await;
                    }
                }
                FollowerEvent::Overran(found) => {
                    overrun = Box::pin(std::future::pending());
                    self.end_writer(found).await;
                }
                FollowerEvent::OutputEnded => break,
                FollowerEvent::Lost => return self.end(self.lost()).await,
            }
        }
        self.log(&mut splitters, flow.rest()).await;
        self.log_begun_lines(&mut splitters).await;
        self.wait_for_end().await;
    }

    /// Waits for the end of a container whose output has ended, or of its engine, and tells it.
    async fn wait_for_end(&self) {
        let ending = tokio::select! {
            ending = self.ending() => ending,
            () = self.connection.lost.cancelled() => self.lost(),
        };
        self.end(ending).await;
    }

    /// Waits until the container has written more than it may.
    fn overrun(&self) -> OverrunFuture {
        let limits = &self.ctx.config.limits;
        let allowance = Allowance { limit: limits.container_disk_bytes, reserve: limits.disk_reserve_bytes };
        match &self.connection.host {
            Some(host) => {
                let group = format!("{}/{}", host.group, self.id);
                Box::pin(disk_writes::overrun(Arc::clone(host), group, allowance))
            }
            None => Box::pin(std::future::pending()),
        }
    }

    /// Says why, then kills the container: a process that is asked to end may go on writing.
    async fn end_writer(&self, overrun: Overrun) {
        let limit = self.ctx.config.limits.container_disk_bytes;
        let (remark, cause) = match overrun {
            Overrun::Limit(used) => (LogRemark::WroteTooMuch { used, limit }, ExitCause::OutOfDisk),
            Overrun::DiskNearlyFull(free_bytes) => {
                (LogRemark::MetFullDisk { free_bytes }, ExitCause::DiskNearlyFull)
            }
        };
        self.running.mark_ended_for(cause);
        self.tell(ContainerEvent::Logged { stream: LogStream::Drydock, text: remark.into() }).await;
        let options = KillContainerOptionsBuilder::default().signal("KILL").build();
        if let Err(error) = self.connection.docker.kill_container(&self.id, Some(options)).await {
            tracing::debug!(container = %self.id, %error, "a container that wrote too much could not be killed");
        }
    }

    /// From here on the container has the share of the CPU that it is allowed for good.
    async fn hold_to_limit(&self) {
        let share = to_nano_cpus(self.millicpus);
        let update = ContainerUpdateBody { nano_cpus: Some(share), ..ContainerUpdateBody::default() };
        match self.connection.docker.update_container(&self.id, update).await {
            Ok(_) | Err(Error::DockerResponseServerError { status_code: 404 | 409, .. }) => {}
            Err(error) => {
                tracing::warn!(container = %self.id, %error, "a container keeps its share for starting")
            }
        }
    }

    async fn log(&self, splitters: &mut [LineSplitter; 2], passed: Passed) {
        if passed.skipped_bytes > 0 {
            self.log_begun_lines(splitters).await;
            let remark = LogRemark::OutputSkipped { n_bytes: passed.skipped_bytes };
            self.tell(ContainerEvent::Logged { stream: LogStream::Drydock, text: remark.into() }).await;
        }
        for chunk in passed.chunks {
            let at = usize::from(matches!(chunk, LogOutput::StdErr { .. }));
            for text in splitters[at].push(&chunk.into_bytes()) {
                self.tell_line(STREAMS[at], text).await;
            }
        }
    }

    /// Ends the lines that have no end yet.
    async fn log_begun_lines(&self, splitters: &mut [LineSplitter; 2]) {
        for (splitter, stream) in splitters.iter_mut().zip(STREAMS) {
            if let Some(text) = splitter.rest() {
                self.tell_line(stream, text).await;
            }
        }
    }

    async fn tell_line(&self, stream: LogStream, text: String) {
        self.running.remember_line(&text);
        self.tell(ContainerEvent::Logged { stream, text: text.into() }).await;
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
        match self.connection.docker.inspect_container(&self.id, None).await {
            Ok(found) => {
                self.ctx.neighbours.fix(&self.connection, &self.id, &found).await;
                self.running.locate(locate(&found, self.connection.reach));
            }
            Err(error) => {
                tracing::debug!(container = %self.id, %error, "a container could not be inspected");
                self.running.locate(ContainerAddress::default());
            }
        }
        self.other_ports(Vec::new()).await
    }

    /// Waits until the open ports differ from `known`: eagerly at first, for a start is what people wait for.
    async fn other_ports(&self, known: Vec<u16>) -> Vec<u16> {
        loop {
            let open = open_ports(&self.running).await.filter(|open| *open != known);
            if let Some(open) = open {
                return open;
            }
            let pause = match known.is_empty() {
                _ if self.running.age() >= EAGER => Duration::from_millis(250),
                true => Duration::from_millis(3),
                false => Duration::from_millis(20),
            };
            tokio::time::sleep(pause).await;
        }
    }

    /// Waits for the process' end; its output has ended before.
    async fn ending(&self) -> ContainerEnd {
        let mut waiting = Box::pin(self.connection.docker.wait_container(&self.id, None));
        let waited = match waiting.next().await {
            Some(Ok(response)) => Some(response.status_code),
            Some(Err(Error::DockerContainerWaitError { code, .. })) => Some(code),
            Some(Err(_)) | None => None,
        };
        let state =
            self.connection.docker.inspect_container(&self.id, None).await.ok().and_then(|found| found.state);
        let exit_code = waited.or_else(|| state.as_ref()?.exit_code);
        let Some(exit_code) = exit_code else {
            // The engine went away before it told; that it is lost may not be known yet.
            return self.lost();
        };
        let is_killed_for_memory = state.and_then(|state| state.oom_killed).unwrap_or(false);
        let cause = if let Some(cause) = self.running.ended_for() {
            cause
        } else if is_killed_for_memory {
            ExitCause::OutOfMemory
        } else if self.running.was_stopped() {
            ExitCause::Stopped
        } else if self.ctx.stop.is_cancelled() {
            ExitCause::Lost
        } else {
            ExitCause::ByItself
        };
        ContainerEnd { exit_code, cause }
    }

    /// The engine went away, by itself or because it had to.
    fn lost(&self) -> ContainerEnd {
        let is_chosen = self.ctx.is_restarting.load(Ordering::Relaxed);
        let cause = if is_chosen { ExitCause::EngineRestarted } else { ExitCause::Lost };
        ContainerEnd { exit_code: LOST_EXIT_CODE, cause }
    }

    async fn end(&self, ending: ContainerEnd) {
        self.running.end(ending);
        self.tell(ContainerEvent::Exited { exit_code: ending.exit_code, cause: ending.cause }).await;
    }
}

/// Reads from an inspection where the container can be reached.
pub(super) fn locate(found: &ContainerInspectResponse, reach: PortReach) -> ContainerAddress {
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
        PortReach::Direct => ContainerAddress {
            pid,
            process: pid.and_then(ProcessIdentity::of),
            ip,
            published: HashMap::new(),
        },
        PortReach::Published => {
            ContainerAddress { pid, process: None, ip: None, published: published.collect() }
        }
    }
}

/// Returns the ports that are open now; `None` when that cannot be told.
///
/// Where `/proc` does not show the container, published ports are tried. A proxy of the engine's may accept for a port that nobody serves,
/// so this tells less than `/proc` does.
async fn open_ports(running: &RunningContainer) -> Option<Vec<u16>> {
    let address = running.address().await;
    if let Some(pid) = address.pid
        && let Some(listening) = running.ports.look(pid).await
    {
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

/// Between two pieces of output that are skipped.
const SKIP_PAUSE: Duration = Duration::from_millis(5);
/// The longest that a start may take, and what the first answer gets once a port is open.
const START_PATIENCE: Duration = Duration::from_secs(10);
const FIRST_ANSWER: Duration = Duration::from_secs(1);
/// How long a start is watched closely.
const EAGER: Duration = Duration::from_secs(15);
const STREAMS: [LogStream; 2] = [LogStream::Out, LogStream::Err];
/// What is told when the engine went away before it told the code.
const LOST_EXIT_CODE: i64 = -1;
