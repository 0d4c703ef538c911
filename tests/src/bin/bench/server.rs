//! `drydock serve` with data and engine of its own.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

/// A running server.
pub(crate) struct Server {
    process: Child,
    /// The page's port.
    pub(crate) port: u16,
    data: tempfile::TempDir,
}

impl Server {
    /// Starts the server with a private engine and one base image.
    pub(crate) async fn start(program: &Path, image: &str) -> anyhow::Result<Self> {
        let data = tempfile::Builder::new().prefix("drydock-bench").tempdir()?;
        let (port, app_port) = (free_port()?, free_port()?);
        let log = std::fs::File::create(data.path().join("server.log"))?;
        let process = Command::new(program)
            .arg("serve")
            .args(["--port", &port.to_string(), "--app-port", &app_port.to_string(), "--engine", "private"])
            .args(["--images", image, "--data"])
            .arg(data.path())
            .env("DRYDOCK_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("`{}`", program.display()))?;
        let mut server = Self { process, port, data };
        server.wait_until_it_listens().await?;
        Ok(server)
    }

    async fn wait_until_it_listens(&mut self) -> anyhow::Result<()> {
        while tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            if let Some(status) = self.process.try_wait()? {
                bail!("the server ended with {status}: {}", self.log());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Returns the address of the private engine, once the page has been told that it is ready.
    pub(crate) fn engine_address(&self) -> anyhow::Result<String> {
        let path = self.data.path().join("engine/daemon.json");
        let config: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        Ok(config["hosts"][0].as_str().context("the engine's configuration names no address")?.to_owned())
    }

    /// Returns what the server has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.data.path().join("server.log")).unwrap_or_default()
    }

    /// Stops it as a service manager would and waits until all that it started has ended.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        let id = self.process.id().context("the server has ended already")?;
        Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
        timeout(Duration::from_secs(30), self.process.wait()).await.context("the server did not end")??;
        Ok(())
    }
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
