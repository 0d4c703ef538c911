//! The server as one value: started, told to stop, waited for.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use protocol::limits::Limits;
use protocol::{EngineStatus, Features};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::{AppOrigin, Config, ListenConfig, MetricsAddress, Origin, USUAL_METRICS};
use crate::data_folder::{DataFolder, DataFolderError};
use crate::engine::{Engine, EngineConfig, RegistryConfig};
use crate::http::{self, ListenerLimits, Site};
use crate::limits::{Arrivals, BuildQueue, Connections, Places, ServerBytes, raise_open_files};
use crate::metrics::Metrics;
use crate::proxy::{self, PagesConfig};
use crate::session::{KeptContainers, Services, SessionRegistry};
use crate::shared_cache::SharedCache;
use crate::socket::SocketServices;
use crate::store::{Repair, Store, StoreError};
use crate::targets::{AppHost, AppName, Targets};
use crate::{reaper, secret};

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A port could not be opened.
    #[error("port {port} could not be opened")]
    Port {
        /// Which.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// The address of the metrics could not be opened.
    #[error("the metrics' address {address} could not be opened")]
    Metrics {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// Another server uses the data folder.
    #[error("another server uses the data folder `{path}`")]
    DataInUse {
        /// The folder.
        path: std::path::PathBuf,
        /// The other server's process, as that server knows it.
        process_id: Option<u32>,
    },
    /// The database is damaged, and there is no good copy of it.
    #[error("the database `{path}` is damaged: {detail}")]
    Damaged {
        /// Its file.
        path: String,
        /// What SQLite says, one line.
        detail: String,
    },
    /// The data folder or its database could not be opened.
    #[error("the data folder could not be opened")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// An origin of the configuration cannot be one.
    #[error("an origin is malformed")]
    Origin(#[from] crate::config::OriginError),
}

impl From<DataFolderError> for StartError {
    fn from(error: DataFolderError) -> Self {
        match error {
            DataFolderError::InUse { path, process_id } => Self::DataInUse { path, process_id },
            other => Self::Store(Box::new(other)),
        }
    }
}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DamagedWithoutCopy { path, detail } => Self::Damaged { path, detail },
            other => Self::Store(Box::new(other)),
        }
    }
}

/// A running server. Dropping it without [`App::stop`] leaves its tasks to the runtime's end.
pub struct App {
    address: SocketAddr,
    app_address: SocketAddr,
    metrics_address: Option<SocketAddr>,
    page_origin: Origin,
    engine: Engine,
    registry: SessionRegistry,
    tasks: TaskTracker,
    stop: CancellationToken,
    engine_stop: CancellationToken,
    repair: Option<Repair>,
    drain: std::time::Duration,
    // Last, so that everything that works in the folder has been told to stop before another server may.
    _data_folder: DataFolder,
}

impl App {
    /// Opens the ports and the store, and starts everything; the engine comes in the background.
    ///
    /// # Errors
    ///
    /// When a port or the data folder cannot be had.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let n_files = raise_open_files();
        tracing::debug!(files = n_files, connections = config.limits.connections, "files that may be open");
        let listeners = OpenListeners::open(&config.listen).await?;
        let (address, app_address) = (listeners.page_address, listeners.app_address);
        let metrics_address = listeners.metrics_address();
        let data_folder = DataFolder::claim(&config.data_dir)?;
        let (store, repair) = Store::open(&config.data_dir).await?;
        let (page_origins, app_origin) = origins(&config.listen, address.port(), app_address.port())?;
        let page_origin = page_origins[0].clone();
        let (stop, engine_stop) = (CancellationToken::new(), CancellationToken::new());
        let engine = Engine::start(engine_config(&config), engine_stop.clone());
        let shared_cache = SharedCache::open(store.clone()).await?;
        let services =
            session_services(&config, (store, engine.clone(), shared_cache), &app_origin, stop.clone());
        let registry = SessionRegistry::new(services.clone());
        let site = Site {
            edge: Arc::new(socket_services(&config, &services, registry.clone())),
            queue: services.queue.clone(),
            origins: page_origins.iter().map(ToString::to_string).collect(),
            app_frame_src: app_origin.wildcard(),
        };
        let tasks = TaskTracker::new();
        serve(&tasks, listeners, site, app_origin, &services);
        start_upkeep(&tasks, &services, &registry);
        tasks.close();
        Ok(Self {
            address,
            app_address,
            metrics_address,
            page_origin,
            engine,
            registry,
            tasks,
            stop,
            engine_stop,
            repair,
            drain: config.patience.drain,
            _data_folder: data_folder,
        })
    }

    /// Returns where the page's listener is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns where the listener of the apps' pages is.
    #[must_use]
    pub fn app_address(&self) -> SocketAddr {
        self.app_address
    }

    /// Returns where the listener of the metrics is, if there is one.
    #[must_use]
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics_address
    }

    /// Returns how a damaged database was repaired at the start, if it was.
    #[must_use]
    pub fn repair(&self) -> Option<&Repair> {
        self.repair.as_ref()
    }

    /// Returns the page's origin, as a browser is to be pointed at it.
    #[must_use]
    pub fn page_origin(&self) -> &Origin {
        &self.page_origin
    }

    /// Returns the engine's status, now and whenever it changes.
    #[must_use]
    pub fn engine_status(&self) -> watch::Receiver<EngineStatus> {
        self.engine.status()
    }

    /// Stops: tabs are told, builds end and are recorded, containers and the engine stop. Returns whether all of that was in time.
    pub async fn stop(self) -> bool {
        self.stop.cancel();
        let sessions = tokio::time::timeout(self.drain, self.registry.stopped()).await;
        self.engine_stop.cancel();
        let rest = async {
            self.tasks.wait().await;
            self.engine.stopped().await;
        };
        sessions.is_ok() & tokio::time::timeout(self.drain, rest).await.is_ok()
    }
}

