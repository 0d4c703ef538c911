//! Which pipeline of a script runs next. Nothing runs here: the caller performs each [`Step`] and says how it ended.
//!
//! ```
//! use console::shell::{Evaluation, Files, ShellState, Step, parse};
//! # struct NoFiles;
//! # impl Files for NoFiles {
//! #     fn entries(&self, _: &str) -> Vec<console::shell::FileEntry> { Vec::new() }
//! #     fn kind(&self, _: &str) -> Option<console::shell::FileKind> { None }
//! # }
//!
//! let mut state = ShellState::default();
//! let mut evaluation = Evaluation::new(parse("name=web; docker build -t $name . && docker run $name")?);
//! let Step::Run(pipeline) = evaluation.next(&mut state, &NoFiles) else { panic!("the build is next") };
//! assert_eq!(pipeline.commands[0].words, ["docker", "build", "-t", "web", "."]);
//! evaluation.finished(&mut state, 1);
//! assert!(matches!(evaluation.next(&mut state, &NoFiles), Step::Ended(_)));
//! # Ok::<(), console::shell::SyntaxError>(())
//! ```

use std::sync::Arc;

use text::ByteRange;

use super::expansion::{Command, EXPANDED_BYTES, Expansion, ExpansionError, Stop};
use super::files::Files;
use super::state::ShellState;
use super::syntax::{Connector, Pipeline, Script};

/// A script that is carried out.
#[derive(Clone, Debug)]
pub struct Evaluation {
    script: Arc<Script>,
    /// The list and the pipeline in it that come next.
    list: usize,
    pipeline: usize,
    /// What the substitutions of the current pipeline printed.
    outputs: Vec<String>,
    /// The status of the last of them.
    substitution_status: Option<i32>,
    /// Whether a list that fails ends the script.
    stops_at_failure: bool,
    ended: Option<Ended>,
}

/// What the caller does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Runs these commands, connected by pipes, and calls [`Evaluation::finished`].
    Run(RunPipeline),
    /// Carries this script out with what it prints captured, and calls [`Evaluation::substituted`]. The script works on a copy of the state.
    Substitute(Arc<Script>),
    /// Nothing: the script is done.
    Ended(Ended),
}

/// Commands connected by pipes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPipeline {
    /// The commands, at least one.
    pub commands: Vec<Command>,
    /// Where the pipeline stands.
    pub range: ByteRange,
    /// The zero-based line on which its list begins.
    pub line: usize,
}

/// How a script ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The status of its last pipeline.
    pub status: i32,
    /// Why it ended before its end.
    pub reason: Option<EndedEarly>,
}

/// Why a script ended before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndedEarly {
    /// A list failed, and the script stops at a failure.
    Failure {
        /// The zero-based line on which the list begins.
        line: usize,
        /// Where the list stands.
        range: ByteRange,
        /// How many lists did not run.
        n_left: usize,
    },
    /// The words of a command cannot be expanded.
    Expansion {
        /// Why.
        error: ExpansionError,
        /// The zero-based line on which its list begins.
        line: usize,
        /// Where the pipeline stands.
        range: ByteRange,
    },
}

impl Evaluation {
    /// Makes the evaluation of a script, at its start.
    #[must_use]
    pub fn new(script: impl Into<Arc<Script>>) -> Self {
        Self {
            script: script.into(),
            list: 0,
            pipeline: 0,
            outputs: Vec::new(),
            substitution_status: None,
            stops_at_failure: false,
            ended: None,
        }
    }

    /// Lets the first list that fails end the script. Nothing is left to be said then when it was the last one.
    #[must_use]
    pub fn stop_at_failure(mut self) -> Self {
        self.stops_at_failure = true;
        self
    }

