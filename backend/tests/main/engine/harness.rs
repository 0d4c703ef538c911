//! A private daemon that the tests of this binary share, and what they do with it.
//!
//! The daemon lives as long as one test holds it. Its runtime is its own: a test's runtime ends with the test.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use backend::engine::{
    BuildEvent, BuildOrder, BuildOutcome, ContainerEvent, ContainerLife, ContainerOrder, ContainerWishes,
    CreatedContainer, Engine, EngineChoice, EngineConfig, RegistryConfig, RunawayWatch, SourceFile,
};
use catalogue::{Bundle, Language};
use protocol::limits::Limits;
use protocol::{
    BuildNumber, BuildOptions, ContainerNumber, Digest, EngineState, ExitCause, ImageAvailability, ImageName,
    LogStream, LogText, Notice, StepRecord, WorkspaceId,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

/// An engine with its runtime and data.
pub(crate) struct Harness {
    pub(crate) engine: Engine,
    pub(crate) runtime: Runtime,
    pub(crate) data: TempDir,
    stop: CancellationToken,
}

impl Harness {
    /// Returns the daemon that all tests share, started if no other test holds it, once its base images are there.
    pub(crate) fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Harness>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(harness) = shared.upgrade() {
            return harness;
        }
        let harness = Arc::new(Self::start(&["python:3.8-alpine", "python:3.8-slim-buster"]));
        *shared = Arc::downgrade(&harness);
        harness
    }

    /// Starts a daemon of its own.
    pub(crate) fn start(images: &[&str]) -> Self {
        Self::start_with(images, |_| {})
    }

    /// Starts a daemon of its own, configured otherwise.
    pub(crate) fn start_with(images: &[&str], change: impl FnOnce(&mut EngineConfig)) -> Self {
        let harness = Self::begin(images, change);
        harness.runtime.block_on(harness.until_provided());
        harness
    }

    /// The same, without waiting for anything.
    pub(crate) fn begin(images: &[&str], change: impl FnOnce(&mut EngineConfig)) -> Self {
        let runtime = Runtime::new().unwrap();
        let data = tempfile::tempdir().unwrap();
        let stop = CancellationToken::new();
        let mut config = config(&data, images);
        change(&mut config);
        let engine = runtime.block_on(async { Engine::start(config, stop.clone()) });
        Self { engine, runtime, data, stop }
    }

    async fn until_provided(&self) {
        let mut status = self.engine.status();
        let ready = status.wait_for(|status| {
            assert!(!matches!(status.state, EngineState::Absent { .. }), "{status:?}");
            let is_there = |image: &ImageAvailability| {
                assert!(!matches!(image, ImageAvailability::Missing { .. }), "{image:?}");
                !matches!(image, ImageAvailability::Preparing { .. })
            };
            matches!(status.state, EngineState::Ready { .. }) && status.images.iter().all(is_there)
        });
        tokio::time::timeout(Duration::from_secs(240), ready).await.expect("in time").unwrap();
    }

    /// Returns the engine's version.
    pub(crate) fn version(&self) -> String {
        match &self.engine.status().borrow().state {
            EngineState::Ready { version, .. } => version.clone(),
            other => panic!("it is {other:?}"),
        }
    }

    /// Ends the engine and waits for it.
    pub(crate) fn stop(&self) {
        self.stop.cancel();
        self.runtime.block_on(self.engine.stopped());
    }

    /// Builds files in a workspace to the end.
    pub(crate) fn build(&self, workspace: &WorkspaceId, files: &[(&str, &str)]) -> Built {
        self.build_with(workspace, files, BuildOptions::default())
    }

    /// The same with options.
    pub(crate) fn build_with(
        &self,
        workspace: &WorkspaceId,
        files: &[(&str, &str)],
        options: BuildOptions,
    ) -> Built {
        self.runtime.block_on(async {
            let order = BuildOrder { options, ..order(workspace, files) };
            let mut events = self.engine.build(order, CancellationToken::new());
            let mut built = Built::default();
            while let Some(event) = events.recv().await {
                built.take(event);
            }
            built
        })
    }

    /// Runs an image that was built.
    pub(crate) fn run(&self, workspace: &WorkspaceId, built: &Built) -> ContainerRun {
        self.runtime.block_on(self.run_in_background(workspace, built))
    }

    /// The same from within the runtime.
    pub(crate) async fn run_in_background(&self, workspace: &WorkspaceId, built: &Built) -> ContainerRun {
        run(&self.engine, container_order(workspace, built)).await.unwrap()
    }

    /// Tries to run an image that may be gone.
    pub(crate) fn try_run(&self, workspace: &WorkspaceId, built: &Built) -> Result<ContainerRun, Notice> {
        self.runtime.block_on(run(&self.engine, container_order(workspace, built)))
    }
}