/// The ports of the server, opened before anything else is started.
struct OpenListeners {
    page: TcpListener,
    page_address: SocketAddr,
    app: TcpListener,
    app_address: SocketAddr,
    metrics: Option<TcpListener>,
}

impl OpenListeners {
    /// Opens all ports. Without a configured port the apps get the port after the page's.
    async fn open(listen: &ListenConfig) -> Result<Self, StartError> {
        let page = open(listen.host, listen.port).await?;
        let page_address = page.local_addr().map_err(|source| port_error(listen.port, source))?;
        let app_port =
            listen.app_port.unwrap_or(if listen.port == 0 { 0 } else { listen.port.saturating_add(1) });
        let app = open(listen.host, app_port).await?;
        let app_address = app.local_addr().map_err(|source| port_error(app_port, source))?;
        let metrics = open_metrics(listen.metrics).await?;
        Ok(Self { page, page_address, app, app_address, metrics })
    }

    fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.as_ref().and_then(|listener| listener.local_addr().ok())
    }
}

/// Returns the services of the sessions; the other parts of the server clone their handles from these.
fn session_services(
    config: &Config,
    (store, engine, shared_cache): (Store, Engine, SharedCache),
    app_origin: &AppOrigin,
    stop: CancellationToken,
) -> Services {
    let Limits { builds_at_once, build_queue, build_queue_per_address, .. } = config.limits;
    let app_origin = app_origin.clone();
    Services {
        store,
        engine,
        kept: KeptContainers::default(),
        shared_cache,
        queue: BuildQueue::new(builds_at_once, build_queue, build_queue_per_address),
        apps: Targets::default(),
        metrics: Arc::new(Metrics::new()),
        limits: config.limits.clone(),
        patience: config.patience.clone(),
        app_origin: Arc::new(move |name: &AppName| app_origin.of(&name.to_string())),
        stop,
    }
}

/// Returns the services of the sockets.
fn socket_services(config: &Config, services: &Services, registry: SessionRegistry) -> SocketServices {
    let limits = &config.limits;
    SocketServices {
        registry,
        store: services.store.clone(),
        engine: services.engine.clone(),
        arrivals: Arrivals::new(limits.new_workspaces, limits.new_workspaces_per_minute),
        apps: services.apps.clone(),
        metrics: Arc::clone(&services.metrics),
        limits: limits.clone(),
        patience: config.patience.clone(),
        features: Features { app_pages: true, shared_scope: config.images.shared_scope },
        build_id: http::assets::build_id(),
        stop: services.stop.clone(),
        n_connections: AtomicU64::new(0),
        bytes: ServerBytes::new(limits),
        of_workspace: Places::new(limits.sockets_per_workspace),
        of_network: Places::new(limits.sockets_per_address),
    }
}

