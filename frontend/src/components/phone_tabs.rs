//! The tab bar of narrow screens: which part of the page is on the screen.

use catalogue::shell;
use yew::prelude::*;

use super::file_tabs::neighbour;
use crate::dom;
use crate::state::PhoneTab;
use crate::words::use_words;

/// Properties of [`PhoneTabs`].
#[derive(PartialEq, Properties)]
pub(crate) struct PhoneTabsProps {
    /// The part that is on the screen.
    pub(crate) tab: PhoneTab,
    /// The user wants another one.
    pub(crate) on_select: Callback<PhoneTab>,
}

/// The tab bar of narrow screens.
#[component]
pub(crate) fn PhoneTabs(props: &PhoneTabsProps) -> Html {
    let words = use_words();
    let strip = use_node_ref();
    let onkeydown = {
        let (tab, on_select, strip) = (props.tab, props.on_select.clone(), strip.clone());
        move |event: KeyboardEvent| {
            let place = PhoneTab::ALL.iter().position(|each| *each == tab).unwrap_or(0);
            if let Some(next) = neighbour(&event.key(), place, PhoneTab::ALL.len()) {
                event.prevent_default();
                on_select.emit(PhoneTab::ALL[next]);
                dom::focus_nth(&strip, "[role=tab]", next);
            }
        }
    };
    let tab = |tab: PhoneTab| {
        let label = words.say(match tab {
            PhoneTab::Files => shell::files(),
            PhoneTab::Layers => shell::layers(),
            PhoneTab::Log => shell::log(),
            PhoneTab::App => shell::app(),
        });
        let is_selected = tab == props.tab;
        html! {
            <button type="button" role="tab" key={tab.key()} aria-selected={is_selected.to_string()} tabindex={if is_selected { "0" } else { "-1" }}
                onclick={props.on_select.reform(move |_| tab)}>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d={drawing(tab)} fill="none" stroke="currentColor" stroke-width="1.5"
                        stroke-linecap="round" stroke-linejoin="round" />
                </svg>
                {label}
            </button>
        }
    };
    html! {
        <nav class="phone-tabs" aria-label={words.say(shell::places())}>
            <div class="phone-tabs__strip" role="tablist" ref={strip} aria-label={words.say(shell::places())} {onkeydown}>
                {for PhoneTab::ALL.into_iter().map(tab)}
            </div>
        </nav>
    }
}

fn drawing(tab: PhoneTab) -> &'static str {
    match tab {
        PhoneTab::Files => "M7 5.5L2.5 10 7 14.500M13 5.5l4.5 4.5-4.5 4.5",
        PhoneTab::Layers => "M3 4h14v3.3H3zM3 8.8h10v3.3H3zM3 13.6h12v3.3H3z",
        PhoneTab::Log => "M3 5h14M3 10h9M3 15h12",
        PhoneTab::App => "M2.5 4h15v12h-15zM2.5 7.5h15",
    }
}
