//! Commands about images.

use super::{Filter, Format};
use crate::docker::reference::Named;

/// The options of `docker build`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// `-t`, each a valid name; a tag is there when it was typed.
    pub tags: Vec<Named>,
    /// `-f`, a path as typed.
    pub file: Option<String>,
    /// The folder that is the context, as typed.
    pub context: String,
    /// `--build-arg`: the name, and the value when there is one. Without a value the variable comes from the shell's environment.
    pub arguments: Vec<(String, Option<String>)>,
    /// `--target`: the name of a stage.
    pub target: Option<String>,
    /// `--no-cache`.
    pub no_cache: bool,
    /// `--no-cache-filter`: names of stages.
    pub no_cache_stages: Vec<String>,
    /// `--pull`.
    pub pull: bool,
    /// `--progress`.
    pub progress: Progress,
    /// `-q`: nothing but the image's id on standard output.
    pub quiet: bool,
    /// `--label`: keys and values.
    pub labels: Vec<(String, String)>,
    /// `--iidfile`: the file that receives the image's id.
    pub id_file: Option<String>,
    /// `--call`, `--check`.
    pub call: Call,
}

/// What a build prints while it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// `auto`: redrawn lines in a terminal, plain lines elsewhere.
    #[default]
    Auto,
    /// `plain`: each line once.
    Plain,
    /// `tty`: redrawn lines.
    Terminal,
    /// `quiet`, `none`: nothing.
    Quiet,
    /// `rawjson`: one JSON object a line.
    RawJson,
}

/// What `docker build` does with the Dockerfile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Call {
    /// Builds the image.
    #[default]
    Build,
    /// `--call=check`, `--check`: reports what the build's checks find.
    Check,
    /// `--call=outline`: lists the build's arguments.
    Outline,
    /// `--call=targets`: lists the stages.
    Targets,
}

/// The options of `docker images`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Images {
    /// `-a`.
    pub all: bool,
    /// `--digests`.
    pub digests: bool,
    /// `-f`.
    pub filters: Vec<Filter>,
    /// `--format`.
    pub format: Format,
    /// `--no-trunc`.
    pub no_truncation: bool,
    /// `-q`.
    pub quiet: bool,
    /// The repository, tag or pattern that is asked for.
    pub pattern: Option<String>,
}

/// The options of `docker history`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The image as typed.
    pub image: String,
    /// `--format`.
    pub format: Format,
    /// `-H`; true unless `--human=false`.
    pub human: bool,
    /// `--no-trunc`.
    pub no_truncation: bool,
    /// `-q`.
    pub quiet: bool,
}

/// The options of `docker tag`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The image that exists, as typed.
    pub source: String,
    /// The new name.
    pub target: Named,
}

/// The options of `docker rmi`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemoveImages {
    /// `-f`.
    pub force: bool,
    /// `--no-prune`.
    pub no_prune: bool,
    /// The images as typed, at least one.
    pub images: Vec<String>,
}

/// The options of `docker pull`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pull {
    /// The name. Without `--all-tags`, a name that was typed without tag and digest has the tag `latest`.
    pub image: Named,
    /// Whether the client adds `latest` and says `Using default tag: latest`.
    pub default_tag: bool,
    /// `-a`.
    pub all_tags: bool,
    /// `-q`.
    pub quiet: bool,
}

/// The options of `docker push`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// The name. Without `--all-tags`, a name that was typed without tag has the tag `latest`.
    pub image: Named,
    /// Whether the client adds `latest` and says `Using default tag: latest`.
    pub default_tag: bool,
    /// `-a`.
    pub all_tags: bool,
    /// `-q`.
    pub quiet: bool,
}

/// The options of `docker login`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Login {
    /// `-u`.
    pub user: Option<String>,
    /// `-p`. Never kept or written into a log.
    pub password: Option<String>,
    /// `--password-stdin`.
    pub password_from_input: bool,
    /// The registry; nothing means Docker Hub.
    pub server: Option<String>,
}

/// The options of `docker logout`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logout {
    /// The registry; nothing means Docker Hub.
    pub server: Option<String>,
}

/// The options of `docker commit`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The container as typed.
    pub container: String,
    /// The name of the new image, when there is one.
    pub target: Option<Named>,
    /// `-a`.
    pub author: String,
    /// `-c`: instructions of a Dockerfile.
    pub changes: Vec<String>,
    /// `-m`.
    pub message: String,
    /// `-p`; true unless `--pause=false`.
    pub pause: bool,
}

/// The options of `docker image prune` and `docker container prune`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prune {
    /// `-a`, of images alone.
    pub all: bool,
    /// `-f`: without a question.
    pub force: bool,
    /// `--filter`.
    pub filters: Vec<Filter>,
}
