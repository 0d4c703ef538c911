//! The app's answer: three steps before there is any, then its page in a frame beside the request and what came back.
//!
//! Once a container listens it is asked by itself, so that the first answer needs no further press. Where nothing listens after a while it is
//! asked too: the server then says which link is broken.

mod address_bar;
mod first_request;
mod invite;
mod routes;
mod view;

use std::rc::Rc;

use crate::components::piece::{live, live_by};
use protocol::{AppMethod, AppRequest, ContainerRecord};
use yew::prelude::*;

use self::address_bar::AddressBar;
use self::first_request::use_first_request;
use self::invite::Invite;
use self::routes::Routes;
use self::view::{AppView, PageLoad};
use super::inspector::Inspector;
use super::request_composer::RequestComposer;
use crate::components::piece::piece;
use crate::draft::Draft;
use crate::exchange::Exchange;
use crate::hooks::use_state;
use crate::routes::RouteChoice;
use crate::words::use_words;

pub use self::invite::InviteStage;

/// What a `AppPanel` is drawn from.
#[derive(PartialEq)]
pub struct AppPanel {
    /// The newest container.
    pub container: Option<Rc<ContainerRecord>>,
    /// The newest request.
    pub exchange: Option<Rc<Exchange>>,
    /// What the app answers, as its own file has it.
    pub routes: Rc<Vec<RouteChoice>>,
    /// Which step comes next, as long as there is no container.
    pub stage: InviteStage,
    /// Whether the server shows apps as pages of their own.
    pub can_open_page: bool,
    /// The user, or the panel by itself, sends a request.
    pub on_send: Callback<AppRequest>,
    /// The user stops waiting for the answer.
    pub on_cancel: Callback<()>,
    /// The user wants the container run again with another port.
    pub on_use_port: Callback<u16>,
}

/// The app's answer.
#[hook]
fn use_app_panel(props: &AppPanel) -> Html {
    let words = use_words().app;
    let draft = use_state(Draft::default);
    let page = use_state(PageLoad::default);
    let container = props.container.clone();
    let exchange = props.exchange.clone().filter(|exchange| {
        container.as_ref().is_some_and(|container| container.number == exchange.request.container)
    });
    let send = {
        let (page, on_send, container) = (page.clone(), props.on_send.clone(), container.clone());
        Callback::from(move |draft: Draft| {
            let Some(container) = &container else { return };
            let Ok(request) = draft.read() else { return };
            if request.method == AppMethod::Get {
                page.set(PageLoad { turn: page.turn + 1, path: request.path.clone().into() });
            }
            on_send.emit(request.to(container.number));
        })
    };
    let drafted = draft.clone();
    let on_send = send.reform(move |()| (*drafted).clone());
    let first = draft.first();
    let on_first = send.reform(move |()| first.clone());
    let on_draft = Callback::from({
        let draft = draft.setter();
        move |changed| draft.set(changed)
    });
    let on_choose = on_draft.reform({
        let draft = (*draft).clone();
        move |route: RouteChoice| Draft { method: route.method, path: route.example, ..draft.clone() }
    });
    use_first_request(container.as_deref(), exchange.as_deref(), &on_first);

    let Some(container) = container else {
        return html! {
            <section class="app" aria-label={words.region}>
                {piece(Invite { stage: props.stage })}
                {piece(Routes { routes: Rc::clone(&props.routes), on_choose: None })}
            </section>
        };
    };
    html! {
        <section class="app" aria-label={words.region}>
            <div class="app__view">
                {piece(AddressBar { container: Rc::clone(&container), draft: (*draft).clone(), can_open: props.can_open_page, on_draft: on_draft.clone(), on_send: on_send.clone() })}
                {piece(AppView { container: Rc::clone(&container), exchange: exchange.clone(), page: (*page).clone(), has_pages: props.can_open_page, on_use_port: props.on_use_port.clone() })}
            </div>
            <div class="app__inspect">
                {piece(Routes { routes: Rc::clone(&props.routes), on_choose: Some(on_choose) })}
                {live(RequestComposer { draft: (*draft).clone(), is_waiting: exchange.as_ref().is_some_and(|exchange| !exchange.is_over()), can_send: !container.state.is_over(), on_draft, on_send, on_cancel: props.on_cancel.clone() })}
                {piece(Inspector { container, exchange, has_pages: props.can_open_page })}
            </div>
        </section>
    }
}

live_by!(AppPanel, use_app_panel);
