//! Sizes and rates that both sides obey, and the defaults of those that an operator may change.

use serde::{Deserialize, Serialize};

/// Longest path of a file in a workspace, in bytes.
pub const PATH_BYTES: usize = 200;
/// Longest text frame either side sends, in bytes: a whole file, escaped, fits.
pub const FRAME_BYTES: usize = 4 * 1024 * 1024;
/// Most log lines in one frame.
pub const LOG_LINES_PER_FRAME: usize = 500;
/// Longest log line, in bytes; the rest of a longer one is cut and marked with an ellipsis.
pub const LOG_LINE_BYTES: usize = 16 * 1024;
/// How long the page waits after a keystroke before it saves, in milliseconds.
pub const SAVE_DELAY_MS: u32 = 250;
/// How long a socket may stay silent before its handshake, in seconds.
pub const HANDSHAKE_SECONDS: u64 = 5;
/// Most build arguments of one build.
pub const BUILD_ARGUMENTS: usize = 32;
/// Longest name or value of a build argument, in bytes.
pub const BUILD_ARGUMENT_BYTES: usize = 4 * 1024;
/// Most runs of changed lines that a [`StepCause`](crate::StepCause) carries.
pub const CAUSE_RUNS: usize = 64;
/// Most bytes of contents that a [`Snapshot`](crate::Snapshot) carries.
pub const SNAPSHOT_TEXT_BYTES: usize = 512 * 1024;
/// Longest text of what made an image's layer, in bytes.
pub const CREATED_BY_BYTES: usize = 4 * 1024;
/// Most entries of a layer in one frame.
pub const LAYER_ENTRIES_PER_FRAME: u32 = 500;
/// Most bytes of a file inside a layer that are shown.
pub const LAYER_FILE_BYTES: usize = 64 * 1024;
/// How often either side says something on an idle socket, in seconds.
pub const PING_SECONDS: u64 = 15;

/// Limits of one server, told to the page in the welcome. Every field is an environment variable of the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Files per workspace.
    pub files: u32,
    /// Bytes per file.
    pub file_bytes: u64,
    /// Bytes of all files of a workspace.
    pub workspace_bytes: u64,
    /// Builds at once on the server.
    pub builds_at_once: u32,
    /// Builds that may wait for a place.
    pub build_queue: u32,
    /// Seconds that one build may take.
    pub build_seconds: u64,
    /// Bytes of one build's log; head and tail are kept.
    pub build_log_bytes: u64,
    /// Bytes that an image may add to its base.
    pub image_bytes: u64,
    /// Containers at once per workspace.
    pub containers: u32,
    /// Bytes of memory per container.
    pub container_memory_bytes: u64,
    /// Thousandths of a CPU per container.
    pub container_millicpus: u64,
    /// Processes and threads per container.
    pub container_pids: i64,
    /// Bytes of one container's log that are kept.
    pub container_log_bytes: u64,
    /// Seconds that an app may take to answer a request.
    pub app_request_seconds: u64,
    /// Bytes of an app request's body, and of its answer's.
    pub app_body_bytes: u64,
    /// Seconds after which the containers of an idle workspace are stopped.
    pub idle_stop_seconds: u64,
    /// Seconds after which an idle workspace is deleted.
    pub idle_delete_seconds: u64,
    /// Bytes of engine storage above which old images and cache are removed.
    pub engine_disk_bytes: u64,
    /// New workspaces that may come at once from one network address.
    pub new_workspaces: u32,
    /// New workspaces that may follow from it in a minute.
    pub new_workspaces_per_minute: u32,
}

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const GIB: u64 = 1024 * MIB;

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 64,
            file_bytes: 256 * KIB,
            workspace_bytes: MIB,
            builds_at_once: 2,
            build_queue: 200,
            build_seconds: 5 * 60,
            build_log_bytes: 2 * MIB,
            image_bytes: GIB,
            containers: 3,
            container_memory_bytes: 256 * MIB,
            container_millicpus: 500,
            container_pids: 128,
            container_log_bytes: MIB,
            app_request_seconds: 30,
            app_body_bytes: 4 * MIB,
            idle_stop_seconds: 30 * 60,
            idle_delete_seconds: 7 * 24 * 60 * 60,
            engine_disk_bytes: 20 * GIB,
            // A whole workshop may sit behind one address.
            new_workspaces: 500,
            new_workspaces_per_minute: 60,
        }
    }
}
