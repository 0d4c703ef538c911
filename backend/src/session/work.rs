//! The two kinds of long work of a session, each a task that reports through the session's bounded channel of events.
//!
//! When that channel is full the work waits, and with it the engine's stream: a flood of output slows the build, it does not fill memory.

use std::sync::Arc;
use std::time::Duration;

use protocol::{ContainerNumber, ExitCause, Notice};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use super::kept_containers::KeptContainers;
use super::state::{Made, SessionEvent};
use crate::engine::{
    BuildEvent, BuildOrder, BuildOutcome, ContainerEvent, ContainerOrder, CreatedContainer, Engine,
};
use crate::limits::{BuildPermit, QueuePosition};

/// What ends a build from outside.
#[derive(Clone, Debug)]
pub(super) struct BuildEnds {
    /// The user's wish.
    pub(super) cancel: CancellationToken,
    /// The server's end.
    pub(super) stop: CancellationToken,
    /// Nobody waits for it any more; nothing once it works.
    pub(super) leave_line: CancellationToken,
    /// How long it may take.
    pub(super) limit: Duration,
    /// How long the engine may take to say that a build was cancelled, before it is no longer waited for.
    pub(super) engine_patience: Duration,
}

impl BuildEnds {
    /// Makes what ends a build that may take `limit`.
    pub(super) fn new(cancel: CancellationToken, stop: CancellationToken, limit: Duration) -> Self {
        Self { cancel, stop, leave_line: CancellationToken::new(), limit, engine_patience: ENGINE_CANCEL }
    }
}

/// Waits for the build's turn, then builds. The last event is always `Finished`.
///
/// `start` begins the work in the engine, which ends early when the token is cancelled.
pub(super) async fn build(
    start: impl FnOnce(BuildOrder, CancellationToken) -> mpsc::Receiver<BuildEvent>,
    order: BuildOrder,
    mut permit: BuildPermit,
    ends: BuildEnds,
    events: mpsc::Sender<SessionEvent>,
) {
    let build = order.number;
    let report = async |event| {
        // A session that is gone needs no reports; its build ends with the token that this task drops.
        drop(events.send(SessionEvent::Built { build, event }).await);
    };
    if let Err(outcome) = wait_for_turn(&mut permit, &order, &ends, &events).await {
        return report(BuildEvent::Finished(outcome)).await;
    }
    let engine_cancel = CancellationToken::new();
    let _ends_with_this_task = engine_cancel.clone().drop_guard();
    let mut told = start(order, engine_cancel.clone());
    let deadline = Instant::now() + ends.limit;
    let mut why_ended: Option<BuildOutcome> = None;
    let mut give_up_at = None;
    loop {
        let event = tokio::select! {
            event = told.recv() => event,
            () = sleep_until(deadline), if why_ended.is_none() => {
                why_ended = Some(failed(Notice::BuildTimedOut { seconds: ends.limit.as_secs() }));
                None
            }
            () = ends.cancel.cancelled(), if why_ended.is_none() => {
                why_ended = Some(given_up(&ends));
                None
            }
            () = sleep_until(give_up_at.unwrap_or(deadline)), if give_up_at.is_some() => break,
        };
        match (event, give_up_at) {
            (Some(BuildEvent::Finished(outcome)), _) => {
                let outcome = if is_success(&outcome) { outcome } else { why_ended.unwrap_or(outcome) };
                return report(BuildEvent::Finished(outcome)).await;
            }
            (Some(event), _) => report(event).await,
            (None, None) if why_ended.is_some() => {
                engine_cancel.cancel();
                give_up_at = Some(Instant::now() + ends.engine_patience);
            }
            (None, _) => break,
        }
    }
    report(BuildEvent::Finished(why_ended.unwrap_or_else(|| failed(Notice::EngineLost)))).await;
}

/// Waits for the turn and reports each move; says how the build ended if the turn will not come.
async fn wait_for_turn(
    permit: &mut BuildPermit,
    order: &BuildOrder,
    ends: &BuildEnds,
    events: &mpsc::Sender<SessionEvent>,
) -> Result<(), BuildOutcome> {
    let mut standing = permit.standing();
    while standing != QueuePosition::MayBegin {
        standing = tokio::select! {
            standing = permit.moved() => standing,
            () = ends.cancel.cancelled() => return Err(given_up(ends)),
            () = ends.leave_line.cancelled() => return Err(failed(Notice::NobodyWaited)),
        };
        if standing == QueuePosition::Displaced {
            return Err(failed(Notice::PlaceGivenAway));
        }
        drop(events.send(SessionEvent::Moved { build: order.number, standing }).await);
    }
    if ends.cancel.is_cancelled() { Err(given_up(ends)) } else { Ok(()) }
}

fn given_up(ends: &BuildEnds) -> BuildOutcome {
    if ends.stop.is_cancelled() { failed(Notice::ServerStopped) } else { BuildOutcome::Cancelled }
}

fn failed(notice: Notice) -> BuildOutcome {
    BuildOutcome::Failed { notice, lines: None }
}

fn is_success(outcome: &BuildOutcome) -> bool {
    matches!(outcome, BuildOutcome::Succeeded { .. })
}

/// Creates a container, keeps it, and says so.
pub(super) async fn create(
    engine: &Engine,
    order: ContainerOrder,
    kept: &KeptContainers,
    events: &mpsc::Sender<SessionEvent>,
) {
    let (workspace, container) = (order.workspace.clone(), order.number);
    let result = engine.create(order).await.map(|created| {
        let created = kept.keep(&workspace, container, created);
        Made { engine_id: created.id.clone(), exposed: created.exposed.clone() }
    });
    drop(events.send(SessionEvent::Made { container, result }).await);
}

/// Starts a container and listens to it until it ends, with more attention while somebody watches. The last event is always an `Exited`, or a
/// `Started` that failed.
pub(super) async fn live(
    engine: &Engine,
    (container, created): (ContainerNumber, Arc<CreatedContainer>),
    mut is_watched: watch::Receiver<bool>,
    events: mpsc::Sender<SessionEvent>,
) {
    let mut life = match engine.begin(&created).await {
        Ok(life) => life,
        Err(notice) => {
            drop(events.send(SessionEvent::Started { container, result: Err(notice) }).await);
            return;
        }
    };
    drop(events.send(SessionEvent::Started { container, result: Ok(()) }).await);
    is_watched.mark_changed();
    loop {
        let event = tokio::select! {
            Ok(()) = is_watched.changed() => {
                life.attention.send_replace(*is_watched.borrow_and_update());
                continue;
            }
            event = life.events.recv() => event,
        };
        let Some(event) = event else { break };
        let is_last = matches!(event, ContainerEvent::Exited { .. });
        if events.send(SessionEvent::Container { container, event }).await.is_err() || is_last {
            return;
        }
    }
    let event = ContainerEvent::Exited { exit_code: -1, cause: ExitCause::Lost };
    drop(events.send(SessionEvent::Container { container, event }).await);
}

const ENGINE_CANCEL: Duration = Duration::from_secs(3);

#[cfg(test)]
mod tests;
