//! What a scope has built: the keys under which the engine would find a result.
//!
//! All earlier builds count, not only the last. A record is never more than a guess at what the engine holds: what it has pruned must be dropped
//! here too ([`Records::drop_where`]).

mod judge;
mod text;

use ::text::order;

pub(crate) use self::judge::{Fit, Judge, Judgement};

use crate::key::Key;
use crate::plan::{Plan, VertexKind};

/// The results that a scope holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// Sorted by operation.
    list: Vec<Record>,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
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
    /// For each input, the keys of which one is enough.
    pub(crate) inputs: Vec<Vec<Alternative>>,
}

/// One key of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Records {
    /// Adds what a build has done, whether it succeeded or not: `outcomes` has one entry for each instruction of its Dockerfile.
    ///
    /// The engine's word counts more than ours: a step that it took from its cache is known from now on, whatever was predicted.
    pub fn add(&mut self, plan: &Plan, build: u32, outcomes: &[Outcome]) {
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
                    self.insert(Record {
                        operation: vertex.operation,
                        id,
                        build,
                        is_scoped: vertex.is_scoped,
                        is_dropped: false,
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
        let Some(record) = self.list.get_mut(at) else { return Key(0) };
        if outcome == Outcome::Ran {
            record.build = build;
        }
        record.is_dropped = false;
        record.learn(&inputs);
        record.id
    }

    fn insert(&mut self, record: Record) {
        let at = self.list.partition_point(|known| known.operation <= record.operation);
        self.list.insert(at, record);
    }

    /// Marks results that the engine does not hold any more.
    pub fn drop_where(&mut self, is_gone: impl Fn(&Record) -> bool) {
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
        for other in &others.list {
            let range = self.range(other.operation);
            let mine = self.list.get_mut(range).into_iter().flatten();
            match mine.into_iter().find(|record| record.id == other.id) {
                Some(record) => record.take_over(other),
                None => self.insert(other.clone()),
            }
        }
        self.shrink();
    }

    /// Returns what everybody on the engine shares, as build 0. Before [`crate::Engine::Current`] a `COPY` above the first `RUN` is reused
    /// from whoever built it, and so is one of a stage's output if that has the same bytes: there, keep one such set for the whole engine and merge it into every scope's own before predicting.
    #[must_use]
    pub fn of_everybody(&self) -> Self {
        let shared = self.list.iter().filter(|record| !record.is_scoped);
        Self { list: shared.map(|record| Record { build: 0, ..record.clone() }).collect() }
    }

    /// Returns all results, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.list.iter()
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

    /// Returns whether this operation was ever done, on whatever.
    pub(crate) fn knows(&self, operation: Key) -> bool {
        !self.range(operation).is_empty()
    }

    /// Returns the places of the results of an operation.
    pub(crate) fn range(&self, operation: Key) -> std::ops::Range<usize> {
        let from = self.list.partition_point(|record| record.operation < operation);
        let to = self.list.partition_point(|record| record.operation <= operation);
        from..to
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Record> {
        self.list.get(at)
    }

    /// Forgets the oldest when there are too many.
    fn shrink(&mut self) {
        if self.list.len() <= MOST_RECORDS {
            return;
        }
        let mut builds: Vec<u32> = self.list.iter().map(|record| record.build).collect();
        order::sort(&mut builds);
        let oldest = builds.get(self.list.len() - MOST_RECORDS).copied().unwrap_or(0);
        self.list.retain(|record| record.build >= oldest);
        self.list.truncate(MOST_RECORDS);
    }
}

impl Record {
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
/// Keys that are kept for one input: one more for each build that found the same files in another way.
const MOST_ALTERNATIVES: usize = 64;
