//! `drydock serve` as a process of its own, with data and engine of its own: what benchmarks and attacks work against.
//!
//! Unlike [`ServerProcess`](crate::server::ServerProcess) this is the shipped program with its command line, and what it uses can be measured.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::patience::{eventually, in_time};
use crate::server::Address;

/// A running `drydock serve`.
pub struct Program {
    process: Child,
    port: u16,
    app_port: u16,
    // The data folder lies in it, and beside that the log.
    folder: TempDir,
}

impl Program {
    /// Starts the server in a new data folder and waits until it answers. `arguments` follow `serve`; ports and data folder are given already.
    ///
    /// # Errors
    ///
    /// When it does not start; with what it said.
    pub async fn start(program: &Path, arguments: &[&str]) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("drydock-program-").tempdir()?;
        Self::start_in(program, arguments, folder).await
    }

    /// The same in a folder that an earlier one left.
    ///
    /// # Errors
    ///
    /// When it does not start; with what it said.
    pub async fn start_in(program: &Path, arguments: &[&str], folder: TempDir) -> Result<Self> {
        let mut folder = folder;
        for _ in 1..MOST_STARTS {
            let mut server = Self::spawn(program, arguments, folder)?;
            match server.wait_until_it_answers().await {
                Ok(()) => return Ok(server),
                // Somebody else took a port after it was found free.
                Err(_) if server.log().contains("is taken") => folder = server.folder,
                Err(error) => return Err(error),
            }
        }
        let mut server = Self::spawn(program, arguments, folder)?;
        server.wait_until_it_answers().await?;
        Ok(server)
    }

    fn spawn(program: &Path, arguments: &[&str], folder: TempDir) -> Result<Self> {
        let [port, app_port] = free_ports()?;
        let log = File::options().create(true).append(true).open(folder.path().join(LOG))?;
        let process = Command::new(program)
            .arg("serve")
            .args(["--port", &port.to_string(), "--app-port", &app_port.to_string()])
            .arg("--data")
            .arg(folder.path().join(DATA))
            .args(arguments)
            .env("DRYDOCK_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("`{}`", program.display()))?;
        Ok(Self { process, port, app_port, folder })
    }

    /// Waits for the first answer. A server listens before it has opened its data, so that it listens proves nothing.
    async fn wait_until_it_answers(&mut self) -> Result<()> {
        let port = self.port;
        let answers = eventually("the server to answer", async || {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
            stream
                .write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await?;
            ensure!(answer.starts_with("HTTP/1.1 200"), "it answers {answer:?}");
            Ok(())
        });
        let ended = tokio::select! {
            answers = answers => return answers,
            ended = self.process.wait() => ended?,
        };
        bail!("the server ended with {ended}: {}", self.log())
    }

    /// How clients reach it.
    #[must_use]
    pub fn address(&self) -> Address {
        Address::at(self.port)
    }

    /// The page's port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The port of the apps' pages.
    #[must_use]
    pub fn app_port(&self) -> u16 {
        self.app_port
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        Self::data_in(&self.folder)
    }

    /// The data folder in a folder that a server left.
    #[must_use]
    pub fn data_in(folder: &TempDir) -> PathBuf {
        folder.path().join(DATA)
    }

    /// Its process id.
    ///
    /// # Errors
    ///
    /// When it has ended.
    pub fn id(&self) -> Result<u32> {
        self.process.id().context("the server has ended")
    }

    /// Returns how long it has worked on a CPU.
    ///
    /// # Errors
    ///
    /// When it has ended.
    pub fn cpu_time(&self) -> Result<std::time::Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id()?))?;
        // The name, which may hold anything, stands in parentheses.
        let after_name = stat.rsplit(')').next().context("a name in parentheses")?;
        let mut fields = after_name.split_whitespace().skip(11);
        let mut ticks = || fields.next().and_then(|field| field.parse::<u64>().ok()).context("ticks");
        Ok(std::time::Duration::from_millis((ticks()? + ticks()?) * MILLIS_A_TICK))
    }

    /// Returns the memory that it holds now, in bytes (resident set).
    ///
    /// # Errors
    ///
    /// When it has ended.
    pub fn resident_bytes(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kib: u64 = line.trim().trim_end_matches(" kB").trim().parse()?;
        Ok(kib * 1024)
    }

    /// Returns the address of the private engine, once it was configured.
    ///
    /// # Errors
    ///
    /// Before that.
    pub fn engine_address(&self) -> Result<String> {
        let config = self.engine_config()?;
        Ok(config["hosts"][0].as_str().context("the engine's configuration names no address")?.to_owned())
    }

    /// Returns the process id of the private engine's daemon.
    ///
    /// # Errors
    ///
    /// When it does not run.
    pub fn engine_id(&self) -> Result<u32> {
        let config = self.engine_config()?;
        let path = PathBuf::from(config["pidfile"].as_str().context("the engine writes its id")?);
        Ok(std::fs::read_to_string(path)?.trim().parse()?)
    }

    fn engine_config(&self) -> Result<Value> {
        let text = std::fs::read_to_string(self.data().join("engine/daemon.json"))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Returns what the server has said and logged.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join(LOG)).unwrap_or_default()
    }

    /// Stops it as a service manager would and waits until all that it started has ended; returns the folder with its data.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub async fn stop(mut self) -> Result<TempDir> {
        let id = self.id()?;
        Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
        in_time("the server to end", self.process.wait()).await??;
        Ok(self.folder)
    }

    /// Kills it as a power cut would; returns the folder with its data.
    ///
    /// # Errors
    ///
    /// When it cannot be waited for.
    pub async fn kill(mut self) -> Result<TempDir> {
        self.process.kill().await?;
        Ok(self.folder)
    }
}

/// Finds two ports that nobody uses now.
fn free_ports() -> Result<[u16; 2]> {
    let held = [TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?];
    Ok([held[0].local_addr()?.port(), held[1].local_addr()?.port()])
}

/// How often a server is started that finds its port taken.
const MOST_STARTS: u32 = 5;

const LOG: &str = "server.log";
const DATA: &str = "data";

/// Linux counts a hundred ticks a second, whatever its own clock does.
const MILLIS_A_TICK: u64 = 10;
