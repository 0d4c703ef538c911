//! Servers for cases: in this process, or in a child process that can be killed as a power cut would.

use std::ffi::OsString;
use std::io::Read as _;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use backend::App;
use backend::config::{Config, Origin, Timeouts};
use backend::engine::{EngineChoice, RunawayWatch};
use protocol::EngineStatus;
use protocol::limits::Limits;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::patience::in_time;
use crate::wire::Wire;
use crate::world::work_folder;

/// The first argument that makes the test binary a server.
pub const AS_SERVER: &str = "serve-for-a-case";

/// How to reach a server.
#[derive(Clone, Debug)]
pub struct Address {
    /// What the browser opens.
    pub page: String,
    /// The page's origin.
    pub origin: String,
    /// The socket.
    pub socket: String,
    /// The port of all three.
    pub port: u16,
    /// The address of this machine from which clients come; `None` lets the system choose.
    pub from: Option<IpAddr>,
}

impl Address {
    /// The server at a port of this machine.
    #[must_use]
    pub fn at(port: u16) -> Self {
        let origin = format!("http://localhost:{port}");
        Self {
            page: format!("{origin}/"),
            socket: format!("ws://localhost:{port}{}", protocol::SOCKET_PATH),
            origin,
            port,
            from: None,
        }
    }

    /// The same server for clients that come from another address of this machine, as 127.0.0.2.
    #[must_use]
    pub fn from(&self, from: impl Into<IpAddr>) -> Self {
        Self { from: Some(from.into()), ..self.clone() }
    }
}

/// What a case decides of its server. The default has no engine and a data folder of its own.
#[derive(Clone, Debug)]
pub struct Settings {
    engine: EngineChoice,
    limits: Limits,
    shared_scope: bool,
    wire_port: Option<u16>,
    /// Base images to provide; `None` for those of every server.
    images: Option<Vec<String>>,
    /// The private daemon's program; `None` for the `dockerd` on the `PATH`.
    dockerd: Option<PathBuf>,
    patience: Timeouts,
    runaway: RunawayWatch,
    /// The program, with its first arguments, that starts a server process.
    through: Vec<String>,
    data: Data,
}

#[derive(Clone, Debug)]
enum Data {
    Unmade,
    // Removed with the last clone, so that a second server can go on with it.
    Temporary(Arc<TempDir>),
    Kept(PathBuf),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: EngineChoice::Off,
            limits: Limits { builds_at_once: 2, ..Limits::default() },
            shared_scope: false,
            wire_port: None,
            images: None,
            dockerd: None,
            patience: Timeouts::default(),
            runaway: RunawayWatch::default(),
            through: Vec::new(),
            data: Data::Unmade,
        }
    }
}

impl Settings {
    /// Uses the engine at an address.
    #[must_use]
    pub fn on_engine(self, address: &str) -> Self {
        Self { engine: EngineChoice::Address(address.to_owned()), ..self }
    }

    /// Starts a private engine, with everything in a folder that is kept.
    #[must_use]
    pub fn with_private_engine(self, data: PathBuf) -> Self {
        Self { engine: EngineChoice::Private, data: Data::Kept(data), ..self }
    }

    /// Starts a private engine of the case's own with one base image, and its data in a folder that goes.
    #[must_use]
    pub fn with_own_engine(self, image: &str) -> Self {
        Self { engine: EngineChoice::Private, images: Some(vec![image.to_owned()]), ..self }
    }

    /// Looks for an engine as a server does that is told nothing.
    #[must_use]
    pub fn on_any_engine(self) -> Self {
        Self { engine: EngineChoice::Auto, ..self }
    }

    /// Lets another program start the server's process.
    #[must_use]
    pub fn through(self, program: &[&str]) -> Self {
        Self { through: program.iter().map(|word| (*word).to_owned()).collect(), ..self }
    }

    /// Starts the private engine with another program than the `dockerd` on the `PATH`.
    #[must_use]
    pub fn dockerd(self, program: PathBuf) -> Self {
        Self { dockerd: Some(program), ..self }
    }

