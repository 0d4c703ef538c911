//! The app of the bench: gives the panel the newest container and its exchange, and passes on what the user does.

use std::rc::Rc;

use protocol::{BuildNumber, ContainerRecord};
use yew::prelude::*;

use super::analysis::PageAnalysis;
use super::editor_goals::use_apply;
use crate::components::app_panel::{AppPanel, InviteStage};
use crate::components::editor_pane::Goal;
use crate::diagnosis::{use_container_diagnosis, use_traceback};
use crate::handles::{use_link, use_store};
use crate::link::ServerLink;
use crate::module::Phase;
use crate::routes::choices;
use crate::state::{Action, Asking, DockTab, State};

/// Properties of [`AppPane`].
#[derive(PartialEq, Properties)]
pub(super) struct AppPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// What the page understands of the files.
    pub(super) analysis: PageAnalysis,
    /// The user wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
}

/// The app of the bench.
#[component]
pub(super) fn AppPane(AppPaneProps { state, analysis, on_goal }: &AppPaneProps) -> Html {
    let link = use_link();
    let routes = use_memo(Rc::clone(&analysis.facts), |facts| choices(facts.all()));
    let is_ready = analysis.modules.language.phase == Phase::Ready;
    let traceback = use_traceback(state);
    let diagnosis =
        use_container_diagnosis(state, traceback.as_ref(), analysis.reading.forecast.as_ref(), is_ready);
    let error_line = traceback.as_deref().and_then(|lines| lines.last()).map(|line| Rc::from(line.as_str()));
    let store = use_store();
    let fixes = diagnosis.as_ref().map_or_else(Vec::new, |diagnosis| diagnosis.fixes(&state.files).to_vec());
    let on_fix = use_apply(on_goal);
    let stage = match (state.asking, state.built().is_some()) {
        (Asking::Container, _) => InviteStage::See,
        (_, true) => InviteStage::Run,
        (_, false) => InviteStage::Build,
    };
    let container = state.containers.newest().cloned();
    let newer = container.as_ref().and_then(|container| newer_build(state, container));
    let number = container.as_ref().map(|container| container.number);
    html! {
        <AppPanel
            {container}
            exchange={state.containers.exchange.as_ref().map(|(_, exchange)| Rc::clone(exchange))}
            {routes}
            {stage}
            {diagnosis}
            {fixes}
            {on_fix}
            {newer}
            {error_line}
            on_run={link.callback(|link, ()| link.run())}
            on_show_log={store.callback(|()| Action::ShowDock(DockTab::ContainerLog))}
            can_open_page={state.server.features.app_pages}
            on_send={link.callback(ServerLink::send_request)}
            on_cancel={link.callback(|link, ()| link.cancel_request())}
            on_use_port={link.callback(move |link, port| {
                number.into_iter().for_each(|number| link.use_port(number, port));
            })}
        />
    }
}

/// Returns the newest image's build, if it is newer than the container's and nothing is on its way.
fn newer_build(state: &State, container: &ContainerRecord) -> Option<BuildNumber> {
    let is_idle = state.asking == Asking::Nothing && state.builds.active().is_none();
    let built = state.built().map(|build| build.number)?;
    (is_idle && container.build.is_some_and(|of| built > of) && state.run_obstacle().is_none())
        .then_some(built)
}
