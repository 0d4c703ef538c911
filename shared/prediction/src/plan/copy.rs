//! `COPY` and `ADD` (BuildKit `dockerfile2llb/convert_copy.go`, `ops/file.go`).

use dockerfile::Keyword;
use dockerfile::analysis::is_remote;
use dockerfile::ignore::Matcher;
use dockerfile::syntax::heredoc_word;
use dockerfile::words::Lex;
use text::budget::Work;

use super::stage::StageState;
use super::vertices::under;
use super::walk::{PlanStep, PlanWalk, expand};
use super::{Content, Definition, Input, Source, VertexKind};
use crate::content::{NoDigest, Selector, digest, of_file, pick};
use crate::input::EngineGeneration;
use crate::key::{Digester, Key};
use crate::paths::{base, destination, rooted};
use crate::tree::{self, Effect};

/// What the flags of one say, variables expanded.
#[derive(Default)]
struct CopyFlags {
    from: Option<String>,
    chown: String,
    chmod: String,
    checksum: String,
    exclude: Vec<String>,
    is_linked: bool,
    has_parents: bool,
    keeps_git: Option<bool>,
    unpacks: Option<bool>,
}

/// One action of the operation: from where, what, and what is written into the key.
struct CopyAction {
    from: From,
    key: Key,
    selector: Option<Selector>,
}

/// Where an action's files come from.
#[derive(PartialEq, Eq)]
enum From {
    Context,
    Vertex(u32),
    Nothing,
    Elsewhere(Source),
}

