//! The private daemon: started, watched, started again when it dies, and taken down without a trace.
//!
//! It shares nothing with the machine's own Docker: data, sockets, bridge, packet rules and control groups have names of their own.

pub(super) mod disk;
mod groups;
mod layout;
mod network;
mod process;
mod remains;
mod runaway_work;

use std::convert::Infallible;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use protocol::{BuildNumber, EngineState, Isolation, NoEngine, WorkspaceId};

pub(crate) use self::groups::{BuildGroup, BuildGroups, Caps, Met, pids_of_group};
use self::layout::DaemonLayout;
pub use self::network::{AllowedNetwork, AllowedNetworkError, Cidr};
use self::network::{Bridge, NetworkError, isolate};
pub(crate) use self::process::{DaemonProcess, end_recorded, is_program};
pub use self::runaway_work::RunawayWatch;
use self::runaway_work::needs_restart;
use crate::engine::Restart;
use crate::engine::connection::{ConnectionError, EngineConnection, Host, PortReach, storage_of};
use crate::engine::context::EngineContext;

/// Runs the daemon until the engine is told to stop.
pub(crate) async fn supervise(ctx: Arc<EngineContext>) {
    let mut patience = FIRST_BACKOFF;
    while !ctx.stop.is_cancelled() {
        ctx.set_state(EngineState::Starting);
        match start(&ctx).await {
            Ok(Started { layout, bridge, process, connection }) => {
                patience = FIRST_BACKOFF;
                let ending = tokio::select! {
                    ending = live(&ctx, &layout, &process, &connection) => ending,
                    never = keep_apart(&ctx, &bridge) => match never {},
                };
                match ending {
                    DaemonEnd::Asked => ctx.wind_down(&connection).await,
                    DaemonEnd::Died => {
                        tell_death(&layout);
                        ctx.set_state(EngineState::Starting);
                    }
                    DaemonEnd::RanAway(builds) => {
                        tracing::warn!(
                            ?builds,
                            "the engine is restarted: it still worked on a build that had ended"
                        );
                        ctx.is_restarting.store(true, Ordering::Relaxed);
                        ctx.restarts.send_replace(Restart { builds });
                        ctx.set_state(EngineState::Starting);
                    }
                }
                ctx.disconnected(&connection);
                process.stop(STOP_GRACE).await;
                tidy(&layout).await;
            }
            Err(error) => {
                tracing::error!(%error, "the private daemon did not start");
                let detail = error.to_string();
                ctx.set_state(EngineState::Absent { reason: NoEngine::DidNotStart { detail } });
            }
        }
        tokio::select! {
            () = tokio::time::sleep(patience) => {}
            () = ctx.stop.cancelled() => {}
        }
        patience = (patience * 2).min(LAST_BACKOFF);
    }
}

/// A daemon that answers, with all that it has on this machine.
struct Started {
    layout: DaemonLayout,
    bridge: Bridge,
    process: DaemonProcess,
    connection: EngineConnection,
}

enum DaemonEnd {
    Died,
    /// It still works on one of these builds, which have ended.
    RanAway(Vec<(WorkspaceId, BuildNumber)>),
    Asked,
}

/// Serves with the daemon until its end.
async fn live(
    ctx: &Arc<EngineContext>,
    layout: &DaemonLayout,
    process: &DaemonProcess,
    connection: &EngineConnection,
) -> DaemonEnd {
    ctx.look_at_storage(connection).await;
    ctx.is_restarting.store(false, Ordering::Relaxed);
    ctx.connected(connection);
    let group = layout.daemon_group();
    tokio::select! {
        () = process.ended() => DaemonEnd::Died,
        () = connection.until_silent() => DaemonEnd::Died,
        builds = needs_restart(ctx, &group) => DaemonEnd::RanAway(builds),
        () = ctx.stop.cancelled() => DaemonEnd::Asked,
    }
}

/// Keeps what runs apart from its neighbours and from the networks around.
async fn keep_apart(ctx: &EngineContext, bridge: &Bridge) -> Infallible {
    let never = tokio::join!(bridge.follow(&ctx.config.allow_networks), isolate(bridge.name()));
    match never.0 {}
}

fn tell_death(layout: &DaemonLayout) {
    if groups::n_killed_for_memory(&layout.daemon_group()) > 0 {
        tracing::error!(
            "the private daemon used more memory than DRYDOCK_ENGINE_MEMORY_BYTES allows; it is started again"
        );
    } else {
        tracing::error!("the private daemon died and is started again");
    }
}

