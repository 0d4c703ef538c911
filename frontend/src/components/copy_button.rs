//! A button that copies a text and says that it did.

use std::rc::Rc;

use catalogue::app;
use gloo::timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::icon::Icon;
use crate::dom;
use crate::words::use_words;

/// Properties of [`CopyButton`].
#[derive(PartialEq, Properties)]
pub struct CopyButtonProps {
    /// Names it.
    pub label: AttrValue,
    /// What it copies.
    pub text: Rc<str>,
}

/// What came of the last press.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CopyOutcome {
    None,
    Copied,
    Refused,
}

/// A button that copies a text.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let words = use_words();
    let outcome = use_state_eq(|| CopyOutcome::None);
    let onclick = {
        let (text, setter) = (Rc::clone(&props.text), outcome.setter());
        move |_| {
            let (text, setter) = (Rc::clone(&text), setter.clone());
            // Ends by itself as soon as the browser has answered.
            spawn_local(async move {
                let is_copied = dom::copy_text(&text).await.is_ok();
                setter.set(if is_copied { CopyOutcome::Copied } else { CopyOutcome::Refused });
            });
        }
    };
    {
        let setter = outcome.setter();
        use_effect_with(*outcome, move |outcome| {
            let timer = (*outcome != CopyOutcome::None)
                .then(|| Timeout::new(SHOWN_MS, move || setter.set(CopyOutcome::None)));
            move || drop(timer)
        });
    }
    let said = match *outcome {
        CopyOutcome::None => AttrValue::default(),
        CopyOutcome::Copied => words.say(app::copied()),
        CopyOutcome::Refused => words.say(app::not_copied()),
    };
    let icon = if *outcome == CopyOutcome::Copied { Icon::Done } else { Icon::Copy };
    html! {
        <span class="copy-button">
            <button type="button" class="button button--quiet button--icon button--small"
                aria-label={props.label.clone()} title={props.label.clone()} {onclick}>
                {icon.draw()}
            </button>
            <span class={if *outcome == CopyOutcome::Refused { "copy-button__said" } else { "sr" }} role="status">{said}</span>
        </span>
    }
}

/// How long the outcome is shown.
const SHOWN_MS: u32 = 2_000;
