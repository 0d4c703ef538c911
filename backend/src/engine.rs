//! The Docker Engine: found or started, and spoken to through bollard, which nothing outside this module names.
//!
//! Calls come down from `session` and `proxy` with plain values; events go up through bounded channels. It knows nothing of tokens,
//! sockets, the store or http.

mod activity;
mod api;
mod build;
mod config;
mod connection;
mod container;
mod context;
mod daemon;
mod discovery;
mod disk_writes;
mod image;
mod labels;
mod log_lines;
mod orders;
mod package_index;
mod registry;
mod scoped;
mod sweep;
mod version;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use protocol::{
    AppFailure, BuildNumber, BuildOptions, EngineState, EngineStatus, ImageAvailability, ImageHistory,
    LayerFile, LayerPage, Notice, WorkspaceId,
};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use self::api::{
    Answer, ApiError, ApiRequest, ApiVersion, AttachOrder, ByteStream, ContainerWait, Demultiplexer, Ending,
    EngineApi, Exec, ExecOrder, FrameError, FramePiece, FrameStream, InputFull, Output, OutputStream,
    Program, ProgramControl, ProgramExit, ProgramInput, ProgramOutput, TerminalSize, WaitCondition,
};
pub use self::config::{EngineChoice, EngineConfig};
use self::context::EngineContext;
pub use self::daemon::{AllowedNetwork, AllowedNetworkError, Cidr, RunawayWatch};
use self::discovery::EngineSource;
pub use self::image::contents::{BuiltImage, LayerSlice};
pub use self::image::mirror::{RegistryMirror, RegistryMirrorError};
pub(crate) use self::labels::is_ours as is_our_label;
pub use self::orders::{
    BuildEvent, BuildOrder, BuildOutcome, ContainerEvent, ContainerExtras, ContainerLife, ContainerOrder,
    ContainerWishes, CreatedContainer, HealthWish,
};
pub use self::registry::{
    CatalogEntry, CollectError, Collected, NoRegistry, PullOrder, PushOrder, Registry, RegistryAddress,
    RegistryChoice, RegistryChoiceError, RegistryConfig, RegistryStatus, SeedProgress, SeedState,
    TransferEvent, TransferFailure, TransferLine, TransferProgress, Transferred, is_seed,
};
pub(crate) use self::scoped::{FindError, FoundImage, WorkspaceEngine, is_removed_at_end, labels_of_ports};
pub use crate::registry_names::{
    RegistryIdentity, RegistryUser, RegistryUserError, RemoteName, RemoteNameError, WriteRefusal, may_write,
};
pub use crate::source_file::SourceFile;

/// What holding the engine's storage to its limit found and did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DiskReport {
    /// Bytes before.
    pub used_bytes: u64,
    /// Bytes after.
    pub left_bytes: u64,
    /// Images that went.
    pub n_images: u64,
    /// Bytes of build cache that went.
    pub cache_bytes: u64,
}

/// How the disk of an engine stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskState {
    /// As it should.
    Fine,
    /// The engine stores more than it may, and nothing more can be removed.
    OverLimit,
    /// Less is free than what has to stay free.
    NearlyFull,
}

/// What is known of an engine's storage, to be able to say that build cache is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EngineStorage {
    /// The engine's own name for itself; empty until one was connected.
    pub engine: String,
    /// How often cache was found to be gone since this server started.
    pub n_lost: u64,
}

/// A restart of the private daemon, which still worked on builds that had ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restart {
    /// The builds that it may have worked on; none before the first restart.
    pub builds: Vec<(WorkspaceId, BuildNumber)>,
}

/// The engine. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub struct Engine {
    ctx: Arc<EngineContext>,
}

