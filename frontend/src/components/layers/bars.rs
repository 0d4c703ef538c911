//! The bars of a build or of the next build, as `Layers` and `Presenter` draw them.

use std::rc::Rc;

use protocol::{BuildRecord, BuildState, EngineStatus, ImageAvailability};
use yew::prelude::*;

use super::{LayerEvents, LayersView};
use crate::components::layer_bar::{BarContext, BarPlace, LayerBar};
use crate::components::quiz::{Audience, Said, said_of};
use crate::state::{Bar, Stack, Tense};

/// Returns what the bars of a build, or of the next build, need to know of each other.
pub(super) fn bar_context(
    view: &LayersView,
    build: Option<&BuildRecord>,
    stack: &Stack,
    clock_offset_ms: i64,
    audience: Audience,
) -> Rc<BarContext> {
    let state = build.map(|build| &build.state);
    let running = stack.bars.iter().find(|bar| stack.tense != Tense::Predicted && bar.is_loud());
    Rc::new(BarContext {
        running_line: running.map(|bar| bar.line),
        was_cancelled: matches!(state, Some(BuildState::Cancelled { .. })),
        is_over: state.is_some_and(BuildState::is_over),
        cause: view.cause.clone(),
        clock_offset_ms,
        build: build.map(|build| build.number),
        said: said(view, build, stack, audience),
    })
}

/// Returns what was said of the bars of a build in the question that the build answers.
fn said(
    view: &LayersView,
    build: Option<&BuildRecord>,
    stack: &Stack,
    audience: Audience,
) -> Vec<(u32, Said)> {
    let Some(question) = build.and_then(|build| view.quiz.answered_by(build.number)) else {
        return Vec::new();
    };
    let of_bar = |bar: &Bar| Some((bar.index, said_of(stack, bar, question, audience)?));
    stack.layers().filter_map(of_bar).collect()
}

/// Draws one bar.
pub(super) fn draw_bar(
    view: &LayersView,
    events: &LayerEvents,
    context: &Rc<BarContext>,
    bar: &Bar,
    place: Option<BarPlace>,
) -> Html {
    html! {
        <LayerBar
            key={bar.index}
            bar={bar.clone()}
            is_lit={view.lit == Some(bar.index)}
            is_touched={view.touched.contains(&bar.index)}
            stand_in={stand_in(bar, view.engine.as_deref())}
            context={Rc::clone(context)}
            {place}
            on_light={events.on_light.clone()}
            on_go={events.on_go.clone()}
            on_evidence={events.on_evidence.clone()}
            on_show_log={events.on_show_log.clone()}
        />
    }
}

/// Returns whether the size of any layer is known.
pub(super) fn has_extents(stack: &Stack) -> bool {
    stack.bars.iter().any(|bar| bar.layer_bytes().is_some())
}

/// Returns the image that stands in for the base image of a bar.
fn stand_in(bar: &Bar, engine: Option<&EngineStatus>) -> Option<Rc<str>> {
    if bar.keyword != "FROM" {
        return None;
    }
    let name = bar.rest.split_whitespace().find(|word| !word.starts_with("--"))?;
    engine?.images.iter().find_map(|image| match image {
        ImageAvailability::StandIn { name: each, made_of, .. } if each == name => {
            Some(Rc::from(made_of.as_str()))
        }
        _ => None,
    })
}
