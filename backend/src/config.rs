//! What the operator decides, one struct a concern. Reading it from arguments and variables is in `arguments`.

mod arguments;
mod origin;

use std::net::{AddrParseError, IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use protocol::limits::Limits;

pub use arguments::{Arguments, Bundle, CommandLine, LogFormat, ServeArguments};
pub use origin::{AppOrigin, Origin, OriginError};

use crate::engine::{AllowedNetwork, EngineChoice, RegistryChoice, RegistryMirror, RunawayWatch};
use crate::limits::connections_that_fit;

/// Everything.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the server listens and what it is called.
    pub listen: ListenConfig,
    /// Where state is kept.
    pub data_dir: PathBuf,
    /// The engine and its images.
    pub images: ImagesConfig,
    /// Limits, told to the page.
    pub limits: Limits,
    /// Timeouts that the page need not know.
    pub patience: Timeouts,
}

impl Config {
    /// Returns the defaults with state in `data_dir`.
    #[must_use]
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        let n_cores = std::thread::available_parallelism().map_or(2, usize::from);
        let connections = connections_that_fit(Limits::default().connections);
        let millicpus = 1000 * n_cores as u64;
        Self {
            listen: ListenConfig::default(),
            data_dir: data_dir.into(),
            images: ImagesConfig::default(),
            limits: Limits {
                builds_at_once: u32::try_from(n_cores).unwrap_or(u32::MAX),
                connections,
                connections_per_address: Limits::default().connections_per_address.min(connections / 2),
                build_millicpus: millicpus,
                // What a solver gone mad leaves to everybody else.
                engine_millicpus: (millicpus * 3 / 4).max(500),
                ..Limits::default()
            },
            patience: Timeouts::default(),
        }
    }
}

/// Where the server listens and what it is called.
#[derive(Clone, Debug)]
pub struct ListenConfig {
    /// Address of both listeners.
    pub host: IpAddr,
    /// Port of the page; 0 takes a free one.
    pub port: u16,
    /// Port of the apps' pages; `None` takes the one after `port`, 0 a free one.
    pub app_port: Option<u16>,
    /// The page's origin as browsers see it; `None` accepts `localhost` and `127.0.0.1` at the port.
    pub public_origin: Option<Origin>,
    /// Where the metrics are.
    pub metrics: MetricsAddress,
    /// The apps' origin with `*` for the app's name; `None` means `http://*.localhost:<app port>`.
    pub app_origin: Option<AppOrigin>,
}

/// Where a server's metrics are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricsAddress {
    /// Nowhere.
    Off,
    /// At [`USUAL_METRICS`], unless another program is there.
    Usual,
    /// There.
    At(SocketAddr),
}

/// Where the metrics of `drydock serve` are: this machine alone reads them.
pub const USUAL_METRICS: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 9310);

impl FromStr for MetricsAddress {
    type Err = AddrParseError;

    fn from_str(text: &str) -> Result<Self, AddrParseError> {
        if text == "none" { Ok(Self::Off) } else { text.parse().map(Self::At) }
    }
}

impl Default for ListenConfig {
    fn default() -> Self {
        Self {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 8000,
            app_port: None,
            public_origin: None,
            metrics: MetricsAddress::Off,
            app_origin: None,
        }
    }
}

/// The engine and its images.
#[derive(Clone, Debug)]
pub struct ImagesConfig {
    /// Where to find the engine.
    pub engine: EngineChoice,
    /// Program of the private daemon; `None` means the `dockerd` on the `PATH`.
    pub dockerd: Option<PathBuf>,
    /// Registry that the private daemon asks before Docker Hub.
    pub registry_mirror: Option<RegistryMirror>,
    /// Registry that workspaces push to and pull from.
    pub registry: RegistryChoice,
    /// Program of our own registry; `None` means the `docker-registry` on the `PATH`.
    pub registry_program: Option<PathBuf>,
    /// What steps and containers of the private daemon may reach in closed ranges.
    pub allow_networks: Vec<AllowedNetwork>,
    /// Base images to provide.
    pub provided: Vec<String>,
    /// Patterns of base images that a Dockerfile may name.
    pub allowed: Vec<String>,
    /// Whether all workspaces share one cache scope.
    pub shared_scope: bool,
    /// Where stand-ins for base images are kept between runs; `None` means below the data folder.
    pub standin_cache: Option<PathBuf>,
    /// Networks kept ready for the next containers of the private engine.
    pub spare_networks: u32,
    /// How the private engine is watched for work that nobody asked for.
    pub runaway: RunawayWatch,
}

impl Default for ImagesConfig {
    fn default() -> Self {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            engine: EngineChoice::Auto,
            dockerd: None,
            registry_mirror: None,
            registry: RegistryChoice::Auto,
            registry_program: None,
            allow_networks: Vec::new(),
            provided: owned(&PROVIDED_IMAGES),
            allowed: owned(&ALLOWED_IMAGES),
            shared_scope: false,
            standin_cache: None,
            spare_networks: 4,
            runaway: RunawayWatch::default(),
        }
    }
}

/// Timeouts of the phases of a socket and of the server's end.
#[derive(Clone, Debug)]
pub struct Timeouts {
    /// How long the head of a request may take, and how long a connection may stay open between two requests.
    pub request_head: Duration,
    /// How long the other side may keep an answer, an upload or a frame waiting; longer in so far as bytes come through.
    pub stall: Duration,
    /// From the socket's opening to its first message.
    pub handshake: Duration,
    /// How often the server says something on an idle socket.
    pub ping: Duration,
    /// How long a socket may be silent, and how long one frame may take to be written.
    pub silence: Duration,
    /// How long a workspace without sockets and without work stays in memory.
    pub linger: Duration,
    /// How long a build that waits keeps its place when nobody is there; a reload is shorter.
    pub queue_grace: Duration,
    /// How often a copy of the database is made.
    pub copy_every: Duration,
    /// How long a container may take to end when it is stopped.
    pub container_stop: Duration,
    /// How long the whole server may take to end.
    pub drain: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        use protocol::limits::{HANDSHAKE_SECONDS, PING_SECONDS};
        Self {
            request_head: Duration::from_secs(15),
            stall: Duration::from_secs(20),
            handshake: Duration::from_secs(HANDSHAKE_SECONDS),
            ping: Duration::from_secs(PING_SECONDS),
            silence: Duration::from_secs(3 * PING_SECONDS),
            linger: Duration::from_secs(10),
            queue_grace: Duration::from_secs(15),
            copy_every: Duration::from_secs(60 * 60),
            container_stop: Duration::from_secs(2),
            drain: Duration::from_secs(12),
        }
    }
}

const PROVIDED_IMAGES: [&str; 4] =
    ["python:3.8-alpine", "python:3.8-slim-buster", "python:3.12-slim", "python:3.12-alpine"];

/// Official images that lessons and tutorials begin with; the operator may name others.
const ALLOWED_IMAGES: [&str; 28] = [
    "python",
    "python:*",
    "alpine",
    "alpine:*",
    "debian",
    "debian:*",
    "ubuntu",
    "ubuntu:*",
    "busybox",
    "busybox:*",
    "node",
    "node:*",
    "nginx",
    "nginx:*",
    "httpd",
    "httpd:*",
    "golang",
    "golang:*",
    "rust",
    "rust:*",
    "ruby",
    "ruby:*",
    "php",
    "php:*",
    "eclipse-temurin",
    "eclipse-temurin:*",
    "redis",
    "redis:*",
];
