//! `cargo xtask bench`: builds page, server and the measuring programs, then lets them measure.

mod language;
mod size;

use std::process::ExitCode;

use crate::page::{self, Download, Flavour};
use crate::process::{cargo, run_aloud, run_watched};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

/// Measures; `arguments` go to the program that does.
pub(crate) fn bench(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS;
    let report = &Report::new();
    if arguments == ["language"] {
        language::run(tree, report)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments == ["page"] {
        return measure_page(tree, report);
    }
    if arguments == ["size"] {
        size::run(tree, report)?;
        return Ok(ExitCode::SUCCESS);
    }
    let page = page::build(tree, Flavour::Release, report)?;
    Download::of(&page)?.tell(report);
    report.step(words.up.server, |progress| {
        run_watched(
            cargo().current_dir(&tree.root).args(["build", "--release", "--package", "backend"]),
            progress,
        )
    })?;
    report.step(words.bench_program, |progress| {
        run_watched(
            cargo().current_dir(&tree.root).args(["build", "--package", "tests", "--bin", "bench"]),
            progress,
        )
    })?;
    let mut command = std::process::Command::new(tree.target.join("debug/bench"));
    command.arg("--server").arg(tree.target.join("release/drydock")).args(arguments);
    run_aloud(&mut command)?;
    if arguments.contains(&"terminals") {
        return Ok(ExitCode::SUCCESS);
    }
    language::run(tree, report)?;
    Ok(ExitCode::SUCCESS)
}

/// How long a first visitor waits, and what a key costs, in Chromium with the page as it is served.
fn measure_page(tree: &Tree, report: &Report) -> anyhow::Result<ExitCode> {
    let page = page::build(tree, Flavour::Release, report)?;
    Download::of(&page)?.tell(report);
    report.step(WORDS.bench_program, |progress| {
        let mut build = cargo();
        build.current_dir(&tree.root).args(["build", "--package", "tests", "--bin", "page"]);
        run_watched(&mut build, progress)
    })?;
    run_aloud(&mut std::process::Command::new(tree.target.join("debug/page")))?;
    Ok(ExitCode::SUCCESS)
}
