//! Files and folders dragged from the desktop onto the page are opened.

use yew::prelude::*;

use crate::dom::{DropWatch, Opening};

/// Takes what is dropped on the page; returns whether something is held above it right now.
#[hook]
pub(super) fn use_drop_zone(file_bytes: u64, on_opening: &Callback<Opening>) -> bool {
    let is_over = use_state_eq(|| false);
    let setter = is_over.setter();
    use_effect_with((file_bytes, on_opening.clone()), move |(limit, on_opening)| {
        let on_over = Callback::from(move |is_over| setter.set(is_over));
        let watch = DropWatch::new(*limit, on_over, on_opening.clone());
        move || drop(watch)
    });
    *is_over
}
