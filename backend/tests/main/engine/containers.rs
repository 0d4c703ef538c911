//! Containers: an app that answers, one that does not, and all the ways to end.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use protocol::{AppFailure, ExitCause, LogStream};

use super::builds::{APP, DOCKERFILE};
use super::harness::{Built, Harness, eventually, told, workspace};

/// Builds an image that runs one Python program.
fn program(harness: &Harness, source: &str) -> Built {
    let dockerfile = "FROM python:3.8-alpine\nCOPY app.py /app.py\nCMD [\"python3\", \"-u\", \"/app.py\"]\n";
    harness.build(&workspace(), &[("Dockerfile", dockerfile), ("app.py", source)])
}

#[test]
fn the_tutorials_app_answers_and_ends_when_stopped() {
    let harness = Harness::shared();
    let workspace = workspace();
    let source = DOCKERFILE.replace("CMD", "EXPOSE 5000 8000/tcp\nCMD");
    let built = harness.build(&workspace, &[("Dockerfile", &source), ("app.py", APP)]);
    let mut run = harness.run(&workspace, &built);
    assert_eq!(run.exposed, [5000, 8000]);
    harness.runtime.block_on(async {
        let seen = told(&mut run, |told| told.ports == [5000]).await;
        assert_eq!(seen.ports, [5000], "{seen:?}");
        let address = harness.engine.upstream(&run.id, 5000).await.unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("hello world!"), "{answer}");
        let failure = harness.engine.diagnose(&run.id, 8000).await;
        assert_eq!(failure, AppFailure::OtherPort { port: 8000, listening: vec![5000] });
        eventually("the share for starting ends", async || harness.nano_cpus(&run.id) == "500000000").await;
        let begun = std::time::Instant::now();
        harness.engine.stop(&run.id, Duration::from_secs(5)).await;
        let seen = told(&mut run, |_| false).await;
        assert_eq!(seen.ending.unwrap().1, ExitCause::Stopped);
        assert!(begun.elapsed() < Duration::from_secs(4), "init passes the signal on: {:?}", begun.elapsed());
    });
}

#[test]
fn a_network_made_in_advance_serves_one_container_and_goes_with_it() {
    let harness = Harness::shared();
    let source = "import socket, time\nprint(socket.gethostname())\nprint(open('/etc/resolv.conf').read().count('nameserver') > 0)\ns = socket.create_server(('0.0.0.0', 5000))\ntime.sleep(600)\n";
    let built = program(&harness, source);
    let (mut run, network) = harness.runtime.block_on(async {
        // Other tests take from the same stock, so this one may have to try again.
        for _ in 0..20 {
            eventually("a network is in stock", async || !harness.networks().is_empty()).await;
            let run = harness.run_in_background(&workspace(), &built).await;
            if let Some(network) = harness.network_mode(&run.id).strip_prefix("container:") {
                return (run, network.to_owned());
            }
        }
        panic!("no container joined a network made in advance");
    });
    harness.runtime.block_on(async {
        let seen = told(&mut run, |told| told.ports == [5000] && told.lines.len() == 2).await;
        assert_eq!(seen.lines[0].1, network[..12], "its host name is its network's");
        assert_eq!(seen.lines[1].1, "True", "it knows whom to ask for names");
        let address = harness.engine.upstream(&run.id, 5000).await.unwrap();
        assert!(TcpStream::connect(address).is_ok());
        drop(run);
        eventually("its network is removed", async || !harness.container_is_there(&network)).await;
        eventually("the stock is full again", async || harness.networks().len() == 2).await;
    });
}

#[test]
fn a_crash_at_start_is_told_with_code_and_last_lines() {
    let harness = Harness::shared();
    let built =
        program(&harness, "import sys\nprint('first')\nsys.stderr.write('last words')\nsys.exit(7)\n");
    let mut run = harness.run(&workspace(), &built);
    harness.runtime.block_on(async {
        let seen = told(&mut run, |_| false).await;
        assert_eq!(seen.ending, Some((7, ExitCause::ByItself)));
        assert_eq!(seen.lines, [(LogStream::Out, "first".into()), (LogStream::Err, "last words".into())]);
        let failure = harness.engine.diagnose(&run.id, 5000).await;
        let last_lines = vec!["first".into(), "last words".into()];
        assert_eq!(failure, AppFailure::NotRunning { exit_code: 7, last_lines });
        assert!(harness.engine.upstream(&run.id, 5000).await.is_err());
    });
}

#[test]
fn no_line_of_a_short_life_is_lost() {
    let harness = Harness::shared();
    let built = program(&harness, "for n in range(20000): print(n)\n");
    let mut run = harness.run(&workspace(), &built);
    let seen = harness.runtime.block_on(told(&mut run, |_| false));
    assert_eq!(seen.lines.len(), 20_000);
    assert_eq!(seen.lines.last().unwrap().1, "19999");
}

#[test]
fn too_much_memory_is_named_as_the_cause() {
    let harness = Harness::shared();
    let built = program(&harness, "x = []\nwhile True: x.append(bytearray(16 * 1024 * 1024))\n");
    let mut run = harness.run(&workspace(), &built);
    harness.runtime.block_on(async {
        let seen = told(&mut run, |_| false).await;
        assert_eq!(seen.ending.unwrap().1, ExitCause::OutOfMemory, "{seen:?}");
        let failure = harness.engine.diagnose(&run.id, 5000).await;
        assert_eq!(failure, AppFailure::OutOfMemory { limit_bytes: 256 * 1024 * 1024 });
    });
}

