//! The options with which a container is made: `docker run` and `docker create`.

use std::time::Duration;

use crate::docker::ports::{ContainerPort, PublishedPort};
use crate::docker::reference::AnyReference;

/// The options of `docker run`.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The container that is made.
    pub container: NewContainer,
    /// `-d`.
    pub detach: bool,
    /// `--detach-keys`.
    pub detach_keys: Option<String>,
    /// `--sig-proxy`; true unless `--sig-proxy=false`.
    pub signal_proxy: bool,
}

/// The options of `docker create`, which `docker run` has as well.
#[derive(Clone, Debug, PartialEq)]
pub struct NewContainer {
    /// The image as typed.
    pub image: String,
    /// The image, read.
    pub reference: AnyReference,
    /// The command and its arguments; empty means the image's own.
    pub command: Vec<String>,
    /// `--name`.
    pub name: Option<String>,
    /// `-a`: `stdin`, `stdout`, `stderr` in lower case.
    pub attach: Vec<String>,
    /// `-i`.
    pub interactive: bool,
    /// `-t`.
    pub terminal: bool,
    /// `-p`, ranges written out.
    pub publish: Vec<PublishedPort>,
    /// `-P`.
    pub publish_all: bool,
    /// `--expose`, ranges written out.
    pub expose: Vec<ContainerPort>,
    /// `-e`, in order.
    pub environment: Vec<EnvironmentEntry>,
    /// `--env-file`: paths of files of the workspace. Their lines come before `environment`.
    pub environment_files: Vec<String>,
    /// `-l`: keys and values.
    pub labels: Vec<(String, String)>,
    /// `--label-file`: paths of files of the workspace.
    pub label_files: Vec<String>,
    /// `-w`.
    pub working_directory: Option<String>,
    /// `-u`.
    pub user: Option<String>,
    /// `--entrypoint`; the empty text takes the image's entrypoint away.
    pub entrypoint: Option<String>,
    /// `-h`.
    pub host_name: Option<String>,
    /// `--memory`, `--cpus` and the like.
    pub resources: Resources,
    /// `--add-host`: `name:address`.
    pub hosts: Vec<String>,
    /// `--group-add`.
    pub groups: Vec<String>,
    /// `--tmpfs`: a folder and its options.
    pub tmpfs: Vec<(String, String)>,
    /// `--shm-size` in bytes.
    pub shm_bytes: Option<i64>,
    /// `--ulimit`.
    pub ulimits: Vec<Ulimit>,
    /// `--read-only`.
    pub read_only: bool,
    /// `--restart`.
    pub restart: RestartPolicy,
    /// `--rm`.
    pub remove: bool,
    /// `--init`; nothing when the flag was not given.
    pub init: Option<bool>,
    /// `--stop-signal`.
    pub stop_signal: Option<String>,
    /// `--stop-timeout` in seconds.
    pub stop_timeout_seconds: Option<i64>,
    /// `--health-…` and `--no-healthcheck`; nothing when none of the flags was given.
    pub health: Option<HealthCheck>,
    /// `--pull`.
    pub pull: PullPolicy,
    /// `-q`: no output of the pull.
    pub quiet: bool,
    /// `--cidfile`: the file that receives the container's id.
    pub id_file: Option<String>,
}

/// One `-e NAME=VALUE` or `-e NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentEntry {
    /// The name of the variable.
    pub name: String,
    /// The value. Without one the shell's own value is taken, and a variable that the shell does not have is left out.
    pub value: Option<String>,
}

/// What a container may use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    /// `-m` in bytes.
    pub memory_bytes: Option<i64>,
    /// `--memory-reservation` in bytes.
    pub memory_reservation_bytes: Option<i64>,
    /// `--memory-swap` in bytes; `-1` is unlimited.
    pub memory_swap_bytes: Option<i64>,
    /// `--cpus` in billionths of a processor.
    pub nano_cpus: Option<i64>,
    /// `-c`.
    pub cpu_shares: Option<i64>,
    /// `--pids-limit`; `-1` is unlimited.
    pub pids_limit: Option<i64>,
}

/// One `--ulimit NAME=SOFT[:HARD]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ulimit {
    /// Which limit, as `nofile`.
    pub name: String,
    /// What a process has; -1 is without end.
    pub soft: i64,
    /// Up to where a process can raise it.
    pub hard: i64,
}

/// `--restart`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RestartPolicy {
    /// `no`.
    #[default]
    No,
    /// `always`.
    Always,
    /// `unless-stopped`.
    UnlessStopped,
    /// `on-failure[:COUNT]`; a count of 0 means without end.
    OnFailure {
        /// How often the engine tries again.
        maximum_retries: i64,
    },
}

/// A health check that the command line gives the container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HealthCheck {
    /// `--no-healthcheck`.
    Disabled,
    /// The `--health-…` flags.
    Given {
        /// `--health-cmd`, run by the container's shell; nothing keeps the image's own command.
        command: Option<String>,
        /// `--health-interval`.
        interval: Option<Duration>,
        /// `--health-timeout`.
        timeout: Option<Duration>,
        /// `--health-start-period`.
        start_period: Option<Duration>,
        /// `--health-start-interval`.
        start_interval: Option<Duration>,
        /// `--health-retries`.
        retries: Option<i64>,
    },
}

/// `--pull` of `docker run` and `docker create`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PullPolicy {
    /// `always`.
    Always,
    /// `missing`, also when the flag was not given.
    #[default]
    Missing,
    /// `never`.
    Never,
}
