//! The words of the page's language, for what an editor shows without asking the page.

use catalogue::{Catalogue, Message, Value};
use wasm_bindgen::JsValue;

/// Makes text of messages.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// The page's `formatMessage`; `None` on the host.
    format: Option<js_sys::Function>,
}

impl Words {
    /// Uses the page's formatter.
    pub(crate) fn of_page(format: js_sys::Function) -> Self {
        Self { format: Some(format) }
    }

    /// Returns what a message says.
    pub(crate) fn say(&self, message: &Message) -> String {
        catalogue::text(self, message)
    }
}

impl Catalogue for Words {
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let Some(format) = &self.format else { return on_the_host(key, arguments) };
        let pairs = js_sys::Array::new();
        for (name, value) in arguments {
            pairs.push(&JsValue::from_str(name));
            pairs.push(&match value {
                Value::Text(text) => JsValue::from_str(text),
                #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
                Value::Number(number) => JsValue::from_f64(*number as f64),
            });
        }
        format.call2(&JsValue::NULL, &JsValue::from_str(key), &pairs).ok()?.as_string()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn on_the_host(key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
    catalogue::Bundle::of(catalogue::Language::English).format(key, arguments)
}

#[cfg(target_arch = "wasm32")]
fn on_the_host(_: &str, _: &[(&str, Value<'_>)]) -> Option<String> {
    None
}
