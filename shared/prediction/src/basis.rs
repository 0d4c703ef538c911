//! Everything that the next build of a workspace can be predicted from, in one value: how the engine will be called, which base images it has, what the
//! scope has built, and the latest build as evidence. The server keeps it as bytes ([`Basis::to_bytes`]) and tells pages of it by [`BasisUpdate`]s.

mod update;

use std::collections::BTreeSet;

use dockerfile::{Analysis, BuildSource, Dockerfile, Keyword, Workspace, analyse, parse};
use serde::{Deserialize, Serialize};

pub use self::update::{BasisChange, BasisUpdate};

use crate::entries::CacheEntries;
use crate::form;
use crate::input::{BaseImage, BuildInput, ContextFile, InvocationOptions, NoCache};
use crate::key::Key;
use crate::plan::{Definition, Plan, VertexKind, plan};
use crate::predict::{Evidence, Expected, Past, Prediction, predict};

/// What the next build can be predicted from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// How the engine will be called, unless the user chooses otherwise.
    pub next: BuildInvocation,
    /// What counts as built. Number 0 stands for a build of somebody else.
    pub records: CacheEntries,
    /// The latest build that the engine was asked for.
    pub past: Option<PastBuild>,
}

/// How the engine is called, apart from the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildInvocation {
    /// Target, scope, dialect and the like.
    pub options: InvocationOptions,
    /// `--build-arg`: names and values.
    pub arguments: Vec<(String, String)>,
    /// The images that lie in the engine: a `FROM` of one of them has nothing to do.
    pub images: Vec<BaseImage>,
}

/// What a user may choose of how a build is made, as `docker build` names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BuildOptions {
    /// `--build-arg`: names and values, in order.
    pub arguments: Vec<(String, String)>,
    /// `--target`: name or number of a stage.
    pub target: Option<String>,
    /// `--no-cache`.
    pub no_cache: bool,
    /// `--file`, and the folder that is the context.
    pub source: BuildSource,
    /// `--label`: keys and values. They stand in the image's configuration and are part of no step's key.
    pub labels: Vec<(String, String)>,
}

/// A build that is over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastBuild {
    /// Its number.
    pub number: u32,
    /// How the engine was called.
    pub call: BuildInvocation,
    /// The files that it was made from, by their path in the build.
    pub files: Vec<PastFile>,
}

/// One of its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastFile {
    /// Relative and clean.
    pub path: String,
    /// Permission bits.
    pub mode: u32,
    /// Digest of the content ([`Key::of`]).
    pub digest: Key,
    /// The content; the Dockerfile's and the ignore file's always, others as far as there was room.
    pub text: Option<String>,
}

impl BuildInvocation {
    /// Returns the same invocation with the options that a user chose.
    #[must_use]
    pub fn with(mut self, chosen: &BuildOptions) -> Self {
        let BuildOptions { arguments, target, no_cache, source, labels: _ } = chosen.clone();
        self.arguments = arguments;
        self.options.target = target;
        self.options.source = source;
        self.options.no_cache = if no_cache { NoCache::Everywhere } else { NoCache::Nowhere };
        self
    }

    /// Plans a build that is called like this.
    #[must_use]
    pub fn plan(&self, dockerfile: &Dockerfile, files: &[ContextFile<'_>]) -> Plan {
        let arguments = self.arguments();
        let analysis = analyse(dockerfile, Workspace { build_args: &arguments, ..Workspace::default() });
        self.plan_analysed(&analysis, files)
    }

    /// Plans a build whose Dockerfile was analysed with [`Self::arguments`].
    #[must_use]
    pub fn plan_analysed(&self, analysis: &Analysis<'_>, files: &[ContextFile<'_>]) -> Plan {
        plan(&BuildInput { files, images: &self.images, ..BuildInput::new(analysis, &self.options) })
    }

    /// Returns the build arguments as an analysis takes them.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&str, &str)> {
        self.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

impl PastBuild {
    /// Plans it once more.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let path = self.call.options.source.dockerfile_in_build();
        let source = self.files.iter().find(|file| file.path == path).and_then(|file| file.text.as_deref());
        let files: Vec<ContextFile<'_>> = self.files.iter().map(PastFile::as_context).collect();
        self.call.plan(&parse(source.unwrap_or("")), &files)
    }

    /// Returns the contents that are known, by path.
    #[must_use]
    pub fn texts(&self) -> Vec<(&str, &str)> {
        self.files.iter().filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?))).collect()
    }
}

impl PastFile {
    /// Returns the file as a plan takes it.
    #[must_use]
    pub fn as_context(&self) -> ContextFile<'_> {
        let Self { path, mode, digest, text } = self;
        ContextFile { path, mode: *mode, digest: *digest, link: None, text: text.as_deref() }
    }
}

impl Basis {
    /// Returns the form in which a store keeps it.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        form::write(self)
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        form::read(bytes)
    }

    /// Predicts a build planned by [`BuildInvocation::plan`]: `texts` are its files' contents, `past` is [`PastBuild::plan`], worked out once.
    ///
    /// Says of a `FROM` what it will do, which is nothing where the image lies in the engine; that the image is another one than before is a cause of
    /// the steps above it.
    #[must_use]
    pub fn predict(
        &self,
        call: &BuildInvocation,
        plan: &Plan,
        texts: &[(&str, &str)],
        past: Option<&Plan>,
    ) -> Prediction {
        let known = self.past.as_ref().map(PastBuild::texts).unwrap_or_default();
        let past = past.map(|plan| Past { plan, texts: &known });
        let mut prediction = predict(plan, &self.records, &Evidence { texts, past });
        let present: BTreeSet<String> = call.images.iter().map(|image| full(&image.reference)).collect();
        for (index, instruction) in plan.instructions.iter().enumerate() {
            let is_here =
                |number: &u32| match plan.vertices.get(*number as usize).map(|vertex| &vertex.definition) {
                    Some(Definition::Image { reference, .. }) => present.contains(&full(reference)),
                    _ => false,
                };
            let has_images = instruction.keyword == Keyword::From && !instruction.vertices.is_empty();
            if has_images && instruction.vertices.iter().all(is_here) {
                reuse(prediction.instructions.get_mut(index));
            }
        }
        for (vertex, expected) in plan.vertices.iter().zip(&mut prediction.vertices) {
            if let (VertexKind::Image, Definition::Image { reference, .. }) =
                (vertex.kind, &vertex.definition)
                && present.contains(&full(reference))
            {
                reuse(Some(expected));
            }
        }
        let before = self.past.as_ref().map_or(&call.options.source, |past| &past.call.options.source);
        for expected in prediction.instructions.iter_mut().chain(&mut prediction.vertices) {
            if let Expected::Run { cause } = expected {
                cause.name_in_workspace(&call.options.source, before);
            }
        }
        prediction
    }
}

fn reuse(expected: Option<&mut Expected>) {
    if let Some(expected @ Expected::Run { .. }) = expected {
        *expected = Expected::Reuse { build: 0 };
    }
}

fn full(reference: &str) -> String {
    let (first, has_rest) = reference.split_once('/').map_or((reference, false), |(first, _)| (first, true));
    let is_host = has_rest && (first.contains(['.', ':']) || first == "localhost");
    let mut name = match (is_host, has_rest) {
        (true, _) => reference.to_owned(),
        (false, true) => format!("docker.io/{reference}"),
        (false, false) => format!("docker.io/library/{reference}"),
    };
    if !name.rsplit('/').next().unwrap_or("").contains([':', '@']) {
        name.push_str(":latest");
    }
    name
}

#[cfg(test)]
mod tests;
