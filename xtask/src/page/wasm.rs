//! The Rust part of the page: cargo for wasm32, then wasm-bindgen as a library, so that there is nothing to install.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use wasm_bindgen_cli_support::Bindgen;

use super::{Flavour, PageFiles};
use crate::process::{cargo, run_quietly, run_watched};
use crate::report::{Progress, Report};
use crate::tree::Tree;
use crate::words::WORDS;

/// Rust's name for what browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain where it is missing.
pub(crate) fn ensure_target(report: &Report) -> anyhow::Result<()> {
    let libdir = run_quietly(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(libdir.trim()).is_dir() {
        return Ok(());
    }
    let name = WORDS.page.wasm_target;
    report.step(name, |progress| {
        run_watched(Command::new("rustup").args(["target", "add", TARGET]), progress)
    })?;
    Ok(())
}

/// The page's modules by workspace: the one that starts the page with the language core that comes when the page stands and the one of the console, which
/// are compiled together because they share most crates, and the one that is loaded when a Python file is first shown.
const MODULES: [(&str, &[&str]); 2] = [
    ("Cargo.toml", &["frontend", "language_module", "console_module"]),
    (PYTHON_WORKSPACE, &["python_module"]),
];

/// The module that reads Python is a workspace of its own, for its smaller stand-ins for some crates.
pub(crate) const PYTHON_WORKSPACE: &str = "frontend/python-module/Cargo.toml";

/// The profile of the page.
pub(crate) const SMALL: &str = "wasm-release";

/// The profile of the language core where it is measured alone.
pub(crate) const QUICK: &str = "wasm-quick";

/// Compiles the page's modules and returns their raw wasm by name.
pub(super) fn compile(tree: &Tree, flavour: Flavour, progress: &Progress) -> anyhow::Result<PageFiles> {
    let (profile, folder) = if flavour == Flavour::Release { (SMALL, SMALL) } else { ("dev", "debug") };
    let mut compiled = PageFiles::new();
    for (workspace, names) in MODULES {
        let mut command = cargo();
        command.current_dir(&tree.root).args(["build", "--lib", "--target", TARGET, "--profile", profile]);
        command.args(["--manifest-path", workspace, "--target-dir"]).arg(&tree.target);
        command.args(names.iter().flat_map(|name| ["--package", name]));
        run_watched(&mut command, progress)?;
        for name in names {
            let path = tree.target.join(TARGET).join(folder).join(format!("{name}.wasm"));
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            compiled.insert((*name).to_owned(), bytes);
        }
    }
    Ok(compiled)
}

/// Makes the browser's half of each module: `<module>.js` and `<module>_bg.wasm`.
pub(super) fn glue(compiled: &PageFiles, flavour: Flavour) -> anyhow::Result<PageFiles> {
    let is_release = flavour == Flavour::Release;
    let mut files = PageFiles::new();
    for (module, bytes) in compiled {
        let mut output = Bindgen::new()
            .input_bytes(module, bytes.clone())
            .web(true)?
            // The glue names the module itself, so that its final name is written in one place.
            .omit_default_module_path(false)
            .typescript(false)
            .remove_name_section(is_release)
            .remove_producers_section(is_release)
            .keep_debug(false)
            .generate_output()?;
        files.insert(format!("{module}_bg.wasm"), output.wasm_mut().emit_wasm());
        files.insert(format!("{module}.js"), output.js().to_owned().into_bytes());
    }
    Ok(files)
}
