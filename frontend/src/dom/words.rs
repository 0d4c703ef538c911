//! The catalogue of the page's language, which the page's script has loaded before the page starts.

#[cfg(target_arch = "wasm32")]
use catalogue::Value;
use catalogue::{Catalogue, Language};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(js_name = formatMessage)]
    fn js_format_message(key: &str, pairs: js_sys::Array) -> Option<String>;
    #[wasm_bindgen(catch, js_name = loadLaterWords)]
    async fn js_load_later_words() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = choose)]
    async fn js_choose(tag: &str) -> Result<JsValue, JsValue>;
}

/// Fluent in the browser.
#[cfg(target_arch = "wasm32")]
struct PageCatalogue;

#[cfg(target_arch = "wasm32")]
impl Catalogue for PageCatalogue {
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        js_format_message(key, catalogue::pairs(arguments))
    }
}

/// Returns the words of the page's language; English on the host.
#[must_use]
pub fn catalogue() -> &'static dyn Catalogue {
    #[cfg(target_arch = "wasm32")]
    {
        &PageCatalogue
    }
    #[cfg(not(target_arch = "wasm32"))]
    catalogue::Bundle::of(catalogue::Language::English)
}

/// Fetches the words that no first visit shows; `false` where they could not be fetched.
pub async fn load_later_words() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        js_load_later_words().await.is_ok()
    }
    #[cfg(not(target_arch = "wasm32"))]
    true
}

/// Returns the language that the page is in, which its script has chosen.
#[must_use]
pub fn language() -> Language {
    #[cfg(target_arch = "wasm32")]
    {
        let tag = gloo::utils::document_element().get_attribute("lang");
        tag.and_then(|tag| tag.parse().ok()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    Language::English
}

/// Says everything in another language, now and at the next visit; `false` where its words could not be fetched.
pub async fn choose_language(language: Language) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        js_choose(language.tag()).await.is_ok()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        language == Language::English
    }
}
