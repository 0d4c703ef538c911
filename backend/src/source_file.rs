//! One file of a workspace or of a snapshot, as the store, the session and the engine have it. Only the mode and the content count for a build.

use std::sync::Arc;

use protocol::Digest;

use crate::secret;

/// One file with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the build context, `/` between parts.
    pub path: String,
    /// What it holds.
    pub content: Arc<str>,
    /// SHA-256 of the content.
    pub digest: Digest,
    /// Whether it may be executed.
    pub is_executable: bool,
}

impl SourceFile {
    /// Makes a file that may not be executed.
    #[must_use]
    pub fn new(path: &str, content: &str) -> Self {
        let digest = secret::digest(content.as_bytes());
        Self { path: path.to_owned(), content: content.into(), digest, is_executable: false }
    }

    /// Returns its permission bits.
    #[must_use]
    pub fn mode(&self) -> u32 {
        prediction::mode_of(self.is_executable)
    }
}
