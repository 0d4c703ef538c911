//! The page's folder: every file as it is, and beside it what brotli and gzip make of it.
//!
//! The folder is written aside and takes the old one's place at the end; `build-id` in it changes with anything else.

use std::io::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::shell::Finished;
use super::{Flavour, hex};
use crate::tree::Tree;

/// File that keeps the digest of what the folder was made from.
pub(super) const INPUTS: &str = "inputs";

/// Writes the page and returns how many files it has, compressed forms not counted.
pub(super) fn write(
    tree: &Tree,
    dir: &Path,
    page: &Finished,
    inputs: &str,
    flavour: Flavour,
) -> anyhow::Result<usize> {
    let aside = dir.with_extension("new");
    if aside.exists() {
        std::fs::remove_dir_all(&aside)?;
    }
    for (path, bytes) in &page.files {
        let path = aside.join(path);
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir)?;
        }
        std::fs::write(&path, bytes)?;
        if flavour == Flavour::Dev {
            continue;
        }
        std::fs::write(with_suffix(&path, ".br"), kept(tree, "br", bytes, brotli)?)?;
        std::fs::write(with_suffix(&path, ".gz"), kept(tree, "gz", bytes, gzip)?)?;
    }
    std::fs::write(aside.join(INPUTS), inputs)?;
    std::fs::write(aside.join("build-id"), &page.build_id)?;
    if dir.exists() {
        std::fs::remove_dir_all(dir)?;
    }
    std::fs::rename(&aside, dir)?;
    Ok(page.files.len())
}

/// Compresses, or takes what an earlier build made of the same bytes.
fn kept(
    tree: &Tree,
    kind: &str,
    bytes: &[u8],
    compress: fn(&[u8]) -> std::io::Result<Vec<u8>>,
) -> std::io::Result<Vec<u8>> {
    let dir = tree.work().join("compressed");
    let path = dir.join(format!("{}.{kind}", hex(&Sha256::digest(bytes))));
    if let Ok(known) = std::fs::read(&path) {
        return Ok(known);
    }
    let compressed = compress(bytes)?;
    std::fs::create_dir_all(&dir)?;
    // Written aside, so that a build that is stopped in the middle leaves no half file under a name that says it is whole.
    let aside = path.with_extension("new");
    std::fs::write(&aside, &compressed)?;
    std::fs::rename(&aside, &path)?;
    Ok(compressed)
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        // Made for fonts, and a little better for code than the general one.
        mode: brotli::enc::backward_references::BrotliEncoderMode::BROTLI_MODE_FONT,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn with_suffix(path: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
