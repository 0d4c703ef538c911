//! Programs that tests alone need. They are unpacked below the target folder and not installed: no service of theirs ever starts.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use messages::Language;
use messages::tasks::tasks;

use crate::process::{run_quietly, run_watched};
use crate::report::Report;
use crate::system;
use crate::tree::Tree;

/// Provides a registry to pull from, at `tools/docker-registry`.
pub(super) fn registry(tree: &Tree, report: &mut Report) -> anyhow::Result<()> {
    let target = folder(tree)?.join(REGISTRY);
    if target.is_dir() || system::find(REGISTRY).is_some() {
        return Ok(());
    }
    let words = &tasks(Language::English).test;
    report.step(words.registry, |progress| {
        let partial = emptied(&target.with_extension("partial"))?;
        let download = || {
            let mut command = Command::new("apt-get");
            // As root, apt would rather fetch as a user who may not write here.
            command.args(["-o", "APT::Sandbox::User=root", "download", REGISTRY]).current_dir(&partial);
            run_watched(&mut command, progress)
        };
        if download().is_err() {
            run_watched(Command::new("apt-get").arg("update"), progress)?;
            download()?;
        }
        let package = std::fs::read_dir(&partial)?.next().context(REGISTRY)??.path();
        run_quietly(Command::new("dpkg-deb").arg("-x").arg(package).arg(&partial))?;
        Ok(std::fs::rename(&partial, &target)?)
    })
}

fn folder(tree: &Tree) -> anyhow::Result<PathBuf> {
    let folder = tree.target.join("drydock-test/tools");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Makes a folder, without what an earlier try left in it.
fn emptied(folder: &Path) -> anyhow::Result<PathBuf> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    Ok(folder.to_owned())
}

const REGISTRY: &str = "docker-registry";
