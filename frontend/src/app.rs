//! The page as a whole: starts the store, the logs and the link, provides them to all components, and takes the keys that work everywhere.

mod header;

use std::rc::Rc;

use protocol::PairPart;
use yew::prelude::*;

use self::header::Header;
use crate::components::{Bench, PhoneTabs};
use crate::dom::{self, Keep, Key, KeyAnswer};
use crate::handles::Handles;
use crate::link::ServerLink;
use crate::log_store::LogStore;
use crate::state::{Action, Connection, State, Theme};
use crate::store::{Store, use_page_state};
use crate::words::{PageWords, Words, use_words_of_page};

/// The page.
#[component]
pub fn App() -> Html {
    let handles = use_memo((), |()| start());
    let state = use_page_state(&handles.store);
    let PageWords { words, on_choose } = {
        let (logs, store) = (handles.logs.clone(), handles.store.clone());
        use_words_of_page(move || logs.word_again(), move || store.dispatch(Action::LanguageMissing))
    };
    use_effect_with(words, |words| dom::set_title(&words.say(catalogue::shell::page_title())));
    use_keys(&handles);
    use_full_screen(&handles.store, state.layout.is_presented);
    use_effect_with(state.layout.theme, |theme| {
        dom::set_theme(Some(theme.key()).filter(|key| !key.is_empty()));
    });
    html! {
        <ContextProvider<Handles> context={(*handles).clone()}>
        <ContextProvider<Words> context={words}>
            <div class="page" data-ready={is_ready(&state).then_some("")} data-place={state.layout.phone_tab.key()} data-view={covering(&state)} data-size={size(&state)}>
                <Header state={Rc::clone(&state)} on_language={on_choose} />
                <main><Bench state={Rc::clone(&state)} /></main>
                <PhoneTabs tab={state.layout.phone_tab} on_select={handles.store.callback(Action::ShowPhone)} />
            </div>
        </ContextProvider<Words>>
        </ContextProvider<Handles>>
    }
}

/// Starts the store, the logs and the link, which live as long as the page.
fn start() -> Handles {
    let (store, logs) = (Store::default(), LogStore::default());
    if let Some(theme) = Keep::Always.get(THEME_KEY) {
        store.dispatch(Action::SetTheme(Theme::of_key(&theme)));
    }
    let link = ServerLink::start(store.clone(), logs.clone());
    Handles { store, link, logs }
}

/// Tells whether the page has files to show, or something to say in their place: until then, the frame of the shell stands before it.
fn is_ready(state: &State) -> bool {
    state.server.workspace.is_some()
        || state.files.iter().next().is_some()
        || state.server.connection != Connection::Connecting
        || state.remark.is_some()
}

/// Returns the name of the view that covers the bench.
fn covering(state: &State) -> Option<&'static str> {
    state.builds.comparing.is_some().then_some("compare")
}

/// Returns the size at which a comparison is presented; presented layers are a dialog with a size of their own.
fn size(state: &State) -> Option<&'static str> {
    (state.builds.comparing.is_some() && state.layout.is_presented).then_some("presenter")
}

/// Leaves the full screen with presenter mode, and the presented comparison with the full screen. The dialog of the presented layers closes itself.
#[hook]
fn use_full_screen(store: &Store, is_presented: bool) {
    let store = store.clone();
    use_effect_with(is_presented, move |is_presented| {
        let leave = move || {
            if store.state().builds.comparing.is_some() {
                store.dispatch(Action::Present(false));
            }
        };
        let left = is_presented.then(|| dom::on_full_screen_left(leave));
        move || {
            if left.is_some() {
                dom::leave_full_screen();
            }
        }
    });
}

/// Listens to the keys that work everywhere.
#[hook]
fn use_keys(handles: &Handles) {
    use_effect_with(handles.clone(), |handles| {
        let handles = handles.clone();
        let listener = dom::on_key(move |key| answer(&key, &handles));
        move || drop(listener)
    });
}

/// Takes the keys that work everywhere: Ctrl+Enter builds and runs, and only builds where the layers are presented; Ctrl+Shift+Enter runs; Ctrl+`
/// calls the console; F9 presents; Escape outside of the editors stops a build that is under way.
fn answer(key: &Key, Handles { store, link, .. }: &Handles) -> KeyAnswer {
    if key.is_taken || key.is_in_dialog {
        return KeyAnswer::Passed;
    }
    match (key.name.as_str(), key.with_control) {
        ("Enter", true) if key.with_shift => link.run(),
        ("Enter", true) if store.state().layout.is_presented => build_presented(store, link),
        ("Enter", true) => link.build_and_run(),
        ("`", true) => store.dispatch(Action::CallConsole),
        ("Escape" | "F9", false) if store.state().layout.is_presented => {
            store.dispatch(Action::Present(false))
        }
        ("c" | "C", false) if store.state().layout.is_presented => link.compare(None),
        ("F9", false) => present(store),
        ("Escape", false) if store.state().builds.comparing.is_some() => link.compare(None),
        ("Escape", false) if store.state().builds.active().is_some() && !key.is_in_editor => {
            link.cancel_build();
        }
        _ => return KeyAnswer::Passed,
    }
    KeyAnswer::Taken
}

/// Builds what is presented: both workspaces of a pair that is compared, else the files.
fn build_presented(store: &Store, link: &ServerLink) {
    if store.state().builds.comparing.is_some() && dom::pair().is_some() {
        link.build_pair(PairPart::A);
    } else {
        link.build();
    }
}

/// Presents the layers or the comparison, in full screen where the browser allows full screen.
fn present(store: &Store) {
    dom::enter_full_screen();
    store.dispatch(Action::Present(true));
}

/// The key under which the browser keeps the colours.
const THEME_KEY: &str = "drydock.theme";
