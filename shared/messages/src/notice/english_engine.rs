//! English words for the engine's absence.

use protocol::NoEngine;

use super::Sentence;

/// Words why there is no engine.
pub(super) fn absent(reason: &NoEngine) -> Sentence {
    match reason {
        NoEngine::SwitchedOff => {
            Sentence::new("This server runs without a Docker Engine, by choice of its operator.")
                .hint("Editing works; Build and Run need an engine.")
        }
        NoEngine::NotFound => Sentence::new("No Docker Engine was found.")
            .hint("Install Docker, or start the server as root where dockerd is installed.")
            .hint("DRYDOCK_ENGINE=unix:///path/to/docker.sock names one that is elsewhere."),
        NoEngine::NoPermission { address } => {
            Sentence::new(format!("This server may not use the Docker Engine at {address}."))
                .hint("Start the server as root, or as a user of the group docker.")
        }
        NoEngine::Unreachable { address } => {
            Sentence::new(format!("The Docker Engine at {address} does not answer."))
                .hint("Start it; Drydock notices by itself when it is back.")
        }
        NoEngine::DidNotStart { detail } => {
            Sentence::new(format!("Drydock's own Docker Engine could not be started: {detail}."))
                .hint("The file engine/dockerd.log in the data folder holds all that it said.")
        }
    }
}
