//! The line under the actions: how many problems there are, and the gravest with the way to mend it. Always there, so that nothing
//! moves while somebody types.

use reading::{Found, Gravity};
use yew::prelude::*;

use crate::components::glyph::{Sign, gravity_glyph};
use crate::language::{Reading, gravity_name};
use crate::words::Words;

/// Draws the line.
pub(super) fn summary(
    reading: &Reading,
    on_fix: &Callback<(Found, usize)>,
    on_show: &Callback<()>,
    words: &Words,
) -> Html {
    let words = words.problems;
    let Some(problems) = &reading.problems else {
        return html! { <p class="problems__summary"><span class="problems__first">{words.not_read}</span></p> };
    };
    let Some(first) = problems.first() else {
        return html! { <p class="problems__summary">{Sign::Fine.draw()}<span class="problems__first">{words.none}</span></p> };
    };
    let n = problems.iter().filter(|found| found.gravity == first.gravity).count();
    let count = match first.gravity {
        Gravity::Error => (words.errors)(n),
        Gravity::Warning => (words.warnings)(n),
        Gravity::Hint => (words.hints)(n),
    };
    let fix = first.fixes.first().map(|fix| {
        let found = first.clone();
        let mend = on_fix.reform(move |_: MouseEvent| (found.clone(), 0));
        html! { <button type="button" class="button button--quiet button--small" onclick={mend}>{fix.title.clone()}</button> }
    });
    html! {
        <div class="problems__summary" data-gravity={gravity_name(first.gravity, words).0}>
            {gravity_glyph(first.gravity)}
            <b>{count}</b>
            <span class="problems__first">{(words.summary)(&first.path, first.line + 1, &first.message)}</span>
            {for fix}
            <button type="button" class="button button--quiet button--small" onclick={on_show.reform(|_| ())}>{words.show_all}</button>
        </div>
    }
}
