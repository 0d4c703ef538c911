//! The page's second WebAssembly module: Python in, facts out. It is loaded when a Python file is first shown and knows nothing of the page.
//!
//! One function with strings on both sides, so that the two modules share no layout in memory: what goes out is `python`'s flat form, which the
//! page's main module reads with the same crate.

use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a Python file and returns what is known of it, as `python::decode` reads it.
#[wasm_bindgen]
#[must_use]
pub fn facts(text: &str) -> String {
    python::encode(&python::parse(text))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_goes_out_can_be_read() {
        let python =
            python::decode(&super::facts("@app.get('/')\ndef home(): ...\n")).expect("it was just written");
        assert_eq!(python.routes[0].endpoint, "home");
    }
}
