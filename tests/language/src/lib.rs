//! The language core as a wasm module of its own, so that Node can measure it beside other language services.
//!
//! Each function takes the text anew, as each keystroke does, and returns a count, so that nothing is optimised away.

pub mod keystroke;
pub mod times;
pub mod workload;

use std::cell::RefCell;

use dockerfile::ide;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::keystroke::Typist;

/// Returns the Dockerfile that is measured, with that many lines.
#[wasm_bindgen]
pub fn dockerfile(n_lines: usize) -> String {
    workload::dockerfile(n_lines)
}

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

/// Parses and formats; returns the number of edits.
#[wasm_bindgen]
pub fn format(text: &str) -> usize {
    ide::format(&dockerfile::parse(text), Some("    ")).len()
}

/// Parses and colours; returns the number of tokens.
#[wasm_bindgen]
pub fn tokens(text: &str) -> usize {
    ide::tokens(&dockerfile::parse(text)).len()
}

/// Parses and folds; returns the number of folds.
#[wasm_bindgen]
pub fn folding(text: &str) -> usize {
    ide::folding(&dockerfile::parse(text)).len()
}

/// Parses and lists what stands in the file; returns the number of symbols.
#[wasm_bindgen]
pub fn symbols(text: &str) -> usize {
    ide::outline(&dockerfile::parse(text)).len()
}

/// Parses and explains what stands at a byte; returns the number of paragraphs.
#[wasm_bindgen]
pub fn hover(text: &str, at: u32) -> usize {
    ide::hover(&dockerfile::parse(text), at).map_or(0, |hover| hover.text.len())
}

/// Does for one keystroke in a workspace of 64 files whatever the page does: one parse, all problems, colours, what is told to the page. Returns
/// the size of it all.
#[wasm_bindgen]
pub fn keystroke(text: &str) -> usize {
    TYPIST.with_borrow_mut(|(typist, n_typed)| {
        *n_typed += 1;
        // Another text each time, as a key makes one.
        typist.key(&format!("{text}# {}\n", *n_typed % 10))
    })
}

thread_local! {
    static TYPIST: RefCell<(Typist, u32)> = RefCell::default();
}
