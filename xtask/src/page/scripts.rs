//! The scripts of the editor and the terminal: `npm ci` and esbuild, each only when what it reads has changed.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};

use super::{PageFiles, hex};
use crate::process::{exists, run_watched};
use crate::report::Report;
use crate::tree::{Tree, files_below};
use crate::words::WORDS;

/// Brings `frontend/js/dist` up to date.
pub(super) fn build(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    let js = tree.root.join("frontend/js");
    if !js.join("package.json").exists() {
        return Ok(());
    }
    let words = &WORDS;
    for program in ["node", "npm"] {
        if !exists(program) {
            bail!((words.missing_program)(program, words.install_node));
        }
    }
    let packages = digest(&[js.join("package-lock.json"), js.join("package.json")])?;
    let npm_stamp = tree.work().join("npm");
    if !js.join("node_modules").is_dir() || !is_stamped(&npm_stamp, &packages) {
        report.step(words.page.npm, |progress| {
            run_watched(
                Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&js),
                progress,
            )
        })?;
        stamp(&npm_stamp, &packages)?;
    }
    let sources = digest(&files_below(&js, &["node_modules", "dist"])?)?;
    let scripts_stamp = tree.work().join("scripts");
    if !js.join("dist").is_dir() || !is_stamped(&scripts_stamp, &sources) {
        report.step(words.page.scripts, |progress| {
            run_watched(Command::new("node").arg("build.mjs").current_dir(&js), progress)
        })?;
        stamp(&scripts_stamp, &sources)?;
    }
    Ok(())
}

/// Reads the scripts that esbuild wrote.
pub(super) fn collect(tree: &Tree) -> anyhow::Result<PageFiles> {
    let mut files = PageFiles::new();
    for path in files_below(&tree.root.join("frontend/js/dist"), &[])? {
        let is_shipped = path.extension().is_some_and(|extension| extension == "js" || extension == "css");
        if let (true, Some(name)) = (is_shipped, path.file_name()) {
            files.insert(name.to_string_lossy().into_owned(), std::fs::read(&path)?);
        }
    }
    Ok(files)
}

fn digest(paths: &[std::path::PathBuf]) -> anyhow::Result<String> {
    let mut digest = Sha256::new();
    for path in paths {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        digest.update(format!("{} {}\n", path.display(), bytes.len()));
        digest.update(bytes);
    }
    Ok(hex(&digest.finalize()))
}

fn is_stamped(stamp: &Path, value: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|stamped| stamped == value)
}

fn stamp(stamp: &Path, value: &str) -> std::io::Result<()> {
    if let Some(dir) = stamp.parent() {
        std::fs::create_dir_all(dir)?;
    }
    std::fs::write(stamp, value)
}
