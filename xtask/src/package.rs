//! `cargo xtask package`: the server with the page as one file, to be copied to a server.

use std::path::PathBuf;
use std::process::Command;

use crate::page::{self, Flavour};
use crate::process::{cargo, run_quietly, run_watched};
use crate::report::{self, Report};
use crate::tree::Tree;
use crate::words::WORDS;

/// Makes the package and says where it is.
pub(crate) fn package(tree: &Tree) -> anyhow::Result<()> {
    let path = make(tree, &Report::new())?;
    let n_bytes = path.metadata()?.len();
    let shown = path.strip_prefix(&tree.root).unwrap_or(&path).display().to_string();
    report::say(&(WORDS.package.ready)(&shown, n_bytes));
    Ok(())
}

/// Builds page and server and returns the path of the one file that holds both.
fn make(tree: &Tree, report: &Report) -> anyhow::Result<PathBuf> {
    let page = page::build(tree, Flavour::Release, report)?;
    let words = &WORDS.package;
    report.step(words.server, |progress| {
        let build = ["build", "--release", "--package", "backend", "--bin", "drydock"];
        run_watched(cargo().current_dir(&tree.root).args(build), progress)
    })?;
    let package = tree.target.join("package/drydock");
    if let Some(folder) = package.parent() {
        std::fs::create_dir_all(folder)?;
    }
    run_quietly(Command::new(tree.target.join("release/drydock")).arg("bundle").arg(&page).arg(&package))?;
    Ok(package)
}
