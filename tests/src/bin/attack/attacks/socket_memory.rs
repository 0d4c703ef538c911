//! Memory from sockets. 400 requests of 4 MiB from one socket made 1.6 GB; replies that nobody reads made 125 MB a socket; messages that do not end
//! made 3.9 MB each for 40 s.

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use protocol::{
    AppMethod, AppRequest, ContainerNumber, LimitKind, Notice, ProxyRequest, ServerMessage, SessionRequest,
};
use tests::client::{Client, stream};
use tests::server::Address;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::app::{self, App};
use crate::target::Target;

/// Tries all of them, one after the other; the server must not grow by more than what one socket may have, and must say why it ends a socket.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let before = target.program().resident_bytes()?;
    let mut most = before;
    let mut look = || -> Result<()> {
        most = most.max(target.program().resident_bytes()?);
        Ok(())
    };

    let mut client = target.attacker().await?;
    let App { container, .. } = app::start_listening(&mut client, app::DEAF).await?;
    let body = "x".repeat(3_900_000);
    for _ in 0..400 {
        if client.send(post(container, body.clone())).await.is_err() {
            break;
        }
        look()?;
    }
    ensure!(is_told(&mut client).await?, "400 requests of 3.9 MB were not refused");
    drop(client);

    let mut client = target.attacker().await?;
    let path = "x".repeat(200_000);
    for _ in 0..1000 {
        let message = SessionRequest::SaveFile {
            path: path.clone(),
            content: String::new(),
            base_revision: 0,
            is_executable: false,
        };
        if client.send(message).await.is_err() {
            break;
        }
        look()?;
    }
    ensure!(is_told(&mut client).await?, "a socket that does not read was not ended");
    drop(client);

    let attacker = target.for_attacker();
    let mut held = Vec::new();
    for _ in 0..20 {
        held.push(unfinished(&attacker, 3_900_000).await?);
        look()?;
    }
    for stream in &mut held {
        let ended = async { while stream.read(&mut [0; 4096]).await.is_ok_and(|n_bytes| n_bytes > 0) {} };
        timeout(MOST_FOR_END, ended).await.context("a message that does not end is waited for")?;
    }
    look()?;
    let grown = most.saturating_sub(before);
    ensure!(grown < MOST_GROWN, "the server grew by {} MiB", grown >> 20);
    Ok(format!("the server grew by {} MiB at most", grown >> 20))
}

fn post(container: ContainerNumber, body: String) -> ProxyRequest {
    let (path, headers) = ("/".to_owned(), Vec::new());
    ProxyRequest::SendRequest(AppRequest { container, method: AppMethod::Post, path, headers, body })
}

/// Reads what came, and says whether the end was explained.
async fn is_told(client: &mut Client) -> Result<bool> {
    let reading = async {
        let mut is_told = false;
        while let Ok(message) = client.next().await {
            let ServerMessage::Refused { notice: Notice::Limit { kind, .. } } = message else { continue };
            is_told |= matches!(kind, LimitKind::SocketBytes | LimitKind::UnreadMessages);
        }
        is_told
    };
    timeout(MOST_FOR_END, reading).await.context("the socket stays open")
}

/// Opens a workspace by hand, and begins a message of so many bytes.
async fn unfinished(server: &Address, n_bytes: usize) -> Result<TcpStream> {
    let mut stream = stream(server).await?;
    let head = format!(
        "GET {} HTTP/1.1\r\nHost: localhost:{}\r\nOrigin: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
        protocol::SOCKET_PATH,
        server.port,
        server.origin
    );
    stream.write_all(head.as_bytes()).await?;
    let mut answer = vec![0; 1024];
    let n_read = stream.read(&mut answer).await?;
    if !answer[..n_read].starts_with(b"HTTP/1.1 101") {
        bail!("no socket: {}", String::from_utf8_lossy(&answer[..n_read]));
    }
    let hello = serde_json::json!({"id": 0, "message": {"hello": {
        "version": protocol::PROTOCOL_VERSION, "token": null, "files": [], "build_log": null, "container_log": null,
    }}})
    .to_string();
    stream.write_all(&frame(hello.len(), hello.as_bytes())).await?;
    // The welcome comes; what follows it need not be read.
    ensure!(stream.read(&mut answer).await? > 0, "no welcome");
    let text = vec![b' '; n_bytes];
    // It may be ended in the middle.
    stream.write_all(&frame(4_000_000, &text)).await.ok();
    Ok(stream)
}

/// A text frame that says it has `length` bytes, with a mask of zeros.
fn frame(length: usize, text: &[u8]) -> Vec<u8> {
    [&[0x81, 0xff][..], &(length as u64).to_be_bytes(), &[0; 4], text].concat()
}

const MOST_FOR_END: Duration = Duration::from_secs(60);
/// Twenty messages that do not end, and what the neighbour does meanwhile.
const MOST_GROWN: u64 = 256 << 20;
