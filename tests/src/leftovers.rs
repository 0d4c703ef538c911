//! What must not be there when everything has stopped: processes, network bridges and mounts of ours.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::patience::eventually;

/// The machine's network interfaces and our own traces at one moment.
#[derive(Debug)]
pub struct Before {
    bridges: BTreeSet<String>,
}

impl Before {
    /// Looks around before anything is started.
    #[must_use]
    pub fn look() -> Self {
        Self { bridges: bridges() }
    }

    /// Waits until no process names one of `folders`, no mount lies in one, and no bridge is there that was not before.
    ///
    /// # Errors
    ///
    /// What is left.
    pub async fn is_restored(&self, folders: &[&Path]) -> Result<()> {
        eventually("nothing to be left", async || {
            let processes: Vec<String> = folders.iter().flat_map(|folder| processes_naming(folder)).collect();
            ensure!(processes.is_empty(), "processes are left: {processes:#?}");
            let mounts: Vec<String> = folders.iter().flat_map(|folder| mounts_in(folder)).collect();
            ensure!(mounts.is_empty(), "mounts are left: {mounts:#?}");
            let bridges: Vec<String> = bridges().difference(&self.bridges).cloned().collect();
            ensure!(bridges.is_empty(), "network bridges are left: {bridges:?}");
            Ok(())
        })
        .await
    }
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

fn bridges() -> BTreeSet<String> {
    fs::read_dir("/sys/class/net")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().join("bridge").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}
