//! The coach of the bench: what it leads to now, and that it is gone for good.

use std::rc::Rc;

use protocol::BuildState;
use yew::prelude::*;

use crate::components::coach::Coach;
use crate::dom::Keep;
use crate::language::Reading;
use crate::state::{Asking, CoachScene, CoachStep, State, line_to_change};

/// Returns what the coach says now, and whether it leads to the very first build; nothing where there is nothing to say.
#[hook]
pub(super) fn use_coach(state: &State, reading: &Reading) -> Option<(Html, bool)> {
    let kept = use_state_eq(|| CoachStep::of_key(&Keep::Always.get(KEY).unwrap_or_default()));
    let scene = scene(state, reading);
    let step = if state.server.workspace.is_some() { kept.after(scene) } else { *kept };
    let setter = kept.setter();
    use_effect_with(step, {
        let setter = setter.clone();
        move |step| {
            setter.set(*step);
            if *step == CoachStep::Gone {
                Keep::Always.set(KEY, step.key());
            }
        }
    });
    let to = |step: CoachStep| {
        let setter = setter.clone();
        Callback::from(move |()| setter.set(step))
    };
    let line = state.files.get("app.py").and_then(|app| line_to_change(&app.text));
    // What the coach says of the next build would tell what is asked.
    (step.is_shown(scene) && !state.is_asking()).then(|| {
        let coach = html! { <Coach {step} {line} on_next={to(step.next())} on_skip={to(CoachStep::Gone)} /> };
        (coach, step == CoachStep::Build)
    })
}

fn scene(state: &State, reading: &Reading) -> CoachScene {
    let succeeded = |build: &&Rc<protocol::BuildRecord>| matches!(build.state, BuildState::Succeeded { .. });
    let newest = state.builds.newest();
    CoachScene {
        n_built: state.builds.records.iter().filter(succeeded).count(),
        is_busy: state.asking != Asking::Nothing || state.builds.active().is_some(),
        is_stuck: newest.is_some_and(|build| !succeeded(&build))
            || reading.obstacle.is_some()
            || state.build_obstacle().is_some(),
        is_changed: state.forecast_of_next(reading.forecast.as_ref()).is_some(),
    }
}

/// Where the browser keeps that the coach is gone.
const KEY: &str = "drydock.coach";
