//! Two builds side by side, over the bench: the language module finds what there is to say, and these components say it.
//!
//! What is pointed at lights all of its row, `data-row`; a script of its own (`js/src/rows.js`) does so, and nothing is rendered for it.

mod aside;
mod chooser;
mod diff;
mod lead;
mod live;
mod others;
mod scene;
mod side;
mod stack;
mod versus;

use std::rc::Rc;

use catalogue::{Message, compare, presenter};
use protocol::{
    BuildNumber, BuildRecord, BuildState, EngineStatus, FileRecord, PairName, PairPart, Replacement,
};
use yew::prelude::*;

use self::aside::Aside;
pub(super) use self::diff::{before, code, one_column};
use self::lead::Lead;
use self::live::LiveRun;
use self::others::{OtherFiles, PlannedEdit};
use self::scene::{Compared, Scene};
use self::side::Sides;
use self::versus::Versus;
use crate::components::ticking::use_now;
use crate::dom;
use crate::link::ServerLink;
use crate::module::Phase;
use crate::state::{Action, Comparing, Remark, ReplacedBy, Wanted};
use crate::store::Store;
use crate::words::{Words, use_words};

/// Properties of [`Compare`].
#[derive(PartialEq, Properties)]
pub(crate) struct CompareProps {
    /// What is compared.
    pub(crate) comparing: Rc<Comparing>,
    /// All builds, newest first.
    pub(crate) builds: Vec<Rc<BuildRecord>>,
    /// The server's clock minus the browser's.
    pub(crate) clock_offset_ms: i64,
    /// Whether the comparison is presented, at the size of a projector.
    pub(crate) is_presented: bool,
    /// Whether the server can be asked.
    pub(crate) is_connected: bool,
    /// Whether a build can begin now.
    pub(crate) can_build: bool,
    /// The engine, for its stand-ins.
    pub(crate) engine: Option<Rc<EngineStatus>>,
    /// How far the module is that compares.
    pub(crate) phase: Phase,
    /// What there is to say beside the comparison.
    pub(crate) remark: Option<Remark>,
    /// What the user does.
    pub(crate) events: CompareEvents,
}

/// Two builds side by side.
#[component]
pub(crate) fn Compare(props: &CompareProps) -> Html {
    let words = use_words();
    let root = use_node_ref();
    let CompareProps { comparing, can_build, engine, phase, events, .. } = props;
    use_fetching(props);
    let compared = use_memo((comparing.told.clone(), *phase), |(told, _)| {
        Compared::of(Rc::clone(told.as_ref()?), |told| {
            dom::compare_builds(told, dom::pair().map_or("", PairName::key))
        })
    });
    let live = use_live_run(props);
    let around = (*can_build, props.is_presented, props.clock_offset_ms);
    let scene = use_memo((compared, engine.clone(), live, around), |(compared, engine, live, around)| {
        let (can_build, is_presented, clock_offset_ms) = *around;
        Some(Rc::new(Scene {
            compared: Rc::new((**compared).clone()?),
            pair: dom::pair(),
            can_build,
            engine: engine.clone(),
            live: live.clone(),
            is_presented,
            clock_offset_ms,
        }))
    });
    use_focus(scene.is_some(), &root);
    html! {
        <section class="comparing" aria-label={words.say(catalogue::layers::compared())} ref={root}>
            <div class="comparing__remarks" role="status">{remark(props, &words)}</div>
            if let Some(scene) = &*scene {
                <CompareView scene={Rc::clone(scene)} events={events.clone()} />
            }
            if props.is_presented {
                <div class="stage__keys">{keys(events, &words)}</div>
            }
        </section>
    }
}

/// Draws what can be done while the comparison is presented, each with its key.
fn keys(events: &CompareEvents, words: &Words) -> Html {
    let button = |key: Message, said: Message, on_press: &Callback<()>| {
        let translate = key.as_verbatim().map(|_| "no");
        html! {
            <button type="button" onclick={on_press.reform(|_: MouseEvent| ())}>
                <kbd aria-hidden="true" {translate}>{words.say(key)}</kbd>{words.say(said)}
            </button>
        }
    };
    html! {
        <>
            if dom::pair().is_some() {
                {button(compare::build_key(), compare::build_both(), &events.on_build_pair.reform(|()| PairPart::A))}
            }
            {button(Message::verbatim("C"), compare::to_layers(), &events.on_close)}
            {button(presenter::key_escape(), presenter::leave(), &events.on_leave)}
        </>
    }
}

