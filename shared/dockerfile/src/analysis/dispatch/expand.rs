//! Words of an instruction on their way: expanded, with what is not defined noted.

use text::ByteRange;
use text::budget::Work;

use super::super::variables::bounded;
use super::super::{Fact, FactKind, Scope, Variable, VariableKind, needs_expansion};
use super::InstructionAnalysis;
use crate::problem::{Problem, codes};
use crate::suggest::{self, Case};
use crate::syntax::Word;
use crate::words::{Expansion, Lex};

impl InstructionAnalysis<'_, '_, '_> {
    /// Expands a word of the instruction.
    pub(in crate::analysis) fn word(&mut self, word: &Word) -> Option<String> {
        let (file, instruction) = (self.analysis.file, self.command.instruction);
        let place = |from, to| file.range_in(instruction, word, from, to);
        self.expand(file.text(word), word.range, &place).map(|expansion| expansion.text)
    }

    /// Expands a text and notes what is not defined; `None` when BuildKit would refuse it, which is noted too.
    pub(in crate::analysis) fn expand(
        &mut self,
        text: &str,
        whole: ByteRange,
        place: &dyn Fn(usize, usize) -> ByteRange,
    ) -> Option<Expansion> {
        self.expand_with(Lex::new(self.analysis.file.escape), text, whole, place)
    }

    /// The same, read in another way.
    pub(in crate::analysis) fn expand_with(
        &mut self,
        lex: Lex,
        text: &str,
        whole: ByteRange,
        place: &dyn Fn(usize, usize) -> ByteRange,
    ) -> Option<Expansion> {
        let has_too_many = text.bytes().filter(|byte| *byte == b'$').count() > MOST_REFERENCES;
        if has_too_many || !needs_expansion(text, lex.escape) {
            return Some(Expansion { text: text.to_owned(), ..Expansion::default() });
        }
        let expansion = match lex.expand(text, &self.scope()) {
            Ok(expansion) => expansion,
            Err(error) => {
                self.error(codes::EXPANSION, whole, error.in_word(text));
                return None;
            }
        };
        if !expansion.unmatched.is_empty() {
            let references = lex.references(text);
            for name in &expansion.unmatched {
                let found = references.iter().find(|reference| reference.name.slice(text) == name);
                let found = found.map(|found| place(found.name.start as usize, found.name.end as usize));
                self.undefined(name, found.unwrap_or(whole));
            }
        }
        Some(expansion)
    }

    /// Notes a name that is not defined, with the nearest one that is.
    fn undefined(&mut self, name: &str, range: ByteRange) {
        let scope = self.scope();
        if NOT_ENVIRONMENT.contains(&name) || scope.declares(name) {
            return;
        }
        let mut names = scope.names();
        let n_steps = names.len().saturating_mul(STEPS_PER_NAME);
        let nearest = match self.analysis.budget().spend(Work::Expanding, n_steps) {
            Ok(()) => {
                names.sort();
                names.dedup();
                suggest::nearest(name, &names, Case::Sensitive).map(str::to_owned)
            }
            Err(_) => None,
        };
        self.fact(range, FactKind::Undefined(name.to_owned(), nearest));
    }

    /// What the instruction sees. An `ARG` sees those before it on its own line, which are in the list already.
    pub(in crate::analysis) fn scope(&self) -> Scope<'_> {
        Scope { globals: &[], stages: &self.analysis.stages, stage: Some(self.stage), before: usize::MAX }
    }

    pub(in crate::analysis) fn define(
        &mut self,
        name: String,
        value: Option<String>,
        kind: VariableKind,
        range: ByteRange,
    ) {
        let range = Some(self.command.at(range));
        let value = value.map(bounded);
        let variable = Variable { name, value, kind, instruction: Some(self.command.index), range };
        if let Some(facts) = self.analysis.stages.get_mut(self.stage) {
            facts.variables.push(variable);
        }
    }

    pub(in crate::analysis) fn fact(&mut self, range: ByteRange, kind: FactKind) {
        let range = self.command.at(range);
        self.analysis.facts.push(Fact { instruction: self.command.index, range, kind });
    }

    pub(in crate::analysis) fn error(&mut self, code: &'static str, range: ByteRange, message: String) {
        let range = self.command.at(range);
        self.analysis.problems.push(Problem::error(code, range, message));
    }
}

/// Arguments that never become part of the environment.
const NOT_ENVIRONMENT: [&str; 2] = ["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"];

/// More variables in one word or document are not looked at: with values at their longest they would fill the memory.
const MOST_REFERENCES: usize = 4096;

/// What comparing a name with one other costs, in steps of the budget.
const STEPS_PER_NAME: usize = 32;
