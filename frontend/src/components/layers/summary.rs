//! What the build did, or the next one will do, in one sentence, and the time that reuse saves.

use std::rc::Rc;

use catalogue::{Message, layers, time};
use messages::page::layers as said;
use protocol::{BuildRecord, BuildState, StepState};
use review::BuildObstacle;
use yew::prelude::*;

use crate::components::glyph::state_glyph;
use crate::state::{Stack, Tense, n_steps, saved_ms};
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

/// What the build did, or the next one will do. The only part of the panel that is read out by itself.
#[component]
pub(super) fn Summary(props: &SummaryProps) -> Html {
    let words = use_words();
    let is_predicted = props.stack.tense == Tense::Predicted;
    let obstacle = props.stack.obstacle.as_deref();
    let (headline, detail) = match &props.build {
        _ if obstacle.is_some() => obstacle.map(cannot_build).unwrap_or_default(),
        Some(build) if !build.state.is_over() => sentences(build, &props.builds),
        _ if is_predicted && !props.stack.bars.is_empty() => match &props.stack.what_if {
            Some(path) => if_changed(path, &props.stack),
            None => predicted(props),
        },
        Some(build) => sentences(build, &props.builds),
        None => {
            let n_steps = props.stack.bars.iter().filter(|bar| bar.makes_step).count();
            match n_steps {
                0 => (layers::no_instructions(), layers::no_instructions_detail()),
                n_steps => (layers::first(n_steps), layers::first_detail()),
            }
        }
    };
    let is_predicted = is_predicted && obstacle.is_none();
    let is_over = is_predicted || props.build.as_ref().is_some_and(|build| build.state.is_over());
    let saved = saved_ms(&props.stack).filter(|_| is_over);
    html! {
        <div class="layers__summary" role="status" data-st={obstacle.map(|_| "cannot-build")}>
            <h3 class="layers__headline">
                if obstacle.is_some() {
                    {state_glyph("cannot-build")}
                }
                {words.say(headline)}
            </h3>
            <p class="layers__detail">{words.say(detail)}</p>
            if let Some(saved) = saved {
                <p class="layers__saved">
                    <b class="num">{words.say(time(saved))}</b>
                    <span>{words.say(if is_predicted { layers::will_be_saved() } else { layers::saved() })}</span>
                </p>
            }
        </div>
    }
}

/// Words that the next build cannot begin, where the fault is, and what it is.
pub(super) fn cannot_build(obstacle: &BuildObstacle) -> (Message, Message) {
    let at = obstacle.lines.map(|(first, _)| layers::cannot_be_built_at(first + 1));
    (at.unwrap_or_else(layers::cannot_be_built), obstacle.message.clone())
}

fn predicted(props: &SummaryProps) -> (Message, Message) {
    let (n_run, n_reused, n_unknown) = props.stack.n_expected();
    let detail = said::next_detail(n_reused, n_unknown);
    match props.builds.is_empty() {
        true if n_reused == 0 && n_unknown == 0 => (layers::first_run(n_run), layers::first_detail()),
        true => (layers::first_run(n_run), detail),
        false => (layers::next(n_run), detail),
    }
}

/// Words what the next build would do if a file changed.
fn if_changed(path: &str, stack: &Stack) -> (Message, Message) {
    let (n_run, n_reused, n_unknown) = stack.n_expected();
    (layers::if_changed(n_run, path), said::next_detail(n_reused, n_unknown))
}

/// Words where a build stands: in a sentence, and what stands below it.
pub(super) fn sentences(build: &BuildRecord, builds: &[Rc<BuildRecord>]) -> (Message, Message) {
    let number = build.number.0;
    let (n_ran, n_reused) = (n_steps(build, StepState::Ran), n_steps(build, StepState::Reused));
    let earlier = builds.iter().find(|each| {
        each.number < build.number
            && matches!(each.state, BuildState::Succeeded { .. })
            && each.image == build.image
    });
    let detail = said::no_image(earlier.map(|build| build.number.0));
    match &build.state {
        BuildState::Queued { n_before } => (layers::queued(), layers::queued_detail(*n_before)),
        BuildState::Running { .. } => {
            let running = build.steps.iter().find(|step| step.state == StepState::Running);
            let n_all = build.steps.iter().filter(|step| step.state != StepState::NoLayer).count();
            let at = (n_ran + n_reused + usize::from(running.is_some())).min(n_all);
            let detail = if at == 0 { Message::default() } else { layers::running_detail(at, n_all) };
            (said::running(running.map(|step| step.lines.0 + 1)), detail)
        }
        BuildState::Succeeded { image_bytes, .. } => {
            let proof = build.prediction.as_ref().and_then(|prediction| prediction.proof).map(said::proof);
            let detail = [proof.unwrap_or_default(), layers::succeeded_detail(n_reused, *image_bytes)];
            (layers::succeeded(number, n_ran), catalogue::sentences(detail))
        }
        BuildState::Failed { lines, .. } => (said::failed(number, lines.map(|(first, _)| first + 1)), detail),
        BuildState::Cancelled { .. } => (layers::cancelled(number), detail),
    }
}
