//! The same on a current engine: the one of Debian's testing suite, in a system of its own that `cargo xtask test` provides.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use protocol::limits::Limits;
use protocol::{StepState, WorkspaceId};

use super::admission;
use super::builds::{APP, DOCKERFILE};
use super::harness::{Harness, told, tools, workspace};
use super::limits::{assert_each_build_has_its_own_caps, small};
use super::network::{assert_no_raw_sockets, assert_not_taken_over};

/// Returns the current engine that all tests here share.
fn current() -> Arc<Harness> {
    static SHARED: Mutex<Weak<Harness>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(harness) = shared.upgrade() {
        return harness;
    }
    let harness = start(|_| {});
    let harness = Arc::new(harness);
    *shared = Arc::downgrade(&harness);
    harness
}

/// Starts one of its own.
fn start(change: impl FnOnce(&mut Limits)) -> Harness {
    let root = tools().join("docker-current").canonicalize();
    let root = root.expect("a current engine is there: `cargo xtask test --only tools` provides it");
    let script = include_str!("current/dockerd.sh").replace("@ROOT@", root.to_str().unwrap());
    Harness::start_with(&["python:3.8-alpine"], |config| {
        let dockerd = config.data_dir.with_file_name("dockerd");
        std::fs::create_dir_all(dockerd.parent().unwrap()).unwrap();
        std::fs::write(&dockerd, script).unwrap();
        std::fs::set_permissions(&dockerd, std::fs::Permissions::from_mode(0o700)).unwrap();
        config.dockerd = Some(dockerd);
        change(&mut config.limits);
    })
}

#[test]
fn it_is_current_and_as_hardened_as_any() {
    let harness = current();
    let version = harness.version();
    let major: u32 = version.split('.').next().unwrap().parse().unwrap();
    assert!(major >= 28, "{version}");
    let source = "FROM python:3.8-alpine\nRUN cat /proc/self/uid_map\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    assert!(built.has_logged(1, "100000"), "{:?}", built.log);
}

#[test]
fn it_lives_through_everything() {
    admission::nothing_that_ends_an_engine_reaches_it(&current());
}

#[test]
fn it_builds_the_largest_that_is_admitted() {
    admission::the_largest_that_is_admitted_is_built(&current());
}

#[test]
fn it_fetches_no_front_end() {
    admission::no_front_end_is_fetched(&current());
}

#[test]
fn it_says_what_is_wrong_in_sentences() {
    admission::what_was_internal_is_a_sentence(&current());
}

#[test]
fn its_steps_have_no_raw_sockets_and_its_apps_are_not_taken_over() {
    let harness = current();
    assert_no_raw_sockets(&harness);
    assert_not_taken_over(&harness);
}

#[test]
fn each_of_its_builds_has_its_own_caps() {
    let harness = start(small);
    assert_each_build_has_its_own_caps(&harness);
}

#[test]
fn the_tutorial_builds_is_reused_runs_and_answers() {
    let harness = current();
    let workspace = workspace();
    let first = harness.build(&workspace, &[("Dockerfile", DOCKERFILE), ("app.py", APP)]);
    first.image_id();
    assert_eq!(
        first.states(),
        [
            "Reused FROM python:3.8-alpine",
            "Ran RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "Ran COPY app.py /app.py",
        ]
    );
    assert!(first.has_logged(1, "Successfully installed"), "{:#?}", first.log);
    assert!(first.steps[1].layer_bytes > Some(1_000_000), "{:#?}", first.steps[1]);
    let edited = APP.replace("hello world", "hello again");
    let second = harness.build(&workspace, &[("Dockerfile", DOCKERFILE), ("app.py", &edited)]);
    let states: Vec<StepState> = second.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Reused, StepState::Reused, StepState::NoLayer, StepState::Ran]);
    let mut run = harness.run(&workspace, &second);
    harness.runtime.block_on(async {
        let seen = told(&mut run, |told| told.ports == [5000]).await;
        assert_eq!(seen.ports, [5000], "{seen:?}");
        let address = harness.engine.upstream(&run.id, 5000).await.unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("hello again!"), "{answer}");
    });
}

#[test]
fn each_workspace_has_its_own_cache_from_its_first_workdir_on() {
    let harness = current();
    let source = "FROM python:3.8-alpine\nWORKDIR /app\nCOPY app.py .\nRUN true\n";
    let build = |workspace: &WorkspaceId| {
        let built = harness.build(workspace, &[("Dockerfile", source), ("app.py", APP)]);
        built.image_id();
        built.steps.iter().skip(1).map(|step| step.state).collect::<Vec<_>>()
    };
    for own in [workspace(), workspace()] {
        assert_eq!(build(&own), [StepState::Ran; 3]);
        assert_eq!(build(&own), [StepState::Reused; 3]);
    }
}

#[test]
fn heredocs_are_steps_on_their_lines() {
    let harness = current();
    let source = "FROM python:3.8-alpine\nRUN <<EOF\necho one\necho two > /two\nEOF\nCOPY <<first.txt <<second.txt /texts/\none\nfirst.txt\ntwo\nsecond.txt\nRUN cat /two /texts/second.txt\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    built.image_id();
    let lines: Vec<(StepState, (u32, u32))> =
        built.steps.iter().map(|step| (step.state, step.lines)).collect();
    assert_eq!(
        lines,
        [
            (StepState::Reused, (0, 1)),
            (StepState::Ran, (1, 5)),
            (StepState::Ran, (5, 10)),
            (StepState::Ran, (10, 11)),
        ]
    );
    assert!(built.has_logged(1, "one"), "{:?}", built.log);
    assert_eq!(built.log.iter().filter(|(of, _, line)| *of == Some(3) && line == "two").count(), 2);
}
