//! What a build is made from, as plain borrowed values.

use dockerfile::{Analysis, BuildSource};
use serde::{Deserialize, Serialize};

use crate::key::Key;

/// Everything that decides what a build does.
#[derive(Clone, Copy, Debug)]
pub struct BuildInput<'a> {
    /// The Dockerfile, its stages and its build arguments ([`dockerfile::Workspace::build_args`]). The context is [`Self::files`], not the
    /// analysis' files.
    pub analysis: &'a Analysis<'a>,
    /// The build context before `.dockerignore`: every file by its path in the build
    /// ([`BuildSource::path_in_build`]), the Dockerfile and `.dockerignore` included, in any order. What stands outside the context cannot be copied.
    pub files: &'a [ContextFile<'a>],
    /// What `.dockerignore` says, where it is no file of the context; `None` to find it there.
    pub ignore: Option<&'a str>,
    /// How the engine is called.
    pub options: &'a InvocationOptions,
    /// What is known of images, by reference. An image that is not here counts as one that never changes.
    pub images: &'a [BaseImage],
    /// What `RUN` instructions are known to write. Where nothing is known, a `COPY --from` of a stage that runs again depends on the output.
    pub outputs: &'a [RunOutput<'a>],
}

impl<'a> BuildInput<'a> {
    /// Creates an input without files and without knowledge of images.
    #[must_use]
    pub fn new(analysis: &'a Analysis<'a>, options: &'a InvocationOptions) -> Self {
        Self { analysis, files: &[], ignore: None, options, images: &[], outputs: &[] }
    }
}

/// One file of the build context. Directories follow from paths; their modes are not modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContextFile<'a> {
    /// Relative and clean: `src/app.py`.
    pub path: &'a str,
    /// Permission bits: `0o644`.
    pub mode: u32,
    /// Digest of the content ([`Key::of`]). Whatever else counts, as extended attributes do, is mixed in by the caller.
    pub digest: Key,
    /// What a symbolic link says; `None` for a file.
    pub link: Option<&'a str>,
    /// The content; `None` where it is not text or not at hand. Needed of the ignore file only.
    pub text: Option<&'a str>,
}

/// Returns the permission bits of a workspace's file.
#[must_use]
pub fn mode_of(is_executable: bool) -> u32 {
    if is_executable { 0o755 } else { 0o644 }
}

impl<'a> ContextFile<'a> {
    /// Creates an ordinary text file, with mode 0644.
    #[must_use]
    pub fn of_text(path: &'a str, text: &'a str) -> Self {
        Self { path, mode: mode_of(false), digest: Key::of(text.as_bytes()), link: None, text: Some(text) }
    }
}

/// How the engine is called. Labels, tags and outputs are not here: they are part of no step's key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvocationOptions {
    /// `--target`: name or number of a stage; the last one if `None` or not found.
    pub target: Option<String>,
    /// `--no-cache` and `--no-cache-filter`.
    pub no_cache: NoCache,
    /// `--network`.
    pub network: Network,
    /// `--platform`; the engine's own if `None`.
    pub platform: Option<String>,
    /// What keeps scopes apart.
    pub scope: CacheScope,
    /// Whose rules hold.
    pub engine: EngineGeneration,
    /// How it keeps what it builds.
    pub storage: Storage,
    /// From which files of the workspace.
    pub source: BuildSource,
}

/// Which stages may not use the cache.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoCache {
    /// All may.
    #[default]
    Nowhere,
    /// None may.
    Everywhere,
    /// Those of these names may not.
    Stages(Vec<String>),
}

/// What a step may reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Network {
    /// The engine's network.
    #[default]
    Default,
    /// Nothing.
    None,
    /// The machine's own.
    Host,
}

/// What Drydock adds to a build so that scopes do not share steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheScope {
    /// Names of extra hosts: part of the key of every `RUN`.
    pub hosts: Vec<String>,
    /// `SOURCE_DATE_EPOCH`: on [`EngineGeneration::Docker24`] part of the key of every `WORKDIR`, on [`EngineGeneration::Current`] of every `COPY` and `ADD` too.
    pub epoch: Option<i64>,
    /// `BUILDKIT_CACHE_MOUNT_NS`: part of the name of every cache mount.
    pub cache_mounts: String,
}

/// Whose rules hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EngineGeneration {
    /// Docker 20.10 with BuildKit 0.8: the name of every cache mount is part of a `RUN`'s key, there is neither epoch nor `--link` nor
    /// `TARGETSTAGE`.
    Docker20,
    /// Docker 24 to 28: the epoch is no part of a `COPY`'s key, and a `<<-` here-document of `RUN` is a script if it begins with `#!` before its tabs
    /// are taken away. Measured on 28.5.
    Docker24,
    /// Docker 29 and later, and BuildKit's newest.
    #[default]
    Current,
}

impl EngineGeneration {
    /// Reads the version that an engine reports: `20.10.24`.
    #[must_use]
    pub fn of_version(version: &str) -> Self {
        let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        match major {
            Some(..23) => Self::Docker20,
            Some(23..29) => Self::Docker24,
            _ => Self::Current,
        }
    }
}

/// How an engine keeps what it builds, as far as keys depend on it. Docker 20.10 cares for neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Storage {
    /// Whether it maps users (`userns-remap`): BuildKit then reads the owners of files in a result as the machine has them, and those of the context as
    /// they were sent, so that one is never found by the other's content. Measured on 28.5.
    pub maps_users: bool,
    /// Whether a graph driver keeps the layers, and not containerd: it cannot merge, so that a `COPY --link` is an ordinary one. Measured on 28.5.
    pub is_graph_driver: bool,
}

/// What is known of an image.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseImage {
    /// Its name as the Dockerfile may write it: `python:3.8-alpine`. Compared in full form, so that `alpine` is `docker.io/library/alpine:latest`.
    pub reference: String,
    /// Digest of its manifest, or whatever else tells one from another; empty when it is not known.
    pub manifest: String,
    /// Chain id of its layers, or their digests in one text; empty when it is not known.
    pub chain: String,
    /// What its configuration says.
    pub config: BaseConfig,
}

/// What the configuration of a base image brings into a stage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseConfig {
    /// `Env`.
    pub env: Vec<(String, String)>,
    /// `WorkingDir`.
    pub workdir: Option<String>,
    /// `User`.
    pub user: Option<String>,
    /// `Shell`.
    pub shell: Option<Vec<String>>,
    /// `OnBuild`: one instruction each.
    pub onbuild: Vec<String>,
}

/// What a `RUN` is known to write.
#[derive(Clone, Copy, Debug)]
pub struct RunOutput<'a> {
    /// Index of the instruction.
    pub instruction: usize,
    /// Everything that it adds or changes, with paths relative to the root.
    pub files: &'a [ContextFile<'a>],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_by_version() {
        assert_eq!(EngineGeneration::of_version("20.10.24+dfsg1"), EngineGeneration::Docker20);
        assert_eq!(EngineGeneration::of_version("28.5.2"), EngineGeneration::Docker24);
        assert_eq!(EngineGeneration::of_version("29.0.0"), EngineGeneration::Current);
        assert_eq!(EngineGeneration::of_version("dev"), EngineGeneration::Current);
    }
}
