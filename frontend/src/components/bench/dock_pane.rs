//! The dock of the bench: the list of problems, the log of the build, the console, the log of the container, the app.

use std::rc::Rc;

use catalogue::{Message, log};
use yew::prelude::*;

use super::analysis::PageAnalysis;
use super::app_pane::AppPane;
use super::console_pane::ConsolePane;
use super::editor_goals::{use_apply, use_go_to, use_mend};
use crate::components::diagnosed::Diagnosed;
use crate::components::dock::Dock;
use crate::components::editor_pane::Goal;
use crate::components::log_view::{LogView, Reveal, Source};
use crate::components::problem_list::ProblemList;
use crate::diagnosis::use_silence;
use crate::handles::use_store;
use crate::module::Phase;
use crate::state::{Action, DockTab, State};
use crate::words::{Words, use_words};

/// Properties of [`DockPane`].
#[derive(PartialEq, Properties)]
pub(super) struct DockPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// What the page understands of the files.
    pub(super) analysis: PageAnalysis,
    /// The step whose log the user wants to see.
    pub(super) reveal: Option<Reveal>,
    /// The user wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
}

/// The dock of the bench.
#[component]
pub(super) fn DockPane(props: &DockPaneProps) -> Html {
    let words = use_words();
    let store = use_store();
    let DockPaneProps { state, analysis, reveal, on_goal } = props;
    let problems = &analysis.reading.problems;
    let (on_go, on_fix) = (use_go_to(on_goal), use_mend(&analysis.reading, on_goal));
    let clock_offset_ms = state.server.clock_offset_ms;
    let build = state.builds.shown().cloned().map(Source::Build);
    let container = state.containers.newest().cloned();
    let list = (state.layout.dock_tab == DockTab::Problems)
        .then(|| html! { <ProblemList problems={problems.clone()} {on_go} {on_fix} /> });
    let build_log = match build {
        Some(source) => {
            html! { <LogView label={words.say(log::build_log())} {source} reveal={*reveal} {clock_offset_ms} /> }
        }
        None => empty_log(log::build_log(), log::no_build(), words),
    };
    let is_ready = analysis.modules.language.phase == Phase::Ready;
    let silence = use_silence(state, analysis.reading.forecast.as_ref(), is_ready);
    let on_mend = use_apply(on_goal);
    let note = silence.map(|shown| {
        let fixes = shown.fixes(&state.files).to_vec();
        html! { <Diagnosed {shown} {fixes} on_fix={on_mend} /> }
    });
    let container_log = match container.clone().map(Source::Container) {
        Some(source) => {
            html! { <LogView label={words.say(log::container_log())} {source} reveal={None} {clock_offset_ms} note={note.unwrap_or_default()} /> }
        }
        None => empty_log(log::container_log(), log::no_container(), words),
    };
    let console = use_was_ever(state.layout.dock_tab == DockTab::Console);
    html! {
        <Dock
            tab={state.layout.dock_tab}
            is_open={state.layout.is_dock_open}
            is_split={state.layout.is_split}
            is_whole={state.layout.is_dock_whole}
            {container}
            on_select={store.callback(Action::ShowDock)}
            on_fold={store.callback(|is_folded| Action::FoldDock { is_folded })}
            on_split={store.callback(Action::SplitDock)}
            on_fill={store.callback(Action::FillPage)}
            n_problems={problems.as_ref().map_or(0, |problems| problems.len())}
            problems={list.unwrap_or_default()}
            {build_log}
            console={if console { html! { <ConsolePane state={Rc::clone(state)} {on_goal} /> } } else { Html::default() }}
            {container_log}
            app={html! { <AppPane state={Rc::clone(state)} analysis={analysis.clone()} {on_goal} /> }}
        />
    }
}

/// Returns whether something is the case or has been.
#[hook]
fn use_was_ever(is_now: bool) -> bool {
    let was = use_mut_ref(|| false);
    let is = *was.borrow() || is_now;
    *was.borrow_mut() = is;
    is
}

/// Draws the place of a log that does not exist yet.
fn empty_log(label: Message, text: Message, words: Words) -> Html {
    html! {
        <div class="log">
            <div class="log__scroll" role="log" aria-label={words.say(label)} tabindex="0">
                <p class="log__empty">{words.say(text)}</p>
            </div>
        </div>
    }
}
