//! Why no engine is asked to build a Dockerfile.

use dockerfile::analysis::Excess;
use serde::{Deserialize, Serialize};

/// What keeps a Dockerfile from being built, known before an engine sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unbuildable {
    /// It has no `FROM`.
    NoStage,
    /// It has no stage of that name or number.
    NoTarget {
        /// What was asked for.
        target: String,
        /// The names of its stages, at most twenty.
        stages: Vec<String>,
    },
    /// Stages take files from each other in a circle.
    Circle,
    /// Something is taken from a stage that is not there, or not above.
    StageNotAbove {
        /// What is taken, as written: `COPY --from=build`.
        what: String,
    },
    /// A `COPY` names an address on the network.
    CopyOfAddress {
        /// The source, as written.
        source: String,
    },
    /// The engine would need too much memory or time to read it.
    TooCostly {
        /// What costs too much, as the page says it, too; none in the record of an older server.
        #[serde(default)]
        excess: Option<Excess>,
    },
    /// Engines would not agree on what it says.
    Ambiguous {
        /// What is read in two ways, as written.
        what: String,
    },
}
