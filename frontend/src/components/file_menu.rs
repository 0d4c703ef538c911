//! What can be done with one file, behind three dots.

use yew::prelude::*;

use super::icon::Icon;
use crate::dom;
use crate::hooks::use_state;
use crate::words::use_words;

/// Properties of [`FileMenu`].
#[derive(PartialEq, Properties)]
pub struct FileMenuProps {
    /// The file.
    pub path: AttrValue,
    /// The user wants to give it another name.
    pub on_rename: Callback<AttrValue>,
    /// The user wants to delete it.
    pub on_delete: Callback<AttrValue>,
    /// The user wants all files as an archive.
    pub on_download: Callback<()>,
}

/// What can be done with one file.
#[component]
pub fn FileMenu(props: &FileMenuProps) -> Html {
    let words = use_words().files;
    let is_open = use_state(|| false);
    let button = use_node_ref();
    let toggle = {
        let is_open = is_open.clone();
        move |_| is_open.set(!*is_open)
    };
    let chosen = |callback: Callback<()>| {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| {
            is_open.set(false);
            callback.emit(());
        })
    };
    let onkeydown = {
        let (is_open, button) = (is_open.clone(), button.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && *is_open {
                event.stop_propagation();
                is_open.set(false);
                dom::focus(&button);
            }
        }
    };
    let onfocusout = {
        let is_open = is_open.clone();
        move |event: FocusEvent| {
            if dom::focus_leaves(&event) {
                is_open.set(false);
            }
        }
    };
    let of_file = |callback: &Callback<AttrValue>| {
        let path = props.path.clone();
        chosen(callback.reform(move |()| path.clone()))
    };
    html! {
        <div class="file-menu" {onkeydown} {onfocusout}>
            <button ref={button} type="button" class="button button--quiet button--icon button--small" aria-label={(words.menu)(&props.path)}
                aria-expanded={is_open.to_string()} onclick={toggle}>{Icon::More.draw()}</button>
            if *is_open {
                <div class="file-menu__list">
                    <button type="button" class="file-menu__item" onclick={of_file(&props.on_rename)}>
                        {words.rename}<span class="kbd">{"F2"}</span>
                    </button>
                    <button type="button" class="file-menu__item" onclick={of_file(&props.on_delete)}>{words.delete}</button>
                    <button type="button" class="file-menu__item file-menu__item--apart" onclick={chosen(props.on_download.clone())}>
                        {words.download}
                    </button>
                </div>
            }
        </div>
    }
}
