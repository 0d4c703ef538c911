//! A list of patterns against a path (`patternmatcher.PatternMatcher`).

use std::fmt;

use super::pattern::Pattern;

/// Patterns of which the last that matches decides.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    patterns: Vec<Pattern>,
}

/// Why a pattern is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// A `!` with nothing behind it.
    LoneExclamation,
    /// A class that is not closed, empty or runs backwards, an unknown escape, or a backslash at the end.
    Syntax,
}

impl fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::LoneExclamation => "illegal exclusion pattern: \"!\"",
            Self::Syntax => "syntax error in pattern",
        })
    }
}

impl std::error::Error for PatternError {}

/// What a list of patterns says about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the path matches.
    pub is_match: bool,
    /// Number of the pattern that decided; `None` when none matched.
    pub by: Option<usize>,
}

/// Which patterns matched a folder, for the paths in it (`MatchInfo`).
#[derive(Clone, Debug, Default)]
pub struct ParentMatches(Vec<bool>);

impl Matcher {
    /// Reads patterns; the first that is refused refuses all (`patternmatcher.New`).
    pub fn new<P: AsRef<str>>(patterns: &[P]) -> Result<Self, PatternError> {
        let mut read = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            read.extend(Pattern::lenient(pattern.as_ref())?);
        }
        Ok(Self { patterns: read })
    }

    pub(super) fn of(patterns: Vec<Pattern>) -> Self {
        Self { patterns }
    }

    /// Returns the patterns.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Returns whether a pattern begins with `!` (`Exclusions`).
    #[must_use]
    pub fn has_exclusions(&self) -> bool {
        self.patterns.iter().any(Pattern::is_exclusion)
    }

    /// Returns whether a cleaned path or a folder above it matches (`MatchesOrParentMatches`).
    pub fn matches_or_parent_matches(&self, path: &str) -> Result<bool, PatternError> {
        self.verdict(path).map(|verdict| verdict.is_match)
    }

    /// The same, with the pattern that decided.
    pub fn verdict(&self, path: &str) -> Result<Verdict, PatternError> {
        let mut verdict = Verdict { is_match: false, by: None };
        for (number, pattern) in self.patterns.iter().enumerate() {
            if pattern.is_exclusion() != verdict.is_match {
                continue;
            }
            if pattern.matches(path)? || matches_a_parent(pattern, path) {
                verdict = Verdict { is_match: !pattern.is_exclusion(), by: Some(number) };
            }
        }
        Ok(verdict)
    }

    /// Returns whether a path matches, from what was found for its folder; an empty [`ParentMatches`] has the folders looked at anew
    /// (`MatchesUsingParentResults`).
    pub fn matches_using_parent_results(
        &self,
        path: &str,
        parent: &ParentMatches,
    ) -> Result<(bool, ParentMatches), PatternError> {
        let mut is_match = false;
        let mut matches = Vec::with_capacity(self.patterns.len());
        for (number, pattern) in self.patterns.iter().enumerate() {
            let mut is_here = parent.0.get(number).copied().unwrap_or(false);
            if !is_here && pattern.is_exclusion() == is_match {
                is_here = pattern.matches(path)? || (parent.0.is_empty() && matches_a_parent(pattern, path));
            }
            matches.push(is_here);
            if is_here {
                is_match = !pattern.is_exclusion();
            }
        }
        Ok((is_match, ParentMatches(matches)))
    }
}

/// Tries the folders above a path, from the top; faults do not count here.
fn matches_a_parent(pattern: &Pattern, path: &str) -> bool {
    let mut folders = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
    folders.any(|folder| pattern.matches(folder) == Ok(true))
}
