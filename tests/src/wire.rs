//! A wire between page and server that can be cut and mended: one port that forwards to wherever the server is now.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// The wire. Dropping it cuts it for good.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    _tasks: JoinSet<()>,
}

#[derive(Debug)]
struct State {
    target: Option<SocketAddr>,
    // Cancelled to break the connections made since the last cut.
    connections: CancellationToken,
}

impl Wire {
    /// Opens a port on 127.0.0.1 that leads nowhere yet.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("no port is free")?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State { target: None, connections: CancellationToken::new() }));
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, state.clone()));
        Ok(Self { address, state, _tasks: tasks })
    }

    /// The port that never changes.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Lets new connections through to `target`.
    pub fn lead_to(&self, target: SocketAddr) {
        self.lock().target = Some(target);
    }

    /// Breaks every connection; new ones are closed at once until [`Wire::lead_to`].
    pub fn cut(&self) {
        let mut state = self.lock();
        state.target = None;
        state.connections.cancel();
        state.connections = CancellationToken::new();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn accept(listener: TcpListener, state: Arc<Mutex<State>>) {
    let mut connections = JoinSet::new();
    while let Ok((near, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        let (target, broken) = {
            let state = state.lock().unwrap_or_else(PoisonError::into_inner);
            (state.target, state.connections.clone())
        };
        if let Some(target) = target {
            connections.spawn(broken.run_until_cancelled_owned(forward(near, target)));
        }
    }
}

async fn forward(mut near: TcpStream, target: SocketAddr) {
    if let Ok(mut far) = TcpStream::connect(target).await {
        // A side that breaks off is what this wire is for.
        tokio::io::copy_bidirectional(&mut near, &mut far).await.ok();
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[tokio::test]
    async fn a_wire_carries_until_it_is_cut_and_again_when_it_is_mended() {
        let far = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let wire = Wire::open().await.unwrap();
        for _ in 0..2 {
            wire.lead_to(far.local_addr().unwrap());
            let mut near = TcpStream::connect(("127.0.0.1", wire.port())).await.unwrap();
            near.write_all(b"x").await.unwrap();
            let (mut end, _) = far.accept().await.unwrap();
            assert_eq!(end.read_u8().await.unwrap(), b'x');
            wire.cut();
            assert_eq!(near.read(&mut [0; 1]).await.unwrap(), 0, "the connection outlived the cut");
            let mut refused = TcpStream::connect(("127.0.0.1", wire.port())).await.unwrap();
            assert_eq!(
                refused.read(&mut [0; 1]).await.unwrap(),
                0,
                "a connection was made through a cut wire"
            );
        }
    }
}
