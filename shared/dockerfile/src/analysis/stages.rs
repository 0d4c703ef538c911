//! The stages: what each is based on and which others it needs (`dockerfile2llb`, `buildDispatchStates`).

use std::collections::BTreeMap;

use text::ByteRange;

use super::variables::VariableList;
use super::{Analysis, Fact, FactKind, ImageConfig, Scope, VariableKind};
use crate::platform::Platform;
use crate::problem::{Problem, codes};
use crate::reference::ImageReference;
use crate::suggest::{self, Case};
use crate::syntax::{Flag, Instruction, Word};
use crate::words::{Expansion, Lex};

/// What is known of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageFacts {
    /// Index of its `FROM` in [`crate::Dockerfile::instructions`].
    pub from: usize,
    /// Its name in lower case.
    pub name: Option<String>,
    /// What it is based on, variables expanded.
    pub base: UseTarget,
    /// What `--platform` says, variables expanded.
    pub platform: Option<String>,
    /// Everything that it takes from other stages and images, its base first.
    pub uses: Vec<StageUse>,
    /// Configuration of the image that it makes.
    pub image: ImageConfig,
    pub(super) variables: VariableList,
}

/// Something that a stage takes from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageUse {
    /// Index of the instruction.
    pub instruction: usize,
    /// Where the name stands.
    pub range: ByteRange,
    /// How it is taken.
    pub kind: UseKind,
    /// From where.
    pub target: UseTarget,
}

/// How a stage takes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UseKind {
    /// As its base.
    Base,
    /// With `COPY --from`.
    Copy,
    /// With `RUN --mount=from=`.
    Mount,
}

/// From where a stage takes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UseTarget {
    /// A stage, by index.
    Stage(usize),
    /// An image, by name.
    Image(String),
    /// The empty image.
    Scratch,
    /// Neither: the name is blank, or the number of no stage.
    Nothing,
}

impl UseTarget {
    /// Returns the stage, if it is one.
    #[must_use]
    pub fn stage(&self) -> Option<usize> {
        match self {
            Self::Stage(stage) => Some(*stage),
            _ => None,
        }
    }
}

impl StageFacts {
    /// Returns the variables that instructions of the stage define, in order.
    #[must_use]
    pub fn variables(&self) -> &[super::Variable] {
        &self.variables.list
    }
}

/// Returns the last stage of that name, in either case.
pub(super) fn find(stages: &[StageFacts], name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    stages.iter().rposition(|stage| stage.name.as_deref() == Some(&name))
}

/// Reads every `FROM`.
pub(super) fn collect(analysis: &mut Analysis<'_>) {
    let file = analysis.file;
    // The last stage of each name.
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for stage in &file.stages {
        let Some(from) = file.instructions.get(stage.from) else {
            continue;
        };
        let base = match from.words.first() {
            Some(word) => base(analysis, &named, (stage.from, from), word),
            None => UseTarget::Nothing,
        };
        let range = from.words.first().map_or(from.keyword_range, |word| word.range);
        let platform = from
            .flags
            .iter()
            .find(|flag| file.flag_parts(flag).0 == "platform")
            .and_then(|flag| platform(analysis, stage.from, from, flag, stage.name.as_deref()));
        let first = StageUse { instruction: stage.from, range, kind: UseKind::Base, target: base.clone() };
        analysis.stages.push(StageFacts {
            from: stage.from,
            name: stage.name.clone(),
            base,
            platform,
            uses: vec![first],
            image: ImageConfig::default(),
            variables: VariableList::default(),
        });
        if let Some(name) = &stage.name {
            named.insert(name, analysis.stages.len() - 1);
        }
    }
}

fn base(
    analysis: &mut Analysis<'_>,
    named: &BTreeMap<&str, usize>,
    (at, from): (usize, &Instruction),
    word: &Word,
) -> UseTarget {
    let file = analysis.file;
    let text = file.text(word);
    let place = |start, end| file.range_in(from, word, start, end);
    default_base(analysis, at, word.range, text);
    let Some(expansion) = expand(analysis, at, text, &place, word.range) else {
        return UseTarget::Nothing;
    };
    let name = expansion.text;
    if name.is_empty() {
        let message = format!("base name ({text}) should not be blank");
        analysis.problems.push(Problem::error(codes::BASE, word.range, message));
        return UseTarget::Nothing;
    }
    if let Some(stage) = named.get(name.as_str()) {
        return UseTarget::Stage(*stage);
    }
    if name == "scratch" {
        return UseTarget::Scratch;
    }
    check_image(analysis, word.range, &name);
    UseTarget::Image(name)
}

/// Notes a base that is no name of an image with the default values of `ARG`, whatever `--build-arg` says.
fn default_base(analysis: &mut Analysis<'_>, at: usize, range: ByteRange, text: &str) {
    let name = if analysis.workspace.build_args.is_empty() {
        let scope = Scope { globals: &analysis.globals, stages: &[], stage: None, before: at };
        Lex::new(analysis.file.escape).expand(text, &scope).ok().map(|expansion| expansion.text)
    } else {
        let mut plain = Analysis {
            workspace: super::Workspace { build_args: &[], ..analysis.workspace },
            globals: Vec::new(),
            stages: Vec::new(),
            facts: Vec::new(),
            problems: Vec::new(),
            excess: None,
            ignore: None,
            ignore_path: analysis.ignore_path,
            file: analysis.file,
            own_budget: text::Budget::default(),
            decided: std::cell::RefCell::default(),
        };
        super::globals::collect(&mut plain);
        let scope = Scope { globals: &plain.globals, stages: &[], stage: None, before: at };
        Lex::new(analysis.file.escape).expand(text, &scope).ok().map(|expansion| expansion.text)
    };
    // BuildKit stops looking at the first default that cannot be expanded.
    let is_broken = analysis.problems.iter().any(|problem| problem.code == codes::EXPANSION);
    if !is_broken && name.is_some_and(|name| ImageReference::parse(&name).is_err()) {
        let kind = FactKind::InvalidDefaultBase(text.to_owned());
        analysis.facts.push(Fact { instruction: at, range, kind });
    }
}

