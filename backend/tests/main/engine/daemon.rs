//! The private daemon's own life: death, coming back, going without a trace.

use std::path::Path;
use std::time::Duration;

use backend::engine::BuildEvent;
use protocol::{EngineState, ExitCause, StepState};
use tokio_util::sync::CancellationToken;

use super::harness::{Harness, eventually, order, told, workspace};

const SLEEPER: &str =
    "FROM python:3.8-alpine\nCMD [\"python3\", \"-uc\", \"import time; print('up'); time.sleep(600)\"]\n";

#[test]
fn a_daemon_that_is_killed_comes_back_and_a_stopped_one_leaves_nothing() {
    let harness = Harness::start(&["python:3.8-alpine"]);
    let data = harness.data.path().canonicalize().unwrap();
    let workspace = workspace();
    let built = harness.build(&workspace, &[("Dockerfile", SLEEPER)]);
    let mut run = harness.run(&workspace, &built);
    let mut status = harness.engine.status();
    harness.runtime.block_on(async {
        told(&mut run, |told| !told.lines.is_empty()).await;
        let bridges = bridges_of(&data);
        assert_eq!(bridges.len(), 1, "{bridges:?}");
        status.mark_unchanged();
        kill(&daemons_of(&data));
        let seen = told(&mut run, |_| false).await;
        assert_eq!(seen.ending.unwrap().1, ExitCause::Lost);
        status.wait_for(|status| matches!(status.state, EngineState::Starting)).await.unwrap();
        let back = status.wait_for(|status| matches!(status.state, EngineState::Ready { .. }));
        tokio::time::timeout(Duration::from_secs(30), back).await.expect("in time").unwrap();
    });
    drop(run);
    let again = harness.build(&workspace, &[("Dockerfile", SLEEPER)]);
    let mut run = harness.run(&workspace, &again);
    harness.runtime.block_on(told(&mut run, |told| !told.lines.is_empty()));
    let bridges = bridges_of(&data);
    harness.stop();
    assert_eq!(daemons_of(&data), Vec::<i32>::new());
    assert!(bridges.iter().all(|bridge| !Path::new("/sys/class/net").join(bridge).exists()), "{bridges:?}");
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap();
    assert!(!mounts.contains(&*data.to_string_lossy()), "{mounts}");
    let run_directory = bridges[0].replacen("drydock", "/run/drydock-", 1);
    assert!(!mounts.contains(&run_directory) && !Path::new(&run_directory).exists(), "{mounts}");
    let group = bridges[0].replacen("drydock", "drydock-", 1);
    assert!(!Path::new("/sys/fs/cgroup/memory").join(&group).exists(), "{group}");
    assert!(!Path::new("/sys/fs/cgroup").join(&group).exists(), "{group}");
}

#[test]
fn the_first_use_of_a_base_by_one_build_costs_others_no_cache() {
    let harness = Harness::start(&["python:3.8-alpine"]);
    let source = "FROM python:3.8-alpine\nRUN date +%N > /made\n";
    let cancel = CancellationToken::new();
    let holder =
        order(&workspace(), &[("Dockerfile", "FROM python:3.8-alpine\nRUN echo begun && sleep 60\n")]);
    let mut held = harness.runtime.block_on(async {
        let mut events = harness.engine.build(holder, cancel.clone());
        while !matches!(events.recv().await, Some(BuildEvent::Logged { .. })) {}
        events
    });
    let other = workspace();
    let state = || harness.build(&other, &[("Dockerfile", source)]).steps[1].state;
    assert_eq!([state(), state()], [StepState::Ran, StepState::Reused]);
    cancel.cancel();
    harness.runtime.block_on(async { while held.recv().await.is_some() {} });
}

#[test]
fn a_sweep_removes_what_no_live_workspace_owns() {
    let harness = Harness::shared();
    let (kept, gone) = (workspace(), workspace());
    let source = |name: &str| format!("FROM python:3.8-alpine\nLABEL of={name}\n");
    harness.build(&kept, &[("Dockerfile", &source(&kept.0))]).image_id();
    harness.build(&gone, &[("Dockerfile", &source(&gone.0))]).image_id();
    harness.runtime.block_on(async {
        harness.engine.sweep(|workspace| *workspace != gone).await;
        assert!(!harness.image_is_there(&gone));
        assert!(harness.image_is_there(&kept));
        harness.engine.forget(&kept).await;
        eventually("the image is gone", async || !harness.image_is_there(&kept)).await;
    });
}

/// Finds the daemon by the configuration file on its command line.
fn daemons_of(data: &Path) -> Vec<i32> {
    let config = data.join("closed/engine/daemon.json");
    std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter(|entry| {
            let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains(&*config.to_string_lossy())
        })
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

fn bridges_of(data: &Path) -> Vec<String> {
    let config: serde_json::Value =
        serde_json::from_slice(&std::fs::read(data.join("closed/engine/daemon.json")).unwrap()).unwrap();
    vec![config["bridge"].as_str().unwrap().to_owned()]
}

fn kill(pids: &[i32]) {
    assert!(!pids.is_empty());
    for pid in pids {
        let status = std::process::Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
        assert!(status.success());
    }
}
