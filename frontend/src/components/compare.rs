//! Two builds side by side, over the bench: the language module finds what there is to say, and these components say it.
//!
//! What is pointed at lights all of its row, `data-row`; a script of its own (`js/src/rows.js`) does so, and nothing is rendered for it.

mod aside;
mod chooser;
mod diff;
mod lead;
mod others;
mod scene;
mod side;
mod stack;
mod versus;

use std::rc::Rc;

use protocol::{
    BuildNumber, BuildRecord, BuildState, EngineStatus, FileRecord, PairName, PairPart, Replacement,
};
use yew::prelude::*;

use self::aside::Aside;
pub(super) use self::diff::{before, code, one_column};
use self::lead::Lead;
use self::others::{OtherFiles, PlannedEdit};
use self::scene::{Compared, Scene};
use self::side::Sides;
use self::versus::Versus;
use crate::dom;
use crate::link::ServerLink;
use crate::module::Phase;
use crate::state::{Comparing, Remark, ReplacedBy, Wanted};
use crate::words::{Words, use_words};

/// Properties of [`Compare`].
#[derive(PartialEq, Properties)]
pub(crate) struct CompareProps {
    /// What is compared.
    pub(crate) comparing: Rc<Comparing>,
    /// The newest build.
    pub(crate) newest: Option<Rc<BuildRecord>>,
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
    let scene = use_memo((compared, *can_build, engine.clone()), |(compared, can_build, engine)| {
        let compared = Rc::new((**compared).clone()?);
        Some(Rc::new(Scene { compared, pair: dom::pair(), can_build: *can_build, engine: engine.clone() }))
    });
    use_focus(scene.is_some(), &root);
    html! {
        <section class="comparing" aria-label={words.say(catalogue::layers::compared())} ref={root}>
            <div class="comparing__remarks" role="status">{remark(props, &words)}</div>
            if let Some(scene) = &*scene {
                <CompareView scene={Rc::clone(scene)} events={events.clone()} />
            }
        </section>
    }
}

/// What the user does.
#[derive(Clone, PartialEq)]
pub(crate) struct CompareEvents {
    /// Asks the server for both builds.
    on_fetch: Callback<()>,
    /// Brings back the files that others have replaced.
    on_undo: Callback<Rc<Vec<FileRecord>>>,
    /// Goes back to the files.
    on_close: Callback<()>,
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
    pub(crate) fn of(link: &ServerLink) -> Self {
        Self {
            on_fetch: link.callback(|link, ()| link.fetch_comparison()),
            on_undo: link.callback(|link, before: Rc<Vec<FileRecord>>| link.undo_replacement(&before)),
            on_close: link.callback(|link, ()| link.compare(None)),
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
                <Versus compared={Rc::clone(compared)} />
                <OtherFiles compared={Rc::clone(compared)} />
                <PlannedEdit compared={Rc::clone(compared)} />
            </div>
            <Aside pair={scene.pair} />
        </>
    }
}

/// Asks the server for both builds, and again when another build has begun or ended.
#[hook]
fn use_fetching(props: &CompareProps) {
    let newest = props.newest.as_ref().map(|build| match build.state {
        BuildState::Queued { n_before } => (build.number, false, Some(n_before)),
        _ => (build.number, build.state.is_over(), None),
    });
    let asked = (props.comparing.a, props.comparing.b);
    let on_fetch = props.events.on_fetch.clone();
    use_effect_with((asked, newest, props.is_connected), move |_| on_fetch.emit(()));
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
