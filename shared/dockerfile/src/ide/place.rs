//! Where an offset lies: in which instruction, at which byte of its joined text.

use crate::syntax::Instruction;

/// Returns the instruction itself, or the one inside its `ONBUILD`.
pub(super) fn innermost(instruction: &Instruction) -> &Instruction {
    let mut inner = instruction;
    while let Some(trigger) = &inner.trigger {
        inner = trigger;
    }
    inner
}

/// Returns the byte of the joined text that stands at `place` of the source; between lines, the end of the line above.
pub(super) fn joined_offset(instruction: &Instruction, place: u32) -> usize {
    let mut before = 0;
    for piece in instruction.joined.pieces() {
        if place < piece.start {
            return before;
        }
        if place <= piece.end {
            return before + (place - piece.start) as usize;
        }
        before += piece.len();
    }
    before
}
