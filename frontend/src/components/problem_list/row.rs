//! One problem in the list.

use yew::prelude::*;

use super::super::glyph::gravity_glyph;
use super::gravity;
use crate::language::Found;
use crate::words::use_words;

/// Properties of [`Row`].
#[derive(PartialEq, Properties)]
pub(super) struct RowProps {
    /// The problem.
    pub(super) found: Found,
    /// The user wants to see it in its place.
    pub(super) on_go: Callback<Found>,
    /// The user wants it to be mended.
    pub(super) on_fix: Callback<(Found, usize)>,
}

/// One problem.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let words = use_words().problems;
    let RowProps { found, on_go, on_fix } = props;
    let (key, word) = gravity(found.severity, words);
    let go = {
        let found = found.clone();
        on_go.reform(move |_: MouseEvent| found.clone())
    };
    let fix = |(place, fix): (usize, &dockerfile::Fix)| {
        let found = found.clone();
        let mend = on_fix.reform(move |_: MouseEvent| (found.clone(), place));
        html! { <button type="button" class="button button--small" onclick={mend}>{fix.title.clone()}</button> }
    };
    html! {
        <li class="problem-list__item" data-gravity={key}>
            <button type="button" class="problem-list__go" onclick={go}>
                <span class="problem-list__word">{gravity_glyph(found.severity)}{word}</span>
                <span class="problem-list__message">{found.message.clone()}{for found.hints.iter().map(|hint| html! { <span class="problem-list__hint">{hint.clone()}</span> })}</span>
                <span class="problem-list__place">{(words.place)(&found.path, found.line + 1)}</span>
            </button>
            <code class="problem-list__rule">{found.code}</code>
            <span class="problem-list__ways">{for found.fixes.iter().enumerate().take(N_FIXES).map(fix)}</span>
        </li>
    }
}

/// Most fixes that a row offers; the editor's own menu has all.
const N_FIXES: usize = 2;
