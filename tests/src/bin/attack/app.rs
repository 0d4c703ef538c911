//! Apps of attackers: built, started, and asked as a browser would ask them.

use anyhow::{Context as _, Result, ensure};
use protocol::{BuildState, ContainerNumber, ContainerState};
use tests::client::Client;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::target::{BASE, MOST_FOR_ANSWER};

/// Builds an image that runs one Python program, with more instructions where there are any, and starts a container of it.
pub(crate) async fn start_with(
    client: &mut Client,
    instructions: &str,
    program: &str,
) -> Result<ContainerNumber> {
    let dockerfile =
        format!("FROM {BASE}\nCOPY app.py /\n{instructions}CMD [\"python3\", \"-u\", \"/app.py\"]\n");
    client.save("Dockerfile", &dockerfile).await?;
    client.save("app.py", program).await?;
    let build = client.build().await?;
    ensure!(matches!(build.state, BuildState::Succeeded { .. }), "the app's build: {:?}", build.state);
    let container = client.start_container().await?;
    let is_running = |state: &ContainerState| matches!(state, ContainerState::Running { .. });
    drop(client.container_until(container, "its start", |container| is_running(&container.state)).await?);
    Ok(container)
}

/// An app that listens.
pub(crate) struct App {
    /// Its number in its workspace.
    pub(crate) container: ContainerNumber,
    /// What a browser sends as `Host`.
    pub(crate) host: String,
}

/// Starts an app and waits until it listens.
pub(crate) async fn start_listening(client: &mut Client, program: &str) -> Result<App> {
    let container = start_with(client, "", program).await?;
    let is_up = |state: &ContainerState| matches!(state, ContainerState::Running { is_listening: true, .. });
    let record = client.container_until(container, "its port", |container| is_up(&container.state)).await?;
    let host = record.app_origin.strip_prefix("http://").context("the app's origin")?.to_owned();
    Ok(App { container, host })
}

impl App {
    /// Sends bytes to the app's own page on a new connection, and returns all that comes back until the server closes it.
    pub(crate) async fn talk(&self, request: &[u8]) -> Result<Vec<u8>> {
        let port = self.host.rsplit(':').next().and_then(|port| port.parse().ok());
        let port: u16 = port.context("the app's origin names a port")?;
        let talking = async {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
            let (mut reader, mut writer) = stream.split();
            let mut answer = Vec::new();
            // Whoever refuses an upload may close before all of it was sent.
            let (_, read) = tokio::join!(writer.write_all(request), reader.read_to_end(&mut answer));
            let _ = read?;
            Ok::<_, std::io::Error>(answer)
        };
        Ok(timeout(MOST_FOR_ANSWER, talking).await.context("the app's page does not answer")??)
    }
}

/// What came back.
pub(crate) struct Answer<'a> {
    /// Its code.
    pub(crate) status: u16,
    /// All before its body, as text.
    pub(crate) head: String,
    /// Its body.
    pub(crate) body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// Reads an answer.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.with_context(|| format!("no whole answer: {}", String::from_utf8_lossy(bytes)))?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Ok(Self { status: status.context("an answer with a status")?, head, body: &bytes[end + 4..] })
    }
}

/// An app that listens and answers nobody.
pub(crate) const DEAF: &str =
    "import socket, time\ns = socket.create_server(('0.0.0.0', 5000))\ntime.sleep(600)\n";
