//! Commands about containers that exist.

use super::{EnvironmentEntry, Filter, Format, Resources, RestartPolicy};

/// The options of `docker ps`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ps {
    /// `-a`.
    pub all: bool,
    /// `-f`.
    pub filters: Vec<Filter>,
    /// `--format`.
    pub format: Format,
    /// `-n`: how many containers at most; nothing below zero.
    pub last: Option<u32>,
    /// `-l`.
    pub latest: bool,
    /// `--no-trunc`.
    pub no_truncation: bool,
    /// `-q`.
    pub quiet: bool,
    /// `-s`.
    pub size: bool,
}

/// The options of `docker logs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logs {
    /// The container as typed.
    pub container: String,
    /// `--details`.
    pub details: bool,
    /// `-f`.
    pub follow: bool,
    /// `--since` as typed; [`crate::docker::time::timestamp`] reads it.
    pub since: Option<String>,
    /// `--until` as typed; [`crate::docker::time::timestamp`] reads it.
    pub until: Option<String>,
    /// `-n` as typed; `all` when the flag was not given.
    pub tail: String,
    /// `-t`.
    pub timestamps: bool,
}

/// The options of `docker exec`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exec {
    /// The container as typed.
    pub container: String,
    /// The command and its arguments, at least one word.
    pub command: Vec<String>,
    /// `-d`.
    pub detach: bool,
    /// `--detach-keys`.
    pub detach_keys: Option<String>,
    /// `-e`.
    pub environment: Vec<EnvironmentEntry>,
    /// `--env-file`: paths of files of the workspace.
    pub environment_files: Vec<String>,
    /// `-i`.
    pub interactive: bool,
    /// `-t`.
    pub terminal: bool,
    /// `-u`.
    pub user: Option<String>,
    /// `-w`.
    pub working_directory: Option<String>,
}

/// The options of `docker attach`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attach {
    /// The container as typed.
    pub container: String,
    /// `--detach-keys`.
    pub detach_keys: Option<String>,
    /// `--no-stdin`.
    pub no_input: bool,
    /// `--sig-proxy`; true unless `--sig-proxy=false`.
    pub signal_proxy: bool,
}

/// The options of `docker start`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The containers as typed, at least one.
    pub containers: Vec<String>,
    /// `-a`.
    pub attach: bool,
    /// `-i`.
    pub interactive: bool,
    /// `--detach-keys`.
    pub detach_keys: Option<String>,
}

/// The options of `docker stop` and `docker restart`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// The containers as typed, at least one.
    pub containers: Vec<String>,
    /// `-s`.
    pub signal: Option<String>,
    /// `-t` in seconds; `-1` waits without end.
    pub timeout_seconds: Option<i64>,
}

/// The options of `docker kill`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kill {
    /// The containers as typed, at least one.
    pub containers: Vec<String>,
    /// `-s`.
    pub signal: Option<String>,
}

/// The options of `docker rm`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemoveContainers {
    /// The containers as typed, at least one.
    pub containers: Vec<String>,
    /// `-f`.
    pub force: bool,
    /// `-v`.
    pub volumes: bool,
}

/// The options of `docker rename`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The container as typed.
    pub container: String,
    /// The new name.
    pub new_name: String,
}

/// The options of `docker port`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// The container as typed.
    pub container: String,
    /// The container's port and protocol, when one is asked for. The protocol is `tcp` unless typed.
    pub port: Option<(String, String)>,
}

/// The options of `docker top`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Top {
    /// The container as typed.
    pub container: String,
    /// The arguments for `ps`.
    pub arguments: Vec<String>,
}

/// The options of `docker stats`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// The containers as typed; none means all that run.
    pub containers: Vec<String>,
    /// `-a`.
    pub all: bool,
    /// `--format`.
    pub format: Format,
    /// `--no-stream`.
    pub no_stream: bool,
    /// `--no-trunc`.
    pub no_truncation: bool,
}

/// The options of `docker cp`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// What is copied.
    pub source: CopyPlace,
    /// Where the copy goes.
    pub destination: CopyPlace,
    /// `-a`.
    pub archive: bool,
    /// `-L`.
    pub follow_link: bool,
    /// `-q`.
    pub quiet: bool,
}

/// One side of `docker cp`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyPlace {
    /// `CONTAINER:PATH`.
    Container {
        /// The container as typed.
        container: String,
        /// The path in the container, as typed.
        path: String,
    },
    /// A path of the workspace, as typed.
    Workspace(String),
    /// `-`: a tar archive on standard input or output.
    Archive,
}

/// The options of `docker update`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// The containers as typed, at least one.
    pub containers: Vec<String>,
    /// `--memory`, `--cpus` and the like.
    pub resources: Resources,
    /// `--restart`.
    pub restart: Option<RestartPolicy>,
}
