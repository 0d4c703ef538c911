//! The app's answer: three steps before there is any, then its page in a frame beside the request and what came back.
//!
//! Once a container listens it is asked by itself, so that the first answer needs no further press. Where nothing listens after a while it is
//! asked too: the server then says which link is broken.

mod address_bar;
mod drafting;
mod first_request;
mod invite;
mod page_frame;
mod routes;
mod stale;
mod view;

use std::rc::Rc;

use catalogue::app;
use clinic::FileFix;
use protocol::{AppRequest, BuildNumber, ContainerRecord};
use yew::prelude::*;

use self::address_bar::AddressBar;
use self::drafting::{Drafting, use_drafting};
use self::first_request::use_first_request;
use self::invite::Invite;
use self::routes::Routes;
use self::stale::StaleNote;
use self::view::AppView;
use super::inspector::Inspector;
use super::request_composer::RequestComposer;
use crate::diagnosis::LogDiagnosis;
use crate::exchange::Exchange;
use crate::routes::RouteChoice;
use crate::words::use_words;

pub use self::invite::InviteStage;

/// Properties of [`AppPanel`].
#[derive(PartialEq, Properties)]
pub struct AppPanelProps {
    /// The newest container.
    pub container: Option<Rc<ContainerRecord>>,
    /// The newest request.
    pub exchange: Option<Rc<Exchange>>,
    /// What the app answers, as its own file has it.
    pub routes: Rc<Vec<RouteChoice>>,
    /// Which step comes next, as long as there is no container.
    pub stage: InviteStage,
    /// Why the container ended or does not answer, where the clinic is sure.
    pub diagnosis: Option<Rc<LogDiagnosis>>,
    /// The fixes of the diagnosis that can be applied now.
    pub fixes: Vec<FileFix>,
    /// The user wants a fix to be applied.
    pub on_fix: Callback<FileFix>,
    /// Whether the server shows apps as pages of their own.
    pub can_open_page: bool,
    /// The user, or the panel by itself, sends a request.
    pub on_send: Callback<AppRequest>,
    /// The user stops waiting for the answer.
    pub on_cancel: Callback<()>,
    /// A newer build of the image than the container's.
    pub newer: Option<BuildNumber>,
    /// The line of the log that tells why the newest request failed inside of the app.
    pub error_line: Option<Rc<str>>,
    /// The user wants the newest build run.
    pub on_run: Callback<()>,
    /// The user wants to see the container's log.
    pub on_show_log: Callback<()>,
    /// The user wants the container run again with another port.
    pub on_use_port: Callback<u16>,
}

/// The app's answer.
#[component]
pub fn AppPanel(props: &AppPanelProps) -> Html {
    let label = use_words().say(app::region());
    let container = props.container.clone();
    let exchange = props.exchange.clone().filter(|exchange| {
        container.as_ref().is_some_and(|container| container.number == exchange.request.container)
    });
    let Drafting { draft, page, on_draft, on_choose, on_send, on_first } =
        use_drafting(container.as_ref(), &props.on_send);
    use_first_request(container.as_deref(), exchange.as_deref(), &on_first);

    let Some(container) = container else {
        return html! {
            <section class="app" aria-label={label}>
                <Invite stage={props.stage} />
                <Routes routes={Rc::clone(&props.routes)} on_choose={None} />
            </section>
        };
    };
    html! {
        <section class="app" aria-label={label}>
            <div class="app__view" data-stale={props.newer.is_some().to_string()}>
                <AddressBar
                    container={Rc::clone(&container)}
                    draft={draft.clone()}
                    can_open={props.can_open_page}
                    on_draft={on_draft.clone()}
                    on_send={on_send.clone()}
                />
                if let Some(newer) = props.newer {
                    <StaleNote {newer} container={Rc::clone(&container)} on_run={props.on_run.clone()} />
                }
                <AppView
                    is_stale={props.newer.is_some()}
                    error_line={props.error_line.clone()}
                    on_show_log={props.on_show_log.clone()}
                    container={Rc::clone(&container)}
                    exchange={exchange.clone()}
                    {page}
                    has_pages={props.can_open_page}
                    diagnosis={props.diagnosis.clone()}
                    fixes={props.fixes.clone()}
                    on_fix={props.on_fix.clone()}
                    on_use_port={props.on_use_port.clone()}
                />
            </div>
            <div class="app__inspect" data-stale={(props.newer.is_some() || !container.state.is_live()).to_string()}>
                <Routes routes={Rc::clone(&props.routes)} on_choose={Some(on_choose)} />
                <RequestComposer
                    {draft}
                    is_waiting={exchange.as_ref().is_some_and(|exchange| !exchange.is_over())}
                    can_send={container.state.is_live()}
                    {on_draft}
                    {on_send}
                    on_cancel={props.on_cancel.clone()}
                />
                <Inspector
                    {container}
                    {exchange}
                    has_pages={props.can_open_page}
                    is_explained={props.diagnosis.is_some()}
                />
            </div>
        </section>
    }
}
