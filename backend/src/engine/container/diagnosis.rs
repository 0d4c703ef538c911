//! Which link of the chain from the page to the app is broken.

use std::net::SocketAddr;

use protocol::{AppFailure, ExitCause};

use super::ports::ListeningPorts;
use super::{RunningContainer, RunningContainers};

/// Returns where a port of a container can be reached, or why it cannot.
pub(crate) async fn upstream(
    containers: &RunningContainers,
    id: &str,
    port: u16,
) -> Result<SocketAddr, AppFailure> {
    let running = containers.get(id).ok_or(AppFailure::NoContainer)?;
    if let Some(ended) = ended(&running) {
        return Err(ended);
    }
    let address = running.address().await;
    let direct = address.ip.map(|ip| SocketAddr::new(ip, port));
    let found = direct.or_else(|| address.published.get(&port).copied());
    match (found, ended(&running)) {
        (_, Some(ended)) => Err(ended),
        (Some(found), None) => Ok(found),
        (None, None) => Err(AppFailure::NotListening { port }),
    }
}

/// Tells whether a container runs and its address is still its own.
pub(crate) fn holds_address(containers: &RunningContainers, id: &str) -> bool {
    containers.get(id).is_some_and(|running| running.ending().is_none() && running.holds_address())
}

/// Finds out why a port gave no answer.
pub(crate) async fn diagnose(containers: &RunningContainers, id: &str, port: u16) -> AppFailure {
    let Some(running) = containers.get(id) else { return AppFailure::NoContainer };
    if let Some(ended) = ended(&running) {
        return ended;
    }
    let listening = match running.address().await.pid {
        Some(pid) => running.ports.look(pid).await.unwrap_or_default(),
        None => ListeningPorts::default(),
    };
    judge(port, listening)
}

fn judge(port: u16, listening: ListeningPorts) -> AppFailure {
    if listening.open.contains(&port) {
        return AppFailure::ConnectionLost { port, detail: "connection refused or reset".to_owned() };
    }
    if listening.loopback.contains(&port) {
        return AppFailure::LoopbackOnly { port };
    }
    if !listening.open.is_empty() {
        let mut listening = listening.open;
        listening.truncate(PORTS_NAMED);
        return AppFailure::OtherPort { port, listening };
    }
    AppFailure::NotListening { port }
}

fn ended(running: &RunningContainer) -> Option<AppFailure> {
    let ending = running.ending()?;
    Some(match ending.cause {
        ExitCause::OutOfMemory => AppFailure::OutOfMemory { limit_bytes: running.memory_bytes },
        ExitCause::ByItself
        | ExitCause::DidNotStart
        | ExitCause::Stopped
        | ExitCause::OutOfDisk
        | ExitCause::DiskNearlyFull
        | ExitCause::EngineRestarted
        | ExitCause::Idle
        | ExitCause::Lost => {
            AppFailure::NotRunning { exit_code: ending.exit_code, last_lines: running.last_lines() }
        }
    })
}

/// Ports that are named to a person.
const PORTS_NAMED: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_broken_link_is_named() {
        let of = |open: &[u16], loopback: &[u16]| {
            let (open, loopback) = (open.to_vec(), loopback.to_vec());
            judge(5000, ListeningPorts { open, loopback })
        };
        assert_eq!(of(&[], &[]), AppFailure::NotListening { port: 5000 });
        assert_eq!(of(&[8080], &[5000]), AppFailure::LoopbackOnly { port: 5000 });
        assert_eq!(of(&[8080], &[]), AppFailure::OtherPort { port: 5000, listening: vec![8080] });
        let many: Vec<u16> = (10_000..20_000).collect();
        assert!(
            matches!(of(&many, &[]), AppFailure::OtherPort { listening, .. } if listening.len() == PORTS_NAMED)
        );
        assert!(matches!(of(&[5000], &[]), AppFailure::ConnectionLost { port: 5000, .. }));
    }
}
