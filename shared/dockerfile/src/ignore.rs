//! `.dockerignore`: what it says (moby `patternmatcher/ignorefile`), what it leaves out of the build context (moby `patternmatcher`), and which
//! files a COPY or ADD takes from what is left (`fsutil` and its wildcards).
//!
//! Only Unix paths: BuildKit builds for Linux see no others. Behaviour that surprises is kept, above all that a pattern becomes a regular
//! expression, so that `docs\data` has a digit where the reader sees `\d`.

mod class;
mod clean;
mod glob;
mod matcher;
mod pattern;
mod regex;
mod sources;

pub use clean::clean;
pub use glob::{BadPattern, Glob};
pub use matcher::{Matcher, NoVerdict, ParentMatches, PatternError, Verdict};
pub use pattern::{PathPattern, Strategy};
pub use sources::{copy_sources, has_wildcards};

use text::budget::{IGNORE_DOUBLE_STARS, IGNORE_PATTERN_BYTES, IGNORE_PATTERNS, Spent};
use text::{Budget, ByteRange};

/// A `.dockerignore` file.
#[derive(Clone, Debug)]
pub struct IgnoreFile {
    /// Its patterns in order, those with a fault included.
    pub patterns: Vec<IgnorePattern>,
    /// What BuildKit refuses, and what would be too much work.
    pub problems: Vec<IgnoreProblem>,
    matcher: Matcher,
    /// Number in `patterns` of each pattern of the matcher.
    numbers: Vec<usize>,
}

/// A line that is a pattern.
///
/// ```text
///   ! /docs/   # no comment
///   ^^^^^^^^^^^^^^^^^^^^^^^ range
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnorePattern {
    /// As BuildKit reads it: trimmed, cleaned, without the slash in front.
    pub text: String,
    /// Where it stands, white space around it excluded.
    pub range: ByteRange,
    /// Zero-based line.
    pub line: u32,
}

/// A line that BuildKit or Drydock refuses; the build would not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoreProblem {
    /// The line without white space around it.
    pub range: ByteRange,
    /// Why.
    pub error: IgnoreError,
}

/// Why a line is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoreError {
    /// The pattern cannot be used.
    Pattern(PatternError),
    /// The line has 65536 bytes or more (Go's `bufio.MaxScanTokenSize`).
    LineTooLong,
    /// More patterns than [`IGNORE_PATTERNS`] stand above it. Ours, as the ones below.
    TooManyPatterns,
    /// The pattern is longer than [`IGNORE_PATTERN_BYTES`].
    PatternTooLong,
    /// The pattern has more `**` than [`IGNORE_DOUBLE_STARS`].
    TooManyDoubleStars,
}

/// What the file says about a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Whether the path is left out of the build context.
    pub is_ignored: bool,
    /// Number in [`IgnoreFile::patterns`] of the pattern that decided; `None` when none matched.
    pub by: Option<usize>,
}

impl IgnoreFile {
    /// Reads a file; never fails (`ignorefile.ReadAll`).
    #[must_use]
    pub fn parse(source: &str) -> Self {
        let mut patterns = Vec::new();
        let mut problems = Vec::new();
        let mut good = Vec::new();
        let mut numbers = Vec::new();
        let mut start = 0;
        for (number, whole) in (0..).zip(source.split('\n')) {
            let next_start = start + whole.len() + 1;
            let line = if number == 0 { whole.strip_prefix('\u{feff}').unwrap_or(whole) } else { whole };
            let untrimmed_start = std::mem::replace(&mut start, next_start) + whole.len() - line.len();
            let trimmed = line.trim();
            if line.starts_with('#') || trimmed.is_empty() {
                continue;
            }
            let pattern_start = untrimmed_start + line.len() - line.trim_start().len();
            let range = ByteRange::new(pattern_start, pattern_start + trimmed.len());
            // The file is refused as a whole, so that one such line says it for all that follow.
            if patterns.len() >= IGNORE_PATTERNS {
                problems.push(IgnoreProblem { range, error: IgnoreError::TooManyPatterns });
                break;
            }
            let text = normal(trimmed);
            let too_much = too_much(whole, trimmed);
            problems.extend(too_much.map(|error| IgnoreProblem { range, error }));
            match PathPattern::new(&text) {
                _ if too_much.is_some() => {}
                Ok(Some(pattern)) => {
                    good.push(pattern);
                    numbers.push(patterns.len());
                }
                Ok(None) => {}
                Err(error) => problems.push(IgnoreProblem { range, error: IgnoreError::Pattern(error) }),
            }
            patterns.push(IgnorePattern { text, range, line: number });
        }
        Self { patterns, problems, matcher: Matcher::of(good), numbers }
    }

    /// Says whether a file or folder is left out, and which pattern decided; patterns with a fault are passed over.
    ///
    /// The path is relative to the build context. The context itself is never left out.
    pub fn decide(&self, path: &str, budget: &Budget) -> Result<Decision, Spent> {
        let path = clean(path);
        if path == "." {
            return Ok(Decision::default());
        }
        match self.matcher.verdict(&path, budget) {
            Ok(Verdict { is_match, by }) => Ok(Decision {
                is_ignored: is_match,
                by: by.and_then(|number| self.numbers.get(number).copied()),
            }),
            Err(NoVerdict::Spent(spent)) => Err(spent),
            // Not reached: what cannot match was a problem when the file was read.
            Err(NoVerdict::Pattern(_)) => Ok(Decision::default()),
        }
    }

    /// Returns the matcher of the patterns without a fault.
    #[must_use]
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }
}

/// The most bytes that Go's line scanner takes, without the line break.
const LONGEST_LINE: usize = 65_535;

/// Returns why a line is not even compared.
fn too_much(line: &str, trimmed: &str) -> Option<IgnoreError> {
    if line.len() > LONGEST_LINE {
        Some(IgnoreError::LineTooLong)
    } else if trimmed.len() > IGNORE_PATTERN_BYTES {
        Some(IgnoreError::PatternTooLong)
    } else if trimmed.matches("**").count() > IGNORE_DOUBLE_STARS {
        Some(IgnoreError::TooManyDoubleStars)
    } else {
        None
    }
}

/// Brings a trimmed line into the form in which it is matched.
fn normal(line: &str) -> String {
    let (mark, path) = match line.strip_prefix('!') {
        Some(path) => ("!", path.trim()),
        None => ("", line),
    };
    if path.is_empty() {
        return mark.to_owned();
    }
    let path = clean(path);
    let relative = path.strip_prefix('/').filter(|rest| !rest.is_empty()).unwrap_or(&path);
    [mark, relative].concat()
}

#[cfg(test)]
mod tests;
