//! The shortest list of changes from one list of lines to another.

use std::ops::Range;

/// Lines that are replaced by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Finds the changes. Texts that differ in more than some thousand lines are replaced as a whole between their common ends.
pub(super) fn changes(old: &[Vec<u8>], new: &[Vec<u8>]) -> Vec<Change> {
    let n_before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[n_before..], &new[n_before..]);
    let n_behind = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_middle = &old_rest[..old_rest.len() - n_behind];
    let new_middle = &new_rest[..new_rest.len() - n_behind];
    let mut is_removed = vec![false; old.len()];
    let mut is_added = vec![false; new.len()];
    is_removed[n_before..n_before + old_middle.len()].fill(true);
    is_added[n_before..n_before + new_middle.len()].fill(true);
    for (a, b) in common(old_middle, new_middle) {
        is_removed[n_before + a] = false;
        is_added[n_before + b] = false;
    }
    slide(&mut is_removed, old);
    slide(&mut is_added, new);
    let (mut a, mut b) = (0, 0);
    let mut changes = Vec::new();
    while a < old.len() || b < new.len() {
        let starts = (a, b);
        a += is_removed[a..].iter().take_while(|is| **is).count();
        b += is_added[b..].iter().take_while(|is| **is).count();
        if starts == (a, b) {
            (a, b) = (a + 1, b + 1);
        } else {
            changes.push(Change { old: starts.0..a, new: starts.1..b });
        }
    }
    changes
}

/// Pairs the lines that stay, by the greedy algorithm of Myers.
fn common(old: &[Vec<u8>], new: &[Vec<u8>]) -> Vec<(usize, usize)> {
    let (n_old, n_new) = (old.len(), new.len());
    let most = (n_old + n_new).min(MOST_CHANGES);
    // How far each diagonal reaches in the old lines, for each number of changes. Diagonal k of round d is at `d + k`.
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    let reach = |round: &[usize], d: usize, at: usize| -> usize {
        // `at` is the diagonal's place in this round; the places of the round before are one less.
        let down = if at == 2 * d { None } else { round.get(at) };
        let right = at.checked_sub(2).and_then(|at| round.get(at)).map(|x| x + 1);
        down.copied().max(right).unwrap_or(0)
    };
    for d in 0..=most {
        let mut round = vec![0; 2 * d + 1];
        for at in (0..=2 * d).step_by(2) {
            let mut x = if d == 0 { 0 } else { reach(&rounds[d - 1], d, at) };
            let mut y = (x + d).saturating_sub(at);
            while x < n_old && y < n_new && old[x] == new[y] {
                (x, y) = (x + 1, y + 1);
            }
            round[at] = x;
            if x == n_old && y == n_new {
                rounds.push(round);
                return trace(&rounds, n_old, n_new);
            }
        }
        rounds.push(round);
    }
    Vec::new()
}

fn trace(rounds: &[Vec<usize>], n_old: usize, n_new: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut x, mut y) = (n_old, n_new);
    for d in (1..rounds.len()).rev() {
        let at = x + d - y;
        let before = &rounds[d - 1];
        let down = if at == 2 * d { None } else { before.get(at).copied() };
        let right = at.checked_sub(2).and_then(|at| before.get(at)).map(|x| x + 1);
        let (start_x, is_down) =
            if right >= down { (right.unwrap_or(0), false) } else { (down.unwrap_or(0), true) };
        let start_y = (start_x + d).saturating_sub(at);
        while x > start_x && y > start_y {
            (x, y) = (x - 1, y - 1);
            pairs.push((x, y));
        }
        (x, y) =
            if is_down { (start_x, start_y.saturating_sub(1)) } else { (start_x.saturating_sub(1), start_y) };
    }
    while x > 0 && y > 0 {
        (x, y) = (x - 1, y - 1);
        pairs.push((x, y));
    }
    pairs
}

/// Moves each run of changed lines down as far as the lines are the same, as diff does: then a new function begins with its head.
fn slide(is_changed: &mut [bool], lines: &[Vec<u8>]) {
    let mut at = 0;
    while at < lines.len() {
        if !is_changed[at] {
            at += 1;
            continue;
        }
        let mut start = at;
        let mut end = start + is_changed[start..].iter().take_while(|is| **is).count();
        while end < lines.len() && lines[start] == lines[end] {
            is_changed[start] = false;
            is_changed[end] = true;
            start += 1;
            end += 1 + is_changed[end + 1..].iter().take_while(|is| **is).count();
        }
        at = end;
    }
}

/// The most changed lines that are looked for; the memory grows with the square.
const MOST_CHANGES: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, n_changed: usize) {
        let lines = |text: &str| text.chars().map(|letter| vec![letter as u8]).collect::<Vec<_>>();
        let (old, new) = (lines(old), lines(new));
        let changes = changes(&old, &new);
        let mut made = Vec::new();
        let mut at = 0;
        for change in &changes {
            made.extend_from_slice(&old[at..change.old.start]);
            made.extend_from_slice(&new[change.new.clone()]);
            at = change.old.end;
        }
        made.extend_from_slice(&old[at..]);
        assert_eq!(made, new, "{changes:?}");
        let count: usize = changes.iter().map(|change| change.old.len() + change.new.len()).sum();
        assert_eq!(count, n_changed, "{changes:?}");
    }

    #[test]
    fn changes_are_the_fewest_and_lead_to_the_new_text() {
        check("abcabba", "cbabac", 5);
        check("", "abc", 3);
        check("abc", "", 3);
        check("abc", "abc", 0);
        check("xaxbxc", "axbxcx", 2);
        check("abcdef", "ghijkl", 12);
    }
}
