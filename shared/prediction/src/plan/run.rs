//! `RUN` (BuildKit `dockerfile2llb`, `dispatchRun`; `ops/exec.go`).

use dockerfile::syntax::heredoc_word;

use super::stage::StageState;
use super::vertices::under;
use super::walk::{PlanStep, PlanWalk};
use super::{Definition, Input, RunDefinition, Source, VertexKind};
use crate::content::{Selector, of_file};
use crate::input::EngineGeneration;
use crate::key::Digester;
use crate::tree::Effect;

impl PlanWalk<'_> {
    pub(super) fn run(&mut self, state: &mut StageState, step: PlanStep<'_>) {
        let mut mounts = self.mounts(state, step);
        let (arguments, n_shell) = self.arguments(state, step, &mut mounts);
        let flag = |name| step.file.flag(step.instruction, name);
        let network = match flag("network") {
            Some("none") => "none",
            Some("host") => "host",
            _ => self.network(),
        };
        let security = if flag("security") == Some("insecure") { "insecure" } else { "sandbox" };
        let (texts, sources) = mounts.into_parts(state.top);
        let definition = RunDefinition {
            arguments,
            n_shell,
            network,
            security,
            mounts: texts,
            platform: state.platform.clone(),
        };
        let mut operation = Digester::new(50);
        operation.number(definition.arguments.len() as u64);
        for argument in &definition.arguments {
            operation.text(argument);
        }
        operation.key(state.environment_key()).text(&state.workdir).maybe(state.user.as_deref());
        operation.text(network).text(security).text(&state.platform);
        for host in &self.input.options.scope.hosts {
            operation.text(host);
        }
        for mount in &definition.mounts {
            operation.text(mount);
        }
        let mut inputs: Vec<Input> = state.top.map(under).into_iter().collect();
        for (source, selectors) in sources {
            let is_under = state.top.is_some_and(|top| source == Source::Vertex(top));
            if !is_under {
                let content = self.content(&source, &selectors);
                inputs.push(Input { source, selector: super::copy::selector_key(&selectors), content });
            }
        }
        let mut vertex = step.vertex(VertexKind::Run, Definition::Run(Box::new(definition)), state);
        vertex.operation = operation.finish();
        vertex.ignores_cache = self.may_not_reuse(step.stage);
        vertex.inputs = inputs;
        vertex.effect = self.output(state, step);
        state.top = Some(self.push(vertex, step.index));
    }

    /// What the process is, and how many words of it are the shell's.
    fn arguments(
        &mut self,
        state: &StageState,
        step: PlanStep<'_>,
        mounts: &mut super::mounts::Mounts,
    ) -> (Vec<String>, usize) {
        let instruction = step.instruction;
        let mut texts: Vec<String> =
            instruction.words.iter().map(|word| step.file.text(word).to_owned()).collect();
        if instruction.is_json {
            return (texts, 0);
        }
        if let (Some(first), Some(text)) = (instruction.heredocs.first(), texts.first()) {
            let source = &step.file.source;
            texts = if heredoc_word(text).is_ok_and(|found| found.is_some()) {
                let content = first.text(source).into_owned();
                let is_script = match self.input.options.engine {
                    EngineGeneration::Current => content.starts_with("#!"),
                    EngineGeneration::Docker20 | EngineGeneration::Docker24 => {
                        first.content.slice(source).starts_with("#!")
                    }
                };
                if is_script {
                    let number = self.push_document(state, step, &first.name, content, 0o755);
                    mounts.script(number);
                    vec![["/dev/pipes/", &first.name].concat()]
                } else {
                    vec![content]
                }
            } else {
                let mut whole = text.clone();
                for heredoc in &instruction.heredocs {
                    whole.push('\n');
                    whole.push_str(heredoc.content.slice(source));
                    whole.push_str(&heredoc.name);
                }
                vec![whole]
            };
        }
        let shell: &[String] = if state.shell.is_empty() { &default_shell() } else { &state.shell };
        let mut arguments = shell.to_vec();
        arguments.push(texts.join(" "));
        (arguments, shell.len())
    }

    fn output(&self, state: &StageState, step: PlanStep<'_>) -> Effect {
        let known = self.input.outputs.iter().find(|output| output.instruction == step.index);
        let Some(known) = known else { return Effect::Opaque };
        let file = |file: &crate::ContextFile<'_>| {
            (crate::paths::rooted(file.path), of_file(file.mode, file.digest, file.link))
        };
        Effect::Writes { onto: state.top, files: known.files.iter().map(file).collect() }
    }
}

fn default_shell() -> [String; 2] {
    ["/bin/sh".to_owned(), "-c".to_owned()]
}

/// What `--mount`s ask for: what counts of each, and which paths of which source.
pub(super) type MountSources = Vec<(Source, Vec<Selector>)>;
