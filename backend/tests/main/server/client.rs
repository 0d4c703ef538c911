//! A page as the server sees it: a socket that says hello and keeps count of the frames.

use std::net::SocketAddr;

use futures_util::{SinkExt as _, StreamExt as _};
use protocol::{
    ClientFrame, ClientMessage, FirstMessage, Hello, PROTOCOL_VERSION, RequestId, ServerFrame, ServerMessage,
    SessionRequest, Token, Welcome, wire,
};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::PATIENCE;

/// A socket before its handshake.
pub(super) struct Raw(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// A socket that was welcomed.
pub(super) struct Tab {
    raw: Raw,
    n_asked: u64,
    pub(super) welcome: Welcome,
    /// News that came while a reply was waited for.
    news: Vec<ServerMessage>,
}

impl Raw {
    pub(super) async fn connect(address: SocketAddr, origin: Option<&str>) -> Result<Self, Error> {
        let mut request = format!("ws://{address}/socket").into_client_request()?;
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().expect("an origin is a field value"));
        }
        Ok(Self(connect_async(request).await?.0))
    }

    pub(super) async fn send_text(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.expect("the socket takes a frame");
    }

    pub(super) async fn send_binary(&mut self, bytes: Vec<u8>) {
        self.0.send(Message::binary(bytes)).await.expect("the socket takes a frame");
    }

    /// Sends what the server may cut off in the middle.
    pub(super) async fn send_too_much(&mut self, bytes: Vec<u8>) {
        drop(self.0.send(Message::binary(bytes)).await);
    }

    pub(super) async fn send_hello(&mut self, hello: Hello) {
        let frame = ClientFrame { id: RequestId(1), message: FirstMessage::Hello(hello) };
        self.send_binary(wire::to_bytes(&frame)).await;
    }

    /// Returns the next frame; `None` when the server has closed the socket.
    pub(super) async fn next(&mut self) -> Option<ServerFrame> {
        let bytes = self.next_bytes().await?;
        Some(wire::from_bytes(&bytes).expect("a frame of the protocol"))
    }

    /// Says hello, and returns the answer.
    pub(super) async fn say_hello(&mut self, token: &str) -> ServerMessage {
        let frame = ClientFrame { id: RequestId(1), message: FirstMessage::Hello(hello(Some(token))) };
        self.send_binary(wire::to_bytes(&frame)).await;
        self.next().await.expect("the server answers").message
    }

    /// Returns the next frame of text, as only older pages get them.
    pub(super) async fn next_text(&mut self) -> Option<String> {
        match timeout(PATIENCE, self.0.next()).await.expect("the server says something in time") {
            Some(Ok(Message::Text(text))) => Some(text.to_string()),
            _ => None,
        }
    }

    /// Returns the bytes of the next frame; `None` when the server has closed the socket.
    pub(super) async fn next_bytes(&mut self) -> Option<Vec<u8>> {
        let text = async {
            loop {
                match self.0.next().await {
                    Some(Ok(Message::Binary(bytes))) => return Some(bytes.to_vec()),
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                    Some(Ok(other)) => panic!("an unexpected frame: {other:?}"),
                }
            }
        };
        // Pings do not count: they come for as long as the socket is open.
        timeout(PATIENCE, text).await.expect("the server says something in time")
    }
}

impl Tab {
    pub(super) async fn open(address: SocketAddr, origin: &str, token: Option<&str>) -> Self {
        Self::open_with(address, origin, hello(token)).await
    }

    pub(super) async fn open_with(address: SocketAddr, origin: &str, hello: Hello) -> Self {
        let mut raw = Raw::connect(address, Some(origin)).await.expect("the server takes the socket");
        raw.send_hello(hello).await;
        let answer = raw.next().await.expect("the server answers");
        assert_eq!(answer.reply_to, Some(RequestId(1)));
        let ServerMessage::Welcome(welcome) = answer.message else { panic!("{:?}", answer.message) };
        Self { raw, n_asked: 1, welcome: *welcome, news: Vec::new() }
    }

