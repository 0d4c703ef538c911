//! What the engine module is told at start.

use std::path::PathBuf;

use protocol::limits::Limits;

use super::{AllowedNetwork, RegistryConfig, RegistryMirror, RunawayWatch};

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
    /// The registry that workspaces push to and pull from.
    pub registry: RegistryConfig,
    /// What the private daemon's containers and steps may reach in closed ranges (`DRYDOCK_ALLOW_NETWORKS`).
    pub allow_networks: Vec<AllowedNetwork>,
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
    /// How the private daemon is watched for work that nobody asked for.
    pub runaway: RunawayWatch,
    /// Value of the label `drydock.server`: a server sweeps only what carries its own.
    pub server_label: String,
}

impl EngineConfig {
    /// Returns the configuration of an engine that is none, with all at its default.
    #[must_use]
    pub fn bare(data_dir: &std::path::Path) -> Self {
        Self {
            choice: EngineChoice::Off,
            dockerd: None,
            registry_mirror: None,
            registry: RegistryConfig::off(data_dir.join("registry")),
            allow_networks: Vec::new(),
            data_dir: data_dir.to_owned(),
            standin_cache: None,
            spare_networks: 0,
            limits: Limits::default(),
            images: Vec::new(),
            allowed_images: vec!["python:*".to_owned()],
            shared_scope: false,
            runaway: RunawayWatch::default(),
            server_label: "test".to_owned(),
        }
    }
}
