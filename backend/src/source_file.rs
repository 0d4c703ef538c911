//! One file of a workspace or of a snapshot, as the store, the session and the engine have it. Only the mode and the content count for a build.

use std::sync::Arc;

use protocol::{BuildSource, Digest};

use crate::secret;

/// One file with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the workspace, or as a build names it (`of_build`); `/` between parts.
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

/// Returns the files of a workspace that a build sees, under their paths in the build.
pub(crate) fn of_build(files: &Arc<Vec<SourceFile>>, source: &BuildSource) -> Arc<Vec<SourceFile>> {
    if source.context.is_empty() {
        return Arc::clone(files);
    }
    let seen = files.iter().filter_map(|file| {
        let path = source.path_in_build(&file.path)?.into_owned();
        Some(SourceFile { path, ..file.clone() })
    });
    Arc::new(seen.collect())
}
