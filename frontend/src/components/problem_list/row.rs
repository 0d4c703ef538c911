//! One problem in the list.

use catalogue::{Message, problems as texts};
use dockerfile::Fix;
use dockerfile::rules::Explanation;
use review::Finding;
use yew::prelude::*;

use super::super::glyph::{Sign, severity_glyph};
use crate::dom;
use crate::language::severity_name;
use crate::words::{Words, use_words};

/// Properties of [`Row`].
#[derive(PartialEq, Properties)]
pub(super) struct RowProps {
    /// The problem.
    pub(super) found: Finding,
    /// The user wants to see it in its place.
    pub(super) on_go: Callback<Finding>,
    /// The user wants it to be mended.
    pub(super) on_fix: Callback<(Finding, usize)>,
}

/// One problem.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let RowProps { found, on_go, on_fix } = props;
    let (key, word) = severity_name(found.severity);
    let go = {
        let found = found.clone();
        on_go.reform(move |_: MouseEvent| found.clone())
    };
    let fix = |(place, fix): (usize, &Fix)| {
        let found = found.clone();
        let mend = on_fix.reform(move |_: MouseEvent| (found.clone(), place));
        html! { <button type="button" class="button button--small" onclick={mend}>{words.say(&fix.title)}</button> }
    };
    let is_of_others = found.message.as_verbatim().is_some();
    let is_open = use_state_eq(|| false);
    let explained =
        use_memo(
            (found.code.clone(), *is_open),
            |(code, is_open)| {
                if *is_open { dom::explain_rule(code) } else { None }
            },
        );
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    html! {
        <li class="problem-list__item" data-gravity={key}>
            <button type="button" class="problem-list__go" onclick={go}>
                <span class="problem-list__word">{severity_glyph(found.severity)}{words.say(word)}</span>
                <span class="problem-list__message">
                    <span translate={is_of_others.then_some("no")}>{words.say(&found.message)}</span>
                    {for found.hints.iter().map(|hint| html! { <span class="problem-list__hint">{words.say(hint)}</span> })}
                </span>
                <span class="problem-list__place">{words.say(texts::place(found.line + 1, &found.path))}</span>
            </button>
            <span class="problem-list__ways">{for found.fixes.iter().enumerate().take(N_FIXES).map(fix)}</span>
            if found.is_explained {
                <button type="button" class="button button--quiet button--small" aria-expanded={is_open.to_string()}
                    aria-label={words.say(texts::explain(&found.code))} onclick={toggle}>
                    <code translate="no">{found.code.to_string()}</code>{Sign::Chevron.draw()}
                </button>
            } else {
                <code class="problem-list__rule" translate="no">{found.code.to_string()}</code>
            }
            if let Some(explained) = &*explained {
                {explanation(explained, &words)}
            }
        </li>
    }
}

/// Draws why a rule is there, and a Dockerfile before and after.
fn explanation(rule: &Explanation<Message, String>, words: &Words) -> Html {
    let sample = |label: Message, source: &str| {
        html! { <figure><figcaption>{words.say(label)}</figcaption><pre translate="no">{source.to_owned()}</pre></figure> }
    };
    html! {
        <div class="problem-list__explanation">
            <p>{code_in(&words.say(&rule.what))}</p>
            <p>{code_in(&words.say(&rule.why))}</p>
            <div class="problem-list__samples">
                if !rule.example.is_empty() { {sample(texts::example(), &rule.example)} }
                if !rule.better.is_empty() { {sample(texts::better(), &rule.better)} }
            </div>
            if !rule.reference.is_empty() { <p class="problem-list__hint">{words.say(texts::reference(&rule.reference))}</p> }
        </div>
    }
}

/// Draws what stands in backticks as code.
fn code_in(text: &str) -> Html {
    let piece = |(place, piece): (usize, &str)| {
        if place % 2 == 1 {
            html! { <code translate="no">{piece.to_owned()}</code> }
        } else {
            html! { {piece.to_owned()} }
        }
    };
    text.split('`').enumerate().map(piece).collect()
}

/// Most fixes that a row offers; the editor's own menu has all.
const N_FIXES: usize = 2;
