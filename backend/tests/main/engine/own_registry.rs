//! The server's own registry for real: pushed to from one workspace, pulled from in another, killed, collected, and out of containers' reach.

use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use backend::engine::{
    CatalogEntry, Collected, NoRegistry, PullOrder, PushOrder, RegistryChoice, RegistryIdentity,
    RegistryStatus, RegistryUser, RemoteName, SeedProgress, TransferEvent, TransferFailure, TransferLine,
    Transferred, WriteRefusal,
};
use protocol::{EngineStatus, WorkspaceId};
use tokio_util::sync::CancellationToken;

use super::harness::{Harness, eventually, run, told, workspace};
use super::registry::{Registry, program};

/// Starts a daemon with a registry of its own and waits for both.
fn start(images: &[&str], limit: Option<u64>) -> Harness {
    start_with_seeds(images, limit, false)
}

fn start_with_seeds(images: &[&str], limit: Option<u64>, has_seeds: bool) -> Harness {
    let harness = Harness::start_with(images, |config| {
        config.registry.choice = RegistryChoice::Auto;
        config.registry.program = Some(program());
        config.registry.has_seeds = has_seeds;
        if let Some(limit) = limit {
            config.limits.registry_bytes = limit;
        }
    });
    harness.runtime.block_on(until_ready(&harness));
    harness
}

async fn until_ready(harness: &Harness) {
    let mut status = harness.engine.registry().status();
    let ready = status.wait_for(|status| {
        assert!(!matches!(status, RegistryStatus::Absent { .. }), "{status:?}");
        *status == RegistryStatus::Ready
    });
    tokio::time::timeout(Duration::from_secs(60), ready).await.expect("in time").unwrap();
}

fn name(text: &str) -> RemoteName {
    RemoteName::parse(text).unwrap()
}

fn logged_in(user: &str) -> RegistryIdentity {
    let user = RegistryUser::parse(user).unwrap();
    RegistryIdentity { logged_in: Some(user.clone()), names: vec![user] }
}

type Ended = (Vec<TransferLine>, Result<Transferred, TransferFailure>);

/// Pushes a workspace's `web`.
fn push(harness: &Harness, workspace: &WorkspaceId, identity: RegistryIdentity, remote: &str) -> Ended {
    let image = format!("drydock/{workspace}/web:latest");
    let order = PushOrder { workspace: workspace.clone(), identity, image, name: name(remote) };
    harness
        .runtime
        .block_on(async { ended(harness.engine.registry().push(order, CancellationToken::new())).await })
}

fn pull(harness: &Harness, workspace: &WorkspaceId, remote: &str) -> Ended {
    let order = PullOrder { workspace: workspace.clone(), name: name(remote) };
    harness
        .runtime
        .block_on(async { ended(harness.engine.registry().pull(order, CancellationToken::new())).await })
}

async fn ended(mut events: tokio::sync::mpsc::Receiver<TransferEvent>) -> Ended {
    let reading = async {
        let mut lines = Vec::new();
        loop {
            match events.recv().await.expect("the end is told") {
                TransferEvent::Line(line) => lines.push(line),
                TransferEvent::Finished(result) => return (lines, result),
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(120), reading).await.expect("in time")
}

fn has_layer_line(lines: &[TransferLine], status: &str) -> bool {
    let is_layer = |id: &String| id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    lines.iter().any(|line| line.status == status && line.id.as_ref().is_some_and(is_layer))
}

/// Builds `web` of one file with so many bytes that do not compress by much.
fn build(harness: &Harness, workspace: &WorkspaceId, n_bytes: usize, seed: u64) {
    let mut state = seed;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'!' + u8::try_from(state >> 58).unwrap_or(0))
    });
    let content: String = noise.take(n_bytes).collect();
    let files = [("Dockerfile", "FROM scratch\nCOPY noise /noise\nCMD [\"/noise\"]\n"), ("noise", &*content)];
    harness.build(workspace, &files).image_id();
}

fn digest_of(result: Result<Transferred, TransferFailure>) -> String {
    match result.unwrap() {
        Transferred::Pushed { digest, .. } | Transferred::Pulled { digest, .. } => digest.0,
    }
}

