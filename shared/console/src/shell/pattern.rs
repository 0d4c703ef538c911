//! Patterns of `sh`: `*`, `?`, `[a-z]`, as they stand in globs and in `${NAME#pattern}`.
//!
//! A pattern is matched against all starts or ends of a text at once, in time that is the product of both lengths. The budget counts these steps.

use text::budget::{Budget, Spent, Work};

/// A pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    pieces: Vec<Piece>,
}

/// What one piece of a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// This character.
    Letter(char),
    /// `?`: any character.
    Any,
    /// `*`: any text.
    Star,
    /// `[…]`: one of these characters, or none of them.
    Set { is_negated: bool, ranges: Vec<(char, char)>, classes: Vec<Class> },
}

/// A class such as `[:digit:]`.
type Class = fn(&char) -> bool;

/// Text in which each character is protected by quotes or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marked(Vec<(char, bool)>);

impl Marked {
    pub(super) fn push(&mut self, text: &str, is_quoted: bool) {
        self.0.extend(text.chars().map(|letter| (letter, is_quoted)));
    }

    /// Returns whether some character may mean other text.
    pub(super) fn has_pattern(&self) -> bool {
        self.0.iter().any(|(letter, is_quoted)| !is_quoted && matches!(letter, '*' | '?' | '['))
    }

    /// Returns the text itself.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|(letter, _)| letter).collect()
    }

    /// Cuts the text at each slash.
    pub(super) fn split_at_slashes(&self) -> Vec<Self> {
        self.0.split(|(letter, _)| *letter == '/').map(|part| Self(part.to_vec())).collect()
    }

    pub(super) fn pattern(&self) -> Pattern {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some((letter, is_quoted)) = self.0.get(at) {
            at += 1;
            let piece = match letter {
                '*' if !is_quoted => {
                    if pieces.last() == Some(&Piece::Star) {
                        continue;
                    }
                    Piece::Star
                }
                '?' if !is_quoted => Piece::Any,
                '[' if !is_quoted => match set(self.0.get(at..).unwrap_or(&[])) {
                    Some((set, length)) => {
                        at += length;
                        set
                    }
                    None => Piece::Letter('['),
                },
                letter => Piece::Letter(*letter),
            };
            pieces.push(piece);
        }
        Pattern { pieces }
    }
}

/// Reads a set behind its `[`; returns how many characters it takes, the `]` included.
fn set(rest: &[(char, bool)]) -> Option<(Piece, usize)> {
    let is_negated = matches!(rest.first(), Some(('!' | '^', false)));
    let mut at = usize::from(is_negated);
    let (mut ranges, mut classes) = (Vec::new(), Vec::<Class>::new());
    let start = at;
    // A set that never ends costs no more than this to find out.
    while at < MOST_IN_SET {
        let (letter, is_quoted) = *rest.get(at)?;
        if letter == ']' && !is_quoted && at > start {
            return Some((Piece::Set { is_negated, ranges, classes }, at + 1));
        }
        if letter == '[' && rest.get(at + 1) == Some(&(':', false)) && !is_quoted {
            let inside = rest.get(at + 2..)?;
            let length = inside.iter().take(10).position(|(letter, _)| *letter == ':');
            let name: Option<String> = length
                .and_then(|length| inside.get(..length))
                .map(|name| name.iter().map(|(letter, _)| letter).collect());
            let length = length.unwrap_or(0);
            if let Some(class) = name.as_deref().and_then(class)
                && inside.get(length + 1).is_some_and(|(letter, _)| *letter == ']')
            {
                classes.push(class);
                at += length + 4;
                continue;
            }
        }
        let last = match (rest.get(at + 1), rest.get(at + 2)) {
            (Some(('-', false)), Some((last, is_quoted))) if *last != ']' || *is_quoted => Some(*last),
            _ => None,
        };
        ranges.push((letter, last.unwrap_or(letter)));
        at += if last.is_some() { 3 } else { 1 };
    }
    None
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "alnum" => |letter| letter.is_alphanumeric(),
        "alpha" => |letter| letter.is_alphabetic(),
        "blank" => |letter| matches!(letter, ' ' | '\t'),
        "cntrl" => |letter| letter.is_control(),
        "digit" => char::is_ascii_digit,
        "graph" => |letter| !letter.is_control() && !letter.is_whitespace(),
        "lower" => |letter| letter.is_lowercase(),
        "print" => |letter| !letter.is_control(),
        "punct" => char::is_ascii_punctuation,
        "space" => |letter| letter.is_whitespace(),
        "upper" => |letter| letter.is_uppercase(),
        "xdigit" => char::is_ascii_hexdigit,
        _ => return None,
    })
}