impl PlanWalk<'_> {
    pub(super) fn copy(&mut self, state: &mut StageState, step: PlanStep<'_>) {
        let Some((to, sources)) = step.instruction.words.split_last() else { return };
        let is_add = step.instruction.keyword == Keyword::Add;
        let flags = read_flags(state, step);
        let written = expand(state, step, step.file.text(to));
        let to = destination(&state.workdir, &written, self.input.options.engine);
        let is_path = |text: &str| !heredoc_word(text).is_ok_and(|found| found.is_some());
        let texts = sources.iter().map(|word| step.file.text(word)).filter(|text| is_path(text));
        let paths: Vec<String> = texts.map(|text| expand(state, step, text)).collect();
        let from = self.source_of(&flags, &state.platform.clone(), step);
        let mut actions: Vec<CopyAction> = Vec::new();
        for path in &paths {
            actions.push(if is_add && is_remote(path) {
                remote(path, &flags)
            } else {
                local(path, &flags, is_add, &from)
            });
        }
        for at in 0..step.instruction.heredocs.len() {
            actions.push(self.document(state, step, at));
        }
        let text = [paths.join(" "), written].join(" ");
        self.copy_vertex(state, step, &flags, &to, actions, text);
    }

    fn copy_vertex(
        &mut self,
        state: &mut StageState,
        step: PlanStep<'_>,
        flags: &CopyFlags,
        to: &str,
        actions: Vec<CopyAction>,
        text: String,
    ) {
        let engine = self.input.options.engine;
        let can_merge = engine != EngineGeneration::Docker20 && !self.input.options.storage.is_graph_driver;
        let is_linked = flags.is_linked && flags.chmod.is_empty() && can_merge;
        let onto = state.top.filter(|_| !is_linked);
        let inputs = self.inputs(onto, &actions);
        let mut operation = Digester::new(40);
        operation.text(to).text(&flags.chown).key(mode_key(&flags.chmod));
        operation.maybe(self.epoch_of_copies().as_deref()).number(actions.len() as u64);
        for action in &actions {
            operation.key(action.key).number(place_of(&inputs, &action.from));
        }
        let mut vertex =
            step.vertex(VertexKind::Copy, Definition::Copy { text: text.into_boxed_str() }, state);
        vertex.operation = operation.finish();
        vertex.ignores_cache = self.may_not_reuse(step.stage);
        if self.gives_files.get(step.stage) == Some(&true) {
            vertex.effect = self.effect(state, flags, to, onto, &actions);
        }
        vertex.inputs = inputs;
        let copied = self.push(vertex, step.index);
        state.top = Some(match state.top.filter(|_| is_linked) {
            None => copied,
            Some(top) => self.merge(state, step, top, copied),
        });
    }

    /// The merge of a linked copy with what stands before it.
    fn merge(&mut self, state: &StageState, step: PlanStep<'_>, top: u32, copied: u32) -> u32 {
        let mut vertex = step.vertex(VertexKind::Merge, Definition::Merge, state);
        vertex.operation = Digester::new(41).finish();
        vertex.inputs = vec![under(top), under(copied)];
        vertex.ignores_cache = self.may_not_reuse(step.stage);
        if let Some(Effect::Writes { files, .. }) =
            self.plan.vertices.get(copied as usize).map(|copied| &copied.effect)
        {
            vertex.effect = Effect::Writes { onto: Some(top), files: files.clone() };
        }
        self.push(vertex, step.index)
    }

    fn source_of(&mut self, flags: &CopyFlags, platform: &std::sync::Arc<str>, step: PlanStep<'_>) -> From {
        let Some(name) = flags.from.as_deref() else { return From::Context };
        self.stage_or_image(name, platform, step)
    }

    fn stage_or_image(&mut self, name: &str, platform: &std::sync::Arc<str>, step: PlanStep<'_>) -> From {
        if let Some(stage) = self.analysis.stage_called(name) {
            let state = self.states.get(stage).and_then(Option::as_ref);
            return match state.map(|state| state.top) {
                Some(Some(top)) => From::Vertex(top),
                Some(None) => From::Nothing,
                // A stage that comes later: the build will be refused.
                None => From::Elsewhere(Source::Remote(name.into())),
            };
        }
        match name {
            "scratch" => From::Nothing,
            _ => From::Vertex(self.image(name, platform, step.index, step.stage)),
        }
    }

    /// Adds the vertex of a here-document that becomes a file.
    fn document(&mut self, state: &StageState, step: PlanStep<'_>, at: usize) -> CopyAction {
        let Some(heredoc) = step.instruction.heredocs.get(at) else {
            return CopyAction { from: From::Nothing, key: Key(0), selector: None };
        };
        let mut text = heredoc.text(&step.file.source).into_owned();
        if heredoc.expands {
            let lex = Lex { skip_process_quotes: true, ..Lex::new('\\') };
            if let Ok(expanded) = lex.expand(&text, &*state.environment) {
                text = expanded.text;
            }
        }
        let number = self.push_document(state, step, &heredoc.name, text, 0o644);
        let mut key = Digester::new(42);
        key.text(base(&heredoc.name));
        CopyAction {
            from: From::Vertex(number),
            key: key.finish(),
            selector: Some(Selector::plain(&heredoc.name)),
        }
    }

    /// Adds the vertex that writes a text into a file of that name in the empty image.
    pub(super) fn push_document(
        &mut self,
        state: &StageState,
        step: PlanStep<'_>,
        name: &str,
        text: String,
        mode: u32,
    ) -> u32 {
        let file = of_file(mode, Key::of(text.as_bytes()), None);
        let mut operation = Digester::new(43);
        operation.text(name).key(file);
        let definition = Definition::Document { name: name.into(), text: text.into() };
        let mut vertex = step.vertex(VertexKind::Document, definition, state);
        vertex.operation = operation.finish();
        vertex.effect = Effect::Writes { onto: None, files: vec![(rooted(name), file)] };
        self.push(vertex, step.index)
    }

    /// Makes the inputs: what is written on, then each source once.
    fn inputs(&self, onto: Option<u32>, actions: &[CopyAction]) -> Vec<Input> {
        let mut inputs: Vec<Input> = onto.map(under).into_iter().collect();
        for (at, action) in actions.iter().enumerate() {
            if self.budget().spend(Work::Planning, inputs.len() + 1).is_err() {
                break;
            }
            let Some(source) = source_of(&action.from) else { continue };
            let is_known = actions.iter().take(at).any(|earlier| earlier.from == action.from);
            // What is written on and read at once is never compared by content (`markInvalid`).
            if is_known || inputs.iter().any(|input| input.source == source) {
                continue;
            }
            let same = actions.iter().filter(|other| other.from == action.from);
            let selectors: Vec<Selector> = same.filter_map(|action| action.selector.clone()).collect();
            let content = self.content(&source, &selectors);
            inputs.push(Input { source, selector: selector_key(&selectors), content });
        }
        inputs
    }

    /// Digests what selectors take of a source.
    pub(super) fn content(&self, source: &Source, selectors: &[Selector]) -> Option<Content> {
        match source {
            Source::Context => Some(match digest(&self.context(), selectors, self.budget()) {
                Ok((key, files)) => Content::Known { key, files },
                Err(NoDigest::Missing(path)) => Content::Missing { path: path.into() },
                Err(NoDigest::Spent) => Content::Unknown,
            }),
            Source::Vertex(top) => {
                let content = tree::content(&self.plan.vertices, Some(*top), selectors, self.budget());
                let content = content.unwrap_or(Content::Unknown);
                Some(if self.maps_users() { with_mapped_owners(content) } else { content })
            }
            Source::Remote(_) => Some(Content::Unknown),
            Source::Image { .. } | Source::Pinned(_) => None,
        }
    }

    fn maps_users(&self) -> bool {
        let options = &self.input.options;
        options.storage.maps_users && options.engine != EngineGeneration::Docker20
    }

    /// Says which files a copy makes, where that can be said.
    fn effect(
        &self,
        state: &StageState,
        flags: &CopyFlags,
        to: &str,
        onto: Option<u32>,
        actions: &[CopyAction],
    ) -> Effect {
        let context = self.context();
        let mut files = Vec::new();
        // Paths of the context are clean, so that they need only be put behind a clean folder.
        let folder = crate::paths::rooted(to);
        let inside = |path: &str| match folder.as_str() {
            "/" => ["/", path].concat(),
            folder => [folder, "/", path].concat(),
        };
        let is_into = to.ends_with('/') || to.ends_with("/.") || actions.len() > 1 || to == &*state.workdir;
        for action in actions {
            let Some(selector) = &action.selector else { return Effect::Opaque };
            let written = match &action.from {
                From::Context => pick(&context, selector, self.budget())
                    .unwrap_or_default()
                    .iter()
                    .map(|picked| {
                        let name = base(picked.entry.path);
                        let place = match (picked.relative, flags.has_parents) {
                            (_, true) => inside(picked.entry.path.trim_start_matches('/')),
                            ("", _) if is_into || selector.is_wild => inside(name),
                            ("", _) => to.to_owned(),
                            (relative, _) => inside(relative),
                        };
                        (place, picked.entry.key)
                    })
                    .collect::<Vec<_>>(),
                From::Vertex(number) => match self.plan.vertices.get(*number as usize) {
                    Some(vertex) if vertex.kind == VertexKind::Document => match &vertex.effect {
                        Effect::Writes { files, .. } => {
                            let place = |(path, key): &(String, Key)| {
                                (if is_into { join(to, base(path)) } else { to.to_owned() }, *key)
                            };
                            files.iter().map(place).collect()
                        }
                        Effect::Opaque => return Effect::Opaque,
                    },
                    _ => return Effect::Opaque,
                },
                _ => return Effect::Opaque,
            };
            files.extend(written);
        }
        let is_packed = |path: &str| PACKED.iter().any(|end| path.ends_with(end));
        if files.iter().any(|(path, _)| is_packed(path)) {
            return Effect::Opaque;
        }
        if !flags.chmod.is_empty() || !flags.chown.is_empty() {
            for (_, key) in &mut files {
                *key = key.with(mode_key(&flags.chmod)).with(Key::of(flags.chown.as_bytes()));
            }
        }
        Effect::Writes { onto, files }
    }
}

