//! The list to choose the build of a side from.

use std::rc::Rc;

use catalogue::{Message, compare};
use messages::page::compare::{Letter, choose};
use protocol::{BuildHead, BuildNumber, BuildState};
use yew::prelude::*;

use super::scene::Compared;
use crate::dom;
use crate::state::Wanted;
use crate::words::use_words;

/// Properties of [`SideChooser`].
#[derive(PartialEq, Properties)]
pub(super) struct SideChooserProps {
    /// Which side.
    pub(super) letter: Letter,
    /// Both builds.
    pub(super) compared: Rc<Compared>,
    /// The user compares other builds.
    pub(super) on_compare: Callback<Wanted>,
}

/// The list to choose the build of a side from.
#[component]
pub(super) fn SideChooser(props: &SideChooserProps) -> Html {
    let words = use_words();
    let SideChooserProps { letter, compared, on_compare } = props;
    let letter = *letter;
    let list = use_node_ref();
    let (chosen, other) = (compared.number(letter), compared.number(letter.other()));
    // The attribute is only what a list begins with: once somebody has chosen, a browser does not look at it.
    use_effect_with((chosen, Rc::clone(compared)), {
        let list = list.clone();
        move |(chosen, _)| dom::choose(&list, &chosen.map(|chosen| chosen.to_string()).unwrap_or_default())
    });
    let onchange = {
        let on_compare = on_compare.clone();
        move |event: Event| {
            let value = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            if let Ok(number) = value.parse() {
                let number = Some(BuildNumber(number));
                on_compare.emit(if letter == Letter::A { (number, other) } else { (other, number) });
            }
        }
    };
    let option = |build: &BuildHead| {
        let number = build.number.0;
        let label = words.say(label(build.number, &build.state));
        html! { <option key={number} value={number.to_string()} selected={chosen == Some(build.number)}>{label}</option> }
    };
    html! {
        <select class="layers__chooser side__chooser" ref={list} aria-label={words.say(choose(letter))} {onchange}>
            if chosen.is_none() {
                <option key="none" value="" selected={true}>{words.say(compare::none())}</option>
            }
            {for compared.told.builds.iter().map(option)}
        </select>
    }
}

/// Names a build with how it ended.
pub(super) fn label(BuildNumber(number): BuildNumber, state: &BuildState) -> Message {
    match state {
        BuildState::Queued { .. } | BuildState::Running { .. } => compare::under_way(number),
        BuildState::Succeeded { .. } => compare::took(number, state.took_ms()),
        BuildState::Failed { .. } => compare::failed(number),
        BuildState::Cancelled { .. } => compare::cancelled(number),
    }
}
