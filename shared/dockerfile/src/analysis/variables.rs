//! Variables with their values, and which of them an instruction sees.

use text::ByteRange;

use crate::words;

use super::stages::StageFacts;

/// One definition of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value, expanded; `None` for an `ARG` without one.
    pub value: Option<String>,
    /// What defines it.
    pub kind: VariableKind,
    /// Index of the instruction that defines it; `None` for a predefined one.
    pub instruction: Option<usize>,
    /// Where its name stands there.
    pub range: Option<ByteRange>,
}

/// Cuts a value that is longer than any that is looked at: a file can double one with every line.
pub(super) fn bounded(mut value: String) -> String {
    value.truncate(value.floor_char_boundary(LONGEST_VALUE));
    value
}

/// As long as a path can be.
const LONGEST_VALUE: usize = 4096;

/// What defines a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VariableKind {
    /// `ARG` in a stage.
    Arg,
    /// `ENV`.
    Env,
    /// `ARG` before the first `FROM`.
    GlobalArg,
    /// BuildKit itself.
    Predefined,
}

/// The variables that one instruction sees.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub(super) globals: &'a [Variable],
    pub(super) stages: &'a [StageFacts],
    /// `None` in `FROM` and before it.
    pub(super) stage: Option<usize>,
    /// Only what instructions before this one define counts.
    pub(super) before: usize,
}

impl<'a> Scope<'a> {
    /// Returns the definition that counts, an `ARG` without a value included.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'a Variable> {
        let mut fallback = None;
        for variable in self.definitions(name) {
            if variable.value.is_some() {
                return Some(variable);
            }
            fallback.get_or_insert(variable);
        }
        fallback
    }

    /// Returns every variable that is visible, each name once, sorted by name.
    #[must_use]
    pub fn all(&self) -> Vec<&'a Variable> {
        let mut names: Vec<&'a str> = self.names();
        names.sort();
        names.dedup();
        names.into_iter().filter_map(|name| self.find(name)).collect()
    }

    /// Returns whether an `ARG` of the stage or of one that it is based on declares the name.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.definitions(name).any(|variable| variable.kind == VariableKind::Arg)
    }

    /// Returns the names of all variables that have a value, with repetitions.
    pub(super) fn names(&self) -> Vec<&'a str> {
        let mut names = Vec::new();
        let Some(_) = self.stage else {
            let seen = self.globals.iter().filter(|variable| self.sees(variable));
            names.extend(seen.map(|variable| variable.name.as_str()));
            return names;
        };
        for (stage, before) in self.chain() {
            let visible = |variable: &&Variable| variable.instruction.is_none_or(|at| at < before);
            names.extend(stage.variables.list.iter().filter(visible).map(|variable| variable.name.as_str()));
        }
        names
    }

    /// Definitions of a name, the latest first.
    fn definitions(&self, name: &str) -> impl Iterator<Item = &'a Variable> {
        let is_global = self.stage.is_none();
        let globals = self.globals.iter().rev().filter(move |_| is_global);
        let scope = *self;
        let wanted = name.to_owned();
        let of_stages = self.chain().flat_map(move |(stage, before)| {
            let numbers = stage.variables.numbers(&wanted);
            let visible = move |variable: &&Variable| variable.instruction.is_none_or(|at| at < before);
            numbers.iter().rev().filter_map(|at| stage.variables.list.get(*at as usize)).filter(visible)
        });
        let name = name.to_owned();
        globals.filter(move |variable| variable.name == name && scope.sees(variable)).chain(of_stages)
    }

    fn sees(&self, variable: &Variable) -> bool {
        variable.instruction.is_none_or(|at| at < self.before)
    }

    /// The stage and those it is based on, each with the instruction before which it counts.
    fn chain(&self) -> impl Iterator<Item = (&'a StageFacts, usize)> {
        let stages = self.stages;
        let mut next = self.stage.map(|stage| (stage, self.before));
        std::iter::from_fn(move || {
            let (stage, before) = next?;
            let facts = stages.get(stage)?;
            // A base comes before what is based on it, so that this ends.
            next = facts.base.stage().filter(|base| *base < stage).map(|base| (base, usize::MAX));
            Some((facts, before))
        })
    }
}

impl words::Variables for Scope<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.definitions(name).find_map(|variable| variable.value.as_deref())
    }
}

/// The variables of a stage in the order of their definitions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct VariableList {
    pub(super) list: Vec<Variable>,
    by_name: std::collections::BTreeMap<String, Vec<u32>>,
}

impl VariableList {
    pub(super) fn push(&mut self, variable: Variable) {
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        match self.by_name.get_mut(&variable.name) {
            Some(numbers) => numbers.push(number),
            None => drop(self.by_name.insert(variable.name.clone(), vec![number])),
        }
        self.list.push(variable);
    }

    fn numbers(&self, name: &str) -> &[u32] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }
}
