//! The page's other WebAssembly modules: the language core and what reads Python.
//!
//! Asked before they are there, or after they have failed, they say nothing.

use catalogue::Message;
use clinic::{Case, Diagnosis};
use dockerfile::rules::Explanation;
use prediction::Forecast;
use protocol::{BuildOptions, ComparedBuilds, ImageAvailability};
use review::{BuildComparison, PlacePlan, Report, TextDiff};
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = loadPython)]
    async fn load_python_module() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = pythonFacts)]
    fn js_python_facts(text: &str, version: u32) -> Option<Vec<u8>>;

    #[wasm_bindgen(catch, js_name = loadLanguage)]
    async fn load_language_module() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = setFiles)]
    fn js_set_files(files: &[u8]);
    #[wasm_bindgen(js_name = setText)]
    fn js_set_text(path: &str, text: &str);
    #[wasm_bindgen(js_name = setPython)]
    fn js_set_python(path: &str, python: &[u8]);
    #[wasm_bindgen(js_name = setImages)]
    fn js_set_images(images: &[u8], is_all: bool);
    #[wasm_bindgen(js_name = updateBasis)]
    fn js_update_basis(update: &[u8]);
    #[wasm_bindgen(js_name = setTimes)]
    fn js_set_times(times: &[u8]);
    #[wasm_bindgen(js_name = setOptions)]
    fn js_set_options(options: &[u8]);
    #[wasm_bindgen(js_name = setAsking)]
    fn js_set_asking(is_asking: bool);
    #[wasm_bindgen(js_name = languageTurn)]
    fn js_language_turn() -> u32;
    #[wasm_bindgen(js_name = languageReport)]
    fn js_language_report() -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = languageForecast)]
    fn js_language_forecast() -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = forecastIfChanged)]
    fn js_forecast_if_changed(path: &str) -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = compareBuilds)]
    fn js_compare_builds(builds: &[u8], pair: &str) -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = diagnose)]
    fn js_diagnose(case: &[u8], is_as_built: bool) -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = placePlan)]
    fn js_place_plan(path: &str, before: &str, pasted: &str) -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = diffTexts)]
    fn js_diff_texts(a: &str, b: &str) -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = explainRule)]
    fn js_explain_rule(code: &str) -> Option<Vec<u8>>;
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

impl LoadFailed {
    /// Takes what JavaScript threw.
    pub(super) fn of(error: JsValue) -> Self {
        Self { detail: String::from(js_sys::Object::from(error).to_string()) }
    }
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
        Err(error) => Err(LoadFailed::of(error)),
    }
}

/// Reads a Python file for a version (3.8 is `0x0308`, 0 stands for any): [`Python`](python::Python) in its binary form; `None` when the module is not
/// there.
#[must_use]
pub fn python_facts(text: &str, version: u32) -> Option<Vec<u8>> {
    js_python_facts(text, version)
}

/// Gives the language module path and executable bit of all files.
pub fn set_files(files: &[(&str, bool)]) {
    js_set_files(&encoded(files));
}

/// Gives the language module the text of a file, which may take the place of what was typed.
pub fn set_text(path: &str, text: &str) {
    super::code_editor::forget_typed();
    js_set_text(path, text);
}

/// Gives the language module what is known of a Python file, in the form of [`python_facts`].
pub fn set_python(path: &str, python: &[u8]) {
    js_set_python(path, python);
}

/// Gives the language module the images that a build may start from.
pub fn set_images(images: &[ImageAvailability], is_all: bool) {
    js_set_images(&encoded(images), is_all);
}

/// Gives the language module what the next build can be predicted from; empty for nothing.
pub fn update_basis(update: &[u8]) {
    js_update_basis(update);
}

/// Gives the language module the milliseconds that instructions took.
pub fn set_times(times: &[(String, u32)]) {
    js_set_times(&encoded(times));
}

/// Tells the language module whether a person is asked which layers the next build reuses.
pub fn set_asking(is_asking: bool) {
    js_set_asking(is_asking);
}

/// Gives the language module the options of the next build.
pub fn set_options(options: &BuildOptions) {
    js_set_options(&encoded(options));
}

/// Returns a number that is another one whenever the files are read as something else; `None` when the module is not there. Editors
/// follow it.
#[must_use]
pub fn language_turn() -> Option<u32> {
    Some(js_language_turn()).filter(|turn| *turn != 0)
}

/// Returns everything that the language module has read; `None` when the module is not there.
#[must_use]
pub fn language_report() -> Option<Report> {
    decoded(&js_language_report()?)
}

/// Returns what the next build is expected to do, where that can be said; `None` when the module is not there.
#[must_use]
pub fn language_forecast() -> Option<Option<Forecast>> {
    decoded(&js_language_forecast()?)
}

/// Returns what the next build is expected to do if the content of a file changes, too; `None` where that cannot be said.
#[must_use]
pub fn forecast_if_changed(path: &str) -> Option<Forecast> {
    decoded::<Option<_>>(&js_forecast_if_changed(path)?)?
}

/// Compares two builds; `None` when the module is not there. `pair` is the key of the pair that the workspace is for.
#[must_use]
pub fn compare_builds(builds: &ComparedBuilds, pair: &str) -> Option<BuildComparison> {
    decoded(&js_compare_builds(&encoded(builds), pair)?)
}

/// Returns why a container ended or does not answer, where the clinic is sure; `case` has no files, which the module adds where they are those that the image
/// was built from.
#[must_use]
pub fn diagnose(case: &Case, is_as_built: bool) -> Option<Diagnosis> {
    decoded::<Option<_>>(&js_diagnose(&encoded(case), is_as_built)?)?
}

/// Returns what would become of the files that a text writes, which was pasted into the file at `path`, or, where `pasted` is empty, stands there.
#[must_use]
pub fn place_plan(path: &str, before: &str, pasted: &str) -> Option<PlacePlan> {
    decoded::<Option<_>>(&js_place_plan(path, before, pasted)?)?
}

/// Lays two texts side by side; `None` when the module is not there.
#[must_use]
pub fn diff_texts(a: &str, b: &str) -> Option<TextDiff> {
    decoded(&js_diff_texts(a, b)?)
}

/// Returns why a rule is there; `None` where nothing is known, or when the module is not there.
#[must_use]
pub fn explain_rule(code: &str) -> Option<Explanation<Message, String>> {
    decoded::<Option<_>>(&js_explain_rule(code)?)?
}

/// Writes a value for a module; both ends are built from one tree, so the form has no version.
pub(super) fn encoded<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

fn decoded<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
