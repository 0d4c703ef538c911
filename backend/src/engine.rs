//! The Docker Engine: found or started, and spoken to through bollard, which nothing outside this module names.
//!
//! Calls come down from `session` and `proxy` with plain values; events go up through bounded channels. It knows nothing of tokens,
//! sockets, the store or http.

mod board;
mod build;
mod call;
mod container;
mod context;
mod core;
mod daemon;
mod diagnosis;
mod discovery;
mod disk;
mod fault;
mod first_use;
mod ground;
mod images;
mod inside;
mod labels;
mod layers;
mod lines;
mod link;
mod mirror;
mod policy;
mod ports;
mod provision;
mod standin;
mod upkeep;
mod version;
mod vertex;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use protocol::limits::Limits;
use protocol::{
    AppFailure, BuildNumber, BuildOptions, ContainerNumber, Digest, EngineState, EngineStatus, ExitCause,
    ImageAvailability, ImageHistory, ImageName, LayerFile, LayerPage, LogStream, Notice, StepRecord,
    WorkspaceId,
};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use self::context::SourceFile;
use self::core::Core;
use self::discovery::Source;
pub use self::inside::{BuiltImage, Part};
pub use self::mirror::{RegistryMirror, RegistryMirrorError};

/// Where to find the engine (`DRYDOCK_ENGINE`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineChoice {
    /// A private daemon where root and `dockerd` are at hand, else `DOCKER_HOST` or the machine's own socket, else none.
    Auto,
    /// A daemon that Drydock starts and supervises.
    Private,
    /// `unix://…` or `tcp://…`.
    Address(String),
    /// None.
    Off,
}

/// What the engine module is told at start.
#[derive(Clone, Debug)]
pub struct EngineConfig {
    /// Where to find the engine.
    pub choice: EngineChoice,
    /// Program of the private daemon; `None` for the `dockerd` on the `PATH`.
    pub dockerd: Option<PathBuf>,
    /// Registry that the private daemon asks before Docker Hub.
    pub registry_mirror: Option<RegistryMirror>,
    /// Where the private daemon keeps everything (`<data>/engine`).
    pub data_dir: PathBuf,
    /// Where assembled stand-ins are kept; `None` for `standin` below `data_dir`.
    pub standin_cache: Option<PathBuf>,
    /// Limits of builds and containers.
    pub limits: Limits,
    /// Base images to provide, as written in a `FROM` (`DRYDOCK_IMAGES`).
    pub images: Vec<String>,
    /// Patterns of base images that a Dockerfile may name (`DRYDOCK_ALLOWED_IMAGES`); `*` stands for any characters but `/`.
    pub allowed_images: Vec<String>,
    /// Whether every workspace uses one cache scope (`DRYDOCK_SCOPE=shared`).
    pub shared_scope: bool,
    /// Networks kept ready for the next containers (`DRYDOCK_SPARE_NETWORKS`).
    pub spare_networks: u32,
    /// Value of the label `drydock.server`: a server sweeps only what carries its own.
    pub server_label: String,
}

#[cfg(test)]
impl EngineConfig {
    /// Returns the configuration of an engine that is none, with all at its default.
    fn bare(data_dir: &std::path::Path) -> Self {
        Self {
            choice: EngineChoice::Off,
            dockerd: None,
            registry_mirror: None,
            data_dir: data_dir.to_owned(),
            standin_cache: None,
            spare_networks: 0,
            limits: Limits::default(),
            images: Vec::new(),
            allowed_images: vec!["python:*".to_owned()],
            shared_scope: false,
            server_label: "test".to_owned(),
        }
    }
}

/// One build, ready to go.
#[derive(Clone, Debug)]
pub struct BuildOrder {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Which.
    pub number: BuildNumber,
    /// What the user calls the image.
    pub image: ImageName,
    /// Every file of the snapshot.
    pub files: Arc<Vec<SourceFile>>,
    /// What the user chose of how it is built.
    pub options: BuildOptions,
}

