//! Which link of the chain from the page to the app is broken.

use std::net::SocketAddr;

use protocol::{AppFailure, ExitCause};

use super::container::{Registry, Running};
use super::ports::Listening;

/// Returns where a port of a container can be reached, or why it cannot.
pub(crate) async fn upstream(containers: &Registry, id: &str, port: u16) -> Result<SocketAddr, AppFailure> {
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

/// Finds out why a port gave no answer.
pub(crate) async fn diagnose(containers: &Registry, id: &str, port: u16) -> AppFailure {
    let Some(running) = containers.get(id) else { return AppFailure::NoContainer };
    if let Some(ended) = ended(&running) {
        return ended;
    }
    let listening = running.address().await.pid.and_then(Listening::of_process).unwrap_or_default();
    judge(port, listening)
}

fn judge(port: u16, listening: Listening) -> AppFailure {
    if listening.open.contains(&port) {
        return AppFailure::ConnectionLost { port, detail: "connection refused or reset".to_owned() };
    }
    if listening.loopback.contains(&port) {
        return AppFailure::LoopbackOnly { port };
    }
    if !listening.open.is_empty() {
        return AppFailure::OtherPort { port, listening: listening.open };
    }
    AppFailure::NotListening { port }
}

fn ended(running: &Running) -> Option<AppFailure> {
    let ending = running.ending()?;
    Some(match ending.cause {
        ExitCause::OutOfMemory => AppFailure::OutOfMemory { limit_bytes: running.memory_bytes },
        ExitCause::ByItself | ExitCause::Stopped | ExitCause::Idle | ExitCause::Lost => {
            AppFailure::NotRunning { exit_code: ending.exit_code, last_lines: running.last_lines() }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_broken_link_is_named() {
        let of = |open: &[u16], loopback: &[u16]| {
            judge(5000, Listening { open: open.to_vec(), loopback: loopback.to_vec() })
        };
        assert_eq!(of(&[], &[]), AppFailure::NotListening { port: 5000 });
        assert_eq!(of(&[8080], &[5000]), AppFailure::LoopbackOnly { port: 5000 });
        assert_eq!(of(&[8080], &[]), AppFailure::OtherPort { port: 5000, listening: vec![8080] });
        assert!(matches!(of(&[5000], &[]), AppFailure::ConnectionLost { port: 5000, .. }));
    }
}
