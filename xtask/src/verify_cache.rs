//! `cargo xtask verify-cache`: builds the program that lays predictions beside a real engine, and lets it work.
//!
//! ```text
//! cargo xtask verify-cache --cases 300 --seed 7                     the machine's own `dockerd`, in a private daemon
//! cargo xtask verify-cache --cases 300 --seed 7 --engine current    a current engine, fetched once
//! cargo xtask verify-cache --seed 7 --case 42                       one of them alone
//! cargo xtask verify-cache --engine unix:///run/docker.sock         an engine that runs already
//! ```

use std::process::{Command, ExitCode};

use crate::engine_choice;
use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

/// Verifies; `arguments` go to the program that does.
pub(crate) fn verify_cache(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS;
    let report = &Report::new();
    let arguments = engine_choice::resolved(tree, arguments, report)?;
    report.step(words.bench_program, |progress| {
        run_watched(
            cargo().current_dir(&tree.root).args(["build", "--package", "tests", "--bin", "verify-cache"]),
            progress,
        )
    })?;
    let status = Command::new(tree.target.join("debug/verify-cache")).args(arguments).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
