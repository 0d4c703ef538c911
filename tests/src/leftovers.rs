//! What must not be there when everything has stopped: processes, network bridges and mounts of ours.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::patience::eventually;

/// Waits until no process names `folder`.
///
/// # Errors
///
/// Those that do.
pub async fn no_process_names(folder: &Path) -> Result<()> {
    eventually("processes to end", async || {
        let processes = processes_naming(folder);
        ensure!(processes.is_empty(), "processes are left: {processes:#?}");
        Ok(())
    })
    .await
}

/// Waits until no process names `folder`, no mount lies in it, and its engine's network bridge is gone.
///
/// # Errors
///
/// What is left.
pub async fn nothing_is_left_of(folder: &Path) -> Result<()> {
    let (bridge, storage) = names_of(folder)?;
    no_process_names(folder).await?;
    eventually("nothing to be left", async || {
        let mounts = mounts_in(folder);
        ensure!(mounts.is_empty(), "mounts are left: {mounts:#?}");
        ensure!(storage.starts_with(folder) || !storage.exists(), "{} is left", storage.display());
        ensure!(!Path::new("/sys/class/net").join(&bridge).exists(), "the bridge {bridge} is left");
        Ok(())
    })
    .await
}

/// Returns the name of the network bridge and the directory of the storage that the engine of a data folder was told to use.
fn names_of(folder: &Path) -> Result<(String, PathBuf)> {
    let config = fs::read(folder.join("engine/daemon.json")).context("the engine has a configuration")?;
    let config: Value = serde_json::from_slice(&config)?;
    let bridge = config["bridge"].as_str().context("the engine has a bridge")?.to_owned();
    Ok((bridge, config["data-root"].as_str().context("the engine has storage")?.into()))
}

/// Command lines of other processes that name `folder`.
#[must_use]
pub fn processes_naming(folder: &Path) -> Vec<String> {
    let own = std::process::id().to_string();
    let wanted = folder.display().to_string();
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy() != own)
        .filter_map(|entry| fs::read(entry.path().join("cmdline")).ok())
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .filter(|line| line.contains(&wanted))
        .collect()
}

fn mounts_in(folder: &Path) -> Vec<String> {
    let wanted = format!("{}/", folder.display());
    fs::read_to_string("/proc/self/mountinfo")
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split(' ').nth(4))
        .filter(|point| point.starts_with(&wanted))
        .map(str::to_owned)
        .collect()
}
