//! What the page sends.

use serde::{Deserialize, Serialize};

use crate::{
    AppRequest, BuildNumber, BuildOptions, ContainerNumber, FileRecord, ImageName, PairPart, RequestId, Token,
};

/// One text frame from the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientFrame {
    /// The reply repeats it.
    pub id: RequestId,
    /// What is asked.
    pub message: ClientMessage,
}

/// What the page asks. Each is answered by exactly one reply: the message named at the variant, [`Done`](crate::ServerMessage::Done) where none
/// is, or [`Refused`](crate::ServerMessage::Refused).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientMessage {
    /// Opens the workspace; first frame and only once. Answered by `Welcome` or `Reload`.
    Hello(Hello),
    /// Writes a file. Answered by `FileSaved`.
    SaveFile {
        /// Path relative to the build context.
        path: String,
        /// All of its text.
        content: String,
        /// The revision that the page changed; 0 for a new file. Another one at the server is refused with `FileChangedElsewhere`, unless
        /// content and mode are the same.
        base_revision: u64,
        /// Whether it may be executed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_executable: bool,
    },
    /// Gives a file another path.
    RenameFile {
        /// The path it has.
        from: String,
        /// The path it gets.
        to: String,
    },
    /// Removes a file.
    DeleteFile {
        /// Its path.
        path: String,
    },
    /// Builds the files as the server has them now. Answered by `BuildAccepted`.
    StartBuild {
        /// What to call the image.
        image: ImageName,
        /// How to build it.
        #[serde(default)]
        options: BuildOptions,
    },
    /// Stops a build, waiting or running.
    CancelBuild {
        /// Which.
        build: BuildNumber,
    },
    /// Asks for lines of a build's log. Answered by `BuildLog`.
    FetchBuildLog {
        /// Which build.
        build: BuildNumber,
        /// First line wanted.
        from: u64,
    },
    /// Asks for two builds side by side. Answered by `Compared`.
    CompareBuilds {
        /// The one on the left; `None` for what suits the other.
        a: Option<BuildNumber>,
        /// The one on the right; `None` for the newest that suits.
        b: Option<BuildNumber>,
        /// The pair that this workspace is for ([`Hello::pair`]).
        pair: Option<String>,
    },
    /// Makes the workspace's files just these, in one step. Answered by `FilesReplaced`.
    ReplaceFiles {
        /// Which.
        by: Replacement,
    },
    /// Builds both workspaces of a pair, each before and after the edit, one after the other. Answered by `BuildAccepted`.
    BuildPair {
        /// Which pair.
        pair: String,
        /// The first of the four to be built; those before it were built earlier.
        from: PairPart,
        /// What to call the images.
        image: ImageName,
    },
    /// Asks for the history of a build's image. Answered by `ImageHistory`.
    FetchHistory {
        /// Which build.
        build: BuildNumber,
    },
    /// Asks what a layer of a build's image did. Answered by `LayerListed`.
    ListLayer {
        /// Which build.
        build: BuildNumber,
        /// Number of the layer ([`HistoryEntry::layer`](crate::HistoryEntry::layer)).
        layer: u32,
        /// Number of the first entry wanted, counting those that match.
        from: u64,
        /// Most entries wanted; the server gives [`LAYER_ENTRIES_PER_FRAME`](crate::limits::LAYER_ENTRIES_PER_FRAME) at most.
        limit: u32,
        /// What a path must hold, in small letters or capitals; empty for all entries.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        matching: String,
    },
    /// Asks for a file as a layer left it. Answered by `LayerFileRead`.
    ReadLayerFile {
        /// Which build.
        build: BuildNumber,
        /// Number of the layer.
        layer: u32,
        /// Its path, as listed.
        path: String,
    },
    /// Starts a container, in place of the workspace's running one of that image. Answered by `ContainerAccepted`.
    StartContainer {
        /// The image, as the user calls it.
        image: ImageName,
        /// The port inside the container; `None` lets the server find it: the image's only EXPOSE, else what the app listens on.
        port: Option<u16>,
    },
    /// Stops a container.
    StopContainer {
        /// Which.
        container: ContainerNumber,
    },
    /// Asks for lines of a container's log. Answered by `ContainerLog`.
    FetchContainerLog {
        /// Which container.
        container: ContainerNumber,
        /// First line wanted.
        from: u64,
    },
    /// Sends a request to the app. Answered by `AppAnswered` or `AppFailed`, then `AppBody`… and `AppFinished`, all with this id.
    SendRequest(AppRequest),
    /// Stops waiting for the answer to an earlier `SendRequest`.
    CancelRequest {
        /// The id of that request.
        request: RequestId,
    },
    /// Keeps the socket alive.
    Ping,
}

/// What files a workspace is to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replacement {
    /// Those of a build.
    Build(BuildNumber),
    /// Those that a replacement has taken away ([`FilesReplaced`](crate::ServerMessage::FilesReplaced)).
    Files(Vec<FileRecord>),
}

/// The first frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The page's [`PROTOCOL_VERSION`](crate::PROTOCOL_VERSION).
    pub version: u32,
    /// The right to a workspace; `None` asks for a new one.
    pub token: Option<Token>,
    /// Files whose content the page has already.
    pub files: Vec<KnownFile>,
    /// Where the page's copy of the newest build's log ends; the server goes on from there.
    pub build_log: Option<BuildLogPosition>,
    /// Where the page's copy of the newest container's log ends.
    pub container_log: Option<ContainerLogPosition>,
    /// Version of the cache state that the page has ([`CacheState::version`](crate::CacheState::version)).
    #[serde(default)]
    pub cache: Option<u64>,
    /// The pair of workspaces to compare that a new workspace is for; it begins with the first one's files.
    #[serde(default)]
    pub pair: Option<String>,
}

/// A file that the page has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFile {
    /// Its path.
    pub path: String,
    /// The revision that the page has.
    pub revision: u64,
}

/// How far the page has read a build's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildLogPosition {
    /// Which build.
    pub build: BuildNumber,
    /// First line that the page does not have.
    pub next: u64,
}

/// How far the page has read a container's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerLogPosition {
    /// Which container.
    pub container: ContainerNumber,
    /// First line that the page does not have.
    pub next: u64,
}
