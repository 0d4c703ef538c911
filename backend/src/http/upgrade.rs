//! Who may open a socket: pages of the server's own origin. A browser cannot lie about `Origin`, and whatever else sends none is no page.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection};
use axum::extract::{ConnectInfo, Extension, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::limits::FRAME_BYTES;

use super::Site;
use crate::limits::Incoming;
use crate::socket;

/// Checks the origin, then opens the socket.
pub(super) async fn upgrade(
    State(site): State<Arc<Site>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Extension(incoming): Extension<Incoming>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    if !origin.is_some_and(|origin| site.origins.iter().any(|own| own == origin)) {
        tracing::warn!(
            origin = origin.unwrap_or("none"),
            accepted = site.origins.join(" "),
            "a socket of another origin was refused; DRYDOCK_PUBLIC_ORIGIN names the page's own",
        );
        return StatusCode::FORBIDDEN.into_response();
    }
    match upgrade {
        Ok(upgrade) => upgrade
            // What goes over a message's limit is told by the count of the connection's bytes, before these.
            .max_message_size(4 * FRAME_BYTES)
            .max_frame_size(4 * FRAME_BYTES)
            .read_buffer_size(BUFFER_BYTES)
            .write_buffer_size(BUFFER_BYTES)
            .max_write_buffer_size(2 * FRAME_BYTES)
            .on_upgrade(move |socket| socket::serve(socket, (from.ip(), incoming), Arc::clone(&site.edge))),
        Err(rejection) => rejection.into_response(),
    }
}

/// Each socket has two of them for as long as it is open.
const BUFFER_BYTES: usize = 16 * 1024;
