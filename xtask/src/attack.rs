//! `cargo xtask attack`: builds the server and the program that attacks it, and lets that work.
//!
//! ```text
//! cargo xtask attack                       everything, on the machine's own `dockerd` in a private daemon
//! cargo xtask attack --engine current      on a current engine, fetched once
//! cargo xtask attack --only arp            those whose names contain a word
//! cargo xtask attack --short               what every `cargo xtask test` does
//! ```

use std::process::{Command, ExitCode};

use crate::engine_choice;
use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

/// Attacks a release build; `arguments` go to the program that does.
pub(crate) fn attack(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let report = &Report::new();
    let words = &WORDS;
    let arguments = engine_choice::resolved(tree, arguments, report)?;
    build(tree, words.up.server, &["build", "--release", "--package", "backend"], report)?;
    build(tree, words.bench_program, &["build", "--package", "tests", "--bin", "attack"], report)?;
    run(tree, "release/drydock", &arguments)
}

/// Attacks the quick build that the tests use, with what ends soon. Server and program are made with the tests: built alone, all that they
/// depend on would be compiled a second time with fewer features.
pub(crate) fn attack_shortly(tree: &Tree, report: &Report) -> anyhow::Result<ExitCode> {
    let words = &WORDS;
    build(tree, words.bench_program, &["test", "--workspace", "--no-run"], report)?;
    run(tree, "debug/drydock", &["--short".to_owned()])
}

fn build(tree: &Tree, name: &str, arguments: &[&str], report: &Report) -> anyhow::Result<()> {
    report.step(name, |progress| run_watched(cargo().current_dir(&tree.root).args(arguments), progress))?;
    Ok(())
}

fn run(tree: &Tree, server: &str, arguments: &[String]) -> anyhow::Result<ExitCode> {
    let mut command = Command::new(tree.target.join("debug/attack"));
    let status = command.arg("--server").arg(tree.target.join(server)).args(arguments).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
