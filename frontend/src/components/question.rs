//! A question over the page, open as long as it is rendered.

use yew::prelude::*;

use crate::dom;

/// Properties of [`Question`].
#[derive(PartialEq, Properties)]
pub(crate) struct QuestionProps {
    /// What is asked.
    pub(crate) title: AttrValue,
    /// What there is to know before the answer.
    pub(crate) children: Html,
    /// The answers.
    pub(crate) ways: Html,
    /// The user does not answer.
    pub(crate) on_close: Callback<()>,
}

/// A question.
#[component]
pub(crate) fn Question(props: &QuestionProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            dom::show_dialog(&dialog);
            move || dom::close_dialog(&dialog)
        });
    }
    // Escape closes the dialog by itself, and does nothing else on the page.
    let oncancel = props.on_close.reform(|event: Event| event.prevent_default());
    let onkeydown = |event: KeyboardEvent| event.stop_propagation();
    html! {
        <dialog ref={dialog} class="dialog" aria-labelledby="question" {oncancel} {onkeydown}>
            <h2 id="question">{props.title.clone()}</h2>
            {props.children.clone()}
            <div class="dialog__ways">{props.ways.clone()}</div>
        </dialog>
    }
}