/// Starts to accept connections for the page, the metrics and the apps.
fn serve(
    tasks: &TaskTracker,
    listeners: OpenListeners,
    site: Site,
    app_origin: AppOrigin,
    services: &Services,
) {
    let Services { engine, apps, limits, patience, stop, .. } = services;
    let bounds = ListenerLimits {
        connections: Connections::new(limits.connections, limits.connections_per_address),
        head: patience.request_head,
        stall: patience.stall,
    };
    let framed_by = site.origins.clone();
    let site = Arc::new(site);
    let page = http::serve(listeners.page, Arc::clone(&site), bounds.clone(), stop.clone());
    tasks.spawn(log_failure("page", page));
    if let Some(listener) = listeners.metrics {
        let few = ListenerLimits { connections: Connections::new(SCRAPERS, SCRAPERS), ..bounds.clone() };
        tasks.spawn(log_failure("metrics", http::serve_metrics(listener, site, few, stop.clone())));
    }
    let keeps_frame_cookies = app_origin.is_trustworthy();
    let host_of = move |host: &str| app_origin.label_of(host).and_then(AppHost::parse);
    let limits = limits.clone();
    let pages = PagesConfig { host_of, framed_by, keeps_frame_cookies, limits, stall: patience.stall };
    let upstreams = (apps.clone(), engine.clone());
    let pages = proxy::serve_pages(listeners.app, pages, bounds, upstreams, stop.clone());
    tasks.spawn(log_failure("apps", pages));
}

/// Starts the tasks that keep cache entries, database, disk and sessions in order.
fn start_upkeep(tasks: &TaskTracker, services: &Services, registry: &SessionRegistry) {
    let Services { store, engine, shared_cache, metrics, limits, patience, stop, .. } = services;
    drop(tasks.spawn(shared_cache.clone().follow(engine.clone(), stop.clone())));
    tasks.spawn(store.clone().upkeep(patience.copy_every, stop.clone()));
    let sweeping = reaper::run(store.clone(), engine.clone(), registry.clone(), limits.clone(), stop.clone());
    tasks.spawn(sweeping);
    tasks.spawn(reaper::hold_disk(engine.clone(), Arc::clone(metrics), stop.clone()));
    tasks.spawn(registry.clone().tell_restarts(engine.restarts(), stop.clone()));
}

async fn open(host: IpAddr, port: u16) -> Result<TcpListener, StartError> {
    TcpListener::bind((host, port)).await.map_err(|source| port_error(port, source))
}

/// Opens the listener of the metrics. That the usual port is taken, by another server of ours perhaps, is no reason not to start.
async fn open_metrics(metrics: MetricsAddress) -> Result<Option<TcpListener>, StartError> {
    match metrics {
        MetricsAddress::Off => Ok(None),
        MetricsAddress::At(address) => {
            let opened = TcpListener::bind(address).await;
            opened.map(Some).map_err(|source| StartError::Metrics { address, source })
        }
        MetricsAddress::Usual => match TcpListener::bind(USUAL_METRICS).await {
            Ok(listener) => Ok(Some(listener)),
            Err(error) => {
                tracing::warn!(address = %USUAL_METRICS, %error, "no metrics: DRYDOCK_METRICS_ADDR names another address");
                Ok(None)
            }
        },
    }
}

fn port_error(port: u16, source: io::Error) -> StartError {
    StartError::Port { port, source }
}

/// Returns the page's origins, the first to point people at, and the apps'.
fn origins(listen: &ListenConfig, port: u16, app_port: u16) -> Result<(Vec<Origin>, AppOrigin), StartError> {
    let local = || vec![Origin::http("localhost", port), Origin::http("127.0.0.1", port)];
    let page = listen.public_origin.clone().map_or_else(local, |origin| vec![origin]);
    let app = match &listen.app_origin {
        Some(origin) => origin.clone(),
        None => format!("http://*.localhost:{app_port}").parse()?,
    };
    Ok((page, app))
}

fn engine_config(config: &Config) -> EngineConfig {
    let data_dir = std::path::absolute(&config.data_dir).unwrap_or_else(|_| config.data_dir.clone());
    // Two servers on one engine sweep only what is their own.
    let server_label =
        secret::digest(data_dir.as_os_str().as_encoded_bytes()).0["sha256:".len()..][..16].to_owned();
    EngineConfig {
        choice: config.images.engine.clone(),
        dockerd: config.images.dockerd.clone(),
        registry_mirror: config.images.registry_mirror.clone(),
        registry: RegistryConfig {
            choice: config.images.registry.clone(),
            program: config.images.registry_program.clone(),
            ..RegistryConfig::off(data_dir.join("registry"))
        },
        allow_networks: config.images.allow_networks.clone(),
        data_dir: data_dir.join("engine"),
        limits: config.limits.clone(),
        images: config.images.provided.clone(),
        allowed_images: config.images.allowed.clone(),
        shared_scope: config.images.shared_scope,
        runaway: config.images.runaway,
        server_label,
        standin_cache: config.images.standin_cache.clone(),
        spare_networks: config.images.spare_networks,
    }
}

async fn log_failure(listener: &'static str, serving: impl Future<Output = io::Result<()>>) {
    if let Err(error) = serving.await {
        tracing::error!(listener, error = &error as &dyn std::error::Error, "a listener failed");
    }
}

/// Connections of those who read the metrics.
const SCRAPERS: u32 = 16;