#[test]
fn what_one_workspace_pushes_others_pull_and_nobody_else_writes() {
    let harness = start(&[], None);
    let (ada, bob) = (workspace(), workspace());
    build(&harness, &ada, 50_000, 1);

    let (lines, pushed) = push(&harness, &ada, logged_in("ada"), "ada/web");
    let Ok(Transferred::Pushed { digest, size }) = pushed else { panic!("{pushed:?}\n{lines:#?}") };
    assert!(digest.0.starts_with("sha256:") && digest.0.len() == 71, "{digest:?}");
    assert!(size > 100, "{size}");
    assert!(has_layer_line(&lines, "Preparing") && has_layer_line(&lines, "Pushed"), "{lines:#?}");
    let (lines, again) = push(&harness, &ada, logged_in("ada"), "ada/web");
    assert_eq!(digest_of(again), digest.0);
    assert!(has_layer_line(&lines, "Layer already exists"), "{lines:#?}");

    build(&harness, &bob, 50_000, 2);
    for (identity, remote, refusal) in [
        (logged_in("bob"), "ada/web", WriteRefusal::NotYours),
        (logged_in("bob"), "web", WriteRefusal::NotYours),
        (logged_in("bob"), "lyzhang1999/hello-world-flask", WriteRefusal::NotYours),
        (RegistryIdentity::default(), "bob/web", WriteRefusal::NotLoggedIn),
    ] {
        assert_eq!(
            push(&harness, &bob, identity, remote).1,
            Err(TransferFailure::Refused(refusal)),
            "{remote}"
        );
    }
    let of_ada = PushOrder {
        workspace: bob.clone(),
        identity: logged_in("bob"),
        image: format!("drydock/{ada}/web:latest"),
        name: name("bob/stolen"),
    };
    let stolen = harness
        .runtime
        .block_on(async { ended(harness.engine.registry().push(of_ada, CancellationToken::new())).await });
    assert_eq!(stolen.1, Err(TransferFailure::NoSuchImage));
    assert_eq!(
        push(&harness, &workspace(), logged_in("bob"), "bob/web").1,
        Err(TransferFailure::NoSuchImage)
    );

    let (lines, pulled) = pull(&harness, &bob, "docker.io/ada/web:latest");
    let Ok(Transferred::Pulled { digest: of_pull, is_new, .. }) = &pulled else {
        panic!("{pulled:?}\n{lines:#?}")
    };
    assert_eq!((of_pull, is_new), (&digest, &true));
    assert!(lines.iter().any(|line| line.status.starts_with("Digest: sha256:")), "{lines:#?}");
    let (_, again) = pull(&harness, &bob, "ada/web");
    assert!(matches!(again, Ok(Transferred::Pulled { is_new: false, .. })), "{again:?}");
    assert_eq!(pull(&harness, &bob, "ada/nothing").1, Err(TransferFailure::NotInRegistry));
    assert_eq!(pull(&harness, &bob, "ada/web:v2").1, Err(TransferFailure::NotInRegistry));
    let names = harness.image_names();
    assert!(names.contains(&format!("drydock/{bob}/ada/web:latest")), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with("127.0.0.1:")), "{names:?}");
    let listed = harness.runtime.block_on(harness.engine.registry().catalog()).unwrap();
    let entry = CatalogEntry { repository: "ada/web".into(), tags: vec!["latest".into()], is_seed: false };
    assert_eq!(listed, [entry]);

    // Whoever built an image may go; what others have pulled stays theirs.
    harness.runtime.block_on(harness.engine.forget(&ada));
    assert!(harness.is_stored(&format!("drydock/{bob}/ada/web")));
    harness.runtime.block_on(harness.engine.forget(&bob));
    assert!(!harness.image_names().iter().any(|name| name.contains(&bob.0)), "{:?}", harness.image_names());
}

#[test]
fn a_workspaces_images_are_held_to_their_limit_and_go_with_their_user() {
    let harness = start(&[], Some(150_000));
    let ada = workspace();
    let registry = harness.engine.registry();
    build(&harness, &ada, 100_000, 1);
    let first = digest_of(push(&harness, &ada, logged_in("ada"), "ada/web").1);
    let users = logged_in("ada").names;
    let held = harness.runtime.block_on(registry.held_bytes(&users)).unwrap();
    assert!((50_000..150_000).contains(&held), "{held}");
    // Another name of the same image takes nothing but the name.
    assert_eq!(digest_of(push(&harness, &ada, logged_in("ada"), "ada/web:v1").1), first);
    assert_eq!(harness.runtime.block_on(registry.held_bytes(&users)).unwrap(), held);

    build(&harness, &ada, 200_000, 2);
    for remote in ["ada/web", "ada/other"] {
        let (_, refused) = push(&harness, &ada, logged_in("ada"), remote);
        let Err(TransferFailure::QuotaExceeded { used, limit: 150_000 }) = refused else {
            panic!("{refused:?}")
        };
        assert!(used > 150_000, "{used}");
    }
    assert_eq!(harness.runtime.block_on(registry.held_bytes(&users)).unwrap(), held);
    let bob = workspace();
    assert_eq!(digest_of(pull(&harness, &bob, "ada/web").1), first, "the name means what it meant before");
    assert_eq!(pull(&harness, &bob, "ada/other").1, Err(TransferFailure::NotInRegistry));

    // What was refused, and what nobody names any more, leaves the disk.
    let collect = || harness.runtime.block_on(registry.collect()).unwrap();
    let Collected { before_bytes, after_bytes } = collect();
    assert!(after_bytes + 100_000 < before_bytes, "{before_bytes} to {after_bytes}");
    assert_eq!(digest_of(pull(&harness, &workspace(), "ada/web:v1").1), first, "what is named stays");
    harness.runtime.block_on(registry.forget(&users[0])).unwrap();
    assert_eq!(harness.runtime.block_on(registry.catalog()).unwrap(), []);
    assert_eq!(pull(&harness, &bob, "ada/web").1, Err(TransferFailure::NotInRegistry));
    assert!(collect().after_bytes < 1_000, "nothing is left");
    // It takes pushes again.
    build(&harness, &ada, 1_000, 3);
    digest_of(push(&harness, &ada, logged_in("ada"), "ada/web").1);
}

