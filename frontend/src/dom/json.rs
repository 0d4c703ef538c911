//! Objects in JSON, read by the browser: a reader of our own would be large, and only the kept drafts are JSON.

#[cfg(target_arch = "wasm32")]
mod of_browser {
    use js_sys::{Array, JSON, Reflect};
    use wasm_bindgen::JsValue;

    /// One object.
    #[derive(Debug)]
    pub struct JsonObject(JsValue);

    impl JsonObject {
        fn get(&self, name: &str) -> JsValue {
            Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default()
        }

        /// Returns the text of that name.
        #[must_use]
        pub fn text(&self, name: &str) -> Option<String> {
            self.get(name).as_string()
        }

        /// Returns the whole number of that name.
        #[must_use]
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number that is none is not taken"
        )]
        pub fn number(&self, name: &str) -> Option<u64> {
            self.get(name).as_f64().filter(|number| *number >= 0.0).map(|number| number as u64)
        }

        /// Returns whether the value of that name is true.
        #[must_use]
        pub fn flag(&self, name: &str) -> bool {
            self.get(name).as_bool() == Some(true)
        }
    }

    /// Reads a list of objects; whatever is none of that is no object.
    #[must_use]
    pub fn json_objects(json: &str) -> Vec<JsonObject> {
        let list = JSON::parse(json).ok().filter(Array::is_array);
        list.map(|list| Array::from(&list).iter().map(JsonObject).collect()).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod of_host {
    use serde_json::Value;

    /// One object.
    #[derive(Debug)]
    pub struct JsonObject(Value);

    impl JsonObject {
        /// Returns the text of that name.
        #[must_use]
        pub fn text(&self, name: &str) -> Option<String> {
            self.0.get(name)?.as_str().map(str::to_owned)
        }

        /// Returns the whole number of that name.
        #[must_use]
        pub fn number(&self, name: &str) -> Option<u64> {
            self.0.get(name)?.as_u64()
        }

        /// Returns whether the value of that name is true.
        #[must_use]
        pub fn flag(&self, name: &str) -> bool {
            self.0.get(name).and_then(Value::as_bool) == Some(true)
        }
    }

    /// Reads a list of objects; whatever is none of that is no object.
    #[must_use]
    pub fn json_objects(json: &str) -> Vec<JsonObject> {
        serde_json::from_str::<Vec<Value>>(json).unwrap_or_default().into_iter().map(JsonObject).collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use of_browser::{JsonObject, json_objects};
#[cfg(not(target_arch = "wasm32"))]
pub use of_host::{JsonObject, json_objects};
