//! Where the time of a build went, or will probably go: one segment for each step, in the order of time; what is reused stands as a ghost of
//! its earlier run.

use std::rc::Rc;

use protocol::{BuildRecord, BuildState, ExpectedStep, StepState};
use yew::prelude::*;

use crate::components::glyph::state_key;
use crate::components::ticking::{elapsed_ms, use_now};
use crate::state::{Bar, Stack, estimated_ms, saved_ms};
use crate::words::use_words;

/// Properties of [`Timeline`].
#[derive(PartialEq, Properties)]
pub(super) struct TimelineProps {
    /// The build that is shown.
    pub(super) build: Rc<BuildRecord>,
    /// Its bars.
    pub(super) stack: Rc<Stack>,
    /// The server's clock minus the browser's.
    pub(super) clock_offset_ms: i64,
}

/// Where the time of the next build will probably go, when all of its steps have run before.
#[component]
pub(super) fn Estimate(props: &EstimateProps) -> Html {
    let words = use_words().layers;
    let Some(whole) = estimated_ms(&props.stack) else { return Html::default() };
    let saved = saved_ms(&props.stack);
    let text = saved.map_or_else(|| (words.about)(whole), |saved| (words.instead)(whole, whole + saved));
    let segment = |bar: &Bar| {
        let expected = bar.prediction()?;
        let ms = bar.earlier.map_or(0, |earlier| earlier.took_ms);
        let (instruction, style) = ([bar.keyword.as_str(), &bar.rest].join(" "), share(ms));
        match expected {
            ExpectedStep::Reuse { .. } if ms > 0 => {
                Some(ghost((words.will_reuse_ghost)(&instruction), style))
            }
            ExpectedStep::Run { .. } => Some(html! {
                <i class="timeline__seg" data-tense="predicted" title={(words.mark)(&instruction, Some(ms))} data-st={bar.key()} {style}></i>
            }),
            _ => None,
        }
    };
    html! {
        <div class="timeline">
            <div class="timeline__head num"><span>{words.next_timeline}</span><span>{text}</span></div>
            <div class="timeline__track" role="img" aria-label={words.timeline_label}>{for props.stack.bars.iter().filter_map(segment)}</div>
        </div>
    }
}

/// Properties of [`Estimate`].
#[derive(PartialEq, Properties)]
pub(super) struct EstimateProps {
    /// The bars of the next build.
    pub(super) stack: Rc<Stack>,
}

fn share(ms: u64) -> String {
    format!("--share:{}", ms.max(1))
}

fn ghost(label: String, style: String) -> Html {
    html! { <span class="timeline__ghost" title={label.clone()} {style}><span>{label}</span></span> }
}

/// Where the time of a build went.
#[component]
pub(super) fn Timeline(props: &TimelineProps) -> Html {
    let words = use_words().layers;
    let now_ms = use_now(matches!(props.build.state, BuildState::Running { .. }));
    let took = |started_ms: u64, ended_ms: Option<u64>| {
        elapsed_ms(started_ms, ended_ms, now_ms, props.clock_offset_ms)
    };
    let whole = match &props.build.state {
        BuildState::Queued { .. } => None,
        BuildState::Running { started_ms } => Some(took(*started_ms, None)),
        BuildState::Succeeded { started_ms, ended_ms, .. } => Some(took(*started_ms, Some(*ended_ms))),
        BuildState::Failed { started_ms, ended_ms, .. } | BuildState::Cancelled { started_ms, ended_ms } => {
            started_ms.map(|started_ms| took(started_ms, Some(*ended_ms)))
        }
    };
    let Some(whole) = whole else { return Html::default() };
    let saved = saved_ms(&props.stack).filter(|_| props.build.state.is_over());
    let text = saved.map_or_else(|| (words.took)(whole), |saved| (words.instead)(whole, whole + saved));
    let segment = |bar: &Bar| {
        let step = bar.step.as_ref()?;
        if let Some(earlier) = bar.earlier.filter(|earlier| earlier.took_ms > 0) {
            return Some(ghost((words.reused_ghost)(&step.instruction), share(earlier.took_ms)));
        }
        let (drawn, ms) = match step.state {
            StepState::Running | StepState::Ran | StepState::Failed => {
                (true, step.started_ms.map(|started_ms| took(started_ms, step.ended_ms)))
            }
            StepState::Reused => (true, Some(0)),
            StepState::Waiting | StepState::NotReached | StepState::NoLayer => (false, None),
        };
        let ms = ms.filter(|_| drawn)?;
        let title = (words.mark)(&step.instruction, Some(ms));
        Some(
            html! { <i class="timeline__seg" {title} data-st={state_key(Some(step.state))} style={share(ms)}></i> },
        )
    };
    html! {
        <div class="timeline">
            <div class="timeline__head num"><span>{(words.timeline)(props.build.number.0)}</span><span>{&text}</span></div>
            <div class="timeline__track" role="img" aria-label={words.timeline_label}>{for props.stack.bars.iter().filter_map(segment)}</div>
        </div>
    }
}
