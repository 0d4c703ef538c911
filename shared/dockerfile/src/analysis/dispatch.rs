//! What the instructions of one stage do, one after the other (`dockerfile2llb`, `dispatch`).

mod expand;

use text::ByteRange;

use super::commands::StageInstruction;
use super::globals::split_arg;
use super::graph::stage_name;
use super::signals::is_signal;
use super::variables::VariableList;
use super::{
    Analysis, FactKind, ImageConfig, ProcessLine, UseKind, UseTarget, Variable, VariableKind, copy, read_port,
};
use crate::instruction::{fields, read_mount};
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::syntax::{Instruction, Word};
use crate::words::Lex;

/// Walks a stage; those before it have been walked.
pub(super) fn stage(analysis: &mut Analysis<'_>, stage: usize) {
    let base = analysis.stages.get(stage).and_then(|facts| facts.base.stage());
    let inherited = base.and_then(|base| analysis.stages.get(base)).map(|base| base.image.clone());
    let has_base = inherited.is_some();
    let mut image = inherited.unwrap_or_default();
    let mut variables = VariableList::default();
    if !has_base {
        variables.push(Variable {
            name: "PATH".to_owned(),
            value: Some(DEFAULT_PATH.to_owned()),
            kind: VariableKind::Predefined,
            instruction: None,
            range: None,
        });
    }
    if let Some(facts) = analysis.stages.get_mut(stage) {
        facts.variables = variables;
    }
    let commands = analysis.commands(stage);
    let mut has_cmd = false;
    for command in commands {
        has_cmd |= command.instruction.keyword == Keyword::Cmd;
        InstructionAnalysis { analysis, stage, image: &mut image, command, has_cmd }.run();
    }
    if let Some(facts) = analysis.stages.get_mut(stage) {
        facts.image = image;
    }
}

/// One instruction on its way.
pub(super) struct InstructionAnalysis<'w, 'a, 'c> {
    pub(super) analysis: &'w mut Analysis<'a>,
    stage: usize,
    image: &'w mut ImageConfig,
    pub(super) command: StageInstruction<'c>,
    /// Whether this stage has a `CMD` so far.
    has_cmd: bool,
}

