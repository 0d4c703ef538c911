//! Whether all files share one editor: where the window is low, unless the user has chosen. The browser remembers the choice.

use yew::prelude::*;

use crate::dom::{self, Keep};

/// Returns whether all files share one editor, and the callback by which the user chooses.
#[hook]
pub(super) fn use_one_editor() -> (bool, Callback<bool>) {
    let chosen = use_state_eq(|| Keep::Always.get(KEY).map(|kept| kept == ONE));
    let is_low = use_state_eq(dom::is_low);
    {
        let is_low = is_low.setter();
        use_effect_with((), move |()| {
            let listener = dom::on_height_change(move |now| is_low.set(now));
            move || drop(listener)
        });
    }
    let on_choose = use_callback(chosen.setter(), |is_one, chosen| {
        Keep::Always.set(KEY, if is_one { ONE } else { TWO });
        chosen.set(Some(is_one));
    });
    (chosen.unwrap_or(*is_low), on_choose)
}

/// The key under which the browser keeps the choice, and what it keeps.
const KEY: &str = "drydock.editors";
const ONE: &str = "one";
const TWO: &str = "two";
