//! Pushing and pulling on behalf of a workspace. The engine does it with the server's credentials, under a name that is there only meanwhile.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use bollard::errors::Error;
use bollard::query_parameters::{
    ListImagesOptionsBuilder, RemoveImageOptionsBuilder, TagImageOptionsBuilder,
};
use protocol::{Digest, Notice, WorkspaceId};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::access::RegistryAccess;
use super::api::{ApiError, RegistryClient};
use super::engine_lines::{EngineError, EngineLines, Pushed};
use super::{NoRegistry, usage};
use crate::engine::api::EngineApi;
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::registry_names::{RegistryIdentity, RemoteName, WriteRefusal, may_write};

/// An image to push.
#[derive(Clone, Debug)]
pub struct PushOrder {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Whom the registry takes the workspace for.
    pub identity: RegistryIdentity,
    /// The image's name in the engine, `drydock/WORKSPACE/…:TAG`.
    pub image: String,
    /// What it is to be called in the registry.
    pub name: RemoteName,
}

/// An image to pull.
#[derive(Clone, Debug)]
pub struct PullOrder {
    /// Whose it becomes: in the engine it is called `drydock/WORKSPACE/USER/REPOSITORY:TAG`.
    pub workspace: WorkspaceId,
    /// Its name in the registry.
    pub name: RemoteName,
}

/// What a push or a pull tells, in order. The channel is bounded: a slow reader slows the transfer down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferEvent {
    /// One line of the engine's.
    Line(TransferLine),
    /// The last event.
    Finished(Result<Transferred, TransferFailure>),
}

/// What the engine tells of a layer, or of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferLine {
    /// The first twelve digits of a layer's digest, or the tag; `None` where the line is about the whole.
    pub id: Option<String>,
    /// The engine's words, as `Pushing`, `Layer already exists`, `Pull complete`.
    pub status: String,
    /// How far the layer is.
    pub progress: Option<TransferProgress>,
}

/// How far a layer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferProgress {
    /// Bytes so far.
    pub current: u64,
    /// Bytes in all, where they are known.
    pub total: Option<u64>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transferred {
    /// The registry has the image.
    Pushed {
        /// Digest of its manifest.
        digest: Digest,
        /// Bytes of its manifest.
        size: u64,
    },
    /// The workspace has the image.
    Pulled {
        /// Digest of its manifest.
        digest: Digest,
        /// The image's id in the engine.
        image_id: Digest,
        /// Whether the workspace had another image of the name before, or none.
        is_new: bool,
    },
}

