//! Drydock's own `Dockerfile` at the root of the repository: without a problem, and its last stage serves with the engine of the host.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::harness::{Harness, eventually};

#[test]
fn drydock_check_finds_no_problem_in_drydocks_own_dockerfile() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Dockerfile", ".dockerignore"] {
        std::fs::copy(root().join(name), folder.path().join(name)).unwrap();
    }
    let output = Command::new(DRYDOCK).arg("check").arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && !said.contains(" --> "), "{said}");
}

/// The earlier stages compile Drydock, which takes minutes and base images from a registry. So the program of this test stands in for what they make.
#[test]
fn the_last_stage_of_drydocks_own_dockerfile_serves_with_the_engine_of_the_host() {
    let harness = Harness::shared();
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(DRYDOCK, folder.path().join("drydock")).unwrap();
    let text = std::fs::read_to_string(root().join("Dockerfile")).unwrap();
    let (_, last_stage) = text.split_once("\nFROM debian:bookworm-slim\n").expect("the last stage");
    let dockerfile =
        format!("FROM scratch AS build\nCOPY drydock /usr/local/bin/drydock\nFROM {DEBIAN}\n{last_stage}");
    std::fs::write(folder.path().join("Dockerfile"), dockerfile).unwrap();
    let image = "drydock-own-image";
    harness.docker_build(image, folder.path());

    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let arguments = ["serve", "--port", &port.to_string(), "--metrics-addr", "none", "--app-port", "0"];
    let container = harness.docker_run_with_engine(image, &[&["drydock"][..], &arguments].concat());
    harness.runtime.block_on(eventually("the container answers that its engine is ready", async || {
        readiness(port).await.is_ok_and(|answer| answer.contains("\"engine\":\"ready\""))
    }));
    harness.remove_container_and_image(&container, image);
}

/// Returns the answer of `/readyz`.
async fn readiness(port: u16) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

const DRYDOCK: &str = env!("CARGO_BIN_EXE_drydock");
/// A stand-in that is a Debian with glibc, as the base of the last stage is.
const DEBIAN: &str = "python:3.8-slim-buster";
