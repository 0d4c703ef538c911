//! The page as a whole: makes the store, the logs and the link, draws them, takes the keys that work everywhere.

use std::rc::Rc;

use crate::components::piece::live;
use yew::prelude::*;

use crate::components::piece::piece;
use crate::components::{Bench, PhoneTabs, Saves, Topbar};
use crate::dom::{self, Keep, Key, KeyAnswer};
use crate::hooks::{use_effect_with, use_memo};
use crate::link::Link;
use crate::log_store::LogStore;
use crate::state::{Action, State, Sync, Theme};
use crate::store::Store;

/// The page.
#[component]
pub fn App() -> Html {
    let world = use_memo((), |()| World::start());
    let World { store, logs, link } = (*world).clone();
    let redraw = use_force_update();
    use_effect_with((), {
        let store = store.clone();
        move |()| {
            store.on_change(Callback::from(move |()| redraw.force_update()));
            move || store.on_change(Callback::noop())
        }
    });
    use_effect_with((), {
        let (store, link) = (store.clone(), link.clone());
        move |()| {
            let listener = dom::on_key(move |key| answer(&key, &store, &link));
            move || drop(listener)
        }
    });
    let state = store.state();
    use_effect_with(state.theme, |theme| {
        dom::set_theme(Some(theme.key()).filter(|key| !key.is_empty()));
    });

    let dispatch = {
        let store = store.clone();
        Callback::from(move |action| store.dispatch(action))
    };
    let on_theme = dispatch.reform(|theme: Theme| {
        if theme == Theme::System {
            Keep::Always.remove(THEME_KEY);
        } else {
            // Without storage the choice lives as long as this page.
            let _is_kept: bool = Keep::Always.set(THEME_KEY, theme.key());
        }
        Action::SetTheme(theme)
    });
    let on_present = {
        let store = store.clone();
        Callback::from(move |()| present(&store))
    };
    let on_retry = {
        let link = link.clone();
        Callback::from(move |()| link.retry_now())
    };
    // Presenter mode lies inside the bench, and goes over everything.
    let view = (state.comparing.is_some() && !state.is_presented).then_some("compare");
    html! {
        <div class="page" data-place={state.phone_tab.key()} data-view={view}>
            {piece(Topbar { pair: dom::pair(), engine: state.engine.clone(), connection: state.connection, saves: saves(&state), theme: state.theme, on_theme, on_retry, on_present })}
            <main><Bench {store} state={Rc::clone(&state)} {logs} {link} /></main>
            {live(PhoneTabs { tab: state.phone_tab, on_select: dispatch.reform(Action::ShowPhone) })}
        </div>
    }
}

/// What lives as long as the page.
#[derive(Clone)]
struct World {
    store: Store,
    logs: LogStore,
    link: Link,
}

impl World {
    fn start() -> Self {
        let (store, logs) = (Store::default(), LogStore::default());
        if let Some(theme) = Keep::Always.get(THEME_KEY) {
            store.dispatch(Action::SetTheme(Theme::of_key(&theme)));
        }
        let link = Link::start(store.clone(), logs.clone());
        Self { store, logs, link }
    }
}

/// Takes the keys that work everywhere: Ctrl+Enter builds, F9 presents, Escape stops a build that is under way.
fn answer(key: &Key, store: &Store, link: &Link) -> KeyAnswer {
    if key.is_taken || key.is_in_dialog {
        return KeyAnswer::Passed;
    }
    match (key.name.as_str(), key.with_control) {
        ("Enter", true) => link.build(),
        ("F9", false) => present(store),
        ("Escape", false) if store.state().comparing.is_some() => link.compare(None),
        ("Escape", false) if store.state().active_build().is_some() => link.cancel_build(),
        _ => return KeyAnswer::Passed,
    }
    KeyAnswer::Taken
}

/// Presents the layers, with the whole screen where the browser gives it.
fn present(store: &Store) {
    dom::enter_full_screen();
    store.dispatch(Action::Present(true));
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

/// Under which key the browser keeps the colours.
const THEME_KEY: &str = "drydock.theme";
