//! The page's second WebAssembly module: Python in, facts out. It is loaded when a Python file is first shown and knows nothing of the page.
//!
//! One function with strings on both sides, so that the two modules share no layout in memory: what goes out is `python`'s flat form, which the
//! page's main module reads with the same crate.

use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a Python file for a version (3.8 is `0x0308`, 0 stands for any) and returns what is known of it, as `python::decode` reads it.
#[wasm_bindgen]
#[must_use]
pub fn facts(text: &str, version: u32) -> String {
    let [.., major, minor] = version.to_be_bytes();
    python::encode(&python::parse_for(text, (major > 0).then_some((major, minor))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_goes_out_can_be_read() {
        let python = python::decode(&super::facts("@app.get('/')\ndef home(): ...\n", 0))
            .expect("it was just written");
        assert_eq!(python.routes[0].endpoint, "home");
    }

    #[test]
    fn what_a_version_has_not_is_said() {
        let n_problems = |version| {
            let flat = super::facts("match x:\n    case 1: pass\n", version);
            python::decode(&flat).map(|python| python.problems.len())
        };
        assert_eq!([0x0308, 0x030a, 0].map(n_problems), [Some(1), Some(0), Some(0)]);
    }
}