/// Asking the daemon past the engine module, with the client that people use.
impl Harness {
    pub(crate) fn container_is_there(&self, id: &str) -> bool {
        self.docker(&["container", "inspect", id])
    }

    pub(crate) fn image_is_there(&self, workspace: &WorkspaceId) -> bool {
        self.is_stored(&format!("drydock/{workspace}/web"))
    }

    pub(crate) fn is_stored(&self, image: &str) -> bool {
        self.docker(&["image", "inspect", image])
    }

    /// Returns the value of an image's label.
    pub(crate) fn image_label(&self, image: &str, label: &str) -> String {
        let format = format!("{{{{index .Config.Labels \"{label}\"}}}}");
        let output = self.docker_output(&["image", "inspect", "--format", &format, image]);
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Returns the names of all images.
    pub(crate) fn image_names(&self) -> Vec<String> {
        let output = self.docker_output(&["image", "ls", "--all", "--format", "{{.Repository}}:{{.Tag}}"]);
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
    }

    /// Returns the ids of all images, those without a name included.
    pub(crate) fn image_ids(&self) -> Vec<String> {
        let output = self.docker_output(&["image", "ls", "--all", "--quiet", "--no-trunc"]);
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
    }

    /// Returns the container's share of the CPU in the engine's unit.
    pub(crate) fn nano_cpus(&self, id: &str) -> String {
        self.inspect("{{.HostConfig.NanoCpus}}", id)
    }

    /// Returns which network the container has, in the engine's words.
    pub(crate) fn network_mode(&self, id: &str) -> String {
        self.inspect("{{.HostConfig.NetworkMode}}", id)
    }

    /// Returns the ids of the containers that hold a network, in stock or in use.
    pub(crate) fn networks(&self) -> Vec<String> {
        let output = self.docker_output(&["ps", "--quiet", "--filter", "label=drydock.kind=network"]);
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
    }

    pub(crate) fn inspect(&self, format: &str, id: &str) -> String {
        let output = self.docker_output(&["container", "inspect", "--format", format, id]);
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Makes an image of one layer.
    pub(crate) fn import(&self, name: &str, tar: &[u8]) {
        let mut command = self.docker_command(&["import", "-", name]);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        process.stdin.take().unwrap().write_all(tar).unwrap();
        assert!(process.wait().unwrap().success(), "{name} is imported");
    }

    /// Pushes an image to the registry that its name begins with, and removes it here.
    pub(crate) fn push(&self, name: &str) {
        let output = self.docker_output(&["push", name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(self.docker(&["image", "rm", name]));
    }

    /// Builds a folder as anybody does who has the client alone: without BuildKit.
    pub(crate) fn docker_build(&self, image: &str, folder: &Path) {
        let mut command = self.docker_command(&["build", "--tag", image]);
        let output = command.arg(folder).env("DOCKER_BUILDKIT", "0").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs an image on the host's network, with the daemon's socket; returns the container's id.
    pub(crate) fn docker_run_with_engine(&self, image: &str, command: &[&str]) -> String {
        let config = self.daemon_config().expect("the daemon is configured");
        let socket = config["hosts"][0].as_str().and_then(|host| host.strip_prefix("unix://")).unwrap();
        let socket = format!("{socket}:/var/run/docker.sock");
        let options =
            ["run", "--detach", "--network", "host", "--userns", "host", "--volume", &socket, image];
        let output = self.docker_output(&[&options[..], command].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub(crate) fn remove_container_and_image(&self, container: &str, image: &str) {
        assert!(self.docker(&["rm", "--force", "--volumes", container]));
        assert!(self.docker(&["image", "rm", image]));
    }

    fn docker(&self, arguments: &[&str]) -> bool {
        self.docker_output(arguments).status.success()
    }

    fn docker_output(&self, arguments: &[&str]) -> std::process::Output {
        self.docker_command(arguments).output().unwrap()
    }

    /// Returns the name of the daemon's bridge.
    pub(crate) fn bridge(&self) -> String {
        self.bridge_if_made().expect("the daemon is configured")
    }

    /// The same while the daemon may not have been configured yet.
    pub(crate) fn bridge_if_made(&self) -> Option<String> {
        Some(self.daemon_config()?["bridge"].as_str()?.to_owned())
    }

    fn daemon_config(&self) -> Option<serde_json::Value> {
        let config = std::fs::read(self.data.path().join("closed/engine/daemon.json")).ok()?;
        serde_json::from_slice(&config).ok()
    }

    fn docker_command(&self, arguments: &[&str]) -> Command {
        let config = self.daemon_config().expect("the daemon is configured");
        let host = config["hosts"][0].as_str().unwrap();
        let mut command = Command::new("docker");
        command.args(["-H", host]).args(arguments);
        command
    }
}

impl Drop for Harness {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Configures an engine as the server does, with a cache of stand-ins that outlives the test. Its storage lies where others may not walk to, as
/// below `/root`; the end-to-end cases have theirs in the open.
pub(crate) fn config(data: &TempDir, images: &[&str]) -> EngineConfig {
    EngineConfig {
        choice: EngineChoice::Private,
        dockerd: None,
        registry_mirror: None,
        registry: RegistryConfig::off(data.path().join("closed/registry")),
        allow_networks: Vec::new(),
        data_dir: data.path().join("closed/engine"),
        standin_cache: Some(standin_cache()),
        limits: Limits::default(),
        images: images.iter().map(|image| (*image).to_owned()).collect(),
        allowed_images: vec!["python:*".to_owned()],
        shared_scope: false,
        spare_networks: 2,
        runaway: RunawayWatch::default(),
        server_label: "test".to_owned(),
    }
}

fn standin_cache() -> PathBuf {
    test_folder().join("standin")
}

/// Returns where `cargo xtask test` puts programs that only tests need.
pub(crate) fn tools() -> PathBuf {
    test_folder().join("tools")
}

fn test_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../drydock-test")
}

/// Returns the order of a first build of `web`.
pub(crate) fn order(workspace: &WorkspaceId, files: &[(&str, &str)]) -> BuildOrder {
    let files = files.iter().map(|(path, content)| SourceFile::new(path, content)).collect();
    BuildOrder {
        workspace: workspace.clone(),
        number: BuildNumber(next()),
        image: ImageName::parse("web").unwrap(),
        files: Arc::new(files),
        options: BuildOptions::default(),
    }
}

fn container_order(workspace: &WorkspaceId, built: &Built) -> ContainerOrder {
    ContainerOrder {
        workspace: workspace.clone(),
        number: ContainerNumber(next()),
        image_id: built.image_id(),
        wishes: ContainerWishes::default(),
    }
}

/// A container that was started. Dropping it stops and removes the container; taken apart with `..`, the rest lives to the end of the scope.
#[derive(Debug)]
pub(crate) struct ContainerRun {
    /// The engine's id.
    pub(crate) id: String,
    /// Ports that the image's EXPOSE names, ascending.
    pub(crate) exposed: Vec<u16>,
    /// What it tells.
    pub(crate) events: mpsc::Receiver<ContainerEvent>,
    /// Whether somebody watches.
    pub(crate) attention: watch::Sender<bool>,
    _container: CreatedContainer,
}

pub(crate) async fn run(engine: &Engine, order: ContainerOrder) -> Result<ContainerRun, Notice> {
    let container = engine.create(order).await?;
    let ContainerLife { events, attention } = engine.begin(&container).await?;
    let (id, exposed) = (container.id.clone(), container.exposed.clone());
    Ok(ContainerRun { id, exposed, events, attention, _container: container })
}

/// Returns a workspace that no other test has.
pub(crate) fn workspace() -> WorkspaceId {
    WorkspaceId(format!("test{}n{}", std::process::id(), next()))
}

fn next() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// What a build told.
#[derive(Debug, Default)]
pub(crate) struct Built {
    pub(crate) steps: Vec<StepRecord>,
    pub(crate) log: Vec<(Option<u32>, LogStream, String)>,
    pub(crate) outcome: Option<BuildOutcome>,
}

impl Built {
    pub(crate) fn take(&mut self, event: BuildEvent) {
        assert!(self.outcome.is_none(), "nothing comes after the end: {event:?}");
        match event {
            BuildEvent::Asking(_) => {}
            BuildEvent::Step(record) => {
                let at = record.index as usize;
                if at == self.steps.len() {
                    self.steps.push(*record);
                } else {
                    self.steps[at] = *record;
                }
            }
            BuildEvent::Logged { step, stream, text } => self.log.push((step, stream, said(text))),
            BuildEvent::Finished(outcome) => self.outcome = Some(outcome),
        }
    }

    /// One line a step: state and instruction.
    pub(crate) fn states(&self) -> Vec<String> {
        self.steps.iter().map(|step| format!("{:?} {}", step.state, step.instruction)).collect()
    }

    pub(crate) fn image_id(&self) -> Digest {
        match &self.outcome {
            Some(BuildOutcome::Succeeded { image_id, .. }) => image_id.clone(),
            other => panic!("no image: {other:?}\n{:#?}\n{:#?}", self.steps, self.log),
        }
    }

    pub(crate) fn has_logged(&self, step: u32, text: &str) -> bool {
        self.log.iter().any(|(of, _, line)| *of == Some(step) && line.contains(text))
    }
}

/// Returns what a line says, in English.
fn said(text: LogText) -> String {
    match text {
        LogText::Written(text) => text,
        LogText::Remark(remark) => {
            Bundle::of(Language::English).whole(&messages::notice::log_remark(&remark))
        }
    }
}

/// What a container told until something.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) lines: Vec<(LogStream, String)>,
    pub(crate) ports: Vec<u16>,
    pub(crate) ending: Option<(i64, ExitCause)>,
}

/// Reads a container's events until `is_enough`, or until they end.
pub(crate) async fn told(run: &mut ContainerRun, is_enough: impl Fn(&Told) -> bool) -> Told {
    let mut told = Told::default();
    let reading = async {
        while !is_enough(&told) {
            match run.events.recv().await {
                Some(ContainerEvent::Logged { stream, text }) => told.lines.push((stream, said(text))),
                Some(ContainerEvent::Listening(ports)) => told.ports = ports,
                Some(ContainerEvent::Exited { exit_code, cause }) => told.ending = Some((exit_code, cause)),
                None => break,
            }
        }
    };
    tokio::time::timeout(PATIENCE, reading).await.expect("in time");
    told
}

/// Waits until something holds.
pub(crate) async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < PATIENCE, "{what} in time");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The one knob for how slow a machine may be.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
