//! What the engine is, or why there is none; behind it the base images.

use std::rc::Rc;

use protocol::{EngineState, EngineStatus, ImageAvailability};
use yew::prelude::*;

use super::glyph::Sign;
use crate::words::use_words;

/// Properties of [`EngineChip`].
#[derive(PartialEq, Properties)]
pub(crate) struct EngineChipProps {
    /// The engine, once it is known.
    pub(crate) engine: Option<Rc<EngineStatus>>,
}

/// What the engine is, or why there is none.
#[component]
pub(crate) fn EngineChip(props: &EngineChipProps) -> Html {
    let words = use_words();
    let shell = words.shell;
    let Some(engine) = &props.engine else {
        return html! {
            <span class="chip" role="status" aria-label={shell.engine} data-tone="wait">
                {Sign::Shield.draw()}<span class="topbar__words">{shell.engine_unknown}</span>
            </span>
        };
    };
    let preparing = engine.images.iter().find(|image| matches!(image, ImageAvailability::Preparing { .. }));
    let (text, tone) = match (&engine.state, preparing) {
        (EngineState::Ready { .. }, Some(image)) => (shell.preparing(image.name()), "wait"),
        (EngineState::Ready { .. }, None) => (shell.engine_state(&engine.state), "good"),
        (EngineState::Starting, _) => (shell.engine_state(&engine.state), "wait"),
        (EngineState::Absent { .. }, _) => (shell.engine_state(&engine.state), "bad"),
    };
    let sign = if tone == "bad" { Sign::Hint } else { Sign::Shield };
    let reason = shell.engine_reason(words.language, &engine.state);
    let headline = reason.unwrap_or_else(|| shell.engine_state(&engine.state));
    html! {
        <div class="topbar__engine" data-tone={tone}>
            <span class="chip chip--plain" role="status" aria-label={shell.engine} data-tone={tone}>
                {sign.draw()}<span class="topbar__words">{text}</span>
            </span>
            <details>
                <summary aria-label={shell.engine_more} title={shell.engine_more}>{Sign::Down.draw()}</summary>
                <div class="topbar__more">
                    <p>{headline}</p>
                    <ul>{for engine.images.iter().map(|image| html! { <li key={image.name().to_owned()}>{shell.image_state(image)}</li> })}</ul>
                </div>
            </details>
        </div>
    }
}
