//! After a panic nothing of the page works any more: it says so once, in the console and on the page, and offers to load anew.

use std::cell::Cell;

use catalogue::{shell, text};

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
        // Not by `Words`: its cells may be borrowed where the page has stopped.
        let say = |message| text(dom::catalogue(), &message);
        dom::show_crash(&say(shell::crashed()), &say(shell::reload()));
    }));
}
