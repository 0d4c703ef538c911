//! Which build the layers and the log show.

use std::rc::Rc;

use protocol::{BuildNumber, BuildRecord, BuildState};
use yew::prelude::*;

use crate::components::piece::Draw;
use crate::words::Words;

/// Which build the layers and the log show.
#[derive(PartialEq)]
pub(super) struct BuildChooser {
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

impl Draw for BuildChooser {
    fn draw(&self, words: &Words) -> Html {
        let words = words.layers;
        let Some(newest) = self.builds.first().map(|build| build.number) else {
            return html! { <span class="meta">{words.nothing_built}</span> };
        };
        let has_next = self.has_next;
        let onchange = self.on_show.reform(move |event: Event| {
            let value = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            // Who chooses the newest follows it, unless the next one is shown in its place.
            value.parse().ok().map(BuildNumber).filter(|number| has_next || *number != newest)
        });
        let label = |build: &BuildRecord| {
            let number = build.number.0;
            match &build.state {
                BuildState::Queued { .. } | BuildState::Running { .. } => (words.build_busy)(number),
                BuildState::Succeeded { started_ms, ended_ms, .. } => {
                    (words.build_succeeded)(number, ended_ms.saturating_sub(*started_ms))
                }
                BuildState::Failed { .. } => (words.build_failed)(number),
                BuildState::Cancelled { .. } => (words.build_cancelled)(number),
            }
        };
        html! {
            <>
                if self.shown != Some(newest) && !self.is_next {
                    <button type="button" class="button button--quiet button--small" onclick={self.on_show.reform(|_| None)}>{words.newest}</button>
                }
                <select class="layers__chooser" aria-label={words.chooser} {onchange}>
                    if self.has_next {
                        <option key="next" value="" selected={self.is_next}>{words.next_build}</option>
                    }
                    {for self.builds.iter().map(|build| html! {
                        <option key={build.number.0} value={build.number.to_string()} selected={!self.is_next && self.shown == Some(build.number)}>{label(build)}</option>
                    })}
                </select>
            </>
        }
    }
}
