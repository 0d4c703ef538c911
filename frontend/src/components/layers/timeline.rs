//! Where the time of a build went, or will probably go: one segment for each step, in the order of time; what is reused stands as a ghost of
//! its earlier run. Steps that went on side by side lie in lanes, one under the other.

use catalogue::{Message, layers, time};
use protocol::{BuildRecord, BuildState, as_written_ms};
use yew::prelude::*;

use crate::state::{Span, Stack, Tense, Timing, began_and_ended, estimated_ms, saved_ms};
use crate::words::Words;

/// What is drawn, and where the user points.
pub(super) struct Timeline<'a> {
    /// The build that is shown.
    pub(super) build: Option<&'a BuildRecord>,
    /// Its bars, or those of the next build.
    pub(super) stack: &'a Stack,
    /// Whether the build is over and shown again as it goes on.
    pub(super) is_replayed: bool,
    /// Now, by the clock of its times.
    pub(super) now_ms: u64,
    /// The bar that is lit.
    pub(super) lit: Option<u32>,
    /// The user points at a bar, or no longer.
    pub(super) on_light: &'a Callback<Option<u32>>,
}

/// Draws where the time of a build went; of the next one, where it will probably go, when all of its steps have run before.
pub(super) fn timeline(props: &Timeline<'_>, words: &Words) -> Html {
    let build = props.build.filter(|_| props.stack.tense != Tense::Predicted);
    let is_running = props.is_replayed || build.is_some_and(is_running);
    let whole = match build {
        Some(build) => whole_ms(build, props.is_replayed, props.now_ms).filter(|_| !build.steps.is_empty()),
        None => estimated_ms(props.stack).filter(|_| props.stack.tense == Tense::Predicted),
    };
    let Some(whole) = whole.filter(|_| props.stack.obstacle.is_none()) else {
        return props.stack.obstacle.as_ref().map_or_else(Html::default, |_| {
            let (title, text) = (words.say(layers::next_build()), words.say(layers::no_estimate()));
            html! { <div class="timeline"><div class="timeline__head"><span>{title}</span><span>{text}</span></div></div> }
        });
    };
    let timing = Timing::of(props.stack, props.now_ms);
    let saved = saved_ms(props.stack).filter(|_| !is_running);
    let text = took(whole, saved, build.is_none());
    let title = build.map_or_else(layers::next_timeline, |build| layers::timeline(build.number.0));
    html! {
        <div class="timeline">
            <div class="timeline__head num"><span>{words.say(title)}</span><span>{words.say(text)}</span></div>
            <div class="timeline__lanes" role="img" aria-label={words.say(layers::timeline_label(timing.n_lanes))}>
                {for (0..timing.n_lanes).map(|at| lane(props, &timing, at, words))}
            </div>
        </div>
    }
}

/// Words how long a build took or will take, and how long without reuse: the sum of what is written of both.
fn took(whole_ms: u64, saved_ms: Option<u64>, is_estimate: bool) -> Message {
    match saved_ms {
        Some(saved_ms) => layers::instead(whole_ms, as_written_ms(whole_ms) + saved_ms),
        None if is_estimate => layers::about(whole_ms),
        None => time(whole_ms),
    }
}

/// Draws the steps of one lane; where there are several, so that one time stands at one place in all of them.
fn lane(props: &Timeline<'_>, timing: &Timing, lane: usize, words: &Words) -> Html {
    let mut parts = Vec::new();
    let mut until_ms = 0;
    for (span, n_steps) in joined(props.stack, timing, lane) {
        if timing.n_lanes > 1 && span.at_ms > until_ms {
            parts.push(html! { <span class="timeline__gap" style={share(span.at_ms - until_ms)}></span> });
        }
        parts.extend(segment(props, &span, n_steps, words));
        until_ms = span.at_ms + span.ms;
    }
    if timing.whole_ms > until_ms && timing.n_lanes > 1 {
        parts.push(html! { <span class="timeline__gap" style={share(timing.whole_ms - until_ms)}></span> });
    }
    html! { <div class="timeline__track">{for parts}</div> }
}

/// Returns the steps of a lane, each with how many it stands for. Of very many steps those are one that follow each other, look the same, and would
/// be too narrow to be seen.
fn joined(stack: &Stack, timing: &Timing, lane: usize) -> Vec<(Span, usize)> {
    let key = |span: &Span| stack.bars.get(span.index as usize).map(crate::state::Bar::key);
    let narrow_ms = if timing.spans.len() > MANY { timing.whole_ms.div_ceil(MANY as u64) } else { 0 };
    let mut all: Vec<(Span, usize)> = Vec::new();
    for span in timing.spans.iter().filter(|span| span.lane == lane) {
        match all.last_mut() {
            Some((last, n_steps)) if last.ms.max(span.ms) < narrow_ms && key(last) == key(span) => {
                last.ms = (span.at_ms + span.ms).saturating_sub(last.at_ms);
                *n_steps += 1;
            }
            _ => all.push((*span, 1)),
        }
    }
    all
}

/// Draws a step; several that are drawn as one have no name of their own.
fn segment(props: &Timeline<'_>, span: &Span, n_steps: usize, words: &Words) -> Option<Html> {
    let bar = props.stack.bars.get(span.index as usize)?;
    let instruction = if n_steps == 1 { [bar.keyword.as_str(), &bar.rest].join(" ") } else { String::new() };
    let is_predicted = bar.prediction().is_some();
    let label = words.say(match (span.is_ghost, is_predicted) {
        (true, true) => layers::will_reuse_ghost(&instruction),
        (true, false) => layers::reused_ghost(&instruction),
        (false, _) => layers::segment(span.ms, &instruction),
    });
    let light = |lit: Option<u32>| props.on_light.reform(move |_: MouseEvent| lit);
    let class = if span.is_ghost { "timeline__ghost" } else { "timeline__seg" };
    Some(html! {
        <span {class} title={label.clone()} data-st={bar.key()} data-tense={is_predicted.then_some("predicted")}
            data-lit={(props.lit == Some(span.index)).to_string()}
            style={share(span.ms)} onmouseenter={light(Some(span.index))} onmouseleave={light(None)}>
            if span.is_ghost {
                <span>{label}</span>
            }
        </span>
    })
}

fn share(ms: u64) -> String {
    format!("--share:{}", ms.max(1))
}

/// More steps than this are not told from each other by their width.
const MANY: usize = 200;

/// Returns whether a build is under way.
pub(super) fn is_running(build: &BuildRecord) -> bool {
    matches!(build.state, BuildState::Running { .. })
}

/// Returns how long a build took, or has taken so far.
fn whole_ms(build: &BuildRecord, is_replayed: bool, now_ms: u64) -> Option<u64> {
    let (started_ms, ended_ms) = match build.state {
        BuildState::Running { started_ms } => (started_ms, now_ms),
        _ => began_and_ended(build).map(|(from, to)| (from, if is_replayed { now_ms } else { to }))?,
    };
    Some(ended_ms.saturating_sub(started_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_without_reuse_is_the_sum_of_what_is_written() {
        let said = |message: Message| catalogue::text(crate::dom::catalogue(), &message);
        // 1.04 s and 9 s are 10.04 s; who reads 1.0 s and 9.0 s expects 10.0 s.
        assert_eq!(said(took(1_040, Some(9_000), false)), "1.0 s instead of 10.0 s");
        assert_eq!(said(took(1_160, Some(9_000), true)), "1.2 s instead of 10.2 s");
        assert_eq!([took(1_160, None, true), took(1_160, None, false)].map(said), ["about 1.2 s", "1.2 s"]);
    }
}
