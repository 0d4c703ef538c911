//! What can be done with one file, behind three dots.

use catalogue::files;
use yew::prelude::*;

use super::disclosure::Disclosure;
use super::icon::Icon;
use crate::words::use_words;

/// Properties of [`FileMenu`].
#[derive(PartialEq, Properties)]
pub(crate) struct FileMenuProps {
    /// The file.
    pub(crate) path: AttrValue,
    /// Whether it may be executed.
    pub(crate) is_executable: bool,
    /// The user says whether it may be.
    pub(crate) on_mode: Callback<(AttrValue, bool)>,
    /// The user wants to give it another name.
    pub(crate) on_rename: Callback<AttrValue>,
    /// The user wants to delete it.
    pub(crate) on_delete: Callback<AttrValue>,
    /// Whether all files share one editor.
    pub(crate) is_one: bool,
    /// The user wants all files in one editor, or no longer.
    pub(crate) on_one: Callback<bool>,
}

/// What can be done with one file.
#[component]
pub(crate) fn FileMenu(props: &FileMenuProps) -> Html {
    let words = use_words();
    let of_file = |callback: &Callback<AttrValue>| {
        let path = props.path.clone();
        callback.reform(move |_: MouseEvent| path.clone())
    };
    let mode = {
        let (path, will_be) = (props.path.clone(), !props.is_executable);
        props.on_mode.reform(move |_: MouseEvent| (path.clone(), will_be))
    };
    let (make, command) = match props.is_executable {
        false => (files::make_executable(), "chmod +x"),
        true => (files::make_not_executable(), "chmod -x"),
    };
    let editors = if props.is_one { files::two_editors() } else { files::one_editor() };
    let on_one = {
        let will_be = !props.is_one;
        props.on_one.reform(move |_: MouseEvent| will_be)
    };
    html! {
        <Disclosure class="file-menu" button="button button--quiet button--icon button--small"
            label={words.say(files::menu(&props.path))} sign={Icon::More.draw()} is_menu=true>
            <button type="button" class="file-menu__item" onclick={of_file(&props.on_rename)}>
                {words.say(files::rename())}<span class="kbd">{words.say(files::rename_keys())}</span>
            </button>
            <button type="button" class="file-menu__item" onclick={mode}>
                {words.say(make)}<code class="kbd" aria-hidden="true" translate="no">{command}</code>
            </button>
            <button type="button" class="file-menu__item" onclick={of_file(&props.on_delete)}>{words.say(files::delete())}</button>
            <button type="button" class="file-menu__item file-menu__item--apart" onclick={on_one}>{words.say(editors)}</button>
        </Disclosure>
    }
}
