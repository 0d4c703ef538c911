//! The line under the actions: how many problems there are, and the gravest with the way to mend it. Always there, so that nothing
//! moves while somebody types.

use catalogue::problems as texts;
use review::Finding;
use yew::prelude::*;

use crate::components::glyph::{Sign, severity_glyph};
use crate::language::{Reading, severity_count, severity_name};
use crate::words::Words;

/// Draws the line.
pub(super) fn summary(
    reading: &Reading,
    on_fix: &Callback<(Finding, usize)>,
    on_show: &Callback<()>,
    words: &Words,
) -> Html {
    let Some(problems) = &reading.problems else {
        return html! { <p class="problems__summary"><span class="problems__first">{words.say(texts::not_read())}</span></p> };
    };
    let Some(first) = problems.first() else {
        return html! { <p class="problems__summary">{Sign::Fine.draw()}<span class="problems__first">{words.say(texts::none())}</span></p> };
    };
    let n = problems.iter().filter(|found| found.severity == first.severity).count();
    let count = words.say(severity_count(first.severity, n));
    let is_obstacle = reading.blocking().is_some_and(|blocking| blocking == first);
    let message = reading.obstacle.as_ref().filter(|_| is_obstacle).map(|obstacle| obstacle.message.clone());
    let told = texts::summary(first.line + 1, message.unwrap_or_else(|| first.message.clone()), &first.path);
    let fix = first.fixes.first().map(|fix| {
        let found = first.clone();
        let mend = on_fix.reform(move |_: MouseEvent| (found.clone(), 0));
        html! { <button type="button" class="button button--quiet button--small" onclick={mend}>{words.say(&fix.title)}</button> }
    });
    html! {
        <div class="problems__summary" data-gravity={severity_name(first.severity).0}>
            {severity_glyph(first.severity)}
            <b>{count}</b>
            <span class="problems__first">{words.say(told)}</span>
            {for fix}
            <button type="button" class="button button--quiet button--small" onclick={on_show.reform(|_| ())}>{words.say(texts::show_all())}</button>
        </div>
    }
}
