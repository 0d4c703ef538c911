//! The way through the stages that the target needs, instruction by instruction (BuildKit `dockerfile2llb/convert.go`).

use std::collections::BTreeMap;
use std::sync::Arc;

use dockerfile::analysis::{Analysis, UseKind, UseTarget};
use dockerfile::ignore::IgnoreFile;
use dockerfile::is_outside_context;
use dockerfile::platform::Platform;
use dockerfile::words::Lex;
use dockerfile::{Dockerfile, Instruction, Keyword, codes, parse};
use text::Budget;
use text::budget::{Spent, Work};

use super::stage::{DEFAULT_PATH, StageState};
use super::vertices::under;
use super::{Definition, Plan, PlannedFile, PlannedInstruction, Vertex, VertexKind};
use crate::content::{SelectableFile, of_file};
use crate::input::{BaseImage, BuildInput, EngineGeneration, Network, NoCache};
use crate::key::{Digester, Key};
use crate::paths::absolute;
use crate::tree::Effect;

/// Plans a build.
pub(super) fn walk(input: &BuildInput<'_>) -> Plan {
    let analysis = input.analysis;
    let mut walk = PlanWalk {
        input,
        analysis,
        plan: Plan::default(),
        rooted: Vec::new(),
        states: vec![None; analysis.stages.len()],
        known: BTreeMap::new(),
        gives_files: give_files(analysis),
    };
    walk.files();
    if let Some(most) = outgrown(analysis) {
        // Such a build is refused, and nobody needs to know what it would do.
        walk.instructions(&[]);
        walk.plan.spent = Some(Spent { most });
        return walk.plan;
    }
    let Some(last) = analysis.stages.len().checked_sub(1) else {
        walk.instructions(&[]);
        return walk.plan;
    };
    let wanted = input.options.target.as_deref().and_then(|name| analysis.stage_called(name));
    let reached = analysis.reachable(wanted.unwrap_or(last));
    walk.instructions(&reached);
    for stage in (0..=last).filter(|stage| reached.get(*stage) == Some(&true)) {
        walk.stage(stage);
    }
    walk.plan.spent = analysis.budget().spent();
    walk.plan
}

/// Returns what would be too much of a file that the analysis has found to be so: its variables are not put in here once more.
fn outgrown(analysis: &Analysis<'_>) -> Option<Work> {
    analysis.problems.iter().find_map(|problem| match problem.code {
        codes::VALUE_TOO_LARGE | codes::EXPANDED_TOO_LARGE => Some(Work::Expanding),
        codes::TOO_MANY_PATHS | codes::TOO_MANY_INSTRUCTIONS => Some(Work::Planning),
        _ => None,
    })
}

/// A plan in the making.
pub(super) struct PlanWalk<'a> {
    pub(super) input: &'a BuildInput<'a>,
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) plan: Plan,
    /// Rooted paths of [`Plan::files`], and what counts of each.
    rooted: Vec<(String, Key)>,
    /// What each stage ended with.
    pub(super) states: Vec<Option<StageState>>,
    /// Vertices by what makes them one.
    pub(super) known: BTreeMap<Key, u32>,
    /// Of each stage, whether anybody asks what files its result has.
    pub(super) gives_files: Vec<bool>,
}

/// An instruction on its way.
#[derive(Clone, Copy)]
pub(super) struct PlanStep<'s> {
    pub(super) file: &'s Dockerfile,
    pub(super) instruction: &'s Instruction,
    /// Index of the instruction of the Dockerfile that it belongs to.
    pub(super) index: usize,
    pub(super) stage: usize,
}

/// Tells of each stage whether another one takes files from it, or is based on one of which that is true.
fn give_files(analysis: &Analysis<'_>) -> Vec<bool> {
    let mut give = vec![false; analysis.stages.len()];
    let uses = analysis.stages.iter().flat_map(|stage| &stage.uses);
    for stage in uses.filter(|found| found.kind != UseKind::Base).filter_map(|found| found.target.stage()) {
        let mut next = Some(stage);
        while let Some(place) = next.and_then(|stage| give.get_mut(stage)).filter(|gives| !**gives) {
            *place = true;
            next = next.and_then(|stage| analysis.stages.get(stage)?.base.stage());
        }
    }
    give
}

