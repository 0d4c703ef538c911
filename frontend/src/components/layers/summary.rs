//! What the build did, in one sentence, and the time that reuse has saved.

use std::rc::Rc;

use messages::page::units::time;
use protocol::{BuildRecord, BuildState, StepState};
use yew::prelude::*;

use crate::state::{Stack, n_steps, saved_ms};
use crate::words::use_words;

/// Properties of [`Summary`].
#[derive(PartialEq, Properties)]
pub(super) struct SummaryProps {
    /// The build that is shown.
    pub(super) build: Option<Rc<BuildRecord>>,
    /// All builds, newest first.
    pub(super) builds: Vec<Rc<BuildRecord>>,
    /// Its bars.
    pub(super) stack: Rc<Stack>,
}

/// What the build did. The only part of the panel that is read out by itself.
#[component]
pub(super) fn Summary(props: &SummaryProps) -> Html {
    let words = use_words().layers;
    let (headline, detail) = match &props.build {
        Some(build) => sentences(build, props, words),
        None => {
            let n_steps = props.stack.bars.iter().filter(|bar| bar.makes_step).count();
            match n_steps {
                0 => (words.no_instructions.to_owned(), words.no_instructions_detail.to_owned()),
                n_steps => ((words.first)(n_steps), words.first_detail.to_owned()),
            }
        }
    };
    let saved =
        props.build.as_ref().filter(|build| build.state.is_over()).and_then(|_| saved_ms(&props.stack));
    html! {
        <div class="layers__summary" role="status">
            <h3 class="layers__headline">{headline}</h3>
            <p class="layers__detail">{detail}</p>
            if let Some(saved) = saved {
                <p class="layers__saved"><b class="num">{time(saved)}</b><span>{words.saved}</span></p>
            }
        </div>
    }
}

fn sentences(
    build: &BuildRecord,
    props: &SummaryProps,
    words: &messages::page::layers::Layers,
) -> (String, String) {
    let number = build.number.0;
    let (n_ran, n_reused) = (n_steps(build, StepState::Ran), n_steps(build, StepState::Reused));
    let earlier = props.builds.iter().find(|each| {
        each.number < build.number
            && matches!(each.state, BuildState::Succeeded { .. })
            && each.image == build.image
    });
    let detail = (words.failed_detail)(earlier.map(|build| build.number.0));
    match &build.state {
        BuildState::Queued { n_before } => (words.queued.to_owned(), (words.queued_detail)(*n_before)),
        BuildState::Running { .. } => {
            let running = build.steps.iter().find(|step| step.state == StepState::Running);
            let n_all = build.steps.iter().filter(|step| step.state != StepState::NoLayer).count();
            let at = (n_ran + n_reused + usize::from(running.is_some())).min(n_all);
            let detail = if at == 0 { String::new() } else { (words.running_detail)(at, n_all) };
            ((words.running)(running.map(|step| step.lines.0 + 1)), detail)
        }
        BuildState::Succeeded { image_bytes, .. } => {
            ((words.succeeded)(number, n_ran), (words.succeeded_detail)(n_reused, *image_bytes))
        }
        BuildState::Failed { lines, .. } => {
            ((words.failed)(number, lines.map(|(first, _)| first + 1)), detail)
        }
        BuildState::Cancelled { .. } => ((words.cancelled)(number), detail),
    }
}
