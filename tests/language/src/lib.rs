//! The language core as a wasm module of its own, so that Node can measure it beside other language services.
//!
//! Each function takes the text anew, as each keystroke does, and returns a count, so that nothing is optimised away.

use wasm_bindgen::prelude::wasm_bindgen;

/// Parses; returns the number of instructions.
#[wasm_bindgen]
pub fn parse(text: &str) -> usize {
    dockerfile::parse(text).instructions.len()
}

/// Parses and checks; returns the number of problems.
#[wasm_bindgen]
pub fn validate(text: &str) -> usize {
    let file = dockerfile::parse(text);
    file.problems.len() + dockerfile::check(&file).len()
}