    /// Asks, and returns the reply; news that come before it are kept.
    pub(super) async fn ask(&mut self, request: impl Into<ClientMessage>) -> ServerMessage {
        let id = self.send(request).await;
        loop {
            let frame = self.next().await;
            match frame.reply_to {
                Some(reply_to) => {
                    assert_eq!(reply_to, id);
                    return frame.message;
                }
                None => self.news.push(frame.message),
            }
        }
    }

    pub(super) async fn send(&mut self, request: impl Into<ClientMessage>) -> RequestId {
        let message: ClientMessage = request.into();
        self.n_asked += 1;
        let id = RequestId(self.n_asked);
        let frame = ClientFrame { id, message };
        self.raw.send_binary(wire::to_bytes(&frame)).await;
        id
    }

    pub(super) async fn send_text(&mut self, text: &str) {
        self.raw.send_text(text).await;
    }

    pub(super) async fn send_binary(&mut self, bytes: Vec<u8>) {
        self.raw.send_binary(bytes).await;
    }

    /// Sends what the server may cut off in the middle.
    pub(super) async fn send_too_much(&mut self, bytes: Vec<u8>) {
        self.raw.send_too_much(bytes).await;
    }

    /// Asks what the server may not want to hear any more.
    pub(super) async fn send_too_much_of(&mut self, request: impl Into<ClientMessage>) {
        let message: ClientMessage = request.into();
        self.n_asked += 1;
        let frame = ClientFrame { id: RequestId(self.n_asked), message };
        self.send_too_much(wire::to_bytes(&frame)).await;
    }

    /// Sends bytes past the websocket.
    pub(super) async fn send_bytes(&mut self, bytes: &[u8]) {
        // The server may have had enough in the middle.
        drop(self.try_send_bytes(bytes).await);
    }

    pub(super) async fn try_send_bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.raw.0.get_mut().write_all(bytes).await
    }

    /// Reads until the server closes the socket, and returns the last frame.
    pub(super) async fn last_frame(&mut self) -> ServerFrame {
        let mut last = None;
        while let Some(frame) = self.raw.next().await {
            last = Some(frame);
        }
        last.expect("the server says something before it closes the socket")
    }

    /// Returns the next frame.
    pub(super) async fn next(&mut self) -> ServerFrame {
        self.raw.next().await.expect("the socket is open")
    }

    /// Returns the next news.
    pub(super) async fn news(&mut self) -> ServerMessage {
        if !self.news.is_empty() {
            return self.news.remove(0);
        }
        let frame = self.next().await;
        assert_eq!(frame.reply_to, None);
        frame.message
    }

    /// Waits for a ping of the server's.
    pub(super) async fn pinged(&mut self) {
        let next = timeout(PATIENCE, self.raw.0.next()).await.expect("the server says something in time");
        assert!(matches!(next, Some(Ok(Message::Ping(_)))), "{next:?}");
    }

    /// Waits until the server closes the socket.
    pub(super) async fn closed(&mut self) {
        while self.raw.next().await.is_some() {}
    }

    pub(super) fn token(&self) -> String {
        self.welcome.token.clone().expect("a new workspace has a token").0
    }

    pub(super) fn content(&self, path: &str) -> Option<String> {
        self.welcome.files.iter().find(|file| file.path == path)?.content.clone()
    }
}

pub(super) fn hello(token: Option<&str>) -> Hello {
    Hello {
        version: PROTOCOL_VERSION,
        token: token.map(|token| Token(token.to_owned())),
        files: Vec::new(),
        build_log: None,
        container_log: None,
        cache: None,
        pair: None,
    }
}

pub(super) fn save(path: &str, content: &str, base_revision: u64) -> SessionRequest {
    SessionRequest::SaveFile {
        path: path.to_owned(),
        content: content.to_owned(),
        base_revision,
        is_executable: false,
    }
}
