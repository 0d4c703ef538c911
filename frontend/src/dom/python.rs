//! The page's second WebAssembly module, which reads Python.

use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = loadPython)]
    async fn load_python_module() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = pythonFacts)]
    fn flat_facts(text: &str) -> Option<String>;
}

/// The module could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("could not load the module that reads Python: {detail}")]
pub struct LoadFailed {
    /// The browser's own words.
    pub detail: String,
}

/// Loads the module; quick once it is there.
///
/// # Errors
///
/// It could not be fetched, or the browser does not run it.
pub async fn load_python() -> Result<(), LoadFailed> {
    match load_python_module().await {
        Ok(_) => Ok(()),
        Err(error) => Err(LoadFailed { detail: String::from(js_sys::Object::from(error).to_string()) }),
    }
}

/// Reads a Python file; `None` before the module is loaded, and when it has failed and has to be loaded again.
#[must_use]
pub fn python_facts(text: &str) -> Option<python::Python> {
    python::decode(&flat_facts(text)?)
}
