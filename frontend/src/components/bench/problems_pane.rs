//! The problems under the actions: what is the matter with the page, and one line about the problems of the files.

use std::rc::Rc;

use yew::prelude::*;

use super::analysis::PageAnalysis;
use super::editor_goals::{use_apply, use_mend};
use super::page_problems::{ProblemEvents, problems};
use super::problem_summary::summary;
use super::shown_build::ShownBuild;
use crate::components::editor_pane::Goal;
use crate::components::problems::Problems;
use crate::handles::{use_link, use_store};
use crate::state::{Action, DockTab, PhoneTab, State};
use crate::words::use_words;

/// Properties of [`ProblemsPane`].
#[derive(PartialEq, Properties)]
pub(super) struct ProblemsPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// What the page understands of the files.
    pub(super) analysis: PageAnalysis,
    /// The build that the page shows.
    pub(super) shown: Rc<ShownBuild>,
    /// The user wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
    /// The user wants to see the log of a step.
    pub(super) on_show_log: Callback<u32>,
}

/// The problems under the actions.
#[component]
pub(super) fn ProblemsPane(props: &ProblemsPaneProps) -> Html {
    let words = use_words();
    let (store, link) = (use_store(), use_link());
    let PageAnalysis { reading, modules, .. } = &props.analysis;
    let on_fix = use_mend(reading, &props.on_goal);
    let on_apply = use_apply(&props.on_goal);
    let on_dismiss = store.callback(|()| Action::DismissRemark);
    let on_show = Callback::from(move |()| {
        store.dispatch(Action::ShowPhone(PhoneTab::Log));
        store.dispatch(Action::ShowDock(DockTab::Problems));
    });
    let events = ProblemEvents { on_dismiss, on_show_log: props.on_show_log.clone(), on_apply };
    html! {
        <Problems
            summary={summary(reading, &on_fix, &on_show, &words)}
            problems={problems(&props.state, &link, &events, &props.shown.failure, modules, &words)}
        />
    }
}
