//! A connection to an app, or the link of the chain that is broken.

use std::io;
use std::time::{Duration, Instant};

use protocol::AppFailure;
use tokio::net::TcpStream;

use super::Upstreams;
use crate::targets::{AppName, Target, Targets};

/// Connects to an app. One that has only just started is waited for: until it listens, ends, or turns out to listen where nobody reaches it.
///
/// # Errors
///
/// Which link is broken.
pub(super) async fn connect(
    upstreams: &impl Upstreams,
    targets: &Targets,
    name: &AppName,
) -> Result<(TcpStream, Target), AppFailure> {
    let mut diagnosed = Instant::now();
    loop {
        // Asked anew each time: the session changes the port when it learns on which one the app listens.
        let target = targets.get(name).ok_or(AppFailure::NoContainer)?;
        let (id, port) = (&target.container_id, target.container_port);
        let address = upstreams.upstream(id, port).await?;
        let is_young = target.started.elapsed() < YOUTH;
        let connected = tokio::time::timeout(CONNECT_PATIENCE, TcpStream::connect(address)).await;
        match connected.unwrap_or_else(|_| Err(io::ErrorKind::HostUnreachable.into())) {
            Ok(stream) if is_young && address.ip().is_loopback() && was_hung_up(&stream).await => {}
            // An engine gives the address of a container that ended to the next one. Its request, with the name that only its own
            // workspace knows, must not go there.
            Ok(_) if !upstreams.holds_address(id) => return Err(gone(upstreams.diagnose(id, port).await)),
            Ok(stream) => {
                drop(stream.set_nodelay(true));
                return Ok((stream, target));
            }
            Err(error) if may_be_the_container(error.kind()) => {}
            Err(error) => return Err(AppFailure::ConnectionLost { port, detail: error.to_string() }),
        }
        if !is_young || diagnosed.elapsed() >= DIAGNOSE_EVERY {
            let failure = upstreams.diagnose(id, port).await;
            if !is_young || !may_pass(&failure, target.started) {
                return Err(failure);
            }
            diagnosed = Instant::now();
        }
        tokio::time::sleep(RETRY_EVERY).await;
    }
}

/// The engine tells of an end a moment after the address is free.
fn gone(found: AppFailure) -> AppFailure {
    match found {
        AppFailure::NotRunning { .. } | AppFailure::OutOfMemory { .. } => found,
        _ => AppFailure::NoContainer,
    }
}

/// Returns whether the container itself can explain such an error; one that has ended takes its address with it.
fn may_be_the_container(kind: io::ErrorKind) -> bool {
    matches!(
        kind,
        io::ErrorKind::ConnectionRefused | io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable
    )
}

/// Looks behind a connection that broke off: an app that ended in the middle of its answer is told as that.
pub(super) async fn blame(
    upstreams: &impl Upstreams,
    targets: &Targets,
    name: &AppName,
    failure: AppFailure,
) -> AppFailure {
    let AppFailure::ConnectionLost { .. } = failure else { return failure };
    let Some(target) = targets.get(name) else { return AppFailure::NoContainer };
    // The engine tells of an end a moment after the connection has.
    for _ in 0..BLAME_TRIES {
        let found = upstreams.diagnose(&target.container_id, target.container_port).await;
        if matches!(found, AppFailure::NotRunning { .. } | AppFailure::OutOfMemory { .. }) {
            return found;
        }
        tokio::time::sleep(BLAME_EVERY).await;
    }
    failure
}

/// Returns whether the other side ends a connection at once. A port that an engine publishes is held by the engine's own proxy, which accepts
/// first and hangs up when nothing listens behind it yet.
async fn was_hung_up(stream: &TcpStream) -> bool {
    let first = tokio::time::timeout(HANG_UP, stream.peek(&mut [0])).await;
    matches!(first, Ok(Ok(0) | Err(_)))
}

/// Returns whether an app that has just started may still come round. A short while is given to another port: the session follows it.
fn may_pass(failure: &AppFailure, started: Instant) -> bool {
    match failure {
        AppFailure::NotListening { .. } | AppFailure::ConnectionLost { .. } => true,
        AppFailure::OtherPort { .. } | AppFailure::LoopbackOnly { .. } => {
            started.elapsed() < OTHER_PORT_GRACE
        }
        _ => false,
    }
}

/// How long an app counts as one that has just started.
const YOUTH: Duration = Duration::from_secs(10);
const OTHER_PORT_GRACE: Duration = Duration::from_millis(1500);
/// The other end is on this machine: its kernel answers at once, however busy the app is.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);
const HANG_UP: Duration = Duration::from_millis(20);
const RETRY_EVERY: Duration = Duration::from_millis(5);
const BLAME_TRIES: usize = 5;
const BLAME_EVERY: Duration = Duration::from_millis(60);
const DIAGNOSE_EVERY: Duration = Duration::from_millis(150);