impl InstructionAnalysis<'_, '_, '_> {
    fn run(&mut self) {
        let instruction = self.command.instruction;
        match instruction.keyword {
            Keyword::Env => self.env(),
            Keyword::Label => self.label(),
            Keyword::Arg => self.arg(),
            Keyword::Run => self.mounts(),
            Keyword::Add | Keyword::Copy => copy::run(self),
            Keyword::Workdir => self.workdir(),
            Keyword::User => self.image.user = self.only_word(),
            Keyword::Stopsignal => self.stop_signal(),
            Keyword::Volume => self.volume(),
            Keyword::Expose => self.expose(),
            Keyword::Shell => self.image.shell = Some(self.texts()),
            Keyword::Cmd => self.image.cmd = self.process_line(),
            Keyword::Entrypoint => {
                self.image.entrypoint = self.process_line();
                if !self.has_cmd {
                    self.image.cmd = None;
                }
            }
            Keyword::Healthcheck => self.image.healthcheck = Some(self.command.index),
            Keyword::From | Keyword::Maintainer | Keyword::Onbuild | Keyword::Unknown => {}
        }
    }

    fn env(&mut self) {
        let mut defined = Vec::new();
        for (name, value) in self.command.instruction.pairs() {
            let (Some(key), Some(value)) = (self.word(name), self.word(value)) else {
                continue;
            };
            self.fact(name.range, FactKind::Named("ENV", key.clone()));
            defined.push((key, value, name.range));
        }
        for (name, value, range) in defined {
            self.define(name, Some(value), VariableKind::Env, range);
        }
    }

    fn label(&mut self) {
        for (name, value) in self.command.instruction.pairs() {
            if let (Some(name), Some(value)) = (self.word(name), self.word(value)) {
                self.image.labels.push((name, value));
            }
        }
    }

    fn arg(&mut self) {
        let (file, instruction) = (self.analysis.file, self.command.instruction);
        for word in &instruction.words {
            let (name, default, range) = split_arg(file, instruction, word);
            self.fact(range, FactKind::Named("ARG", name.to_owned()));
            let given = self.analysis.workspace.build_arg(name).map(str::to_owned);
            let value = match (given, default) {
                (Some(given), _) => Some(given),
                (None, Some(default)) => {
                    let start = name.len() + 1;
                    let place = |from, to| file.range_in(instruction, word, start + from, start + to);
                    self.expand(default, word.range, &place).map(|expansion| expansion.text)
                }
                (None, None) => {
                    let globals = self.analysis.globals.iter().rev();
                    let mut found = globals.filter(|global| global.name == name);
                    found.find_map(|global| global.value.clone())
                }
            };
            self.define(name.to_owned(), value, VariableKind::Arg, range);
        }
    }

    fn mounts(&mut self) {
        let (file, instruction) = (self.analysis.file, self.command.instruction);
        for flag in &instruction.flags {
            let name = file.flag_parts(flag).0;
            if name == "device" {
                let message = "device feature is only supported in Dockerfile frontend 1.14.0-labs or later";
                self.error(codes::FLAG, flag.range, message.to_owned());
            }
            let (true, Ok(fields)) = (name == "mount", fields(file, instruction, flag)) else {
                continue;
            };
            let whole = flag.value.unwrap_or(flag.range);
            let mut problems = Vec::new();
            let mut expand = |text: &str, range: ByteRange| {
                let place = |from: usize, to: usize| {
                    let start = range.start as usize;
                    if range.len() == text.len() { ByteRange::new(start + from, start + to) } else { range }
                };
                self.expand(text, range, &place).map(|expansion| expansion.text)
            };
            let mount = read_mount(&fields, whole, &mut expand, &mut problems);
            if mount
                .target
                .as_deref()
                .is_some_and(|target| target.starts_with('/') && target.bytes().all(|byte| byte == b'/'))
            {
                let message = "invalid mount target \"/\"".to_owned();
                problems.push(Problem::error(codes::MOUNT, mount.target_range.unwrap_or(whole), message));
            }
            for mut problem in problems {
                problem.range = self.command.at(problem.range);
                if self.command.place.is_some() {
                    problem.fixes.clear();
                }
                self.analysis.problems.push(problem);
            }
            let target = mount.target.unwrap_or_default();
            self.needs_earlier(
                UseKind::Mount,
                &|name, _| {
                    format!(
                        "cannot mount from stage {} to {}, stage needs to be defined before current command",
                        crate::words::quote(name),
                        crate::words::quote(&target)
                    )
                },
                mount.from_range,
            );
        }
    }

    /// Notes a stage that is used before it is made.
    pub(super) fn needs_earlier(
        &mut self,
        kind: UseKind,
        message: &dyn Fn(&str, &str) -> String,
        range: Option<ByteRange>,
    ) {
        let wanted = range.map(|range| self.command.at(range));
        let current = stage_name(self.analysis, self.stage);
        let Some(facts) = self.analysis.stages.get(self.stage) else {
            return;
        };
        let found = facts.uses.iter().find(|found| {
            found.kind == kind && found.instruction == self.command.index && Some(found.range) == wanted
        });
        let Some((UseTarget::Stage(target), range)) = found.map(|found| (&found.target, found.range)) else {
            return;
        };
        // A stage that needs itself is a circle, which is said already.
        if *target > self.stage
            && !self
                .analysis
                .problems
                .iter()
                .any(|problem| problem.code == codes::CIRCLE && problem.range == range)
        {
            let written = range.slice(&self.analysis.file.source).to_owned();
            let message = message(&written, &current);
            self.analysis.problems.push(Problem::error(codes::STAGE_USE, range, message));
        }
    }

    fn workdir(&mut self) {
        let Some(word) = self.command.instruction.words.first() else {
            return;
        };
        let Some(path) = self.word(word) else {
            return;
        };
        if !self.image.is_workdir_set && !path.starts_with('/') {
            self.fact(word.range, FactKind::RelativeWorkdir(path.clone()));
        }
        self.image.is_workdir_set = true;
        let joined = match (path.starts_with('/'), &self.image.workdir) {
            (true, _) | (false, None) => format!("/{path}"),
            (false, Some(current)) => format!("{current}/{path}"),
        };
        // A path beyond all paths of Linux (4,096 bytes) grows no further: one that grew with each line would cost its square.
        if joined.len() <= LONGEST_PATH {
            self.image.workdir = Some(crate::ignore::clean(&joined).into_owned());
        }
    }

    fn stop_signal(&mut self) {
        let (Some(word), Some(signal)) = (self.command.instruction.words.first(), self.only_word()) else {
            return;
        };
        if is_signal(&signal) {
            self.image.stop_signal = Some(signal);
        } else {
            self.error(codes::ARGUMENTS, word.range, format!("invalid signal: {signal}"));
        }
    }

    fn volume(&mut self) {
        let file = self.analysis.file;
        for word in &self.command.instruction.words {
            let Some(volume) = self.word(word) else {
                continue;
            };
            let is_written = !file.text(word).trim().is_empty();
            let volume = volume.trim();
            if volume.is_empty() && is_written {
                let message = "VOLUME specified can not be an empty string".to_owned();
                self.error(codes::ARGUMENTS, word.range, message);
            } else if !volume.is_empty() {
                self.image.volumes.push(volume.to_owned());
            }
        }
    }

    fn expose(&mut self) {
        let file = self.analysis.file;
        for word in &self.command.instruction.words {
            let text = file.text(word);
            let ports = match Lex::new(file.escape).expand(text, &self.scope()) {
                Ok(expansion) => expansion.words,
                Err(error) => {
                    self.error(codes::EXPANSION, word.range, error.in_word(text));
                    continue;
                }
            };
            for text in ports {
                self.port(word, &text);
            }
        }
    }

    fn port(&mut self, word: &Word, text: &str) {
        let port = match read_port(text) {
            Ok(port) => port,
            Err(error) => return self.error(codes::PORT, word.range, error.0),
        };
        if port.has_capitals {
            self.fact(word.range, FactKind::PortCasing(text.to_owned()));
        }
        if port.is_mapping {
            self.fact(word.range, FactKind::PortMapping(text.to_owned()));
        }
        if port.last > port.first {
            let n_ports = u32::from(port.last - port.first) + 1;
            self.fact(word.range, FactKind::ManyPorts(n_ports));
        }
        let n_left = MAX_PORTS_OF_IMAGE.saturating_sub(self.image.ports.len());
        for number in (port.first..=port.last).take(MAX_PORTS.min(n_left)) {
            self.image.ports.push((format!("{number}/{}", port.protocol), self.command.index));
        }
    }

    fn texts(&self) -> Vec<String> {
        let file = self.analysis.file;
        self.command.instruction.words.iter().map(|word| file.text(word).to_owned()).collect()
    }

    fn process_line(&self) -> Option<ProcessLine> {
        Some(ProcessLine {
            instruction: self.command.index,
            words: self.texts(),
            is_shell_form: !self.command.instruction.is_json,
        })
    }

    fn only_word(&mut self) -> Option<String> {
        let instruction: &Instruction = self.command.instruction;
        instruction.words.first().and_then(|word| self.word(word))
    }
}

