//! The engine's absence, and what the engine did after a build's end.

use catalogue::engine as words;
use protocol::{Aftermath, BuildNumber, NoEngine};

use super::Sentence;

/// Words why there is no engine.
#[must_use]
pub fn no_engine(reason: &NoEngine) -> Sentence {
    match reason {
        NoEngine::SwitchedOff => Sentence::new(words::switched_off()).hint(words::switched_off_hint()),
        NoEngine::NotFound => Sentence::new(words::not_found())
            .hint(words::not_found_hint_install())
            .hint(words::not_found_hint_name()),
        NoEngine::NoPermission { address } => {
            Sentence::new(words::no_permission(address)).hint(words::no_permission_hint())
        }
        NoEngine::Unreachable { address } => {
            Sentence::new(words::unreachable(address)).hint(words::unreachable_hint())
        }
        NoEngine::DidNotStart { detail } => {
            Sentence::new(words::did_not_start(detail)).hint(words::did_not_start_hint())
        }
    }
}

/// Words what followed from a build after its end.
#[must_use]
pub fn aftermath(build: BuildNumber, aftermath: Aftermath) -> Sentence {
    match aftermath {
        Aftermath::EngineRestarted { at_ms: _ } => Sentence::new(words::restarted(build.0))
            .hint(words::restarted_hint_apps())
            .hint(words::restarted_hint_build()),
    }
}
