//! `cargo xtask bench terminals`: a terminal of the console beside `docker exec` on the same engine: a key's round trip, and a file of 5 MiB.
//!
//! A key of Drydock's goes over a websocket, through the shell and the engine, to a program that echoes it, and back. For docker's, `script` gives the
//! client a terminal, as a person has one.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use protocol::ShellEvent;
use tests::client::Client;
use tests::console::Shell;
use tests::program::Program;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;

use crate::rounds::{BASE, wait_for_engine};
use crate::say;
use crate::statistics::median_ms;

/// Measures both sides, in turn, and prints the ratios.
pub(crate) async fn measure(server: &Program, n_rounds: u32) -> anyhow::Result<()> {
    let (mut page, welcome) = crate::client::Client::open(server.port()).await?;
    say(&wait_for_engine(&mut page, &welcome).await?);
    let engine = server.engine_address()?;
    let mut client = Client::new(&server.address()).await?;
    let mut shell = Shell::open(&mut client).await?;
    let started = shell.out(&format!("docker run -d --name bench {BASE} sleep 100000")).await?;
    let container = started.trim().to_owned();
    shell
        .out(&format!(
            "docker exec bench sh -c 'head -c {N_BYTES} /dev/zero | tr \"\\\\0\" x | fold -w 80 > /big'"
        ))
        .await?;

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    keys_of_drydock(&mut shell, &mut ours).await?;
    keys_of_docker(&engine, &container, &mut theirs).await?;
    let (key, docker_key) = (median_ms(ours), median_ms(theirs));
    say(&format!("\nMedians of {N_KEYS} keys, in ms"));
    say(&format!(
        "  a key's round trip           Drydock {key:>7.2}   docker {docker_key:>7.2}   ratio {:.2}   {:+.2} ms",
        key / docker_key,
        key - docker_key
    ));

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..n_rounds {
        ours.push(file_of_drydock(&mut shell).await?);
        theirs.push(file_of_docker(&engine, &container).await?);
    }
    let before = server.resident_bytes()?;
    file_of_drydock(&mut shell).await?;
    let grown = server.resident_bytes()?.saturating_sub(before);
    let [rate, docker_rate] = [ours, theirs].map(|times| N_MIB * 1000.0 / median_ms(times));
    say(&format!("Medians of {n_rounds} rounds, in MiB/s"));
    say(&format!(
        "  cat of a file of 5 MiB       Drydock {rate:>7.1}   docker {docker_rate:>7.1}   ratio {:.2}",
        rate / docker_rate
    ));
    say(&format!("  the server's memory grew by {} KiB in one more round", grown / 1024));
    Ok(())
}

/// A program that echoes each key by itself, with the terminal's own echo off.
const ECHO: &str = "sh -c 'stty raw -echo; echo ready; exec cat'";

async fn keys_of_drydock(shell: &mut Shell<'_>, times: &mut Vec<Duration>) -> anyhow::Result<()> {
    shell.start(&format!("docker exec -it bench {ECHO}")).await?;
    shell.written("ready").await?;
    for _ in 0..N_KEYS {
        let pressed = Instant::now();
        shell.press("k").await?;
        shell.written("k").await?;
        times.push(pressed.elapsed());
    }
    shell.interrupt().await?;
    shell.finish("the end of the program").await.map(drop)
}

async fn keys_of_docker(engine: &str, container: &str, times: &mut Vec<Duration>) -> anyhow::Result<()> {
    let line = format!("docker -H {engine} exec -it {container} {ECHO}");
    let mut docker = Command::new("script")
        .args(["--quiet", "--return", "--command", &line, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .context("`script` is needed")?;
    let (mut keys, mut screen) =
        (docker.stdin.take().context("input")?, docker.stdout.take().context("output")?);
    read_until(&mut screen, b"ready").await?;
    // What follows the word on its line.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut rest = [0; 64];
    drop(tokio::time::timeout(Duration::from_millis(200), screen.read(&mut rest)).await);
    for _ in 0..N_KEYS {
        let pressed = Instant::now();
        keys.write_all(b"k").await?;
        keys.flush().await?;
        read_until(&mut screen, b"k").await?;
        times.push(pressed.elapsed());
    }
    Ok(docker.kill().await?)
}

async fn read_until(screen: &mut (impl tokio::io::AsyncRead + Unpin), text: &[u8]) -> anyhow::Result<()> {
    let mut all = Vec::new();
    let mut piece = [0; 4096];
    while !all.windows(text.len()).any(|window| window == text) {
        let n_bytes = screen.read(&mut piece).await?;
        ensure!(n_bytes > 0, "docker ended after {:?}", String::from_utf8_lossy(&all));
        all.extend(&piece[..n_bytes]);
    }
    Ok(())
}

/// Prints the file in a terminal of the console, acknowledging as a page does that has drawn it.
async fn file_of_drydock(shell: &mut Shell<'_>) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    let printed = shell.run("docker exec -it bench cat /big").await?;
    let took = begun.elapsed();
    let n_letters = printed.out.bytes().filter(|byte| *byte == b'x').count();
    ensure!(n_letters == N_BYTES, "{n_letters} bytes of {N_BYTES} came");
    ensure!(printed.events.contains(&ShellEvent::TerminalBegan), "in a terminal");
    Ok(took)
}

/// Pipes the file into a file.
async fn file_of_docker(engine: &str, container: &str) -> anyhow::Result<Duration> {
    let file = tempfile::NamedTempFile::new()?;
    let begun = Instant::now();
    let status = Command::new("docker")
        .args(["-H", engine, "exec", container, "cat", "/big"])
        .stdout(file.reopen()?)
        .status()
        .await?;
    let took = begun.elapsed();
    ensure!(status.success() && file.as_file().metadata()?.len() >= N_BYTES as u64, "docker: {status}");
    Ok(took)
}

const N_KEYS: usize = 200;
const N_MIB: f64 = 5.0;
const N_BYTES: usize = 5 * 1024 * 1024;
