//! The question before a file is deleted.

use catalogue::files;
use yew::prelude::*;

use crate::dom;
use crate::words::use_words;

/// Properties of [`DeleteDialog`].
#[derive(PartialEq, Properties)]
pub struct DeleteDialogProps {
    /// The file.
    pub path: AttrValue,
    /// The user wants it deleted.
    pub on_delete: Callback<()>,
    /// The user wants to keep it.
    pub on_keep: Callback<()>,
}

/// The question before a file is deleted; it is open as long as it is rendered.
#[component]
pub fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let words = use_words();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            dom::show_dialog(&dialog);
            move || dom::close_dialog(&dialog)
        });
    }
    let on_delete = props.on_delete.reform(|_: MouseEvent| ());
    let on_keep = props.on_keep.reform(|_: MouseEvent| ());
    // Escape closes the dialog by itself; that means keep, and nothing else on the page.
    let oncancel = props.on_keep.reform(|event: Event| event.prevent_default());
    let onkeydown = |event: KeyboardEvent| event.stop_propagation();
    html! {
        <dialog ref={dialog} class="dialog" aria-labelledby="delete-question" {oncancel} {onkeydown}>
            <h2 id="delete-question">{words.say(files::delete_question(&props.path))}</h2>
            <p>{words.say(files::delete_question_detail())}</p>
            <div class="dialog__ways">
                <button type="button" class="button" onclick={on_keep}>{words.say(files::keep())}</button>
                <button type="button" class="button button--stop" onclick={on_delete}>{words.say(files::delete())}</button>
            </div>
        </dialog>
    }
}
