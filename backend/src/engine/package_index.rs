//! Whether Python's package index can be reached: the pair of workspaces that installs a package is offered only then.
//!
//! Nobody tells when a network comes or goes, so the index is tried at the start and every few minutes. A connection is enough: what the index
//! would answer is a build step's business.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;

use super::context::EngineContext;

/// Tries the index until the engine stops.
pub(super) async fn watch(ctx: Arc<EngineContext>) {
    loop {
        ctx.set_package_index(is_reached(INDEX).await);
        let pause = tokio::time::sleep(BETWEEN_TRIES);
        tokio::select! {
            () = pause => {}
            () = ctx.stop.cancelled() => return,
        }
    }
}

/// Returns whether a host and port take a connection.
async fn is_reached(address: &str) -> bool {
    matches!(tokio::time::timeout(PATIENCE, TcpStream::connect(address)).await, Ok(Ok(_)))
}

const INDEX: &str = "pypi.org:443";
const PATIENCE: Duration = Duration::from_secs(3);
const BETWEEN_TRIES: Duration = Duration::from_secs(300);

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn a_host_that_takes_connections_is_reached_and_no_other() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound").to_string();
        assert!(is_reached(&address).await);
        drop(listener);
        assert!(!is_reached(&address).await, "nobody listens any more");
        assert!(!is_reached("no-such-host.invalid:443").await);
    }
}
