//! `cargo xtask test`: everything that CI checks, in the order in which it fails cheapest.
//!
//! The page is built before the tests, so that the server which they start carries it.

mod tools;
mod wasm;

pub(crate) use self::tools::{current_engine, registry};

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::attack;
use crate::conformance;
use crate::page::{self, Download, Flavour, PYTHON_WORKSPACE};
use crate::process::{cargo, run_aloud};
use crate::report::{self, Report};
use crate::system::{self, Provided};
use crate::tree::Tree;
use crate::words::WORDS;

/// One thing that is checked.
struct Stage {
    name: &'static str,
    run: fn(&Tree, &Report) -> anyhow::Result<()>,
}

const STAGES: [Stage; 11] = [
    Stage { name: "tools", run: tools },
    Stage { name: "format", run: |tree, _| in_each_workspace(tree, &["fmt", "--all"], &["--check"]) },
    Stage { name: "lints", run: lints },
    Stage { name: "lints-wasm", run: wasm::lints },
    Stage { name: "docs", run: docs },
    Stage { name: "conformance", run: |tree, _| conformance::beside(tree) },
    Stage { name: "page", run: page_within_budget },
    Stage { name: "tests-js", run: tests_of_scripts },
    Stage { name: "tests-wasm", run: wasm::tests },
    Stage { name: "tests", run: tests },
    Stage { name: "attacks", run: attacks },
];

/// Runs every stage, or the one that is named; stops at the first that fails.
pub(crate) fn test(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS.test;
    let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
    let only = match arguments {
        [] => None,
        ["--only", name] if names.contains(name) => Some(*name),
        _ => bail!((words.unknown_stage)(&names.join(", "))),
    };
    let started = Instant::now();
    let mut results: Vec<(&str, bool, Duration)> = Vec::new();
    for stage in STAGES.iter().filter(|stage| only.is_none_or(|only| only == stage.name)) {
        report::say(&(words.stage)(stage.name));
        let stage_started = Instant::now();
        let result = (stage.run)(tree, &Report::new());
        results.push((stage.name, result.is_ok(), stage_started.elapsed()));
        if let Err(error) = result {
            report::complain(&format!("{error:#}"));
            break;
        }
    }
    Ok(conclude(&results, started.elapsed()))
}

/// Prints the table and the last line.
fn conclude(results: &[(&str, bool, Duration)], elapsed: Duration) -> ExitCode {
    let words = &WORDS.test;
    report::say("");
    for (name, is_good, elapsed) in results {
        let result = if *is_good { words.passed } else { words.failed };
        report::say(&format!("{name:<12} {result:<8} {:>7.1} s", elapsed.as_secs_f64()));
    }
    match results.iter().find(|(_, is_good, _)| !is_good) {
        None => {
            report::say(&(words.all_passed)(results.len(), elapsed.as_secs()));
            ExitCode::SUCCESS
        }
        Some((name, ..)) => {
            report::say(&(words.one_failed)(name));
            ExitCode::FAILURE
        }
    }
}

fn tools(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    system::provide_components(report)?;
    let tools: Vec<_> = system::ENGINE.into_iter().chain(system::BROWSER).collect();
    if system::provide(&tools, report)? == Provided::NotAllowed {
        bail!(WORDS.test.tools_missing);
    }
    drop(registry(tree, report)?);
    tools::current_engine(tree, report).map(drop)
}

fn lints(tree: &Tree, _: &Report) -> anyhow::Result<()> {
    let lint = ["clippy", "--workspace", "--all-targets", "--quiet"];
    in_each_workspace(tree, &lint, &["--", "--deny", "warnings"])
}

fn docs(tree: &Tree, _: &Report) -> anyhow::Result<()> {
    in_each_workspace(tree, &["doc", "--workspace", "--no-deps", "--quiet"], &[])
}

/// Builds the page; one whose first visit weighs too much does not pass.
fn page_within_budget(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    let download = Download::of(&page::build(tree, Flavour::Release, report)?)?;
    download.tell(report);
    download.check()
}

fn tests(tree: &Tree, _: &Report) -> anyhow::Result<()> {
    in_each_workspace(tree, &["test", "--workspace"], &[])
}

/// The stage `tests` has assembled the base images.
fn attacks(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    if attack::attack_shortly(tree, report)? == ExitCode::SUCCESS {
        return Ok(());
    }
    bail!(WORDS.test.attack_succeeded)
}

/// The stage `page` has brought the packages.
fn tests_of_scripts(tree: &Tree, _: &Report) -> anyhow::Result<()> {
    run_aloud(Command::new("node").arg("--test").current_dir(tree.root.join("frontend/js")))
}

/// Runs cargo in the page's workspace and in that of the module that reads Python.
fn in_each_workspace(tree: &Tree, arguments: &[&str], rest: &[&str]) -> anyhow::Result<()> {
    for workspace in ["Cargo.toml", PYTHON_WORKSPACE] {
        let mut command = cargo();
        command.current_dir(&tree.root).env("CARGO_TARGET_DIR", &tree.target);
        command.env("RUSTDOCFLAGS", "--deny warnings");
        run_aloud(command.args(arguments).args(["--manifest-path", workspace]).args(rest))?;
    }
    Ok(())
}
