//! Nothing but a text that comes in and a number that goes out: what every part weighs beside the core.

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes a text and returns a number that depends on all that was asked of it.
#[wasm_bindgen]
pub fn work(text: &str) -> usize {
    text.len()
}

fn main() {}
