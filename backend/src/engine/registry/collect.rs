//! Taking from the disk what no image of our own registry needs any more, while nobody pushes or pulls.
//!
//! The registry's program does this in a run of its own. A push at the same time could lose its layers, so pushes wait, and the registry that goes on
//! answering pulls is started anew as a read-only one for that time.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use super::NoRegistry;
use super::access::RegistryMode;
use super::files::RegistryFiles;
use super::supervisor::program_command;
use crate::engine::context::EngineContext;

/// What a collection did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Bytes that the registry's folder held before.
    pub before_bytes: u64,
    /// Bytes that it holds now.
    pub after_bytes: u64,
}

/// Why nothing was collected.
#[derive(Debug, thiserror::Error)]
pub enum CollectError {
    /// Somebody pushes or pulls.
    #[error("the registry is in use")]
    Busy,
    /// There is no registry, or it is not ours.
    #[error(transparent)]
    NoRegistry(#[from] NoRegistry),
    /// The program did not do it.
    #[error("the registry's storage could not be collected: {detail}")]
    Failed {
        /// Its last line.
        detail: String,
    },
    /// A file or the program could not be used.
    #[error("the registry's storage could not be collected")]
    Files(#[from] io::Error),
}

/// Collects whenever there is something to collect and nobody has pushed or pulled for a while, until the engine is told to stop.
pub(super) async fn keep_collected(ctx: Arc<EngineContext>, program: PathBuf) {
    let idle = ctx.config.registry.idle;
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY.min(idle)) => {}
            () = ctx.stop.cancelled() => return,
        }
        if !ctx.registry.has_garbage_since(idle) {
            continue;
        }
        match collect(&ctx, &program).await {
            Ok(Collected { before_bytes, after_bytes }) => {
                tracing::info!(before_bytes, after_bytes, "the registry's storage was collected");
            }
            Err(CollectError::Busy | CollectError::NoRegistry(_)) => {}
            Err(error) => tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the registry's storage could not be collected"
            ),
        }
    }
}

/// Collects now, if nobody pushes or pulls.
pub(super) async fn collect(ctx: &EngineContext, program: &Path) -> Result<Collected, CollectError> {
    let registry = &ctx.registry;
    // The program takes a storage into which nothing was ever pushed for a fault.
    if !RegistryFiles::open(&ctx.config.registry.folder)?.repositories().is_dir() {
        registry.forget_garbage();
        return Ok(Collected::default());
    }
    let _no_push = registry.writing.try_write().map_err(|_| CollectError::Busy)?;
    {
        let _no_pull = registry.serving.try_write().map_err(|_| CollectError::Busy)?;
        drop(registry.access()?);
        registry.restart_in(RegistryMode::ReadOnly, &ctx.stop).await.inspect_err(|_| {
            registry.wanted_mode.send_replace(RegistryMode::Serving);
        })?;
    }
    registry.forget_garbage();
    let collected = run(ctx, program).await;
    let _no_pull = registry.serving.write().await;
    let served = registry.restart_in(RegistryMode::Serving, &ctx.stop).await;
    if collected.is_err() {
        registry.note_garbage();
    }
    served?;
    collected
}

async fn run(ctx: &EngineContext, program: &Path) -> Result<Collected, CollectError> {
    let files = RegistryFiles::open(&ctx.config.registry.folder)?;
    let storage = files.storage();
    let repositories = files.repositories();
    let preparing = tokio::task::spawn_blocking(move || {
        let before_bytes = bytes_below(&storage);
        remove_empty(&repositories);
        before_bytes
    });
    let before_bytes = preparing.await.map_err(io::Error::other)?;
    let mut command = tokio::process::Command::from(program_command(program));
    command.args(["garbage-collect", "--delete-untagged=true"]).arg(files.config_file());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    let output = tokio::select! {
        output = tokio::time::timeout(PATIENCE, command.output()) => output,
        () = ctx.stop.cancelled() => return Err(NoRegistry::Stopped.into()),
    };
    let failed = |detail: &str| CollectError::Failed { detail: detail.chars().take(400).collect() };
    let output = output.map_err(|_| failed("it took too long"))??;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(failed(
            text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing"),
        ));
    }
    let storage = files.storage();
    let after_bytes =
        tokio::task::spawn_blocking(move || bytes_below(&storage)).await.map_err(io::Error::other)?;
    Ok(Collected { before_bytes, after_bytes })
}

/// Removes the folders of repositories without a tag, and of users without a repository. What is pushed later makes them anew.
fn remove_empty(repositories: &Path) {
    for user in folders_in(repositories) {
        for repository in folders_in(&user) {
            if folders_in(&repository.join("_manifests/tags")).is_empty()
                && let Err(error) = std::fs::remove_dir_all(&repository)
            {
                tracing::warn!(path = %repository.display(), %error, "an empty repository stays");
            }
        }
        // Fails where something is left in it.
        drop(std::fs::remove_dir(&user));
    }
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

fn bytes_below(folder: &Path) -> u64 {
    let mut bytes = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(found) if found.is_dir() => folders.push(entry.path()),
                Ok(found) => bytes += found.len(),
                Err(_) => {}
            }
        }
    }
    bytes
}

const LOOK_EVERY: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(15 * 60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repositories_without_a_tag_go_and_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let make = |path: &str| std::fs::create_dir_all(folder.path().join(path)).unwrap();
        for path in ["ada/web/_manifests/tags/latest", "ada/old/_manifests/tags", "bob/web/_layers"] {
            make(path);
        }
        remove_empty(folder.path());
        let is_there = |path: &str| folder.path().join(path).exists();
        assert!(is_there("ada/web/_manifests/tags/latest"));
        assert!(!is_there("ada/old") && !is_there("bob"));
    }
}
