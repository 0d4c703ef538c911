//! What the language core weighs in the page, part by part: each part is compiled as a program of its own, and what an empty one weighs is taken
//! off.

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

use crate::page::{QUICK, SMALL, TARGET, ensure_target};
use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

/// Compiles the parts, for speed as the page has them and for size, and prints what each adds.
pub(super) fn run(tree: &Tree, report: &Report) -> anyhow::Result<()> {
    let words = &WORDS;
    ensure_target(report)?;
    for profile in [QUICK, SMALL] {
        let sizes = report.step(words.bench_program, |progress| {
            let mut build = cargo();
            build.current_dir(&tree.root);
            build.args(["build", "--package", "language-size", "--target", TARGET, "--profile", profile]);
            run_watched(&mut build, progress)?;
            PARTS.iter().map(|part| n_bytes(tree, profile, part)).collect::<anyhow::Result<Vec<u64>>>()
        })?;
        let [empty, parser, checks, whole] = sizes[..] else { continue };
        let [parser, checks, whole] = [parser, checks, whole].map(|size| size.saturating_sub(empty));
        report.note(&(words.core_size)(profile, parser, checks, whole));
    }
    Ok(())
}

/// Returns what a part weighs as the page would fetch it, uncompressed.
fn n_bytes(tree: &Tree, profile: &str, part: &str) -> anyhow::Result<u64> {
    let compiled = tree.target.join(TARGET).join(profile).join(format!("{part}.wasm"));
    let mut output = Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| compiled.display().to_string())?;
    Ok(output.wasm_mut().emit_wasm().len() as u64)
}

/// Each holds the one before; the first holds nothing of the core.
const PARTS: [&str; 4] = ["nothing", "parser", "checks", "whole"];
