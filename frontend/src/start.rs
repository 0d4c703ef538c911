//! What the page's script calls first.

use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the page into its place.
#[wasm_bindgen(start)]
pub fn start() {
    crate::panic::install();
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<crate::app::App>::with_root(root).render();
    }
}
