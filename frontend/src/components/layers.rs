//! The layers panel: what the build did in one sentence, one bar for each instruction, and where the time went.

mod asking;
mod axis;
mod bars;
mod chooser;
mod geometry;
mod inside;
mod presenter;
mod summary;
mod timeline;
mod what_if;
mod window;

use std::rc::Rc;

use catalogue::Message;
use prediction::Forecast;
use protocol::{BuildNumber, BuildRecord, BuildState, DOCKERFILE, EngineStatus};
use yew::prelude::*;

use self::asking::{Asking, invite, result};
use self::axis::axis;
pub(crate) use self::axis::extent_percent;
use self::bars::{bar_context, draw_bar, has_extents};
use self::chooser::BuildChooser;
pub(crate) use self::geometry::BarGeometry;
use self::geometry::use_geometry;
use self::inside::Inside;
pub(crate) use self::inside::Looking;
use self::presenter::Presenter;
use self::summary::Summary;
use self::timeline::{Timeline, is_running, timeline};
use self::what_if::WhatIf;
use self::window::{Drawn, Places, with_room};
use super::quiz::Audience;
use super::ticking::use_now;
use crate::dom;
use crate::state::{self, Edited, EditorFiles, Place, Quiz, QuizAction, Stack, Tense};
use crate::words::{Words, use_words};

/// The build whose layers are shown, and what each bar needs. The panel and presenter mode show the same.
#[derive(Clone, PartialEq)]
pub(crate) struct LayersView {
    /// The build that is shown.
    pub(crate) build: Option<Rc<BuildRecord>>,
    /// All builds, newest first.
    pub(crate) builds: Vec<Rc<BuildRecord>>,
    /// The bars: the bars of the build, or of the next build.
    pub(crate) stack: Rc<Stack>,
    /// The bars that would run again if the file that the user points at changed.
    pub(crate) touched: Vec<u32>,
    /// The bar that is lit.
    pub(crate) lit: Option<u32>,
    /// Why the build failed, in the words of its log where they say it.
    pub(crate) cause: Option<Message>,
    /// The question which layers the next build reuses.
    pub(crate) quiz: Quiz,
    /// The engine, for its stand-ins of base images.
    pub(crate) engine: Option<Rc<EngineStatus>>,
    /// The server's clock minus the browser's clock.
    pub(crate) clock_offset_ms: i64,
}

/// What can be said of the next build.
#[derive(Clone, PartialEq)]
pub(crate) struct NextView {
    /// Whether the bars of the next build can be shown.
    pub(crate) is_there: bool,
    /// Whether a build can be started.
    pub(crate) can_build: bool,
    /// The forecast for the files, where the bars are those of the files.
    pub(crate) forecast: Option<Rc<Forecast>>,
    /// Whether a person can be asked what the next build does.
    pub(crate) can_ask: bool,
    /// What differs from the files of the last build, where that is to be shown.
    pub(crate) edited: Option<Edited>,
    /// The files, where lines of them are to be shown.
    pub(crate) files: Option<Rc<EditorFiles>>,
}

