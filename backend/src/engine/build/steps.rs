//! Tracks the steps of one build: maps BuildKit's vertexes onto the instructions that caused them.
//!
//! It decides without awaiting and reads no clock; `build` feeds it and sends what it says has changed.

pub(in crate::engine) mod reach;
mod step;

use std::collections::HashMap;

use bollard::moby::buildkit::v1::{StatusResponse, Vertex, VertexStatus};
use dockerfile::{Dockerfile, Keyword};
use prediction::{Plan, VertexKind};
use protocol::{BuildOptions, Digest, StepRecord, StepState};

use self::step::{StepProgress, StepVertex};
use super::policy;
use super::vertex::VertexName;
use crate::limits::assert_off_async_threads;

/// All steps of one build.
#[derive(Debug)]
pub(crate) struct StepTracker {
    steps: Vec<StepProgress>,
    stages: Vec<StageProgress>,
    /// Step of each vertex, by digest; `None` for those of no instruction.
    vertexes: HashMap<String, Option<usize>>,
    /// Step of each name, so that several vertexes of one name meet.
    names: HashMap<String, Option<usize>>,
}

#[derive(Debug)]
struct StageProgress {
    /// As BuildKit calls it; `None` for the only, unnamed one.
    name: Option<String>,
    /// Full name of its base image.
    base: Option<String>,
    /// Index of its `FROM`.
    from: usize,
    /// Indexes of the instructions that make its steps.
    steps: Vec<usize>,
    /// Those that BuildKit counts, in its order.
    counted: Vec<Numbering>,
    is_reached: bool,
}

/// A step that BuildKit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    /// Of an instruction.
    Own(usize),
    /// What a base left with `ONBUILD`: a part of the `FROM`.
    Added,
}

impl StepTracker {
    /// Lays out the instructions of a Dockerfile, none begun.
    pub(crate) fn new(dockerfile: &Dockerfile, options: &BuildOptions) -> Self {
        assert_off_async_threads();
        let steps: Vec<StepProgress> = (0..)
            .zip(&dockerfile.instructions)
            .map(|(index, instruction)| StepProgress::new(index, dockerfile, instruction))
            .collect();
        let bases = policy::bases(dockerfile, &options.arguments);
        let reached = reach::stages(dockerfile, reach::target(dockerfile, options));
        let is_single = dockerfile.stages.len() == 1;
        let stages = dockerfile.stages.iter().zip(bases).enumerate().map(|(at, (stage, base))| {
            let of_stage = |(_, instruction): &(usize, &dockerfile::Instruction)| {
                instruction.stage == Some(at) && instruction.makes_step
            };
            let steps: Vec<usize> =
                dockerfile.instructions.iter().enumerate().filter(of_stage).map(|(index, _)| index).collect();
            let unnamed = (!is_single).then(|| format!("stage-{at}"));
            StageProgress {
                from: stage.from,
                name: stage.name.clone().or(unnamed),
                base: base.map(|image| policy::full_name(&image)),
                counted: steps.iter().copied().map(Numbering::Own).collect(),
                steps,
                is_reached: reached.contains(&at),
            }
        });
        Self { stages: stages.collect(), steps, vertexes: HashMap::new(), names: HashMap::new() }
    }

    /// Learns from the plan which steps BuildKit counts: not a `WORKDIR` that leads to `/`, and what a base left with `ONBUILD` too.
    pub(crate) fn count_as(&mut self, plan: &Plan) {
        let makes_step = |kind| matches!(kind, VertexKind::Run | VertexKind::Copy | VertexKind::Workdir);
        let n_steps = |index| plan.vertices_of(index).filter(|(_, vertex)| makes_step(vertex.kind)).count();
        let is_counted =
            |index: usize, step: &StepProgress| step.keyword != Keyword::Workdir || n_steps(index) > 0;
        for stage in &mut self.stages {
            let (bases, own): (Vec<usize>, Vec<usize>) =
                stage.steps.iter().copied().partition(|index| *index == stage.from);
            let own = own.into_iter().filter(|index| is_counted(*index, &self.steps[*index]));
            let added = std::iter::repeat_n(Numbering::Added, n_steps(stage.from));
            stage.counted =
                bases.into_iter().map(Numbering::Own).chain(added).chain(own.map(Numbering::Own)).collect();
        }
    }

    /// Takes one message of BuildKit's status stream, its logs left out.
    pub(crate) fn apply(&mut self, status: &StatusResponse) {
        for vertex in &status.vertexes {
            self.apply_vertex(vertex);
        }
        let failed = status.vertexes.iter().filter(|vertex| !vertex.error.is_empty());
        for started in failed.filter_map(|vertex| vertex.started.as_ref()) {
            self.steps.iter_mut().for_each(|step| step.retract((started.seconds, started.nanos)));
        }
        for status in &status.statuses {
            self.apply_status(status);
        }
    }

    /// Returns the step that a vertex belongs to.
    pub(crate) fn step_of(&self, digest: &str) -> Option<usize> {
        self.vertexes.get(digest).copied().flatten()
    }

    /// Returns the records that changed since they were taken last: at once when their state did, else only if `with_progress`.
    pub(crate) fn take_changes(&mut self, with_progress: bool) -> Vec<StepRecord> {
        self.steps.iter_mut().filter_map(|step| step.take_change(with_progress)).collect()
    }

    /// Returns whether the engine has begun a step.
    pub(crate) fn has_begun(&self) -> bool {
        self.steps.iter().any(|step| step.record.started_ms.is_some())
    }

    /// Returns the record of the first step that failed.
    pub(crate) fn failed(&self) -> Option<&StepRecord> {
        self.steps.iter().map(|step| &step.record).find(|record| record.state == StepState::Failed)
    }

