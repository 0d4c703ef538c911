//! A page without a browser: the wire protocol over a plain websocket.

use std::collections::{BTreeMap, VecDeque};
use std::net::Ipv4Addr;

use anyhow::{Context, Result, bail, ensure};
use futures_util::{SinkExt, StreamExt};
use protocol::{
    AppMethod, AppRequest, BuildNumber, BuildOptions, BuildRecord, ClientFrame, ClientMessage,
    ContainerNumber, ContainerRecord, FirstMessage, Hello, ImageName, LogLine, Notice, PROTOCOL_VERSION,
    PairName, ProxyRequest, RequestId, ServerFrame, ServerMessage, SessionRequest, Token, Welcome, wire,
};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::{self, Message, client::IntoClientRequest};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::patience::in_time;
use crate::server::Address;

/// One socket that has said hello.
#[derive(Debug)]
pub struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    next_request: u64,
    unread: VecDeque<ServerFrame>,
    /// The revisions of files that this client has written.
    saved: BTreeMap<String, u64>,
    /// What the server said first.
    pub welcome: Welcome,
}

impl Client {
    /// Opens a new workspace.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn new(server: &Address) -> Result<Self> {
        Self::hello(server, None, None).await
    }

    /// Opens the workspace of a token.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn with_token(server: &Address, token: &Token) -> Result<Self> {
        Self::hello(server, Some(token.clone()), None).await
    }

    /// Opens a workspace again, with the cache state of that version at hand.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn knowing(server: &Address, token: &Token, version: u64) -> Result<Self> {
        Self::hello(server, Some(token.clone()), Some(version)).await
    }

    /// Opens a new workspace for a pair to compare.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn for_pair(server: &Address, pair: PairName) -> Result<Self> {
        Self::hello_with(server, None, None, Some(pair.key().to_owned())).await
    }

    async fn hello(server: &Address, token: Option<Token>, cache: Option<u64>) -> Result<Self> {
        Self::hello_with(server, token, cache, None).await
    }

    async fn hello_with(
        server: &Address,
        token: Option<Token>,
        cache: Option<u64>,
        pair: Option<String>,
    ) -> Result<Self> {
        let mut socket = connect(server, Some(&server.origin)).await?;
        let hello = Hello {
            version: PROTOCOL_VERSION,
            token,
            files: Vec::new(),
            build_log: None,
            container_log: None,
            cache,
            pair,
        };
        let frame = ClientFrame { id: RequestId(0), message: FirstMessage::Hello(hello) };
        socket.send(Message::binary(wire::to_bytes(&frame))).await?;
        let first = read(&mut socket).await?;
        let ServerMessage::Welcome(welcome) = first.message else {
            bail!("not a welcome: {:?}", first.message)
        };
        Ok(Self {
            socket,
            next_request: 1,
            unread: VecDeque::new(),
            saved: BTreeMap::new(),
            welcome: *welcome,
        })
    }

    /// The right to the workspace, when it is new.
    ///
    /// # Errors
    ///
    /// When the server gave none.
    pub fn token(&self) -> Result<Token> {
        self.welcome.token.clone().context("a new workspace comes with a token")
    }

    /// Sends a request and returns its number, without waiting for the reply.
    ///
    /// # Errors
    ///
    /// When the socket is closed.
    pub async fn send(&mut self, request: impl Into<ClientMessage>) -> Result<RequestId> {
        let message: ClientMessage = request.into();
        let id = RequestId(self.next_request);
        self.next_request += 1;
        self.socket.send(Message::binary(wire::to_bytes(&ClientFrame { id, message }))).await?;
        Ok(id)
    }

    /// Sends a request and waits for its reply; news that comes before stays readable.
    ///
    /// # Errors
    ///
    /// When the socket closes first.
    pub async fn ask(&mut self, request: impl Into<ClientMessage>) -> Result<ServerMessage> {
        let id = self.send(request).await?;
        self.reply(id).await
    }

    /// Waits for the next message with that number.
    ///
    /// # Errors
    ///
    /// When the socket closes first.
    pub async fn reply(&mut self, id: RequestId) -> Result<ServerMessage> {
        if let Some(place) = self.unread.iter().position(|frame| frame.reply_to == Some(id)) {
            return self.unread.remove(place).map(|frame| frame.message).context("it was found");
        }
        loop {
            let frame = self.receive().await?;
            if frame.reply_to == Some(id) {
                return Ok(frame.message);
            }
            self.unread.push_back(frame);
        }
    }

    /// Waits for the next message, whatever it is.
    ///
    /// # Errors
    ///
    /// When the socket closes first.
    pub async fn next(&mut self) -> Result<ServerMessage> {
        match self.unread.pop_front() {
            Some(frame) => Ok(frame.message),
            None => Ok(self.receive().await?.message),
        }
    }

    /// Reads messages until `take` makes something of one.
    ///
    /// # Errors
    ///
    /// When the socket closes first or patience ends.
    pub async fn until<T>(
        &mut self,
        what: &str,
        mut take: impl FnMut(&ServerMessage) -> Option<T>,
    ) -> Result<T> {
        in_time(what, async {
            loop {
                if let Some(taken) = take(&self.next().await?) {
                    return Ok(taken);
                }
            }
        })
        .await?
    }

    async fn receive(&mut self) -> Result<ServerFrame> {
        in_time("a frame from the server", read(&mut self.socket)).await?
    }

    /// Writes a file, over whatever revision it has.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn save(&mut self, path: &str, content: &str) -> Result<u64> {
        let welcomed = self.welcome.files.iter().find(|file| file.path == path);
        let welcomed = welcomed.map_or(0, |file| file.revision);
        let base_revision = self.saved.get(path).copied().unwrap_or(welcomed);
        let content = content.to_owned();
        let message =
            SessionRequest::SaveFile { path: path.to_owned(), content, base_revision, is_executable: false };
        match self.ask(message).await? {
            ServerMessage::FileSaved { revision, .. } => {
                self.saved.insert(path.to_owned(), revision);
                Ok(revision)
            }
            other => bail!("`{path}` was not saved: {other:?}"),
        }
    }

    /// Starts a build of the tutorial's image name.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn start_build(&mut self) -> Result<BuildNumber> {
        match self
            .ask(SessionRequest::StartBuild { image: image()?, options: BuildOptions::default() })
            .await?
        {
            ServerMessage::BuildAccepted { build } => Ok(build),
            other => bail!("no build was started: {other:?}"),
        }
    }

    /// Waits until a build's record satisfies `is_so`.
    ///
    /// # Errors
    ///
    /// When patience ends first.
    pub async fn build_until(
        &mut self,
        number: BuildNumber,
        what: &str,
        is_so: impl Fn(&BuildRecord) -> bool,
    ) -> Result<BuildRecord> {
        self.until(&format!("build {number}: {what}"), |message| match message {
            ServerMessage::BuildUpdated { build } if build.number == number && is_so(build) => {
                Some(build.as_ref().clone())
            }
            _ => None,
        })
        .await
    }

    /// Starts a build and waits for its end.
    ///
    /// # Errors
    ///
    /// When it does not start or does not end.
    pub async fn build(&mut self) -> Result<BuildRecord> {
        let number = self.start_build().await?;
        self.build_until(number, "its end", |build| build.state.is_over()).await
    }

    /// Fetches all of a build's log that the server kept.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn build_log(&mut self, build: BuildNumber) -> Result<Vec<LogLine>> {
        let mut log: Vec<LogLine> = Vec::new();
        loop {
            let from = log.last().map_or(0, |line| line.number + 1);
            match self.ask(SessionRequest::FetchBuildLog { build, from }).await? {
                ServerMessage::BuildLog { lines, is_end, .. } => {
                    ensure!(is_end || !lines.is_empty(), "an empty piece that is not the end");
                    log.extend(lines);
                    if is_end {
                        return Ok(log);
                    }
                }
                other => bail!("no log: {other:?}"),
            }
        }
    }

    /// Runs the newest image.
    ///
    /// # Errors
    ///
    /// When the server refuses.
    pub async fn start_container(&mut self) -> Result<ContainerNumber> {
        match self.ask(SessionRequest::StartContainer { image: image()?, port: None }).await? {
            ServerMessage::ContainerAccepted { container } => Ok(container),
            other => bail!("no container was started: {other:?}"),
        }
    }

    /// Waits until a container's record satisfies `is_so`.
    ///
    /// # Errors
    ///
    /// When patience ends first.
    pub async fn container_until(
        &mut self,
        number: ContainerNumber,
        what: &str,
        is_so: impl Fn(&ContainerRecord) -> bool,
    ) -> Result<ContainerRecord> {
        self.until(&format!("container {number}: {what}"), |message| match message {
            ServerMessage::ContainerUpdated { container }
                if container.number == number && is_so(container) =>
            {
                Some(container.as_ref().clone())
            }
            _ => None,
        })
        .await
    }

    /// Sends a GET to the app and gathers the whole answer.
    ///
    /// # Errors
    ///
    /// When no answer comes; the failure is in the text.
    pub async fn get(&mut self, container: ContainerNumber, path: &str) -> Result<(u16, String)> {
        let request = AppRequest {
            container,
            method: AppMethod::Get,
            path: path.to_owned(),
            headers: Vec::new(),
            body: String::new(),
        };
        let id = self.send(ProxyRequest::SendRequest(request)).await?;
        let status = match self.reply(id).await? {
            ServerMessage::AppAnswered { status, .. } => status,
            other => bail!("no answer: {other:?}"),
        };
        let mut body = String::new();
        loop {
            match self.reply(id).await? {
                ServerMessage::AppBody { text } => body.push_str(&text),
                ServerMessage::AppFinished { .. } => return Ok((status, body)),
                other => bail!("the answer broke off: {other:?}"),
            }
        }
    }

    /// Sends a request that must be refused and returns why.
    ///
    /// # Errors
    ///
    /// When it is not refused.
    pub async fn refused(&mut self, request: impl Into<ClientMessage>) -> Result<Notice> {
        match self.ask(request).await? {
            ServerMessage::Refused { notice } => Ok(notice),
            other => bail!("not refused: {other:?}"),
        }
    }
}