impl Piece {
    fn matches(&self, letter: char) -> bool {
        match self {
            Self::Letter(own) => *own == letter,
            Self::Any | Self::Star => true,
            Self::Set { is_negated, ranges, classes } => {
                let is_in = ranges.iter().any(|(first, last)| (*first..=*last).contains(&letter))
                    || classes.iter().any(|class| class(&letter));
                is_in != *is_negated
            }
        }
    }

    fn cost(&self) -> usize {
        match self {
            Self::Set { ranges, classes, .. } => 1 + ranges.len() + classes.len(),
            _ => 1,
        }
    }
}

/// From which side a pattern is matched, and how much it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// As little as possible.
    Shortest,
    /// As much as possible.
    Longest,
}

impl Pattern {
    /// Returns whether the pattern matches the whole text.
    pub(super) fn matches(&self, text: &str, budget: &Budget) -> Result<bool, Spent> {
        let n_letters = text.chars().count();
        let mut matches = false;
        self.run(text.chars(), self.pieces.iter(), budget, |n| {
            matches = n == n_letters;
            true
        })?;
        Ok(matches)
    }

    /// Returns how many characters at the start of a text the pattern matches.
    pub(super) fn prefix(
        &self,
        letters: impl Iterator<Item = char>,
        reach: Reach,
        budget: &Budget,
    ) -> Result<Option<usize>, Spent> {
        self.reach(letters, self.pieces.iter(), reach, budget)
    }

    /// Returns how many characters at the end of a text the pattern matches.
    pub(super) fn suffix(&self, text: &str, reach: Reach, budget: &Budget) -> Result<Option<usize>, Spent> {
        self.reach(text.chars().rev(), self.pieces.iter().rev(), reach, budget)
    }

    fn reach<'a>(
        &self,
        letters: impl Iterator<Item = char>,
        pieces: impl Iterator<Item = &'a Piece>,
        reach: Reach,
        budget: &Budget,
    ) -> Result<Option<usize>, Spent> {
        let mut found = None;
        self.run(letters, pieces, budget, |n_letters| {
            found = Some(n_letters);
            reach == Reach::Longest
        })?;
        Ok(found)
    }

    /// Goes through a text, and tells after how many characters the pattern is complete. Stops when `on_match` returns false.
    fn run<'a>(
        &self,
        letters: impl Iterator<Item = char>,
        pieces: impl Iterator<Item = &'a Piece>,
        budget: &Budget,
        mut on_match: impl FnMut(usize) -> bool,
    ) -> Result<(), Spent> {
        let pieces: Vec<&Piece> = pieces.collect();
        let cost = pieces.iter().map(|piece| piece.cost()).sum::<usize>() + 1;
        budget.spend(Work::Expanding, cost)?;
        // `states[n]`: the first n pieces match what was read, and piece n comes next.
        let mut states = vec![false; pieces.len() + 1];
        states[0] = true;
        pass_stars(&pieces, &mut states);
        if states[pieces.len()] && !on_match(0) {
            return Ok(());
        }
        let mut next = vec![false; pieces.len() + 1];
        for (n_letters, letter) in letters.enumerate() {
            budget.spend(Work::Expanding, cost)?;
            next.fill(false);
            for (n, piece) in pieces.iter().enumerate().filter(|(n, _)| states[*n]) {
                match piece {
                    Piece::Star => next[n] = true,
                    piece => next[n + 1] |= piece.matches(letter),
                }
            }
            pass_stars(&pieces, &mut next);
            std::mem::swap(&mut states, &mut next);
            if !states.contains(&true) || states[pieces.len()] && !on_match(n_letters + 1) {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// A star matches nothing, too.
fn pass_stars(pieces: &[&Piece], states: &mut [bool]) {
    for (n, piece) in pieces.iter().enumerate() {
        if states[n] && matches!(piece, Piece::Star) {
            states[n + 1] = true;
        }
    }
}

/// Most characters of a set.
const MOST_IN_SET: usize = 256;
