//! What the server has to say to a person, as a code and its arguments. `messages` makes the sentence.

use serde::{Deserialize, Serialize};
use text::budget::Work;

use crate::{NoEngine, PathProblem, Unbuildable};

/// A refusal or a failure, ready to be worded in any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The frame could not be read.
    Unreadable {
        /// One line: what the reader said.
        detail: String,
    },
    /// The same file was changed elsewhere since the page last saw it; nothing was overwritten.
    FileChangedElsewhere {
        /// Its path.
        path: String,
    },
    /// There is no such file.
    NoSuchFile {
        /// Its path.
        path: String,
    },
    /// A file of that name exists.
    FileExists {
        /// Its path.
        path: String,
    },
    /// The path cannot be used.
    BadPath {
        /// Its path.
        path: String,
        /// What is wrong with it.
        problem: PathProblem,
    },
    /// A limit was met.
    Limit {
        /// Which.
        kind: LimitKind,
        /// How much there would have been.
        used: u64,
        /// How much there may be.
        limit: u64,
    },
    /// So many new workspaces came from one network address in a short time.
    TooManyWorkspaces {
        /// How many may come at once.
        limit: u32,
        /// After how many seconds the next may come.
        again_seconds: u64,
    },
    /// There is no engine.
    NoEngine {
        /// Why.
        reason: NoEngine,
    },
    /// A build of this workspace is already running.
    BuildInProgress,
    /// There is no such build.
    NoSuchBuild {
        /// Its number.
        build: u32,
    },
    /// This cannot be set by a build argument.
    BadBuildArgument {
        /// Its name.
        name: String,
    },
    /// The image has no layer of that number.
    NoSuchLayer {
        /// The number.
        layer: u32,
    },
    /// There is nothing to run: no build of that name succeeded.
    NoSuchImage {
        /// The name.
        image: String,
    },
    /// There is no such container.
    NoSuchContainer {
        /// Its number.
        container: u32,
    },
    /// A port of the page leads to another container that runs.
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The console's shell has ended, or was never opened.
    NoSuchShell,
    /// A label that Drydock keeps for itself, a label that is too long, or one too many.
    BadLabel {
        /// Its key.
        key: String,
    },
    /// The Dockerfile has no instruction.
    NoDockerfile,
    /// The workspace has no file at the path that the Dockerfile is to have.
    DockerfileMissing {
        /// The path in the workspace.
        path: String,
    },
    /// The workspace has no file in the folder that is to be the build context.
    ContextMissing {
        /// The path in the workspace.
        path: String,
    },
    /// An instruction failed.
    StepFailed {
        /// One-based line of the instruction.
        line: u32,
        /// The instruction on one line.
        instruction: String,
        /// Exit code, where a command ended with one.
        exit_code: Option<i64>,
        /// The engine's own words, one line.
        detail: String,
    },
    /// A COPY or ADD names a file that is not in the workspace.
    SourceMissing {
        /// One-based line of the instruction.
        line: u32,
        /// The file as written.
        source: String,
        /// Path of the ignore file in force, which may leave it out.
        #[serde(default)]
        ignore_file: Option<String>,
    },
    /// The Dockerfile could not be read by the engine.
    DockerfileInvalid {
        /// One-based line, where it is known.
        line: Option<u32>,
        /// The engine's own words, one line.
        detail: String,
    },
    /// The Dockerfile uses syntax that the engine's own front end does not know yet.
    EngineTooOld {
        /// One-based line of the instruction.
        line: u32,
        /// What it does not know.
        syntax: NewSyntax,
        /// The engine's version, as `20.10.24`.
        version: String,
        /// The first version of Docker Engine that knows it, as `23.0`.
        needed: String,
    },
    /// A base image is neither in the engine nor to be had from a registry.
    BaseImageMissing {
        /// One-based line of the FROM, where it is known.
        line: Option<u32>,
        /// The image as written.
        image: String,
        /// The images that this server provides.
        available: Vec<String>,
    },
    /// The policy does not allow what the Dockerfile asks for.
    Refused {
        /// One-based line.
        line: u32,
        /// What is asked for, as written: `FROM evil`, `--security=insecure`.
        what: String,
    },
    /// A line of the ignore file cannot be used.
    IgnoreFileRefused {
        /// Path of the ignore file.
        path: String,
        /// One-based line.
        line: u32,
        /// Why.
        fault: IgnoreFault,
    },
    /// Working out what the build does would take too many steps.
    TooMuchWork {
        /// What takes most of them.
        work: WorkKind,
        /// Path of the file that asks for it.
        path: String,
    },
    /// Others kept every core of the server busy for so long.
    ServerBusy {
        /// Seconds that were waited.
        seconds: u64,
    },
    /// The Dockerfile cannot be built, so that no engine was asked.
    Unbuildable {
        /// One-based line, where it is one line's fault.
        line: Option<u32>,
        /// What is wrong with it.
        why: Unbuildable,
    },
    /// The build took too long.
    BuildTimedOut {
        /// How long it may take, in seconds.
        seconds: u64,
    },
    /// The server's disk is nearly full, so that nothing may write to it.
    DiskNearlyFull {
        /// Bytes that are left.
        free_bytes: u64,
    },
    /// The image is not in the engine any more: it was removed to make room, or by somebody else.
    ImageRemoved,
    /// The container could not be started.
    ContainerDidNotStart {
        /// The engine's own words, one line.
        detail: String,
    },
    /// The engine went away in the middle.
    EngineLost,
    /// The build waited for a place, and no tab of its workspace was open any more.
    NobodyWaited,
    /// The build waited for a place in a full line, and somebody from a network with fewer waiting builds got it.
    PlaceGivenAway,
    /// The server's disk is full; what was to be saved is not, and nothing that was saved is lost.
    StorageFull,
    /// A part of the server's database that this workspace needs is damaged.
    StorageDamaged,
    /// The server stopped in the middle.
    ServerStopped,
    /// A fault of Drydock's own; the server's log knows more under this number.
    Internal {
        /// Number of the incident.
        incident: String,
    },
}

