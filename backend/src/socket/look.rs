//! Questions that change nothing and need no session: a build's files, a content, what is inside an image. All start from the workspace of the socket.

use protocol::limits::SNAPSHOT_TEXT_BYTES;
use protocol::{
    BuildNumber, BuildOptions, BuildState, ClientMessage, DOCKERFILE, Notice, ServerMessage, Snapshot,
    SnapshotFile, WorkspaceId,
};

use super::handshake::Edge;
use crate::engine::{BuiltImage, Part};
use crate::secret;
use crate::session::Board;
use crate::store::{SnapshotContent, StoreError};

use super::compare::compare;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum LookError {
    #[error("refused")]
    Refused(Notice),
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl From<Notice> for LookError {
    fn from(notice: Notice) -> Self {
        Self::Refused(notice)
    }
}

/// Returns whether a message is such a question.
pub(super) fn is_look(message: &ClientMessage) -> bool {
    matches!(
        message,
        ClientMessage::FetchSnapshot { .. }
            | ClientMessage::FetchBlob { .. }
            | ClientMessage::CompareBuilds { .. }
            | ClientMessage::FetchHistory { .. }
            | ClientMessage::ListLayer { .. }
            | ClientMessage::ReadLayerFile { .. }
    )
}

/// Answers it.
pub(super) async fn look(
    message: ClientMessage,
    workspace: &WorkspaceId,
    board: &Board,
    edge: &Edge,
) -> ServerMessage {
    match answer(message, (workspace, board), edge).await {
        Ok(message) => message,
        Err(LookError::Refused(notice)) => ServerMessage::Refused { notice },
        Err(LookError::Store(error)) => {
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
    message: ClientMessage,
    (workspace, board): (&WorkspaceId, &Board),
    edge: &Edge,
) -> Result<ServerMessage, LookError> {
    match message {
        ClientMessage::FetchSnapshot { build } => snapshot(build, workspace, edge).await,
        ClientMessage::FetchBlob { digest } => {
            let content = edge.store.content(workspace.clone(), digest.clone()).await?;
            let content = content.ok_or_else(|| Notice::NoSuchFile { path: digest.0.clone() })?;
            Ok(ServerMessage::Blob { digest, content })
        }
        ClientMessage::CompareBuilds { a, b, pair } => {
            let compared = compare(&edge.store, (workspace, board), (a, b), pair.as_deref()).await?;
            let text = serde_json::to_string(&compared).map_err(StoreError::Record)?;
            Ok(ServerMessage::Compared { text })
        }
        ClientMessage::FetchHistory { build } => {
            let (image, options) = image(build, (workspace, board), edge).await?;
            let files = edge.store.snapshot(workspace.clone(), build).await?;
            let source = files.into_iter().find(|file| file.path == DOCKERFILE).map(|file| file.content);
            let source = source.unwrap_or_default();
            let history = edge.engine.history(image, &source, &options).await?;
            Ok(ServerMessage::ImageHistory(Box::new(history)))
        }
        ClientMessage::ListLayer { build, layer, from, limit, matching } => {
            let (image, _) = image(build, (workspace, board), edge).await?;
            let part = Part { matching, from, limit };
            let page = edge.engine.list_layer(image, layer, part).await?;
            Ok(ServerMessage::LayerListed(Box::new(page)))
        }
        ClientMessage::ReadLayerFile { build, layer, path } => {
            let (image, _) = image(build, (workspace, board), edge).await?;
            let file = edge.engine.read_layer_file(image, layer, path).await?;
            Ok(ServerMessage::LayerFileRead(Box::new(file)))
        }
        _ => Err(Notice::Unreadable { detail: "a message out of its place".to_owned() }.into()),
    }
}

async fn snapshot(
    build: BuildNumber,
    workspace: &WorkspaceId,
    edge: &Edge,
) -> Result<ServerMessage, LookError> {
    if edge.store.build(workspace.clone(), build).await?.is_none() {
        return Err(Notice::NoSuchBuild { build: build.0 }.into());
    }
    let files = told(edge.store.snapshot(workspace.clone(), build).await?);
    Ok(ServerMessage::Snapshot(Box::new(Snapshot { build, files })))
}

/// Gives contents to small files first, as far as they go round.
pub(super) fn told(mut files: Vec<SnapshotContent>) -> Vec<SnapshotFile> {
    files.sort_by_key(|file| file.content.len());
    let mut room = SNAPSHOT_TEXT_BYTES;
    let with_room = files.into_iter().map(|file| {
        let n_bytes = file.content.len();
        let content = (n_bytes <= room).then_some(file.content);
        room = room.saturating_sub(n_bytes);
        let (bytes, is_executable) = (n_bytes as u64, file.is_executable);
        SnapshotFile { path: file.path, digest: file.digest, bytes, content, is_executable }
    });
    let mut files: Vec<SnapshotFile> = with_room.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Finds the image that a build of this workspace made.
async fn image(
    build: BuildNumber,
    (workspace, board): (&WorkspaceId, &Board),
    edge: &Edge,
) -> Result<(BuiltImage, BuildOptions), LookError> {
    // A build that has just ended may not be in the store yet.
    let record = match board.build(build) {
        Some(posted) => Some((*posted).clone()),
        None => edge.store.build(workspace.clone(), build).await?,
    };
    let record = record.ok_or(Notice::NoSuchBuild { build: build.0 })?;
    match record.state {
        BuildState::Succeeded { image_id, .. } => Ok((BuiltImage { build, image_id }, record.options)),
        _ => Err(Notice::NoSuchImage { image: record.image.to_string() }.into()),
    }
}
