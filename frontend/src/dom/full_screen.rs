//! The whole screen for the page, where the browser allows it.

use gloo::events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element};

// `web-sys` drops the promise, and a refusal that nobody takes is an error on the console.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type Screen;
    #[wasm_bindgen(method, catch, js_name = requestFullscreen)]
    fn request(this: &Screen) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "keyboard"], js_name = lock)]
    fn lock_keys(keys: Array) -> Result<Promise, JsValue>;
}

/// Asks for the whole screen, with the key Escape where the browser gives that key away; has to be called while the browser handles a press. A refusal
/// changes nothing.
pub fn enter_full_screen() {
    let asked = gloo::utils::document_element().unchecked_into::<Screen>().request();
    // In browsers without this, Escape leaves the full screen first.
    let escape = lock_keys(Array::of1(&JsValue::from_str("Escape")));
    for asked in [asked, escape].into_iter().flatten() {
        wasm_bindgen_futures::spawn_local(async { drop(JsFuture::from(asked).await) });
    }
}

/// Gives the screen back, if the page has it.
pub fn leave_full_screen() {
    if has_full_screen(&gloo::utils::document()) {
        gloo::utils::document().exit_fullscreen();
    }
}

/// Calls when the page loses the whole screen, as by the browser's own Escape; dropping the listener ends that.
#[must_use = "dropping the listener ends it"]
pub fn on_full_screen_left(call: impl Fn() + 'static) -> EventListener {
    let document = gloo::utils::document();
    EventListener::new(&document, "fullscreenchange", move |_| {
        if !has_full_screen(&gloo::utils::document()) {
            call();
        }
    })
}

fn has_full_screen(document: &Document) -> bool {
    document.fullscreen_element().is_some()
}
