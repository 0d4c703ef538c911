//! Shorter scripts and sheets: esbuild for what it has not bundled itself, the glue of wasm-bindgen and the joined style sheet.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use super::PageFiles;
use crate::tree::Tree;

/// Shortens the files of these names.
pub(super) fn minify(tree: &Tree, files: &mut PageFiles, names: &[&str]) -> anyhow::Result<()> {
    for name in names {
        let kind = name.rsplit('.').next().unwrap_or_default();
        let bytes = files.get_mut(*name).with_context(|| format!("the page has no `{name}`"))?;
        *bytes = shorter(tree, kind, bytes).with_context(|| format!("`{name}`"))?;
    }
    Ok(())
}

fn shorter(tree: &Tree, kind: &str, bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut node = Command::new("node")
        .args(["minify.mjs", kind])
        .current_dir(tree.root.join("frontend/js"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("`node`")?;
    // The script reads everything before it writes, so that neither side waits for the other.
    let is_written = node.stdin.take().context("`node` has an input")?.write_all(bytes);
    let output = node.wait_with_output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    is_written?;
    Ok(output.stdout)
}
