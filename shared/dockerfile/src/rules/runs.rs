//! What several rules ask about `RUN`.

use catalogue::{Message, dockerfile};
use text::ByteRange;

use super::{Context, Report};
use crate::analysis::Analysis;
use crate::problem::Fix;
use crate::shell::{Script, ShellCommand, ShellWord};
use crate::syntax::{Dockerfile, Instruction};

/// Calls with every command of every `RUN`.
pub(super) fn each_command<'a>(
    context: &Context<'a>,
    mut call: impl FnMut(&'a Script<'a>, &'a ShellCommand<'a>),
) {
    for script in context.scripts {
        for command in &script.commands {
            call(script, command);
        }
    }
}

/// Notes a word of a command.
pub(super) fn at_word(
    context: &Context<'_>,
    report: &mut Report<'_>,
    script: &Script<'_>,
    word: &ShellWord<'_>,
    message: Message,
    fixes: Vec<Fix>,
) {
    report.with_fixes(script.index, script.place(context.file, word.range), message, fixes);
}

/// Puts an option after a word of a command.
pub(super) fn add_option(
    context: &Context<'_>,
    script: &Script<'_>,
    word: &ShellWord<'_>,
    option: &str,
) -> Vec<Fix> {
    if script.instruction.is_json {
        return Vec::new();
    }
    let end = script.place(context.file, word.range).end;
    vec![Fix::replace(dockerfile::fix_add(option), ByteRange { start: end, end }, format!(" {option}"))]
}

/// Returns whether a `RUN` mounts a cache below one of the folders.
pub(super) fn has_cache(file: &Dockerfile, instruction: &Instruction, folders: &[&str]) -> bool {
    instruction.flags.iter().any(|flag| {
        let text = file.flag_text(flag);
        text.starts_with("--mount=")
            && text.contains("type=cache")
            && folders.iter().any(|folder| text.contains(folder))
    })
}

/// Returns whether layers of an instruction are in the image that a build without a target makes.
pub(super) fn is_shipped(analysis: &Analysis<'_>, index: usize) -> bool {
    let wanted = analysis.file.instructions.get(index).and_then(|instruction| instruction.stage);
    let mut stage = analysis.stages.len().checked_sub(1);
    while let Some(current) = stage {
        if Some(current) == wanted {
            return true;
        }
        stage = analysis.stages.get(current).and_then(|facts| facts.base.stage());
        if stage.is_some_and(|base| base >= current) {
            return false;
        }
    }
    false
}

/// Returns the lines of an instruction without the last one's break, blanks in front included.
pub(super) fn whole_lines(file: &Dockerfile, instruction: &Instruction) -> ByteRange {
    let line = |line: u32| file.lines.line(line as usize);
    let start = line(instruction.lines.0).map_or(instruction.range.start, |range| range.start);
    ByteRange { start, end: instruction.range.end }
}

/// Returns the last stage's instructions with their indices, its `FROM` left out.
pub(super) fn last_stage<'a>(
    analysis: &Analysis<'a>,
) -> impl Iterator<Item = (usize, &'a Instruction)> + use<'a> {
    let file = analysis.file;
    let from = file.stages.last().map_or(file.instructions.len(), |stage| stage.from);
    file.instructions.iter().enumerate().skip(from + 1)
}
