//! Every byte that page and server agree on: one JSON text frame is one [`ClientFrame`] or one [`ServerFrame`].
//!
//! The page opens one socket per tab at [`SOCKET_PATH`], says [`Hello`] first and gets [`ServerMessage::Welcome`] with
//! the whole state of its workspace (logs and known file contents left out), or [`ServerMessage::Reload`]. After that, state comes as
//! whole small records that replace what the page had ([`BuildRecord`], [`ContainerRecord`], [`FileRecord`]) and logs come as numbered
//! lines, so that whatever was missed is either replaced or visible as a gap that [`SessionRequest::FetchBuildLog`] fills.
//!
//! Enums are externally tagged (`{"session":{"start_build":{…}}}`, `{"session":"ping"}`): serde's inner tags would make the page a fifth larger.
//!
//! Binary frames are reserved for terminal bytes. Nothing here makes a sentence: refusals are a [`Notice`], worded by `messages`.

#![forbid(unsafe_code)]

mod app;
mod build;
mod client;
mod compare;
mod container;
mod engine;
mod file;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod fixtures;
mod id;
mod layer;
pub mod limits;
mod log;
mod notice;
mod prediction;
#[cfg(test)]
mod samples;
mod server;
mod unbuildable;

pub use self::prediction::{BuildPrediction, CacheState, Proof, SnapshotFile};
pub use app::{AppFailure, AppMethod, AppRequest, Header};
pub use build::{Aftermath, BuildRecord, BuildState, StepRecord, StepState, StepStatus};
pub use client::{
    BuildLogPosition, ClientFrame, ClientMessage, ContainerLogPosition, FirstMessage, Hello, KnownFile,
    LookupRequest, ProxyRequest, Replacement, SessionRequest,
};
pub use compare::{BuildHead, ComparedBuild, ComparedBuilds, PairName, PairPart};
pub use container::{ContainerRecord, ContainerState, ExitCause};
pub use engine::{EngineState, EngineStatus, ImageAvailability, Isolation, NoEngine};
pub use file::{FileRecord, PathProblem, check_path, is_hidden};
pub use id::{BuildNumber, ContainerNumber, Digest, ImageName, RequestId, Token, WorkspaceId};
pub use layer::{
    EntryChange, EntryKind, HistoryEntry, ImageHistory, LayerEntry, LayerFile, LayerPage, LayerTotals,
};
pub use log::{LogLine, LogRemark, LogStream, LogText};
pub use notice::{IgnoreFault, LimitKind, NewSyntax, Notice, WorkKind};
pub use server::{Features, ServerFrame, ServerMessage, Welcome};
pub use unbuildable::Unbuildable;

pub use ::prediction::BuildOptions;

/// Version of this protocol; a page of another version is asked to reload once.
pub const PROTOCOL_VERSION: u32 = 3;

/// Where the server accepts the page's socket.
pub const SOCKET_PATH: &str = "/socket";

/// The file that a build reads its instructions from.
pub const DOCKERFILE: &str = "Dockerfile";
