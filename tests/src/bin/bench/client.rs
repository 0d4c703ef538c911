//! The page's part of the wire, without a page.

use std::time::Duration;

use anyhow::{Context as _, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use protocol::{
    ClientFrame, ClientMessage, FirstMessage, Hello, PROTOCOL_VERSION, RequestId, SOCKET_PATH, ServerFrame,
    ServerMessage, wire,
};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{ClientRequestBuilder, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// One socket.
pub(crate) struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    next_id: u64,
}

impl Client {
    /// Opens a new workspace.
    pub(crate) async fn open(port: u16) -> anyhow::Result<(Self, protocol::Welcome)> {
        let address = format!("ws://127.0.0.1:{port}{SOCKET_PATH}").parse()?;
        let request =
            ClientRequestBuilder::new(address).with_header("Origin", format!("http://127.0.0.1:{port}"));
        // Without delay, as a browser sends.
        let (socket, _) = connect_async_with_config(request, None, true).await?;
        let mut client = Self { socket, next_id: 1 };
        let hello = Hello {
            version: PROTOCOL_VERSION,
            token: None,
            files: Vec::new(),
            build_log: None,
            container_log: None,
            cache: None,
            pair: None,
        };
        let first = ClientFrame { id: RequestId(0), message: FirstMessage::Hello(hello) };
        client.socket.send(Message::binary(wire::to_bytes(&first))).await?;
        let welcome = client
            .wait_for("the welcome", |frame| match frame.message {
                ServerMessage::Welcome(welcome) => Some(*welcome),
                _ => None,
            })
            .await?;
        Ok((client, welcome))
    }

    /// Sends a request and returns its number.
    pub(crate) async fn send(&mut self, request: impl Into<ClientMessage>) -> anyhow::Result<RequestId> {
        let message: ClientMessage = request.into();
        let id = RequestId(self.next_id);
        self.next_id += 1;
        self.socket.send(Message::binary(wire::to_bytes(&ClientFrame { id, message }))).await?;
        Ok(id)
    }

    /// Waits for the frame that `pick` takes; the rest is passed over. A refusal ends the waiting.
    pub(crate) async fn wait_for<T>(
        &mut self,
        what: &str,
        mut pick: impl FnMut(ServerFrame) -> Option<T>,
    ) -> anyhow::Result<T> {
        loop {
            let frame = self.next().await.with_context(|| format!("waiting for {what}"))?;
            if let ServerMessage::Refused { notice } = &frame.message {
                bail!("waiting for {what}: refused: {notice:?}");
            }
            if let Some(picked) = pick(frame) {
                return Ok(picked);
            }
        }
    }

    async fn next(&mut self) -> anyhow::Result<ServerFrame> {
        loop {
            let message =
                timeout(PATIENCE, self.socket.next()).await?.context("the server closed the socket")??;
            if let Message::Binary(bytes) = message {
                return Ok(wire::from_bytes(&bytes)?);
            }
        }
    }
}

const PATIENCE: Duration = Duration::from_secs(300);
