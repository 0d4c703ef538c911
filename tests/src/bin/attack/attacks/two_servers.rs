//! Two servers on one data folder. Each took the other's engine for a leftover of its own and ended it.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use tokio::process::Command;
use tokio::time::timeout;

use crate::target::Target;

/// Starts a second server on the target's folder; it must refuse, and name the first one's process.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let second = Command::new(target.server_path())
        .args(["serve", "--port", "0", "--app-port", "0", "--engine", "private", "--data"])
        .arg(target.program().data())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .output();
    let output =
        timeout(Duration::from_secs(20), second).await.context("the second server goes on running")??;
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let first = target.program().id()?.to_string();
    ensure!(!output.status.success(), "the second server ended as if all were well: {said}");
    ensure!(said.contains(&first), "the second server does not name process {first}: {said}");
    Ok("the second server refused and named the first".to_owned())
}
