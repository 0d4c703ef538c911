//! Parser, analysis and all rules.

use dockerfile::{Workspace, analyse, diagnose, parse};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes a text and returns a number that depends on all that was asked of it.
#[wasm_bindgen]
pub fn work(text: &str) -> usize {
    let files = [("Dockerfile", text)];
    diagnose(&analyse(&parse(text), Workspace { files: &files, ..Workspace::default() })).len()
}

fn main() {}
