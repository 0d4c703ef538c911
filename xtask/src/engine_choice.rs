//! `--engine current`, for the programs that work on a private daemon: the machine's own `dockerd` otherwise.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use anyhow::Context as _;

use crate::report::Report;
use crate::test;
use crate::tree::Tree;

/// Replaces `--engine current` by a private daemon whose program is a current engine, which is fetched once.
pub(crate) fn resolved(tree: &Tree, arguments: &[&str], report: &Report) -> anyhow::Result<Vec<String>> {
    let mut arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let engine = arguments.iter().position(|argument| argument == "--engine");
    if let Some(value) = engine.and_then(|at| arguments.get_mut(at + 1)).filter(|value| *value == "current") {
        "private".clone_into(value);
        let script = current_engine(tree, report)?;
        arguments.extend(["--dockerd".to_owned(), script.display().to_string()]);
    }
    Ok(arguments)
}

/// Provides a current engine and returns a program that runs it in place of the machine's own.
fn current_engine(tree: &Tree, report: &Report) -> anyhow::Result<PathBuf> {
    let root = test::current_engine(tree, report)?.canonicalize()?;
    let script = include_str!("../../backend/tests/main/engine/current/dockerd.sh");
    let path = tree.target.join("drydock-test/dockerd-current");
    std::fs::write(&path, script.replace("@ROOT@", root.to_str().context("a folder with a plain name")?))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700))?;
    Ok(path)
}
