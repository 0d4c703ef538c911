//! Which lines of a text changed.

use serde::{Deserialize, Serialize};

/// A run of lines that is not the same in both texts; zero-based, `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineChange {
    /// In the old text; empty where lines were only added.
    pub old: (u32, u32),
    /// In the new text; empty where lines were only removed.
    pub new: (u32, u32),
}

/// Compares two texts line by line. Long texts that differ nearly everywhere come back as one change.
#[must_use]
pub fn changed_lines(old: &str, new: &str) -> Vec<LineChange> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let (old, new) = (old.get(same..).unwrap_or(&[]), new.get(same..).unwrap_or(&[]));
    let same_end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let old = old.get(..old.len() - same_end).unwrap_or(&[]);
    let new = new.get(..new.len() - same_end).unwrap_or(&[]);
    let matches = common(old, new, |old, new| old == new);
    let mut changes = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (old_end, new_end) in matches.into_iter().chain([(old.len(), new.len())]) {
        if old_at < old_end || new_at < new_end {
            let span = |from: usize, to: usize| (number(same + from), number(same + to));
            changes.push(LineChange { old: span(old_at, old_end), new: span(new_at, new_end) });
        }
        (old_at, new_at) = (old_end + 1, new_end + 1);
    }
    changes
}

/// Returns the pairs of a longest common subsequence, in order; none where the table would be too large.
pub(crate) fn common<T>(old: &[T], new: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > LARGEST_TABLE {
        return Vec::new();
    }
    // lengths[i][j]: of the longest one of old[i..] and new[j..].
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    let at = |lengths: &[u32], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, old_item) in old.iter().enumerate().rev() {
        for (j, new_item) in new.iter().enumerate().rev() {
            let length = if is_same(old_item, new_item) {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(place) = lengths.get_mut(i * width + j) {
                *place = length;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(old_item), Some(new_item)) = (old.get(i), new.get(j)) {
        if is_same(old_item, new_item) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

const LARGEST_TABLE: usize = 250_000;

#[cfg(test)]
mod tests {
    use super::*;

    type Spans = ((u32, u32), (u32, u32));

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[Spans]) {
        let found: Vec<_> = changed_lines(old, new).iter().map(|change| (change.old, change.new)).collect();
        assert_eq!(found, expected, "{old:?} {new:?}");
    }

    #[test]
    fn lines_that_changed() {
        check("a\nb\nc\n", "a\nb\nc\n", &[]);
        check("a\nb\nc\n", "a\nx\nc\n", &[((1, 2), (1, 2))]);
        check("a\nc\n", "a\nb\nc\n", &[((1, 1), (1, 2))]);
        check("a\nb\nc\n", "a\nc\n", &[((1, 2), (1, 1))]);
        check("a\nb\nc\nd\n", "x\nb\nc\ny\n", &[((0, 1), (0, 1)), ((3, 4), (3, 4))]);
        check("a", "a\n", &[((0, 1), (0, 1))]);
        check("", "a\n", &[((0, 0), (0, 1))]);
    }

    #[test]
    fn long_texts_are_one_change() {
        let many = |word: &str| (0..600).map(|line| format!("{word}{line}\n")).collect::<String>();
        check(&many("a"), &many("b"), &[((0, 600), (0, 600))]);
    }
}
