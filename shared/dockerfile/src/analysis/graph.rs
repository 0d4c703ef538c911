//! Which stage takes what from which (`dockerfile2llb`, `toCommand`, `detectRunMount` and `validateCircularDependency`).

use text::ByteRange;

use super::commands::StageInstruction;
use super::stages::{self, check_image};
use super::{Analysis, StageUse, UseKind, UseTarget};
use crate::instruction::{Mount, fields};
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::words::Lex;

/// Collects the uses of every stage and notes circles.
pub(super) fn collect(analysis: &mut Analysis<'_>) {
    for stage in 0..analysis.stages.len() {
        for command in analysis.commands(stage) {
            match command.instruction.keyword {
                Keyword::Copy => copy(analysis, stage, command),
                Keyword::Run => run(analysis, stage, command),
                _ => {}
            }
        }
    }
    circle(analysis);
}

fn copy(analysis: &mut Analysis<'_>, stage: usize, command: StageInstruction<'_>) {
    let file = analysis.file;
    let flag = command.instruction.flags.iter().find(|flag| file.flag_parts(flag).0 == "from");
    let Some((flag, name)) = flag.and_then(|flag| Some((flag, file.flag_parts(flag).1?))) else {
        return;
    };
    if name.is_empty() {
        return;
    }
    let range = command.at(flag.value.unwrap_or(flag.range));
    let none: &[(&str, &str)] = &[];
    match Lex::new(file.escape).expand(name, &none) {
        Ok(expansion) if expansion.text == name => {}
        Ok(_) => {
            let message = "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround";
            return analysis.problems.push(Problem::error(codes::STAGE_USE, range, message));
        }
        Err(error) => {
            return analysis.problems.push(Problem::error(codes::EXPANSION, range, error.in_word(name)));
        }
    }
    let target = match name.parse::<i64>() {
        Ok(number) => match usize::try_from(number).ok().filter(|at| *at < analysis.stages.len()) {
            Some(found) => UseTarget::Stage(found),
            None => {
                let message = format!("invalid stage index {number}");
                analysis.problems.push(Problem::error(codes::STAGE_USE, range, message));
                UseTarget::Nothing
            }
        },
        Err(_) => named(analysis, name, range),
    };
    push(analysis, stage, StageUse { instruction: command.index, range, kind: UseKind::Copy, target });
}

fn run(analysis: &mut Analysis<'_>, stage: usize, command: StageInstruction<'_>) {
    let file = analysis.file;
    for flag in &command.instruction.flags {
        if file.flag_parts(flag).0 != "mount" {
            continue;
        }
        let Ok(fields) = fields(file, command.instruction, flag) else {
            continue;
        };
        let from = fields.iter().rev().find(|field| field.key == "from");
        let Some((field, name)) = from.and_then(|field| Some((field, field.value.as_deref()?))) else {
            continue;
        };
        if name.is_empty() || Mount::names_variable(name) {
            continue;
        }
        let range = command.at(field.value_range.unwrap_or(field.range));
        let target = named(analysis, name, range);
        push(analysis, stage, StageUse { instruction: command.index, range, kind: UseKind::Mount, target });
    }
}

fn push(analysis: &mut Analysis<'_>, stage: usize, found: StageUse) {
    if let Some(facts) = analysis.stages.get_mut(stage) {
        facts.uses.push(found);
    }
}

fn named(analysis: &mut Analysis<'_>, name: &str, range: ByteRange) -> UseTarget {
    if let Some(found) = stages::find(&analysis.stages, name) {
        return UseTarget::Stage(found);
    }
    if name == "scratch" {
        return UseTarget::Scratch;
    }
    check_image(analysis, range, name);
    UseTarget::Image(name.to_owned())
}

/// Notes the first circle of `COPY --from` and `RUN --mount=from=`; bases cannot make one, they only look back.
fn circle(analysis: &mut Analysis<'_>) {
    let n_stages = analysis.stages.len();
    let mut is_done = vec![false; n_stages];
    let mut is_open = vec![false; n_stages];
    for start in 0..n_stages {
        // The stage, and the next of its uses to follow.
        let mut path: Vec<(usize, usize)> = Vec::new();
        enter(start, &mut path, &mut is_done, &mut is_open);
        while let Some((stage, next)) = path.last_mut() {
            let uses = analysis.stages.get(*stage).map_or(&[][..], |facts| facts.uses.as_slice());
            let Some(found) = uses.get(*next) else {
                if let Some(open) = is_open.get_mut(*stage) {
                    *open = false;
                }
                path.pop();
                continue;
            };
            *next += 1;
            let (Some(target), true) = (found.target.stage(), found.kind != UseKind::Base) else {
                continue;
            };
            if is_open.get(target) == Some(&true) {
                return report_circle(analysis, start, &path);
            }
            enter(target, &mut path, &mut is_done, &mut is_open);
        }
    }
}

fn enter(stage: usize, path: &mut Vec<(usize, usize)>, is_done: &mut [bool], is_open: &mut [bool]) {
    if let (Some(done), Some(open)) = (is_done.get_mut(stage), is_open.get_mut(stage))
        && !*done
    {
        (*done, *open) = (true, true);
        path.push((stage, 0));
    }
}

fn report_circle(analysis: &mut Analysis<'_>, start: usize, path: &[(usize, usize)]) {
    let name = stage_name(analysis, start);
    let message = format!("circular dependency detected on stage: {name}");
    let ranges: Vec<ByteRange> = path
        .iter()
        .filter_map(|(stage, next)| Some(analysis.stages.get(*stage)?.uses.get(next.checked_sub(1)?)?.range))
        .collect();
    for range in ranges {
        analysis.problems.push(Problem::error(codes::CIRCLE, range, message.clone()));
    }
}

/// Returns what BuildKit calls a stage.
pub(super) fn stage_name(analysis: &Analysis<'_>, stage: usize) -> String {
    let name = analysis.stages.get(stage).and_then(|facts| facts.name.clone());
    name.unwrap_or_else(|| format!("stage-{stage}"))
}
