//! One run of an image.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, ContainerNumber, ImageName, LogText};

/// One container without its log. Sent whole each time it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerRecord {
    /// Number within the workspace, from 1.
    pub number: ContainerNumber,
    /// The image it runs.
    pub image: ImageName,
    /// The build that made that image.
    pub build: BuildNumber,
    /// Where it stands.
    pub state: ContainerState,
    /// The page's port for it, as in `localhost:8000`.
    pub virtual_port: u16,
    /// The port inside the container that the virtual port leads to.
    pub container_port: u16,
    /// The app as a page of its own: an origin such as `http://k3v9….localhost:8001`, without a slash at the end.
    pub app_origin: String,
    /// Lines in the log so far; line numbers run from 0.
    pub n_log_lines: u64,
}

impl ContainerRecord {
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
    /// Returns whether its process has ended.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Exited { .. })
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