/// Opens a socket with any `Origin`, without a word said.
///
/// # Errors
///
/// When the server refuses the upgrade.
pub async fn connect(
    server: &Address,
    origin: Option<&str>,
) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, tungstenite::Error> {
    let mut request = server.socket.as_str().into_client_request()?;
    if let Some(origin) = origin {
        request.headers_mut().insert("origin", origin.parse()?);
    }
    let stream = stream(server).await?;
    Ok(tokio_tungstenite::client_async(request, MaybeTlsStream::Plain(stream)).await?.0)
}

/// Opens a connection to the page's port, from the address that clients come from.
///
/// # Errors
///
/// When nobody takes it.
pub async fn stream(server: &Address) -> std::io::Result<TcpStream> {
    let stream = match server.from {
        None => TcpStream::connect(("localhost", server.port)).await?,
        Some(from) => {
            let socket = TcpSocket::new_v4()?;
            socket.bind((from, 0).into())?;
            socket.connect((Ipv4Addr::LOCALHOST, server.port).into()).await?
        }
    };
    // Without delay, as a browser sends.
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// The image name of the tutorial, as the page fills it in.
///
/// # Errors
///
/// Never; the name is a good one.
pub fn image() -> Result<ImageName> {
    ImageName::parse("python-hello-world").context("the tutorial's name is a good one")
}

async fn read(socket: &mut WebSocketStream<MaybeTlsStream<TcpStream>>) -> Result<ServerFrame> {
    while let Some(message) = socket.next().await {
        match message? {
            Message::Binary(bytes) => return Ok(wire::from_bytes(&bytes)?),
            Message::Close(reason) => bail!("the server closed the socket: {reason:?}"),
            _ => {}
        }
    }
    bail!("the socket ended")
}
