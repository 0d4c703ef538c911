//! `cargo xtask fuzz-engine`: builds the program that looks for Dockerfiles which an engine does not live through, and lets it work.
//!
//! ```text
//! cargo xtask fuzz-engine --cases 2000 --seed 7                     the machine's own `dockerd`, in a private daemon
//! cargo xtask fuzz-engine --cases 2000 --seed 7 --engine current    a current engine, fetched once
//! cargo xtask fuzz-engine --seed 7 --case 42                        one of them alone
//! cargo xtask fuzz-engine --file Dockerfile                         a file of one's own
//! ```

use std::process::{Command, ExitCode};

use crate::engine_choice;
use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

/// Fuzzes; `arguments` go to the program that does.
pub(crate) fn fuzz_engine(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS;
    let report = &Report::new();
    let arguments = engine_choice::resolved(tree, arguments, report)?;
    report.step(words.bench_program, |progress| {
        run_watched(
            cargo().current_dir(&tree.root).args(["build", "--package", "tests", "--bin", "fuzz-engine"]),
            progress,
        )
    })?;
    let status = Command::new(tree.target.join("debug/fuzz-engine")).args(arguments).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