/// Notes an image whose name cannot be read.
pub(super) fn check_image(analysis: &mut Analysis<'_>, range: ByteRange, name: &str) {
    if let Err(error) = ImageReference::parse(name) {
        let quoted = crate::words::quote(name);
        let message = format!("failed to parse stage name {quoted}: {error}");
        analysis.problems.push(Problem::error(codes::BASE, range, message));
    }
}

fn platform(
    analysis: &mut Analysis<'_>,
    at: usize,
    from: &Instruction,
    flag: &Flag,
    stage_name: Option<&str>,
) -> Option<String> {
    let file = analysis.file;
    let text = file.flag_parts(flag).1.filter(|text| !text.is_empty())?;
    let range = flag.value.unwrap_or(flag.range);
    let start = flag.at as usize + "--platform=".len();
    let is_plain = !flag.is_decoded;
    let place = |from_byte, to| {
        if is_plain { from.joined.range_of(start + from_byte, start + to) } else { range }
    };
    let expansion = expand(analysis, at, text, &place, range)?;
    platform_facts(analysis, at, flag.range, text, &expansion, stage_name.unwrap_or(""));
    let nearest = || {
        let mut names: Vec<&str> = analysis.globals.iter().map(|global| global.name.as_str()).collect();
        names.sort();
        let found =
            expansion.unmatched.iter().find_map(|name| suggest::nearest(name, &names, Case::Sensitive));
        found.map_or_else(String::new, |found| format!(" (did you mean {found}?)"))
    };
    let message = if expansion.text.is_empty() {
        Some(format!("empty platform value from expression {text}{}", nearest()))
    } else {
        let error = Platform::parse(&expansion.text, HOST_ARCHITECTURE).err();
        error.map(|error| format!("failed to parse platform {text}: {error}{}", nearest()))
    };
    if let Some(message) = message {
        analysis.problems.push(Problem::error(codes::PLATFORM, range, message));
    }
    Some(expansion.text)
}

fn platform_facts(
    analysis: &mut Analysis<'_>,
    at: usize,
    range: ByteRange,
    text: &str,
    expansion: &Expansion,
    stage_name: &str,
) {
    let kind = match (expansion.matched.as_slice(), expansion.unmatched.as_slice()) {
        ([name], []) if name == "TARGETPLATFORM" => {
            let is_whole = expansion.text == target_platform(analysis);
            is_whole.then(|| FactKind::RedundantPlatform(text.to_owned()))
        }
        ([], []) => Platform::parse(&expansion.text, HOST_ARCHITECTURE).ok().and_then(|platform| {
            let is_named = stage_name.contains(&platform.os) || stage_name.contains(&platform.architecture);
            (!is_named).then(|| FactKind::ConstantPlatform(expansion.text.clone()))
        }),
        _ => None,
    };
    if let Some(kind) = kind {
        analysis.facts.push(Fact { instruction: at, range, kind });
    }
}

fn target_platform<'a>(analysis: &'a Analysis<'_>) -> &'a str {
    let found = analysis.globals.iter().rev().find(|global| global.name == "TARGETPLATFORM");
    found.and_then(|global| global.value.as_deref()).unwrap_or("")
}

/// Expands a word of `FROM` and notes the variables that are not declared.
fn expand(
    analysis: &mut Analysis<'_>,
    at: usize,
    text: &str,
    place: &dyn Fn(usize, usize) -> ByteRange,
    whole: ByteRange,
) -> Option<Expansion> {
    let lex = Lex::new(analysis.file.escape);
    let scope = Scope { globals: &analysis.globals, stages: &[], stage: None, before: at };
    let expansion = match lex.expand(text, &scope) {
        Ok(expansion) => expansion,
        Err(error) => {
            analysis.problems.push(Problem::error(codes::EXPANSION, whole, error.in_word(text)));
            return None;
        }
    };
    let mut names: Vec<&str> = analysis.globals.iter().map(|global| global.name.as_str()).collect();
    names.sort();
    let mut found = Vec::new();
    for name in &expansion.unmatched {
        let is_declared =
            |global: &&super::Variable| global.kind == VariableKind::GlobalArg && global.name == *name;
        if analysis.globals.iter().any(|global| is_declared(&global)) {
            continue;
        }
        let references = lex.references(text);
        let reference = references.iter().find(|reference| reference.name.slice(text) == name);
        let range =
            reference.map_or(whole, |found| place(found.name.start as usize, found.name.end as usize));
        let nearest = suggest::nearest(name, &names, Case::Sensitive).map(str::to_owned);
        found.push(Fact { instruction: at, range, kind: FactKind::UndefinedInFrom(name.clone(), nearest) });
    }
    analysis.facts.extend(found);
    Some(expansion)
}

/// What Drydock's engine runs on.
const HOST_ARCHITECTURE: &str = "amd64";
