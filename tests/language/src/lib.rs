//! The language core as a wasm module of its own, so that Node can measure it beside other language services.
//!
//! Each function takes the text anew, as each keystroke does, and returns a count, so that nothing is optimised away.

use std::cell::RefCell;

use dockerfile::ide;
use language_module::Reader;
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

/// Parses and explains what stands at a byte; returns the length of the title.
#[wasm_bindgen]
pub fn hover(text: &str, at: u32) -> usize {
    ide::hover(&dockerfile::parse(text), at).map_or(0, |hover| hover.title.len())
}

/// Does for one keystroke in a workspace of 64 files whatever the page does: one parse, all problems, colours, what is told to the page. Returns
/// the size of it all.
#[wasm_bindgen]
pub fn keystroke(text: &str) -> usize {
    WORKSPACE.with_borrow_mut(|(reader, n_typed)| {
        *n_typed += 1;
        // Another text each time, as a key makes one.
        reader.typed("Dockerfile", &format!("{text}# {}\n", *n_typed % 10));
        reader.drawn("Dockerfile").len() + reader.told().len()
    })
}

thread_local! {
    static WORKSPACE: RefCell<(Reader, u32)> = RefCell::new((workspace(), 0));
}

fn workspace() -> Reader {
    let others = (1..N_FILES).map(|number| format!("src/part{number}.py"));
    let paths: Vec<String> = std::iter::once("Dockerfile".to_owned()).chain(others).collect();
    let mut reader = Reader::new();
    reader.list(&paths.join("\n"));
    for path in &paths[1..] {
        reader.typed(path, &"import flask\nprint(flask)\n".repeat(20));
    }
    reader
}

/// As many files as a workspace may have.
const N_FILES: usize = 64;
