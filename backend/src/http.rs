//! The http edge: routes of the page's listener, and the only part besides the sockets that names axum's types.

pub mod assets;
mod health;
mod upgrade;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{any, get};
use axum::serve::ListenerExt as _;
use protocol::SOCKET_PATH;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use crate::limits::BuildQueue;
use crate::socket::Edge;

/// What the routes work with.
pub(crate) struct Site {
    /// For sockets.
    pub(crate) edge: Arc<Edge>,
    /// For its counts.
    pub(crate) queue: BuildQueue,
    /// Origins from which a socket may be opened.
    pub(crate) origins: Vec<String>,
    /// Where apps' pages come from, for the page's content security policy.
    pub(crate) app_frame_src: String,
}

/// Serves the page's listener until `stop`; open requests may end then.
pub(crate) async fn serve(listener: TcpListener, site: Site, stop: CancellationToken) -> io::Result<()> {
    let listener = listener.tap_io(send_at_once);
    let app = router(Arc::new(site)).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stop.cancelled_owned()).await
}

/// Lets small frames leave without waiting for the other side to confirm the one before (up to 40 ms).
pub(crate) fn send_at_once(stream: &mut TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps small frames back");
    }
}

/// Makes the routes of the page's listener.
fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route(SOCKET_PATH, any(upgrade::upgrade))
        .fallback(page)
        .with_state(site)
}

async fn page(State(site): State<Arc<Site>>, request: Request) -> Response {
    assets::respond(request.uri().path(), request.method(), request.headers(), &site.app_frame_src)
}