/// What the user does.
#[derive(Clone, PartialEq)]
pub(crate) struct CompareEvents {
    /// Asks the server for both builds.
    on_fetch: Callback<()>,
    /// Brings back the files that others have replaced.
    on_undo: Callback<Rc<Vec<FileRecord>>>,
    /// Goes back to the files, or to the presented layers.
    on_close: Callback<()>,
    /// Ends presenter mode.
    on_leave: Callback<()>,
    /// Compares other builds.
    on_compare: Callback<Wanted>,
    /// Brings the files of a build back.
    on_restore: Callback<BuildNumber>,
    /// Builds a pair, from one of its four builds on.
    on_build_pair: Callback<PairPart>,
    /// Stops the build.
    on_cancel: Callback<()>,
}

impl CompareEvents {
    /// Returns what passes everything on to the link.
    pub(crate) fn of(link: &ServerLink, store: &Store) -> Self {
        Self {
            on_fetch: link.callback(|link, ()| link.fetch_comparison()),
            on_undo: link.callback(|link, before: Rc<Vec<FileRecord>>| link.undo_replacement(&before)),
            on_close: link.callback(|link, ()| link.compare(None)),
            on_leave: store.callback(|()| Action::Present(false)),
            on_compare: link.callback(|link, wanted| link.compare(Some(wanted))),
            on_restore: link.callback(|link, build| {
                link.replace_files(Replacement::Build(build), ReplacedBy::Build(build))
            }),
            on_build_pair: link.callback(ServerLink::build_pair),
            on_cancel: link.callback(|link, ()| link.cancel_build()),
        }
    }
}

/// Properties of [`CompareView`].
#[derive(PartialEq, Properties)]
struct CompareViewProps {
    /// What there is to show.
    scene: Rc<Scene>,
    /// What the user does.
    events: CompareEvents,
}

/// The sentence on top, both sides and what else differs, and the pairs to choose from.
#[component]
fn CompareView(CompareViewProps { scene, events }: &CompareViewProps) -> Html {
    let compared = &scene.compared;
    html! {
        <>
            <div class="compare">
                <Lead scene={Rc::clone(scene)} events={events.clone()} />
                if compared.found.dockerfile.is_some() {
                    <Sides scene={Rc::clone(scene)} events={events.clone()} />
                }
                <Versus scene={Rc::clone(scene)} />
                <OtherFiles compared={Rc::clone(compared)} />
                <PlannedEdit compared={Rc::clone(compared)} />
            </div>
            <Aside pair={scene.pair} has_package_index={scene.engine.as_ref().is_some_and(|engine| engine.has_package_index)} />
        </>
    }
}

/// Asks the server for both builds, and again when another build has begun or ended.
#[hook]
fn use_fetching(props: &CompareProps) {
    let newest = props.builds.first().map(|build| match build.state {
        BuildState::Queued { n_before } => (build.number, false, Some(n_before)),
        _ => (build.number, build.state.is_over(), None),
    });
    let asked = (props.comparing.a, props.comparing.b);
    let on_fetch = props.events.on_fetch.clone();
    use_effect_with((asked, newest, props.is_connected), move |_| on_fetch.emit(()));
}

/// Returns the builds of a pair while they are made. Only then the clock is looked at.
#[hook]
fn use_live_run(props: &CompareProps) -> Option<LiveRun> {
    let is_pair = dom::pair().is_some();
    let newest = props.builds.first().filter(|_| is_pair);
    // Between two builds of a pair only the clock tells whether another one is about to begin.
    let ended_ms = newest.and_then(|newest| newest.state.ended_ms());
    let is_between = newest.zip(ended_ms).is_some_and(|(_, ended_ms)| {
        dom::now_ms().saturating_add_signed(props.clock_offset_ms)
            < ended_ms.saturating_add(LiveRun::BETWEEN_MS)
    });
    let now_ms = use_now(is_between).saturating_add_signed(props.clock_offset_ms);
    let heads = props.comparing.told.as_ref().map_or(&[][..], |told| &told.builds);
    newest.and_then(|_| LiveRun::of(heads, &props.builds, now_ms))
}

/// Gives the focus to the sentence, which is what one came for.
#[hook]
fn use_focus(is_drawn: bool, root: &NodeRef) {
    let root = root.clone();
    use_effect_with(is_drawn, move |_| dom::focus_nth(&root, ".compare__headline", 0));
}

fn remark(props: &CompareProps, words: &Words) -> Html {
    match &props.remark {
        Some(Remark::FilesReplaced { by, before }) => {
            let before = Rc::clone(before);
            let onclick = props.events.on_undo.reform(move |_: MouseEvent| Rc::clone(&before));
            html! {
                <p class="comparing__remark">
                    {words.say(by.sentence())}
                    <button type="button" class="button button--small" {onclick}>{words.say(catalogue::shell::undo())}</button>
                </p>
            }
        }
        Some(Remark::Refused(notice)) => {
            html! { <p class="comparing__remark">{words.whole(&messages::notice::notice(notice))}</p> }
        }
        _ => Html::default(),
    }
}

#[cfg(test)]
mod tests;
