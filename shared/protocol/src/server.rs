//! What the server sends.

use serde::{Deserialize, Serialize};

use crate::limits::Limits;
use crate::{
    AppFailure, BuildNumber, BuildRecord, CacheState, ComparedBuilds, ContainerNumber, ContainerRecord,
    EngineStatus, FileRecord, Header, ImageHistory, LayerFile, LayerPage, LogLine, Notice, RequestId,
    ShellEvent, ShellId, Token, WorkspaceId,
};

/// One frame from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerFrame {
    /// The request that this answers; `None` for news.
    pub reply_to: Option<RequestId>,
    /// What is said.
    pub message: ServerMessage,
}

/// What the server says. News (no `reply_to`) goes to every tab of the workspace, the one that caused it included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServerMessage {
    /// Answers `Hello`: the workspace as it is.
    Welcome(Box<Welcome>),
    /// Answers `Hello` of another version: reload the page, once.
    Reload,
    /// The request was carried out.
    Done,
    /// The request was not carried out; nothing has changed.
    Refused {
        /// Why.
        notice: Notice,
    },
    /// Answers `SaveFile`.
    FileSaved {
        /// Its path.
        path: String,
        /// Its revision now.
        revision: u64,
    },
    /// News: a file is new or different. To the tab that saved it, without content.
    FileChanged {
        /// The file as it is now.
        file: FileRecord,
    },
    /// News: a file is gone.
    FileRemoved {
        /// The path it had.
        path: String,
    },
    /// News: a file has another path.
    FileRenamed {
        /// The path it had.
        from: String,
        /// The file as it is now, without content.
        file: FileRecord,
    },
    /// Answers `StartBuild`.
    BuildAccepted {
        /// The new build's number.
        build: BuildNumber,
    },
    /// News: a build is new or different. Replaces the page's record of that number.
    BuildUpdated {
        /// The build as it is now.
        build: Box<BuildRecord>,
    },
    /// News: lines of a running build's log, in order. A page that misses lines before the first asks `FetchBuildLog`.
    BuildLogged {
        /// Which build.
        build: BuildNumber,
        /// The lines.
        lines: Vec<LogLine>,
    },
    /// Answers `FetchBuildLog`: at most [`LOG_LINES_PER_FRAME`](crate::limits::LOG_LINES_PER_FRAME) lines.
    BuildLog {
        /// Which build.
        build: BuildNumber,
        /// The lines.
        lines: Vec<LogLine>,
        /// Whether there is nothing after them.
        is_end: bool,
    },
    /// News: what the next build can be predicted from is another.
    CacheChanged {
        /// As it is now.
        cache: Box<CacheState>,
    },
    /// Answers `CompareBuilds`.
    Compared {
        /// Both, and which others there are.
        builds: Box<ComparedBuilds>,
    },
    /// Answers `ReplaceFiles`; what became of each file comes as news.
    FilesReplaced {
        /// The files as they were, with their contents.
        before: Vec<FileRecord>,
    },
    /// Answers `FetchHistory`.
    ImageHistory(Box<ImageHistory>),
    /// Answers `ListLayer`.
    LayerListed(Box<LayerPage>),
    /// Answers `ReadLayerFile`.
    LayerFileRead(Box<LayerFile>),
    /// Answers `StartContainer`.
    ContainerAccepted {
        /// The new container's number.
        container: ContainerNumber,
    },
    /// News: a container is new or different. Replaces the page's record of that number.
    ContainerUpdated {
        /// The container as it is now.
        container: Box<ContainerRecord>,
    },
    /// News: lines of a container's log, in order. Numbers that jump mean lines lost from the ring.
    ContainerLogged {
        /// Which container.
        container: ContainerNumber,
        /// The lines.
        lines: Vec<LogLine>,
    },
    /// Answers `FetchContainerLog`: at most [`LOG_LINES_PER_FRAME`](crate::limits::LOG_LINES_PER_FRAME) lines of what the ring still holds.
    ContainerLog {
        /// Which container.
        container: ContainerNumber,
        /// The lines.
        lines: Vec<LogLine>,
        /// Whether there is nothing after them.
        is_end: bool,
    },
    /// Answers `SendRequest`: the head of the app's answer.
    AppAnswered {
        /// Status code.
        status: u16,
        /// Reason phrase; the standard one where the app sent none.
        reason: String,
        /// Header fields in order.
        headers: Vec<Header>,
        /// Microseconds from sending the request to its first byte.
        first_byte_micros: u64,
        /// The build that the answering container runs, if one of the workspace's own made its image.
        build: Option<BuildNumber>,
    },
    /// A piece of the body, text as it is, other bytes as U+FFFD.
    AppBody {
        /// The piece.
        text: String,
    },
    /// The body is complete.
    AppFinished {
        /// Its size in bytes.
        body_bytes: u64,
        /// Microseconds from the first byte to the last.
        body_micros: u64,
    },
    /// Answers `SendRequest`, or ends an answer that broke off.
    AppFailed {
        /// Which link is broken.
        failure: AppFailure,
    },
    /// News: the engine or a base image.
    EngineChanged {
        /// As it is now.
        engine: EngineStatus,
    },
    /// News to the tab that has the shell: what the shell tells.
    Shell {
        /// Which.
        shell: ShellId,
        /// What.
        event: ShellEvent,
    },
    /// News: the server is about to stop; the page reconnects by itself.
    Stopping,
    /// Answers `Ping`.
    Pong,
}

/// The workspace as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The server's [`PROTOCOL_VERSION`](crate::PROTOCOL_VERSION).
    pub version: u32,
    /// Names the page that this server carries; a page of another build offers to reload.
    pub build_id: String,
    /// The server's clock, Unix milliseconds, so that elapsed times tick right.
    pub now_ms: u64,
    /// Public name of the workspace.
    pub workspace: WorkspaceId,
    /// The right to it, when it is new; the page keeps it.
    pub token: Option<Token>,
    /// Whether the page's token opened nothing and this is another, new workspace.
    pub token_was_unknown: bool,
    /// All files by path; contents only of those that the page does not have.
    pub files: Vec<FileRecord>,
    /// Builds, newest first: at most 50, and about 1 MiB of them. Older ones follow as [`ServerMessage::BuildUpdated`].
    pub builds: Vec<BuildRecord>,
    /// Containers, newest first, at most 10.
    pub containers: Vec<ContainerRecord>,
    /// The engine and the base images.
    pub engine: EngineStatus,
    /// What the next build can be predicted from; `None` when the page has this version, or while the engine is not there to ask.
    #[serde(default)]
    pub cache: Option<Box<CacheState>>,
    /// What both sides obey.
    pub limits: Limits,
    /// What this server can do.
    pub features: Features,
}

/// What a server can do beyond the least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Features {
    /// Whether an app can be opened as a page of its own.
    pub app_pages: bool,
    /// Whether workspaces share one cache scope.
    pub shared_scope: bool,
}