impl Engine {
    /// Finds or starts the engine and provides the base images, all in the background; the status tells how far it is. Needs a runtime.
    ///
    /// `stop` ends everything that was started; [`Engine::stopped`] waits for that.
    #[must_use]
    pub fn start(config: EngineConfig, stop: CancellationToken) -> Self {
        let source = discovery::find(&config);
        let (state, names) = match &source {
            EngineSource::Absent(reason) => (EngineState::Absent { reason: reason.clone() }, Vec::new()),
            EngineSource::Private | EngineSource::Address(_) => {
                (EngineState::Starting, config.images.clone())
            }
        };
        let images =
            names.into_iter().map(|name| ImageAvailability::Preparing { name, stand_in: false }).collect();
        let (reaper, ids) = mpsc::channel(REAPER_QUEUE);
        let ctx = Arc::new(EngineContext {
            config,
            status: watch::Sender::new(EngineStatus { state, images, has_package_index: false }),
            connection: watch::Sender::new(None),
            containers: container::RunningContainers::default(),
            spares: container::SpareNetworks::default(),
            neighbours: container::StaticNeighbours::default(),
            activity: activity::Activity::default(),
            is_disk_held: std::sync::atomic::AtomicBool::new(true),
            is_restarting: std::sync::atomic::AtomicBool::new(false),
            restarts: watch::Sender::default(),
            bases: std::sync::Mutex::default(),
            storage: watch::Sender::default(),
            listings: image::contents::ListingCache::default(),
            registry: registry::RegistryState::default(),
            reaper,
            work: TaskTracker::new(),
            service: TaskTracker::new(),
            stop,
        });
        ctx.service.spawn(container::reap(ctx.clone(), ids));
        ctx.service.spawn(image::base_images::keep_provided(ctx.clone()));
        ctx.service.spawn(container::keep_spares(ctx.clone()));
        if !matches!(source, EngineSource::Absent(_)) {
            ctx.service.spawn(package_index::watch(ctx.clone()));
        }
        registry::start(&ctx, &source);
        match source {
            EngineSource::Private => drop(ctx.service.spawn(daemon::supervise(ctx.clone()))),
            EngineSource::Address(address) => {
                drop(ctx.service.spawn(discovery::follow(ctx.clone(), address)))
            }
            EngineSource::Absent(_) => {}
        }
        ctx.service.close();
        Self { ctx }
    }

