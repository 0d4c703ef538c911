//! For those who run the server: is it alive, is it ready, and its numbers.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::EngineState;

use super::Site;
use crate::engine::DiskState;

/// Answers while the process lives.
pub(super) async fn live() -> &'static str {
    "live\n"
}

/// Answers 200 when the store answers, has room and no damage, the engine is there or was not wanted, and the disk has room, else 503; names each.
pub(super) async fn ready(State(site): State<Arc<Site>>) -> Response {
    let condition = site.edge.store.condition().clone();
    let (is_store_fine, store) = if !site.edge.store.is_alive().await {
        (false, "absent")
    } else if condition.is_damaged() {
        (false, "damaged")
    } else if condition.is_full() {
        (false, "full")
    } else {
        (true, "ready")
    };
    let engine = site.edge.engine.status().borrow().state.clone();
    let (is_engine_fine, engine) = match engine {
        EngineState::Ready { .. } => (true, "ready"),
        EngineState::Starting => (false, "starting"),
        EngineState::Absent { reason: protocol::NoEngine::SwitchedOff } => (true, "switched off"),
        EngineState::Absent { .. } => (false, "absent"),
    };
    let is_stopping = site.edge.stop.is_cancelled();
    let (is_disk_fine, disk) = match site.edge.engine.disk() {
        DiskState::Fine => (true, "fine"),
        DiskState::OverLimit => (false, "the engine stores more than DRYDOCK_ENGINE_DISK_BYTES"),
        DiskState::NearlyFull => (false, "less is free than DRYDOCK_DISK_RESERVE_BYTES"),
    };
    let is_ready = is_store_fine && is_engine_fine && is_disk_fine && !is_stopping;
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = serde_json::json!({
        "ready": is_ready,
        "store": store,
        "engine": engine,
        "disk": disk,
        "stopping": is_stopping,
    });
    (status, [(header::CONTENT_TYPE, "application/json")], format!("{body}\n")).into_response()
}

/// Answers with all numbers in Prometheus' text form.
pub(super) async fn metrics(State(site): State<Arc<Site>>) -> Response {
    let metrics = &site.edge.metrics;
    let (n_working, n_waiting) = site.queue.counts();
    let _ = metrics.builds_working.set(n_working.into());
    let _ = metrics.builds_waiting.set(n_waiting.into());
    let is_up = matches!(site.edge.engine.status().borrow().state, EngineState::Ready { .. });
    let _ = metrics.engine_up.set(is_up.into());
    let _ = metrics.socket_bytes.set(i64::try_from(site.edge.bytes.used()).unwrap_or(i64::MAX));
    match metrics.encode() {
        Ok(text) => {
            let content_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, content_type)], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
