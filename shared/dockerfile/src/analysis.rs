//! What a build would make of a Dockerfile: its stages and how they depend on each other, its variables with their values, and the configuration of
//! the images (BuildKit `frontend/dockerfile/dockerfile2llb/convert.go`).
//!
//! Walked once per text and shared by the rules and the editor. What base images bring along is not known here: of their
//! environment only `PATH` is taken to be there, as BuildKit does for one without any.

mod bases;
mod commands;
mod contents;
mod copy;
mod dispatch;
mod epoch;
mod excess;
mod facts;
mod globals;
mod graph;
mod growth;
mod image;
mod ports;
mod signals;
mod stages;
mod start;
mod variables;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

pub use commands::StageInstruction;
pub use contents::{Contents, Delivered, absolute};
pub use copy::is_remote;
pub use excess::Excess;
pub use facts::{Fact, FactKind};
pub use growth::{BUILD_INSTRUCTIONS, EXPANDED_BYTES, VALUE_BYTES};
pub use image::{ImageConfig, ProcessLine};
pub use ports::{Port, PortError, read_port};
pub use stages::{StageFacts, StageUse, UseKind, UseTarget};
pub use start::{Start, StartWord, official};
pub use variables::{Scope, Variable, VariableKind};

use text::Budget;

use crate::ignore::{Decision, IgnoreFile, copy_sources};
use crate::problem::Problem;
use crate::syntax::Dockerfile;
use crate::words::Lex;

/// What lies around the Dockerfile.
#[derive(Clone, Copy, Debug, Default)]
pub struct Workspace<'a> {
    /// Path and content of every file of the build context, the Dockerfile and `.dockerignore` included.
    pub files: &'a [(&'a str, &'a str)],
    /// The same of files outside the context, of which a Dockerfile that stands there has an ignore file of its own.
    pub beside: &'a [(&'a str, &'a str)],
    /// Names and values of `--build-arg`.
    pub build_args: &'a [(&'a str, &'a str)],
    /// Path of the Dockerfile among them, to which an ignore file of its own may belong; empty for `Dockerfile`.
    pub dockerfile: &'a str,
    /// What is known of programs among the files, in whatever language.
    pub programs: &'a [Program<'a>],
    /// How much work all of it may be; `None` for a budget of the analysis's own.
    pub budget: Option<&'a Budget>,
}

/// What is known of a program that stands in one file.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// The file.
    pub path: &'a str,
    /// Where it listens when it is started by itself.
    pub listens: &'a [Listening<'a>],
}

/// A port that a program listens on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listening<'a> {
    /// The port, or the one that stands in where the variable is not set; `None` when it is not known.
    pub port: Option<u16>,
    /// The variable of the environment that decides it.
    pub variable: Option<&'a str>,
}

impl<'a> Workspace<'a> {
    /// Returns the content of a file.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&'a str> {
        self.files.iter().find(|(found, _)| *found == path).map(|(_, content)| *content)
    }

    /// Returns the path of the Dockerfile.
    #[must_use]
    pub fn dockerfile_path(&self) -> &'a str {
        if self.dockerfile.is_empty() { "Dockerfile" } else { self.dockerfile }
    }

    /// Returns path and content of the ignore file that a build obeys: the Dockerfile's own, or else that of the whole context.
    fn ignore_file(&self) -> Option<(&'a str, &'a str)> {
        let is_own =
            |path: &str| path.strip_suffix(IGNORE_FILE).is_some_and(|path| path == self.dockerfile_path());
        let own = self.files.iter().chain(self.beside).find(|(path, _)| is_own(path));
        own.or_else(|| self.files.iter().find(|(path, _)| *path == IGNORE_FILE)).copied()
    }

    /// Returns the value of a build argument.
    #[must_use]
    pub fn build_arg(&self, name: &str) -> Option<&'a str> {
        self.build_args.iter().rev().find(|(found, _)| *found == name).map(|(_, value)| *value)
    }
}

/// What a build would make of a Dockerfile.
#[derive(Clone, Debug)]
pub struct Analysis<'a> {
    /// The file.
    pub file: &'a Dockerfile,
    /// What lies around it.
    pub workspace: Workspace<'a>,
    /// What the ignore file says, if there is one.
    pub ignore: Option<IgnoreFile>,
    /// Path of the ignore file: `.dockerignore`, or the Dockerfile's own, as `Dockerfile.dockerignore`, which stands in for it.
    pub ignore_path: &'a str,
    /// Variables that `FROM` may use: the predefined ones and `ARG` before the first `FROM`.
    pub globals: Vec<Variable>,
    /// One entry for each of [`Dockerfile::stages`].
    pub stages: Vec<StageFacts>,
    /// What was seen on the way, for the rules.
    pub facts: Vec<Fact>,
    /// What BuildKit refuses although each instruction by itself is well formed.
    pub problems: Vec<Problem>,
    /// What costs an engine more than it may; one of `problems` says so.
    pub excess: Option<Excess>,
    /// How much work may be done where the workspace brings no budget.
    own_budget: Budget,
    /// What the ignore file says of paths that were asked for.
    decided: RefCell<BTreeMap<String, Decision>>,
}

