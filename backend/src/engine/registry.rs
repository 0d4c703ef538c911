//! The registry: one of the server's own, or the operator's. Workspaces push to it and pull from it, in the place of Docker Hub.
//!
//! Our own is CNCF's distribution (`docker-registry` of Debian), which listens on this machine alone. Only the server knows its password, and the engine
//! pushes and pulls with it on the server's behalf; containers and build steps do not reach it. Who may write which name is decided in
//! `crate::registry_names`, and nowhere else.

mod access;
mod api;
mod choice;
mod collect;
mod engine_lines;
mod files;
mod seed;
mod supervisor;
mod transfer;
mod usage;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use protocol::Notice;
use tokio::sync::{RwLock, Semaphore, mpsc, watch};
use tokio_util::sync::CancellationToken;

use self::access::{RegistryAccess, RegistryMode};
use self::api::RegistryClient;
pub use self::choice::{RegistryAddress, RegistryChoice, RegistryChoiceError, RegistryConfig};
pub use self::collect::{CollectError, Collected};
pub use self::seed::{SeedProgress, SeedState, is_seed};
pub use self::transfer::{
    PullOrder, PushOrder, TransferEvent, TransferFailure, TransferLine, TransferProgress, Transferred,
};
use crate::engine::context::EngineContext;
use crate::engine::daemon::is_program;
use crate::engine::discovery::EngineSource;
use crate::registry_names::{RegistryUser, RemoteName};

/// How the registry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistryStatus {
    /// It is being started or looked for.
    Starting,
    /// It answers.
    Ready,
    /// There is none.
    Absent {
        /// Why.
        reason: NoRegistry,
    },
}

/// Why there is no registry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRegistry {
    /// The operator turned it off.
    #[error("the registry is turned off")]
    TurnedOff,
    /// There is no engine that could push or pull.
    #[error("there is no engine")]
    NoEngine,
    /// Drydock starts a registry only beside an engine of its own.
    #[error("the engine is not a private one, and no registry is named")]
    EngineNotPrivate,
    /// The program is not installed.
    #[error("`docker-registry` is not installed")]
    NoProgram,
    /// It does not start.
    #[error("the registry did not start: {detail}")]
    DidNotStart {
        /// One line.
        detail: String,
    },
    /// The operator's own does not answer.
    #[error("the registry does not answer: {detail}")]
    Unreachable {
        /// One line.
        detail: String,
    },
    /// It does not answer yet, or not at this moment.
    #[error("the registry is being started")]
    Starting,
    /// The server ends.
    #[error("the server ends")]
    Stopped,
}

/// A repository that can be pulled from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    /// `USER/REPOSITORY`.
    pub repository: String,
    /// Its tags, in order of the alphabet.
    pub tags: Vec<String>,
    /// Whether Drydock built one of its images itself, which is to be said wherever the name is shown.
    pub is_seed: bool,
}

/// What the parts of this module share.
#[derive(Debug)]
pub(crate) struct RegistryState {
    status: watch::Sender<RegistryStatus>,
    access: watch::Sender<Option<RegistryAccess>>,
    seeds: watch::Sender<Vec<SeedState>>,
    /// How our own registry is to run.
    wanted_mode: watch::Sender<RegistryMode>,
    /// Held for reading by each push, and for writing while nothing may be pushed.
    writing: RwLock<()>,
    /// Held for reading by each push and pull, and for writing while the registry is started anew.
    serving: RwLock<()>,
    /// Bounds the transfers at once.
    places: Semaphore,
    names: transfer::NameLocks,
    garbage: Mutex<Garbage>,
    /// The program of our own registry, once it is known that there is one.
    program: Mutex<Option<PathBuf>>,
}

#[derive(Debug)]
struct Garbage {
    /// Whether there may be something to collect; nobody knows what an earlier server left.
    is_there: bool,
    /// When somebody pushed or pulled last.
    used: Instant,
}

impl Default for RegistryState {
    fn default() -> Self {
        Self {
            status: watch::Sender::new(RegistryStatus::Starting),
            access: watch::Sender::new(None),
            seeds: watch::Sender::new(seed::waiting()),
            wanted_mode: watch::Sender::default(),
            writing: RwLock::default(),
            serving: RwLock::default(),
            places: Semaphore::new(TRANSFERS_AT_ONCE),
            names: transfer::NameLocks::default(),
            garbage: Mutex::new(Garbage { is_there: true, used: Instant::now() }),
            program: Mutex::default(),
        }
    }
}

impl RegistryState {
    /// Returns how the registry is spoken to, or why it is not.
    fn access(&self) -> Result<RegistryAccess, NoRegistry> {
        if let Some(access) = &*self.access.borrow() {
            return Ok(access.clone());
        }
        match &*self.status.borrow() {
            RegistryStatus::Absent { reason } => Err(reason.clone()),
            RegistryStatus::Starting | RegistryStatus::Ready => Err(NoRegistry::Starting),
        }
    }

