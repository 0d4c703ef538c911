//! The request that the user drafts, and what sends it.

use std::rc::Rc;

use protocol::{AppMethod, AppRequest, ContainerRecord};
use yew::prelude::*;

use super::view::PageLoad;
use crate::draft::Draft;
use crate::routes::RouteChoice;

/// The request that the user drafts.
pub(super) struct Drafting {
    /// The draft as it is now.
    pub(super) draft: Draft,
    /// The page that the frame shows.
    pub(super) page: PageLoad,
    /// Changes the draft.
    pub(super) on_draft: Callback<Draft>,
    /// Takes method and path of a route over into the draft.
    pub(super) on_choose: Callback<RouteChoice>,
    /// Sends the draft.
    pub(super) on_send: Callback<()>,
    /// Sends the first request, which the panel sends by itself.
    pub(super) on_first: Callback<()>,
}

/// Returns the draft of a request to the container, and what changes and sends the draft.
#[hook]
pub(super) fn use_drafting(
    container: Option<&Rc<ContainerRecord>>,
    on_send: &Callback<AppRequest>,
) -> Drafting {
    let draft = use_state(Draft::default);
    let page = use_state(PageLoad::default);
    let send = {
        let (page, on_send, container) = (page.clone(), on_send.clone(), container.cloned());
        Callback::from(move |draft: Draft| {
            let Some(container) = &container else { return };
            let Ok(request) = draft.read() else { return };
            if request.method == AppMethod::Get {
                page.set(PageLoad { turn: page.turn + 1, path: request.path.clone().into() });
            }
            on_send.emit(request.to(container.number));
        })
    };
    let (drafted, first) = (draft.clone(), draft.first());
    let on_draft = Callback::from({
        let draft = draft.setter();
        move |changed| draft.set(changed)
    });
    let on_choose = on_draft.reform({
        let draft = (*draft).clone();
        move |route: RouteChoice| Draft { method: route.method, path: route.example, ..draft.clone() }
    });
    Drafting {
        draft: (*draft).clone(),
        page: (*page).clone(),
        on_draft,
        on_choose,
        on_send: send.reform(move |()| (*drafted).clone()),
        on_first: send.reform(move |()| first.clone()),
    }
}
