//! For those who run the server: is it alive, is it ready, and its numbers.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::EngineState;

use super::Site;

/// Answers while the process lives.
pub(super) async fn live() -> &'static str {
    "live\n"
}

/// Answers 200 when the store answers and the engine is there or was not wanted, else 503; names each.
pub(super) async fn ready(State(site): State<Arc<Site>>) -> Response {
    let is_store_alive = site.edge.store.is_alive().await;
    let engine = site.edge.engine.status().borrow().state.clone();
    let (is_engine_fine, engine) = match engine {
        EngineState::Ready { .. } => (true, "ready"),
        EngineState::Starting => (false, "starting"),
        EngineState::Absent { reason: protocol::NoEngine::SwitchedOff } => (true, "switched off"),
        EngineState::Absent { .. } => (false, "absent"),
    };
    let is_stopping = site.edge.stop.is_cancelled();
    let is_ready = is_store_alive && is_engine_fine && !is_stopping;
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = serde_json::json!({
        "ready": is_ready,
        "store": if is_store_alive { "ready" } else { "absent" },
        "engine": engine,
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
    match metrics.encode() {
        Ok(text) => {
            let content_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, content_type)], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
