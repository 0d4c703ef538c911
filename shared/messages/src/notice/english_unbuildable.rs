//! English words for a Dockerfile that no engine is asked to build.

use protocol::Unbuildable;

use super::Sentence;

pub(super) fn unbuildable(line: Option<u32>, why: &Unbuildable) -> Sentence {
    let place = line.map_or_else(|| "The Dockerfile".to_owned(), |line| format!("Line {line}"));
    match why {
        Unbuildable::NoStage => {
            Sentence::new("The Dockerfile has no FROM, so there is nothing to build.").hint(
                "Add one, as in FROM python:3.8-alpine; of all instructions only ARG may stand above it.",
            )
        }
        Unbuildable::NoTarget { target, stages } => {
            let sentence = Sentence::new(format!(
                "The build was to end with the stage {target}, but the Dockerfile has no stage of that name."
            ));
            match stages.as_slice() {
                [] => sentence.hint(format!("Give a stage that name: FROM … AS {target}.")),
                stages => sentence.hint(format!("Its stages are {}.", stages.join(", "))),
            }
        }
        Unbuildable::Circle => {
            Sentence::new(format!("{place} closes a circle: its stage needs files that are only there when it is built itself."))
                .hint("Take files only from stages that stand above.")
        }
        Unbuildable::StageNotAbove { what } => {
            Sentence::new(format!("{place} asks for {what}, but no stage above it has that name or number."))
                .hint("Check the spelling, or move the stage above the one that takes files from it.")
        }
        Unbuildable::CopyOfAddress { source } => {
            Sentence::new(format!("{place} copies {source}; COPY takes files of the workspace or of a stage, never from the network."))
                .hint("Add the file to the workspace, or fetch it in a RUN.")
        }
        Unbuildable::TooCostly { detail } => {
            Sentence::new(format!("{place} would cost the engine too much: {detail}."))
        }
        Unbuildable::Ambiguous { what } => {
            Sentence::new(format!("{place} has {what}, which not every version of the engine reads in the same way."))
                .hint("Write it plainly: whole names, ${NAME} or ${NAME:-value}, and no escape characters or quotes in flags.")
        }
    }
}