/// Why a line of an ignore file cannot be used. The limits are in [`limits`](crate::limits).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IgnoreFault {
    /// A build refuses the pattern.
    Pattern {
        /// The matcher's own remark.
        detail: String,
    },
    /// The line is longer than a build reads.
    LineTooLong,
    /// There are too many patterns above it.
    TooManyPatterns,
    /// The pattern is too long.
    PatternTooLong,
    /// The pattern has too many `**`.
    TooManyDoubleStars,
}

/// What steps of work are spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// Comparing files with the patterns of the ignore file.
    Ignoring,
    /// Finding the files that `COPY` and `ADD` take.
    Copying,
    /// Replacing variables by their values.
    Expanding,
    /// Following stages and instructions.
    Planning,
}

impl From<Work> for WorkKind {
    fn from(work: Work) -> Self {
        match work {
            Work::Ignoring => Self::Ignoring,
            Work::Copying => Self::Copying,
            Work::Expanding => Self::Expanding,
            Work::Planning => Self::Planning,
        }
    }
}

/// Syntax of Dockerfiles that engines came to know over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewSyntax {
    /// `<<EOF`.
    Heredoc,
    /// A flag of an instruction.
    Flag {
        /// Both as one writes them: `COPY --link`.
        name: String,
    },
}

/// Which limit was met. The unit of `used` and `limit` follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// Files in a workspace.
    Files,
    /// Bytes of one file.
    FileBytes,
    /// Bytes of all files.
    WorkspaceBytes,
    /// Builds that wait.
    BuildQueue,
    /// Builds that wait from one network address.
    BuildQueueOfNetwork,
    /// Instructions of a Dockerfile that is built.
    Instructions,
    /// Bytes of memory that a build's steps use.
    BuildMemory,
    /// Processes and threads of a build's steps.
    BuildPids,
    /// Bytes that a build's steps write.
    BuildDisk,
    /// Bytes that an image adds to its base.
    ImageBytes,
    /// Bytes of a workspace's images in the registry.
    RegistryBytes,
    /// Containers of a workspace.
    Containers,
    /// Bytes of a request's body.
    AppBodyBytes,
    /// Sockets of a workspace.
    Sockets,
    /// Sockets from one network address.
    SocketsOfNetwork,
    /// Requests of a socket that are under way.
    Requests,
    /// Bytes of one message from the page.
    MessageBytes,
    /// Messages that wait for a tab to read them.
    UnreadMessages,
    /// Bytes that are under way through a socket.
    SocketBytes,
    /// Bytes that are under way through a workspace's sockets.
    WorkspaceSocketBytes,
    /// Bytes that are under way through all sockets; this workspace's were the most.
    ServerSocketBytes,
    /// Shells of a tab.
    Shells,
    /// Bytes that are given to a shell at once.
    ShellBytes,
}
