//! `cargo xtask verify-cache`: builds the program that lays predictions beside a real engine, and lets it work.
//!
//! ```text
//! cargo xtask verify-cache --cases 300 --seed 7                     the machine's own `dockerd`, in a private daemon
//! cargo xtask verify-cache --cases 300 --seed 7 --engine current    a current engine, fetched once
//! cargo xtask verify-cache --seed 7 --case 42                       one of them alone
//! cargo xtask verify-cache --engine unix:///run/docker.sock         an engine that runs already
//! ```

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Context as _;
use messages::Language;
use messages::tasks::tasks;

use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::test;
use crate::tree::Tree;

/// Verifies; `arguments` go to the program that does.
pub(crate) fn verify_cache(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = tasks(Language::English);
    let report = &mut Report::new();
    let mut arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let engine = arguments.iter().position(|argument| argument == "--engine");
    if let Some(value) = engine.and_then(|at| arguments.get_mut(at + 1)).filter(|value| *value == "current") {
        "private".clone_into(value);
        let script = current_engine(tree, report)?;
        arguments.extend(["--dockerd".to_owned(), script.display().to_string()]);
    }
    report.step(words.bench_program, |progress| {
        run_watched(
            cargo().current_dir(&tree.root).args(["build", "--package", "tests", "--bin", "verify-cache"]),
            progress,
        )
    })?;
    let status = Command::new(tree.target.join("debug/verify-cache")).args(arguments).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Provides a current engine and returns a program that runs it in place of the machine's own.
fn current_engine(tree: &Tree, report: &mut Report) -> anyhow::Result<PathBuf> {
    let root = test::current_engine(tree, report)?.canonicalize()?;
    let script = include_str!("../../backend/tests/main/engine/current/dockerd.sh");
    let path = tree.target.join("drydock-test/dockerd-current");
    std::fs::write(&path, script.replace("@ROOT@", root.to_str().context("a folder with a plain name")?))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700))?;
    Ok(path)
}
