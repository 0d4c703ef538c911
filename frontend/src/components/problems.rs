//! What is the matter and has no line of its own, or whose line may be out of sight; each with what can be done about it.

use catalogue::shell;
use yew::prelude::*;

use super::glyph::{Sign, state_glyph};
use super::icon::Icon;
use crate::words::use_words;

/// One thing that is the matter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// How bad it is.
    pub(crate) weight: Weight,
    /// What it is.
    pub(crate) text: AttrValue,
    /// What there is to see before one of the ways is taken.
    pub(crate) detail: Html,
    /// What can be done, in sentences.
    pub(crate) hints: Vec<String>,
    /// What can be done, by a press.
    pub(crate) ways: Vec<Way>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Something failed or is refused.
    Error,
    /// Something to know.
    Remark,
}

/// What can be done by a press.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Way {
    /// A button with words.
    Do(AttrValue, Callback<()>),
    /// A cross.
    Dismiss(Callback<()>),
}

/// Properties of [`Problems`].
#[derive(PartialEq, Properties)]
pub(crate) struct ProblemsProps {
    /// All of them, the most pressing first.
    pub(crate) problems: Vec<Problem>,
    /// The line below them: what is wrong in the files.
    pub(crate) summary: Html,
}

/// What is the matter.
#[component]
pub(crate) fn Problems(props: &ProblemsProps) -> Html {
    let words = use_words();
    let dismiss = words.say(shell::dismiss());
    let way = |way: &Way| match way {
        Way::Do(label, on_press) => html! {
            <button type="button" class="button button--small" onclick={on_press.reform(|_| ())}>{label}</button>
        },
        Way::Dismiss(on_press) => html! {
            <button type="button" class="button button--quiet button--icon button--small" aria-label={dismiss.clone()}
                title={dismiss.clone()} onclick={on_press.reform(|_| ())}>
                {Icon::Close.draw()}
            </button>
        },
    };
    let item = |problem: &Problem| {
        let (key, sign) = match problem.weight {
            Weight::Error => ("failed", state_glyph("failed")),
            Weight::Remark => ("ran", Sign::Hint.draw()),
        };
        html! {
            <li class="problems__item" key={problem.text.to_string()} data-st={key}>
                {sign}
                if problem.hints.len() > FEW {
                    {folded(problem.text.clone(), problem.hints.iter().map(|hint| html! { <li>{hint}</li> }))}
                } else {
                    <span class="problems__text">{problem.text.clone()}</span>
                }
                <span class="problems__ways">{for problem.ways.iter().map(way)}</span>
                {problem.detail.clone()}
                {for problem.hints.iter().filter(|_| problem.hints.len() <= FEW).map(|hint| html! { <span class="problems__hint">{hint}</span> })}
            </li>
        }
    };
    html! {
        <div class="problems">
            <ul aria-label={words.say(shell::notices())} aria-live="polite">{for props.problems.iter().map(item)}</ul>
            {props.summary.clone()}
        </div>
    }
}

/// Draws a sentence above a list that opens by a press.
pub(crate) fn folded(text: AttrValue, items: impl Iterator<Item = Html>) -> Html {
    html! {
        <details class="folded"><summary>{text}</summary><ul>{for items}</ul></details>
    }
}

/// More things of a kind than this are told as one, which can be opened.
pub(crate) const FEW: usize = 3;
