//! Files of a workspace and the paths that they may have.

use serde::{Deserialize, Serialize};

use crate::{Digest, limits};

/// One file as the server holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path relative to the build context, `/` between parts.
    pub path: String,
    /// Counts this file's saves, from 1; never goes back, not even when a file is deleted and made again.
    pub revision: u64,
    /// SHA-256 of the content.
    pub digest: Digest,
    /// The content; left out when the page said that it has this revision ([`KnownFile`](crate::KnownFile)).
    pub content: Option<String>,
    /// Whether it may be executed: mode 0755 in the build context, 0644 otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_executable: bool,
}

/// Why a path is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PathProblem {
    /// Nothing between the slashes, or nothing at all.
    Empty,
    /// Longer than [`limits::PATH_BYTES`].
    TooLong,
    /// Begins with `/`, or has a part `.` or `..`.
    Escapes,
    /// Holds a control character, a backslash or a colon.
    Character,
}

/// Checks a path that a person typed; the server applies the same rule.
///
/// # Errors
///
/// Names the first thing that is wrong with the path.
pub fn check_path(path: &str) -> Result<(), PathProblem> {
    if path.len() > limits::PATH_BYTES {
        return Err(PathProblem::TooLong);
    }
    if path.starts_with('/') || path.split('/').any(|part| part == "." || part == "..") {
        return Err(PathProblem::Escapes);
    }
    if path.split('/').any(|part| part.trim().is_empty()) {
        return Err(PathProblem::Empty);
    }
    if path.chars().any(|character| character.is_control() || character == '\\' || character == ':') {
        return Err(PathProblem::Character);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_context() {
        for path in ["Dockerfile", "app.py", "src/a b.txt", ".dockerignore", "漢字.txt"] {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
        for (path, problem) in [
            ("", PathProblem::Empty),
            ("a//b", PathProblem::Empty),
            ("a/ ", PathProblem::Empty),
            ("/etc/passwd", PathProblem::Escapes),
            ("../x", PathProblem::Escapes),
            ("a/./b", PathProblem::Escapes),
            ("a\nb", PathProblem::Character),
            ("a\\b", PathProblem::Character),
        ] {
            assert_eq!(check_path(path), Err(problem), "{path}");
        }
        assert_eq!(check_path(&"x".repeat(300)), Err(PathProblem::TooLong));
    }
}
