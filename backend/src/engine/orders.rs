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
    /// The signal that `docker stop` sends.
    pub stop_signal: Option<String>,
    /// The ports of the page that lead to it.
    pub ports: Vec<PublishedPort>,
    /// Whether it is one of the console's, which has a network of its own from the start, and so its id as the name of its host.
    pub is_typed: bool,
}

/// A container that exists. Dropping it stops and removes the container.
#[derive(Debug)]
pub struct CreatedContainer {
    /// The engine's id.
    pub id: String,
    /// Ports that the image's EXPOSE names, ascending.
    pub exposed: Vec<u16>,
    pub(super) has_terminal: bool,
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
