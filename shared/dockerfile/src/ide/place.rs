//! Where an offset lies: in which instruction, at which byte of its joined text.

use crate::syntax::{Dockerfile, Instruction, lines};

/// An offset inside an instruction's head.
pub(super) struct HeadPosition<'a> {
    /// Index of the instruction.
    pub(super) index: usize,
    /// The instruction, or that inside its `ONBUILD` when the offset lies after its keyword's beginning.
    pub(super) instruction: &'a Instruction,
    /// Whether that is inside an `ONBUILD`.
    pub(super) is_trigger: bool,
    /// The joined text.
    pub(super) joined: std::borrow::Cow<'a, str>,
    /// The offset in the source.
    pub(super) offset: u32,
    /// The offset in the joined text.
    pub(super) at: usize,
}

impl<'a> HeadPosition<'a> {
    /// Finds the instruction whose keyword, flags or arguments hold `offset`, or would if one typed on there.
    pub(super) fn of(file: &'a Dockerfile, offset: u32) -> Option<Self> {
        let after = file.instructions.partition_point(|found| found.range.start <= offset);
        let index = after.checked_sub(1)?;
        let outer = file.instructions.get(index)?;
        if offset > outer.head.end && !goes_on_to(file, outer, offset) {
            return None;
        }
        let (mut instruction, mut is_trigger) = (outer, false);
        while let Some(trigger) =
            instruction.trigger.as_deref().filter(|found| found.keyword_range.start <= offset)
        {
            (instruction, is_trigger) = (trigger, true);
        }
        let (joined, at) = (file.original(outer), outer.joined.offset_of(offset));
        Some(Self { index, instruction, is_trigger, joined, offset, at })
    }

    /// Returns what stands between keyword and offset, lines joined, white space at the start left out; after a line that was
    /// just begun there is white space at the end.
    pub(super) fn typed(&self, file: &Dockerfile) -> String {
        let from = self.instruction.joined.offset_of(self.instruction.keyword_range.end);
        let mut typed = self.joined.get(from..self.at).unwrap_or("").trim_start().to_owned();
        let before = file.source.get(..self.offset as usize).unwrap_or("");
        if before.ends_with([' ', '\t']) && !typed.ends_with([' ', '\t']) && !typed.is_empty() {
            typed.push(' ');
        }
        typed
    }
}

/// Returns whether `offset` stands on a line that continues the last line of a head.
fn goes_on_to(file: &Dockerfile, instruction: &Instruction, offset: u32) -> bool {
    let between = file.source.get(instruction.head.end as usize..offset as usize);
    let last_line = instruction.head.slice(&file.source).rsplit('\n').next().unwrap_or("");
    between.is_some_and(|between| between.trim().is_empty())
        && instruction.heredocs.is_empty()
        && lines::continued(last_line, file.escape).is_some()
}

/// Returns whether `offset` stands in a comment, one inside an instruction included.
pub(super) fn is_comment(file: &Dockerfile, offset: u32) -> bool {
    let Some(line) = file.lines.line(file.lines.line_of(offset)) else { return false };
    let before = file.source.get(line.start as usize..offset as usize).unwrap_or("");
    let in_document = file
        .instruction_at(offset)
        .is_some_and(|found| found.heredocs.iter().any(|heredoc| heredoc.content.contains(offset as usize)));
    lines::is_comment(before) && !in_document
}
