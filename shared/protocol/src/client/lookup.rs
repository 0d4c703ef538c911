//! Requests that change nothing and need no session: builds side by side, and the contents of an image.

use serde::{Deserialize, Serialize};

use crate::BuildNumber;

/// A request that the server answers from its store and its engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookupRequest {
    /// Asks for two builds side by side. Answered by `Compared`.
    CompareBuilds {
        /// The one on the left; `None` for what suits the other.
        a: Option<BuildNumber>,
        /// The one on the right; `None` for the newest that suits.
        b: Option<BuildNumber>,
        /// The pair that this workspace is for ([`Hello::pair`](crate::Hello::pair)).
        pair: Option<String>,
    },
    /// Asks for the history of a build's image. Answered by `ImageHistory`.
    FetchHistory {
        /// Which build.
        build: BuildNumber,
    },
    /// Asks what a layer of a build's image did. Answered by `LayerListed`.
    ListLayer {
        /// Which build.
        build: BuildNumber,
        /// Number of the layer ([`HistoryEntry::layer`](crate::HistoryEntry::layer)).
        layer: u32,
        /// Number of the first entry wanted, counting those that match.
        from: u64,
        /// Most entries wanted; the server gives [`LAYER_ENTRIES_PER_FRAME`](crate::limits::LAYER_ENTRIES_PER_FRAME) at most.
        limit: u32,
        /// What a path must hold, in small letters or capitals; empty for all entries.
        #[serde(default)]
        matching: String,
    },
    /// Asks for a file as a layer left it. Answered by `LayerFileRead`.
    ReadLayerFile {
        /// Which build.
        build: BuildNumber,
        /// Number of the layer.
        layer: u32,
        /// Its path, as listed.
        path: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lookup_request() {
        crate::samples::check::<LookupRequest>(&[
            r#"{"compare_builds":{"a":4,"b":null,"pair":"copy-order"}}"#,
            r#"{"fetch_history":{"build":3}}"#,
            r#"{"list_layer":{"build":3,"layer":5,"from":0,"limit":500,"matching":"site-packages"}}"#,
            r#"{"read_layer_file":{"build":3,"layer":5,"path":"app.py"}}"#,
        ]);
    }
}
