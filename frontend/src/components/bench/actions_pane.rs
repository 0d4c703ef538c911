//! The actions of the bench: says what can be done now, and passes on what the user does.

use std::rc::Rc;

use protocol::BuildState;
use review::Outline;
use yew::prelude::*;

use super::coaching::use_coach;
use crate::components::actions::{ActionEvents, Actions, Emphasis};
use crate::handles::{use_link, use_store};
use crate::language::Reading;
use crate::state::{Action, State};

/// Properties of [`ActionsPane`].
#[derive(PartialEq, Properties)]
pub(super) struct ActionsPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// What is understood of the files.
    pub(super) reading: Rc<Reading>,
}

/// The actions of the bench.
#[component]
pub(super) fn ActionsPane(ActionsPaneProps { state, reading }: &ActionsPaneProps) -> Html {
    let (store, link) = (use_store(), use_link());
    let coach = use_coach(state, reading);
    let events = ActionEvents {
        on_build_and_run: link.callback(|link, ()| link.build_and_run()),
        on_build: link.callback(|link, ()| link.build()),
        on_cancel: link.callback(|link, ()| link.cancel_build()),
        on_run: link.callback(|link, ()| link.run()),
        on_stop: link.callback(|link, ()| link.stop()),
        on_image: store.callback(Action::NameImage),
        on_port: store.callback(Action::NamePort),
        on_choose: store.callback(Action::Choose),
    };
    html! {
        <Actions
            newest={state.builds.newest().cloned()}
            can_stop={state.containers.active().is_some()}
            build_obstacle={state.build_obstacle()}
            run_obstacle={state.run_obstacle()}
            asking={state.asking}
            image={Rc::clone(&state.next_build.image)}
            port={Rc::clone(&state.next_build.port)}
            usual_ports={usual_ports(state, reading)}
            emphasis={emphasis(state, reading)}
            blocked_line={blocked(state, reading)}
            options={Rc::clone(&state.next_build.options)}
            outline={outline_of_next(state, reading).cloned()}
            dockerfiles={reading.dockerfiles()}
            clock_offset_ms={state.server.clock_offset_ms}
            {coach}
            {events}
        />
    }
}

/// Returns the outline of the Dockerfile that the next build takes.
fn outline_of_next<'a>(state: &State, reading: &'a Reading) -> Option<&'a Rc<Outline>> {
    reading.outline(&state.next_build.options.source.dockerfile)
}

/// Returns how loudly the page asks for Build and run.
fn emphasis(state: &State, reading: &Reading) -> Emphasis {
    if reading.obstacle.is_some() {
        return Emphasis::Plain;
    }
    let newest = state.builds.newest();
    let is_built = newest.is_some_and(|build| matches!(build.state, BuildState::Succeeded { .. }));
    let is_same = is_built && state.forecast_of_next(reading.forecast.as_ref()).is_none();
    if state.is_asking() {
        return Emphasis::Primary;
    }
    // While an app runs, what was built has a button beside the app.
    if is_same && state.containers.active().is_some() { Emphasis::Rest } else { Emphasis::Primary }
}

/// Returns the one-based line that keeps the next build from beginning, or 0 where no line is at fault; `None` without an obstacle.
fn blocked(state: &State, reading: &Reading) -> Option<u32> {
    let obstacle = reading.obstacle.as_ref().filter(|_| state.builds.active().is_none())?;
    Some(obstacle.lines.map_or(0, |(first, _)| first + 1))
}

/// Returns the port on the user's machine and the port of the container that a run uses where nobody chooses one: those of the newest
/// container of the image, or else what the Dockerfile exposes.
fn usual_ports(state: &State, reading: &Reading) -> (u16, u16) {
    let built = state.built().map(|build| build.number);
    let of_image = state.containers.newest().filter(|container| {
        container.build.is_some() && container.build == built
            || container.image.as_str() == &*state.next_build.image
    });
    let outside = state
        .containers
        .newest()
        .and_then(|container| container.main_port())
        .map_or(TUTORIAL_PORT, |port| port.virtual_port);
    let of_port = of_image.and_then(|container| container.main_port());
    let is_chosen = of_port.is_some_and(|port| state.next_build.chosen_port() == Some(port.container_port));
    let known = of_port.filter(|_| !is_chosen).map(|port| port.container_port);
    let exposed = || outline_of_next(state, reading)?.exposed_port();
    (outside, known.or_else(exposed).unwrap_or(USUAL_PORT))
}

/// The port on the user's machine that the tutorial takes.
const TUTORIAL_PORT: u16 = 8000;
/// The port of a container that exposes none, as the server has it.
const USUAL_PORT: u16 = 5000;
