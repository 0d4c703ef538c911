//! The one private engine of a run, owned by the server that most cases share.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use protocol::{EngineState, EngineStatus, ImageAvailability, WorkspaceId};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::sync::Mutex;

use crate::patience::eventually;
use crate::server::{Address, Settings, TestServer, forget_all_but_engine};
use crate::world::work_folder;

/// A private engine and the server that started it.
pub struct TestEngine {
    // Taken when it is stopped.
    server: Mutex<Option<TestServer>>,
    server_address: Address,
    address: String,
}

impl TestEngine {
    /// Starts both and waits for the base images; the first time on a machine, that means assembling them.
    ///
    /// # Errors
    ///
    /// Why there is no engine.
    pub async fn start() -> Result<Self> {
        let data = data_folder();
        forget_all_but_engine(&data).context("what an earlier run left cannot be removed")?;
        let server = TestServer::start(Settings::default().with_private_engine(data.clone())).await?;
        let server_address = server.address().clone();
        is_ready(&server).await?;
        let address = daemon_address(&data)?;
        Ok(Self { server: Mutex::new(Some(server)), server_address, address })
    }

    /// The server that owns it.
    #[must_use]
    pub fn server(&self) -> &Address {
        &self.server_address
    }

    /// Where the engine listens, for servers of a case's own.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Waits until the engine has no container of a workspace, running or not.
    ///
    /// # Errors
    ///
    /// Those that it still has.
    pub async fn has_none_of(&self, workspace: &WorkspaceId) -> Result<()> {
        eventually("the workspace's containers to be gone", async || {
            let left = self.containers_of(workspace).await?;
            ensure!(left.is_empty(), "left: {left:?}");
            Ok(())
        })
        .await
    }

    async fn containers_of(&self, workspace: &WorkspaceId) -> Result<Vec<Value>> {
        let body = self.ask("GET", "/containers/json?all=1").await?;
        let containers: Vec<Value> = serde_json::from_str(body.trim())?;
        Ok(containers
            .into_iter()
            .filter(|container| container["Labels"][LABEL] == workspace.0.as_str())
            .collect())
    }

    /// Gives an image one more name, or gives a name to another image, as `docker tag` does.
    ///
    /// # Errors
    ///
    /// When the engine refuses.
    pub async fn tag(&self, image: &str, repository: &str, tag: &str) -> Result<()> {
        self.ask("POST", &format!("/images/{image}/tag?repo={repository}&tag={tag}")).await.map(drop)
    }

    /// Takes a name away again.
    ///
    /// # Errors
    ///
    /// When the engine refuses.
    pub async fn untag(&self, image: &str) -> Result<()> {
        self.ask("DELETE", &format!("/images/{image}")).await.map(drop)
    }

    /// Returns the id of the image that a workspace built last of all.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn newest_image(&self, workspace: &WorkspaceId) -> Result<String> {
        let images: Vec<Value> = serde_json::from_str(self.ask("GET", "/images/json").await?.trim())?;
        let built = images.iter().filter(|image| image["Labels"][LABEL] == workspace.0.as_str());
        let newest = built.max_by_key(|image| image["Created"].as_i64()).context("nothing was built")?;
        Ok(newest["Id"].as_str().context("an image has an id")?.to_owned())
    }

    /// Asks the engine something; HTTP/1.0, so that the answer ends with the connection.
    async fn ask(&self, method: &str, path: &str) -> Result<String> {
        let socket = self.address.strip_prefix("unix://").context("the engine listens on a unix socket")?;
        let mut stream = UnixStream::connect(socket).await?;
        let head = format!("{method} {path} HTTP/1.0\r\nHost: engine\r\nContent-Length: 0\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (head, body) = answer.split_once("\r\n\r\n").context("an answer has a body")?;
        let status = head.lines().next().unwrap_or_default();
        ensure!(status.contains(" 20"), "{method} {path}: {answer}");
        Ok(body.to_owned())
    }

    /// Stops the server, and the engine with it.
    ///
    /// # Errors
    ///
    /// When something does not stop.
    pub async fn end(&self) -> Result<()> {
        match self.server.lock().await.take() {
            Some(server) => server.stop().await,
            None => Ok(()),
        }
    }
}

/// Where the shared server and its engine keep everything.
#[must_use]
pub fn data_folder() -> PathBuf {
    work_folder().join("shared")
}

/// Waits for the engine and its base images; the first time on a machine, they are assembled, which takes longer than any other wait.
async fn is_ready(server: &TestServer) -> Result<()> {
    let mut status = server.engine_status();
    let is_settled = |status: &EngineStatus| match &status.state {
        EngineState::Starting => false,
        EngineState::Ready { .. } => !status.images.iter().any(is_on_its_way),
        EngineState::Absent { .. } => true,
    };
    let settled = tokio::time::timeout(MOST_FOR_IMAGES, status.wait_for(is_settled)).await;
    let status = settled.context("the base images took too long")??.clone();
    ensure!(
        matches!(status.state, EngineState::Ready { .. }) && status.images.iter().all(is_there),
        "the engine and its images are {status:#?}"
    );
    Ok(())
}

fn is_on_its_way(image: &ImageAvailability) -> bool {
    matches!(image, ImageAvailability::Preparing { .. })
}

fn is_there(image: &ImageAvailability) -> bool {
    matches!(image, ImageAvailability::Pulled { .. } | ImageAvailability::StandIn { .. })
}

fn daemon_address(data: &std::path::Path) -> Result<String> {
    let config = std::fs::read(data.join("engine/daemon.json")).context("the daemon has a configuration")?;
    let config: Value = serde_json::from_slice(&config)?;
    Ok(config["hosts"][0].as_str().context("the daemon listens somewhere")?.to_owned())
}

const MOST_FOR_IMAGES: Duration = Duration::from_secs(600);
const LABEL: &str = "drydock.workspace";
