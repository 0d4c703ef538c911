//! Go's `filepath.Match`: `*`, `?`, `[a-z]`, `[^a]`, backslash; no `**`, and no wildcard but a class takes a `/`.

use std::str::Chars;

use text::Budget;
use text::budget::{Spent, Work};

use super::class::Class;

/// A pattern with a `[` that is not closed, an empty class or a backslash at the end (Go's `ErrBadPattern`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPattern;

/// A pattern ready to be matched. Its cost is the name's length times its own: each part between two stars is laid as far left as it goes, and
/// no choice is tried twice.
#[derive(Clone, Debug)]
pub struct Glob {
    chunks: Vec<Chunk>,
    /// How many `/` a name has that matches; `None` where a class might take one more.
    n_slashes: Option<usize>,
}

/// What stands between two runs of stars.
#[derive(Clone, Debug, Default)]
struct Chunk {
    /// Whether stars stand before it.
    is_starred: bool,
    tokens: Vec<GlobToken>,
}

#[derive(Clone, Debug)]
enum GlobToken {
    Is(char),
    /// `?`
    Any,
    In(Class),
}

impl Glob {
    /// Reads a pattern.
    pub fn new(pattern: &str) -> Result<Self, BadPattern> {
        let mut chunks = vec![Chunk::default()];
        let mut n_slashes = Some(0);
        let mut characters = pattern.chars();
        while let Some(first) = characters.next() {
            let token = match first {
                '*' => {
                    match chunks.last_mut() {
                        Some(last) if last.tokens.is_empty() => last.is_starred = true,
                        _ => chunks.push(Chunk { is_starred: true, tokens: Vec::new() }),
                    }
                    continue;
                }
                '?' => GlobToken::Any,
                '[' => {
                    n_slashes = None;
                    GlobToken::In(class(&mut characters)?)
                }
                '\\' => GlobToken::Is(characters.next().ok_or(BadPattern)?),
                other => GlobToken::Is(other),
            };
            if matches!(token, GlobToken::Is('/')) {
                n_slashes = n_slashes.map(|n_slashes| n_slashes + 1);
            }
            if let Some(last) = chunks.last_mut() {
                last.tokens.push(token);
            }
        }
        Ok(Self { chunks, n_slashes })
    }

    /// Returns whether the pattern covers a whole name.
    pub fn matches(&self, name: &str, budget: &Budget) -> Result<bool, Spent> {
        let mut name = name;
        let last = self.chunks.len().saturating_sub(1);
        for (number, chunk) in self.chunks.iter().enumerate() {
            if chunk.is_starred && chunk.tokens.is_empty() {
                return Ok(!name.contains('/'));
            }
            let Some(left) = chunk.find(name, number == last, budget)? else { return Ok(false) };
            name = left;
        }
        Ok(name.is_empty())
    }

    /// Returns the first folder on the way to a path, or the path itself, that the pattern covers.
    pub fn first_covered<'a>(&self, path: &'a str, budget: &Budget) -> Result<Option<&'a str>, Spent> {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for (n_slashes, end) in ends.enumerate() {
            let Some(name) = path.get(..end) else { continue };
            if self.n_slashes.is_none_or(|wanted| wanted == n_slashes) && self.matches(name, budget)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }
}

impl Chunk {
    /// Finds where a chunk matches, as far left as can be, and returns what is left of the name.
    fn find<'a>(&self, name: &'a str, is_last: bool, budget: &Budget) -> Result<Option<&'a str>, Spent> {
        let mut from = name;
        loop {
            let (left, n_steps) = self.matches_at(from);
            budget.spend(Work::Copying, n_steps)?;
            if let Some(left) = left.filter(|left| left.is_empty() || !is_last) {
                return Ok(Some(left));
            }
            let mut characters = from.chars();
            match characters.next() {
                Some(skipped) if self.is_starred && skipped != '/' => from = characters.as_str(),
                _ => return Ok(None),
            }
        }
    }

    /// Matches a chunk at the start of a name; returns what is left of the name, and how many characters were looked at.
    fn matches_at<'a>(&self, name: &'a str) -> (Option<&'a str>, usize) {
        let mut characters = name.chars();
        for (number, token) in self.tokens.iter().enumerate() {
            let takes = characters.next().is_some_and(|here| match token {
                GlobToken::Is(wanted) => here == *wanted,
                GlobToken::Any => here != '/',
                GlobToken::In(class) => class.contains(here),
            });
            if !takes {
                return (None, number + 1);
            }
        }
        (Some(characters.as_str()), self.tokens.len() + 1)
    }
}

/// Reads a class behind its `[`.
fn class(characters: &mut Chars<'_>) -> Result<Class, BadPattern> {
    let mut class = Class::default();
    if characters.as_str().starts_with('^') {
        characters.next();
        class.negate();
    }
    let mut is_first = true;
    loop {
        if !is_first && characters.as_str().starts_with(']') {
            characters.next();
            return Ok(class.settle());
        }
        is_first = false;
        let low = class_character(characters)?;
        let mut high = low;
        if characters.as_str().starts_with('-') {
            characters.next();
            high = class_character(characters)?;
        }
        class.push(low, high);
    }
}

fn class_character(characters: &mut Chars<'_>) -> Result<char, BadPattern> {
    let mut character = characters.next().filter(|first| !matches!(first, '-' | ']')).ok_or(BadPattern)?;
    if character == '\\' {
        character = characters.next().ok_or(BadPattern)?;
    }
    // A class has to be closed, so something follows.
    if characters.as_str().is_empty() { Err(BadPattern) } else { Ok(character) }
}
