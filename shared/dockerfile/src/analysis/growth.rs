//! What expanding a file costs an engine, told before one sees it.
//!
//! A variable made of two others doubles with every line, so that a few hundred bytes become gigabytes. And BuildKit 0.8 pays for every word
//! of an instruction with the square of the number of variables in scope, and with the square of the word's own length. Nothing is expanded here: each text
//! has a size that it cannot exceed on any engine, each word a cost that was measured on Docker 20.10 (where it is highest), and both are added up in
//! the order in which a build does it.

use std::collections::BTreeMap;

use catalogue::dockerfile as words;
use text::ByteRange;

use super::commands::StageInstruction;
use super::globals::split_arg;
use super::{Analysis, Excess, FactKind, UseKind, UseTarget};
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::syntax::Flag;
use crate::words::{Lex, VariableReference};

/// Longest value that a variable or a word may have once its variables are expanded, in bytes.
pub const VALUE_BYTES: usize = 16 * 1024;

/// Most bytes that all words of a file may have together once their variables are expanded.
pub const EXPANDED_BYTES: usize = 1024 * 1024;

/// Most instructions of a Dockerfile that is built.
pub const BUILD_INSTRUCTIONS: usize = 1_000;

/// Notes the first thing that costs an engine more than it may.
pub(super) fn check(analysis: &mut Analysis<'_>) {
    let n_instructions = analysis.file.instructions.len();
    if let Some(first) = analysis.file.instructions.get(BUILD_INSTRUCTIONS) {
        let message =
            words::too_many_instructions(BUILD_INSTRUCTIONS + 1, n_instructions, BUILD_INSTRUCTIONS);
        let problem = Problem::said(codes::TOO_MANY_INSTRUCTIONS, first.keyword_range, message);
        analysis.problems.push(problem);
        return;
    }
    let mut growth = Growth { analysis, globals: BTreeMap::new(), stages: Vec::new(), n_bytes: 0, cost: 0 };
    if let Err(excess) = growth.walk() {
        analysis.problems.push(excess.0.problem(excess.1));
        analysis.excess = Some(excess.0);
    }
}

/// An excess and its place.
type Checked<T> = Result<T, Box<(Excess, ByteRange)>>;

struct Growth<'w, 'a> {
    analysis: &'w Analysis<'a>,
    /// The longest that each variable above the first stage can be.
    globals: BTreeMap<&'a str, usize>,
    stages: Vec<VariableSizes<'a>>,
    /// Bytes of all expanded words until now.
    n_bytes: usize,
    /// What they cost until now, in nanoseconds of a slow engine.
    cost: u64,
}

/// What a stage has of variables at one place of it.
#[derive(Clone, Debug)]
struct VariableSizes<'a> {
    sizes: BTreeMap<&'a str, usize>,
    /// How often a variable was set, all bases included: BuildKit 0.8 goes through all of it for every word.
    n_set: u64,
    /// How many of them go into the image, and are set anew by every stage on top of it.
    n_kept: u64,
    n_bytes: usize,
}

