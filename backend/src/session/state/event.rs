//! What happens to a session.

use protocol::{
    Aftermath, BuildNumber, BuildOptions, ContainerNumber, ImageName, LogLine, NoEngine, Notice,
    SessionRequest,
};

use super::{CallId, ConnectionId, ContainerCall, ReplyTo};
use crate::engine::{BuildEvent, ContainerEvent, SourceFile};
use crate::limits::QueuePosition;
use crate::session::LogKey;
use crate::shared_cache::SharedEntries;
use crate::store::StoredFiles;
/// What happens to a session.
#[derive(Debug)]
pub(crate) enum SessionEvent {
    /// A tab asks something.
    Asked { reply_to: ReplyTo, request: SessionRequest },
    /// A tab is gone.
    Left { connection: ConnectionId },
    /// A build has a place, at work or in the line.
    Entered { reply_to: ReplyTo, image: ImageName, options: BuildOptions, standing: QueuePosition },
    /// A build has no place.
    NotEntered { reply_to: ReplyTo, image: ImageName, options: BuildOptions, notice: Notice },
    /// A waiting build moved up.
    Moved { build: BuildNumber, standing: QueuePosition },
    /// A build tells something.
    Built { build: BuildNumber, event: BuildEvent },
    /// Something followed from a build after its end.
    Followed { build: BuildNumber, aftermath: Aftermath },
    /// A shell asks something of the containers.
    Called { call: CallId, request: ContainerCall },
    /// The engine has tried to create a container.
    Made { container: ContainerNumber, result: Result<Made, Notice> },
    /// The engine has tried to start a container.
    Started { container: ContainerNumber, result: Result<(), Notice> },
    /// A container that ended by itself is to be started again now.
    RestartDue { container: ContainerNumber },
    /// A container tells something.
    Container { container: ContainerNumber, event: ContainerEvent },
    /// A log came from the store.
    LogLoaded { key: LogKey, lines: Vec<LogLine>, reply_to: ReplyTo, from: u64 },
    /// The files of a build came from the store; none when it is not kept.
    FilesLoaded { reply_to: ReplyTo, build: BuildNumber, files: Vec<SourceFile> },
    /// Builds before this one are not kept any more.
    Forgotten { before: BuildNumber },
    /// A change of files was not written; these are the files as they are kept.
    NotWritten { kept: StoredFiles },
    /// The engine came or went.
    Engine { absent: Option<NoEngine> },
    /// What builds stand on may be another: how the engine is called, what everybody can reuse.
    PredictionInputsChanged { invocation: Option<prediction::BuildInvocation>, known: SharedEntries },
    /// Files have changed; what they can use of the shared cache entries may have too.
    FilesChanged,
    /// Nobody has been here for so long that it is no reload.
    Deserted,
    /// Time to post what was held back.
    Flush,
    /// Time has passed; for so long nobody has used the workspace or its apps.
    Tick { unused_ms: u64 },
    /// The server stops.
    Stopping,
}

impl SessionEvent {
    /// Returns whether a workspace decides how long the step takes that follows: where Dockerfiles are read, builds predicted and records told.
    pub(crate) fn may_take_long(&self) -> bool {
        match self {
            Self::Built { event, .. } => matches!(event, BuildEvent::Asking(_) | BuildEvent::Finished(_)),
            Self::Asked { request, .. } => {
                matches!(request, SessionRequest::StartBuild { .. } | SessionRequest::BuildPair { .. })
            }
            Self::PredictionInputsChanged { .. } | Self::FilesChanged | Self::FilesLoaded { .. } => true,
            // A build of a pair that finds no place is recorded, and ends at once.
            Self::Entered { .. } | Self::NotEntered { .. } => true,
            _ => false,
        }
    }
}

/// What the engine said of a container that it created.
#[derive(Debug)]
pub(crate) struct Made {
    /// The engine's id.
    pub(crate) engine_id: String,
    /// Ports that the image's EXPOSE names.
    pub(crate) exposed: Vec<u16>,
}