    /// Keeps everything in a folder that is somebody else's. The server must be in this process.
    #[must_use]
    pub fn in_folder(self, data: &Path) -> Self {
        Self { data: Data::Kept(data.to_owned()), ..self }
    }

    /// Changes timeouts. The server must be in this process.
    #[must_use]
    pub fn patient(mut self, change: impl FnOnce(&mut Timeouts)) -> Self {
        change(&mut self.patience);
        self
    }

    /// Watches the private engine otherwise. The server must be in this process.
    #[must_use]
    pub fn watched(self, runaway: RunawayWatch) -> Self {
        Self { runaway, ..self }
    }

    /// Lets all workspaces use one cache scope.
    #[must_use]
    pub fn in_shared_scope(self) -> Self {
        Self { shared_scope: true, ..self }
    }

    /// Changes limits.
    #[must_use]
    pub fn limited(mut self, change: impl FnOnce(&mut Limits)) -> Self {
        change(&mut self.limits);
        self
    }

    /// Stands behind a wire: browsers know the server by the wire's port.
    #[must_use]
    pub fn behind(self, wire: &Wire) -> Self {
        Self { wire_port: Some(wire.port()), ..self }
    }

    fn data_folder(&mut self) -> Result<PathBuf> {
        if let Data::Unmade = self.data {
            let folder = tempfile::Builder::new().prefix("drydock-server-").tempdir()?;
            self.data = Data::Temporary(Arc::new(folder));
        }
        Ok(match &self.data {
            Data::Temporary(folder) => folder.path().to_owned(),
            Data::Kept(folder) => folder.clone(),
            Data::Unmade => bail!("the folder was just made"),
        })
    }

    fn config(&mut self) -> Result<Config> {
        let mut config = Config::new(self.data_folder()?);
        config.listen.port = 0;
        config.listen.app_port = Some(0);
        config.listen.public_origin = self.wire_port.map(origin_at).transpose()?;
        config.images.engine = self.engine.clone();
        // Assembled once, for the engine's own tests too.
        config.images.standin_cache = Some(work_folder().join("standin"));
        config.images.shared_scope = self.shared_scope;
        config.images.provided = self.images.clone().unwrap_or(config.images.provided);
        config.images.dockerd.clone_from(&self.dockerd);
        config.images.registry_program =
            Some(work_folder().join("tools/docker-registry/usr/bin/docker-registry"))
                .filter(|program| program.exists());
        config.images.runaway = self.runaway;
        config.limits = self.limits.clone();
        config.patience = self.patience.clone();
        Ok(config)
    }

    fn as_argument(&mut self) -> Result<String> {
        let engine = match &self.engine {
            EngineChoice::Address(address) => json!(address),
            EngineChoice::Auto => json!(""),
            _ => Value::Null,
        };
        let data = self.data_folder()?;
        Ok(json!({ "engine": engine, "limits": self.limits, "shared_scope": self.shared_scope,
            "wire_port": self.wire_port, "data": data })
        .to_string())
    }

    fn from_argument(argument: &str) -> Result<Self> {
        let read: Value = serde_json::from_str(argument)?;
        Ok(Self {
            engine: match read["engine"].as_str() {
                None => EngineChoice::Off,
                Some("") => EngineChoice::Auto,
                Some(address) => EngineChoice::Address(address.to_owned()),
            },
            limits: serde_json::from_value(read["limits"].clone())?,
            shared_scope: read["shared_scope"] == json!(true),
            wire_port: serde_json::from_value(read["wire_port"].clone())?,
            data: Data::Kept(serde_json::from_value(read["data"].clone())?),
            ..Self::default()
        })
    }

    fn address(&self, port: u16) -> Address {
        Address::at(self.wire_port.unwrap_or(port))
    }
}

/// A server in this process.
pub struct TestServer {
    app: App,
    address: Address,
    // Holds the data folder.
    _settings: Settings,
}

