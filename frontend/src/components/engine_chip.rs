//! What the engine is, or why there is none; behind it the base images.

use std::rc::Rc;

use catalogue::shell;
use messages::page::shell::{engine_reason, engine_state, image_state};
use protocol::{EngineState, EngineStatus, ImageAvailability};
use yew::prelude::*;

use super::disclosure::Disclosure;
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
    let Some(engine) = &props.engine else {
        return html! {
            <span class="chip" role="status" aria-label={words.say(shell::engine())} data-tone="wait">
                {Sign::Shield.draw()}<span class="topbar__words">{words.say(shell::engine_unknown())}</span>
            </span>
        };
    };
    let preparing = engine.images.iter().find(|image| matches!(image, ImageAvailability::Preparing { .. }));
    let (text, tone) = match (&engine.state, preparing) {
        (EngineState::Ready { .. }, Some(image)) => (shell::preparing_image(image.name()), "wait"),
        (EngineState::Ready { .. }, None) => (engine_state(&engine.state), "good"),
        (EngineState::Starting, _) => (engine_state(&engine.state), "wait"),
        (EngineState::Absent { .. }, _) => (engine_state(&engine.state), "bad"),
    };
    let sign = if tone == "bad" { Sign::Hint } else { Sign::Shield };
    let headline = engine_reason(&engine.state).unwrap_or_else(|| engine_state(&engine.state).into());
    let image = |image: &ImageAvailability| {
        html! { <li key={image.name().to_owned()}>{words.say(image_state(image))}</li> }
    };
    html! {
        <div class="topbar__engine" data-tone={tone}>
            <span class="chip chip--plain" role="status" aria-label={words.say(shell::engine())} data-tone={tone}>
                {sign.draw()}<span class="topbar__words">{words.say(text)}</span>
            </span>
            <Disclosure class="engine-more" button="engine-more__press" label={words.say(shell::engine_more())} sign={Sign::Down.draw()}>
                <p>{words.whole(&headline)}</p>
                <ul>{for engine.images.iter().map(image)}</ul>
            </Disclosure>
        </div>
    }
}
