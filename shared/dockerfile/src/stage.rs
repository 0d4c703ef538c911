//! Stages and what they are based on.

use std::collections::BTreeMap;

use crate::keyword::Keyword;
use crate::syntax::Instruction;

/// One stage: a `FROM` and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The name after `AS`, in lower case as BuildKit compares it.
    pub name: Option<String>,
    /// What it is based on.
    pub base: Base,
    /// Index of its `FROM` in the list of instructions.
    pub from: usize,
}

/// What a stage is based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// An image, as written; variables are not expanded.
    Image(String),
    /// An earlier stage, by index.
    Stage(usize),
    /// Nothing.
    Scratch,
}

/// Finds the stages, tells each instruction its stage, and settles which `FROM` makes a step: one whose base is an image.
pub(crate) fn assign(instructions: &mut [Instruction], source: &str) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    // The last stage of each name.
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for (at, instruction) in instructions.iter_mut().enumerate() {
        if instruction.keyword == Keyword::From {
            let stage = read_from(instruction, at, &named, source);
            instruction.makes_step = matches!(stage.base, Base::Image(_));
            if let Some(name) = &stage.name {
                named.insert(name.clone(), stages.len());
            }
            stages.push(stage);
        }
        instruction.stage = stages.len().checked_sub(1);
    }
    stages
}

fn read_from(instruction: &Instruction, from: usize, named: &BTreeMap<String, usize>, source: &str) -> Stage {
    let text = |at: usize| {
        instruction
            .words
            .get(at)
            .map(|word| word.value.as_deref().unwrap_or_else(|| word.range.slice(source)))
    };
    let base = text(0).unwrap_or("");
    let is_named = text(1).is_some_and(|word| word.eq_ignore_ascii_case("as"));
    let name = text(2).filter(|_| is_named).map(str::to_ascii_lowercase);
    let base = match named.get(&base.to_ascii_lowercase()) {
        Some(stage) => Base::Stage(*stage),
        None if base == "scratch" => Base::Scratch,
        None => Base::Image(base.to_owned()),
    };
    Stage { name, base, from }
}
