//! Objects in JSON, read by the browser: a second reader in the page would be large, and only kept drafts and opened files are JSON.

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

        /// Returns whether the value of that name is true; `None` where it is neither.
        #[must_use]
        pub fn flag(&self, name: &str) -> Option<bool> {
            self.get(name).as_bool()
        }

        /// Returns the objects of the list of that name.
        #[must_use]
        pub fn objects(&self, name: &str) -> Vec<Self> {
            list(&self.get(name)).iter().map(Self).collect()
        }

        /// Returns the texts of the list of that name.
        #[must_use]
        pub fn texts(&self, name: &str) -> Vec<String> {
            list(&self.get(name)).iter().filter_map(|value| value.as_string()).collect()
        }
    }

    /// Reads one object; `None` where the text is no JSON.
    #[must_use]
    pub fn json_object(json: &str) -> Option<JsonObject> {
        JSON::parse(json).ok().map(JsonObject)
    }

    /// Reads a list of objects; whatever is none of that is no object.
    #[must_use]
    pub fn json_objects(json: &str) -> Vec<JsonObject> {
        JSON::parse(json).map(|value| list(&value).iter().map(JsonObject).collect()).unwrap_or_default()
    }

    fn list(value: &JsValue) -> Array {
        if Array::is_array(value) { Array::from(value) } else { Array::new() }
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

        /// Returns whether the value of that name is true; `None` where it is neither.
        #[must_use]
        pub fn flag(&self, name: &str) -> Option<bool> {
            self.0.get(name).and_then(Value::as_bool)
        }

        /// Returns the objects of the list of that name.
        #[must_use]
        pub fn objects(&self, name: &str) -> Vec<Self> {
            self.list(name).cloned().map(Self).collect()
        }

        /// Returns the texts of the list of that name.
        #[must_use]
        pub fn texts(&self, name: &str) -> Vec<String> {
            self.list(name).filter_map(|value| value.as_str().map(str::to_owned)).collect()
        }

        fn list(&self, name: &str) -> impl Iterator<Item = &Value> {
            self.0.get(name).and_then(Value::as_array).into_iter().flatten()
        }
    }

    /// Reads one object; `None` where the text is no JSON.
    #[must_use]
    pub fn json_object(json: &str) -> Option<JsonObject> {
        serde_json::from_str(json).ok().map(JsonObject)
    }

    /// Reads a list of objects; whatever is none of that is no object.
    #[must_use]
    pub fn json_objects(json: &str) -> Vec<JsonObject> {
        serde_json::from_str::<Vec<Value>>(json).unwrap_or_default().into_iter().map(JsonObject).collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use of_browser::{JsonObject, json_object, json_objects};
#[cfg(not(target_arch = "wasm32"))]
pub use of_host::{JsonObject, json_object, json_objects};
