//! The actions of the bench: says what can be done now, and passes on what the user does.

use std::rc::Rc;

use review::Outline;
use yew::prelude::*;

use crate::components::actions::{ActionEvents, Actions};
use crate::handles::{use_link, use_store};
use crate::state::{Action, State};

/// Properties of [`ActionsPane`].
#[derive(PartialEq, Properties)]
pub(super) struct ActionsPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// The outline of the Dockerfile.
    pub(super) outline: Option<Rc<Outline>>,
}

/// The actions of the bench.
#[component]
pub(super) fn ActionsPane(ActionsPaneProps { state, outline }: &ActionsPaneProps) -> Html {
    let (store, link) = (use_store(), use_link());
    let events = ActionEvents {
        on_build: link.callback(|link, ()| link.build()),
        on_cancel: link.callback(|link, ()| link.cancel_build()),
        on_run: link.callback(|link, ()| link.run(None)),
        on_stop: link.callback(|link, ()| link.stop()),
        on_image: store.callback(Action::NameImage),
        on_choose: store.callback(Action::Choose),
    };
    html! {
        <Actions
            newest={state.builds.newest().cloned()}
            can_stop={state.containers.active().is_some()}
            build_obstacle={state.build_obstacle()}
            run_obstacle={state.run_obstacle()}
            asking={state.asking}
            image={Rc::clone(&state.next_build.image)}
            options={Rc::clone(&state.next_build.options)}
            outline={outline.clone()}
            clock_offset_ms={state.server.clock_offset_ms}
            {events}
        />
    }
}
