//! Removes what nobody needs: at start what a crash left in the engine, later workspaces that nobody has used for long, and images and
//! cache beyond what the engine may store.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use protocol::limits::Limits;
use protocol::{EngineState, WorkspaceId};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::engine::Engine;
use crate::metrics::Metrics;
use crate::session::SessionRegistry;
use crate::store::{Store, StoreError};

/// Works until the server stops.
pub(crate) async fn run(
    store: Store,
    engine: Engine,
    registry: SessionRegistry,
    limits: Limits,
    stop: CancellationToken,
) {
    let work = async {
        if let Err(error) = sweep_once_ready(&store, &engine).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "what an earlier run left was not removed"
            );
        }
        let mut round = interval(ROUND.min(Duration::from_secs(limits.idle_delete_seconds.max(2) / 2)));
        round.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let _ = round.tick().await;
            if let Err(error) = remove_unused(&store, &engine, &registry, &limits).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "unused workspaces were not removed"
                );
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

/// Holds the engine's storage to its limit until the server stops.
pub(crate) async fn hold_disk(engine: Engine, metrics: Arc<Metrics>, stop: CancellationToken) {
    let work = async {
        let mut round = interval(DISK_ROUND);
        round.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let _ = round.tick().await;
            if let Some(report) = engine.hold_disk().await {
                let _ = metrics.engine_disk_bytes.set(i64::try_from(report.left_bytes).unwrap_or(i64::MAX));
                let _ = metrics.images_removed.inc_by(report.n_images);
                let _ = metrics.cache_bytes_removed.inc_by(report.cache_bytes);
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

/// Waits for the engine, then lets it remove what earlier runs of this server left.
async fn sweep_once_ready(store: &Store, engine: &Engine) -> Result<(), StoreError> {
    let alive: HashSet<WorkspaceId> = store.workspaces().await?.into_iter().collect();
    let mut status = engine.status();
    let ready = status.wait_for(|status| !matches!(status.state, EngineState::Starting)).await;
    let is_ready = ready.is_ok_and(|status| matches!(status.state, EngineState::Ready { .. }));
    if is_ready {
        let began = std::time::Instant::now();
        // A workspace that was made while we waited is not in the set, but has no image either that is older than this server.
        engine.sweep(|workspace| alive.contains(workspace)).await;
        tracing::debug!(
            took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "swept the engine"
        );
    }
    Ok(())
}

async fn remove_unused(
    store: &Store,
    engine: &Engine,
    registry: &SessionRegistry,
    limits: &Limits,
) -> Result<(), StoreError> {
    let used_ms = store.served_ms().saturating_sub(limits.idle_delete_seconds.saturating_mul(1000));
    for workspace in store.workspaces_unused_since(used_ms).await? {
        if !registry.is_open(&workspace) && store.remove_workspace(workspace.clone(), used_ms).await? {
            registry.forget(&workspace);
            engine.forget(&workspace).await;
            tracing::info!(workspace.id = %workspace, "removed a workspace that nobody used");
        }
    }
    for user in store.ownerless_registry_users().await? {
        // While there is no registry the name stays taken: whoever took it next would own what is still there.
        match engine.registry().forget(&user).await {
            Ok(()) => store.release_registry_user(user).await?,
            Err(error) => {
                tracing::debug!(registry.user = %user, %error, "a user's images stay in the registry")
            }
        }
    }
    let n_blobs = store.collect_blobs().await?;
    tracing::debug!(n_blobs, "removed contents that nothing names");
    Ok(())
}

const DISK_ROUND: Duration = Duration::from_secs(60);
const ROUND: Duration = Duration::from_secs(15 * 60);
