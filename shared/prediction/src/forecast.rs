//! What the next build is expected to do with the files as they are.

use serde::{Deserialize, Serialize};

use crate::{Expected, Swap};

/// What the next build is expected to do with the files as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// One expectation for each instruction of the Dockerfile.
    pub steps: Vec<Expected>,
    /// Number of the build that the files are compared with; 0 when there is none.
    pub build: u32,
    /// Whether the files are just those of that build.
    pub is_same: bool,
    /// For each file the instructions that a change of the file reaches.
    pub reaches: Vec<FileReach>,
    /// Two neighbours in the wrong order.
    pub swap: Option<Swap>,
}

/// The instructions that a change of one file reaches, by index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReach {
    /// The path of the file.
    pub path: String,
    /// These instructions run again.
    pub runs: Vec<u32>,
    /// These instructions run again unless a step that runs again writes the same as before.
    pub depends: Vec<u32>,
}