/// Why it did not come about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransferFailure {
    /// The workspace may not write the name.
    #[error(transparent)]
    Refused(#[from] WriteRefusal),
    /// The workspace has no image of the name.
    #[error("no such image here")]
    NoSuchImage,
    /// The registry has no image of the name.
    #[error("no such image in the registry")]
    NotInRegistry,
    /// The workspace would hold more bytes in the registry than it may.
    #[error("{used} bytes in the registry, and {limit} are allowed")]
    QuotaExceeded {
        /// Bytes that it holds, or would have held with this image.
        used: u64,
        /// Bytes that it may hold.
        limit: u64,
    },
    /// The workspace has as many images in the registry as it may have.
    #[error("{limit} images in the registry are allowed")]
    TooManyImages {
        /// How many.
        limit: usize,
    },
    /// There is no registry.
    #[error(transparent)]
    NoRegistry(#[from] NoRegistry),
    /// There is no engine, or its disk is nearly full.
    #[error("the engine is not there or has no room")]
    Engine(Notice),
    /// The engine or the registry says no, in its own words.
    #[error("{detail}")]
    Failed {
        /// One line.
        detail: String,
    },
    /// It took longer than it may.
    #[error("it took too long")]
    TooLong,
    /// Its token was cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// Names under way. Two transfers of one name would take the engine's name for it from each other.
#[derive(Debug, Default)]
pub(super) struct NameLocks(Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>);

impl NameLocks {
    fn of(&self, name: &RemoteName) -> Arc<tokio::sync::Mutex<()>> {
        let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        locks.retain(|_, lock| lock.strong_count() > 0);
        let lock = locks.get(&name.to_string()).and_then(Weak::upgrade).unwrap_or_default();
        drop(locks.insert(name.to_string(), Arc::downgrade(&lock)));
        lock
    }
}

type Lines = mpsc::Sender<TransferEvent>;

/// Pushes, and tells of it until [`TransferEvent::Finished`].
pub(super) async fn perform_push(
    ctx: Arc<EngineContext>,
    order: PushOrder,
    cancel: CancellationToken,
    events: Lines,
) {
    let result = push(&ctx, &order, &cancel, &events).await;
    drop(events.send(TransferEvent::Finished(result)).await);
}

/// Pulls, and tells of it until [`TransferEvent::Finished`].
pub(super) async fn perform_pull(
    ctx: Arc<EngineContext>,
    order: PullOrder,
    cancel: CancellationToken,
    events: Lines,
) {
    let result = pull(&ctx, &order, &cancel, &events).await;
    drop(events.send(TransferEvent::Finished(result)).await);
}

async fn push(
    ctx: &EngineContext,
    order: &PushOrder,
    cancel: &CancellationToken,
    events: &Lines,
) -> Result<Transferred, TransferFailure> {
    let PushOrder { workspace, identity, image, name } = order;
    may_write(identity, name)?;
    if !image.starts_with(&format!("drydock/{workspace}/")) {
        return Err(TransferFailure::NoSuchImage);
    }
    let _working = ctx.activity.begin();
    let registry = &ctx.registry;
    let turn = async {
        let locks = (registry.writing.read().await, registry.serving.read().await);
        (locks, registry.names.of(name).lock_owned().await, registry.places.acquire().await)
    };
    let _turn = unless(cancel, turn).await?;
    let (connection, access) = ready(ctx)?;
    require_image(&connection, image).await?;
    let client = RegistryClient::new(&access);
    let before = client.manifest(&name.path(), name.tag()).await?;
    let held = usage::measure(&client, &identity.names).await?;
    let limit = ctx.config.limits.registry_bytes;
    if held.bytes >= limit {
        return Err(TransferFailure::QuotaExceeded { used: held.bytes, limit });
    }
    if before.is_none() && held.names.len() >= MOST_IMAGES {
        return Err(TransferFailure::TooManyImages { limit: MOST_IMAGES });
    }
    // What is replaced, broken off or taken back stays on the disk until it is collected.
    registry.note_garbage();
    let progress = Progress { cancel, stop: &ctx.stop, events };
    let pushed = push_image(&connection, &access, (image, name), progress).await?;
    let digest = pushed.digest.unwrap_or_default();
    let holds = usage::measure(&client, &identity.names).await?;
    if holds.bytes > limit {
        usage::take_back(&client, name, &digest, before.as_ref()).await?;
        return Err(TransferFailure::QuotaExceeded { used: holds.bytes, limit });
    }
    Ok(Transferred::Pushed { digest: Digest(digest), size: pushed.size.unwrap_or(0) })
}

async fn pull(
    ctx: &EngineContext,
    order: &PullOrder,
    cancel: &CancellationToken,
    events: &Lines,
) -> Result<Transferred, TransferFailure> {
    let PullOrder { workspace, name } = order;
    let _working = ctx.activity.begin();
    let registry = &ctx.registry;
    let turn = async {
        let serving = registry.serving.read().await;
        (serving, registry.names.of(name).lock_owned().await, registry.places.acquire().await)
    };
    let _turn = unless(cancel, turn).await?;
    let (connection, access) = ready(ctx)?;
    let client = RegistryClient::new(&access);
    let found = client.manifest(&name.path(), name.tag()).await?.ok_or(TransferFailure::NotInRegistry)?;
    registry.note_transfer();
    let (repository, ours) = (access.repository(name), access.engine_name(name));
    let query = [("fromImage", &*repository), ("tag", name.tag())];
    let progress = Progress { cancel, stop: &ctx.stop, events };
    let named = match progress.follow((&connection, &access), &["images", "create"], &query).await {
        Ok(_) => {
            name_pulled(&connection, &ours, &format!("drydock/{workspace}/{}", name.path()), name.tag()).await
        }
        Err(failure) => Err(failure),
    };
    untag(&connection, &ours).await;
    let (image_id, is_new) = named?;
    Ok(Transferred::Pulled { digest: Digest(found.digest), image_id: Digest(image_id), is_new })
}

/// Gives what was pulled the workspace's name; returns its id, and whether the name is new or meant something else.
async fn name_pulled(
    connection: &EngineConnection,
    ours: &str,
    repository: &str,
    tag: &str,
) -> Result<(String, bool), TransferFailure> {
    let id = connection.docker.inspect_image(ours).await?.id.unwrap_or_default();
    let before = connection.docker.inspect_image(&format!("{repository}:{tag}")).await.ok();
    let options = TagImageOptionsBuilder::default().repo(repository).tag(tag).build();
    connection.docker.tag_image(ours, Some(options)).await?;
    let is_new = before.and_then(|before| before.id).as_deref() != Some(&*id);
    Ok((id, is_new))
}

/// Pushes an image of the engine under a name of the registry, which it has in the engine only meanwhile.
pub(super) async fn push_image(
    connection: &EngineConnection,
    access: &RegistryAccess,
    (image, name): (&str, &RemoteName),
    progress: Progress<'_>,
) -> Result<Pushed, TransferFailure> {
    let repository = access.repository(name);
    let options = TagImageOptionsBuilder::default().repo(&repository).tag(name.tag()).build();
    connection.docker.tag_image(image, Some(options)).await.map_err(|error| match error {
        Error::DockerResponseServerError { status_code: 404, .. } => TransferFailure::NoSuchImage,
        other => other.into(),
    })?;
    let path = ["images", &repository, "push"];
    let pushed = progress.follow((connection, access), &path, &[("tag", name.tag())]).await;
    untag(connection, &access.engine_name(name)).await;
    pushed
}

/// Who is told, and who may break it off.
pub(super) struct Progress<'a> {
    pub(super) cancel: &'a CancellationToken,
    /// The server's end.
    pub(super) stop: &'a CancellationToken,
    pub(super) events: &'a Lines,
}

impl Progress<'_> {
    /// Asks the engine and passes on what it tells, but for lines with our registry's address, which nobody types. Returns the result of a push.
    async fn follow(
        &self,
        (connection, access): (&EngineConnection, &RegistryAccess),
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Result<Pushed, TransferFailure> {
        let host = &*access.host;
        let reading = async {
            let header = access.engine_header();
            let api = EngineApi::new(connection);
            let asking = EngineLines::post(&api, path, query, &header);
            let mut lines = asking.await.map_err(|error| refused(&error, host))?;
            let mut pushed = Pushed::default();
            while let Some(mut line) = lines.next().await.map_err(|error| refused(&error, host))? {
                if let Some(told) = line.aux.take() {
                    pushed = told;
                }
                if let Some(shown) = line.into_shown().filter(|line| !line.status.contains(host)) {
                    drop(self.events.send(TransferEvent::Line(shown)).await);
                }
            }
            Ok(pushed)
        };
        tokio::select! {
            pushed = reading => pushed,
            () = self.cancel.cancelled() => Err(TransferFailure::Cancelled),
            () = self.stop.cancelled() => Err(TransferFailure::Cancelled),
            () = tokio::time::sleep(PATIENCE) => Err(TransferFailure::TooLong),
        }
    }
}

fn refused(error: &EngineError, host: &str) -> TransferFailure {
    TransferFailure::Failed { detail: one_line(&error.to_string().replace(host, "registry")) }
}

/// Removes the names that a server which was killed left in the engine.
pub(super) async fn untag_leftovers(connection: &EngineConnection, access: &RegistryAccess) {
    let options = ListImagesOptionsBuilder::default().build();
    let Ok(images) = connection.docker.list_images(Some(options)).await else { return };
    let ours = format!("{}/", access.host);
    for name in images.iter().flat_map(|image| &image.repo_tags).filter(|name| name.starts_with(&ours)) {
        untag(connection, name).await;
    }
}

/// Removes one name of an image; layers that nothing names go with it.
pub(super) async fn untag(connection: &EngineConnection, name: &str) {
    let options = RemoveImageOptionsBuilder::default().build();
    match connection.docker.remove_image(name, Some(options), None).await {
        Ok(_) | Err(Error::DockerResponseServerError { status_code: 404, .. }) => {}
        Err(error) => tracing::warn!(image = name, %error, "a name for the registry stays in the engine"),
    }
}

/// Returns engine and registry, if both are there and the disk has room.
pub(super) fn ready(ctx: &EngineContext) -> Result<(EngineConnection, RegistryAccess), TransferFailure> {
    let access = ctx.registry.access()?;
    let connection = ctx.connection().map_err(TransferFailure::Engine)?;
    ctx.has_room(&connection).map_err(TransferFailure::Engine)?;
    Ok((connection, access))
}

async fn require_image(connection: &EngineConnection, image: &str) -> Result<(), TransferFailure> {
    match connection.docker.inspect_image(image).await {
        Ok(_) => Ok(()),
        Err(Error::DockerResponseServerError { status_code: 404, .. }) => Err(TransferFailure::NoSuchImage),
        Err(error) => Err(error.into()),
    }
}

async fn unless<T>(cancel: &CancellationToken, work: impl Future<Output = T>) -> Result<T, TransferFailure> {
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(TransferFailure::Cancelled),
        done = work => Ok(done),
    }
}

impl From<Error> for TransferFailure {
    fn from(error: Error) -> Self {
        let detail = match error {
            Error::DockerResponseServerError { message, .. } => message,
            other => other.to_string(),
        };
        Self::Failed { detail: one_line(&detail) }
    }
}

impl From<ApiError> for TransferFailure {
    fn from(error: ApiError) -> Self {
        Self::Failed { detail: one_line(&error.to_string()) }
    }
}

fn one_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(DETAIL_CHARACTERS).collect()
}

/// How long one push or pull may take.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// Names that one workspace may have in the registry. Each is asked for when its bytes are counted.
const MOST_IMAGES: usize = 50;
const DETAIL_CHARACTERS: usize = 400;
