//! What each instruction of a build will do.

use dockerfile::Keyword;
use serde::{Deserialize, Serialize};

use crate::cause::{Cause, UnknownReason, as_index, explain};
use crate::entries::{CacheEntries, Fit, Judge, Judgement};
use crate::plan::{Content, Definition, Plan, Source, Vertex, VertexKind};

/// What is laid beside a plan to say *why* a step runs again. Without any of it predictions are the same, with poorer causes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence<'a> {
    /// Paths and contents of the files as they are now.
    pub texts: &'a [(&'a str, &'a str)],
    /// The build to compare with, mostly the last one.
    pub past: Option<Past<'a>>,
}

/// A build that is over.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// What it did.
    pub plan: &'a Plan,
    /// Paths and contents of the files that it was made from.
    pub texts: &'a [(&'a str, &'a str)],
}

/// What a build will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// One for each instruction of the Dockerfile.
    pub instructions: Vec<Expected>,
    /// One for each vertex of the plan.
    pub vertices: Vec<Expected>,
}

/// What an instruction or a vertex will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// It only changes the image's configuration, or nothing at all.
    NoLayer,
    /// The target does not need its stage.
    NotReached,
    /// The engine will take it from its cache.
    Reuse {
        /// Number of the build that ran it; 0 for what was there before: a base image, or what another scope has built.
        build: u32,
    },
    /// The engine will run it.
    Run {
        /// The first reason.
        cause: Cause,
    },
    /// It cannot be said before.
    Unknown {
        /// What it depends on.
        why: UnknownReason,
    },
}

/// Predicts a build.
#[must_use]
pub fn predict(plan: &Plan, records: &CacheEntries, evidence: &Evidence<'_>) -> Prediction {
    let mut judge = Judge::new(plan);
    let mut judgements = Vec::with_capacity(plan.vertices.len());
    let mut why: Vec<Option<UnknownReason>> = Vec::with_capacity(plan.vertices.len());
    for number in 0..plan.vertices.len() {
        let judgement = judge.judge(records, number);
        why.push(match &judgement {
            Judgement::Maybe(places) => Some(unknown(plan, records, &judge, number, places, &why)),
            Judgement::Dropped(_) if !is_here_at(plan, number) => Some(UnknownReason::Dropped),
            _ => None,
        });
        judge.settle_by(records, number, &judgement);
        judgements.push(judgement);
    }
    let explained = explain(plan, records, &judge, &judgements, evidence);
    let vertices: Vec<Expected> = judgements
        .iter()
        .zip(why)
        .zip(explained)
        .zip(&plan.vertices)
        .map(|(((judgement, why), cause), vertex)| match (judgement, why, cause) {
            (_, _, Some(Cause::NeverBuilt)) if is_here(vertex) => Expected::Reuse { build: 0 },
            (_, _, Some(cause)) => Expected::Run { cause },
            (_, Some(why), None) => Expected::Unknown { why },
            (Judgement::Hit(at) | Judgement::Dropped(at), _, None) => {
                Expected::Reuse { build: records.get(*at).map_or(0, |record| record.build) }
            }
            _ => Expected::Run { cause: Cause::NeverBuilt },
        })
        .collect();
    let instructions = (0..plan.instructions.len()).map(|index| of_instruction(plan, &vertices, index));
    Prediction { instructions: instructions.collect(), vertices }
}

/// Tells a base image that nothing was built on yet, but that need not be fetched.
fn is_here(vertex: &Vertex) -> bool {
    matches!(vertex.definition, Definition::Image { is_here: true, .. })
}

fn is_here_at(plan: &Plan, number: usize) -> bool {
    plan.vertices.get(number).is_some_and(is_here)
}

/// What an instruction does is what the first of its vertices does that is not reused.
fn of_instruction(plan: &Plan, vertices: &[Expected], index: usize) -> Expected {
    let Some(planned) = plan.instructions.get(index) else { return Expected::NoLayer };
    let own = || planned.vertices.iter().filter_map(|number| vertices.get(*number as usize));
    let runs = own().find(|expected| matches!(expected, Expected::Run { .. }));
    let is_open = || own().find(|expected| matches!(expected, Expected::Unknown { .. }));
    if let Some(found) = runs.or_else(is_open).or_else(|| own().next_back()) {
        return found.clone();
    }
    let may_step = matches!(
        planned.keyword,
        Keyword::From | Keyword::Run | Keyword::Copy | Keyword::Add | Keyword::Workdir
    );
    if planned.is_reached || !may_step { Expected::NoLayer } else { Expected::NotReached }
}

/// Says what a vertex that may or may not be there depends on.
fn unknown(
    plan: &Plan,
    records: &CacheEntries,
    judge: &Judge<'_>,
    number: usize,
    places: &[usize],
    why: &[Option<UnknownReason>],
) -> UnknownReason {
    let Some(vertex) = plan.vertices.get(number) else { return UnknownReason::Nothing };
    for (at, input) in vertex.inputs.iter().enumerate() {
        let keys = places.iter().filter_map(|place| records.get(*place)?.inputs.get(at));
        if keys.into_iter().any(|keys| judge.fit(input, keys) == Fit::Yes) {
            continue;
        }
        if let Source::Remote(source) = &input.source {
            return UnknownReason::Remote { source: source.to_string() };
        }
        if let Source::Vertex(from) = &input.source
            && let Some(Some(inherited)) = why.get(*from as usize)
        {
            return inherited.clone();
        }
        if let Some(Content::Above { below, .. }) = &input.content
            && let Some(below) = plan.vertices.get(*below as usize)
        {
            return match below.kind {
                VertexKind::Image => UnknownReason::Image { instruction: as_index(below.instruction) },
                _ => UnknownReason::Output { instruction: as_index(below.instruction) },
            };
        }
        if let Source::Vertex(from) = &input.source
            && let Some(from) = plan.vertices.get(*from as usize)
        {
            return UnknownReason::Output { instruction: as_index(from.instruction) };
        }
    }
    UnknownReason::Nothing
}
