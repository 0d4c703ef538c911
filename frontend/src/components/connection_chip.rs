//! Where the connection stands, and whether everything is saved.

use catalogue::shell;
use yew::prelude::*;

use super::glyph::Sign;
use super::ticking::use_now;
use crate::state::Connection;
use crate::words::use_words;

/// How far everything is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saves {
    /// The server has everything.
    Saved,
    /// Something is on its way.
    Saving,
    /// Something was refused, or waits for a decision.
    Stuck,
}

/// Properties of [`ConnectionChip`].
#[derive(PartialEq, Properties)]
pub(crate) struct ConnectionChipProps {
    /// Where the socket stands.
    pub(crate) connection: Connection,
    /// Whether the browser has no network.
    pub(crate) is_offline: bool,
    /// How far everything is saved.
    pub(crate) saves: Saves,
    /// The user does not want to wait for the next try.
    pub(crate) on_retry: Callback<()>,
}

/// Where the connection stands.
#[component]
pub(crate) fn ConnectionChip(props: &ConnectionChipProps) -> Html {
    let words = use_words();
    let now_ms = use_now(matches!(props.connection, Connection::Lost { .. }));
    let (text, tone) = match (props.connection, props.saves) {
        _ if props.is_offline => (shell::offline(), "bad"),
        (Connection::Connecting, _) => (shell::connecting(), "wait"),
        (Connection::Open, Saves::Saved) => (shell::saved(), "good"),
        (Connection::Open, Saves::Saving) => (shell::saving(), "good"),
        (Connection::Open, Saves::Stuck) => (shell::unsaved(), "bad"),
        (Connection::Lost { retry_ms }, _) => {
            (shell::lost(retry_ms.saturating_sub(now_ms).div_ceil(1_000)), "bad")
        }
        (Connection::Failed, _) => (shell::failed(), "bad"),
        (Connection::WrongVersion, _) => (shell::wrong_version(), "bad"),
    };
    let can_retry =
        !props.is_offline && matches!(props.connection, Connection::Lost { .. } | Connection::Failed);
    html! {
        <>
            <span class="chip chip--plain topbar__connection" role="status" aria-label={words.say(shell::connection())} data-tone={tone}>
                {if tone == "bad" { Sign::Hint } else { Sign::Pulse }.draw()}<span class="topbar__words">{words.say(text)}</span>
            </span>
            if can_retry {
                <button type="button" class="button button--small" onclick={props.on_retry.reform(|_| ())}>{words.say(shell::try_now())}</button>
            }
        </>
    }
}
