//! Dockerfiles that no engine is asked to build.

use catalogue::unbuildable as words;
use protocol::Unbuildable;

use super::{Sentence, names};

/// Words why a Dockerfile is not built.
pub(super) fn unbuildable(line: Option<u32>, why: &Unbuildable) -> Sentence {
    let line = line.unwrap_or(0);
    match why {
        Unbuildable::NoStage => Sentence::new(words::no_stage()).hint(words::no_stage_hint()),
        Unbuildable::NoTarget { target, stages } => {
            Sentence::new(words::no_target(target)).hint(match stages.as_slice() {
                [] => words::no_target_hint(target),
                stages => words::no_target_hint_stages(names(stages)),
            })
        }
        Unbuildable::Circle => Sentence::new(words::circle(line)).hint(words::circle_hint()),
        Unbuildable::StageNotAbove { what } => {
            Sentence::new(words::stage_not_above(line, what)).hint(words::stage_not_above_hint())
        }
        Unbuildable::CopyOfAddress { source } => {
            Sentence::new(words::copy_of_address(line, source)).hint(words::copy_of_address_hint())
        }
        Unbuildable::TooCostly { excess: Some(excess) } => words::too_costly(line, excess.message()).into(),
        Unbuildable::TooCostly { excess: None } => words::too_costly_somehow(line).into(),
        Unbuildable::Ambiguous { what } => {
            Sentence::new(words::ambiguous(line, what)).hint(words::ambiguous_hint())
        }
    }
}
