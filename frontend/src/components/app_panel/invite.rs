//! The three steps to a first answer, before there is one.

use catalogue::app;
use yew::prelude::*;

use crate::words::use_words;

/// Which step comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InviteStage {
    /// Build the image.
    #[default]
    Build,
    /// Run a container.
    Run,
    /// See it answer: a container is on its way.
    See,
}

/// Properties of [`Invite`].
#[derive(PartialEq, Properties)]
pub(super) struct InviteProps {
    /// Which step comes next.
    pub(super) stage: InviteStage,
}

/// The three steps to a first answer.
#[component]
pub(super) fn Invite(props: &InviteProps) -> Html {
    let words = use_words();
    let stages = [
        (InviteStage::Build, app::invite_build(), app::invite_build_about()),
        (InviteStage::Run, app::invite_run(), app::invite_run_about()),
        (InviteStage::See, app::invite_see(), app::invite_see_about()),
    ];
    let steps = stages.into_iter().map(|(stage, title, text)| {
        let is_now = stage == props.stage;
        html! {
            <li class={classes!("invite__step", is_now.then_some("is-now"))} aria-current={is_now.then_some("step")}>
                <svg class="invite__sketch" viewBox="0 0 132 84" aria-hidden="true" fill="none" stroke="currentColor"
                    stroke-width="1.5">
                    {sketch(stage)}
                </svg>
                <h2>{words.say(title)}</h2>
                <p>{words.say(text)}</p>
            </li>
        }
    });
    html! { <ol class="invite">{for steps}</ol> }
}

fn sketch(stage: InviteStage) -> Html {
    match stage {
        InviteStage::Build => html! {
            <>
                <rect x="14" y="8" width="104" height="16" rx="2" />
                <rect x="14" y="28" width="88" height="16" rx="2" />
                <rect x="14" y="48" width="36" height="16" rx="2" stroke-dasharray="4 3" />
                <path d="M4 18v52a8 8 0 0 0 8 8h108a8 8 0 0 0 8-8V18" stroke-width="2" />
            </>
        },
        InviteStage::Run => html! {
            <>
                <rect x="20" y="12" width="92" height="60" rx="4" />
                <path d="M32 28l10 8-10 8M48 46h22" />
                <path d="M112 42h16M4 42h16" stroke-dasharray="3 3" />
            </>
        },
        InviteStage::See => html! {
            <>
                <rect x="10" y="8" width="112" height="68" rx="4" />
                <path d="M10 24h112M20 16h4M30 16h4M44 16h62" />
                <path d="M24 40h52M24 50h34" stroke-width="3" />
            </>
        },
    }
}
