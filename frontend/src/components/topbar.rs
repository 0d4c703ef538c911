//! The header: brand, what is worked on, engine, connection, colours.

use std::rc::Rc;

use catalogue::{Language, presenter, shell};
use messages::page::pairs;
use protocol::{EngineStatus, PairName};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::connection_chip::{ConnectionChip, Saves};
use super::engine_chip::EngineChip;
use super::glyph::Sign;
use crate::state::{Connection, Theme};
use crate::words::{Words, use_words};

/// Properties of [`Topbar`].
#[derive(PartialEq, Properties)]
pub(crate) struct TopbarProps {
    /// The pair that the workspace is for.
    pub(crate) pair: Option<PairName>,
    /// The engine, once it is known.
    pub(crate) engine: Option<Rc<EngineStatus>>,
    /// Where the socket stands.
    pub(crate) connection: Connection,
    /// Whether the browser has no network.
    pub(crate) is_offline: bool,
    /// How far everything is saved.
    pub(crate) saves: Saves,
    /// The colours.
    pub(crate) theme: Theme,
    /// The user chooses other colours.
    pub(crate) on_theme: Callback<Theme>,
    /// The user chooses another language.
    pub(crate) on_language: Callback<Language>,
    /// The user presents the layers.
    pub(crate) on_present: Callback<()>,
    /// The user does not want to wait for the next try.
    pub(crate) on_retry: Callback<()>,
}

/// The header.
#[component]
pub(crate) fn Topbar(props: &TopbarProps) -> Html {
    let words = use_words();
    let theme = words.say(match props.theme {
        Theme::System => shell::theme_system(),
        Theme::Light => shell::theme_light(),
        Theme::Dark => shell::theme_dark(),
    });
    let menu = use_node_ref();
    {
        let menu = menu.clone();
        // What a person has chosen stays chosen in the menu, whatever its options say.
        use_effect_with(words, move |words| {
            if let Some(menu) = menu.cast::<HtmlSelectElement>() {
                menu.set_value(words.language().tag());
            }
        });
    }
    let title = words.say(props.pair.map_or_else(shell::title, pairs::title));
    let open = words.say(presenter::open());
    let onclick = {
        let next = props.theme.next();
        props.on_theme.reform(move |_| next)
    };
    html! {
        <header class="topbar">
            <span class="topbar__brand">{brand()}<span translate="no">{words.say(shell::brand())}</span></span>
            <h1 class="topbar__title">{title}</h1>
            <div class="topbar__end">
                <EngineChip engine={props.engine.clone()} />
                <ConnectionChip connection={props.connection} is_offline={props.is_offline} saves={props.saves} on_retry={props.on_retry.clone()} />
                {language_choice(&words, &menu, &props.on_language)}
                <button type="button" class="button button--quiet button--icon" aria-label={theme.clone()}
                    title={theme} {onclick}>
                    {Sign::Theme.draw()}
                </button>
                <button type="button" class="button button--quiet button--icon topbar__present" aria-label={open.clone()}
                    title={open} onclick={props.on_present.reform(|_: MouseEvent| ())}>
                    {Sign::Screen.draw()}
                </button>
            </div>
        </header>
    }
}

/// The languages, each under its own name: who cannot read the page finds the sign, and then the name.
fn language_choice(words: &Words, menu: &NodeRef, on_language: &Callback<Language>) -> Html {
    let spoken = words.language();
    let on_language = on_language.clone();
    let onchange = move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(language) = chosen.and_then(|select| select.value().parse().ok()) {
            on_language.emit(language);
        }
    };
    let label = words.say(shell::language());
    let others = (!Language::SPOKEN.contains(&spoken)).then_some(spoken);
    let offered = Language::SPOKEN.into_iter().chain(others).map(|language| {
        html! {
            <option value={language.tag()} lang={language.tag()} selected={language == spoken}>{language.name()}</option>
        }
    });
    html! {
        <span class="button button--quiet button--icon topbar__language" title={label.clone()}>
            {Sign::Language.draw()}
            <select ref={menu.clone()} aria-label={label} translate="no" {onchange}>{for offered}</select>
        </span>
    }
}

fn brand() -> Html {
    html! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 3.5v14a3 3 0 0 0 3 3h12a3 3 0 0 0 3-3v-14" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            <rect x="6.5" y="13.3" width="11" height="3.7" rx="1" fill="currentColor" />
            <rect x="6.5" y="8.3" width="11" height="3.7" rx="1" fill="currentColor" opacity=".62" />
            <rect x="6.5" y="3.3" width="7" height="3.7" rx="1" fill="none" stroke="currentColor" stroke-width="1.3" />
        </svg>
    }
}
