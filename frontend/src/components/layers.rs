//! The layers panel: what the build did in one sentence, one bar for each instruction, and where the time went.

mod axis;
mod chooser;
mod inside;
mod presenter;
mod summary;
mod timeline;
mod what_if;

use std::rc::Rc;

use crate::components::piece::{live_by, live_keyed};
use protocol::{BuildNumber, BuildRecord, BuildState, EngineStatus, ImageAvailability};
use yew::prelude::*;

use self::axis::axis;
pub(crate) use self::axis::extent_percent;
use self::chooser::BuildChooser;
use self::inside::Inside;
pub(crate) use self::inside::Looking;
use self::presenter::use_presenter;
use self::summary::Summary;
use self::timeline::{Timeline, timeline};
use self::what_if::WhatIf;
use super::layer_bar::{BarContext, LayerBar};
use crate::components::piece::piece;
use crate::dom::{self, Rect, ResizeWatch};
use crate::hooks::use_effect_with;
use crate::log_store::LogStore;
use crate::state::{self, Bar, Forecast, Place, Stack, Tense};
use crate::words::use_words;

/// Where the bars are on the screen, and the part of it that shows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BarGeometry {
    /// One for each bar, in client pixels.
    pub(crate) bars: Vec<Rect>,
    /// What is scrolled.
    pub(crate) clip: Rect,
}

/// What a `Layers` is drawn from.
#[derive(PartialEq)]
pub(crate) struct Layers {
    /// The build that is shown.
    pub(crate) build: Option<Rc<BuildRecord>>,
    /// All builds, newest first.
    pub(crate) builds: Vec<Rc<BuildRecord>>,
    /// Its bars.
    pub(crate) stack: Rc<Stack>,
    /// What is expected of the files as they are, where the bars are theirs.
    pub(crate) forecast: Option<Rc<Forecast>>,
    /// What is known of the inside of the image that somebody looks at.
    pub(crate) inside: Option<Rc<state::Inside>>,
    /// The file that is pointed at.
    pub(crate) pointed: Option<Rc<str>>,
    /// The bars that a change of it would run again.
    pub(crate) touched: Vec<u32>,
    /// Whether there is something to show of the next build.
    pub(crate) has_next: bool,
    /// The build that others are to be compared with.
    pub(crate) pinned: Option<BuildNumber>,
    /// Whether the workspace is known; before that there is nothing to say.
    pub(crate) is_known: bool,
    /// The bar that is lit.
    pub(crate) lit: Option<u32>,
    /// Base images, to say which are stand-ins.
    pub(crate) engine: Option<Rc<EngineStatus>>,
    /// Why the shown build failed, in the words of its log.
    pub(crate) cause: Option<Rc<str>>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
    /// Whether they are presented over the whole page.
    pub(crate) is_presented: bool,
    /// Whether a build can be started.
    pub(crate) can_build: bool,
    /// All logs.
    pub(crate) logs: LogStore,
    /// What the user does.
    pub(crate) events: LayerEvents,
}

/// What the user does.
#[derive(Clone, PartialEq)]
pub(crate) struct LayerEvents {
    /// Points at a bar, or no longer.
    pub(crate) on_light: Callback<Option<u32>>,
    /// Goes to a bar's line.
    pub(crate) on_go: Callback<u32>,
    /// Looks inside the image.
    pub(crate) on_look: Callback<Looking>,
    /// Points at a file, or no longer.
    pub(crate) on_point: Callback<Option<Rc<str>>>,
    /// Goes to the evidence of a cause.
    pub(crate) on_evidence: Callback<Place>,
    /// Goes to a bar's part of the log.
    pub(crate) on_show_log: Callback<u32>,
    /// Chooses a build; `None` for the newest.
    pub(crate) on_show_build: Callback<Option<BuildNumber>>,
    /// Leaves presenter mode.
    pub(crate) on_leave: Callback<()>,
    /// Builds.
    pub(crate) on_build: Callback<()>,
    /// Compares builds.
    pub(crate) on_compare: Callback<()>,
    /// The bars are elsewhere on the screen.
    pub(crate) on_geometry: Callback<Rc<BarGeometry>>,
}

