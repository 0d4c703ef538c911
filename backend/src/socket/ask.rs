//! One request to an app: waits for its container to start, asks, and puts the request's id on all that comes of it.

use std::sync::Arc;
use std::time::Duration;

use protocol::{AppFailure, AppRequest, LimitKind, Notice, RequestId, ServerMessage};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::SocketServices;
use super::answers::Answers;
use crate::clock::running_ms;
use crate::limits::BytesPermit;
use crate::metrics::{ByOutcome, OutcomeLabel};
use crate::proxy;
use crate::session::AppTarget;

/// Sends a request and passes on all that comes of it. A tab that does not read makes the app wait.
pub(super) async fn ask(
    id: RequestId,
    (request, held): (AppRequest, BytesPermit),
    target: Arc<AppTarget>,
    edge: &SocketServices,
    answers: Answers,
    cancel: CancellationToken,
) {
    target.touch(running_ms());
    let (out, mut told) = mpsc::channel(1);
    let asking = exchange(request, &target, edge, out, cancel);
    let passing_on = async {
        let mut outcome = OutcomeLabel::Succeeded;
        let mut held = Some(held);
        while let Some(message) = told.recv().await {
            // The request is with the app; its bytes must not keep its own answer waiting.
            drop(held.take());
            match &message {
                ServerMessage::AppFailed { failure: AppFailure::Cancelled } => {
                    outcome = OutcomeLabel::Cancelled
                }
                ServerMessage::AppFailed { .. } | ServerMessage::Refused { .. } => {
                    outcome = OutcomeLabel::Failed
                }
                _ => {}
            }
            if !answers.send(Some(id), &message).await {
                break;
            }
        }
        outcome
    };
    let ((), outcome) = tokio::join!(asking, passing_on);
    edge.metrics.app_requests.get_or_create(&ByOutcome { outcome }).inc();
}

async fn exchange(
    request: AppRequest,
    target: &AppTarget,
    edge: &SocketServices,
    out: mpsc::Sender<ServerMessage>,
    cancel: CancellationToken,
) {
    let (used, limit) = (request.body.len() as u64, edge.limits.app_body_bytes);
    if used > limit {
        let notice = Notice::Limit { kind: LimitKind::AppBodyBytes, used, limit };
        return drop(out.send(ServerMessage::Refused { notice }).await);
    }
    let seconds = edge.limits.app_request_seconds;
    let started = tokio::select! {
        started = tokio::time::timeout(Duration::from_secs(seconds), target.started()) => {
            started.unwrap_or(Err(AppFailure::TimedOut { seconds }))
        }
        () = cancel.cancelled() => Err(AppFailure::Cancelled),
    };
    match started {
        Ok(()) => {
            proxy::ask(&edge.engine, &edge.apps, &target.name, request, &edge.limits, out, cancel).await
        }
        Err(failure) => drop(out.send(ServerMessage::AppFailed { failure }).await),
    }
}