impl<'a> PlanWalk<'a> {
    fn files(&mut self) {
        let own = [&self.input.options.source.dockerfile_in_build(), IGNORE_FILE].concat();
        let text = |path: &str| self.input.files.iter().find(|file| file.path == path)?.text;
        let found = [own.as_str(), IGNORE_FILE].into_iter().find_map(|path| Some((path, text(path)?)));
        let in_force = self.input.ignore.map(|given| (IGNORE_FILE, given)).or(found);
        let ignore = in_force.map(|(_, text)| IgnoreFile::parse(text));
        let budget = self.budget();
        let planned = |file: &crate::ContextFile<'_>| PlannedFile {
            path: file.path.into(),
            mode: file.mode,
            digest: file.digest,
            link: file.link.map(Into::into),
            is_ignored: ignore.as_ref().is_some_and(|ignore| {
                ignore.decide(file.path, budget).is_ok_and(|decision| decision.is_ignored)
            }),
        };
        self.plan.ignore_file = in_force.map(|(path, _)| path.into());
        let inside = self.input.files.iter().filter(|file| !is_outside_context(file.path));
        self.plan.files = inside.map(planned).collect();
        self.plan.files.sort_by(|first, second| first.path.cmp(&second.path));
        let rooted = |file: &PlannedFile| {
            (["/", &file.path].concat(), of_file(file.mode, file.digest, file.link.as_deref()))
        };
        self.rooted = self.plan.files.iter().map(rooted).collect();
    }

    /// Returns the files that the engine gets to see.
    pub(super) fn context(&self) -> Vec<SelectableFile<'_>> {
        let files = self.plan.files.iter().zip(&self.rooted).zip(0..);
        let seen = files.filter(|((file, _), _)| !file.is_ignored);
        seen.map(|((file, (path, key)), number)| SelectableFile {
            path,
            key: *key,
            link: file.link.as_deref(),
            number,
        })
        .collect()
    }

    fn instructions(&mut self, reached: &[bool]) {
        let file = self.analysis.file;
        let planned = |instruction: &Instruction| PlannedInstruction {
            keyword: instruction.keyword,
            text: text_of(file, instruction).into(),
            lines: instruction.lines,
            stage: instruction.stage,
            is_reached: instruction.stage.is_none_or(|stage| reached.get(stage) == Some(&true)),
            vertices: Vec::new(),
        };
        self.plan.instructions = file.instructions.iter().map(planned).collect();
    }

    fn stage(&mut self, stage: usize) {
        let Some(facts) = self.analysis.stages.get(stage) else { return };
        let platform = self.platform(facts.platform.as_deref());
        let mut triggers = Vec::new();
        let mut state = match &facts.base {
            UseTarget::Stage(base) => {
                let base = self.states.get(*base).cloned().flatten();
                base.unwrap_or_else(|| StageState::new(platform))
            }
            UseTarget::Image(name) => {
                let mut state = StageState::new(platform);
                state.top = Some(self.image(name, &state.platform, facts.from, stage));
                if let Some(image) = self.known_image(name) {
                    configure(&mut state, image);
                    triggers.extend(image.config.onbuild.iter().map(|trigger| parse(trigger)));
                }
                state
            }
            UseTarget::Scratch | UseTarget::Nothing => StageState::new(platform),
        };
        for file in &triggers {
            for instruction in &file.instructions {
                self.step(&mut state, PlanStep { file, instruction, index: facts.from, stage });
            }
        }
        for command in self.analysis.commands(stage) {
            let step = PlanStep {
                file: self.analysis.file,
                instruction: command.instruction,
                index: command.index,
                stage,
            };
            self.step(&mut state, step);
        }
        if let Some(place) = self.states.get_mut(stage) {
            *place = Some(state);
        }
    }

    /// Returns how much work may still be done.
    pub(super) fn budget(&self) -> &'a Budget {
        self.analysis.budget()
    }

    fn step(&mut self, state: &mut StageState, step: PlanStep<'_>) {
        // Each step may keep a copy of the list of variables, and its cause is looked for in it.
        let n_steps = STEP_STEPS + 4 * state.environment.len();
        if self.budget().spend(Work::Planning, n_steps).is_err() {
            return;
        }
        match step.instruction.keyword {
            Keyword::Env => env(state, step, self.budget()),
            Keyword::Arg => self.arg(state, step),
            Keyword::Run => self.run(state, step),
            Keyword::Copy | Keyword::Add => self.copy(state, step),
            Keyword::Workdir => self.workdir(state, step),
            Keyword::User => state.user = first_word(state, step).map(Arc::from),
            Keyword::Shell => {
                let words = step.instruction.words.iter().map(|word| step.file.text(word).to_owned());
                state.shell = words.collect();
            }
            _ => {}
        }
    }

    fn arg(&mut self, state: &mut StageState, step: PlanStep<'_>) {
        for word in &step.instruction.words {
            let text = step.file.text(word);
            let (name, default) =
                text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            let value = match (self.build_arg(name), default) {
                (Some(given), _) => Some(given),
                (None, Some(default)) => Some(expand(state, step, default)),
                (None, None) => self.global(name),
            };
            if let Some(value) = value.filter(|_| !NOT_ENVIRONMENT.contains(&name)) {
                if self.budget().spend(Work::Planning, state.environment.len()).is_err() {
                    return;
                }
                state.set(name, &value, true);
            }
        }
    }

    fn build_arg(&self, name: &str) -> Option<String> {
        let given = self.analysis.workspace.build_arg(name).map(str::to_owned);
        let epoch = || self.input.options.scope.epoch.filter(|_| name == "SOURCE_DATE_EPOCH");
        given.or_else(|| epoch().map(|epoch| epoch.to_string()))
    }

    fn global(&self, name: &str) -> Option<String> {
        if name == "TARGETSTAGE" && self.input.options.engine == EngineGeneration::Docker20 {
            return None;
        }
        let platform = self.input.options.platform.as_deref().and_then(read_platform);
        let of_target = platform.and_then(|platform| match name {
            "TARGETPLATFORM" => Some(platform.to_string()),
            "TARGETOS" => Some(platform.os),
            "TARGETARCH" => Some(platform.architecture),
            "TARGETVARIANT" => Some(platform.variant),
            _ => None,
        });
        let mut named = self.analysis.globals.iter().rev().filter(|global| global.name == name);
        of_target.or_else(|| named.find_map(|global| global.value.clone()))
    }

    fn workdir(&mut self, state: &mut StageState, step: PlanStep<'_>) {
        let Some(path) = first_word(state, step) else { return };
        // Relative paths add up: a thousand of them would cost their square.
        if self.budget().spend(Work::Planning, state.workdir.len()).is_err() {
            return;
        }
        state.workdir = Arc::from(absolute(&state.workdir, &path));
        if &*state.workdir == "/" {
            return;
        }
        let mut digester = Digester::new(30);
        digester.text(&state.workdir).maybe(state.user.as_deref());
        digester.maybe(self.epoch().as_deref());
        let definition = Definition::Workdir { path: state.workdir.clone(), user: state.user.clone() };
        let mut vertex = Vertex {
            operation: digester.finish(),
            inputs: state.top.map(under).into_iter().collect(),
            ..step.vertex(VertexKind::Workdir, definition, state)
        };
        vertex.effect = Effect::Writes { onto: state.top, files: Vec::new() };
        state.top = Some(self.push(vertex, step.index));
    }

    /// Returns what stands in for the time of every file that a step makes.
    pub(super) fn epoch(&self) -> Option<String> {
        let honoured = self.input.options.engine != EngineGeneration::Docker20;
        let epoch = self.build_arg("SOURCE_DATE_EPOCH").filter(|_| honoured);
        epoch.filter(|epoch| epoch.parse::<i64>().is_ok())
    }

    /// The same for what `COPY` and `ADD` make, which counts on newer engines only.
    pub(super) fn epoch_of_copies(&self) -> Option<String> {
        self.epoch().filter(|_| self.input.options.engine == EngineGeneration::Current)
    }

    pub(super) fn platform(&self, written: Option<&str>) -> Arc<str> {
        let text = written.or(self.input.options.platform.as_deref());
        let platform = text.and_then(read_platform);
        platform.map_or_else(|| Arc::from("linux/amd64"), |platform| Arc::from(platform.to_string()))
    }

    pub(super) fn may_not_reuse(&self, stage: usize) -> bool {
        match &self.input.options.no_cache {
            NoCache::Nowhere => false,
            NoCache::Everywhere => true,
            NoCache::Stages(names) => {
                names.iter().any(|name| self.analysis.stage_called(name) == Some(stage))
            }
        }
    }

    pub(super) fn network(&self) -> &'static str {
        match self.input.options.network {
            Network::Default => "default",
            Network::None => "none",
            Network::Host => "host",
        }
    }
}

