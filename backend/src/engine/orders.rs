//! What the engine is told to build and to run, and what it tells of that.

use std::sync::Arc;

use protocol::{
    BuildNumber, BuildOptions, ContainerNumber, Digest, ExitCause, ImageName, LogStream, LogText, Notice,
    PublishedPort, StepRecord, WorkspaceId,
};
use tokio::sync::{mpsc, watch};

use super::{SourceFile, container};

/// One build, ready to go.
#[derive(Clone, Debug)]
pub struct BuildOrder {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Which.
    pub number: BuildNumber,
    /// What the user calls the image.
    pub image: ImageName,
    /// Every file of the snapshot.
    pub files: Arc<Vec<SourceFile>>,
    /// What the user chose of how it is built.
    pub options: BuildOptions,
}

/// What a build tells while it runs, in order. The channel is bounded: a slow reader slows the build's log, nothing is lost.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildEvent {
    /// The engine is about to be asked, like this, and has these images. Comes once, or never where the build ends before.
    Asking(Box<prediction::BuildInvocation>),
    /// One instruction's record is new or different; at most 10 a second for each.
    Step(Box<StepRecord>),
    /// One line of output.
    Logged {
        /// Index of the step; `None` for the build as a whole.
        step: Option<u32>,
        /// Where it came from.
        stream: LogStream,
        /// The line without its break, at most `LOG_LINE_BYTES`.
        text: LogText,
    },
    /// The last event.
    Finished(BuildOutcome),
}

/// How a build ended.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildOutcome {
    /// With an image.
    Succeeded {
        /// Its id.
        image_id: Digest,
        /// Its size in bytes, base included.
        image_bytes: u64,
    },
    /// Without.
    Failed {
        /// Why.
        notice: Notice,
        /// Zero-based lines `first..end` of the Dockerfile to blame.
        lines: Option<(u32, u32)>,
    },
    /// Its token was cancelled.
    Cancelled,
}

/// One container, ready to be created.
#[derive(Clone, Debug)]
pub struct ContainerOrder {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Which.
    pub number: ContainerNumber,
    /// The engine's id of the image, or the engine's name for it.
    pub image_id: Digest,
    /// What was asked for beside that.
    pub wishes: ContainerWishes,
}

/// What a user may choose of a container; everything else comes from constants and limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContainerWishes {
    /// Its name, as `docker run --name`; empty for one by its number.
    pub name: String,
    /// In place of the image's entrypoint; an empty list takes it away.
    pub entrypoint: Option<Vec<String>>,
    /// In place of the image's command; empty for that.
    pub command: Vec<String>,
    /// `NAME=value`, beside the image's environment.
    pub environment: Vec<String>,
    /// In place of the image's working directory.
    pub working_dir: Option<String>,
    /// In place of the image's user.
    pub user: Option<String>,
    /// The name of its host, in place of its id.
    pub hostname: Option<String>,
    /// Labels, beside the image's and ours.
    pub labels: Vec<(String, String)>,
    /// Whether it has a terminal.
    pub has_terminal: bool,
    /// Whether its standard input stays open.
    pub is_interactive: bool,
    /// Whether its root file system cannot be written to.
    pub is_read_only: bool,
    /// Bytes of memory, where it is less than a container may have.
    pub memory_bytes: Option<u64>,
    /// Thousandths of a CPU, where it is less than a container may have.
    pub millicpus: Option<u64>,
    /// What it may use beside memory and CPU, and what it finds.
    pub extras: ContainerExtras,
    /// Its health check, in place of what the image has.
    pub health: Option<HealthWish>,
    /// The signal that `docker stop` sends.
    pub stop_signal: Option<String>,
    /// Whether it is removed when it has ended.
    pub is_removed_at_end: bool,
    /// The ports of the page that lead to it.
    pub ports: Vec<PublishedPort>,
    /// Whether it is one of the console's, which has a network of its own from the start, and so its id as the name of its host.
    pub is_typed: bool,
}

/// Settings of a container that few ask for. Each is bounded by the container's other limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContainerExtras {
    /// Whether nobody is connected to it when it starts; it is only told.
    pub is_detached: bool,
    /// Whether a small first process reaps what the command leaves.
    pub has_init: bool,
    /// How long `docker stop` waits, in seconds.
    pub stop_timeout_seconds: Option<i64>,
    /// Its part of the CPU where others want it too.
    pub cpu_shares: Option<i64>,
    /// The most processes, where it is less than a container may have.
    pub pids_limit: Option<i64>,
    /// Bytes of memory that it is held to when memory is short.
    pub memory_reservation_bytes: Option<i64>,
    /// Ports that it says to listen on, as `80/tcp`.
    pub exposed: Vec<String>,
    /// Addresses that were given for published ports, by the container's port. They are only told: ports are those of the page.
    pub addresses: Vec<(u16, String)>,
    /// Lines of its `/etc/hosts`, as `name:address`.
    pub hosts: Vec<String>,
    /// Limits of its processes: name, soft and hard limit.
    pub ulimits: Vec<(String, i64, i64)>,
    /// Groups of its user.
    pub groups: Vec<String>,
    /// Folders in memory, with their options.
    pub tmpfs: Vec<(String, String)>,
    /// The size of `/dev/shm` in bytes.
    pub shm_bytes: Option<i64>,
}

/// A health check. A time of 0 is the image's, or Docker's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HealthWish {
    /// `CMD-SHELL` and a command, or `NONE`; empty for the image's.
    pub test: Vec<String>,
    /// Between two checks, in nanoseconds.
    pub interval: i64,
    /// The longest that one takes, in nanoseconds.
    pub timeout: i64,
    /// In which failures do not count, in nanoseconds.
    pub start_period: i64,
    /// Between two checks in that time, in nanoseconds.
    pub start_interval: i64,
    /// After how many failures it is unhealthy; 0 for the image's.
    pub retries: i64,
}

/// A container that exists. Dropping it stops and removes the container.
#[derive(Debug)]
pub struct CreatedContainer {
    /// The engine's id.
    pub id: String,
    /// Ports that the image's EXPOSE names, ascending.
    pub exposed: Vec<u16>,
    pub(super) has_terminal: bool,
    /// Its share of the CPU for good, in thousandths.
    pub(super) millicpus: u64,
    /// Removes the container when it goes.
    #[expect(dead_code, reason = "it works by being dropped")]
    pub(super) guard: container::Guard,
    /// Its network, if it was made in advance; it goes after the container.
    pub(super) spare: Option<container::SpareNetwork>,
}

/// What a started container tells.
#[derive(Debug)]
pub struct ContainerLife {
    /// What it tells, in order; ends after [`ContainerEvent::Exited`].
    pub events: mpsc::Receiver<ContainerEvent>,
    /// Whether somebody watches; while nobody does, its output is read slowly, and a container that writes a lot waits.
    pub attention: watch::Sender<bool>,
}

/// What a container tells while it runs.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerEvent {
    /// One line of output.
    Logged {
        /// Where it came from.
        stream: LogStream,
        /// The line without its break, at most `LOG_LINE_BYTES`.
        text: LogText,
    },
    /// The set of ports that it listens on, reachable from outside the container, ascending; told when it changes.
    Listening(Vec<u16>),
    /// Its process has ended; the last event.
    Exited {
        /// Its exit code.
        exit_code: i64,
        /// Why.
        cause: ExitCause,
    },
}
