//! Sizes and rates that both sides obey, and the defaults of those that an operator may change.

use serde::{Deserialize, Serialize};
pub use text::budget::{IGNORE_DOUBLE_STARS, IGNORE_PATTERN_BYTES, IGNORE_PATTERNS, PATH_DEPTH};

/// Longest path of a file in a workspace, in bytes.
pub const PATH_BYTES: usize = 200;
/// Longest frame either side sends, in bytes: a whole file fits.
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
/// Most labels of one build.
pub const BUILD_LABELS: usize = 32;
/// Longest key or value of a label, in bytes. The engine takes labels and arguments in one URL of at most 1 MiB.
pub const BUILD_LABEL_BYTES: usize = 1024;
/// Most bytes of contents that each side of a comparison carries.
pub const SNAPSHOT_TEXT_BYTES: usize = 512 * 1024;
/// Longest text of what made an image's layer, in bytes.
pub const CREATED_BY_BYTES: usize = 4 * 1024;
/// Most entries of a layer in one frame.
pub const LAYER_ENTRIES_PER_FRAME: u32 = 500;
/// Most bytes of a file inside a layer that are shown.
pub const LAYER_FILE_BYTES: usize = 64 * 1024;
/// How often either side says something on an idle socket, in seconds.
pub const PING_SECONDS: u64 = 15;
/// Longest text that a shell runs at once, in bytes.
pub const SHELL_LINE_BYTES: usize = 64 * 1024;
/// Most bytes that are typed into a program at once.
pub const SHELL_TYPED_BYTES: usize = 64 * 1024;
/// Bytes that a shell writes before the page has acknowledged any.
pub const SHELL_CREDIT: u32 = 256 * 1024;
/// Lines of history that a workspace keeps.
pub const SHELL_HISTORY: usize = 500;
/// Shells of one tab.
pub const SHELLS: usize = 4;

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
    /// Of these, builds that may wait from one network address.
    pub build_queue_per_address: u32,
    /// Seconds that one build may take.
    pub build_seconds: u64,
    /// Bytes of files that one workspace may write in a second; a burst is free.
    pub save_bytes_per_second: u64,
    /// Bytes that a workspace keeps of its builds: records, logs, files.
    pub history_bytes: u64,
    /// Bytes of one build's log; head and tail are kept.
    pub build_log_bytes: u64,
    /// Bytes of memory that all steps of one build may use together.
    pub build_memory_bytes: u64,
    /// Processes and threads of all steps of one build.
    pub build_pids: u64,
    /// Thousandths of a CPU that one build may use.
    pub build_millicpus: u64,
    /// Bytes that the steps of one build may write before they end.
    pub build_disk_bytes: u64,
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
    /// Bytes that a container may write to its disk.
    pub container_disk_bytes: u64,
    /// Bytes of one container's log that are kept.
    pub container_log_bytes: u64,
    /// Bytes that the images of one workspace may take in the registry.
    pub registry_bytes: u64,
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
    /// Bytes of the disk that stay free: below, nothing new is built or run, and who writes is ended.
    pub disk_reserve_bytes: u64,
    /// Bytes of memory that the private engine itself may use, builds and containers apart.
    pub engine_memory_bytes: u64,
    /// Thousandths of a CPU that the private engine itself may use.
    pub engine_millicpus: u64,
    /// New workspaces that may come at once from one network address.
    pub new_workspaces: u32,
    /// New workspaces that may follow from it in a minute.
    pub new_workspaces_per_minute: u32,
    /// Connections at once.
    pub connections: u32,
    /// Connections at once from one network address.
    pub connections_per_address: u32,
    /// Sockets of one workspace.
    pub sockets_per_workspace: u32,
    /// Sockets at once from one network address.
    pub sockets_per_address: u32,
    /// Requests of one socket that are under way.
    pub requests_per_socket: u32,
    /// Bytes that are under way through one socket, both ways.
    pub socket_bytes: u64,
    /// Bytes that are under way through the sockets of one workspace.
    pub workspace_socket_bytes: u64,
    /// Bytes that are under way through all sockets.
    pub server_socket_bytes: u64,
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
            // A class may sit behind one address; others still find room.
            build_queue_per_address: 150,
            build_seconds: 5 * 60,
            save_bytes_per_second: 256 * KIB,
            history_bytes: 32 * MIB,
            build_log_bytes: 2 * MIB,
            build_memory_bytes: GIB,
            build_pids: 512,
            build_millicpus: 2000,
            build_disk_bytes: 3 * GIB,
            image_bytes: GIB,
            registry_bytes: 512 * MIB,
            containers: 3,
            container_memory_bytes: 256 * MIB,
            container_millicpus: 500,
            container_pids: 128,
            container_disk_bytes: 512 * MIB,
            container_log_bytes: MIB,
            app_request_seconds: 30,
            app_body_bytes: 4 * MIB,
            idle_stop_seconds: 30 * 60,
            idle_delete_seconds: 7 * 24 * 60 * 60,
            engine_disk_bytes: 20 * GIB,
            disk_reserve_bytes: GIB,
            engine_memory_bytes: 2 * GIB,
            engine_millicpus: 1500,
            // A whole workshop may sit behind one address.
            new_workspaces: 500,
            new_workspaces_per_minute: 60,
            connections: 8192,
            connections_per_address: 4096,
            sockets_per_workspace: 64,
            sockets_per_address: 2048,
            requests_per_socket: 64,
            socket_bytes: 16 * MIB,
            workspace_socket_bytes: 64 * MIB,
            server_socket_bytes: GIB,
        }
    }
}
