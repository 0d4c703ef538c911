//! What happens to the window as a whole: keys, leaving, being online again; and the name of the page that runs in it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SecurityPolicyViolationEvent};

/// A key that was pressed anywhere in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name, as `Enter`.
    pub name: String,
    /// Whether Ctrl or Cmd is held.
    pub with_control: bool,
    /// Whether Shift is held.
    pub with_shift: bool,
    /// Whether something inside the page has used it already, or an input method is composing.
    pub is_taken: bool,
    /// Whether a dialog is open over the page.
    pub is_in_dialog: bool,
    /// Whether the focus is in a code editor.
    pub is_in_editor: bool,
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAnswer {
    /// The page has used it; the browser does nothing with it.
    Taken,
    /// It goes on.
    Passed,
}

/// Calls for every key that reaches the window; dropping the listener ends that.
#[must_use = "dropping the listener ends it"]
pub fn on_key(call: impl Fn(Key) -> KeyAnswer + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_within = |selector: &str| {
            target.as_ref().is_some_and(|target| target.closest(selector).ok().flatten().is_some())
        };
        let key = Key {
            name: event.key(),
            with_control: event.ctrl_key() || event.meta_key(),
            with_shift: event.shift_key(),
            is_taken: event.default_prevented() || event.is_composing(),
            is_in_dialog: is_within("dialog[open]"),
            is_in_editor: is_within(".cm-editor"),
        };
        if call(key) == KeyAnswer::Taken {
            event.prevent_default();
        }
    })
}

/// Calls when the page is left, hidden for good or put aside; the last moment to keep something.
#[must_use = "dropping the listener ends it"]
pub fn on_leave(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "pagehide", move |_| call())
}

/// Calls when the browser has a network again.
#[must_use = "dropping the listener ends it"]
pub fn on_online(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "online", move |_| call())
}

/// Calls with the address that a frame of the page wanted to show and may not; dropping the listener ends that.
#[must_use = "dropping the listener ends it"]
pub fn on_frame_refused(call: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::document(), "securitypolicyviolation", move |event| {
        let event = event.unchecked_ref::<SecurityPolicyViolationEvent>();
        if event.effective_directive() == "frame-src" {
            call(event.blocked_uri());
        }
    })
}

/// Calls when the browser has lost its network.
#[must_use = "dropping the listener ends it"]
pub fn on_offline(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "offline", move |_| call())
}

/// Returns the name that the build gave to this page; `None` for a page without one.
#[must_use]
pub fn build_id() -> Option<String> {
    let meta = gloo::utils::document().query_selector("meta[name='drydock-build']").ok().flatten()?;
    meta.get_attribute("content").filter(|name| !name.is_empty())
}
