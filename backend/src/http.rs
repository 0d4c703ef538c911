//! The http edge: routes of the page's listener, and the only part besides the sockets that names axum's types.

pub mod assets;
mod guarded_stream;
mod health;
mod listener;
mod upgrade;

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::{any, get};
use protocol::SOCKET_PATH;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub(crate) use self::guarded_stream::WaitCredit;
pub(crate) use self::listener::{ListenerLimits, serve as serve_connections};
use crate::limits::BuildQueue;
use crate::socket::SocketServices;

/// What the routes work with.
pub(crate) struct Site {
    /// For sockets.
    pub(crate) edge: Arc<SocketServices>,
    /// For its counts.
    pub(crate) queue: BuildQueue,
    /// Origins from which a socket may be opened.
    pub(crate) origins: Vec<String>,
    /// Where apps' pages come from, for the page's content security policy.
    pub(crate) app_frame_src: String,
}

/// Serves the page's listener until `stop`; open requests may end then.
pub(crate) async fn serve(
    listener: TcpListener,
    site: Arc<Site>,
    doors: ListenerLimits,
    stop: CancellationToken,
) -> io::Result<()> {
    serve_connections(listener, router(site), doors, stop).await
}

/// Serves the numbers, on a listener of their own: they are for those who run the server.
pub(crate) async fn serve_metrics(
    listener: TcpListener,
    site: Arc<Site>,
    doors: ListenerLimits,
    stop: CancellationToken,
) -> io::Result<()> {
    let router = Router::new().route("/metrics", get(health::metrics)).with_state(site);
    serve_connections(listener, router, doors, stop).await
}

/// Makes the routes of the page's listener.
fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route(SOCKET_PATH, any(upgrade::upgrade))
        .fallback(page)
        .with_state(site)
}

async fn page(State(site): State<Arc<Site>>, request: Request) -> Response {
    assets::respond(request.uri().path(), request.method(), request.headers(), &site.app_frame_src)
}
