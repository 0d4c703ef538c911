//! What the page's frame says of codes: the engine, base images, replaced files. Its other words are `catalogue::shell`.

use catalogue::{Message, Sentence, shell};
use protocol::{EngineState, ImageAvailability, Isolation};

use crate::notice;

/// Words what the engine is or is not, short enough for the header.
#[must_use]
pub fn engine_state(state: &EngineState) -> Message {
    match state {
        EngineState::Starting => shell::engine_starting(),
        EngineState::Ready { version, isolation } => {
            let isolation = match isolation {
                Isolation::UserNamespaces => shell::isolation_user_namespaces(),
                Isolation::EngineDefault => shell::isolation_own_engine(),
            };
            shell::engine_ready(&short_version(version), isolation)
        }
        EngineState::Absent { .. } => shell::engine_absent(),
    }
}

/// Words why the engine is not ready, in whole sentences; `None` when it is.
#[must_use]
pub fn engine_reason(state: &EngineState) -> Option<Sentence> {
    match state {
        EngineState::Ready { .. } => None,
        EngineState::Starting => Some(shell::engine_starting_reason().into()),
        EngineState::Absent { reason } => Some(notice::no_engine(reason)),
    }
}

/// Words one base image, for the list behind the engine's name.
#[must_use]
pub fn image_state(image: &ImageAvailability) -> Message {
    match image {
        ImageAvailability::Preparing { name, stand_in: false } => shell::image_pulling(name),
        ImageAvailability::Preparing { name, stand_in: true } => shell::image_standing_in(name),
        ImageAvailability::Pulled { name, bytes } => shell::image_here(name, *bytes),
        ImageAvailability::StandIn { name, bytes, made_of } => shell::image_stand_in(name, made_of, *bytes),
        ImageAvailability::Missing { name, detail } => shell::image_missing(name, detail),
    }
}

/// Keeps what people compare: `20.10.24` is `20.10`.
fn short_version(version: &str) -> String {
    version.split('.').take(2).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use catalogue::Bundle;
    use protocol::NoEngine;

    use super::*;

    fn said(message: &Message) -> String {
        catalogue::text(Bundle::of(catalogue::Language::English), message)
    }

    #[test]
    fn the_header_names_engine_and_isolation() {
        let ready = EngineState::Ready { version: "20.10.24".into(), isolation: Isolation::UserNamespaces };
        assert_eq!(said(&engine_state(&ready)), "Docker 20.10 \u{b7} user namespaces");
        assert_eq!(engine_reason(&ready), None);
        let absent = EngineState::Absent { reason: NoEngine::SwitchedOff };
        assert_eq!(said(&engine_state(&absent)), "no engine");
        assert!(engine_reason(&absent).is_some_and(|reason| said(&reason.text).ends_with('.')));
    }

    #[test]
    fn a_base_image_is_named_with_its_size() {
        let image = ImageAvailability::StandIn {
            name: "python:3.11".into(),
            bytes: 3 << 20,
            made_of: "Debian 12, Python 3.11.2".into(),
        };
        assert_eq!(
            said(&image_state(&image)),
            "python:3.11: stand-in made of Debian 12, Python 3.11.2, 3.15 MB"
        );
    }
}
