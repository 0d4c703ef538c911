//! The shapes of states, and the drawings of the page's frame. A shape always stands beside its word.

use dockerfile::Severity;
use protocol::StepState;
use yew::prelude::*;

/// Returns the `data-st` word of the style sheets; a step that is not reached looks like one that waits.
pub(crate) fn state_key(state: Option<StepState>) -> &'static str {
    match state {
        Some(StepState::Running) => "running",
        Some(StepState::Reused) => "reused",
        Some(StepState::Ran) => "ran",
        Some(StepState::Failed) => "failed",
        Some(StepState::NoLayer) => "no-layer",
        Some(StepState::Waiting | StepState::NotReached) | None => "waiting",
    }
}

/// Draws the shape of a `data-st` word.
pub(crate) fn state_glyph(key: &str) -> Html {
    let shape = match key {
        "will-reuse" => {
            html! { <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" /> }
        }
        "will-run" => {
            html! { <path d="M4 2.6v10.8L13 8z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" /> }
        }
        "reused" => html! { <circle cx="8" cy="8" r="6.5" fill="currentColor" /> },
        "ran" => {
            html! { <path d="M3.5 1.6v12.8L14.5 8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" /> }
        }
        "running" => html! {
            <>
                <path d="M6 4.6v6.8L11.6 8z" fill="currentColor" />
                <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="31 13" class="spin" />
            </>
        },
        "failed" => html! {
            <>
                <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" />
                <path d="M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </>
        },
        "cannot-build" => html! {
            <>
                <path d="M5 1.3h6L14.7 5v6L11 14.7H5L1.3 11V5z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" />
                <path d="M4.8 8h6.4" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </>
        },
        "no-layer" => {
            html! { <path d="M2.5 8h11" stroke="currentColor" stroke-width="2" stroke-linecap="round" /> }
        }
        _ => html! {
            <g fill="currentColor"><circle cx="2.6" cy="8" r="1.7" /><circle cx="8" cy="8" r="1.7" /><circle cx="13.4" cy="8" r="1.7" /></g>
        },
    };
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg> }
}

/// Draws the shape of a problem's gravity; the editor's script draws the same.
pub(crate) fn severity_glyph(severity: Severity) -> Html {
    let line = |path: &'static str| {
        html! { <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" /> }
    };
    let shape = match severity {
        Severity::Error => html! {
            <>
                <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z" fill="currentColor" />
                <path d="M8 4.5v4.6M8 11.4v.2" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round" />
            </>
        },
        Severity::Warning => line("M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.2"),
        Severity::Info => line("M8 1.8a6.2 6.2 0 1 0 .01 0zM8 7.4v3.8M8 4.9v.2"),
    };
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg> }
}

/// A drawing of the page's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A shield with a tick: the engine is there.
    Shield,
    /// A pulse: the connection.
    Pulse,
    /// An arrow to the right.
    Chevron,
    /// A half-filled circle: colours.
    Theme,
    /// A globe: the page's language.
    Language,
    /// A screen on its foot: presenter mode.
    Screen,
    /// A triangle with a mark: something to know.
    Hint,
    /// A tick: nothing is wrong.
    Fine,
    /// A filled square.
    Stop,
    /// A magnifying glass's arrows.
    Up,
    /// The same, downwards.
    Down,
}

impl Sign {
    /// Draws it.
    pub(crate) fn draw(self) -> Html {
        let line = |path: &'static str| {
            html! { <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" /> }
        };
        let shape = match self {
            Self::Shield => {
                line("M8 1.5l5.5 2v4c0 3.4-2.3 5.8-5.5 7-3.2-1.2-5.5-3.6-5.5-7v-4zM5.6 8l1.7 1.7 3.2-3.4")
            }
            Self::Pulse => line("M2 11.5h2.5l2-7 3 8.5 2-5H14"),
            Self::Chevron => line("M6 3.5L10.5 8 6 12.5"),
            Self::Language => line(
                "M8 1.8a6.2 6.2 0 1 0 .01 0zM1.8 8h12.4M8 1.8c3.6 3.6 3.6 8.8 0 12.4-3.6-3.6-3.6-8.8 0-12.4z",
            ),
            Self::Screen => line("M2 3h12v8H2zM8 11v3M5 14h6"),
            Self::Hint => line("M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.2"),
            Self::Fine => line("M3 8.5l3.4 3.4L13.2 4.6"),
            Self::Up => line("M4 10l4-4 4 4"),
            Self::Down => line("M4 6l4 4 4-4"),
            Self::Stop => html! { <rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" /> },
            Self::Theme => html! {
                <>
                    <circle cx="8" cy="8" r="5.7" fill="none" stroke="currentColor" stroke-width="1.4" />
                    <path d="M8 2.3a5.7 5.7 0 0 1 0 11.4z" fill="currentColor" />
                </>
            },
        };
        html! {
            <svg class={classes!("glyph", (self == Self::Chevron).then_some("log__chevron"))} viewBox="0 0 16 16"
                aria-hidden="true">
                {shape}
            </svg>
        }
    }
}
