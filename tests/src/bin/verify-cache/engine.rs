//! The engine that builds: the server's own module, on a daemon of its own or on a given one.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use backend::engine::{BuildEvent, BuildOrder, BuildOutcome, Engine, EngineChoice, EngineConfig};
use prediction::BuildInvocation;
use protocol::{BuildNumber, BuildOptions, EngineState, ImageName, StepRecord, WorkspaceId};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::base;
use crate::case::Version;
use crate::file::File;

/// Builds versions of workspaces.
pub(crate) struct Builder {
    backend: Engine,
    stop: CancellationToken,
    /// Removed when it goes.
    data: TempDir,
    /// What the engine calls itself.
    pub(crate) version: String,
    /// Whose rules hold.
    pub(crate) engine: prediction::EngineGeneration,
}

/// What became of a build.
pub(crate) struct Built {
    /// How the engine was called; `None` where it was not even asked.
    pub(crate) call: Option<BuildInvocation>,
    /// One for each instruction.
    pub(crate) steps: Vec<StepRecord>,
    /// Why there is no image.
    pub(crate) failure: Option<String>,
}

impl Builder {
    /// Starts or finds the engine and gives it the base images.
    pub(crate) async fn start(address: &str, dockerd: Option<PathBuf>) -> anyhow::Result<Self> {
        let data = tempfile::Builder::new().prefix("drydock-verify").tempdir()?;
        let choice = match address {
            "private" => EngineChoice::Private,
            address => EngineChoice::Address(address.to_owned()),
        };
        let config = EngineConfig {
            choice,
            dockerd,
            allowed_images: vec!["tiny:*".to_owned()],
            server_label: format!("verify-{}", std::process::id()),
            ..EngineConfig::bare(&data.path().join("engine"))
        };
        let stop = CancellationToken::new();
        let backend = Engine::start(config, stop.clone());
        let (version, engine) = (String::new(), prediction::EngineGeneration::Current);
        let mut builder = Self { backend, stop, data, version, engine };
        match builder.prepare(address).await {
            Ok(()) => Ok(builder),
            Err(error) => {
                builder.stop().await;
                Err(error)
            }
        }
    }

    async fn prepare(&mut self, address: &str) -> anyhow::Result<()> {
        self.version = ready(&self.backend).await?;
        self.engine = prediction::EngineGeneration::of_version(&self.version);
        let socket = match address {
            "private" => {
                let config = std::fs::read_to_string(self.data.path().join("engine/daemon.json"))?;
                let config: serde_json::Value = serde_json::from_str(&config)?;
                config["hosts"][0].as_str().context("the engine listens somewhere")?.to_owned()
            }
            address => address.to_owned(),
        };
        let images = base::import(socket.strip_prefix("unix://").context("a unix socket")?).await?;
        self.use_once(&images).await
    }

    /// On 20.10 the very first use of a base image hides the cache from others; a server does the same with the images that it provides.
    async fn use_once(&self, images: &[String]) -> anyhow::Result<()> {
        for image in images {
            let dockerfile = format!("FROM {image}\nRUN :\n");
            let version = Version {
                // One of them has an `ONBUILD` that copies it.
                files: vec![File::new("Dockerfile", &dockerfile), File::new("req.txt", "flask\n")],
                options: BuildOptions::default(),
            };
            let built = self.build("first-use", 1, &version).await?;
            if let Some(failure) = built.failure {
                bail!("a base image cannot be used: {failure}");
            }
        }
        Ok(())
    }

    /// Builds, and waits for the end.
    pub(crate) async fn build(
        &self,
        workspace: &str,
        number: u32,
        version: &Version,
    ) -> anyhow::Result<Built> {
        let files = version.files.iter().map(File::as_source);
        let order = BuildOrder {
            workspace: WorkspaceId(workspace.to_owned()),
            number: BuildNumber(number),
            image: ImageName::parse("case").context("a good name")?,
            files: Arc::new(files.collect()),
            options: version.options.clone(),
        };
        let mut events = self.backend.build(order, CancellationToken::new());
        let mut built = Built { call: None, steps: Vec::new(), failure: None };
        let mut log: Vec<String> = Vec::new();
        loop {
            let event = tokio::time::timeout(MOST_FOR_A_BUILD, events.recv())
                .await
                .context("a build took too long")?;
            match event.context("a build ends with its outcome")? {
                BuildEvent::Asking(call) => built.call = Some(*call),
                BuildEvent::Step(record) => {
                    let at = record.index as usize;
                    match built.steps.get_mut(at) {
                        Some(place) => *place = *record,
                        None => built.steps.push(*record),
                    }
                }
                BuildEvent::Logged { text, .. } => log.extend(text.written().map(str::to_owned)),
                BuildEvent::Finished(BuildOutcome::Succeeded { .. }) => return Ok(built),
                BuildEvent::Finished(BuildOutcome::Failed { notice, .. }) => {
                    built.failure = Some(format!("{notice:?} {}", log.join(" | ")));
                    return Ok(built);
                }
                BuildEvent::Finished(BuildOutcome::Cancelled) => bail!("a build was cancelled"),
            }
        }
    }

    /// Ends what was started.
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.backend.stopped().await;
    }
}

async fn ready(engine: &Engine) -> anyhow::Result<String> {
    let mut status = engine.status();
    let is_settled = |state: &EngineState| !matches!(state, EngineState::Starting);
    let settled =
        tokio::time::timeout(MOST_FOR_THE_START, status.wait_for(|status| is_settled(&status.state)));
    match &settled.await.context("the engine took too long")??.state {
        EngineState::Ready { version, .. } => Ok(version.clone()),
        other => bail!("there is no engine: {other:?}"),
    }
}

const MOST_FOR_THE_START: Duration = Duration::from_secs(120);
const MOST_FOR_A_BUILD: Duration = Duration::from_secs(120);
