//! The page's module that reads Python: a text in, facts out. It is loaded when a Python file is first shown and knows nothing of the page.

use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a Python file for a version (3.8 is `0x0308`, 0 stands for any) and returns what is known of the file: [`python::Python`] as postcard's bytes.
#[wasm_bindgen]
#[must_use]
pub fn facts(text: &str, version: u32) -> Vec<u8> {
    let [.., major, minor] = version.to_be_bytes();
    let python = python::parse_for(text, (major > 0).then_some((major, minor)));
    postcard::to_allocvec(&python).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use python::Python;

    fn facts(text: &str, version: u32) -> Python {
        postcard::from_bytes(&super::facts(text, version)).expect("it was just written")
    }

    #[test]
    fn what_goes_out_can_be_read() {
        assert_eq!(facts("@app.get('/')\ndef home(): ...\n", 0).routes[0].endpoint, "home");
    }

    #[test]
    fn what_a_version_has_not_is_said() {
        let n_problems = |version| facts("match x:\n    case 1: pass\n", version).problems.len();
        assert_eq!([0x0308, 0x030a, 0].map(n_problems), [1, 0, 0]);
    }
}
