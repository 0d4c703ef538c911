//! Look-ups, which change nothing and need no session: two builds side by side, and the contents of an image. Each look-up concerns the
//! workspace of its socket.

use protocol::limits::SNAPSHOT_TEXT_BYTES;
use protocol::{
    BuildNumber, BuildOptions, BuildState, LookupRequest, Notice, ServerMessage, SnapshotFile, WorkspaceId,
};

use super::handshake::SocketServices;
use crate::engine::{BuiltImage, LayerSlice};
use crate::limits::{PoolError, assert_off_async_threads};
use crate::secret;
use crate::session::PublishedState;
use crate::source_file::SourceFile;
use crate::store::StoreError;

use super::compare::compare;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum LookupError {
    #[error("refused")]
    Refused(Notice),
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl From<Notice> for LookupError {
    fn from(notice: Notice) -> Self {
        Self::Refused(notice)
    }
}

impl From<PoolError> for LookupError {
    fn from(error: PoolError) -> Self {
        Self::Refused(error.into())
    }
}

/// Returns about how many bytes the answer takes at most; few take more.
pub(super) fn about_bytes(request: &LookupRequest) -> usize {
    match request {
        LookupRequest::CompareBuilds { .. } => COMPARED_BYTES,
        LookupRequest::FetchHistory { .. }
        | LookupRequest::ListLayer { .. }
        | LookupRequest::ReadLayerFile { .. } => SNAPSHOT_TEXT_BYTES,
    }
}

/// Answers a look-up.
pub(super) async fn look_up(
    request: LookupRequest,
    workspace: &WorkspaceId,
    published: &PublishedState,
    edge: &SocketServices,
) -> ServerMessage {
    match answer(request, (workspace, published), edge).await {
        Ok(message) => message,
        Err(LookupError::Refused(notice)) => ServerMessage::Refused { notice },
        Err(LookupError::Store(error)) => {
            let incident = secret::incident();
            tracing::error!(
                incident,
                error = &error as &dyn std::error::Error,
                "a question was not answered"
            );
            ServerMessage::Refused { notice: Notice::Internal { incident } }
        }
    }
}

async fn answer(
    request: LookupRequest,
    (workspace, published): (&WorkspaceId, &PublishedState),
    edge: &SocketServices,
) -> Result<ServerMessage, LookupError> {
    match request {
        LookupRequest::CompareBuilds { a, b, pair } => {
            let builds = compare(&edge.store, (workspace, published), (a, b), pair.as_deref()).await?;
            Ok(ServerMessage::Compared { builds: Box::new(builds) })
        }
        LookupRequest::FetchHistory { build } => {
            let (image, options) = image(build, published)?;
            let files = edge.store.snapshot(workspace.clone(), build).await?;
            let source = files
                .into_iter()
                .find(|file| file.path == options.source.dockerfile)
                .map(|file| file.content);
            let source = source.as_deref().unwrap_or_default();
            let history = edge.engine.history(image, source, &options).await?;
            Ok(ServerMessage::ImageHistory(Box::new(history)))
        }
        LookupRequest::ListLayer { build, layer, from, limit, matching } => {
            let (image, _) = image(build, published)?;
            let part = LayerSlice { matching, from, limit };
            let page = edge.engine.list_layer(image, layer, part).await?;
            Ok(ServerMessage::LayerListed(Box::new(page)))
        }
        LookupRequest::ReadLayerFile { build, layer, path } => {
            let (image, _) = image(build, published)?;
            let file = edge.engine.read_layer_file(image, layer, path).await?;
            Ok(ServerMessage::LayerFileRead(Box::new(file)))
        }
    }
}

/// Gives contents to small files first, as far as they go round.
pub(super) fn told(mut files: Vec<SourceFile>) -> Vec<SnapshotFile> {
    assert_off_async_threads();
    files.sort_by_key(|file| file.content.len());
    let mut room = SNAPSHOT_TEXT_BYTES;
    let with_room = files.into_iter().map(|file| {
        let n_bytes = file.content.len();
        let content = (n_bytes <= room).then(|| file.content.to_string());
        room = room.saturating_sub(n_bytes);
        let (bytes, is_executable) = (n_bytes as u64, file.is_executable);
        SnapshotFile { path: file.path, digest: file.digest, bytes, content, is_executable }
    });
    let mut files: Vec<SnapshotFile> = with_room.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Finds the image that a build of this workspace made.
fn image(build: BuildNumber, published: &PublishedState) -> Result<(BuiltImage, BuildOptions), LookupError> {
    let record = published.build(build).ok_or(Notice::NoSuchBuild { build: build.0 })?;
    match &record.state {
        BuildState::Succeeded { image_id, .. } => {
            Ok((BuiltImage { build, image_id: image_id.clone() }, record.options.clone()))
        }
        _ => Err(Notice::NoSuchImage { image: record.image.to_string() }.into()),
    }
}

/// Two records and their files.
const COMPARED_BYTES: usize = 4 * SNAPSHOT_TEXT_BYTES;
