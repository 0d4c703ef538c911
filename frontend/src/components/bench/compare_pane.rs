//! The comparison of two builds, as long as a comparison covers the bench; passes on what the user does.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::compare::{Compare, CompareEvents};
use crate::handles::{use_link, use_store};
use crate::module::Phase;
use crate::state::State;

/// Properties of [`ComparePane`].
#[derive(PartialEq, Properties)]
pub(super) struct ComparePaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// How far the language module is, which compares the builds.
    pub(super) phase: Phase,
}

/// The comparison of two builds; nothing while no comparison is open.
#[component]
pub(super) fn ComparePane(ComparePaneProps { state, phase }: &ComparePaneProps) -> Html {
    let (store, link) = (use_store(), use_link());
    let events = use_memo((link, store), |(link, store)| CompareEvents::of(link, store));
    let Some(comparing) = state.builds.comparing.clone() else { return Html::default() };
    html! {
        <Compare
            {comparing}
            builds={state.builds.records.clone()}
            clock_offset_ms={state.server.clock_offset_ms}
            is_presented={state.layout.is_presented}
            is_connected={state.server.connection.is_open()}
            can_build={state.is_engine_ready()}
            engine={state.server.engine.clone()}
            phase={*phase}
            remark={state.remark.clone()}
            events={(*events).clone()}
        />
    }
}
