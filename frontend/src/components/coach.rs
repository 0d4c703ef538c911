//! What the coach says beside the actions, where it covers neither code nor a button.

use catalogue::{Message, shell};
use yew::prelude::*;

use crate::state::CoachStep;
use crate::words::use_words;

/// Properties of [`Coach`].
#[derive(PartialEq, Properties)]
pub(crate) struct CoachProps {
    /// What the coach leads to now.
    pub(crate) step: CoachStep,
    /// The one-based line of the app to change.
    pub(crate) line: Option<usize>,
    /// The visitor has looked.
    pub(crate) on_next: Callback<()>,
    /// The visitor wants to see no step any more.
    pub(crate) on_skip: Callback<()>,
}

/// What the coach says.
#[component]
pub(crate) fn Coach(props: &CoachProps) -> Html {
    let words = use_words();
    let press = |on: &Callback<()>| on.reform(|_: MouseEvent| ());
    html! {
        <div class="actions__coach" role="group" aria-label={words.say(shell::coach())} data-step={props.step.number().to_string()}>
            <span class="num" aria-hidden="true">{words.say(shell::coach_step(props.step.number()))}</span>
            <span class="actions__lead" role="status">{words.say(said(props.step, props.line))}</span>
            if props.step == CoachStep::Predict {
                <button type="button" class="button button--small" onclick={press(&props.on_next)}>{words.say(shell::coach_next())}</button>
            }
            <button type="button" class="button button--small" onclick={press(&props.on_skip)}>{words.say(shell::coach_skip())}</button>
        </div>
    }
}

fn said(step: CoachStep, line: Option<usize>) -> Message {
    match (step, line) {
        (CoachStep::Build, _) => shell::coach_build(),
        (CoachStep::Change, Some(line)) => shell::coach_change_line(line),
        (CoachStep::Change, None) => shell::coach_change(),
        (CoachStep::Predict, _) => shell::coach_predict(),
        (CoachStep::BuildAgain | CoachStep::Gone, _) => shell::coach_build_again(),
    }
}