/// What `PATH` is where the base image has none.
const DEFAULT_PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Longest working directory that is followed, in bytes.
pub(super) const LONGEST_PATH: usize = 16 * 1024;

/// More ports of one range are not listed one by one.
const MAX_PORTS: usize = 1024;
/// More ports of one image are not listed at all; each stage on top of it has them, too.
const MAX_PORTS_OF_IMAGE: usize = 4096;

#[cfg(test)]
mod tests {
    use super::super::{Workspace, analyse};
    use super::{LONGEST_PATH, MAX_PORTS_OF_IMAGE};
    use text::budget::{Budget, Work};

    #[test]
    fn ports_and_paths_of_one_image_have_an_end() {
        let lines = "EXPOSE 1-65535\nWORKDIR a/long/path/that/adds/up\n".repeat(1_000);
        let file = crate::parse(&format!("FROM a\n{lines}"));
        let analysis = analyse(&file, Workspace::default());
        let image = &analysis.stages[0].image;
        assert_eq!(image.ports.len(), MAX_PORTS_OF_IMAGE);
        assert!(image.workdir.as_ref().is_some_and(|path| path.len() <= LONGEST_PATH));
    }

    #[test]
    fn names_are_suggested_within_the_budget() {
        let names: String = (0..1_000).map(|number| format!("ENV abcdef{number}=1\n")).collect();
        let uses = "ENV q=$abcdeg\n".repeat(1_000);
        let file = crate::parse(&format!("FROM a\n{names}{uses}"));
        let budget = Budget::default();
        let analysis = analyse(&file, Workspace { budget: Some(&budget), ..Workspace::default() });
        assert_eq!(analysis.budget().spent().map(|spent| spent.most), Some(Work::Expanding));
    }
}