    fn connected(&self, access: RegistryAccess) {
        tracing::info!(registry.address = %access.host, mode = ?access.mode, "the registry answers");
        self.access.send_replace(Some(access));
        self.status.send_replace(RegistryStatus::Ready);
    }

    fn disconnected(&self, status: RegistryStatus) {
        self.access.send_replace(None);
        self.status.send_replace(status);
    }

    /// Has our own registry started anew, and waits until it answers.
    async fn restart_in(&self, mode: RegistryMode, stop: &CancellationToken) -> Result<(), NoRegistry> {
        let mut access = self.access.subscribe();
        self.wanted_mode.send_replace(mode);
        let is_so =
            |access: &Option<RegistryAccess>| access.as_ref().is_some_and(|access| access.mode == mode);
        tokio::select! {
            _ = access.wait_for(is_so) => Ok(()),
            () = tokio::time::sleep(RESTART_PATIENCE) => Err(self.access().err().unwrap_or(NoRegistry::Starting)),
            () = stop.cancelled() => Err(NoRegistry::Stopped),
        }
    }

    fn note_transfer(&self) {
        self.garbage().used = Instant::now();
    }

    fn note_garbage(&self) {
        *self.garbage() = Garbage { is_there: true, used: Instant::now() };
    }

    fn forget_garbage(&self) {
        self.garbage().is_there = false;
    }

    fn has_garbage_since(&self, idle: Duration) -> bool {
        let garbage = self.garbage();
        garbage.is_there && garbage.used.elapsed() >= idle
    }

    fn tell_seed(&self, name: &str, progress: SeedProgress) {
        self.seeds.send_modify(|seeds| {
            if let Some(seed) = seeds.iter_mut().find(|seed| seed.name == name) {
                seed.progress = progress;
            }
        });
    }