#[test]
fn an_app_that_listens_on_loopback_alone_is_found_out() {
    let harness = Harness::shared();
    let source =
        "import socket, time\ns = socket.create_server(('127.0.0.1', 5000))\nprint('up')\ntime.sleep(600)\n";
    let built = program(&harness, source);
    let mut run = harness.run(&workspace(), &built);
    harness.runtime.block_on(async {
        told(&mut run, |told| !told.lines.is_empty()).await;
        assert_eq!(harness.engine.diagnose(&run.id, 5000).await, AppFailure::LoopbackOnly { port: 5000 });
        assert_eq!(harness.engine.diagnose(&run.id, 80).await, AppFailure::NotListening { port: 80 });
    });
}

#[test]
fn containers_reach_neither_each_other_nor_the_machine_nor_more_rights() {
    let harness = Harness::shared();
    let built = program(
        &harness,
        "import socket, time\ns = socket.create_server(('0.0.0.0', 5000))\nprint('up')\ntime.sleep(600)\n",
    );
    let mut target = harness.run(&workspace(), &built);
    let address = harness.runtime.block_on(async {
        told(&mut target, |told| told.ports == [5000]).await;
        harness.engine.upstream(&target.id, 5000).await.unwrap()
    });
    let host = std::net::TcpListener::bind("0.0.0.0:0").unwrap();
    let gateway = address.ip().to_string();
    let gateway = format!("{}.1", gateway.rsplit_once('.').unwrap().0);
    assert!(
        TcpStream::connect((gateway.as_str(), host.local_addr().unwrap().port())).is_ok(),
        "it listens there"
    );
    let probe = format!(
        "import socket\nfor target in [('{}', 5000), ('{gateway}', {})]:\n    s = socket.socket()\n    s.settimeout(2)\n    print('connect', s.connect_ex(target))\nprint([l.split()[1] for l in open('/proc/self/status') if l.startswith(('CapEff', 'NoNewPrivs'))])\nprint(open('/proc/self/uid_map').read().split())\n",
        address.ip(),
        host.local_addr().unwrap().port()
    );
    let built = program(&harness, &probe);
    let mut run = harness.run(&workspace(), &built);
    let seen = harness.runtime.block_on(told(&mut run, |_| false));
    let lines: Vec<&str> = seen.lines.iter().map(|(_, line)| line.as_str()).collect();
    assert_ne!(lines[0], "connect 0", "another container: {lines:?}");
    assert_ne!(lines[1], "connect 0", "this machine: {lines:?}");
    assert_eq!(lines[2], "['0000000000000000', '1']");
    assert!(lines[3].starts_with("['0', '100000'"), "{lines:?}");
}

#[test]
fn a_dropped_run_removes_its_container() {
    let harness = Harness::shared();
    let built = program(&harness, "import time\nprint('up')\ntime.sleep(600)\n");
    let mut run = harness.run(&workspace(), &built);
    harness.runtime.block_on(async {
        told(&mut run, |told| !told.lines.is_empty()).await;
        let id = run.id.clone();
        drop(run);
        eventually("the container is removed", async || !harness.container_is_there(&id)).await;
        assert_eq!(harness.engine.diagnose(&id, 5000).await, AppFailure::NoContainer);
    });
}

#[test]
fn a_flood_that_nobody_watches_makes_few_lines_and_goes_on_when_somebody_comes() {
    let harness = Harness::shared();
    let built = program(&harness, "import os\nwhile True: os.write(1, b'y\\n' * 2000)\n");
    let mut run = harness.run(&workspace(), &built);
    harness.runtime.block_on(async {
        told(&mut run, |told| told.lines.len() > 1000).await;
        run.attention.send_replace(false);
        // The ring's worth comes at once (10,000 of these lines), with the pieces that were on their way (up to 16,000 each); then 640 lines a second.
        let mut n_lines = 0;
        let until = tokio::time::Instant::now() + Duration::from_secs(5);
        while let Ok(Some(_)) = tokio::time::timeout_at(until, run.events.recv()).await {
            n_lines += 1;
        }
        assert!(n_lines < 60_000, "{n_lines} lines were read for nobody");
        run.attention.send_replace(true);
        let seen = told(&mut run, |told| told.lines.len() > 60_000).await;
        assert!(seen.lines.len() > 60_000);
        run.attention.send_replace(false);
        // The flood is read to its end while the engine stops it.
        let id = run.id.clone();
        let stopping = harness.engine.stop(&id, Duration::from_millis(500));
        let ((), seen) = tokio::join!(stopping, told(&mut run, |_| false));
        assert_eq!(seen.ending.unwrap().1, ExitCause::Stopped, "its end is told although nobody watches");
    });
}

#[test]
fn an_images_own_health_check_does_not_run() {
    let harness = Harness::shared();
    let dockerfile =
        "FROM python:3.8-alpine\nHEALTHCHECK --interval=1ms CMD touch /checked\nCMD [\"sleep\", \"600\"]\n";
    let built = harness.build(&workspace(), &[("Dockerfile", dockerfile)]);
    let run = harness.run(&workspace(), &built);
    assert_eq!(harness.inspect("{{.Config.Healthcheck.Test}} {{.State.Health}}", &run.id), "[NONE] <nil>");
}
