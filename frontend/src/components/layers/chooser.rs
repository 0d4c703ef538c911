//! Which build the layers and the log show.

use std::rc::Rc;

use catalogue::layers;
use protocol::{BuildNumber, BuildRecord, BuildState};
use yew::prelude::*;

use crate::words::use_words;

/// Properties of [`BuildChooser`].
#[derive(PartialEq, Properties)]
pub(super) struct BuildChooserProps {
    /// The one that is shown.
    pub(super) shown: Option<BuildNumber>,
    /// Whether the next build is shown instead.
    pub(super) is_next: bool,
    /// Whether there is something to show of the next build.
    pub(super) has_next: bool,
    /// All of them, newest first.
    pub(super) builds: Vec<Rc<BuildRecord>>,
    /// The user wants another one; `None` for the newest.
    pub(super) on_show: Callback<Option<BuildNumber>>,
}

/// Which build the layers and the log show.
#[component]
pub(super) fn BuildChooser(props: &BuildChooserProps) -> Html {
    let words = use_words();
    let Some(newest) = props.builds.first().map(|build| build.number) else {
        return html! { <span class="meta">{words.say(layers::nothing_built())}</span> };
    };
    let has_next = props.has_next;
    let onchange = props.on_show.reform(move |event: Event| {
        let value = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
        // Who chooses the newest follows it, unless the next one is shown in its place.
        value.parse().ok().map(BuildNumber).filter(|number| has_next || *number != newest)
    });
    let label = |build: &BuildRecord| {
        let number = build.number.0;
        match &build.state {
            BuildState::Queued { .. } | BuildState::Running { .. } => layers::build_busy(number),
            BuildState::Succeeded { started_ms, ended_ms, .. } => {
                layers::build_succeeded(number, ended_ms.saturating_sub(*started_ms))
            }
            BuildState::Failed { .. } => layers::build_failed(number),
            BuildState::Cancelled { .. } => layers::build_cancelled(number),
        }
    };
    html! {
        <>
            if props.shown != Some(newest) && !props.is_next {
                <button type="button" class="button button--quiet button--small" onclick={props.on_show.reform(|_| None)}>{words.say(layers::newest())}</button>
            }
            <select class="layers__chooser" aria-label={words.say(layers::chooser())} {onchange}>
                if props.has_next {
                    <option key="next" value="" selected={props.is_next}>{words.say(layers::next_build())}</option>
                }
                {for props.builds.iter().map(|build| html! {
                    <option key={build.number.0} value={build.number.to_string()}
                        selected={!props.is_next && props.shown == Some(build.number)}>
                        {words.say(label(build))}
                    </option>
                })}
            </select>
        </>
    }
}