/// The content of a result where its owners are other numbers than those of the context.
fn with_mapped_owners(content: Content) -> Content {
    match content {
        Content::Known { key, files } => {
            let mut mapped = Digester::new(49);
            mapped.key(key);
            Content::Known { key: mapped.finish(), files }
        }
        other => other,
    }
}

fn join(folder: &str, path: &str) -> String {
    crate::paths::absolute(folder, path.trim_start_matches('/'))
}

fn source_of(from: &From) -> Option<Source> {
    match from {
        From::Context => Some(Source::Context),
        From::Vertex(number) => Some(Source::Vertex(*number)),
        From::Elsewhere(source) => Some(source.clone()),
        From::Nothing => None,
    }
}

fn place_of(inputs: &[Input], from: &From) -> u64 {
    let source = source_of(from);
    inputs.iter().position(|input| Some(&input.source) == source.as_ref()).map_or(u64::MAX, |at| at as u64)
}

/// Digests the paths of selectors, whose order does not count.
pub(super) fn selector_key(selectors: &[Selector]) -> Key {
    let mut paths: Vec<&str> = selectors.iter().map(|selector| selector.path.as_str()).collect();
    paths.sort();
    let mut digester = Digester::new(44);
    for path in paths {
        digester.text(path);
    }
    digester.finish()
}

