//! The page's other WebAssembly modules: the language core and what reads Python.
//!
//! Asked before they are there, or after they have failed, they say nothing.

use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = loadPython)]
    async fn load_python_module() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = pythonFacts)]
    fn js_python_facts(text: &str, version: u32) -> Option<String>;

    #[wasm_bindgen(catch, js_name = loadLanguage)]
    async fn load_language_module() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = listFiles)]
    fn js_list_files(paths: &str);
    #[wasm_bindgen(js_name = tellFile)]
    fn js_tell_file(path: &str, text: &str);
    #[wasm_bindgen(js_name = tellPython)]
    fn js_tell_python(path: &str, flat: &str);
    #[wasm_bindgen(js_name = tellImages)]
    fn js_tell_images(names: &str);
    #[wasm_bindgen(js_name = tellBasis)]
    fn js_tell_basis(text: &str);
    #[wasm_bindgen(js_name = tellTimes)]
    fn js_tell_times(flat: &str);
    #[wasm_bindgen(js_name = tellOptions)]
    fn js_tell_options(flat: &str);
    #[wasm_bindgen(js_name = languageTurn)]
    fn js_language_turn() -> u32;
    #[wasm_bindgen(js_name = languageTold)]
    fn js_language_told() -> Option<String>;
    #[wasm_bindgen(js_name = compared)]
    fn js_compared(text: &str, pair: &str, can_build: bool) -> Option<String>;
    #[wasm_bindgen(js_name = explainRule)]
    fn js_explain_rule(code: &str) -> Option<String>;
}

/// One of the modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmModule {
    /// The language core.
    Language,
    /// What reads Python.
    Python,
}

/// A module could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("could not load a module of the page: {detail}")]
pub struct LoadFailed {
    /// The browser's own words.
    pub detail: String,
}

/// Loads a module; quick once it is there.
///
/// # Errors
///
/// It could not be fetched, or the browser does not run it.
pub async fn load_module(module: WasmModule) -> Result<(), LoadFailed> {
    let loaded = match module {
        WasmModule::Language => load_language_module().await,
        WasmModule::Python => load_python_module().await,
    };
    match loaded {
        Ok(_) => Ok(()),
        Err(error) => Err(LoadFailed { detail: String::from(js_sys::Object::from(error).to_string()) }),
    }
}

/// Reads a Python file for a version (3.8 is `0x0308`, 0 stands for any), as `python::decode` reads it; `None` when the module is not there.
#[must_use]
pub fn python_facts(text: &str, version: u32) -> Option<String> {
    js_python_facts(text, version)
}

/// Tells the language module the paths of all files, one a line, with a tab and `x` where one may be executed.
pub fn list_files(paths: &str) {
    js_list_files(paths);
}

/// Tells the language module the text of a file.
pub fn tell_file(path: &str, text: &str) {
    js_tell_file(path, text);
}

/// Tells the language module what is known of a Python file as it was told.
pub fn tell_python(path: &str, flat: &str) {
    js_tell_python(path, flat);
}

/// Tells the language module the names of images that a build may start from, one a line.
pub fn tell_images(names: &str) {
    js_tell_images(names);
}

/// Tells the language module what the next build can be predicted from; empty for nothing.
pub fn tell_basis(text: &str) {
    js_tell_basis(text);
}

/// Tells the language module what instructions took, as `reading::encode_times` writes it.
pub fn tell_times(flat: &str) {
    js_tell_times(flat);
}

/// Tells the language module how the next build is to be called, as `reading::encode_options` writes it.
pub fn tell_options(flat: &str) {
    js_tell_options(flat);
}

/// Returns a number that is another one whenever the files are read as something else; `None` when the module is not there. Editors
/// follow it.
#[must_use]
pub fn language_turn() -> Option<u32> {
    Some(js_language_turn()).filter(|turn| *turn != 0)
}

/// Returns everything that was read, as `reading::decode` reads it; `None` when the module is not there.
#[must_use]
pub fn language_told() -> Option<String> {
    js_language_told()
}

/// Draws two builds side by side, as `reading::decode_view` reads it, from what the server told; `None` when the module is not there.
#[must_use]
pub fn compared(told: &str, pair: &str, can_build: bool) -> Option<String> {
    js_compared(told, pair, can_build)
}

/// Returns why a rule is there, as `reading::decode_explanation` reads it; `None` when the module is not there.
#[must_use]
pub fn explain_rule(code: &str) -> Option<String> {
    js_explain_rule(code)
}
