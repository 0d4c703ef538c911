//! Pulling for real: from a registry of the test's own that the daemon asks as a mirror, and from one that never answers.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use protocol::{EngineState, EngineStatus, ImageAvailability, StepState};
use tempfile::TempDir;

use super::harness::{Harness, tools, workspace};

/// A registry of its own, ended when it is dropped.
pub(super) struct Registry {
    process: Child,
    pub(super) address: String,
    _data: TempDir,
}

impl Registry {
    pub(super) fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let config = data.path().join("config.yml");
        let storage = data.path().join("storage");
        let text = format!(
            "version: 0.1\nlog: {{accesslog: {{disabled: true}}}}\nstorage: {{filesystem: {{rootdirectory: {}}}}}\nhttp: {{addr: \"127.0.0.1:0\"}}\n",
            storage.display()
        );
        std::fs::write(&config, text).unwrap();
        let mut process = Command::new(program())
            .arg("serve")
            .arg(&config)
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines
            .find_map(|line| {
                let (_, after) = line.split_once("listening on ")?;
                Some(after.split(['"', ' ']).next()?.to_owned())
            })
            .expect("the registry says where it listens");
        // Its log has to go somewhere, or it would wait.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address, _data: data }
    }

    /// Pushes an image with one layer of so many bytes that do not compress.
    fn push(&self, name: &str, n_bytes: usize) {
        let harness = Harness::shared();
        let name = format!("{}/library/{name}", self.address);
        harness.import(&name, &random_layer(n_bytes));
        harness.push(&name);
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Returns the registry's program.
pub(super) fn program() -> PathBuf {
    let unpacked = tools().join("docker-registry/usr/bin/docker-registry");
    if unpacked.is_file() {
        return unpacked;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let installed = std::env::split_paths(&path).map(|folder| folder.join("docker-registry"));
    let found = installed.into_iter().find(|program| program.is_file());
    found.expect("docker-registry is there: `cargo xtask test --only tools` provides it")
}

/// Returns a tar with one file of bytes that no compression makes smaller.
fn random_layer(n_bytes: usize) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let noise = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    let content: Vec<u8> = noise.flatten().take(n_bytes).collect();
    std::fs::write(folder.path().join("noise"), content).unwrap();
    let output = Command::new("tar").arg("-C").arg(folder.path()).args(["-c", "noise"]).output().unwrap();
    assert!(output.status.success());
    output.stdout
}

const LAYER_BYTES: usize = 24 * 1024 * 1024;

#[test]
fn an_empty_engine_pulls_its_bases_through_the_mirror_and_shows_how_far_it_is() {
    let registry = Registry::start();
    registry.push("python:3.8-alpine", 4096);
    registry.push("python:3.12-slim", LAYER_BYTES);
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.registry_mirror = Some(format!("http://{}", registry.address).parse().unwrap());
    });
    let status = harness.engine.status().borrow().clone();
    assert!(matches!(&status.images[..], [ImageAvailability::Pulled { .. }]), "{status:?}");

    let workspace = workspace();
    let files = [("Dockerfile", "FROM python:3.12-slim\nCOPY app.py /app.py\n"), ("app.py", "pass\n")];
    let first = harness.build(&workspace, &files);
    first.image_id();
    assert_eq!(first.states(), ["Ran FROM python:3.12-slim", "Ran COPY app.py /app.py"]);
    let statuses = &first.steps[0].statuses;
    let of_layer = statuses.iter().find(|status| status.id.starts_with("sha256:") && status.total > 1 << 20);
    let of_layer = of_layer.unwrap_or_else(|| panic!("{statuses:#?}"));
    assert!(of_layer.is_done && of_layer.total >= LAYER_BYTES as u64, "{of_layer:?}");
    assert_eq!(of_layer.current, of_layer.total);
    assert!(first.steps[0].layer_bytes >= Some(LAYER_BYTES as u64), "{:?}", first.steps[0]);
    let second = harness.build(&workspace, &files);
    assert_eq!(second.steps[0].state, StepState::Reused, "{:#?}", second.steps);
}

#[test]
fn a_registry_that_never_answers_gives_way_to_the_stand_in_within_seconds() {
    // It accepts connections and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let mirror = format!("http://{}", silent.local_addr().unwrap());
    let harness = Harness::begin(&["python:3.8-alpine"], |config| {
        config.registry_mirror = Some(mirror.parse().unwrap());
    });
    let mut status = harness.engine.status();
    harness.runtime.block_on(async {
        let is_ready = |status: &EngineStatus| matches!(status.state, EngineState::Ready { .. });
        let ready = tokio::time::timeout(Duration::from_secs(30), status.wait_for(is_ready)).await;
        assert!(matches!(
            ready.expect("in time").unwrap().images[0],
            ImageAvailability::Preparing { stand_in: false, .. }
        ));
        let says_so = status.wait_for(|status| {
            matches!(status.images[0], ImageAvailability::Preparing { stand_in: true, .. })
        });
        tokio::time::timeout(Duration::from_secs(7), says_so).await.expect("within seconds").unwrap();
        let is_there =
            status.wait_for(|status| matches!(status.images[0], ImageAvailability::StandIn { .. }));
        tokio::time::timeout(Duration::from_secs(240), is_there).await.expect("in time").unwrap();
    });
    harness.build(&workspace(), &[("Dockerfile", "FROM python:3.8-alpine\nRUN true\n")]).image_id();
}
