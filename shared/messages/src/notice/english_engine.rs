//! English words for the engine's absence, and for what it did after a build's end.

use protocol::{Aftermath, BuildNumber, NoEngine};

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

/// Words what followed from a build after its end.
pub(super) fn aftermath(build: BuildNumber, aftermath: Aftermath) -> Sentence {
    match aftermath {
        Aftermath::EngineRestarted { at_ms: _ } => Sentence::new(format!(
            "The engine still worked on build {build} after it had ended, so the engine was restarted."
        ))
        .hint("All apps that were running have ended; press Run to start yours again.")
        .hint("Before you build it again, shorten what took so long: fewer variables, stages, files or commands."),
    }
}
