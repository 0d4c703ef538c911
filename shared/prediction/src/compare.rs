//! Two builds side by side: their instructions aligned, and the facts for one sentence about them.

use std::collections::BTreeSet;

use crate::align::align;
use crate::entries::Outcome;
use crate::plan::Plan;
use crate::what_if::{Reach, what_if};

/// One build that is over.
#[derive(Clone, Copy, Debug)]
pub struct BuildSide<'a> {
    /// What it did.
    pub plan: &'a Plan,
    /// One for each instruction.
    pub instructions: &'a [InstructionSide],
}

/// How one instruction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstructionSide {
    /// Its outcome.
    pub outcome: Outcome,
    /// Milliseconds that it took; 0 when it was reused.
    pub ms: u64,
    /// Bytes of its layer, where they are known.
    pub bytes: Option<u64>,
}

/// One of the two builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The pinned one.
    A,
    /// The other.
    B,
}

/// Two builds, laid side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Aligned instructions in the order of B; those that only A has stand where they stood.
    pub rows: Vec<Row>,
    /// A as a whole.
    pub a: Counted,
    /// B as a whole.
    pub b: Counted,
    /// The move of an instruction that saves the most, if there is one.
    pub moved: Option<Moved>,
    /// The step that a change of a file reaches in one build alone without any move, and that costs the most.
    pub spared: Option<Spared>,
}

/// One row: an instruction of A, of B, or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index in A's Dockerfile.
    pub a: Option<usize>,
    /// Index in B's Dockerfile.
    pub b: Option<usize>,
    /// Whether both say the same.
    pub is_same: bool,
}

/// A build in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Steps that ran, failed ones included.
    pub n_ran: usize,
    /// Steps that were reused.
    pub n_reused: usize,
    /// Milliseconds of all steps that ran.
    pub ms: u64,
    /// Bytes of all layers above the base.
    pub bytes: u64,
}

/// An instruction that stands elsewhere in the other build, so that a change of files costs less there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Index in B's Dockerfile of the instruction that takes the files.
    pub instruction: usize,
    /// Index in B's Dockerfile of the instruction that it changed places with.
    pub other: usize,
    /// Which build is the cheaper one.
    pub better: Side,
    /// Milliseconds that each change of the files costs less there: what the other instruction took when it ran.
    pub saves_ms: u64,
    /// A file whose change makes the difference; the first by path.
    pub path: String,
}

/// A step that changes of a file reach in one build and not in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spared {
    /// The build in which they do not.
    pub better: Side,
    /// Milliseconds that each change costs less there: what the step took when it ran.
    pub saves_ms: u64,
    /// The file; the first by path.
    pub path: String,
    /// Whether `.dockerignore` leaves it out there.
    pub is_ignored: bool,
}

/// Lays two builds side by side.
#[must_use]
pub fn compare(a: &BuildSide<'_>, b: &BuildSide<'_>) -> Comparison {
    let pairs = align(&a.plan.instructions, &b.plan.instructions);
    Comparison {
        rows: rows(a.plan, b.plan, &pairs),
        a: count(a),
        b: count(b),
        moved: moved(a, b, &pairs),
        spared: spared(a, b, &pairs),
    }
}

fn rows(a: &Plan, b: &Plan, pairs: &[Option<usize>]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(pairs.len());
    let paired: BTreeSet<usize> = pairs.iter().copied().flatten().collect();
    let is_lonely = |at: &usize| !paired.contains(at);
    let mut next = 0;
    for (b_at, a_at) in pairs.iter().enumerate() {
        if let Some(a_at) = a_at {
            rows.extend((next..*a_at).filter(is_lonely).map(|a| Row { a: Some(a), b: None, is_same: false }));
            next = next.max(a_at + 1);
        }
        let is_same = a_at.is_some_and(|a_at| text(a, a_at) == text(b, b_at));
        rows.push(Row { a: *a_at, b: Some(b_at), is_same });
    }
    let rest = next..a.instructions.len();
    rows.extend(rest.filter(is_lonely).map(|a| Row { a: Some(a), b: None, is_same: false }));
    rows
}

fn text(plan: &Plan, at: usize) -> Option<&str> {
    plan.instructions.get(at).map(|found| &*found.text)
}

