//! Every byte that page and server agree on: one binary frame is one [`ClientFrame`] or one [`ServerFrame`] in the form of
//! [`wire`].
//!
//! The page opens one socket per tab at [`SOCKET_PATH`], says [`Hello`] first and gets [`ServerMessage::Welcome`] with
//! the whole state of its workspace (logs and known file contents left out), or [`ServerMessage::Reload`]. After that, state comes as
//! whole small records that replace what the page had ([`BuildRecord`], [`ContainerRecord`], [`FileRecord`]) and logs come as numbered
//! lines, so that whatever was missed is either replaced or visible as a gap that [`SessionRequest::FetchBuildLog`] fills.
//!
//! The store keeps records as JSON, so every type has a form in JSON, too; there enums are externally tagged.
//!
//! Nothing here makes a sentence: refusals are a [`Notice`], worded by `messages`.

#![forbid(unsafe_code)]

mod app;
mod build;
mod client;
mod compare;
mod console;
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
pub mod wire;

pub use self::prediction::{BuildPrediction, CacheState, Proof, SnapshotFile};
pub use app::{AppFailure, AppMethod, AppRequest, Header};
pub use build::{Aftermath, BuildRecord, BuildState, StepRecord, StepState, StepStatus, as_written_ms};
pub use client::{
    BuildLogPosition, ClientFrame, ClientMessage, ConsoleRequest, ContainerLogPosition, FirstMessage, Hello,
    KnownFile, LookupRequest, ProxyRequest, Replacement, SessionRequest, ShellAction,
};
pub use compare::{BuildHead, ComparedBuild, ComparedBuilds, PairName, PairPart};
pub use console::{OutputStream, ShellContainer, ShellEvent, ShellId, ShellState, TerminalSize};
pub use container::{ContainerRecord, ContainerState, ExitCause, FRAME_LABEL, PublishedPort};
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

pub use ::dockerfile::BuildSource;
pub use ::prediction::BuildOptions;

/// Names this protocol; a page with another one is asked to reload once. A digest of the sources of all types that cross the wire (`build.rs`), since the
/// page is a part of the server and no other page need be understood.
pub const PROTOCOL_VERSION: u32 = digest(env!("DRYDOCK_WIRE"));

/// Reads a decimal number.
const fn digest(text: &str) -> u32 {
    let (bytes, mut number, mut at) = (text.as_bytes(), 0_u32, 0);
    while at < bytes.len() {
        number = number.wrapping_mul(10).wrapping_add((bytes[at] - b'0') as u32);
        at += 1;
    }
    number
}

/// Where the server accepts the page's socket.
pub const SOCKET_PATH: &str = "/socket";

/// The file that a build reads its instructions from.
pub const DOCKERFILE: &str = "Dockerfile";
