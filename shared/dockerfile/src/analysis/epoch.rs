//! `SOURCE_DATE_EPOCH` as a global `ARG`: a number, `context`, or a stage that adds one remote source (`dockerfile2llb/epoch.go`).

use text::ByteRange;

use super::{Analysis, UseTarget, VariableKind};
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};

/// Notes a value that BuildKit would refuse.
pub(super) fn check(analysis: &mut Analysis<'_>) {
    let mut found = analysis.globals.iter().rev().filter(|global| global.name == "SOURCE_DATE_EPOCH");
    let Some(variable) = found.find(|global| global.value.is_some()) else {
        return;
    };
    let (Some(value), VariableKind::GlobalArg) = (&variable.value, variable.kind) else {
        return;
    };
    if value.is_empty() || value == "context" || value.parse::<i64>().is_ok() {
        return;
    }
    let range = variable.range.unwrap_or_default();
    let stage = analysis.stages.iter().position(|stage| stage.name.as_deref() == Some(&value.to_lowercase()));
    let fault = match stage {
        None => Some((range, format!("invalid SOURCE_DATE_EPOCH: {value}"))),
        Some(stage) => source_fault(analysis, stage),
    };
    if let Some((range, message)) = fault {
        analysis.problems.push(Problem::error(codes::EPOCH, range, message));
    }
}

fn source_fault(analysis: &Analysis<'_>, stage: usize) -> Option<(ByteRange, String)> {
    let file = analysis.file;
    let facts = analysis.stages.get(stage)?;
    let from = file.instructions.get(facts.from)?;
    let fault = |text: &str| Some((from.head, text.to_owned()));
    if facts.base != UseTarget::Scratch {
        return fault("SOURCE_DATE_EPOCH stage must use FROM scratch");
    }
    let mut n_sources = 0;
    for (instruction, index) in file.stage_instructions(stage).zip(facts.from..).skip(1) {
        match instruction.keyword {
            Keyword::Arg => {}
            Keyword::Add => {
                n_sources += 1;
                let [source, _] = instruction.words.as_slice() else {
                    return fault("SOURCE_DATE_EPOCH stage must contain exactly one remote ADD source");
                };
                let source = analysis.expand(index, file.text(source));
                let is_remote = ["http://", "https://", "git://", "ssh://", "git@"];
                if !is_remote.iter().any(|start| source.starts_with(start)) {
                    return fault("SOURCE_DATE_EPOCH stage source must be a single HTTP(S) or Git ADD");
                }
            }
            _ => {
                return fault(&format!(
                    "SOURCE_DATE_EPOCH stage does not meet source-only requirements: unsupported {} instruction",
                    file.keyword(instruction)
                ));
            }
        }
    }
    if n_sources == 1 { None } else { fault("SOURCE_DATE_EPOCH stage must contain exactly one remote ADD") }
}
