//! What a scope has built: the keys under which the engine would find a result.
//!
//! All earlier builds count, not only the last. A record is never more than a guess at what the engine holds: what it has pruned must be dropped
//! here too ([`CacheEntries::evict_where`]).

mod change;
mod judge;
mod usable;

pub(crate) use self::change::RecordsChange;
pub(crate) use self::judge::{Fit, Judge, Judgement};

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::form;
use crate::key::Key;
use crate::plan::{Plan, VertexKind};

/// The cache entries of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(Vec<CacheEntry>, u32)", into = "(Vec<CacheEntry>, u32)")]
pub struct CacheEntries {
    /// Sorted by operation.
    list: Vec<CacheEntry>,
    /// How often records were added or merged: the time by which [`CacheEntry::used`] counts.
    uses: u32,
}

/// One cache entry: the result of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheEntry {
    /// What made it.
    pub operation: Key,
    /// Which result it is: what is built on top of it names this.
    pub id: Key,
    /// Number of the build that ran it last.
    pub build: u32,
    /// Whether it belongs to the scope alone.
    pub is_scoped: bool,
    /// Whether the engine has removed it since; it is kept to be able to say so.
    pub is_dropped: bool,
    /// When a build used it last: the [`CacheEntries::uses`] of that time. What was not used for longest is forgotten first.
    pub(crate) used: u32,
    /// For each input, the keys of which one is enough.
    pub(crate) inputs: Vec<Vec<Alternative>>,
}

/// One key of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Alternative {
    /// Which result it is, or which image.
    Definition(Key),
    /// What the selected files contain.
    Content(Key),
    /// What some of them contain, and which result holds the others.
    Above(Key, Key),
}

/// How an instruction ended in a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It makes no step, it was not reached, or nobody knows.
    Nothing,
    /// It ended with an error, which leaves nothing behind.
    Failed,
    /// The engine took it from its cache.
    Reused,
    /// The engine ran it.
    Ran,
}

impl From<(Vec<CacheEntry>, u32)> for CacheEntries {
    fn from((mut list, uses): (Vec<CacheEntry>, u32)) -> Self {
        list.sort_by_key(|record| record.operation);
        let mut records = Self { list, uses };
        records.shrink();
        records
    }
}

impl From<CacheEntries> for (Vec<CacheEntry>, u32) {
    fn from(records: CacheEntries) -> Self {
        (records.list, records.uses)
    }
}