    /// Returns the status, now and whenever it changes.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<EngineStatus> {
        self.ctx.status.subscribe()
    }

    /// Returns a client of the engine's own API, which holds as long as the connection does.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine.
    pub fn api(&self) -> Result<EngineApi, Notice> {
        self.ctx.connection().map(|connection| EngineApi::new(&connection))
    }

    /// Returns how the workspace's next build would be called, with the base images that the engine has; `None` without an engine. What is provided
    /// anew changes the status too.
    #[must_use]
    pub fn invocation(&self, workspace: &WorkspaceId) -> Option<prediction::BuildInvocation> {
        let connection = self.ctx.connection().ok()?;
        let call =
            build::invocation::invocation_of(&self.ctx, &connection, workspace, &BuildOptions::default());
        Some(prediction::BuildInvocation { images: self.ctx.known_bases(), ..call })
    }

    /// Returns what is known of the engine's storage, now and whenever it changes.
    #[must_use]
    pub fn storage(&self) -> watch::Receiver<EngineStorage> {
        self.ctx.storage.subscribe()
    }

    /// Returns the newest restart for work that went on after a build's end, now and whenever there is another.
    #[must_use]
    pub fn restarts(&self) -> watch::Receiver<Restart> {
        self.ctx.restarts.subscribe()
    }

    /// Starts a build; `cancel` stops it. The caller holds the permit, keeps the time limit and cuts the log.
    #[must_use]
    pub fn build(&self, order: BuildOrder, cancel: CancellationToken) -> mpsc::Receiver<BuildEvent> {
        let (sender, events) = mpsc::channel(BUILD_EVENTS);
        self.ctx.work.spawn(build::perform(self.ctx.clone(), order, cancel, sender));
        events
    }

    /// Creates a container.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, no such image, or the engine refuses.
    pub async fn create(&self, order: ContainerOrder) -> Result<CreatedContainer, Notice> {
        let _working = self.ctx.activity.begin();
        container::create(&self.ctx, order).await
    }

    /// Starts a container that was created, or has ended.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, or the engine refuses.
    pub async fn begin(&self, container: &CreatedContainer) -> Result<ContainerLife, Notice> {
        let _working = self.ctx.activity.begin();
        container::begin(&self.ctx, container).await
    }

    /// Removes a container, running or not. Its last holder would do the same later.
    pub async fn remove(&self, container: &CreatedContainer) {
        container::remove(&self.ctx, &container.id).await;
    }

    /// Stops a container: asks its process to end, kills it after `grace`.
    pub async fn stop(&self, container_id: &str, grace: Duration) {
        container::stop(&self.ctx, container_id, grace).await;
    }

    /// Returns the address at which a port of a running container can be reached from here.
    ///
    /// # Errors
    ///
    /// Which link is broken, as far as can be told without connecting.
    pub async fn upstream(&self, container_id: &str, port: u16) -> Result<SocketAddr, AppFailure> {
        container::diagnosis::upstream(&self.ctx.containers, container_id, port).await
    }

    /// Tells whether a container that was asked for is still the one that holds its address. Asked once a connection stands, it says to whom.
    #[must_use]
    pub fn holds_address(&self, container_id: &str) -> bool {
        container::diagnosis::holds_address(&self.ctx.containers, container_id)
    }

    /// Finds out why `port` of a container gave no answer.
    pub async fn diagnose(&self, container_id: &str, port: u16) -> AppFailure {
        container::diagnosis::diagnose(&self.ctx.containers, container_id, port).await
    }

    /// Returns the history of a build's image, its layers numbered.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, or the image is gone.
    pub async fn history(
        &self,
        image: BuiltImage,
        dockerfile: &str,
        options: &BuildOptions,
    ) -> Result<ImageHistory, Notice> {
        let _working = self.ctx.activity.begin();
        image::contents::history(&self.ctx, image, dockerfile, options).await
    }

    /// Lists what a layer of a build's image did; the first time, the engine exports the image.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, the image is gone, or it has no such layer.
    pub async fn list_layer(
        &self,
        image: BuiltImage,
        layer: u32,
        part: LayerSlice,
    ) -> Result<LayerPage, Notice> {
        let _working = self.ctx.activity.begin();
        image::contents::list(&self.ctx, image, layer, part).await
    }

    /// Reads the beginning of a file as a layer left it.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, the image is gone, or there is no such file.
    pub async fn read_layer_file(
        &self,
        image: BuiltImage,
        layer: u32,
        path: String,
    ) -> Result<LayerFile, Notice> {
        let _working = self.ctx.activity.begin();
        image::contents::read(&self.ctx, image, layer, path).await
    }

    /// Removes the images and containers of a workspace.
    pub async fn forget(&self, workspace: &WorkspaceId) {
        let _working = self.ctx.activity.begin();
        sweep::forget(&self.ctx, workspace).await;
    }

    /// Removes what earlier runs of this server left: containers, and images of workspaces that `is_alive` denies.
    pub async fn sweep(&self, is_alive: impl Fn(&WorkspaceId) -> bool + Send) {
        let _working = self.ctx.activity.begin();
        sweep::sweep(&self.ctx, is_alive).await;
    }

    /// Removes old images and build cache when the engine stores more than it may; `None` when that could not be found out.
    pub async fn hold_disk(&self) -> Option<DiskReport> {
        let _working = self.ctx.activity.begin();
        daemon::disk::hold(&self.ctx).await
    }

    /// Tells whether the engine's storage is below its limit and the disk has room.
    #[must_use]
    pub fn disk(&self) -> DiskState {
        if !self.ctx.is_disk_held.load(std::sync::atomic::Ordering::Relaxed) {
            return DiskState::OverLimit;
        }
        match self.ctx.connection().map(|connection| self.ctx.has_room(&connection)) {
            Ok(Err(_)) => DiskState::NearlyFull,
            Ok(Ok(())) | Err(_) => DiskState::Fine,
        }
    }

    /// Returns the registry that workspaces push to and pull from.
    #[must_use]
    pub fn registry(&self) -> Registry {
        Registry::new(Arc::clone(&self.ctx))
    }

    /// Does something short in the background that must not end with whoever asks for it, such as ending a program.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        drop(self.ctx.work.spawn(work));
    }

    /// Waits until everything that was started has ended, after `stop` was cancelled.
    pub async fn stopped(&self) {
        self.ctx.service.wait().await;
        self.ctx.work.close();
        self.ctx.work.wait().await;
    }
}

/// A full queue slows the build's own stream down.
const BUILD_EVENTS: usize = 256;
const REAPER_QUEUE: usize = 256;