fn local(path: &str, flags: &CopyFlags, is_add: bool, from: &From) -> CopyAction {
    let (path, include) = match flags.has_parents {
        false => (path, None),
        true => {
            let (parent, pattern) = path.split_once("/./").unwrap_or(("/", path));
            (parent, Some(rooted(pattern).trim_start_matches('/').to_owned()))
        }
    };
    let mut selector = Selector::wild(path);
    selector.exclude = matcher(&flags.exclude);
    selector.include = include.as_ref().and_then(|pattern| matcher(std::slice::from_ref(pattern)));
    let mut key = Digester::new(45);
    key.text(base(&selector.path)).number(u64::from(flags.unpacks.unwrap_or(is_add)));
    key.maybe(include.as_deref()).number(flags.exclude.len() as u64);
    for pattern in &flags.exclude {
        key.text(pattern);
    }
    let from = match from {
        From::Context => From::Context,
        From::Vertex(number) => From::Vertex(*number),
        From::Nothing => From::Nothing,
        From::Elsewhere(source) => From::Elsewhere(source.clone()),
    };
    CopyAction { from, key: key.finish(), selector: Some(selector) }
}

fn matcher(patterns: &[String]) -> Option<Matcher> {
    if patterns.is_empty() { None } else { Matcher::new(patterns).ok() }
}

fn remote(url: &str, flags: &CopyFlags) -> CopyAction {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let name = if path.is_empty() { "__unnamed__" } else { base(path) };
    let is_url = url.starts_with("http://") || url.starts_with("https://");
    let is_git = !is_url || url.split(['#', '?']).next().is_some_and(|plain| plain.ends_with(".git"));
    let source = if flags.checksum.is_empty() || is_git {
        Source::Remote(url.into())
    } else {
        let mut digester = Digester::new(46);
        digester.text(name).text(&flags.checksum);
        Source::Pinned(digester.finish())
    };
    let mut key = Digester::new(47);
    key.text(if is_git { "/" } else { name }).number(u64::from(flags.unpacks == Some(true)));
    CopyAction { from: From::Elsewhere(source), key: key.finish(), selector: None }
}

/// Digests a mode: octal numbers by their value, anything else by its text.
fn mode_key(mode: &str) -> Key {
    let mut digester = Digester::new(48);
    match u32::from_str_radix(mode, 8) {
        Ok(number) => digester.number(1).number(u64::from(number)),
        Err(_) => digester.number(0).text(mode),
    };
    digester.finish()
}

fn read_flags(state: &StageState, step: PlanStep<'_>) -> CopyFlags {
    let mut flags = CopyFlags::default();
    for flag in &step.instruction.flags {
        let (name, value) = step.file.flag_parts(flag);
        let text = || expand(state, step, value.unwrap_or(""));
        let is_on = || !matches!(value, Some("0" | "f" | "F" | "false" | "FALSE" | "False"));
        match name {
            "from" => flags.from = value.filter(|value| !value.is_empty()).map(str::to_owned),
            "chown" => flags.chown = text(),
            "chmod" => flags.chmod = text(),
            "checksum" => flags.checksum = text(),
            "exclude" => flags.exclude.push(text()),
            "link" => flags.is_linked = is_on(),
            "parents" => flags.has_parents = is_on(),
            "keep-git-dir" => flags.keeps_git = Some(is_on()),
            "unpack" => flags.unpacks = Some(is_on()),
            _ => {}
        }
    }
    flags
}

/// Ends of names that `ADD` may unpack.
const PACKED: [&str; 8] = [".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".tbz2", ".txz"];
