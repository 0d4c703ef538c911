//! What a session has decided is to be done.

use std::sync::Arc;
use std::time::Duration;

use protocol::{
    BuildNumber, BuildOptions, BuildRecord, ContainerNumber, ContainerRecord, ImageName, LogLine, Notice,
    PublishedPort, ServerMessage,
};

use super::{CallId, ConnectionId, Learnt, ReplyTo};
use crate::engine::{BuildOrder, ContainerOrder, SourceFile};
use crate::session::apps::AppState;
use crate::session::{BasisHistory, LogBuffer, LogKey};
use crate::store::FileWrite;
use crate::targets::AppName;

/// What is to be done.
#[derive(Debug)]
pub(crate) enum SessionCommand {
    /// Answer a request.
    Reply { reply_to: ReplyTo, message: ServerMessage },
    /// Tell every tab something; the one that caused it in other words.
    News { message: ServerMessage, causer: Option<(ConnectionId, ServerMessage)> },
    /// Keep a change of a file.
    WriteFile(FileWrite),
    /// Keep changes of files, all or none.
    WriteFiles(Vec<FileWrite>),
    /// Load the files of a build, then report `FilesLoaded`.
    LoadFiles { reply_to: ReplyTo, build: BuildNumber },
    /// Take a place for a build, then report `Entered` or `NotEntered`.
    EnterQueue { reply_to: ReplyTo, image: ImageName, options: BuildOptions },
    /// Keep a new build.
    InsertBuild { record: BuildRecord, files: Arc<Vec<SourceFile>> },
    /// Wait for the place, then build.
    BeginBuild { order: BuildOrder },
    /// Stop a build, waiting or running.
    CancelBuild { build: BuildNumber },
    /// Stop a build that waits; one that has begun goes on.
    LeaveLine { build: BuildNumber },
    /// Post a build for all tabs.
    PostBuild(Arc<BuildRecord>),
    /// Let tabs follow a log.
    PostLog { key: LogKey, log: Arc<std::sync::Mutex<LogBuffer>> },
    /// Tell followers that logs have grown.
    LogsGrew,
    /// Take down a record and its log.
    TakeDown { key: LogKey },
    /// Keep a build that is over.
    FinishBuild { record: BuildRecord, log: Arc<Vec<LogLine>> },
    /// Keep a build that is over as it is now; its log stays.
    NoteBuild(BuildRecord),
    /// Keep what a build has taught of the cache, and tell everybody.
    Learn(Box<Learnt>),
    /// Post what the next build can be predicted from.
    PostCache(Arc<BasisHistory>),
    /// Load a log, then report `LogLoaded`.
    LoadLog { key: LogKey, reply_to: ReplyTo, from: u64 },
    /// Make what requests to a container go to.
    MakeApp {
        container: ContainerNumber,
        build: Option<BuildNumber>,
        port: Option<PublishedPort>,
        name: AppName,
    },
    /// Create a container, then report `Made`.
    CreateContainer { order: Box<ContainerOrder> },
    /// Start a container that exists, report `Started`, and listen to it.
    BeginContainer { container: ContainerNumber },
    /// Let time pass, then report `RestartDue`.
    AwaitRestart { container: ContainerNumber, wait: Duration },
    /// Let a container go: the engine removes it.
    GiveUpContainer { container: ContainerNumber },
    /// Remove a container now, then answer the call.
    RemoveContainer { container: ContainerNumber, call: CallId },
    /// Answer a call of a shell.
    Answer { call: CallId, result: Result<String, Notice> },
    /// Ask the engine to stop a container.
    StopContainer { engine_id: String },
    /// Say where a container's target stands.
    SetApp { container: ContainerNumber, state: AppState },
    /// Make a target unreachable for good.
    WithdrawApp { container: ContainerNumber },
    /// Post a container for all tabs.
    PostContainer(Arc<ContainerRecord>),
    /// Keep a container as it stands.
    PutContainer { record: ContainerRecord, log: Arc<Vec<LogLine>> },
}

impl SessionCommand {
    /// Returns whether it keeps a change of the files.
    pub(crate) fn is_of_files(&self) -> bool {
        matches!(self, Self::WriteFile(_) | Self::WriteFiles(_))
    }
}
