//! The line under the actions: how many problems there are, and the gravest with the way to mend it. Always there, so that nothing
//! moves while somebody types.

use dockerfile::Severity;
use review::Finding;
use yew::prelude::*;

use crate::components::glyph::{Sign, severity_glyph};
use crate::language::{Reading, severity_name};
use crate::words::Words;

/// Draws the line.
pub(super) fn summary(
    reading: &Reading,
    on_fix: &Callback<(Finding, usize)>,
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
    let n = problems.iter().filter(|found| found.severity == first.severity).count();
    let count = match first.severity {
        Severity::Error => (words.errors)(n),
        Severity::Warning => (words.warnings)(n),
        Severity::Info => (words.hints)(n),
    };
    let fix = first.fixes.first().map(|fix| {
        let found = first.clone();
        let mend = on_fix.reform(move |_: MouseEvent| (found.clone(), 0));
        html! { <button type="button" class="button button--quiet button--small" onclick={mend}>{fix.title.clone()}</button> }
    });
    html! {
        <div class="problems__summary" data-gravity={severity_name(first.severity, words).0}>
            {severity_glyph(first.severity)}
            <b>{count}</b>
            <span class="problems__first">{(words.summary)(&first.path, first.line + 1, &first.message)}</span>
            {for fix}
            <button type="button" class="button button--quiet button--small" onclick={on_show.reform(|_| ())}>{words.show_all}</button>
        </div>
    }
}