async fn start(ctx: &EngineContext) -> Result<Started, DaemonStartError> {
    let own = ctx.config.dockerd.as_deref();
    let theirs: &[&'static str] = if own.is_none() { &["dockerd", "containerd"] } else { &[] };
    let missing = theirs.iter().chain(&["ip", "iptables"]).find(|program| !is_program(program));
    let missing = missing.map(|program| (*program).to_owned());
    let own_missing = own.filter(|path| !path.is_file()).map(|path| path.display().to_string());
    if let Some(program) = missing.or(own_missing) {
        return Err(DaemonStartError::NoProgram(program));
    }
    let layout = DaemonLayout::of(&ctx.config.data_dir).map_err(DaemonStartError::Prepare)?;
    process::end_leftovers(&layout).await;
    tidy(&layout).await;
    layout.prepare(&ctx.config).map_err(DaemonStartError::Prepare)?;
    let bridge = Bridge::create(&layout.bridge, layout.seed(), &ctx.config.allow_networks).await?;
    let limits = &ctx.config.limits;
    for (group, caps) in
        [(layout.builds_group(), Caps::of_builds(limits)), (layout.daemon_group(), Caps::of_daemon(limits))]
    {
        if let Err(error) = groups::make(&group, caps) {
            tracing::warn!(group, %error, "memory, processes and CPU are not capped");
        }
    }
    let process = DaemonProcess::spawn(&layout, own.unwrap_or(Path::new("dockerd")))
        .await
        .map_err(DaemonStartError::Spawn)?;
    let answered = tokio::select! {
        connection = first_answer(&layout, own.is_some()) => connection,
        () = process.ended() => Err(DaemonStartError::Ended(last_words(&layout))),
        () = ctx.stop.cancelled() => Err(DaemonStartError::Stopped),
        () = tokio::time::sleep(START_PATIENCE) => Err(DaemonStartError::Silent(last_words(&layout))),
    };
    match answered {
        Ok(mut connection) => {
            connection.host = Some(Arc::new(Host {
                bridge: bridge.name().to_owned(),
                builds: Arc::new(BuildGroups::new(layout.builds_group(), layout.group_names())),
                group: layout.cgroup.clone(),
                data_root: layout.data_root(),
            }));
            Ok(Started { layout, bridge, process, connection })
        }
        Err(error) => {
            process.stop(STOP_GRACE).await;
            tidy(&layout).await;
            Err(error)
        }
    }
}

/// Asks again and again until the daemon answers; the caller keeps the time.
async fn first_answer(
    layout: &DaemonLayout,
    is_elsewhere: bool,
) -> Result<EngineConnection, DaemonStartError> {
    let address = format!("unix://{}", layout.socket().display());
    loop {
        tokio::time::sleep(Duration::from_millis(25)).await;
        let kind = (Isolation::UserNamespaces, PortReach::Direct);
        let Ok(mut connection) = EngineConnection::connect(&address, kind, Duration::from_secs(5)).await
        else {
            continue;
        };
        restrict(layout).map_err(DaemonStartError::Prepare)?;
        connection.has_init = is_program("docker-init");
        // What 20.10 would tell counts for nothing, and asking takes a part of the start.
        if is_elsewhere
            || prediction::EngineGeneration::of_version(&connection.version)
                != prediction::EngineGeneration::Docker20
        {
            learn(&mut connection, is_elsewhere).await;
        }
        return Ok(connection);
    }
}

/// Asks a daemon how it keeps what it builds and, where its programs may be elsewhere than ours, for its init process: it says `N/A` when that
/// cannot be run.
async fn learn(connection: &mut EngineConnection, is_elsewhere: bool) {
    let Ok(info) = connection.docker.info().await else { return };
    connection.storage = storage_of(&info);
    if is_elsewhere {
        let version = info.init_commit.and_then(|commit| commit.id);
        connection.has_init = version.is_some_and(|id| !id.is_empty() && id != "N/A");
    }
}

fn restrict(layout: &DaemonLayout) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(layout.socket(), std::fs::Permissions::from_mode(0o600))
}

/// Takes away what is left once the daemon has ended.
async fn tidy(layout: &DaemonLayout) {
    process::end_leftovers(layout).await;
    remains::kill_group(layout).await;
    Bridge::remove(&layout.bridge).await;
    let layout = layout.clone();
    drop(tokio::task::spawn_blocking(move || remains::clear(&layout)).await);
}

/// Returns the last thing the daemon said, without time and level.
fn last_words(layout: &DaemonLayout) -> String {
    let log = std::fs::read_to_string(layout.log_file()).unwrap_or_default();
    let last = log.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    let message = last.split_once("msg=\"").and_then(|(_, rest)| rest.rsplit_once('"')).map(|(text, _)| text);
    message.unwrap_or(last).chars().take(400).collect()
}

/// Why the daemon is not there.
#[derive(Debug, thiserror::Error)]
enum DaemonStartError {
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
    EngineConnection(#[from] ConnectionError),
}

const START_PATIENCE: Duration = Duration::from_secs(30);
const STOP_GRACE: Duration = Duration::from_secs(15);
const FIRST_BACKOFF: Duration = Duration::from_millis(250);
const LAST_BACKOFF: Duration = Duration::from_secs(30);
