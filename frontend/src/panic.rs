//! After a panic nothing of the page works any more: it says so once, in the console and on the page, and offers to load anew.

use std::cell::Cell;

use messages::Language;
use messages::page::shell::shell;

use crate::dom;

thread_local! {
    /// A panic may cause others while everything falls.
    static HAS_PANICKED: Cell<bool> = const { Cell::new(false) };
}

/// Installs the last words; through yew, which would put its own in their place.
pub(crate) fn install() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        if HAS_PANICKED.replace(true) {
            return;
        }
        dom::log_error(&panic.to_string());
        let words = shell(Language::English);
        dom::show_crash(words.crashed, words.reload);
    }));
}