#[test]
fn a_registry_that_dies_is_started_again_and_ends_with_the_server() {
    let harness = start(&[], None);
    let folder = harness.data.path().join("closed/registry");
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let (port, first) = (read("port"), read("registry.pid"));
    let ada = workspace();
    build(&harness, &ada, 1_000, 1);
    let pushed = digest_of(push(&harness, &ada, logged_in("ada"), "ada/web").1);
    assert!(Command::new("kill").args(["-KILL", first.trim()]).status().unwrap().success());
    harness.runtime.block_on(async {
        eventually("another process", async || {
            std::fs::read_to_string(folder.join("registry.pid")).unwrap() != first
        })
        .await;
        until_ready(&harness).await;
    });
    assert_eq!(read("port"), port);
    assert_eq!(digest_of(pull(&harness, &workspace(), "ada/web").1), pushed);
    let second = read("registry.pid");
    harness.stop();
    let line = std::fs::read_to_string(format!("/proc/{}/cmdline", second.trim())).unwrap_or_default();
    assert!(!line.contains("docker-registry"), "{line}");
    TcpStream::connect(format!("127.0.0.1:{}", port.trim())).expect_err("nobody listens");
}

/// Ends with 1 where it reaches one of the addresses in `addresses`, or this machine under the address that its network leads through.
const REACH: &str = r#"
import socket, sys
gateways = [line.split()[2] for line in open("/proc/net/route").readlines()[1:] if line.split()[1] == "00000000"]
addresses = open("/addresses").read().split()
port = int(addresses.pop(0))
addresses += [".".join(str(int(gateway[at:at + 2], 16)) for at in (6, 4, 2, 0)) for gateway in gateways]
for address in addresses:
    try:
        socket.create_connection((address, port), 1).close()
        print("reached", address)
        sys.exit(1)
    except OSError as error:
        print("not reached", address, error)
print("gateways", len(gateways))
"#;

#[test]
fn neither_containers_nor_steps_reach_the_registry() {
    let harness = start(&["python:3.8-alpine"], None);
    let port = std::fs::read_to_string(harness.data.path().join("closed/registry/port")).unwrap();
    TcpStream::connect(format!("127.0.0.1:{}", port.trim())).expect("this machine reaches it");
    let own = Command::new("hostname").arg("-I").output().unwrap();
    let addresses = format!("{} 127.0.0.1 {}", port.trim(), String::from_utf8_lossy(&own.stdout));
    let dockerfile = "FROM python:3.8-alpine\nCOPY reach.py addresses /\nRUN python3 -u /reach.py\nCMD [\"python3\", \"-u\", \"/reach.py\"]\n";
    let files = [("Dockerfile", dockerfile), ("reach.py", REACH), ("addresses", &*addresses)];
    let ada = workspace();
    let built = harness.build(&ada, &files);
    built.image_id();
    assert!(built.has_logged(2, "gateways 1"), "{:#?}", built.log);
    let mut run = harness.run(&ada, &built);
    let told = harness.runtime.block_on(told(&mut run, |told| told.ending.is_some()));
    assert_eq!(told.ending.as_ref().map(|(code, _)| *code), Some(0), "{told:?}");
    assert!(told.lines.iter().any(|(_, line)| line == "gateways 1"), "{told:?}");
}

