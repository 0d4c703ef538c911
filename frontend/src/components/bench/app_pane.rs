//! The app of the bench: gives the panel the newest container and its exchange, and passes on what the user does.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::app_panel::{AppPanel, InviteStage};
use crate::handles::use_link;
use crate::link::ServerLink;
use crate::python::PythonFacts;
use crate::routes::choices;
use crate::state::{Asking, State};

/// Properties of [`AppPane`].
#[derive(PartialEq, Properties)]
pub(super) struct AppPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// The facts of the Python files.
    pub(super) facts: Rc<PythonFacts>,
}

/// The app of the bench.
#[component]
pub(super) fn AppPane(AppPaneProps { state, facts }: &AppPaneProps) -> Html {
    let link = use_link();
    let routes = use_memo(Rc::clone(facts), |facts| choices(facts.all()));
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
            can_open_page={state.server.features.app_pages}
            on_send={link.callback(ServerLink::send_request)}
            on_cancel={link.callback(|link, ()| link.cancel_request())}
            on_use_port={link.callback(move |link, port| {
                number.into_iter().for_each(|number| link.use_port(number, port));
            })}
        />
    }
}
