//! What the page is told of the engine.

use serde::{Deserialize, Serialize};

/// The engine and the base images, as the header and the actions show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineStatus {
    /// Whether builds and containers can be had now.
    pub state: EngineState,
    /// Base images that this server provides, in the order of its configuration.
    pub images: Vec<ImageAvailability>,
    /// Whether this server reaches Python's package index, which `pip install` in a build step needs.
    #[serde(default)]
    pub has_package_index: bool,
}

/// Whether builds and containers can be had now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EngineState {
    /// On its way: the daemon starts, or starts again after it died.
    Starting,
    /// Answering.
    Ready {
        /// The engine's version, as `20.10.24`.
        version: String,
        /// What stands between user code and the machine.
        isolation: Isolation,
    },
    /// Not to be had; Build and Run are disabled and the reason stands beside them.
    Absent {
        /// Why.
        reason: NoEngine,
    },
}

/// What stands between user code and the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Isolation {
    /// Drydock's own daemon with user namespaces.
    UserNamespaces,
    /// An engine that somebody else set up.
    EngineDefault,
}

/// Why there is no engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoEngine {
    /// The operator asked for none.
    SwitchedOff,
    /// Nothing to connect to and no daemon to start.
    NotFound,
    /// There is one, but this server may not use it.
    NoPermission {
        /// The address that was tried.
        address: String,
    },
    /// It was there and does not answer now.
    Unreachable {
        /// The address that was tried.
        address: String,
    },
    /// The private daemon could not be started.
    DidNotStart {
        /// The daemon's own last words, one line.
        detail: String,
    },
}

/// One base image that the server provides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImageAvailability {
    /// Being pulled or assembled.
    Preparing {
        /// As written in a `FROM`.
        name: String,
        /// Whether it is a stand-in that is being assembled.
        stand_in: bool,
    },
    /// In the engine, from a registry.
    Pulled {
        /// As written in a `FROM`.
        name: String,
        /// Size in bytes.
        bytes: u64,
    },
    /// In the engine, assembled from this machine's own packages because no registry answered.
    StandIn {
        /// As written in a `FROM`.
        name: String,
        /// Size in bytes.
        bytes: u64,
        /// What it really is, as `Debian 12, Python 3.11.2`.
        made_of: String,
    },
    /// Neither.
    Missing {
        /// As written in a `FROM`.
        name: String,
        /// One line: what went wrong.
        detail: String,
    },
}

impl ImageAvailability {
    /// Returns the image's name as written in a `FROM`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Preparing { name, .. }
            | Self::Pulled { name, .. }
            | Self::StandIn { name, .. }
            | Self::Missing { name, .. } => name,
        }
    }
}
