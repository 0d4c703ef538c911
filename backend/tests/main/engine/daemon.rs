//! The private daemon's own life: death, coming back, going without a trace.

use std::path::Path;
use std::time::Duration;

use backend::engine::{BuildEvent, BuildOrder, RunawayWatch};
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

#[test]
fn the_daemon_and_its_helpers_are_capped() {
    let harness = Harness::shared();
    let data = harness.data.path().canonicalize().unwrap();
    let daemons = daemons_of(&data);
    let group = harness.bridge().replacen("drydock", "/drydock-", 1) + "/daemon";
    let children = daemons.iter().flat_map(|pid| {
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        children.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<i32>>()
    });
    let all: Vec<i32> = daemons.iter().copied().chain(children).collect();
    assert!(!all.is_empty());
    for pid in all {
        let groups = std::fs::read_to_string(format!("/proc/{pid}/cgroup")).unwrap();
        assert!(groups.lines().any(|line| line.ends_with(&group)), "{pid}: {groups}");
    }
    let read = |files: [String; 2]| files.iter().find_map(|file| std::fs::read_to_string(file).ok()).unwrap();
    let limits = protocol::limits::Limits::default();
    let memory = read([
        format!("/sys/fs/cgroup/memory{group}/memory.limit_in_bytes"),
        format!("/sys/fs/cgroup{group}/memory.max"),
    ]);
    assert_eq!(memory.trim(), limits.engine_memory_bytes.to_string());
    let cpu = read([
        format!("/sys/fs/cgroup/cpu{group}/cpu.cfs_quota_us"),
        format!("/sys/fs/cgroup{group}/cpu.max"),
    ]);
    assert!(cpu.starts_with(&(limits.engine_millicpus * 100).to_string()), "{cpu}");
}

#[test]
fn work_that_goes_on_after_a_build_was_left_restarts_the_engine_and_is_told() {
    let harness = Harness::start_with(&["python:3.8-alpine"], |config| {
        config.runaway = RunawayWatch {
            every: Duration::from_millis(250),
            in_a_row: 8,
            beside_containers: 8,
            percent_beside_containers: 10,
        };
    });
    let neighbour = workspace();
    let built = harness.build(&neighbour, &[("Dockerfile", SLEEPER)]);
    let sleep = "FROM python:3.8-alpine\nRUN echo begun && sleep 60\n";
    let left = order(&workspace(), &[("Dockerfile", sleep)]);
    let culprit = (left.workspace.clone(), left.number);
    let mut status = harness.engine.status();
    let mut restarts = harness.engine.restarts();
    let mut run = harness.run(&neighbour, &built);
    let seen = harness.runtime.block_on(async {
        leave(&harness, left).await;
        let mut solvers = work_in(&harness);
        status.mark_unchanged();
        let restarted = tokio::time::timeout(Duration::from_secs(60), restarts.changed());
        restarted.await.expect("in time").unwrap();
        assert_eq!(restarts.borrow().builds, [culprit]);
        let seen = told(&mut run, |_| false).await;
        let back = status.wait_for(|status| matches!(status.state, EngineState::Ready { .. }));
        tokio::time::timeout(Duration::from_secs(60), back).await.expect("in time").unwrap();
        for solver in &mut solvers {
            assert!(!solver.wait().unwrap().success(), "it ended with the daemon");
        }
        seen
    });
    assert_eq!(seen.ending.unwrap().1, ExitCause::EngineRestarted);
    harness.build(&workspace(), &[("Dockerfile", SLEEPER)]).image_id();
}

/// Begins a build and leaves it.
async fn leave(harness: &Harness, order: BuildOrder) {
    let cancel = CancellationToken::new();
    let mut events = harness.engine.build(order, cancel.clone());
    while !matches!(events.recv().await, Some(BuildEvent::Logged { .. })) {}
    cancel.cancel();
    while events.recv().await.is_some() {}
}

/// Starts what stands for a solver that does not end: whatever works in the daemon's group is the daemon's work.
fn work_in(harness: &Harness) -> Vec<std::process::Child> {
    let group = harness.bridge().replacen("drydock", "/drydock-", 1) + "/daemon";
    let doors = ["", "/memory", "/cpu", "/cpuacct", "/pids"]
        .map(|tree| format!("/sys/fs/cgroup{tree}{group}/cgroup.procs"));
    let doors = doors.iter().filter(|door| Path::new(door).exists());
    let join: String = doors.map(|door| format!("echo $$ > {door}; ")).collect();
    let solver = format!("{join} while :; do :; done");
    let solve = || std::process::Command::new("sh").args(["-c", &solver]).spawn().unwrap();
    (0..3).map(|_| solve()).collect()
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
