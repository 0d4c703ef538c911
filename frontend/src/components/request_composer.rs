//! Method, headers and body of the next request; one row until more is wanted. The path is in the address bar.

use catalogue::{Message, app};
use protocol::AppMethod;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::draft::{Draft, DraftProblem};
use crate::words::use_words;

/// Properties of [`RequestComposer`].
#[derive(PartialEq, Properties)]
pub struct RequestComposerProps {
    /// What is being composed.
    pub draft: Draft,
    /// Whether an answer is awaited.
    pub is_waiting: bool,
    /// Whether there is somebody to ask.
    pub can_send: bool,
    /// The user changed a field.
    pub on_draft: Callback<Draft>,
    /// The user sends it.
    pub on_send: Callback<()>,
    /// The user stops waiting.
    pub on_cancel: Callback<()>,
}

/// Method, headers and body of the next request.
#[component]
pub fn RequestComposer(props: &RequestComposerProps) -> Html {
    let words = use_words();
    let is_open = use_state(|| false);
    let problem = props.draft.read().err().map(|problem| match problem {
        DraftProblem::Path => app::bad_path(),
        DraftProblem::Header { line } => app::bad_header(line),
    });
    let changed = |change: fn(&mut Draft, String)| {
        let draft = props.draft.clone();
        props.on_draft.reform(move |value| {
            let mut draft = draft.clone();
            change(&mut draft, value);
            draft
        })
    };
    let on_method = changed(|draft, name| draft.method = method_named(&name));
    let onchange =
        on_method.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let area = |label: Message, value: &str, example: &'static str, on_text: Callback<String>| {
        let oninput =
            on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        html! {
            <label class="composer__field">
                <span>{words.say(label)}</span>
                <textarea rows="3" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder={example}
                    translate="no" value={value.to_owned()} {oninput} />
            </label>
        }
    };
    let methods = AppMethod::ALL.into_iter().map(|method| {
        html! { <option translate="no" value={method.as_str()} selected={method == props.draft.method}>{method.as_str()}</option> }
    });
    let toggle = {
        let is_open = is_open.clone();
        move |_| is_open.set(!*is_open)
    };
    html! {
        <form class="composer" onsubmit={props.on_send.reform(|event: SubmitEvent| event.prevent_default())}>
            <div class="composer__row">
                <select class="composer__method" aria-label={words.say(app::method())} {onchange}>{for methods}</select>
                if props.is_waiting {
                    <button type="button" class="button button--stop" onclick={props.on_cancel.reform(|_: MouseEvent| ())}>{words.say(app::cancel())}</button>
                } else {
                    <button type="submit" class="button" disabled={!props.can_send || problem.is_some()}>{words.say(app::send())}</button>
                }
                <button type="button" class="button button--quiet" aria-expanded={is_open.to_string()} onclick={toggle}>{words.say(app::more())}</button>
            </div>
            if *is_open {
                {area(app::headers(), &props.draft.headers, HEADERS_EXAMPLE, changed(|draft, text| draft.headers = text))}
                {area(app::body(), &props.draft.body, "", changed(|draft, text| draft.body = text))}
            }
            if let Some(problem) = problem {
                <p class="composer__problem" role="alert">{words.say(problem)}</p>
            }
        </form>
    }
}

fn method_named(name: &str) -> AppMethod {
    AppMethod::ALL.into_iter().find(|method| method.as_str() == name).unwrap_or(AppMethod::Get)
}

/// What a header looks like, the same in every language.
const HEADERS_EXAMPLE: &str = "content-type: application/json";