impl TestServer {
    /// Starts it on free ports.
    ///
    /// # Errors
    ///
    /// What it could not start.
    pub async fn start(mut settings: Settings) -> Result<Self> {
        let app = App::start(settings.config()?).await.context("the server does not start")?;
        let address = settings.address(app.address().port());
        Ok(Self { app, address, _settings: settings })
    }

    /// How the browser reaches it.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Where it listens itself, which differs behind a wire.
    #[must_use]
    pub fn listens_at(&self) -> SocketAddr {
        self.app.address()
    }

    /// Returns the status of its engine, now and whenever it changes.
    #[must_use]
    pub fn engine_status(&self) -> watch::Receiver<EngineStatus> {
        self.app.engine_status()
    }

    /// Stops it and waits until everything that it started has ended.
    ///
    /// # Errors
    ///
    /// When it does not end in time.
    pub async fn stop(self) -> Result<()> {
        in_time("the server to stop", self.app.stop()).await?;
        Ok(())
    }
}

/// A server in a process of its own.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    settings: Settings,
    address: Address,
    listens_at: SocketAddr,
}

impl ServerProcess {
    /// Starts it and waits until it says where it listens.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub async fn start(mut settings: Settings) -> Result<Self> {
        let own = std::env::current_exe()?.into_os_string();
        let mut words = settings.through.iter().map(OsString::from).chain([own]);
        let mut child = Command::new(words.next().context("the last word is our own program")?)
            .args(words)
            .arg(AS_SERVER)
            .arg(settings.as_argument()?)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let output = child.stdout.take().context("the output is piped")?;
        let mut lines = BufReader::new(output).lines();
        let first = in_time("the server process to listen", lines.next_line()).await??;
        let listens_at: SocketAddr = first.context("the server process ended at once")?.parse()?;
        let address = settings.address(listens_at.port());
        Ok(Self { child, settings, address, listens_at })
    }

    /// How the browser reaches it.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Where it listens itself, which differs behind a wire.
    #[must_use]
    pub fn listens_at(&self) -> SocketAddr {
        self.listens_at
    }

    /// Kills it at once, and returns the settings for another that goes on with its data.
    ///
    /// # Errors
    ///
    /// When the process cannot be waited for.
    pub async fn kill(mut self) -> Result<Settings> {
        self.child.kill().await?;
        Ok(self.settings)
    }

    /// Asks it to end and waits until it has; returns the settings for another that goes on with its data.
    ///
    /// # Errors
    ///
    /// When it ends otherwise than it should.
    pub async fn terminate(mut self) -> Result<Settings> {
        // The child stops when its input ends: a signal would need a dependency of its own.
        drop(self.child.stdin.take());
        let status = in_time("the server process to end", self.child.wait()).await??;
        if !status.success() {
            bail!("the server process ended with {status}");
        }
        Ok(self.settings)
    }

    /// Asks it to end and waits until it has.
    ///
    /// # Errors
    ///
    /// When it ends otherwise than it should.
    pub async fn stop(self) -> Result<()> {
        self.terminate().await.map(drop)
    }
}

/// What the test binary does when its first argument is [`AS_SERVER`].
pub async fn serve_as_child() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<()> {
    let argument = std::env::args().nth(2).context("the settings are the second argument")?;
    let mut settings = Settings::from_argument(&argument)?;
    let app = App::start(settings.config()?).await?;
    say(&app.address().to_string());
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    app.stop().await;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the parent process reads it")]
fn say(line: &str) {
    println!("{line}");
}

fn origin_at(port: u16) -> Result<Origin> {
    format!("http://localhost:{port}").parse().context("an origin of ours")
}

/// Removes everything of an earlier run but the engine's images.
///
/// # Errors
///
/// When it cannot be removed.
pub(crate) fn forget_all_but_engine(data: &Path) -> Result<()> {
    std::fs::create_dir_all(data)?;
    for entry in std::fs::read_dir(data)? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name == "engine") {
            continue;
        }
        if path.is_dir() { std::fs::remove_dir_all(&path)? } else { std::fs::remove_file(&path)? }
    }
    Ok(())
}
