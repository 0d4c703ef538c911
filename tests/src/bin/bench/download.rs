//! What a first visit downloads, in brotli bytes, by part.

use std::path::Path;

use anyhow::Context as _;

use crate::say;

/// Prints the table.
pub(crate) fn print(page: &Path) -> anyhow::Result<()> {
    let index = std::fs::read_to_string(page.join("index.html"))
        .with_context(|| format!("{} holds no page; `cargo xtask page` builds it", page.display()))?;
    let mut parts = [("wasm", 0), ("JavaScript", 0), ("CSS", 0), ("shell and icon", 0)];
    let mut lazy = Vec::new();
    parts[3].1 += brotli_bytes(&page.join("index.html"))?;
    for entry in std::fs::read_dir(page.join("assets"))? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let part = match name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("br" | "gz") => continue,
            Some("wasm") => 0,
            Some("js") => 1,
            Some("css") => 2,
            _ => 3,
        };
        let bytes = brotli_bytes(&path)?;
        if index.contains(&name) { parts[part].1 += bytes } else { lazy.push((name, bytes)) }
    }
    say("First visit, bytes as brotli");
    for (name, bytes) in parts {
        say(&format!("  {name:<24}{bytes:>9}"));
    }
    let total: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
    let verdict = if total <= BUDGET { "within" } else { "OVER" };
    say(&format!("  {:<24}{total:>9}  {verdict} the budget of {BUDGET}", "in all"));
    for (name, bytes) in lazy {
        say(&format!("  {name:<24}{bytes:>9}  when first needed"));
    }
    Ok(())
}

fn brotli_bytes(path: &Path) -> anyhow::Result<u64> {
    let mut compressed = path.as_os_str().to_owned();
    compressed.push(".br");
    Ok(std::fs::metadata(&compressed).with_context(|| path.display().to_string())?.len())
}

/// 350 KB.
const BUDGET: u64 = 350 * 1024;