/// What a build tells while it runs, in order. The channel is bounded: a slow reader slows the build's log, nothing is lost.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildEvent {
    /// The engine is about to be asked, like this, and has these images. Comes once, or never where the build ends before.
    Asking(Box<cache::Call>),
    /// One instruction's record is new or different; at most 10 a second for each.
    Step(Box<StepRecord>),
    /// One line of output.
    Logged {
        /// Index of the step; `None` for the build as a whole.
        step: Option<u32>,
        /// Where it came from.
        stream: LogStream,
        /// The line without its break, at most `LOG_LINE_BYTES`.
        text: String,
    },
    /// The last event.
    Finished(BuildOutcome),
}

/// How a build ended.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildOutcome {
    /// With an image.
    Succeeded {
        /// Its id.
        image_id: Digest,
        /// Its size in bytes, base included.
        image_bytes: u64,
    },
    /// Without.
    Failed {
        /// Why.
        notice: Notice,
        /// Zero-based lines `first..end` of the Dockerfile to blame.
        lines: Option<(u32, u32)>,
    },
    /// Its token was cancelled.
    Cancelled,
}

/// One container, ready to start.
#[derive(Clone, Debug)]
pub struct ContainerOrder {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Which.
    pub number: ContainerNumber,
    /// The engine's id of the image.
    pub image_id: Digest,
}

/// A container that was started. Dropping it stops and removes the container; taken apart with `..`, the rest lives to the end of the scope.
#[derive(Debug)]
pub struct ContainerRun {
    /// The engine's id.
    pub id: String,
    /// Ports that the image's EXPOSE names, ascending.
    pub exposed: Vec<u16>,
    /// What it tells, in order; ends after [`ContainerEvent::Exited`].
    pub events: mpsc::Receiver<ContainerEvent>,
    /// Removes the container when it goes.
    #[expect(dead_code, reason = "it works by being dropped")]
    guard: container::Guard,
    /// Its network, if it was made in advance; it goes after the container.
    #[expect(dead_code, reason = "it works by being dropped")]
    spare: Option<container::Spare>,
}

/// What a container tells while it runs.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerEvent {
    /// One line of output.
    Logged {
        /// Where it came from.
        stream: LogStream,
        /// The line without its break, at most `LOG_LINE_BYTES`.
        text: String,
    },
    /// The set of ports that it listens on, reachable from outside the container, ascending; told when it changes.
    Listening(Vec<u16>),
    /// Its process has ended; the last event.
    Exited {
        /// Its exit code.
        exit_code: i64,
        /// Why.
        cause: ExitCause,
    },
}

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

/// What is known of an engine's storage, to be able to say that build cache is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Storage {
    /// The engine's own name for itself; empty until one was connected.
    pub engine: String,
    /// How often cache was found to be gone since this server started.
    pub n_lost: u64,
}

/// The engine. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub struct Engine {
    core: Arc<Core>,
}

impl Engine {
    /// Finds or starts the engine and provides the base images, all in the background; the status tells how far it is. Needs a runtime.
    ///
    /// `stop` ends everything that was started; [`Engine::stopped`] waits for that.
    #[must_use]
    pub fn start(config: EngineConfig, stop: CancellationToken) -> Self {
        let source = discovery::find(&config);
        let (state, names) = match &source {
            Source::Absent(reason) => (EngineState::Absent { reason: reason.clone() }, Vec::new()),
            Source::Private | Source::Address(_) => (EngineState::Starting, config.images.clone()),
        };
        let images =
            names.into_iter().map(|name| ImageAvailability::Preparing { name, stand_in: false }).collect();
        let (reaper, ids) = mpsc::channel(REAPER_QUEUE);
        let core = Arc::new(Core {
            config,
            status: watch::Sender::new(EngineStatus { state, images }),
            link: watch::Sender::new(None),
            containers: container::Registry::default(),
            spares: container::Spares::default(),
            bases: std::sync::Mutex::default(),
            storage: watch::Sender::default(),
            listings: inside::Kept::default(),
            reaper,
            work: TaskTracker::new(),
            service: TaskTracker::new(),
            stop,
        });
        core.service.spawn(container::reap(core.clone(), ids));
        core.service.spawn(images::keep_provided(core.clone()));
        core.service.spawn(container::keep_spares(core.clone()));
        match source {
            Source::Private => drop(core.service.spawn(daemon::supervise(core.clone()))),
            Source::Address(address) => drop(core.service.spawn(discovery::follow(core.clone(), address))),
            Source::Absent(_) => {}
        }
        core.service.close();
        Self { core }
    }

