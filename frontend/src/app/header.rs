//! The header of the page: gives the top bar the slices of the state that it shows, and passes on what the user does.

use std::rc::Rc;

use catalogue::Language;
use yew::prelude::*;

use super::{THEME_KEY, present};
use crate::components::{Saves, Topbar};
use crate::dom::{self, Keep};
use crate::handles::{use_link, use_store};
use crate::state::{Action, State, Sync, Theme};

/// Properties of [`Header`].
#[derive(PartialEq, Properties)]
pub(super) struct HeaderProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// The user chooses another language.
    pub(super) on_language: Callback<Language>,
}

/// The header of the page.
#[component]
pub(super) fn Header(HeaderProps { state, on_language }: &HeaderProps) -> Html {
    let (store, link) = (use_store(), use_link());
    html! {
        <Topbar
            pair={dom::pair()}
            engine={state.server.engine.clone()}
            connection={state.server.connection}
            is_offline={state.server.is_offline}
            saves={saves(state)}
            theme={state.layout.theme}
            on_theme={store.callback(choose)}
            on_language={on_language.clone()}
            on_retry={link.callback(|link, ()| link.retry_now())}
            on_present={Callback::from(move |()| present(&store))}
        />
    }
}

/// Keeps the chosen colours in the browser.
fn choose(theme: Theme) -> Action {
    if theme == Theme::System {
        Keep::Always.remove(THEME_KEY);
    } else {
        // Without storage the choice lives as long as this page.
        let _is_kept: bool = Keep::Always.set(THEME_KEY, theme.key());
    }
    Action::SetTheme(theme)
}

fn saves(state: &State) -> Saves {
    let is_stuck = |sync: &Sync| matches!(sync, Sync::Refused { .. } | Sync::Conflict { .. });
    if state.files.iter().any(|(_, file)| is_stuck(&file.sync)) {
        Saves::Stuck
    } else if state.files.is_saved() {
        Saves::Saved
    } else {
        Saves::Saving
    }
}
