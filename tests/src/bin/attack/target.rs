//! The server under attack, and what every attack needs of it.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use protocol::{EngineState, EngineStatus, ImageAvailability, ServerMessage};
use tests::client::{Client, stream};
use tests::program::Program;
use tests::server::Address;
use tests::world::work_folder;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;

use crate::Options;

/// A server with a private engine and one base image.
pub(crate) struct Target {
    program: Program,
    server_path: PathBuf,
    engine_version: String,
    next_attacker: Mutex<u8>,
}

impl Target {
    /// Starts it and waits for the base image.
    pub(crate) async fn start(options: &Options) -> Result<Self> {
        let cache = work_folder().join("standin");
        let cache = cache.to_str().context("a work folder with a plain name")?.to_owned();
        let dockerd = options.dockerd.as_ref().map(|path| path.display().to_string());
        let mut arguments = vec!["--engine", "private", "--images", BASE, "--standin-cache", &cache];
        arguments.extend(dockerd.iter().flat_map(|path| ["--dockerd", path]));
        let program = Program::start(&options.server, &arguments).await?;
        let engine_version = match wait_for_engine(&program.address()).await {
            Ok(version) => version,
            Err(error) => {
                let log = program.log();
                program.stop().await?;
                return Err(error.context(log));
            }
        };
        let server_path = options.server.clone();
        Ok(Self { program, server_path, engine_version, next_attacker: Mutex::new(2) })
    }

    /// The server's process.
    pub(crate) fn program(&self) -> &Program {
        &self.program
    }

    /// The engine's name and version.
    pub(crate) fn engine_version(&self) -> &str {
        &self.engine_version
    }

    /// Where the neighbour comes from.
    pub(crate) fn for_neighbour(&self) -> Address {
        self.program.address().from(Ipv4Addr::LOCALHOST)
    }

    /// Where one more attacker comes from: an address of this machine that nobody else has used.
    pub(crate) fn for_attacker(&self) -> Address {
        let mut next = self.next_attacker.lock().expect("no thread that held it has panicked");
        let last = *next;
        *next = next.checked_add(1).unwrap_or(2);
        self.program.address().from(Ipv4Addr::new(127, 0, 66, last))
    }

    /// Opens a workspace for an attacker.
    pub(crate) async fn attacker(&self) -> Result<Client> {
        Client::new(&self.for_attacker()).await
    }

    /// The path of the server's program, for attacks that start one of their own.
    pub(crate) fn server_path(&self) -> &Path {
        &self.server_path
    }

    /// Asks `/healthz` on a new connection of the neighbour's; returns how long the answer took.
    pub(crate) async fn healthz(&self) -> Result<Duration> {
        let (status, _, took) = get(&self.for_neighbour(), "/healthz").await?;
        ensure!(status == 200, "/healthz answers {status}");
        Ok(took)
    }

    /// Bytes of the database, of what SQLite keeps beside it, and of its copies.
    pub(crate) fn data_bytes(&self) -> Result<u64> {
        let mut n_bytes = 0;
        for entry in std::fs::read_dir(self.program.data())? {
            let data = entry?.metadata()?;
            n_bytes += if data.is_file() { data.len() } else { 0 };
        }
        Ok(n_bytes)
    }

    /// Says whether the server's process is gone.
    pub(crate) fn has_ended(&self) -> bool {
        self.program.resident_bytes().is_err()
    }

    /// What the server has logged.
    pub(crate) fn log(&self) -> String {
        self.program.log()
    }

    /// Stops server and engine.
    pub(crate) async fn stop(self) -> Result<()> {
        self.program.stop().await.map(drop)
    }
}

/// Sends a GET on a new connection; returns status, the whole answer and how long it took.
pub(crate) async fn get(server: &Address, path: &str) -> Result<(u16, String, Duration)> {
    let started = Instant::now();
    let asked = async {
        let mut stream = stream(server).await?;
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", server.port);
        stream.write_all(head.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok::<_, std::io::Error>(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer =
        timeout(MOST_FOR_ANSWER, asked).await.with_context(|| format!("{path} does not answer"))??;
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
    let Some(status) = status else { bail!("{path} answers {answer:?}") };
    Ok((status, answer, started.elapsed()))
}

/// Waits for engine and base image; the first time on a machine it is assembled, which takes a minute or two.
async fn wait_for_engine(server: &Address) -> Result<String> {
    let mut client = Client::new(server).await?;
    let mut status = client.welcome.engine.clone();
    let settled = async {
        loop {
            if let Some(version) = ready(&status)? {
                return Ok(version);
            }
            // Longer than a case's patience: only the caller's time counts.
            match client.next().await {
                Ok(ServerMessage::EngineChanged { engine }) => status = engine,
                Ok(_) => {}
                Err(_) => {
                    client = Client::new(server).await?;
                    status = client.welcome.engine.clone();
                }
            }
        }
    };
    timeout(MOST_FOR_IMAGES, settled).await.context("the base image took too long")?
}

fn ready(status: &EngineStatus) -> Result<Option<String>> {
    let version = match &status.state {
        EngineState::Starting => return Ok(None),
        EngineState::Ready { version, .. } => version,
        EngineState::Absent { reason } => bail!("no engine: {reason:?}"),
    };
    let image = status.images.iter().find(|image| image.name() == BASE);
    match image {
        Some(ImageAvailability::Pulled { .. } | ImageAvailability::StandIn { .. }) => {
            Ok(Some(format!("Docker Engine {version}")))
        }
        Some(ImageAvailability::Missing { detail, .. }) => bail!("no {BASE}: {detail}"),
        Some(ImageAvailability::Preparing { .. }) | None => Ok(None),
    }
}

/// The one base image of the server.
pub(crate) const BASE: &str = "python:3.8-alpine";
/// How long any answer may take.
pub(crate) const MOST_FOR_ANSWER: Duration = Duration::from_secs(30);
const MOST_FOR_IMAGES: Duration = Duration::from_secs(600);