    /// Returns the index of the first `FROM` of an image.
    pub(crate) fn first_from(&self, image: &str) -> Option<usize> {
        let image = policy::full_name(image);
        let stage = self.stages.iter().find(|stage| stage.base.as_deref() == Some(&image))?;
        stage.steps.first().copied()
    }

    /// Marks a step as failed that BuildKit gave no vertex of its own.
    pub(crate) fn fail(&mut self, index: usize, error: &str, now_ms: u64) {
        if let Some(step) = self.steps.get_mut(index) {
            step.fail(error, now_ms);
        }
    }

    /// Settles what an ended build leaves open.
    pub(crate) fn finish(&mut self, ending: StepsEnd, now_ms: u64) {
        if matches!(ending, StepsEnd::Succeeded) {
            self.settle_shared();
        }
        // BuildKit looks for the files of every COPY at once. A build stops at the first step that fails, whatever else would have failed too.
        let first = self.failed().map(|record| record.index);
        for step in &mut self.steps {
            step.give_up(now_ms);
            if first.is_some_and(|first| first != step.record.index) {
                step.excuse();
            }
        }
    }

    /// Notes the bytes of the layers that the steps made.
    pub(crate) fn set_layer_bytes(&mut self, bytes: &[(usize, u64)]) {
        for (index, bytes) in bytes {
            if let Some(step) = self.steps.get_mut(*index) {
                step.set_layer_bytes(*bytes);
            }
        }
    }

    /// Notes the digests of the layers that the steps made.
    pub(crate) fn set_diff_ids(&mut self, diff_ids: Vec<(usize, Digest)>) {
        for (index, diff_id) in diff_ids {
            if let Some(step) = self.steps.get_mut(index) {
                step.set_diff_id(diff_id);
            }
        }
    }

    /// BuildKit makes one vertex of equal steps in several stages and names it after one; the others share its result.
    fn settle_shared(&mut self) {
        let reached: Vec<usize> = self
            .stages
            .iter()
            .filter(|stage| stage.is_reached)
            .flat_map(|stage| stage.steps.clone())
            .collect();
        for index in reached {
            if self.steps[index].is_over() {
                continue;
            }
            let keyword = self.steps[index].keyword;
            let twin = self.steps.iter().position(|other| {
                other.is_over() && other.keyword == keyword && other.shares_work_with(&self.steps[index])
            });
            match twin.map(|twin| self.steps[twin].record.clone()) {
                Some(twin) => self.steps[index].copy_result(&twin),
                None if keyword == Keyword::Workdir => self.steps[index].make_no_layer(),
                None => self.steps[index].reuse(),
            }
        }
    }

    fn apply_vertex(&mut self, vertex: &Vertex) {
        if let VertexName::Metadata { image } = VertexName::read(&vertex.name) {
            self.apply_metadata(vertex, image);
            return;
        }
        let index = self.find(&vertex.name);
        self.vertexes.insert(vertex.digest.clone(), index);
        if let Some(index) = index {
            self.steps[index].apply(&vertex.digest, StepVertex::of(vertex));
        }
    }

    /// Asking about a base image is a part of its `FROM`.
    fn apply_metadata(&mut self, vertex: &Vertex, image: &str) {
        let wanted = policy::full_name(image);
        let stages = self.stages.iter().filter(|stage| stage.base.as_deref() == Some(&wanted));
        let indexes: Vec<usize> = stages.filter_map(|stage| stage.steps.first().copied()).collect();
        self.vertexes.insert(vertex.digest.clone(), indexes.first().copied());
        for index in indexes {
            self.steps[index].apply_metadata(&vertex.name, StepVertex::of(vertex));
        }
    }

    fn apply_status(&mut self, status: &VertexStatus) {
        if let Some(index) = self.step_of(&status.vertex) {
            self.steps[index].apply_status(status);
        }
    }

    fn find(&mut self, name: &str) -> Option<usize> {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let found = match VertexName::read(name) {
            VertexName::Step { stage, index, text } => self.find_step(stage, index, text),
            VertexName::Metadata { .. } | VertexName::Other => None,
        };
        self.names.insert(name.to_owned(), found);
        found
    }

    /// The number decides where the keyword agrees. It may not where a base image was unknown when the build was planned; then the text does,
    /// then the nearest free one of that keyword.
    fn find_step(&self, stage: Option<&str>, index: usize, text: &str) -> Option<usize> {
        let named = self.stages.iter().rfind(|known| known.name.as_deref() == stage);
        let stage = named.or_else(|| self.stages.first().filter(|_| self.stages.len() == 1))?;
        let (word, _) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let keyword = Keyword::of(word);
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let at = index.checked_sub(1)?;
        let is_free = |index: usize| !self.names.values().any(|taken| *taken == Some(index));
        let fits = |index: usize| self.steps[index].keyword == keyword && is_free(index);
        let same_text = |index: usize| fits(index) && self.steps[index].record.instruction == folded;
        let counted = match stage.counted.get(at) {
            Some(Numbering::Added) => return Some(stage.from),
            Some(Numbering::Own(index)) => Some(*index),
            None => None,
        };
        let mut others: Vec<(usize, usize)> = stage.steps.iter().copied().enumerate().collect();
        others.sort_by_key(|(place, _)| place.abs_diff(at));
        let mut others = others.into_iter().map(|(_, index)| index);
        let nearest_text = others.clone().find(|index| same_text(*index));
        counted
            .filter(|index| same_text(*index))
            .or(nearest_text)
            .or(counted.filter(|index| fits(*index)))
            .or_else(|| others.find(|index| fits(*index)))
    }
}

/// How the build ended, as far as steps are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepsEnd {
    /// With an image.
    Succeeded,
    /// With an error or a cancel.
    Stopped,
}

#[cfg(test)]
mod tests;
