//! Variables that `FROM` may use: BuildKit's own and those of `ARG` before the first `FROM` (`dockerfile2llb`, `defaultArgs` and `buildMetaArgs`).

use text::ByteRange;

use super::variables::bounded;
use super::{Analysis, Scope, Variable, VariableKind};
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::syntax::{Dockerfile, Instruction, Word};
use crate::words::Lex;

/// Collects them in the order of their definitions.
pub(super) fn collect(analysis: &mut Analysis<'_>) {
    let file = analysis.file;
    let target = file.stages.last().and_then(|stage| stage.name.as_deref()).unwrap_or("default");
    for (name, value) in PREDEFINED {
        let value = if name == "TARGETSTAGE" { target } else { value };
        let value = analysis.workspace.build_arg(name).unwrap_or(value);
        analysis.globals.push(Variable {
            name: name.to_owned(),
            value: Some(value.to_owned()),
            kind: VariableKind::Predefined,
            instruction: None,
            range: None,
        });
    }
    let end = file.stages.first().map_or(file.instructions.len(), |stage| stage.from);
    for (at, instruction) in file.instructions.iter().enumerate().take(end) {
        if instruction.keyword == Keyword::Arg {
            for word in &instruction.words {
                one(analysis, at, instruction, word);
            }
        }
    }
}

fn one(analysis: &mut Analysis<'_>, at: usize, instruction: &Instruction, word: &Word) {
    let (name, default, range) = split_arg(analysis.file, instruction, word);
    let given = analysis.workspace.build_arg(name).map(str::to_owned);
    let value = given.or_else(|| {
        let default = default?;
        let scope = Scope { globals: &analysis.globals, stages: &[], stage: None, before: usize::MAX };
        match Lex::new(analysis.file.escape).expand(default, &scope) {
            Ok(expansion) => Some(expansion.text),
            Err(error) => {
                let problem = Problem::error(codes::EXPANSION, word.range, error.in_word(default));
                analysis.problems.push(problem);
                None
            }
        }
    });
    // Without a value an earlier one stays.
    analysis.globals.push(Variable {
        name: name.to_owned(),
        value: value.map(bounded),
        kind: VariableKind::GlobalArg,
        instruction: Some(at),
        range: Some(range),
    });
}

/// Splits a word of `ARG` into name, default value and the place of the name.
pub(super) fn split_arg<'a>(
    file: &'a Dockerfile,
    instruction: &Instruction,
    word: &'a Word,
) -> (&'a str, Option<&'a str>, ByteRange) {
    let text = file.text(word);
    let (name, default) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
    (name, default, file.range_in(instruction, word, 0, name.len()))
}

/// Variables that BuildKit sets, for a build on and for the platform that Drydock's engine has.
const PREDEFINED: [(&str, &str); 11] = [
    ("BUILDPLATFORM", "linux/amd64"),
    ("BUILDOS", "linux"),
    ("BUILDOSVERSION", ""),
    ("BUILDARCH", "amd64"),
    ("BUILDVARIANT", ""),
    ("TARGETPLATFORM", "linux/amd64"),
    ("TARGETOS", "linux"),
    ("TARGETOSVERSION", ""),
    ("TARGETARCH", "amd64"),
    ("TARGETVARIANT", ""),
    ("TARGETSTAGE", "default"),
];