    /// Returns the status, now and whenever it changes.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<EngineStatus> {
        self.core.status.subscribe()
    }

    /// Returns how the workspace's next build would be called, with the base images that the engine has; `None` without an engine. What is provided
    /// anew changes the status too.
    #[must_use]
    pub fn ground(&self, workspace: &WorkspaceId) -> Option<cache::Call> {
        let link = self.core.link().ok()?;
        let call = ground::call_of(&self.core, &link, workspace, &BuildOptions::default());
        Some(cache::Call { images: self.core.known_bases(), ..call })
    }

    /// Returns what is known of the engine's storage, now and whenever it changes.
    #[must_use]
    pub fn storage(&self) -> watch::Receiver<Storage> {
        self.core.storage.subscribe()
    }

    /// Starts a build; `cancel` stops it. The caller holds the permit, keeps the time limit and cuts the log.
    #[must_use]
    pub fn build(&self, order: BuildOrder, cancel: CancellationToken) -> mpsc::Receiver<BuildEvent> {
        let (sender, events) = mpsc::channel(BUILD_EVENTS);
        self.core.work.spawn(build::perform(self.core.clone(), order, cancel, sender));
        events
    }

    /// Creates and starts a container.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, no such image, or the engine refuses.
    pub async fn run(&self, order: ContainerOrder) -> Result<ContainerRun, Notice> {
        container::run(&self.core, order).await
    }

    /// Stops a container: asks its process to end, kills it after `grace`.
    pub async fn stop(&self, container_id: &str, grace: Duration) {
        container::stop(&self.core, container_id, grace).await;
    }

    /// Returns the address at which a port of a running container can be reached from here.
    ///
    /// # Errors
    ///
    /// Which link is broken, as far as can be told without connecting.
    pub async fn upstream(&self, container_id: &str, port: u16) -> Result<SocketAddr, AppFailure> {
        diagnosis::upstream(&self.core.containers, container_id, port).await
    }

    /// Finds out why `port` of a container gave no answer.
    pub async fn diagnose(&self, container_id: &str, port: u16) -> AppFailure {
        diagnosis::diagnose(&self.core.containers, container_id, port).await
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
        inside::history(&self.core, image, dockerfile, options).await
    }

    /// Lists what a layer of a build's image did; the first time, the engine exports the image.
    ///
    /// # Errors
    ///
    /// A notice when there is no engine, the image is gone, or it has no such layer.
    pub async fn list_layer(&self, image: BuiltImage, layer: u32, part: Part) -> Result<LayerPage, Notice> {
        inside::list(&self.core, image, layer, part).await
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
        inside::read(&self.core, image, layer, path).await
    }

    /// Removes the images and containers of a workspace.
    pub async fn forget(&self, workspace: &WorkspaceId) {
        upkeep::forget(&self.core, workspace).await;
    }

    /// Removes what earlier runs of this server left: containers, and images of workspaces that `is_alive` denies.
    pub async fn sweep(&self, is_alive: impl Fn(&WorkspaceId) -> bool + Send) {
        upkeep::sweep(&self.core, is_alive).await;
    }

    /// Removes old images and build cache when the engine stores more than it may; `None` when that could not be found out.
    pub async fn hold_disk(&self) -> Option<DiskReport> {
        disk::hold(&self.core).await
    }

    /// Waits until everything that was started has ended, after `stop` was cancelled.
    pub async fn stopped(&self) {
        self.core.service.wait().await;
        self.core.work.close();
        self.core.work.wait().await;
    }
}

/// A full queue slows the build's own stream down.
const BUILD_EVENTS: usize = 256;
const REAPER_QUEUE: usize = 256;