/// Walks a Dockerfile as a build would.
#[must_use]
pub fn analyse<'a>(file: &'a Dockerfile, workspace: Workspace<'a>) -> Analysis<'a> {
    let ignore = workspace.ignore_file();
    let mut analysis = Analysis {
        file,
        workspace,
        ignore: ignore.map(|(_, text)| IgnoreFile::parse(text)),
        ignore_path: ignore.map_or(IGNORE_FILE, |(path, _)| path),
        globals: Vec::new(),
        stages: Vec::new(),
        facts: Vec::new(),
        problems: Vec::new(),
        excess: None,
        own_budget: Budget::default(),
        decided: RefCell::default(),
    };
    globals::collect(&mut analysis);
    stages::collect(&mut analysis);
    graph::collect(&mut analysis);
    for stage in 0..analysis.stages.len() {
        dispatch::stage(&mut analysis, stage);
    }
    epoch::check(&mut analysis);
    growth::check(&mut analysis);
    analysis
}

impl<'a> Analysis<'a> {
    /// Returns how much work may still be done.
    #[must_use]
    pub fn budget(&self) -> &Budget {
        self.workspace.budget.unwrap_or(&self.own_budget)
    }

    /// Returns what the ignore file says of a path; nothing once the budget is spent.
    #[must_use]
    pub fn decide(&self, path: &str) -> Decision {
        let Some(ignore) = &self.ignore else { return Decision::default() };
        if let Some(known) = self.decided.borrow().get(path) {
            return *known;
        }
        let decision = ignore.decide(path, self.budget()).unwrap_or_default();
        self.decided.borrow_mut().entry(path.to_owned()).or_insert(decision);
        decision
    }

    /// Returns whether a file of the context is left out of the build.
    #[must_use]
    pub fn is_ignored(&self, path: &str) -> bool {
        self.decide(path).is_ignored
    }

    /// Returns the files of the workspace that a source takes, the ignore file not applied; none once the budget is spent.
    #[must_use]
    pub fn taken(&self, source: &str) -> Vec<&'a str> {
        let paths: Vec<&str> = self.workspace.files.iter().map(|(path, _)| *path).collect();
        copy_sources(source, &paths, self.budget()).unwrap_or_default()
    }
}

impl Analysis<'_> {
    /// Returns the variables that an instruction may use, by its index in [`Dockerfile::instructions`].
    #[must_use]
    pub fn scope(&self, instruction: usize) -> Scope<'_> {
        let found = self.file.instructions.get(instruction);
        let is_from = found.is_some_and(|found| found.keyword == crate::Keyword::From);
        let stage = found.and_then(|found| found.stage).filter(|_| !is_from);
        Scope { globals: &self.globals, stages: &self.stages, stage, before: instruction }
    }

    /// Expands a text as a word of an instruction; as it is where BuildKit would refuse it.
    #[must_use]
    pub fn expand<'t>(&self, instruction: usize, text: &'t str) -> Cow<'t, str> {
        if !needs_expansion(text, self.file.escape) {
            return Cow::Borrowed(text);
        }
        match Lex::new(self.file.escape).expand(text, &self.scope(instruction)) {
            Ok(expansion) => Cow::Owned(expansion.text),
            Err(_) => Cow::Borrowed(text),
        }
    }

    /// Returns the stage that a name or number means in `COPY --from`.
    #[must_use]
    pub fn stage_called(&self, name: &str) -> Option<usize> {
        if let Ok(number) = name.parse::<usize>() {
            return Some(number).filter(|number| *number < self.stages.len());
        }
        stages::find(&self.stages, name)
    }

    /// Returns every name that some engine could make of each stage's base; `None` where that cannot be told: where an engine decides a part
    /// of it, the names `decided_elsewhere` among them, or where there are too many.
    #[must_use]
    pub fn possible_bases(&self, decided_elsewhere: &[&str]) -> Vec<Option<Vec<String>>> {
        bases::possible(self, decided_elsewhere)
    }

    /// Returns, for each stage, whether a build of `target` needs it.
    #[must_use]
    pub fn reachable(&self, target: usize) -> Vec<bool> {
        let mut reached = vec![false; self.stages.len()];
        let mut open = vec![target];
        while let Some(stage) = open.pop() {
            let (Some(facts), Some(is_reached)) = (self.stages.get(stage), reached.get_mut(stage)) else {
                continue;
            };
            if !std::mem::replace(is_reached, true) {
                open.extend(facts.uses.iter().filter_map(|found| found.target.stage()));
            }
        }
        reached
    }
}

/// The ignore file of the whole context.
const IGNORE_FILE: &str = ".dockerignore";

/// Returns whether expanding a text may change it.
fn needs_expansion(text: &str, escape: char) -> bool {
    text.contains([escape, '$', '"', '\''])
}

#[cfg(test)]
mod tests;
