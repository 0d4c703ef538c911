//! The page's build: scripts by esbuild, wasm by cargo and wasm-bindgen, names by content, compressed, ready to be served.
//!
//! Nothing is done again when nothing has changed: npm and esbuild by stamps, cargo by itself, and everything after it by one digest over all
//! inputs. `wasm-opt` is left out on purpose: it makes the transfer larger.

mod download;
mod minify;
mod names;
mod scripts;
mod shell;
mod wasm;
mod words;
mod write;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

pub(crate) use download::Download;
pub(crate) use wasm::{PYTHON_WORKSPACE, QUICK, SMALL, TARGET, ensure_target};

/// How a page is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Small and compressed, into `target/page`.
    Release,
    /// Quick, with names and line tables, into `target/page-dev`.
    Dev,
}

/// Files of the page by name, before their names carry digests.
pub(crate) type PageFiles = BTreeMap<String, Vec<u8>>;

/// Builds the page and returns its folder.
pub(crate) fn build(tree: &Tree, flavour: Flavour, report: &Report) -> anyhow::Result<PathBuf> {
    let words = &WORDS.page;
    let dir = tree.page(if flavour == Flavour::Release { "page" } else { "page-dev" });
    wasm::ensure_target(report)?;
    scripts::build(tree, report)?;
    let compiled =
        report.long_step(words.compile, COMPILE, |progress| wasm::compile(tree, flavour, progress))?;

    let mut sources = scripts::collect(tree)?;
    sources.insert("index.html".into(), std::fs::read(tree.root.join("index.html"))?);
    sources.extend(shell::join_sheets(tree)?);
    sources.extend(shell::assets(tree)?);
    sources.extend(words::catalogues()?);
    let inputs = digest_of_inputs(&sources, &compiled, flavour);
    if std::fs::read_to_string(dir.join(write::INPUTS)).is_ok_and(|known| known == inputs) {
        report.note(words.unchanged);
        return Ok(dir);
    }

    let glue = report.step(words.glue, |_| wasm::glue(&compiled, flavour))?;
    let n_files = report.step(words.write, |_| {
        sources.extend(glue);
        if flavour == Flavour::Release {
            minify::minify(
                tree,
                &mut sources,
                &[
                    "frontend.js",
                    "language_module.js",
                    "console_module.js",
                    "python_module.js",
                    shell::SHEET,
                    shell::INLINE_SHEET,
                    shell::LATER_SHEET,
                ],
            )?;
        }
        sources.insert(shell::BOOT.into(), shell::boot_script().into());
        let index = sources.remove("index.html").unwrap_or_default();
        let named = names::by_content(sources)?;
        let finished = shell::finish(&String::from_utf8(index)?, named)?;
        write::write(tree, &dir, &finished, &inputs, flavour)
    })?;
    report.note(&(words.ready)(n_files));
    Ok(dir)
}

/// Digests everything that decides what the page's folder holds, this program included.
fn digest_of_inputs(sources: &PageFiles, compiled: &PageFiles, flavour: Flavour) -> String {
    let mut digest = Sha256::new();
    digest.update(format!("{flavour:?}\n"));
    for (name, bytes) in sources.iter().chain(compiled) {
        digest.update(format!("{name} {}\n", bytes.len()));
        digest.update(bytes);
    }
    // Another xtask may write another page from the same sources; its length and time stand for its content.
    if let Ok(metadata) = std::env::current_exe().and_then(std::fs::metadata) {
        digest.update(format!("{} {:?}", metadata.len(), metadata.modified().ok()));
    }
    hex(&digest.finalize())
}

/// Returns bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// About how long the modules take to compile on two cores that also compile the server, when nothing is built yet.
const COMPILE: Duration = Duration::from_secs(220);
