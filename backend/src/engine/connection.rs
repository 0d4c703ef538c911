//! The live connection to one engine, and what holds as long as it lives.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bollard::models::SystemInfo;
use bollard::{API_DEFAULT_VERSION, Docker};
use prediction::Storage;
use protocol::Isolation;
use tokio_util::sync::CancellationToken;

use crate::engine::build::request::EngineAddress;
use crate::engine::daemon::BuildGroups;
use crate::engine::version::EngineVersion;

/// One engine that answered. Cheap to clone; `lost` is cancelled when it answers no more.
#[derive(Clone, Debug)]
pub(crate) struct EngineConnection {
    /// The client, its API version negotiated once.
    pub(crate) docker: Docker,
    /// The engine's version.
    pub(crate) version: String,
    /// What stands between user code and the machine.
    pub(crate) isolation: Isolation,
    /// How the ports of its containers are reached.
    pub(crate) reach: PortReach,
    /// Whether containers can have a small init process.
    pub(crate) has_init: bool,
    /// How it keeps what it builds.
    pub(crate) storage: Storage,
    /// Where it listens, for connections that bollard does not make.
    pub(crate) address: EngineAddress,
    /// What a private daemon has on this machine.
    pub(crate) host: Option<Arc<Host>>,
    /// Cancelled when the engine went away.
    pub(crate) lost: CancellationToken,
}

/// What a private daemon has on this machine, for those who watch over what runs in it.
#[derive(Debug)]
pub(crate) struct Host {
    /// Its bridge.
    pub(crate) bridge: String,
    /// Its control group; a container's lies in it, named after the container.
    pub(crate) group: String,
    /// Control groups of builds.
    pub(crate) builds: Arc<BuildGroups>,
    /// Where it keeps its storage.
    pub(crate) data_root: PathBuf,
}

/// How the ports of containers are reached from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PortReach {
    /// At the container's own address; its sockets can be read under `/proc`.
    Direct,
    /// Through ports published on 127.0.0.1.
    Published,
}

impl EngineConnection {
    /// Connects to a `unix://` or `tcp://` address and asks for the version; waits at most `patience`.
    pub(crate) async fn connect(
        address: &str,
        kind: (Isolation, PortReach),
        patience: Duration,
    ) -> Result<Self, ConnectionError> {
        let docker = if address.starts_with("tcp://") || address.starts_with("http://") {
            Docker::connect_with_http(address, REQUEST_SECONDS, API_DEFAULT_VERSION)?
        } else {
            Docker::connect_with_unix(address, REQUEST_SECONDS, API_DEFAULT_VERSION)?
        };
        let asked = async {
            let docker = docker.negotiate_version().await?;
            let version = docker.version().await?.version.unwrap_or_default();
            Ok::<_, ConnectionError>((docker, version))
        };
        let (docker, version) =
            tokio::time::timeout(patience, asked).await.map_err(|_| ConnectionError::Silent)??;
        let version = version.split('+').next().unwrap_or_default().to_owned();
        let (isolation, reach) = kind;
        Ok(Self {
            docker,
            version,
            isolation,
            reach,
            has_init: false,
            storage: Storage::default(),
            address: EngineAddress::read(address),
            host: None,
            lost: CancellationToken::new(),
        })
    }

    /// Returns the engine's version; `None` for one whose name says nothing, as development builds have.
    pub(crate) fn engine_version(&self) -> Option<EngineVersion> {
        EngineVersion::read(&self.version)
    }

    /// Waits until the engine misses several pings in a row.
    pub(crate) async fn until_silent(&self) {
        let mut n_missed = 0;
        while n_missed < MISSED_PINGS {
            tokio::time::sleep(PING_EVERY).await;
            match tokio::time::timeout(PING_PATIENCE, self.docker.ping()).await {
                Ok(Ok(_)) => n_missed = 0,
                Ok(Err(_)) | Err(_) => n_missed += 1,
            }
        }
    }
}

/// Reads from what an engine tells of itself how it keeps what it builds.
pub(crate) fn storage_of(info: &SystemInfo) -> Storage {
    let maps_users = info.security_options.iter().flatten().any(|option| option == "name=userns");
    let is_snapshotter = |fact: &Vec<String>| fact.last().is_some_and(|kind| kind.contains("snapshotter"));
    let has_snapshotter = info.driver_status.iter().flatten().any(is_snapshotter);
    Storage { maps_users, is_graph_driver: !has_snapshotter }
}

/// Why no connection came about.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConnectionError {
    /// The client could not be made or the engine refused.
    #[error("the engine could not be asked")]
    Asked(#[from] bollard::errors::Error),
    /// No answer in time.
    #[error("the engine did not answer in time")]
    Silent,
}

/// How long a request may wait for the head of its answer; `wait` and long imports need more than the client's usual two minutes.
const REQUEST_SECONDS: u64 = 600;
const PING_EVERY: Duration = Duration::from_secs(2);
const PING_PATIENCE: Duration = Duration::from_secs(5);
const MISSED_PINGS: u32 = 3;
