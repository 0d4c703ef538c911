//! The catalogue of the page's language, which the page's script has loaded before the page starts.

use catalogue::Catalogue;
#[cfg(target_arch = "wasm32")]
use catalogue::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(js_name = formatMessage)]
    fn js_format_message(key: &str, pairs: js_sys::Array) -> Option<String>;
}

/// Fluent in the browser.
#[cfg(target_arch = "wasm32")]
struct PageCatalogue;

#[cfg(target_arch = "wasm32")]
impl Catalogue for PageCatalogue {
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let pairs = js_sys::Array::new();
        for (name, value) in arguments {
            pairs.push(&JsValue::from_str(name));
            pairs.push(&match value {
                Value::Text(text) => JsValue::from_str(text),
                #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
                Value::Number(number) => JsValue::from_f64(*number as f64),
            });
        }
        js_format_message(key, pairs)
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
