//! The instructions that a stage runs: those that `ONBUILD` in its base left for it, then its own.

use text::ByteRange;

use super::Analysis;
use crate::keyword::Keyword;
use crate::syntax::{Dockerfile, Instruction};

/// An instruction as a stage runs it.
#[derive(Clone, Copy, Debug)]
pub struct StageInstruction<'a> {
    /// What it says.
    pub instruction: &'a Instruction,
    /// Index in [`Dockerfile::instructions`]; of the `FROM` for what the base's `ONBUILD` left.
    pub index: usize,
    /// Where to point instead of at its words: at the base, for what its `ONBUILD` left.
    pub place: Option<ByteRange>,
}

impl StageInstruction<'_> {
    /// Returns where to point for something that stands at `range`.
    #[must_use]
    pub fn at(&self, range: ByteRange) -> ByteRange {
        self.place.unwrap_or(range)
    }
}

impl<'a> Analysis<'a> {
    /// Returns what a stage runs, in order, its `FROM` left out.
    #[must_use]
    pub fn commands(&self, stage: usize) -> Vec<StageInstruction<'a>> {
        let base = self.stages.get(stage).and_then(|facts| facts.base.stage());
        of_stage(self.file, stage, base)
    }
}

pub(super) fn of_stage(file: &Dockerfile, stage: usize, base: Option<usize>) -> Vec<StageInstruction<'_>> {
    let mut commands = Vec::new();
    let Some(from) = file.stages.get(stage).map(|stage| stage.from) else {
        return commands;
    };
    let base_word = file.instructions.get(from).and_then(|from| from.words.first());
    let place = base_word.map(|word| word.range);
    for instruction in base.into_iter().flat_map(|base| file.stage_instructions(base)) {
        if let Some(trigger) = instruction.trigger.as_deref() {
            commands.push(StageInstruction { instruction: trigger, index: from, place });
        }
    }
    let own = file.stage_instructions(stage).zip(from..).skip(1);
    let known = own.filter(|(instruction, _)| instruction.keyword != Keyword::Unknown);
    commands.extend(known.map(|(instruction, index)| StageInstruction { instruction, index, place: None }));
    commands
}
