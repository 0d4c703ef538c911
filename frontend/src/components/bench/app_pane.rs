//! The app of the bench: gives the panel the newest container and its exchange, and passes on what the user does.

use std::rc::Rc;

use yew::prelude::*;

use super::analysis::PageAnalysis;
use super::editor_goals::use_apply;
use crate::components::app_panel::{AppPanel, InviteStage};
use crate::components::editor_pane::Goal;
use crate::diagnosis::use_container_diagnosis;
use crate::handles::use_link;
use crate::link::ServerLink;
use crate::module::Phase;
use crate::routes::choices;
use crate::state::{Asking, State};

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
    let diagnosis = use_container_diagnosis(state, analysis.reading.forecast.as_ref(), is_ready);
    let fixes = diagnosis.as_ref().map_or_else(Vec::new, |diagnosis| diagnosis.fixes(&state.files).to_vec());
    let on_fix = use_apply(on_goal);
    let stage = match (state.asking, state.built().is_some()) {
        (Asking::Container, _) => InviteStage::See,
        (_, true) => InviteStage::Run,
        (_, false) => InviteStage::Build,
    };
    let container = state.containers.newest().cloned();
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
            can_open_page={state.server.features.app_pages}
            on_send={link.callback(ServerLink::send_request)}
            on_cancel={link.callback(|link, ()| link.cancel_request())}
            on_use_port={link.callback(move |link, port| {
                number.into_iter().for_each(|number| link.use_port(number, port));
            })}
        />
    }
}