/// The layers panel.
#[hook]
fn use_layers(props: &Layers) -> Html {
    let words = use_words().layers;
    let (body, list) = (use_node_ref(), use_node_ref());
    let on_move = use_geometry(&body, &list, &props.events.on_geometry);
    let is_predicted = props.stack.tense == Tense::Predicted;
    let context = bar_context(props, props.build.as_deref(), &props.stack, props.clock_offset_ms);
    let (presenter, now_ms) = use_presenter(props);
    let drawn = Timeline {
        build: props.build.as_deref(),
        stack: &props.stack,
        is_replayed: false,
        now_ms,
        lit: props.lit,
        on_light: &props.events.on_light,
    };
    let newest = props.builds.first().map(|build| build.number);
    let is_older = props.build.as_ref().is_some_and(|build| Some(build.number) != newest);
    let compare = match props.pinned {
        _ if is_older => words.compare_from.to_owned(),
        Some(pinned) => (words.compare_with)(pinned.0),
        None => words.compare.to_owned(),
    };
    html! {
        <section class="layers" aria-label={words.title}>
            <div class="strip">
                <h2>{words.title}</h2>
                <div class="strip__end">
                    <button type="button" class="button button--quiet button--small layers__compare" onclick={props.events.on_compare.reform(|_| ())}>
                        {compare}
                    </button>
                    {piece(BuildChooser { shown: props.build.as_ref().map(|build| build.number), is_next: is_predicted && props.has_next, has_next: props.has_next, builds: props.builds.clone(), on_show: props.events.on_show_build.clone() })}
                </div>
            </div>
            <div class="layers__body" ref={body} onscroll={on_move}>
                if props.is_known {
                    {piece(Summary { build: props.build.clone(), builds: props.builds.clone(), stack: Rc::clone(&props.stack) })}
                }
                <div class="layers__stack" role="list" ref={list} aria-label={words.list}>{for props.stack.bars.iter().map(|bar| draw_bar(props, &context, bar))}</div>
                if has_extents(&props.stack) {
                    {axis()}
                }
                if let Some(forecast) = props.forecast.clone() {
                    {piece(WhatIf { forecast, stack: Rc::clone(&props.stack), pointed: props.pointed.clone(), on_point: props.events.on_point.clone() })}
                }
                if let Some(build) = props.build.as_ref().filter(|build| !is_predicted && matches!(build.state, BuildState::Succeeded { .. })) {
                    {piece(Inside { build: build.number, known: props.inside.clone(), stack: Rc::clone(&props.stack), on_look: props.events.on_look.clone() })}
                }
                {timeline(&drawn, words)}
            </div>
            {presenter}
        </section>
    }
}

live_by!(Layers, use_layers);

/// Returns what the bars of a build, or of the next one, need to know of each other.
fn bar_context(
    props: &Layers,
    build: Option<&BuildRecord>,
    stack: &Stack,
    clock_offset_ms: i64,
) -> Rc<BarContext> {
    let state = build.map(|build| &build.state);
    let running = stack.bars.iter().find(|bar| stack.tense != Tense::Predicted && bar.is_loud());
    Rc::new(BarContext {
        running_line: running.map(|bar| bar.line),
        was_cancelled: matches!(state, Some(BuildState::Cancelled { .. })),
        is_over: state.is_some_and(BuildState::is_over),
        cause: props.cause.clone(),
        clock_offset_ms,
        build: build.map(|build| build.number),
        logs: props.logs.clone(),
    })
}

fn draw_bar(props: &Layers, context: &Rc<BarContext>, bar: &Bar) -> Html {
    let events = &props.events;
    html! {
        {live_keyed(bar.index, LayerBar { bar: bar.clone(), is_lit: props.lit == Some(bar.index), is_touched: props.touched.contains(&bar.index), stand_in: stand_in(bar, props.engine.as_deref()), context: Rc::clone(context), on_light: events.on_light.clone(), on_go: events.on_go.clone(), on_evidence: events.on_evidence.clone(), on_show_log: events.on_show_log.clone() })}
    }
}

/// Returns whether the size of any layer is known.
fn has_extents(stack: &Stack) -> bool {
    stack.bars.iter().any(|bar| bar.layer_bytes().is_some())
}

/// Tells where the bars are: after every render, when the panel's size changes and when it scrolls.
#[hook]
fn use_geometry(body: &NodeRef, list: &NodeRef, on_geometry: &Callback<Rc<BarGeometry>>) -> Callback<Event> {
    let tell = {
        let (body, list, on_geometry) = (body.clone(), list.clone(), on_geometry.clone());
        Callback::from(move |()| {
            let Some(clip) = dom::rect_of(&body) else { return };
            on_geometry.emit(Rc::new(BarGeometry { bars: dom::child_rects(&list), clip }));
        })
    };
    {
        let tell = tell.clone();
        use_effect(move || tell.emit(()));
    }
    {
        let (body, list, tell) = (body.clone(), list.clone(), tell.clone());
        use_effect_with(on_geometry.clone(), move |_| {
            let again = tell.clone();
            let watches = [
                ResizeWatch::new(&body, move || tell.emit(())),
                ResizeWatch::new(&list, move || again.emit(())),
            ];
            move || drop(watches)
        });
    }
    tell.reform(|_| ())
}

/// Returns what a bar's base image really is, where it is a stand-in.
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