impl<'a> Growth<'_, 'a> {
    fn walk(&mut self) -> Checked<()> {
        self.globals()?;
        for stage in 0..self.analysis.stages.len() {
            self.stage(stage)?;
        }
        self.paths()
    }

    fn globals(&mut self) -> Checked<()> {
        let analysis = self.analysis;
        let end = analysis.stages.first().map_or(analysis.file.instructions.len(), |stage| stage.from);
        for instruction in analysis.file.instructions.iter().take(end) {
            for word in instruction.words.iter().filter(|_| instruction.keyword == Keyword::Arg) {
                let (name, default, _) = split_arg(analysis.file, instruction, word);
                self.pay(word.range, PER_GLOBAL * self.globals.len() as u64)?;
                let size = match (analysis.workspace.build_arg(name), default) {
                    (Some(given), _) => given.len(),
                    (None, Some(default)) => self.global_word(default, word.range, Some(name))?,
                    (None, None) => continue,
                };
                self.globals.insert(name, size);
            }
        }
        Ok(())
    }

    fn global_word(&mut self, text: &str, range: ByteRange, name: Option<&str>) -> Checked<usize> {
        let lex = Lex::new(self.analysis.file.escape);
        let globals = &self.globals;
        let size = size_of(lex, text, &|name| globals.get(name).copied());
        self.take(size, longest_run(text, size), name, range)?;
        Ok(size)
    }

    fn stage(&mut self, stage: usize) -> Checked<()> {
        let analysis = self.analysis;
        let Some(facts) = analysis.stages.get(stage) else { return Ok(()) };
        if let Some(from) = analysis.file.instructions.get(facts.from) {
            let flags = from.flags.iter().map(|flag| (analysis.file.flag_text(flag), flag.range));
            let words = from.words.iter().take(1).map(|word| (analysis.file.text(word), word.range));
            for (text, range) in words.chain(flags) {
                self.pay(range, PER_GLOBAL * self.globals.len() as u64)?;
                self.global_word(text, range, None)?;
            }
        }
        let base = facts.base.stage().and_then(|base| self.stages.get(base)).cloned();
        let mut scope = base.unwrap_or_else(VariableSizes::of_image);
        scope.n_set += scope.n_kept;
        // Going on from an image goes through all that it sets, and so does the name of its first step.
        let from = analysis.file.instructions.get(facts.from).map(|from| from.keyword_range);
        self.pay(from.unwrap_or_default(), scope.per_word())?;
        for command in analysis.commands(stage) {
            self.command(&command, &mut scope)?;
        }
        self.stages.push(scope);
        Ok(())
    }

    fn command(&mut self, command: &StageInstruction<'a>, scope: &mut VariableSizes<'a>) -> Checked<()> {
        let (file, instruction) = (self.analysis.file, command.instruction);
        self.pay(command.at(instruction.keyword_range), PER_COMMAND)?;
        for flag in &instruction.flags {
            self.flag(command, flag, scope)?;
        }
        match instruction.keyword {
            Keyword::Env | Keyword::Label => {
                let mut defined = Vec::new();
                for (name, value) in instruction.pairs() {
                    let (name_text, range) = (file.text(name), command.at(value.range));
                    self.word(name_text, command.at(name.range), None, scope)?;
                    let size = self.parsed_word(file.text(value), range, Some(name_text), scope)?;
                    self.pay(range, PER_NAME * (scope.sizes.len() + defined.len()) as u64)?;
                    defined.push((name_text, size));
                }
                for (name, size) in defined.into_iter().filter(|_| instruction.keyword == Keyword::Env) {
                    scope.set(name, size);
                    scope.n_kept += 1;
                }
            }
            Keyword::Arg => {
                for word in &instruction.words {
                    let (name, default, _) = split_arg(file, instruction, word);
                    let range = command.at(word.range);
                    let size = match (self.analysis.workspace.build_arg(name), default) {
                        (Some(given), _) => given.len(),
                        (None, Some(default)) => self.parsed_word(default, range, Some(name), scope)?,
                        (None, None) => self.globals.get(name).copied().unwrap_or(0),
                    };
                    self.pay(range, PER_NAME * scope.sizes.len() as u64)?;
                    scope.set(name, size);
                }
            }
            Keyword::Expose => self.expose(command, scope)?,
            Keyword::Copy | Keyword::Add => {
                for word in &instruction.words {
                    self.word(file.text(word), command.at(word.range), None, scope)?;
                }
                for heredoc in instruction.heredocs.iter().filter(|heredoc| heredoc.expands) {
                    let lex = Lex { skip_process_quotes: true, ..Lex::new('\\') };
                    let size = scope.size_of(lex, &heredoc.text(&file.source));
                    self.take(size.min(VALUE_BYTES), 0, None, command.at(heredoc.word))?;
                    self.n_bytes = self.n_bytes.saturating_add(size.saturating_sub(VALUE_BYTES));
                }
                self.name(command, scope)?;
            }
            Keyword::Run => self.name(command, scope)?,
            Keyword::Workdir | Keyword::User | Keyword::Stopsignal | Keyword::Volume => {
                for word in &instruction.words {
                    self.word(file.text(word), command.at(word.range), None, scope)?;
                }
                self.name(command, scope)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn flag(
        &mut self,
        command: &StageInstruction<'a>,
        flag: &Flag,
        scope: &VariableSizes<'a>,
    ) -> Checked<()> {
        let text = self.analysis.file.flag_text(flag);
        let range = command.at(flag.range);
        self.pay(range, per_run(text.len()))?;
        self.word(text, range, None, scope).map(|_| ())
    }

    /// The words of an `EXPOSE`, and each port that they open.
    fn expose(&mut self, command: &StageInstruction<'a>, scope: &VariableSizes<'a>) -> Checked<()> {
        let file = self.analysis.file;
        for word in &command.instruction.words {
            self.word(file.text(word), command.at(word.range), None, scope)?;
            self.pay(command.at(word.range), PER_PORT)?;
        }
        let of_this = self.analysis.facts.iter().filter(|fact| fact.instruction == command.index);
        for fact in of_this {
            if let FactKind::ManyPorts(n_ports) = fact.kind {
                self.pay(fact.range, PER_PORT * u64::from(n_ports))?;
            }
        }
        Ok(())
    }

    /// The whole line, which names the step and is expanded for that.
    fn name(&mut self, command: &StageInstruction<'a>, scope: &VariableSizes<'a>) -> Checked<()> {
        let file = self.analysis.file;
        let line = file.original(command.instruction);
        let range = command.at(command.instruction.keyword_range);
        let lex = Lex { skip_unset_env: true, raw_quotes: true, ..Lex::new(file.escape) };
        let size = scope.size_of(lex, &line);
        let grown = size.saturating_sub(line.len());
        if grown > VALUE_BYTES {
            return Err(too_large(
                Some(&file.keyword(command.instruction).to_ascii_uppercase()),
                size,
                range,
            ));
        }
        self.pay(range, scope.per_word() * 2 + per_run(longest_run(&line, 0).saturating_add(grown)))?;
        self.add(size, range)
    }

    fn word(
        &mut self,
        text: &str,
        range: ByteRange,
        name: Option<&str>,
        scope: &VariableSizes<'a>,
    ) -> Checked<usize> {
        let size = scope.size_of(Lex::new(self.analysis.file.escape), text);
        self.pay(range, scope.per_word())?;
        self.take(size, longest_run(text, size), name, range)?;
        Ok(size)
    }

    /// A word that BuildKit's parser puts together character by character, blanks between quotes included.
    fn parsed_word(
        &mut self,
        text: &str,
        range: ByteRange,
        name: Option<&str>,
        scope: &VariableSizes<'a>,
    ) -> Checked<usize> {
        self.pay(range, per_run(text.len()))?;
        self.word(text, range, name, scope)
    }

    fn take(&mut self, size: usize, run: usize, name: Option<&str>, range: ByteRange) -> Checked<()> {
        if size > VALUE_BYTES {
            return Err(too_large(name, size, range));
        }
        self.pay(range, per_run(run))?;
        self.add(size, range)
    }

    fn add(&mut self, size: usize, range: ByteRange) -> Checked<()> {
        self.n_bytes = self.n_bytes.saturating_add(size);
        if self.n_bytes <= EXPANDED_BYTES {
            return Ok(());
        }
        Err(Box::new((Excess::Total, range)))
    }

    fn pay(&mut self, range: ByteRange, cost: u64) -> Checked<()> {
        self.cost = self.cost.saturating_add(cost);
        if self.cost <= MOST_COST {
            return Ok(());
        }
        Err(Box::new((Excess::Expanding, range)))
    }

    /// BuildKit 0.8 looks for every stage along every path of stages that copy from each other.
    fn paths(&mut self) -> Checked<()> {
        let n_stages = self.analysis.stages.len() as u64;
        let mut n_paths: Vec<u64> = Vec::new();
        for facts in &self.analysis.stages {
            let mut of_stage = 1_u64;
            let mut range = ByteRange::default();
            let mut seen: Vec<&UseTarget> = Vec::new();
            for found in &facts.uses {
                if found.kind != UseKind::Base && seen.contains(&&found.target) {
                    continue;
                }
                seen.push(&found.target);
                range = found.range;
                let of_target = found.target.stage().and_then(|target| n_paths.get(target).copied());
                of_stage = of_stage.saturating_add(of_target.unwrap_or(1));
            }
            n_paths.push(of_stage);
            if of_stage.saturating_mul(n_stages).saturating_mul(PER_PATH) > MOST_COST {
                return Err(Box::new((Excess::StagePaths, range)));
            }
        }
        Ok(())
    }
}

impl<'a> VariableSizes<'a> {
    /// What an image brings along is not known here; none of the usual ones has more.
    fn of_image() -> Self {
        Self {
            sizes: BTreeMap::from([("PATH", PATH_BYTES)]),
            n_set: IMAGE_VARIABLES,
            n_kept: IMAGE_VARIABLES,
            n_bytes: 1024,
        }
    }

    fn set(&mut self, name: &'a str, size: usize) {
        let before = self.sizes.insert(name, size).unwrap_or(0);
        self.n_bytes = (self.n_bytes + size + name.len()).saturating_sub(before);
        self.n_set += 1;
    }

    fn size_of(&self, lex: Lex, text: &str) -> usize {
        size_of(lex, text, &|name| self.sizes.get(name).copied())
    }

    /// What one word costs before its first letter is read.
    fn per_word(&self) -> u64 {
        let n_known = self.sizes.len() as u64 + IMAGE_VARIABLES;
        self.n_set * n_known * PER_SET + self.n_bytes as u64
    }
}

/// Returns the size that a text cannot exceed once it is expanded, whatever an engine makes of its modifiers.
fn size_of(lex: Lex, text: &str, size: &dyn Fn(&str) -> Option<usize>) -> usize {
    let unknown = if lex.skip_unset_env { 0 } else { UNKNOWN_BYTES };
    let references = lex.references(text);
    let value = |reference: &VariableReference| size(reference.name.slice(text)).unwrap_or(unknown);
    let mut total = text.len();
    for (at, reference) in references.iter().enumerate() {
        let replaces = reference.modifier.is_some_and(|modifier| modifier.slice(text).starts_with('/'));
        let times = if replaces { put_in(text, reference, &references[at + 1..], &value) } else { 1 };
        // What names a variable and nothing more goes away for its value.
        let written =
            if reference.modifier.is_none() && !lex.skip_unset_env { reference.range.len() } else { 0 };
        total = total.saturating_sub(written).saturating_add(value(reference).saturating_mul(times));
    }
    total
}

/// Returns the size that each character of a value can have after a replacement; the references inside one stand right `after` it.
fn put_in(
    text: &str,
    reference: &VariableReference,
    after: &[VariableReference],
    value: &dyn Fn(&VariableReference) -> usize,
) -> usize {
    let inside = after.iter().take_while(|found| found.range.start < reference.range.end);
    let mut size = reference.operand.map_or(1, |operand| operand.len() + 1);
    for found in inside {
        // A replacement in a replacement is nothing that anybody needs.
        let is_plain = found.modifier.is_none_or(|modifier| !modifier.slice(text).starts_with('/'));
        size = if is_plain { size.saturating_add(value(found)) } else { usize::MAX };
    }
    size
}

/// Returns how long the longest part without a blank can be in a text of that size once it is expanded.
fn longest_run(text: &str, size: usize) -> usize {
    let longest = text.split_ascii_whitespace().map(str::len).max().unwrap_or(0);
    longest.saturating_add(size.saturating_sub(text.len()))
}

/// What reading a part without a blank costs: BuildKit 0.8 copies it with every character.
fn per_run(length: usize) -> u64 {
    let length = length as u64;
    length.saturating_mul(length).saturating_mul(PER_RUN_TENTHS) / 10
}

fn too_large(name: Option<&str>, size: usize, range: ByteRange) -> Box<(Excess, ByteRange)> {
    let bytes = size as u64;
    let excess = match name {
        Some(name) => Excess::Value { name: name.to_owned(), bytes },
        None => Excess::Word { bytes },
    };
    Box::new((excess, range))
}

/// What all of a file's words may cost, in nanoseconds.
const MOST_COST: u64 = 600_000_000;

/// For each time that a variable was set and each variable there is (34 ns for two of them).
const PER_SET: u64 = 17;

/// For each pair of characters of a word, in tenths (60,000 without a blank took 8.4 s).
const PER_RUN_TENTHS: u64 = 23;

/// For each variable above the first stage, with each word there (3,000 took 1.2 s).
const PER_GLOBAL: u64 = 130;

/// For each name that one more is compared with (4,000 took 0.9 s).
const PER_NAME: u64 = 120;

/// For an instruction, whatever it says; those that `ONBUILD` left are read again for each stage.
const PER_COMMAND: u64 = 20_000;

/// For each port (65,000 took 1.4 s).
const PER_PORT: u64 = 22_000;

/// For each step along a path of stages.
const PER_PATH: u64 = 60;

/// A variable that no line of the file sets may still come with the base.
const UNKNOWN_BYTES: usize = 64;

const PATH_BYTES: usize = 160;

const IMAGE_VARIABLES: u64 = 16;

#[cfg(test)]
mod tests;
