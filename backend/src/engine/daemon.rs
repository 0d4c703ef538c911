//! The private daemon: started, watched, started again when it dies, and taken down without a trace.
//!
//! It shares nothing with the machine's own Docker: data, sockets, bridge, packet rules and control groups have names of their own.

mod layout;
mod network;
mod process;
mod remains;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use protocol::{EngineState, Isolation, NoEngine};

use self::layout::Layout;
use self::network::{Bridge, NetworkError};
use self::process::DaemonProcess;
pub(crate) use self::process::is_program;
use super::core::Core;
use super::link::{Link, LinkError, Reach, storage_of};

/// Runs the daemon until the engine is told to stop.
pub(crate) async fn supervise(core: Arc<Core>) {
    let mut patience = FIRST_BACKOFF;
    while !core.stop.is_cancelled() {
        core.set_state(EngineState::Starting);
        match start(&core).await {
            Ok((layout, process, link)) => {
                patience = FIRST_BACKOFF;
                core.look_at_storage(&link).await;
                core.connected(&link);
                let ending = tokio::select! {
                    () = process.ended() => Ending::Died,
                    () = link.until_silent() => Ending::Died,
                    () = core.stop.cancelled() => Ending::Asked,
                };
                if matches!(ending, Ending::Asked) {
                    core.wind_down(&link).await;
                } else {
                    tracing::error!("the private daemon died and is started again");
                    core.set_state(EngineState::Starting);
                }
                core.disconnected(&link);
                process.stop(STOP_GRACE).await;
                tidy(&layout).await;
            }
            Err(error) => {
                tracing::error!(%error, "the private daemon did not start");
                let detail = error.to_string();
                core.set_state(EngineState::Absent { reason: NoEngine::DidNotStart { detail } });
            }
        }
        tokio::select! {
            () = tokio::time::sleep(patience) => {}
            () = core.stop.cancelled() => {}
        }
        patience = (patience * 2).min(LAST_BACKOFF);
    }
}

enum Ending {
    Died,
    Asked,
}

async fn start(core: &Core) -> Result<(Layout, DaemonProcess, Link), StartError> {
    let own = core.config.dockerd.as_deref();
    let theirs: &[&'static str] = if own.is_none() { &["dockerd", "containerd"] } else { &[] };
    let missing = theirs.iter().chain(&["ip", "iptables"]).find(|program| !is_program(program));
    let missing = missing.map(|program| (*program).to_owned());
    let own_missing = own.filter(|path| !path.is_file()).map(|path| path.display().to_string());
    if let Some(program) = missing.or(own_missing) {
        return Err(StartError::NoProgram(program));
    }
    let layout = Layout::of(&core.config.data_dir).map_err(StartError::Prepare)?;
    process::end_leftovers(&layout).await;
    tidy(&layout).await;
    layout.prepare(&core.config).map_err(StartError::Prepare)?;
    Bridge::create(&layout.bridge, layout.seed()).await?;
    let n_builds = u64::from(core.config.limits.builds_at_once.max(1));
    if let Err(error) = remains::cap_builds(&layout, n_builds * BUILD_MEMORY_BYTES, n_builds * BUILD_PIDS) {
        tracing::warn!(%error, "memory and processes of builds are not capped");
    }
    let process = DaemonProcess::spawn(&layout, own.unwrap_or(Path::new("dockerd")))
        .await
        .map_err(StartError::Spawn)?;
    let answered = tokio::select! {
        link = first_answer(&layout, own.is_some()) => link,
        () = process.ended() => Err(StartError::Ended(last_words(&layout))),
        () = core.stop.cancelled() => Err(StartError::Stopped),
        () = tokio::time::sleep(START_PATIENCE) => Err(StartError::Silent(last_words(&layout))),
    };
    match answered {
        Ok(link) => Ok((layout, process, link)),
        Err(error) => {
            process.stop(STOP_GRACE).await;
            tidy(&layout).await;
            Err(error)
        }
    }
}

/// Asks again and again until the daemon answers; the caller keeps the time.
async fn first_answer(layout: &Layout, is_elsewhere: bool) -> Result<Link, StartError> {
    let address = format!("unix://{}", layout.socket().display());
    loop {
        tokio::time::sleep(Duration::from_millis(25)).await;
        let kind = (Isolation::UserNamespaces, Reach::Direct);
        let Ok(mut link) = Link::connect(&address, kind, Duration::from_secs(5)).await else { continue };
        restrict(layout).map_err(StartError::Prepare)?;
        link.has_init = is_program("docker-init");
        // What 20.10 would tell counts for nothing, and asking takes a part of the start.
        if is_elsewhere || cache::Engine::of_version(&link.version) != cache::Engine::Docker20 {
            learn(&mut link, is_elsewhere).await;
        }
        return Ok(link);
    }
}

/// Asks a daemon how it keeps what it builds and, where its programs may be elsewhere than ours, for its init process: it says `N/A` when that
/// cannot be run.
async fn learn(link: &mut Link, is_elsewhere: bool) {
    let Ok(info) = link.docker.info().await else { return };
    link.storage = storage_of(&info);
    if is_elsewhere {
        let version = info.init_commit.and_then(|commit| commit.id);
        link.has_init = version.is_some_and(|id| !id.is_empty() && id != "N/A");
    }
}

fn restrict(layout: &Layout) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(layout.socket(), std::fs::Permissions::from_mode(0o600))
}

/// Takes away what is left once the daemon has ended.
async fn tidy(layout: &Layout) {
    process::end_leftovers(layout).await;
    remains::kill_group(layout).await;
    Bridge::remove(&layout.bridge).await;
    let layout = layout.clone();
    drop(tokio::task::spawn_blocking(move || remains::clear(&layout)).await);
}

/// Returns the last thing the daemon said, without time and level.
fn last_words(layout: &Layout) -> String {
    let log = std::fs::read_to_string(layout.log_file()).unwrap_or_default();
    let last = log.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    let message = last.split_once("msg=\"").and_then(|(_, rest)| rest.rsplit_once('"')).map(|(text, _)| text);
    message.unwrap_or(last).chars().take(400).collect()
}

/// Why the daemon is not there.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error("`{0}` is not installed")]
    NoProgram(String),
    #[error("its directories could not be prepared: {0}")]
    Prepare(#[source] io::Error),
    #[error(transparent)]
    Network(#[from] NetworkError),
    #[error("`dockerd` could not be run: {0}")]
    Spawn(#[source] io::Error),
    #[error("{0}")]
    Ended(String),
    #[error("no answer within 30 seconds; {0}")]
    Silent(String),
    #[error("asked to stop")]
    Stopped,
    #[error(transparent)]
    Link(#[from] LinkError),
}

const START_PATIENCE: Duration = Duration::from_secs(30);
const STOP_GRACE: Duration = Duration::from_secs(15);
const FIRST_BACKOFF: Duration = Duration::from_millis(250);
const LAST_BACKOFF: Duration = Duration::from_secs(30);
/// What one build may count on; the cap is this times the builds at once, held by all of them together.
const BUILD_MEMORY_BYTES: u64 = 1024 * 1024 * 1024;
const BUILD_PIDS: u64 = 512;