#[test]
fn the_operators_own_registry_is_used_in_the_place_of_ours() {
    let theirs = Registry::start();
    let harness = Harness::start_with(&[], |config| {
        config.registry.choice = format!("http://{}", theirs.address).parse().unwrap();
        config.registry.has_seeds = false;
    });
    harness.runtime.block_on(until_ready(&harness));
    let (ada, bob) = (workspace(), workspace());
    build(&harness, &ada, 1_000, 1);
    let pushed = digest_of(push(&harness, &ada, logged_in("ada"), "ada/web:v1").1);
    assert_eq!(digest_of(pull(&harness, &bob, "ada/web:v1").1), pushed);
    let collected = harness.runtime.block_on(harness.engine.registry().collect());
    assert!(collected.is_err(), "its storage is the operator's: {collected:?}");
    drop(theirs);
    let mut status = harness.engine.registry().status();
    let is_gone = status.wait_for(|status| {
        matches!(status, RegistryStatus::Absent { reason: NoRegistry::Unreachable { .. } })
    });
    harness
        .runtime
        .block_on(async { tokio::time::timeout(Duration::from_secs(30), is_gone).await })
        .unwrap()
        .unwrap();
    assert!(matches!(pull(&harness, &bob, "ada/web:v1").1, Err(TransferFailure::NoRegistry(_))));
}

#[test]
fn where_there_is_none_the_reason_is_known() {
    for (change, reason) in
        [(RegistryChoice::Off, NoRegistry::TurnedOff), (RegistryChoice::Auto, NoRegistry::NoEngine)]
    {
        let harness = Harness::begin(&[], |config| {
            config.choice = backend::engine::EngineChoice::Off;
            config.registry.choice = change;
        });
        let absent = RegistryStatus::Absent { reason: reason.clone() };
        assert_eq!(*harness.engine.registry().status().borrow(), absent);
        let failure = TransferFailure::NoRegistry(reason);
        assert_eq!(push(&harness, &workspace(), logged_in("ada"), "ada/web").1, Err(failure.clone()));
        assert_eq!(harness.runtime.block_on(harness.engine.registry().catalog()), Err(failure));
    }
}

#[test]
fn a_cancelled_transfer_ends_and_leaves_no_name() {
    let harness = start(&[], None);
    let ada = workspace();
    build(&harness, &ada, 1_000, 1);
    let cancel = CancellationToken::new();
    cancel.cancel();
    let image = format!("drydock/{ada}/web:latest");
    let order =
        PushOrder { workspace: ada.clone(), identity: logged_in("ada"), image, name: name("ada/web") };
    let pushed = harness
        .runtime
        .block_on(async { ended(harness.engine.registry().push(order, cancel.clone())).await });
    assert_eq!(pushed.1, Err(TransferFailure::Cancelled));
    let order = PullOrder { workspace: ada, name: name("ada/web") };
    let pulled =
        harness.runtime.block_on(async { ended(harness.engine.registry().pull(order, cancel)).await });
    assert_eq!(pulled.1, Err(TransferFailure::Cancelled));
    assert!(!harness.image_names().iter().any(|name| name.starts_with("127.0.0.1:")));
}

#[test]
fn the_tutorials_image_can_be_pulled_or_it_is_known_why_not() {
    let harness = start_with_seeds(&["python:3.8-slim-buster"], None, true);
    let mut seeds = harness.engine.registry().seeds();
    let settled = seeds.wait_for(|seeds| {
        seeds.iter().all(|seed| matches!(seed.progress, SeedProgress::Ready | SeedProgress::Failed { .. }))
    });
    let settled =
        harness.runtime.block_on(async { tokio::time::timeout(Duration::from_secs(240), settled).await });
    let seeds = settled.expect("in time").unwrap().clone();
    assert_eq!(seeds.len(), 1);
    let EngineStatus { has_package_index, .. } = *harness.engine.status().borrow();
    if let SeedProgress::Failed { detail } = &seeds[0].progress {
        assert!(!has_package_index && !detail.is_empty(), "{detail}");
        return;
    }
    let ada = workspace();
    let (_, pulled) = pull(&harness, &ada, "lyzhang1999/hello-world-flask:latest");
    let Ok(Transferred::Pulled { is_new: true, image_id, .. }) = pulled else { panic!("{pulled:?}") };
    let listed = harness.runtime.block_on(harness.engine.registry().catalog()).unwrap();
    assert!(
        listed.iter().any(|entry| entry.repository == "lyzhang1999/hello-world-flask" && entry.is_seed),
        "{listed:?}"
    );
    let label = harness.image_label(&image_id.0, "drydock.seed");
    assert_eq!(label, "true");
    harness.runtime.block_on(async {
        let order = backend::engine::ContainerOrder {
            workspace: ada,
            number: protocol::ContainerNumber(1),
            image_id,
            wishes: backend::engine::ContainerWishes::default(),
        };
        let mut life = run(&harness.engine, order).await.unwrap();
        let listening = told(&mut life, |told| told.ports.contains(&5000) || told.ending.is_some()).await;
        assert_eq!(listening.ports, [5000], "{listening:?}");
    });
}