    fn garbage(&self) -> MutexGuard<'_, Garbage> {
        self.garbage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn program(&self) -> Option<PathBuf> {
        self.program.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Finds or starts the registry, in the background.
pub(crate) fn start(ctx: &Arc<EngineContext>, engine: &EngineSource) {
    let config = &ctx.config.registry;
    let state = &ctx.registry;
    let absent = |reason| state.disconnected(RegistryStatus::Absent { reason });
    match (&config.choice, engine) {
        (RegistryChoice::Off, _) => return absent(NoRegistry::TurnedOff),
        (_, EngineSource::Absent(_)) => return absent(NoRegistry::NoEngine),
        (RegistryChoice::Address(address), _) => {
            drop(ctx.service.spawn(follow(Arc::clone(ctx), address.clone())));
        }
        (RegistryChoice::Auto, EngineSource::Address(_)) => return absent(NoRegistry::EngineNotPrivate),
        (RegistryChoice::Auto, EngineSource::Private) => {
            let program = match &config.program {
                Some(program) => program.is_file().then(|| program.clone()),
                None => is_program(PROGRAM).then(|| PathBuf::from(PROGRAM)),
            };
            let Some(program) = program else { return absent(NoRegistry::NoProgram) };
            *state.program.lock().unwrap_or_else(PoisonError::into_inner) = Some(program.clone());
            drop(ctx.service.spawn(supervisor::supervise(Arc::clone(ctx), program.clone())));
            drop(ctx.service.spawn(collect::keep_collected(Arc::clone(ctx), program)));
        }
    }
    if config.has_seeds {
        drop(ctx.service.spawn(seed::keep_provided(Arc::clone(ctx))));
    }
}

/// Watches whether the operator's registry answers.
async fn follow(ctx: Arc<EngineContext>, address: RegistryAddress) {
    let access = RegistryAccess {
        host: address.host().to_owned(),
        credentials: address.credentials().cloned(),
        mode: RegistryMode::Serving,
    };
    let client = RegistryClient::new(&access);
    let mut was_there = None;
    loop {
        let answer = tokio::select! {
            answer = client.ping() => answer,
            () = ctx.stop.cancelled() => return,
        };
        if was_there != Some(answer.is_ok()) {
            was_there = Some(answer.is_ok());
            match answer {
                Ok(()) => ctx.registry.connected(access.clone()),
                Err(error) => {
                    let detail = error.to_string();
                    tracing::error!(%detail, "the registry does not answer");
                    let reason = NoRegistry::Unreachable { detail };
                    ctx.registry.disconnected(RegistryStatus::Absent { reason });
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PING_EVERY) => {}
            () = ctx.stop.cancelled() => return,
        }
    }
}

/// The registry. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub struct Registry {
    ctx: Arc<EngineContext>,
}

impl Registry {
    pub(crate) fn new(ctx: Arc<EngineContext>) -> Self {
        Self { ctx }
    }

    /// Returns how the registry is, now and whenever that changes.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<RegistryStatus> {
        self.ctx.registry.status.subscribe()
    }

    /// Returns the images that Drydock provides in the registry, now and whenever one of them gets further.
    #[must_use]
    pub fn seeds(&self) -> watch::Receiver<Vec<SeedState>> {
        self.ctx.registry.seeds.subscribe()
    }

    /// Pushes an image; `cancel` breaks it off.
    #[must_use]
    pub fn push(&self, order: PushOrder, cancel: CancellationToken) -> mpsc::Receiver<TransferEvent> {
        let (sender, events) = mpsc::channel(EVENTS);
        self.ctx.work.spawn(transfer::perform_push(Arc::clone(&self.ctx), order, cancel, sender));
        events
    }

    /// Pulls an image; `cancel` breaks it off.
    #[must_use]
    pub fn pull(&self, order: PullOrder, cancel: CancellationToken) -> mpsc::Receiver<TransferEvent> {
        let (sender, events) = mpsc::channel(EVENTS);
        self.ctx.work.spawn(transfer::perform_pull(Arc::clone(&self.ctx), order, cancel, sender));
        events
    }

    /// Tells whether an image can be pulled from here; not where there is no registry.
    pub async fn holds(&self, name: &RemoteName) -> bool {
        let Ok(access) = self.ctx.registry.access() else { return false };
        let found = RegistryClient::new(&access).manifest(&name.path(), name.tag()).await;
        found.is_ok_and(|found| found.is_some())
    }

    /// Returns what can be pulled, in order of the alphabet: the first hundred repositories.
    ///
    /// # Errors
    ///
    /// When there is no registry, or it does not tell.
    pub async fn catalog(&self) -> Result<Vec<CatalogEntry>, TransferFailure> {
        let client = RegistryClient::new(&self.ctx.registry.access()?);
        let mut names = client.repositories().await?;
        names.sort();
        let mut entries = Vec::new();
        for repository in names {
            let tags = client.tags(&repository).await?;
            if tags.is_empty() {
                continue;
            }
            let is_ours = |tag: &String| {
                RemoteName::parse(&format!("{repository}:{tag}")).is_ok_and(|name| is_seed(&name))
            };
            let is_seed = tags.iter().any(is_ours);
            entries.push(CatalogEntry { repository, tags, is_seed });
            if entries.len() == MOST_LISTED {
                break;
            }
        }
        Ok(entries)
    }

    /// Returns the bytes that users hold together, as the limit counts them.
    ///
    /// # Errors
    ///
    /// When there is no registry, or it does not tell.
    pub async fn held_bytes(&self, users: &[RegistryUser]) -> Result<u64, TransferFailure> {
        let client = RegistryClient::new(&self.ctx.registry.access()?);
        Ok(usage::measure(&client, users).await?.bytes)
    }

    /// Removes all that a user pushed, when its workspace is gone.
    ///
    /// # Errors
    ///
    /// When there is no registry, or it does not do it; then something may be left.
    pub async fn forget(&self, user: &RegistryUser) -> Result<(), TransferFailure> {
        let state = &self.ctx.registry;
        let _turn = (state.writing.read().await, state.serving.read().await);
        let client = RegistryClient::new(&state.access()?);
        let n_removed = usage::remove_all(&client, user).await?;
        if n_removed > 0 {
            state.note_garbage();
            tracing::info!(registry.user = %user, n_removed, "removed the images of a user who is gone");
        }
        Ok(())
    }

    /// Takes from the disk what no image needs any more, now; otherwise that is done when nobody has pushed or pulled for a while.
    ///
    /// # Errors
    ///
    /// When the registry is in use, is not ours, or its program fails.
    pub async fn collect(&self) -> Result<Collected, CollectError> {
        let program = self.ctx.registry.program().ok_or(NoRegistry::NoProgram)?;
        collect::collect(&self.ctx, &program).await
    }
}

/// What the page says of a transfer that a limit or the engine ended; `None` where the console has words of its own.
impl TransferFailure {
    /// Returns the notice, if there is one.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        match self {
            Self::Engine(notice) => Some(notice.clone()),
            Self::QuotaExceeded { used, limit } => {
                Some(Notice::Limit { kind: protocol::LimitKind::RegistryBytes, used: *used, limit: *limit })
            }
            _ => None,
        }
    }
}

const PROGRAM: &str = "docker-registry";
/// A full queue slows the engine's own stream down.
const EVENTS: usize = 64;
const TRANSFERS_AT_ONCE: usize = 8;
/// Repositories that [`Registry::catalog`] lists; more are no help to anybody.
const MOST_LISTED: usize = 100;
const RESTART_PATIENCE: Duration = Duration::from_secs(30);
const PING_EVERY: Duration = Duration::from_secs(5);