fn count(side: &BuildSide<'_>) -> Counted {
    let mut counted = Counted::default();
    for (planned, instruction) in side.plan.instructions.iter().zip(side.instructions) {
        match instruction.outcome {
            Outcome::Nothing => continue,
            Outcome::Reused => counted.n_reused += 1,
            Outcome::Ran | Outcome::Failed => {
                counted.n_ran += 1;
                counted.ms += instruction.ms;
            }
        }
        if planned.keyword != dockerfile::Keyword::From {
            counted.bytes += instruction.bytes.unwrap_or(0);
        }
    }
    counted
}

/// Returns the instructions that run again after a change of a file.
fn runs(plan: &Plan, path: &str) -> BTreeSet<usize> {
    let reached = what_if(plan, path).into_iter();
    reached.filter(|(_, reach)| *reach == Reach::Runs).map(|(index, _)| index).collect()
}

/// Returns which build a change of a file reaches a step in less, if it is one of them.
fn better(in_a: bool, in_b: bool) -> Option<Side> {
    match (in_a, in_b) {
        (true, false) => Some(Side::B),
        (false, true) => Some(Side::A),
        _ => None,
    }
}

/// What a step took in the build in which it ran longer.
fn took(a: &BuildSide<'_>, a_at: usize, b: &BuildSide<'_>, b_at: usize) -> u64 {
    let in_one = |side: &BuildSide<'_>, at: usize| side.instructions.get(at).map_or(0, |found| found.ms);
    in_one(a, a_at).max(in_one(b, b_at))
}

fn spared(a: &BuildSide<'_>, b: &BuildSide<'_>, pairs: &[Option<usize>]) -> Option<Spared> {
    let mut best: Option<Spared> = None;
    for file in &b.plan.files {
        let Some(in_a_file) = a.plan.file(&file.path) else { continue };
        let (in_a, in_b) = (runs(a.plan, &file.path), runs(b.plan, &file.path));
        for (b_at, a_at) in pairs.iter().enumerate() {
            let Some(a_at) = *a_at else { continue };
            let Some(better) = better(in_a.contains(&a_at), in_b.contains(&b_at)) else { continue };
            let saves_ms = took(a, a_at, b, b_at);
            if saves_ms > 0 && best.as_ref().is_none_or(|best| best.saves_ms < saves_ms) {
                let is_ignored = if better == Side::B { file.is_ignored } else { in_a_file.is_ignored };
                best = Some(Spared { better, saves_ms, path: file.path.to_string(), is_ignored });
            }
        }
    }
    best
}

/// Finds the file whose change reaches an expensive step in one build and not in the other.
fn moved(a: &BuildSide<'_>, b: &BuildSide<'_>, pairs: &[Option<usize>]) -> Option<Moved> {
    let mut best: Option<Moved> = None;
    // Steps of B that take files of the context, with their place in A.
    let takers: Vec<(usize, usize)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, old)| Some((at, (*old)?)))
        .filter(|(at, _)| {
            b.plan.vertices_of(*at).any(|(_, vertex)| {
                vertex.inputs.iter().any(|input| input.source == crate::plan::Source::Context)
            })
        })
        .collect();
    for file in b.plan.files.iter().filter(|file| a.plan.file(&file.path).is_some()) {
        let (in_a, in_b) = (runs(a.plan, &file.path), runs(b.plan, &file.path));
        for (b_at, a_at) in pairs.iter().enumerate() {
            let Some(a_at) = *a_at else { continue };
            let Some(better) = better(in_a.contains(&a_at), in_b.contains(&b_at)) else { continue };
            let saves_ms = took(a, a_at, b, b_at);
            // Looked at last, as only what is worth more than all before needs it.
            let taker = || {
                let is_moved =
                    |(at, old): &&(usize, usize)| (*old < a_at) != (*at < b_at) && in_b.contains(at);
                takers.iter().find(is_moved)
            };
            if saves_ms > 0 && best.as_ref().is_none_or(|best| best.saves_ms < saves_ms) {
                let Some((taker, _)) = taker() else { continue };
                let taker = *taker;
                let path = file.path.to_string();
                best = Some(Moved { instruction: taker, other: b_at, better, saves_ms, path });
            }
        }
    }
    best
}
