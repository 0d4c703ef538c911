//! The parser alone.

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes a text and returns a number that depends on all that was asked of it.
#[wasm_bindgen]
pub fn work(text: &str) -> usize {
    dockerfile::parse(text).instructions.len()
}

fn main() {}