/// Expands a text as a word; as it is where BuildKit would refuse it.
pub(super) fn expand(state: &StageState, step: PlanStep<'_>, text: &str) -> String {
    let escape = step.file.escape;
    if !text.contains([escape, '$', '"', '\'']) {
        return text.to_owned();
    }
    let expanded = Lex::new(escape).expand(text, &*state.environment);
    expanded.map_or_else(|_| text.to_owned(), |expansion| expansion.text)
}

fn first_word(state: &StageState, step: PlanStep<'_>) -> Option<String> {
    step.instruction.words.first().map(|word| expand(state, step, step.file.text(word)))
}

fn env(state: &mut StageState, step: PlanStep<'_>, budget: &Budget) {
    let pair = |(name, value)| {
        (expand(state, step, step.file.text(name)), expand(state, step, step.file.text(value)))
    };
    let pairs: Vec<(String, String)> = step.instruction.pairs().map(pair).collect();
    for (name, value) in pairs {
        if budget.spend(Work::Planning, state.environment.len()).is_err() {
            return;
        }
        state.set(&name, &value, false);
    }
}

/// Takes over what the configuration of a base image says.
fn configure(state: &mut StageState, image: &BaseImage) {
    let config = &image.config;
    let mut environment = super::Environment::default();
    for (name, value) in &config.env {
        environment.set(name, value, false);
    }
    if environment.value("PATH").is_none() {
        environment.set("PATH", DEFAULT_PATH, false);
    }
    state.environment = Arc::new(environment);
    state.environment_key = None;
    if let Some(workdir) = config.workdir.as_deref().filter(|workdir| !workdir.is_empty()) {
        state.workdir = Arc::from(absolute("/", workdir));
    }
    state.user = config.user.as_deref().filter(|user| !user.is_empty()).map(Arc::from);
    if let Some(shell) = &config.shell {
        state.shell = shell.iter().cloned().collect();
    }
}

fn read_platform(text: &str) -> Option<Platform> {
    Platform::parse(text, "amd64").ok()
}

/// Returns an instruction on one line with its here-documents.
fn text_of(file: &Dockerfile, instruction: &Instruction) -> String {
    let mut text = file.keyword(instruction).to_ascii_uppercase();
    text.push(' ');
    text.push_str(&file.after_keyword(instruction));
    for heredoc in &instruction.heredocs {
        text.push('\n');
        text.push_str(heredoc.content.slice(&file.source).trim_end_matches(['\n', '\r']));
    }
    text
}

/// Arguments that never become part of the environment.
const NOT_ENVIRONMENT: [&str; 2] = ["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"];
/// What an instruction costs that does nothing out of the ordinary.
const STEP_STEPS: usize = 100;
/// The ignore file of the whole context.
const IGNORE_FILE: &str = ".dockerignore";
