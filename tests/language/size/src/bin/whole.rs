//! All that an editor asks of the core.

use dockerfile::ide::{self, Surroundings};
use dockerfile::{Workspace, analyse, diagnose, parse};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes a text and returns a number that depends on all that was asked of it.
#[wasm_bindgen]
pub fn work(text: &str) -> usize {
    let (files, tree, at) = ([("Dockerfile", text)], parse(text), text.len() as u32);
    let analysis = analyse(&tree, Workspace { files: &files, ..Workspace::default() });
    diagnose(&analysis).len()
        + ide::tokens(&tree).len()
        + ide::folding(&tree).len()
        + ide::outline(&tree).len()
        + ide::format(&tree, Some("    ")).len()
        + ide::references(&tree, at).len()
        + ide::complete(&tree, at, Surroundings::default()).len()
        + ide::rename(&tree, at, text).map_or(0, |edits| edits.len())
        + usize::from(ide::prepare_rename(&tree, at).is_ok())
        + ide::hover(&tree, at).map_or(0, |card| card.text.len())
        + ide::taken(&analysis, at).map_or(0, |card| card.text.len())
        + ide::signature(&tree, at).map_or(0, |signature| signature.active)
        + ide::definition(&tree, at).map_or(0, |range| range.len())
}

fn main() {}
