//! One `chromedriver` process for a run, on a port of its own choice.

use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};
use tokio::sync::Mutex;

use crate::patience::in_time;

/// A running `chromedriver`; dropping it kills the process.
#[derive(Debug)]
pub struct Driver {
    address: String,
    process: Mutex<Child>,
    // Held open: the driver would be told of a broken pipe otherwise.
    _output: tokio::io::Lines<BufReader<ChildStdout>>,
}

impl Driver {
    /// Starts it and waits until it says its port.
    ///
    /// # Errors
    ///
    /// When it is not installed or does not start.
    pub async fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("`chromedriver` does not start; on Debian: apt-get install chromium chromium-driver")?;
        let output = process.stdout.take().context("the driver's output is piped")?;
        let mut lines = BufReader::new(output).lines();
        let port = in_time("the browser driver to say its port", port_from(&mut lines)).await??;
        Ok(Self { address: format!("http://127.0.0.1:{port}"), process: Mutex::new(process), _output: lines })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Ends the process.
    ///
    /// # Errors
    ///
    /// When the process cannot be waited for.
    pub async fn stop(&self) -> Result<()> {
        self.process.lock().await.kill().await.context("the browser driver did not end")
    }
}

async fn port_from(lines: &mut tokio::io::Lines<BufReader<ChildStdout>>) -> Result<u16> {
    while let Some(line) = lines.next_line().await? {
        let Some((_, rest)) = line.split_once("started successfully on port ") else { continue };
        return rest.trim_end_matches('.').parse().context("the driver's port is a number");
    }
    bail!("the browser driver ended before it said its port")
}