/// Properties of [`Layers`].
#[derive(PartialEq, Properties)]
pub(crate) struct LayersProps {
    /// The build whose layers are shown.
    pub(crate) view: Rc<LayersView>,
    /// What can be said of the next build.
    pub(crate) next: NextView,
    /// The inside of the image that the user looks into.
    pub(crate) inside: Option<Rc<state::Inside>>,
    /// The build that later builds are compared with.
    pub(crate) pinned: Option<BuildNumber>,
    /// Whether the workspace is known and the files were read; before that there is nothing to say.
    pub(crate) is_known: bool,
    /// Whether the layers are presented over the whole page.
    pub(crate) is_presented: bool,
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
    /// Asks what would be if a file changed, or no longer.
    pub(crate) on_what_if: Callback<Option<Rc<str>>>,
    /// Goes to the evidence of a cause.
    pub(crate) on_evidence: Callback<Place>,
    /// Goes to a bar's part of the log.
    pub(crate) on_show_log: Callback<u32>,
    /// Chooses a build; `None` for the newest.
    pub(crate) on_show_build: Callback<Option<BuildNumber>>,
    /// Asks, or answers, which layers the next build reuses.
    pub(crate) on_quiz: Callback<QuizAction>,
    /// Edits a file.
    pub(crate) on_edit: Callback<(Rc<str>, Rc<str>)>,
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
#[component]
pub(crate) fn Layers(props: &LayersProps) -> Html {
    let LayersProps { view, next, events, .. } = props;
    let words = use_words();
    let (body, held, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    let on_what_if = hold_while_asked(&body, &held, &events.on_what_if);
    let is_asked = view.stack.tense == Tense::Asked;
    let places = Places::of(&view.stack, dom::is_touched());
    let seen = use_state_eq(|| with_room((0, 0)));
    let drawn = use_mut_ref(Drawn::default);
    drawn.borrow_mut().next(dom::focused_child(&list), |focused| match is_asked {
        // Of a question all bars are drawn.
        true => (0..view.stack.bars.len()).collect(),
        false => places.drawn(&view.stack, *seen, focused),
    });
    let onscroll = use_geometry(&body, &list, &drawn, &seen, &events.on_geometry, is_asked);
    html! {
        <section class="layers" aria-label={words.say(catalogue::layers::title())}>
            <div class="strip">
                <h2>{words.say(catalogue::layers::title())}</h2>
                if *view.stack.dockerfile != *DOCKERFILE {
                    <code class="layers__of" translate="no">{view.stack.dockerfile.to_string()}</code>
                }
                // A comparison, and an older build, would tell what is asked.
                if !is_asked {
                    <div class="strip__end">{head(props, &words)}</div>
                }
            </div>
            <div class="layers__body" ref={body} {onscroll}>
                if is_asked {
                    <Asking view={Rc::clone(view)} next={next.clone()} {list} events={events.clone()} />
                } else {
                    {told(props, (held, list), (&places, &drawn.borrow().bars), on_what_if, &words)}
                }
            </div>
            <Presenter
                view={Rc::clone(view)}
                next={next.clone()}
                is_presented={props.is_presented}
                events={events.clone()}
            />
        </section>
    }
}

/// Returns what passes a question on. Until it is taken back, what stands above the question keeps its height: else the answer could move the
/// question away from under the pointer, which would take the question back.
fn hold_while_asked(
    body: &NodeRef,
    held: &NodeRef,
    on_what_if: &Callback<Option<Rc<str>>>,
) -> Callback<Option<Rc<str>>> {
    let (body, held) = (body.clone(), held.clone());
    on_what_if.reform(move |path: Option<Rc<str>>| {
        dom::hold_heights(&body, &held, path.is_some());
        path
    })
}

/// Draws what is known of the build that is shown.
fn told(
    props: &LayersProps,
    (held, list): (NodeRef, NodeRef),
    (places, drawn): (&Places, &[usize]),
    on_ask: Callback<Option<Rc<str>>>,
    words: &Words,
) -> Html {
    let LayersProps { view, next, events, .. } = props;
    let is_compact = (places.is_long() || is_compact(&view.stack)).to_string();
    html! {
        <>
        <div class="layers__answer" ref={held}>
            if props.is_known {
                <Summary build={view.build.clone()} builds={view.builds.clone()} stack={Rc::clone(&view.stack)} />
            }
            {result(view, next, &events.on_quiz, words)}
            <div class="layers__stack" role="list" ref={list} data-compact={is_compact} data-long={places.is_long().then_some("")}
                style={places.is_long().then(|| format!("--all:{}", places.height()))} aria-label={words.say(catalogue::layers::list())}>
                {bars(view, events, places, drawn)}
            </div>
            if has_extents(&view.stack) {
                {axis(words)}
            }
            {invite(view, next, &events.on_quiz, words)}
        </div>
        if let Some(forecast) = next.forecast.clone() {
            <WhatIf {forecast} stack={Rc::clone(&view.stack)} {on_ask} />
        }
        if let Some(build) = view.built() {
            <Inside
                {build}
                known={props.inside.clone()}
                stack={Rc::clone(&view.stack)}
                on_look={events.on_look.clone()}
            />
        }
        <BuildTimeline view={Rc::clone(view)} on_light={events.on_light.clone()} />
        </>
    }
}

impl LayersView {
    /// Returns the number of the build, if its own bars are shown and it made an image.
    fn built(&self) -> Option<BuildNumber> {
        let build = self.build.as_ref().filter(|_| self.stack.tense == Tense::Fact)?;
        matches!(build.state, BuildState::Succeeded { .. }).then_some(build.number)
    }
}

/// Draws the button that compares builds, and the choice of the build.
fn head(props: &LayersProps, words: &Words) -> Html {
    let LayersProps { view, next, events, .. } = props;
    let newest = view.builds.first().map(|build| build.number);
    let is_older = view.build.as_ref().is_some_and(|build| Some(build.number) != newest);
    let compare = match props.pinned {
        _ if is_older => catalogue::layers::compare_from(),
        Some(pinned) => catalogue::layers::compare_with(pinned.0),
        None => catalogue::layers::compare(),
    };
    let onclick = events.on_compare.reform(|_: MouseEvent| ());
    html! {
        <>
            <button type="button" class="button button--quiet button--small layers__compare" {onclick}>{words.say(compare)}</button>
            <BuildChooser
                shown={view.build.as_ref().map(|build| build.number)}
                is_next={view.stack.tense == Tense::Predicted && next.is_there}
                has_next={next.is_there}
                builds={view.builds.clone()}
                on_show={events.on_show_build.clone()}
            />
        </>
    }
}

/// Returns whether there are so many layers that their bars are low.
fn is_compact(stack: &Stack) -> bool {
    stack.bars.iter().filter(|bar| bar.key() != "no-layer").count() >= COMPACT
}

fn bars(view: &LayersView, events: &LayerEvents, places: &Places, drawn: &[usize]) -> Html {
    let build = view.build.as_deref();
    let context = bar_context(view, build, &view.stack, view.clock_offset_ms, Audience::Learner);
    let bar =
        |at: &usize| Some(draw_bar(view, events, &context, view.stack.bars.get(*at)?, places.of_bar(*at)));
    drawn.iter().filter_map(bar).collect()
}

/// Properties of [`BuildTimeline`].
#[derive(PartialEq, Properties)]
struct BuildTimelineProps {
    /// The build whose layers are shown.
    view: Rc<LayersView>,
    /// The user points at a bar, or no longer.
    on_light: Callback<Option<u32>>,
}

/// Where the time of the build went. While the build runs, only this component is drawn again with the clock.
#[component]
fn BuildTimeline(BuildTimelineProps { view, on_light }: &BuildTimelineProps) -> Html {
    let words = use_words();
    let now_ms = use_now(view.build.as_deref().is_some_and(is_running));
    let drawn = Timeline {
        build: view.build.as_deref(),
        stack: &view.stack,
        is_replayed: false,
        now_ms: now_ms.saturating_add_signed(view.clock_offset_ms),
        lit: view.lit,
        on_light,
    };
    timeline(&drawn, &words)
}

/// From so many layers on, bars are low.
const COMPACT: usize = 5;
