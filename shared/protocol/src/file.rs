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
    #[serde(default)]
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
    /// Has more parts than [`limits::PATH_DEPTH`].
    TooDeep,
    /// Holds a character that is not seen, or that turns the direction in which its neighbours are read.
    Hidden {
        /// The character's number.
        code: u32,
    },
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
    // Before blanks are looked for: some of these count as blanks.
    if let Some(hidden) = path.chars().find(|character| is_hidden(*character)) {
        return Err(PathProblem::Hidden { code: hidden.into() });
    }
    if path.split('/').any(|part| part.trim().is_empty()) {
        return Err(PathProblem::Empty);
    }
    if path.split('/').count() > limits::PATH_DEPTH {
        return Err(PathProblem::TooDeep);
    }
    if path.chars().any(|character| character.is_control() || character == '\\' || character == ':') {
        return Err(PathProblem::Character);
    }
    Ok(())
}

/// Returns whether two names that differ in a character may look the same, or one may look like another: Unicode's `Default_Ignorable_Code_Point`,
/// the marks of direction, the separators of lines and paragraphs, and the blank of braille.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
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

    #[test]
    fn a_path_has_only_so_many_parts() {
        let deep = |n_folders: usize| "a/".repeat(n_folders) + "f";
        assert_eq!(check_path(&deep(limits::PATH_DEPTH - 1)), Ok(()));
        assert_eq!(check_path(&deep(limits::PATH_DEPTH)), Err(PathProblem::TooDeep));
        assert_eq!(check_path(&deep(95)), Err(PathProblem::TooDeep));
    }

    #[test]
    fn characters_that_hide_are_refused_by_their_number() {
        let direction = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
        let zero_width = ('\u{200b}'..='\u{200f}').chain(['\u{61c}', '\u{2060}', '\u{feff}']);
        let others = ['\u{ad}', '\u{34f}', '\u{2028}', '\u{2029}', '\u{3164}', '\u{fe0f}', '\u{e0041}'];
        for hidden in direction.chain(zero_width).chain(others) {
            for path in [format!("app{hidden}.py"), format!("{hidden}/a"), hidden.to_string()] {
                assert_eq!(check_path(&path), Err(PathProblem::Hidden { code: hidden.into() }), "{path:?}");
            }
        }
        for control in ['\0', '\t', '\u{7f}', '\u{85}', '\u{9f}'] {
            assert_eq!(check_path(&format!("a{control}b")), Err(PathProblem::Character), "{control:?}");
        }
        for path in ["Übung.py", "عربي.txt", "עברית.txt", "हिन्दी.txt", "👍.txt", "a\u{a0}b"]
        {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }
}
