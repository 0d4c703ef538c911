//! Which variables an instruction sees, with their values and where those come from; and where variables are named.

use text::ByteRange;

use super::place::{innermost, joined_offset};
use crate::keyword::Keyword;
use crate::stage::Base;
use crate::syntax::{Dockerfile, Instruction};
use crate::words::{Lex, Variables};

/// A variable in scope.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) name: String,
    /// Its value by the file alone; `None` when the build decides, or it is too long to show.
    pub(super) value: Option<String>,
    pub(super) is_env: bool,
    /// Where its name stands.
    pub(super) place: ByteRange,
}

/// The variables that an instruction sees.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope(Vec<Variable>);

impl Variables for Scope {
    fn get(&self, name: &str) -> Option<&str> {
        self.find(name)?.value.as_deref()
    }
}

impl Scope {
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
            // A stage inherits the environment of its base, not its arguments.
            scope.0.retain(|variable| variable.is_env);
            let from = file.stages.get(stage).map_or(0, |found| found.from);
            let next = file.stages.get(stage + 1).map_or(file.instructions.len(), |found| found.from);
            scope.run(file, from, next.min(end.max(from)), &globals);
        }
        scope
    }

    pub(super) fn find(&self, name: &str) -> Option<&Variable> {
        let named = || self.0.iter().rev().filter(|variable| variable.name == name);
        named().find(|variable| variable.is_env).or_else(|| named().next())
    }

    /// Returns every variable once, the one that counts.
    pub(super) fn all(&self) -> impl Iterator<Item = &Variable> {
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
                found.push(Variable { name, value, is_env, place });
            }
            self.0.extend(found);
        }
    }
}

/// Longer values are not computed further: a file can double one with every line.
const LONGEST_VALUE: usize = 4096;

/// Returns the variables that an `ARG` or `ENV` declares: name, place of the name, and value as written.
pub(super) fn declarations(
    file: &Dockerfile,
    instruction: &Instruction,
) -> Vec<(String, ByteRange, Option<String>)> {
    match instruction.keyword {
        Keyword::Env => instruction
            .pairs()
            .map(|(name, value)| {
                let text = file.text(name).to_owned();
                (text, name.range, Some(file.text(value).to_owned()))
            })
            .collect(),
        Keyword::Arg => instruction
            .words
            .iter()
            .map(|word| {
                let text = file.text(word);
                let (name, value) =
                    text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
                let place = file.range_in(instruction, word, 0, name.len());
                (name.to_owned(), place, value.map(str::to_owned))
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Where a variable is used: the whole reference and the name in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) whole: ByteRange,
    pub(super) name: ByteRange,
}

/// Returns where an instruction uses variables, its here-documents included; with the name as it reads.
pub(super) fn uses(file: &Dockerfile, instruction: &Instruction) -> Vec<(String, Use)> {
    let mut found = Vec::new();
    let inner = innermost(instruction);
    let has_variables = |range: ByteRange| range.slice(&file.source).contains('$');
    if !has_variables(instruction.range) {
        return found;
    }
    if has_variables(instruction.head) {
        let joined = file.original(instruction);
        let from = joined_offset(instruction, inner.keyword_range.end);
        let text = joined.get(from..).unwrap_or("");
        for reference in Lex::new(file.escape).references(text) {
            let place = |range: ByteRange| {
                instruction.joined.range_of(from + range.start as usize, from + range.end as usize)
            };
            let name = reference.name.slice(text).to_owned();
            found.push((name, Use { whole: place(reference.range), name: place(reference.name) }));
        }
    }
    let lex = Lex { skip_process_quotes: true, ..Lex::new(file.escape) };
    // The shell of a RUN sees the variables whether or not the delimiter is quoted.
    let documents =
        instruction.heredocs.iter().filter(|found| found.expands || inner.keyword == Keyword::Run);
    for document in documents {
        let text = document.content.slice(&file.source);
        let start = document.content.start as usize;
        for reference in lex.references(text) {
            let place =
                |range: ByteRange| ByteRange::new(start + range.start as usize, start + range.end as usize);
            let name = reference.name.slice(text).to_owned();
            found.push((name, Use { whole: place(reference.range), name: place(reference.name) }));
        }
    }
    found
}
