//! Patterns of `#`, `%` and `/`: `*`, `?`, and a backslash before what should be neither.
//!
//! BuildKit turns them into regular expressions (`convertShellPatternToRegex`), so neither wildcard crosses a line break and of several possible
//! matches it takes the leftmost, with the first `*` as long (or as short) as can be. A pattern is cut at its `*` into segments: each is laid
//! as far left as it goes, which says whether there is a match at all, and for the longest match each is then moved as far right as it goes,
//! from the last to the second. No choice is ever tried twice.

use super::WordError;
use super::cursor::WordCursor;

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellPattern {
    tokens: Vec<PatternToken>,
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternToken {
    /// Exactly this character.
    Is(char),
    /// `?`: one character, not a line break.
    Any,
    /// `*`: any number of characters, no line break among them.
    Run,
}

impl PatternToken {
    fn matches(self, character: char) -> bool {
        match self {
            Self::Is(wanted) => wanted == character,
            Self::Any => character != '\n',
            Self::Run => false,
        }
    }
}

impl ShellPattern {
    /// Reads a pattern.
    pub fn parse(pattern: &str) -> Result<Self, WordError> {
        let mut cursor = WordCursor::new(pattern);
        let mut tokens = Vec::with_capacity(pattern.len());
        while let Some(character) = cursor.take() {
            tokens.push(match character {
                '*' => PatternToken::Run,
                '?' => PatternToken::Any,
                // The word around the pattern needs these escaped, the pattern does not.
                '\\' if matches!(cursor.peek(), Some('}' | '/')) => continue,
                '\\' => match cursor.take() {
                    Some(escaped @ ('*' | '?' | '\\')) => PatternToken::Is(escaped),
                    escaped => return Err(WordError::InvalidEscape { pattern: pattern.to_owned(), escaped }),
                },
                _ => PatternToken::Is(character),
            });
        }
        Ok(Self { tokens })
    }

    /// Returns the parts.
    #[must_use]
    pub fn tokens(&self) -> &[PatternToken] {
        &self.tokens
    }

    /// Returns where a match that begins at the start of `text` ends.
    pub(super) fn prefix(&self, text: &[char], is_longest: bool) -> Option<usize> {
        let segments = self.segments();
        let laid = lay_left(&segments, text, 0)?;
        let last = segments.last()?;
        if is_longest {
            return Some(longest_end(&segments, text, &laid));
        }
        Some(laid.last()? + last.len())
    }

    /// Returns start and end of the leftmost longest match at or after `from`.
    pub(super) fn find(&self, text: &[char], from: usize) -> Option<(usize, usize)> {
        let segments = self.segments();
        let first = segments.first()?;
        let mut start = from;
        while start <= text.len() {
            if !matches_at(first, text, start) {
                start += 1;
            } else if let Some(laid) = lay_left(&segments, text, start) {
                return Some((start, longest_end(&segments, text, &laid)));
            } else if first.contains(&LINE_BREAK) {
                start += 1;
            } else {
                // What the rest did not find from here it will not find from further right in this line.
                start = line_end(text, start) + 1;
            }
        }
        None
    }

    fn segments(&self) -> Vec<&[PatternToken]> {
        self.tokens.split(|token| *token == PatternToken::Run).collect()
    }
}

const LINE_BREAK: PatternToken = PatternToken::Is('\n');

/// Turns a pattern round, escapes kept before what they escape (`reversePattern`).
#[must_use]
pub fn reversed(pattern: &str) -> String {
    let mut parts: Vec<&str> = Vec::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let second = rest.chars().nth(1).filter(|_| first == '\\').map_or(0, char::len_utf8);
        let (part, after) = rest.split_at(first.len_utf8() + second);
        parts.push(part);
        rest = after;
    }
    parts.into_iter().rev().collect()
}

/// Lays each segment as far left as it goes; the first must match at `start`.
fn lay_left(segments: &[&[PatternToken]], text: &[char], start: usize) -> Option<Vec<usize>> {
    let mut laid = Vec::with_capacity(segments.len());
    let mut end = start;
    for (number, segment) in segments.iter().enumerate() {
        let mut at = end;
        while !matches_at(segment, text, at) {
            if number == 0 || text.get(at).is_none_or(|character| *character == '\n') {
                return None;
            }
            at += 1;
        }
        laid.push(at);
        end = at + segment.len();
    }
    Some(laid)
}

/// Returns where the match ends when each segment but the first is moved as far right as it goes.
///
/// A segment stays in the line where it was laid: one with a line break in it cannot move at all, and a `*` does not cross one.
fn longest_end(segments: &[&[PatternToken]], text: &[char], laid: &[usize]) -> usize {
    let mut limit = text.len();
    let mut match_end = None;
    for (number, (segment, leftmost)) in segments.iter().zip(laid).enumerate().rev() {
        let mut at = *leftmost;
        if number > 0 && !segment.contains(&LINE_BREAK) {
            let mut furthest = line_end(text, at).min(limit).saturating_sub(segment.len());
            while furthest > at && !matches_at(segment, text, furthest) {
                furthest -= 1;
            }
            at = furthest.max(at);
        }
        limit = at;
        match_end.get_or_insert(at + segment.len());
    }
    match_end.unwrap_or(0)
}

fn matches_at(segment: &[PatternToken], text: &[char], at: usize) -> bool {
    text.get(at..at + segment.len())
        .is_some_and(|part| segment.iter().zip(part).all(|(token, character)| token.matches(*character)))
}

fn line_end(text: &[char], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or(&[]);
    from + rest.iter().position(|character| *character == '\n').unwrap_or(rest.len())
}
