//! Finds an engine, and follows one that somebody else runs.

use std::io;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use protocol::{EngineState, Isolation, NoEngine};

use crate::engine::connection::{EngineConnection, PortReach, storage_of};
use crate::engine::context::EngineContext;
use crate::engine::daemon;
use crate::engine::{EngineChoice, EngineConfig};

/// Where the engine comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EngineSource {
    /// Started and supervised here.
    Private,
    /// Somebody else's.
    Address(String),
    /// None.
    Absent(NoEngine),
}

/// Decides from the operator's choice and what the machine has.
pub(crate) fn find(config: &EngineConfig) -> EngineSource {
    let has_daemon = config.dockerd.as_deref().map_or_else(|| daemon::is_program("dockerd"), Path::is_file);
    let machine = Machine {
        can_start_daemon: cfg!(target_os = "linux") && rustix::process::geteuid().is_root() && has_daemon,
        docker_host: std::env::var("DOCKER_HOST").ok().filter(|host| !host.is_empty()),
    };
    decide(&config.choice, &machine, |path| UnixStream::connect(path).map(drop))
}

struct Machine {
    can_start_daemon: bool,
    docker_host: Option<String>,
}

fn decide(choice: &EngineChoice, machine: &Machine, probe: impl Fn(&str) -> io::Result<()>) -> EngineSource {
    match choice {
        EngineChoice::Off => EngineSource::Absent(NoEngine::SwitchedOff),
        EngineChoice::Private => EngineSource::Private,
        EngineChoice::Address(address) => EngineSource::Address(address.clone()),
        EngineChoice::Auto if machine.can_start_daemon => EngineSource::Private,
        EngineChoice::Auto => match &machine.docker_host {
            Some(host) => EngineSource::Address(host.clone()),
            None => default_socket(probe),
        },
    }
}

fn default_socket(probe: impl Fn(&str) -> io::Result<()>) -> EngineSource {
    let mut found = EngineSource::Absent(NoEngine::NotFound);
    let own = std::env::var("XDG_RUNTIME_DIR").map(|directory| format!("{directory}/docker.sock")).ok();
    for path in [Some("/var/run/docker.sock".to_owned()), own].into_iter().flatten() {
        let address = format!("unix://{path}");
        match probe(&path) {
            Ok(()) => return EngineSource::Address(address),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                found = EngineSource::Absent(NoEngine::NoPermission { address });
            }
            Err(_) => {}
        }
    }
    found
}

/// Keeps a connection to an engine that somebody else runs until the engine is told to stop.
pub(crate) async fn follow(ctx: Arc<EngineContext>, address: String) {
    while !ctx.stop.is_cancelled() {
        match connect(&address).await {
            Ok(connection) => {
                ctx.look_at_storage(&connection).await;
                ctx.connected(&connection);
                let is_asked = tokio::select! {
                    () = connection.until_silent() => false,
                    () = ctx.stop.cancelled() => true,
                };
                if is_asked {
                    ctx.wind_down(&connection).await;
                }
                ctx.disconnected(&connection);
                ctx.set_state(EngineState::Absent { reason: unreachable(&address) });
            }
            Err(reason) => ctx.set_absent(reason),
        }
        tokio::select! {
            () = tokio::time::sleep(TRY_EVERY) => {}
            () = ctx.stop.cancelled() => {}
        }
    }
}

async fn connect(address: &str) -> Result<EngineConnection, NoEngine> {
    let kind = (Isolation::EngineDefault, PortReach::Published);
    let mut connection =
        EngineConnection::connect(address, kind, ANSWER_PATIENCE).await.map_err(|error| {
            tracing::warn!(%error, "the engine cannot be reached");
            if is_forbidden(address) {
                NoEngine::NoPermission { address: address.to_owned() }
            } else {
                unreachable(address)
            }
        })?;
    if let Ok(info) = connection.docker.info().await {
        connection.storage = storage_of(&info);
        connection.has_init = info.init_binary.is_some_and(|name| !name.is_empty());
    }
    Ok(connection)
}

fn is_forbidden(address: &str) -> bool {
    let path = address.strip_prefix("unix://").unwrap_or(address);
    UnixStream::connect(path).is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

fn unreachable(address: &str) -> NoEngine {
    NoEngine::Unreachable { address: address.to_owned() }
}

const ANSWER_PATIENCE: Duration = Duration::from_secs(5);
const TRY_EVERY: Duration = Duration::from_secs(3);

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: &str) -> io::Result<()> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn machine(can_start_daemon: bool, docker_host: Option<&str>) -> Machine {
        Machine { can_start_daemon, docker_host: docker_host.map(str::to_owned) }
    }

    #[test]
    fn a_private_daemon_goes_before_the_machines_own() {
        let found = decide(&EngineChoice::Auto, &machine(true, Some("tcp://elsewhere:2375")), |_| Ok(()));
        assert_eq!(found, EngineSource::Private);
    }

    #[test]
    fn docker_host_goes_before_the_default_socket() {
        let found = decide(&EngineChoice::Auto, &machine(false, Some("tcp://elsewhere:2375")), |_| Ok(()));
        assert_eq!(found, EngineSource::Address("tcp://elsewhere:2375".into()));
        let found = decide(&EngineChoice::Auto, &machine(false, None), |_| Ok(()));
        assert_eq!(found, EngineSource::Address("unix:///var/run/docker.sock".into()));
    }

    #[test]
    fn the_reason_tells_a_closed_door_from_none() {
        let closed = |path: &str| match path {
            "/var/run/docker.sock" => Err(io::ErrorKind::PermissionDenied.into()),
            _ => nothing(path),
        };
        let address = "unix:///var/run/docker.sock".to_owned();
        assert_eq!(
            decide(&EngineChoice::Auto, &machine(false, None), closed),
            EngineSource::Absent(NoEngine::NoPermission { address })
        );
        assert_eq!(
            decide(&EngineChoice::Auto, &machine(false, None), nothing),
            EngineSource::Absent(NoEngine::NotFound)
        );
        assert_eq!(
            decide(&EngineChoice::Off, &machine(true, None), nothing),
            EngineSource::Absent(NoEngine::SwitchedOff)
        );
    }
}
