//! Which instruction of one Dockerfile is which of another.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::lines::common;
use crate::plan::PlannedInstruction;

/// Returns, for each instruction of `new`, the index of its counterpart in `old`.
///
/// Equal texts pair up first, in order; between them an edited instruction pairs with the next of the same keyword; what moved pairs last. Each
/// instruction is looked at a few times, however many there are.
#[must_use]
pub fn align(old: &[PlannedInstruction], new: &[PlannedInstruction]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    let equal = common(old, new, |old, new| old.keyword == new.keyword && old.text == new.text);
    for (old_at, new_at) in &equal {
        take(&mut pairs, &mut is_taken, *old_at, *new_at);
    }
    // What stands elsewhere in the new file moved there.
    let new_texts: BTreeSet<&str> = new.iter().map(|new| &*new.text).collect();
    let is_gone = |old: &PlannedInstruction| !new_texts.contains(&*old.text);
    let ends = [(old.len(), new.len())];
    let (mut old_from, mut new_from) = (0, 0);
    for (old_to, new_to) in equal.iter().chain(&ends) {
        // The places that are left, by keyword: the next one is taken if it lies behind the last that was taken.
        let mut left: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for at in old_from..*old_to {
            if let Some(old) = old.get(at).filter(|old| is_gone(old)) {
                left.entry(old.keyword.name()).or_default().push_back(at);
            }
        }
        let mut next = old_from;
        for new_at in new_from..*new_to {
            let Some(places) = new.get(new_at).and_then(|new| left.get_mut(new.keyword.name())) else {
                continue;
            };
            while places.front().is_some_and(|at| *at < next) {
                places.pop_front();
            }
            if let Some(old_at) = places.pop_front() {
                take(&mut pairs, &mut is_taken, old_at, new_at);
                next = old_at + 1;
            }
        }
        (old_from, new_from) = (old_to + 1, new_to + 1);
    }
    moved(old, new, &mut pairs, &mut is_taken);
    pairs
}

fn moved(
    old: &[PlannedInstruction],
    new: &[PlannedInstruction],
    pairs: &mut [Option<usize>],
    is_taken: &mut [bool],
) {
    let mut left: BTreeMap<(&str, &str), VecDeque<usize>> = BTreeMap::new();
    for (at, old) in old.iter().enumerate().filter(|(at, _)| is_taken.get(*at) == Some(&false)) {
        left.entry((old.keyword.name(), &old.text)).or_default().push_back(at);
    }
    for (new_at, new) in new.iter().enumerate() {
        if pairs.get(new_at).copied().flatten().is_none()
            && let Some(old_at) =
                left.get_mut(&(new.keyword.name(), &*new.text)).and_then(VecDeque::pop_front)
        {
            take(pairs, is_taken, old_at, new_at);
        }
    }
}

fn take(pairs: &mut [Option<usize>], is_taken: &mut [bool], old_at: usize, new_at: usize) {
    if let (Some(pair), Some(taken)) = (pairs.get_mut(new_at), is_taken.get_mut(old_at)) {
        *pair = Some(old_at);
        *taken = true;
    }
}

#[cfg(test)]
mod tests {
    use dockerfile::{Workspace, analyse, parse};

    use super::*;
    use crate::{BuildInput, InvocationOptions, plan};

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[Option<usize>]) {
        let planned = |source: &str| {
            let file = parse(source);
            plan(&BuildInput::new(&analyse(&file, Workspace::default()), &InvocationOptions::default()))
                .instructions
        };
        assert_eq!(align(&planned(old), &planned(new)), expected, "{old:?} {new:?}");
    }

    #[test]
    fn instructions_find_their_counterparts() {
        check("FROM a\nRUN a\nRUN b\n", "FROM a\nRUN a\nRUN m\nRUN b\n", &[Some(0), Some(1), None, Some(2)]);
        check("FROM a\nRUN a\nRUN b\n", "FROM a\nRUN x\nRUN b\n", &[Some(0), Some(1), Some(2)]);
        check("FROM a\nCOPY a b\nRUN b\n", "FROM a\nRUN b\nCOPY a b\n", &[Some(0), Some(2), Some(1)]);
        check("FROM a\nRUN a\n", "FROM b\nENV x=1\nRUN a\n", &[Some(0), None, Some(1)]);
    }
}
