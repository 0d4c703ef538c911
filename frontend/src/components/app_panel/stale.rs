//! Above an app that an older build has made: which build is seen, and the way to the newer one.

use std::rc::Rc;

use catalogue::{app, shell};
use protocol::{BuildNumber, ContainerRecord};
use yew::prelude::*;

use crate::words::use_words;

/// Properties of [`StaleNote`].
#[derive(PartialEq, Properties)]
pub(super) struct StaleNoteProps {
    /// The newer build.
    pub(super) newer: BuildNumber,
    /// The container of the older build.
    pub(super) container: Rc<ContainerRecord>,
    /// The user wants the newer build run.
    pub(super) on_run: Callback<()>,
}

/// Says which build is seen.
#[component]
pub(super) fn StaleNote(StaleNoteProps { newer, container, on_run }: &StaleNoteProps) -> Html {
    let words = use_words();
    let seen = if container.state.is_live() { app::sees_build } else { app::saw_build };
    html! {
        <div class="app__stale" role="status">
            if let Some(build) = container.build {
                <b>{words.say(seen(build.0))}</b>
            }
            <span>{words.say(app::build_ready(newer.0))}</span>
            <button type="button" class="button button--primary button--small" onclick={on_run.reform(|_: MouseEvent| ())}>
                {words.say(app::run_build(newer.0))}
                <span class="kbd" aria-hidden="true">{words.say(shell::run_key())}</span>
            </button>
        </div>
    }
}
