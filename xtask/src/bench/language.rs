//! `cargo xtask bench language`: what the language core weighs; the core beside other language services, in Node, in one run; then what a
//! keystroke costs natively and in Chromium, with the browser's own trace kept; then what the page holds in memory, and how many bytes a build sends
//! to a hundred open workspaces.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

use crate::page::{self, Flavour, QUICK, TARGET};
use crate::process::{cargo, run_aloud, run_watched};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

/// Builds the core as a module for Node, fetches the others, and measures.
pub(super) fn run(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    let words = &WORDS;
    super::size::run(tree, report)?;
    let module = report.step(words.bench_program, |progress| {
        let mut build = cargo();
        build.current_dir(&tree.root);
        build.args(["build", "--package", "language-bench", "--lib", "--target", TARGET, "--profile", QUICK]);
        run_watched(&mut build, progress)?;
        module(tree)
    })?;
    let dir = tree.root.join("tests/language");
    if !dir.join("node_modules").is_dir() {
        report.step(words.page.npm, |progress| {
            run_watched(
                Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&dir),
                progress,
            )
        })?;
    }
    let wasm = module.with_file_name("language_bench_bg.wasm");
    run_aloud(Command::new("node").arg("bench.mjs").arg(&module).arg(wasm).current_dir(&dir))?;
    in_place(tree, report)
}

/// What a keystroke costs natively and in Chromium, what a build sends, and what the page holds in memory.
fn in_place(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    let program = |arguments: &[&str]| {
        report.step(WORDS.bench_program, |progress| {
            run_watched(cargo().current_dir(&tree.root).arg("build").args(arguments), progress)
        })
    };
    program(&["--release", "--package", "language-bench", "--bin", "native", "--bin", "shared"])?;
    program(&["--package", "tests", "--bin", "typing", "--bin", "memory"])?;
    page::build(tree, Flavour::Release, report)?;
    run_aloud(&mut Command::new(tree.target.join("release/native")))?;
    run_aloud(&mut Command::new(tree.target.join("release/shared")))?;
    run_aloud(Command::new(tree.target.join("debug/typing")).arg(tree.work().join("language-bench")))?;
    run_aloud(&mut Command::new(tree.target.join("debug/memory")))
}

/// Writes the glue for Node and returns its script.
fn module(tree: &Tree) -> anyhow::Result<PathBuf> {
    let compiled = tree.target.join(TARGET).join(QUICK).join("language_bench.wasm");
    let out = tree.work().join("language-bench");
    Bindgen::new()
        .input_path(&compiled)
        .nodejs(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&out)
        .with_context(|| compiled.display().to_string())?;
    Ok(out.join("language_bench.js"))
}
