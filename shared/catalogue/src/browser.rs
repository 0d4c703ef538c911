//! The border to a formatter in JavaScript: the page's `formatMessage`.

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;

use crate::{Catalogue, Value};

/// A formatter in JavaScript: a function that takes a key and an array of names and values in turn, and returns what the message says, or `undefined`.
#[derive(Clone, Debug)]
pub struct BrowserCatalogue(pub Function);

impl Catalogue for BrowserCatalogue {
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        self.0.call2(&JsValue::NULL, &JsValue::from_str(key), &pairs(arguments)).ok()?.as_string()
    }
}

/// Returns names and values in turn.
#[must_use]
pub fn pairs(arguments: &[(&str, Value<'_>)]) -> Array {
    let pairs = Array::new();
    for (name, value) in arguments {
        pairs.push(&JsValue::from_str(name));
        pairs.push(&match value {
            Value::Text(text) => JsValue::from_str(text),
            #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
            Value::Number(number) => JsValue::from_f64(*number as f64),
        });
    }
    pairs
}
