//! What was predicted of a build, beside what happened, and what a page needs to predict the next one by itself.

use prediction::Expected;
use serde::{Deserialize, Serialize};

use crate::Digest;

/// What a workspace's next build can be predicted from, or what has changed of it. Sent with the welcome and whenever it is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheState {
    /// Names the state: the same content has the same number, after a restart of the server too. Below 2⁵³.
    pub version: u64,
    /// The version that this is a change of; `None` where it is the whole state.
    pub follows: Option<u64>,
    /// The bytes of a `prediction::BasisUpdate`; whoever passes them on need not look inside.
    pub update: Vec<u8>,
}

/// The server's prediction of a build, made before the engine was asked and never changed after that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildPrediction {
    /// One for each of [`BuildRecord::steps`](crate::BuildRecord::steps).
    pub steps: Vec<Expected>,
    /// How it came out; `None` until the build is over.
    pub proof: Option<Proof>,
}

/// Predictions beside facts, counted. What makes no layer and what was not reached is in no count, nor is a step that failed: nobody knows whether
/// it would have been kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Steps that were reused or run as predicted.
    pub agreed: u32,
    /// Steps that did something else.
    pub disagreed: u32,
    /// Steps of which nothing could be said before.
    pub unknown: u32,
}

impl Proof {
    /// Returns how many steps something was predicted of.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.agreed + self.disagreed
    }
}

/// One of the files that a build was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotFile {
    /// Relative to the build context.
    pub path: String,
    /// SHA-256 of the content.
    pub digest: Digest,
    /// Bytes of the content.
    pub bytes: u64,
    /// The content, as far as [`limits::SNAPSHOT_TEXT_BYTES`](crate::limits::SNAPSHOT_TEXT_BYTES) go round, small files first.
    pub content: Option<String>,
    /// Whether it may be executed.
    #[serde(default)]
    pub is_executable: bool,
}
