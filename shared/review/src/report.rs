//! What the page's language module reports of the files.

use serde::{Deserialize, Serialize};

use crate::{BuildObstacle, Finding, Outline};

/// Everything that was read of the files. All ranges are places of the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Everything that is wrong, the worst first, then in the order of files and lines.
    pub findings: Vec<Finding>,
    /// One outline for each Dockerfile.
    pub outlines: Vec<Outline>,
    /// The version of Python that runs the app, as the base image's tag says: `(3, 8)`.
    pub python: Option<(u8, u8)>,
    /// What keeps the workspace's Dockerfile from being built; its finding is a place in `findings`.
    pub obstacle: Option<BuildObstacle>,
}