    /// Returns what to do next. Assignments without a command are done by this.
    pub fn next(&mut self, state: &mut ShellState, files: &dyn Files) -> Step {
        loop {
            if let Some(ended) = &self.ended {
                return Step::Ended(ended.clone());
            }
            let script = Arc::clone(&self.script);
            let Some(list) = script.lists.get(self.list) else {
                self.ended = Some(Ended { status: state.last_status, reason: None });
                continue;
            };
            let Some((connector, pipeline)) = list.pipelines.get(self.pipeline) else {
                self.end_list(state, &script);
                continue;
            };
            let is_wanted = match connector {
                _ if self.pipeline == 0 => true,
                Connector::And => state.last_status == 0,
                Connector::Or => state.last_status != 0,
            };
            if !is_wanted {
                self.pipeline += 1;
                continue;
            }
            match self.expand(pipeline, state, files) {
                Ok(None) => {}
                Ok(Some(commands)) => {
                    return Step::Run(RunPipeline { commands, range: pipeline.range, line: list.line });
                }
                Err(Stop::Needs(script)) => return Step::Substitute(script),
                Err(Stop::Failed(error)) => {
                    state.last_status = EXPANSION_STATUS;
                    let reason = EndedEarly::Expansion { error, line: list.line, range: pipeline.range };
                    self.ended = Some(Ended { status: EXPANSION_STATUS, reason: Some(reason) });
                }
            }
        }
    }

    /// Says how the pipeline of [`Step::Run`] ended.
    pub fn finished(&mut self, state: &mut ShellState, status: i32) {
        let list = self.script.lists.get(self.list);
        let pipeline = list.and_then(|list| list.pipelines.get(self.pipeline));
        let is_negated = pipeline.is_some_and(|(_, pipeline)| pipeline.is_negated);
        state.last_status = if is_negated { i32::from(status == 0) } else { status };
        self.pipeline += 1;
        self.outputs.clear();
        self.substitution_status = None;
    }

    /// Gives what the script of [`Step::Substitute`] printed, and its status.
    pub fn substituted(&mut self, output: String, status: i32) {
        let mut output = output.replace('\0', "");
        // So long an output does not fit into the words of a command, so no more of it has to be kept.
        output.truncate(output.floor_char_boundary(EXPANDED_BYTES + 4));
        self.outputs.push(output);
        self.substitution_status = Some(status);
    }

    /// Expands a pipeline; `None` when there is nothing to run.
    fn expand(
        &mut self,
        pipeline: &Pipeline,
        state: &mut ShellState,
        files: &dyn Files,
    ) -> Result<Option<Vec<Command>>, Stop> {
        let mut expansion = Expansion::new(state, files, &self.outputs);
        let mut commands = Vec::new();
        for command in &pipeline.commands {
            let n_before = expansion.assigned.len();
            commands.push(expansion.command(command)?);
            // Each command of a longer pipeline has variables of its own.
            if pipeline.commands.len() > 1 {
                expansion.assigned.truncate(n_before);
            }
        }
        let mut assigned = expansion.assigned;
        let [command] = commands.as_mut_slice() else { return Ok(Some(commands)) };
        if command.words.is_empty() {
            // All that an assignment without a command can do is stay.
            assigned.append(&mut command.assignments);
        }
        for (name, value) in &assigned {
            state.set(name, value).map_err(|_| Stop::Failed(ExpansionError::TooManyVariables))?;
        }
        if !command.words.is_empty() || !command.redirects.is_empty() {
            return Ok(Some(commands));
        }
        let status = self.substitution_status.unwrap_or(0);
        self.finished(state, status);
        Ok(None)
    }

    fn end_list(&mut self, state: &ShellState, script: &Script) {
        let list = script.lists.get(self.list);
        self.list += 1;
        self.pipeline = 0;
        let n_left = script.lists.len() - self.list;
        if let Some(list) = list.filter(|_| self.stops_at_failure && state.last_status != 0 && n_left > 0) {
            let reason = EndedEarly::Failure { line: list.line, range: list.range, n_left };
            self.ended = Some(Ended { status: state.last_status, reason: Some(reason) });
        }
    }
}

/// The status of a command whose words cannot be expanded, as `dash` has it.
const EXPANSION_STATUS: i32 = 2;
