//! One pattern of a `.dockerignore` (`patternmatcher.Pattern`).

use text::Budget;
use text::budget::Work;

use super::clean::clean;
use super::glob;
use super::matcher::{NoVerdict, PatternError};
use super::regex::{MatchReach, Regex, Scratch};

/// A pattern ready to be matched.
#[derive(Clone, Debug)]
pub struct PathPattern {
    text: String,
    is_exclusion: bool,
    strategy: Strategy,
}

/// How a pattern is compared with a path (`matchType`).
#[derive(Clone, Debug)]
pub enum Strategy {
    /// The path is the pattern.
    Exact,
    /// `dir/**`: the path begins with what stands before the stars.
    Prefix,
    /// `**/name`: the path ends with what follows the stars.
    Suffix,
    /// Anything else.
    Regex(Regex),
    /// Something that Go's `regexp` refuses, `[z-a]` or `\y`; matching it is an error.
    Broken,
}

impl PathPattern {
    /// Reads one pattern as `patternmatcher.New` does; `None` for nothing but white space.
    pub fn new(pattern: &str) -> Result<Option<Self>, PatternError> {
        let pattern = Self::lenient(pattern)?;
        match pattern {
            Some(Self { strategy: Strategy::Broken, .. }) => Err(PatternError::Syntax),
            _ => Ok(pattern),
        }
    }

    /// The same, but what only fails when it is matched is kept.
    pub(super) fn lenient(pattern: &str) -> Result<Option<Self>, PatternError> {
        let pattern = pattern.trim();
        if pattern.is_empty() {
            return Ok(None);
        }
        let cleaned = clean(pattern);
        let (is_exclusion, text) = match cleaned.strip_prefix('!') {
            Some("") => return Err(PatternError::LoneExclamation),
            Some(text) => (true, text),
            None => (false, cleaned.as_ref()),
        };
        glob::Glob::new(text).map_err(|_| PatternError::Syntax)?;
        Ok(Some(Self { text: text.to_owned(), is_exclusion, strategy: strategy(text) }))
    }

    /// Returns the cleaned pattern without its `!`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether it began with `!`.
    #[must_use]
    pub fn is_exclusion(&self) -> bool {
        self.is_exclusion
    }

    /// Returns how it is matched.
    #[must_use]
    pub fn strategy(&self) -> &Strategy {
        &self.strategy
    }

    /// Compares the pattern with one path, the folders above it not considered.
    pub(super) fn matches(
        &self,
        path: &str,
        scratch: &mut Scratch,
        budget: &Budget,
    ) -> Result<bool, NoVerdict> {
        budget.spend(Work::Ignoring, 1)?;
        Ok(match &self.strategy {
            Strategy::Exact => path == self.text,
            Strategy::Prefix => path.starts_with(self.before_stars()),
            Strategy::Suffix => self.is_suffix(path),
            Strategy::Regex(regex) => regex.matches(path, MatchReach::Whole, scratch, budget)?,
            Strategy::Broken => return Err(PatternError::Syntax.into()),
        })
    }

    /// Compares the pattern with a path and with the folders above it.
    pub(super) fn covers(
        &self,
        path: &str,
        scratch: &mut Scratch,
        budget: &Budget,
    ) -> Result<bool, NoVerdict> {
        budget.spend(Work::Ignoring, 1)?;
        Ok(match &self.strategy {
            Strategy::Exact => {
                path.strip_prefix(&*self.text).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
            Strategy::Prefix => path.starts_with(self.before_stars()),
            Strategy::Suffix => {
                let mut folders = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
                self.is_suffix(path) || folders.any(|folder| self.is_suffix(folder))
            }
            Strategy::Regex(regex) => regex.matches(path, MatchReach::FoldersToo, scratch, budget)?,
            Strategy::Broken => return Err(PatternError::Syntax.into()),
        })
    }

    fn before_stars(&self) -> &str {
        self.text.strip_suffix("**").unwrap_or(&self.text)
    }

    fn is_suffix(&self, path: &str) -> bool {
        let suffix = self.text.strip_prefix("**").unwrap_or(&self.text);
        path.ends_with(suffix) || suffix.strip_prefix('/') == Some(path)
    }
}

/// What a pattern has turned out to be while it is read.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Exact,
    Prefix,
    Suffix,
    Regex,
}

/// Chooses the strategy (`Pattern.compile`).
///
/// The regular expression is written out and then read again, because that is what BuildKit does: a `*` inside a class, or a backslash before
/// a letter, means what it means to Go's `regexp`, not what the pattern's author had in mind.
fn strategy(pattern: &str) -> Strategy {
    let mut regex = String::with_capacity(pattern.len() + 16);
    regex.push('^');
    let mut seen = Seen::Exact;
    let mut is_first = true;
    let mut characters = pattern.strip_prefix('\u{feff}').unwrap_or(pattern).chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '*' if characters.next_if_eq(&'*').is_some() => {
                characters.next_if_eq(&'/');
                let is_last = characters.peek().is_none();
                regex.push_str(if is_last && seen != Seen::Exact {
                    ".*"
                } else if is_last {
                    ""
                } else {
                    "(.*/)?"
                });
                seen = match (is_first, is_last, seen) {
                    (true, _, _) => Seen::Suffix,
                    (_, true, Seen::Exact) => Seen::Prefix,
                    _ => Seen::Regex,
                };
            }
            '*' => {
                regex.push_str("[^/]*");
                seen = Seen::Regex;
            }
            '?' => {
                regex.push_str("[^/]");
                seen = Seen::Regex;
            }
            '.' | '+' | '(' | ')' | '|' | '{' | '}' | '$' => regex.extend(['\\', character]),
            '\\' => {
                regex.push('\\');
                if let Some(escaped) = characters.next() {
                    regex.push(escaped);
                    seen = Seen::Regex;
                }
            }
            '[' | ']' => {
                regex.push(character);
                seen = Seen::Regex;
            }
            _ => regex.push(character),
        }
        is_first = false;
    }
    match seen {
        Seen::Exact => Strategy::Exact,
        Seen::Prefix => Strategy::Prefix,
        Seen::Suffix => Strategy::Suffix,
        Seen::Regex => {
            regex.push('$');
            Regex::parse(regex).map_or(Strategy::Broken, Strategy::Regex)
        }
    }
}