impl CacheEntries {
    /// Returns the form in which a store keeps them.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        form::write(self)
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        form::read(bytes)
    }

    /// Adds what a build has done, whether it succeeded or not: `outcomes` has one entry for each instruction of its Dockerfile.
    ///
    /// The engine's word counts more than ours: a step that it took from its cache is known from now on, whatever was predicted.
    pub fn add(&mut self, plan: &Plan, build: u32, outcomes: &[Outcome]) {
        self.uses = self.uses.saturating_add(1);
        let has_begun = outcomes.iter().any(|outcome| *outcome >= Outcome::Reused);
        let mut of_vertices = vec![Outcome::Nothing; plan.vertices.len()];
        for (instruction, outcome) in plan.instructions.iter().zip(outcomes) {
            for number in &instruction.vertices {
                if let Some(place) = of_vertices.get_mut(*number as usize) {
                    *place = (*place).max(*outcome);
                }
            }
        }
        let mut judge = Judge::new(plan);
        for (number, vertex) in plan.vertices.iter().enumerate() {
            let mut outcome = of_vertices.get(number).copied().unwrap_or(Outcome::Nothing);
            if vertex.kind == VertexKind::Image && has_begun {
                outcome = outcome.max(Outcome::Reused);
            }
            let judgement = judge.judge(self, number);
            if outcome < Outcome::Reused {
                judge.settle_by(self, number, &judgement);
                continue;
            }
            let known = match (judgement, outcome) {
                _ if vertex.ignores_cache => None,
                (Judgement::Hit(at) | Judgement::Dropped(at), _) => Some(at),
                (Judgement::Maybe(places), Outcome::Reused) => places.first().copied(),
                _ => None,
            };
            let inputs = judge.alternatives(number);
            let id = match known {
                Some(at) => self.refresh(at, inputs, build, outcome),
                None => {
                    let id = match vertex.ignores_cache {
                        true => judge.fresh_id(number, build),
                        false => judge.new_id(number),
                    };
                    self.insert(CacheEntry {
                        operation: vertex.operation,
                        id,
                        build,
                        is_scoped: vertex.is_scoped,
                        is_dropped: false,
                        used: self.uses,
                        inputs,
                    });
                    id
                }
            };
            judge.settle_as(id);
        }
        self.shrink();
    }

    fn refresh(&mut self, at: usize, inputs: Vec<Vec<Alternative>>, build: u32, outcome: Outcome) -> Key {
        let used = self.uses;
        let Some(record) = self.list.get_mut(at) else { return Key(0) };
        record.used = used;
        if outcome == Outcome::Ran {
            record.build = build;
        }
        record.is_dropped = false;
        record.learn(&inputs);
        record.id
    }

    fn insert(&mut self, record: CacheEntry) {
        let at = self.list.partition_point(|known| known.operation <= record.operation);
        self.list.insert(at, record);
    }

    /// Marks results that the engine does not hold any more.
    pub fn evict_where(&mut self, is_gone: impl Fn(&CacheEntry) -> bool) {
        for record in self.list.iter_mut().filter(|record| is_gone(record)) {
            record.is_dropped = true;
        }
    }

    /// Gives builds other numbers.
    pub fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        self.list.iter_mut().for_each(|record| record.build = number(record.build));
    }

    /// Takes over what other records know, and what was dropped there; what both know keeps the later build.
    pub fn merge(&mut self, others: &Self) {
        self.uses = self.uses.saturating_add(1);
        let used = self.uses;
        for other in &others.list {
            let range = self.range(other.operation);
            let mine = self.list.get_mut(range).into_iter().flatten();
            match mine.into_iter().find(|record| record.id == other.id) {
                Some(record) => {
                    record.take_over(other);
                    record.used = used;
                }
                None => self.insert(CacheEntry { used, ..other.clone() }),
            }
        }
        self.shrink();
    }

    /// Returns what everybody on the engine shares, as build 0. Before [`crate::EngineGeneration::Current`] a `COPY` above the first `RUN` is reused
    /// from whoever built it, and so is one of a stage's output if that has the same bytes: there, keep one such set for the whole engine and merge it into every scope's own before predicting.
    #[must_use]
    pub fn of_everybody(&self) -> Self {
        self.shared_where(|_| true)
    }

    /// Returns those of [`Self::of_everybody`] that the latest build used.
    #[must_use]
    pub fn of_everybody_in_latest(&self) -> Self {
        self.shared_where(|record| record.used == self.uses)
    }

    fn shared_where(&self, is_wanted: impl Fn(&CacheEntry) -> bool) -> Self {
        let shared = self.list.iter().filter(|record| !record.is_scoped && is_wanted(record));
        let list = shared.map(|record| CacheEntry { build: 0, ..record.clone() }).collect();
        Self { list, uses: self.uses }
    }

    /// Returns all results, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = &CacheEntry> {
        self.list.iter()
    }

    /// Forgets when each was used, which no prediction asks for: so the same results have the same form, whoever used them when.
    pub fn forget_uses(&mut self) {
        self.uses = 0;
        self.list.iter_mut().for_each(|record| record.used = 0);
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether nothing was built yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns whether this scope has ever done this operation itself, on whatever. What others have built (build 0) can keep a promise, but it is no reason
    /// that a person is told: who has built nothing yet would hear of builds that are not theirs.
    pub(crate) fn has_done(&self, operation: Key) -> bool {
        let records = self.list.get(self.range(operation)).into_iter().flatten();
        records.into_iter().any(|record| record.build > 0)
    }

    /// Returns the places of the results of an operation.
    pub(crate) fn range(&self, operation: Key) -> std::ops::Range<usize> {
        let from = self.list.partition_point(|record| record.operation < operation);
        let to = self.list.partition_point(|record| record.operation <= operation);
        from..to
    }

    pub(crate) fn get(&self, at: usize) -> Option<&CacheEntry> {
        self.list.get(at)
    }

    /// Forgets those that were not used for longest when there are too many, or when they have too many keys.
    fn shrink(&mut self) {
        let n_keys: usize = self.list.iter().map(CacheEntry::n_keys).sum();
        if self.list.len() <= MOST_RECORDS && n_keys <= MOST_KEYS {
            return;
        }
        // A result is found only through the results below it, so those of one build are equally old, and the build that ran one last breaks the tie.
        let mut by_use: Vec<usize> = (0..self.list.len()).collect();
        by_use.sort_by_key(|at| self.list.get(*at).map(|record| Reverse((record.used, record.build))));
        let mut is_kept = vec![false; self.list.len()];
        let (mut n_records, mut n_keys) = (0, 0);
        for at in by_use {
            let Some(record) = self.list.get(at) else { continue };
            (n_records, n_keys) = (n_records + 1, n_keys + record.n_keys());
            if n_records > MOST_RECORDS || n_keys > MOST_KEYS {
                break;
            }
            is_kept[at] = true;
        }
        let mut kept = is_kept.into_iter();
        self.list.retain(|_| kept.next().unwrap_or(false));
    }
}

