//! Which variables an instruction sees, with their values and where those come from.
//!
//! The analysis knows this too, for builds: it says nothing of a file without a `FROM`, where people type first and want answers as well.

use text::ByteRange;

use crate::keyword::Keyword;
use crate::mentions::declarations;
use crate::stage::Base;
use crate::syntax::Dockerfile;
use crate::words::{Lex, Variables};

/// A variable in scope.
#[derive(Clone, Debug)]
pub(super) struct VisibleVariable {
    pub(super) name: String,
    /// Its value by the file alone; `None` when the build decides, or it is too long to show.
    pub(super) value: Option<String>,
    pub(super) is_env: bool,
    /// Where its name stands.
    pub(super) place: ByteRange,
}

/// The variables that an instruction sees.
#[derive(Clone, Debug, Default)]
pub(super) struct VisibleVariables(Vec<VisibleVariable>);

impl Variables for VisibleVariables {
    fn get(&self, name: &str) -> Option<&str> {
        self.find(name)?.value.as_deref()
    }
}

impl VisibleVariables {
    /// Computes what the instruction with that index sees: in a `FROM` the arguments above the first one.
    pub(super) fn at(file: &Dockerfile, index: usize) -> Self {
        Self::before(file, index, index)
    }

    /// Computes what an instruction right after that with the index would see.
    pub(super) fn after(file: &Dockerfile, index: usize) -> Self {
        Self::before(file, index, index + 1)
    }

    /// Computes what is in scope at `end` in the stage of the instruction with that index.
    fn before(file: &Dockerfile, index: usize, end: usize) -> Self {
        let Some(instruction) = file.instructions.get(index) else { return Self::default() };
        let first_from = file.stages.first().map_or(file.instructions.len(), |stage| stage.from);
        let mut globals = Self::default();
        globals.run(file, 0, first_from.min(end), &Self::default());
        let Some(stage) = instruction.stage.filter(|_| instruction.keyword != Keyword::From) else {
            return globals;
        };
        let mut chain = vec![stage];
        while let Some(Base::Stage(base)) =
            chain.last().and_then(|last| file.stages.get(*last)).map(|found| &found.base)
        {
            chain.push(*base);
        }
        let mut scope = Self::default();
        for stage in chain.into_iter().rev() {
            let from = file.stages.get(stage).map_or(0, |found| found.from);
            let next = file.stages.get(stage + 1).map_or(file.instructions.len(), |found| found.from);
            scope.run(file, from, next.min(end.max(from)), &globals);
        }
        scope
    }

    pub(super) fn find(&self, name: &str) -> Option<&VisibleVariable> {
        let named = || self.0.iter().rev().filter(|variable| variable.name == name);
        named().find(|variable| variable.is_env).or_else(|| named().next())
    }

    /// Returns every variable once, the one that counts.
    pub(super) fn all(&self) -> impl Iterator<Item = &VisibleVariable> {
        self.0
            .iter()
            .filter(|variable| self.find(&variable.name).is_some_and(|found| std::ptr::eq(found, *variable)))
    }

    fn run(&mut self, file: &Dockerfile, from: usize, end: usize, globals: &Self) {
        for instruction in file.instructions.get(from..end).unwrap_or(&[]) {
            let declared = declarations(file, instruction);
            let lex = Lex::new(file.escape);
            let mut found = Vec::with_capacity(declared.len());
            for (name, place, value) in declared {
                let is_env = instruction.keyword == Keyword::Env;
                let value = match value {
                    Some(value) => lex.expand(&value, self).ok().map(|expanded| expanded.text),
                    None => globals.get(&name).map(str::to_owned),
                };
                let value = value.filter(|value| value.len() <= LONGEST_VALUE);
                found.push(VisibleVariable { name, value, is_env, place });
            }
            self.0.extend(found);
        }
    }
}

/// Longer values are not computed further: a file can double one with every line.
const LONGEST_VALUE: usize = 4096;
