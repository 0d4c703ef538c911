//! A list of patterns against a path (`patternmatcher.PatternMatcher`).

use std::fmt;

use text::Budget;
use text::budget::Spent;

use super::pattern::PathPattern;
use super::regex::Scratch;

/// Patterns of which the last that matches decides.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    patterns: Vec<PathPattern>,
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

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVerdict {
    /// A pattern that only fails when it is matched has failed.
    Pattern(PatternError),
    /// The comparison takes more steps than the budget has.
    Spent(Spent),
}

impl fmt::Display for NoVerdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pattern(error) => error.fmt(formatter),
            Self::Spent(spent) => spent.fmt(formatter),
        }
    }
}

impl std::error::Error for NoVerdict {}

impl From<PatternError> for NoVerdict {
    fn from(error: PatternError) -> Self {
        Self::Pattern(error)
    }
}

impl From<Spent> for NoVerdict {
    fn from(spent: Spent) -> Self {
        Self::Spent(spent)
    }
}

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
pub struct ParentMatches(pub(super) Vec<bool>);

impl Matcher {
    /// Reads patterns; the first that is refused refuses all (`patternmatcher.New`).
    pub fn new<P: AsRef<str>>(patterns: &[P]) -> Result<Self, PatternError> {
        let mut read = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            read.extend(PathPattern::lenient(pattern.as_ref())?);
        }
        Ok(Self { patterns: read })
    }

    pub(super) fn of(patterns: Vec<PathPattern>) -> Self {
        Self { patterns }
    }

    /// Returns the patterns.
    #[must_use]
    pub fn patterns(&self) -> &[PathPattern] {
        &self.patterns
    }

    /// Returns whether a pattern begins with `!` (`Exclusions`).
    #[must_use]
    pub fn has_exclusions(&self) -> bool {
        self.patterns.iter().any(PathPattern::is_exclusion)
    }

    /// Returns whether a cleaned path or a folder above it matches (`MatchesOrParentMatches`).
    pub fn matches_or_parent_matches(&self, path: &str, budget: &Budget) -> Result<bool, NoVerdict> {
        self.verdict(path, budget).map(|verdict| verdict.is_match)
    }

    /// The same, with the pattern that decided. The path and the folders above it are looked at in one pass, whose cost is the path's length
    /// times the patterns'.
    pub fn verdict(&self, path: &str, budget: &Budget) -> Result<Verdict, NoVerdict> {
        let mut verdict = Verdict { is_match: false, by: None };
        let mut scratch = Scratch::default();
        for (number, pattern) in self.patterns.iter().enumerate() {
            if pattern.is_exclusion() != verdict.is_match {
                continue;
            }
            if pattern.covers(path, &mut scratch, budget)? {
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
        budget: &Budget,
    ) -> Result<(bool, ParentMatches), NoVerdict> {
        let mut is_match = false;
        let mut matches = Vec::with_capacity(self.patterns.len());
        let mut scratch = Scratch::default();
        for (number, pattern) in self.patterns.iter().enumerate() {
            let mut is_here = parent.0.get(number).copied().unwrap_or(false);
            if !is_here && pattern.is_exclusion() == is_match {
                is_here = if parent.0.is_empty() {
                    pattern.covers(path, &mut scratch, budget)?
                } else {
                    pattern.matches(path, &mut scratch, budget)?
                };
            }
            matches.push(is_here);
            if is_here {
                is_match = !pattern.is_exclusion();
            }
        }
        Ok((is_match, ParentMatches(matches)))
    }
}