impl CacheEntry {
    /// Returns how many keys it is found by.
    fn n_keys(&self) -> usize {
        self.inputs.iter().map(Vec::len).sum()
    }

    fn take_over(&mut self, other: &Self) {
        self.is_dropped = if self.build > other.build { self.is_dropped } else { other.is_dropped };
        self.build = self.build.max(other.build);
        self.learn(&other.inputs);
    }

    /// Learns more keys by which it is found.
    fn learn(&mut self, inputs: &[Vec<Alternative>]) {
        for (known, new) in self.inputs.iter_mut().zip(inputs) {
            for alternative in new {
                if !known.contains(alternative) && known.len() < MOST_ALTERNATIVES {
                    known.push(*alternative);
                }
            }
        }
    }
}

/// Results that are kept for one scope.
const MOST_RECORDS: usize = 4096;
/// Keys of all results of one scope: what a page is told of them stays below a megabyte.
const MOST_KEYS: usize = 32 * 1024;
/// Keys that are kept for one input: one more for each build that found the same files in another way.
const MOST_ALTERNATIVES: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn record(operation: u64, build: u32, n_keys: u64) -> CacheEntry {
        let keys = (0..n_keys).map(|key| Alternative::Definition(Key(u64::MAX - key))).collect();
        let (operation, id) = (Key(operation), Key(u64::MAX - operation));
        CacheEntry { operation, id, build, is_scoped: false, is_dropped: false, used: 0, inputs: vec![keys] }
    }

    fn of(list: Vec<CacheEntry>) -> CacheEntries {
        CacheEntries { list, ..CacheEntries::default() }
    }

    #[test]
    fn their_form_stays_below_a_megabyte_and_the_newest_stay() {
        let mut records = CacheEntries::default();
        for build in 1..=40_u32 {
            let list = (0..500).map(|step| record(u64::from(build) << 32 | step, build, 40)).collect();
            records.merge(&of(list));
            assert!(records.list.iter().any(|record| record.build == build), "build {build}");
        }
        assert!(records.to_bytes().len() < 1024 * 1024, "{} bytes", records.to_bytes().len());
        assert!(records.list.iter().all(|record| record.build >= 38));
        let list = (0..9_999).map(|step| record(step, 99, 60)).collect();
        records.merge(&of(list));
        assert!(!records.is_empty() && records.to_bytes().len() < 1024 * 1024);
    }

    /// What everybody shares has no build of its own, so that only its use tells what is old. Operations are digests: in no order that means anything.
    #[test]
    fn of_what_is_shared_the_latest_is_always_remembered_and_what_is_in_use() {
        let operation = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let shared = |number| record(operation(number), 0, 1);
        let n_most = MOST_RECORDS as u64;
        let mut records = CacheEntries::default();
        records.merge(&of((0..n_most).map(shared).collect()));
        for number in n_most..n_most + 100 {
            records.merge(&of(vec![shared(number)]));
            assert!(!records.range(Key(operation(number))).is_empty(), "record {number} was not remembered");
            records.merge(&of(vec![shared(0)]));
        }
        records.merge(&of((2 * n_most..3 * n_most - 50).map(shared).collect()));
        assert_eq!(records.len(), MOST_RECORDS);
        assert!(!records.range(Key(operation(0))).is_empty(), "what is used again and again stays");
        assert!(!records.range(Key(operation(n_most + 99))).is_empty(), "of the older ones the latest stay");
        assert!(records.range(Key(operation(5))).is_empty(), "what nobody has used since goes");
    }

    #[test]
    fn a_change_makes_one_set_of_another() {
        let old = of((0..50).map(|number| record(number, 1, 2)).collect());
        let mut new = old.clone();
        new.merge(&of(vec![record(7, 2, 2), record(100, 2, 1)]));
        new.list.retain(|record| record.operation != Key(3));
        let change = old.change_to(&new);
        let mut changed = old.clone();
        changed.apply(change.clone());
        assert_eq!(changed.list, new.list);
        assert!(old.change_to(&old).is_empty() && !change.is_empty());
        let n_bytes = form::write(&change).len();
        assert!(n_bytes < old.to_bytes().len() / 5, "{n_bytes} bytes");
    }
}
