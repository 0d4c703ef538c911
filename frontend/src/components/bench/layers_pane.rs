//! The layers of the bench: gives the panel the build that the page shows, and passes on what the user does.
//!
//! The callbacks are new after each change of the state. `Layers` is therefore rendered again and measures its bars again: another part of the
//! page may have moved the bars.

use std::rc::Rc;

use catalogue::Message;
use yew::prelude::*;

use super::editor_goals::use_go_to_evidence;
use super::failure_cause::sentence_of;
use super::shown_build::ShownBuild;
use crate::components::editor_pane::Goal;
use crate::components::layers::{BarGeometry, LayerEvents, Layers, LayersView, Looking, NextView};
use crate::handles::{use_link, use_store};
use crate::language::Reading;
use crate::link::ServerLink;
use crate::state::{Action, PhoneTab, State};
use crate::store::Store;

/// Properties of [`LayersPane`].
#[derive(PartialEq, Properties)]
pub(super) struct LayersPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// What the page understands of the files.
    pub(super) reading: Rc<Reading>,
    /// The build that the page shows.
    pub(super) shown: Rc<ShownBuild>,
    /// The user wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
    /// The user wants to see the log of a step.
    pub(super) on_show_log: Callback<u32>,
    /// The bars have moved on the screen.
    pub(super) on_geometry: Callback<Rc<BarGeometry>>,
}

/// The layers of the bench.
#[component]
pub(super) fn LayersPane(props: &LayersPaneProps) -> Html {
    let LayersPaneProps { state, reading, .. } = props;
    let view = use_view(props);
    let events = use_events(props);
    html! {
        <Layers
            {view}
            next={next_view(state, reading, &props.shown)}
            inside={state.pointing.inside.clone()}
            pinned={state.builds.pinned_before()}
            is_known={state.server.workspace.is_some() && reading.problems.is_some()}
            is_presented={state.layout.is_presented && state.builds.comparing.is_none()}
            {events}
        />
    }
}

#[hook]
fn use_view(props: &LayersPaneProps) -> Rc<LayersView> {
    let LayersPaneProps { state, shown, .. } = props;
    let build = shown.build.clone();
    Rc::new(LayersView {
        cause: shown.failure.line.as_deref().map(Message::verbatim).or_else(|| sentence_of(build.as_deref())),
        build,
        builds: state.builds.records.clone(),
        stack: Rc::clone(&shown.stack),
        touched: shown.touched.clone(),
        quiz: state.quiz.clone(),
        lit: state.pointing.step,
        engine: state.server.engine.clone(),
        clock_offset_ms: state.server.clock_offset_ms,
    })
}

fn next_view(state: &State, reading: &Reading, shown: &ShownBuild) -> NextView {
    let forecast = reading.forecast.as_ref();
    let is_busy = state.builds.active().is_some();
    NextView {
        is_there: !is_busy && (state.forecast_of_next(forecast).is_some() || shown.stack.obstacle.is_some()),
        can_build: state.can_build(),
        forecast: forecast
            .filter(|_| !is_busy && state.builds.chosen.is_none() && reading.obstacle.is_none())
            .cloned(),
        can_ask: state.can_build()
            && reading.obstacle.is_none()
            && reading.outline(&state.next_build.options.source.dockerfile).is_some(),
        edited: if state.layout.is_presented || state.is_asking() { state.edited() } else { None },
        files: state.layout.is_presented.then(|| Rc::clone(&state.files)),
    }
}

#[hook]
fn use_events(props: &LayersPaneProps) -> LayerEvents {
    let (store, link) = (use_store(), use_link());
    let builds = &props.state.builds;
    let compared = (builds.chosen.or(builds.pinned_before()), None);
    LayerEvents {
        on_light: store.callback(Action::LightStep),
        on_go: go_to_line(&store, &props.shown.stack.dockerfile),
        on_look: link.callback(look),
        on_what_if: store.callback(Action::WhatIf),
        on_evidence: use_go_to_evidence(&props.on_goal),
        on_show_log: props.on_show_log.clone(),
        on_show_build: link.callback(ServerLink::show_build),
        on_quiz: store.callback(Action::Quiz),
        on_edit: link.callback(|link, (path, text): (Rc<str>, Rc<str>)| link.edit_file(&path, text)),
        on_leave: store.callback(|()| Action::Present(false)),
        on_build: link.callback(|link, ()| link.build()),
        on_compare: link.callback(move |link, ()| link.compare(Some(compared))),
        on_geometry: props.on_geometry.clone(),
    }
}

fn look(link: &ServerLink, looking: Looking) {
    match looking {
        Looking::At(build) => link.look_inside(build),
        Looking::Layer(layer) => link.list_layer(layer, 0),
        Looking::Filter(matching) => link.filter_layer(matching),
        Looking::Scroll(first) => link.scroll_layer(first),
        Looking::File(layer, path) => link.read_layer_file(layer, path),
    }
}

/// Brings the Dockerfile to the front and lights a step; the editor scrolls to the lit line.
fn go_to_line(store: &Store, dockerfile: &Rc<str>) -> Callback<u32> {
    let (store, dockerfile) = (store.clone(), Rc::clone(dockerfile));
    Callback::from(move |step| {
        store.dispatch(Action::ShowPhone(PhoneTab::Files));
        store.dispatch(Action::SelectFile { path: dockerfile.to_string() });
        store.dispatch(Action::LightStep(Some(step)));
    })
}
