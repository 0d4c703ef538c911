//! One run of an image.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, ContainerNumber, ImageName, LogText};

/// One container without its log. Sent whole each time it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerRecord {
    /// Number within the workspace, from 1.
    pub number: ContainerNumber,
    /// Its name, as `docker ps` shows it; empty for one of an older server.
    #[serde(default)]
    pub name: String,
    /// The image it runs.
    pub image: ImageName,
    /// The build that made that image; `None` where none of this workspace did.
    pub build: Option<BuildNumber>,
    /// Where it stands.
    pub state: ContainerState,
    /// The ports of the page that lead to it.
    #[serde(default)]
    pub ports: Vec<PublishedPort>,
    /// Whether it was removed; what is left is this record and its log.
    #[serde(default)]
    pub is_removed: bool,
    /// The app as a page of its own: an origin such as `http://k3v9….localhost:8001`, without a slash at the end.
    pub app_origin: String,
    /// Lines in the log so far; line numbers run from 0.
    pub n_log_lines: u64,
}

/// A port of the page that leads to a port of a container, as `-p 8000:5000` makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedPort {
    /// The page's, as in `localhost:8000`.
    pub virtual_port: u16,
    /// The container's.
    pub container_port: u16,
}

impl std::fmt::Display for PublishedPort {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.virtual_port, self.container_port)
    }
}

impl ContainerRecord {
    /// Returns the first of its published ports: the one that the page shows first.
    #[must_use]
    pub fn main_port(&self) -> Option<PublishedPort> {
        self.ports.first().copied()
    }

    /// Returns the origin of the app in the page's frame. It is another one than that of a tab, because browsers keep the cookies of a frame by
    /// other rules.
    #[must_use]
    pub fn frame_origin(&self) -> String {
        self.app_origin.replacen("://", &format!("://{FRAME_LABEL}"), 1)
    }
}

/// What stands before an app's name in the host of the page's frame.
pub const FRAME_LABEL: &str = "f";

/// Where a container stands. Times are Unix milliseconds of the server's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContainerState {
    /// It was made, and not started yet.
    Created,
    /// The engine is asked to start it.
    Starting,
    /// Its process runs.
    Running {
        /// When it began.
        started_ms: u64,
        /// Whether something listens on the container port.
        is_listening: bool,
    },
    /// The engine is asked to stop it.
    Stopping,
    /// Its process has ended.
    Exited {
        /// When it began.
        started_ms: u64,
        /// When it ended.
        ended_ms: u64,
        /// Its exit code.
        exit_code: i64,
        /// Why it ended.
        cause: ExitCause,
        /// The last lines of its log, at most 40: a whole traceback, from which the page reads the cause.
        last_lines: Vec<LogText>,
    },
}

impl ContainerState {
    /// Returns whether its process runs, or is about to.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Starting | Self::Running { .. } | Self::Stopping)
    }
}

/// Why a container ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExitCause {
    /// Its process ended by itself.
    ByItself,
    /// It did not begin; its last line says why.
    DidNotStart,
    /// The user stopped it, or ran another in its place.
    Stopped,
    /// It used more memory than it may.
    OutOfMemory,
    /// It wrote more to its disk than it may.
    OutOfDisk,
    /// It was writing while the server's disk was nearly full.
    DiskNearlyFull,
    /// The engine was restarted: it still worked on a build that had ended.
    EngineRestarted,
    /// The workspace was idle for too long.
    Idle,
    /// The server or the engine went away.
    Lost,
}
