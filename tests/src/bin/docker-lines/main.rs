//! `cargo xtask conformance docker`: types the same lines into the console and into a shell with the reference client, on the same engine.
//!
//! Each case is one line of a data file: lines that prepare something, and the line whose standard output, standard error and exit code are compared
//! ([`case`]). The reference client comes first and has the engine to itself ([`mod@reference`]); what it made is removed before a new workspace types the
//! same. What may differ by nature is made equal before texts are compared ([`compare`]).

mod case;
mod compare;
mod reference;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use protocol::{EngineState, ImageAvailability};
use tests::client::Client;
use tests::console::Shell;
use tests::server::{Settings, TestServer};
use tests::world::work_folder;
use tokio::time::timeout;

use crate::case::Case;
use crate::compare::Answer;
use crate::reference::Reference;

/// What the launcher tells.
#[derive(Debug, Default)]
struct Options {
    /// A system with the reference client in it.
    client: PathBuf,
    /// A program that runs in place of the machine's `dockerd`.
    dockerd: Option<PathBuf>,
    /// Only cases whose name or line contains this.
    only: Option<String>,
    /// Files with cases.
    files: Vec<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let options = options()?;
    let mut cases = Vec::new();
    for file in &options.files {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        cases.extend(case::read(&text).with_context(|| file.display().to_string())?);
    }
    if let Some(part) = &options.only {
        cases.retain(|case| case.name.contains(part) || case.line.contains(part));
    }
    // A folder of its own for each engine: one does not read what the other wrote.
    let folder = if options.dockerd.is_some() { "docker-lines-current" } else { "docker-lines" };
    let data = work_folder().join(folder);
    let mut settings = Settings::default().with_own_engine(BASE).in_folder(&data).limited(|limits| {
        limits.new_workspaces = WORKSPACES;
        limits.new_workspaces_per_minute = WORKSPACES;
    });
    if let Some(dockerd) = &options.dockerd {
        settings = settings.dockerd(dockerd.clone());
    }
    say("Starting a server with an engine of its own …");
    let server = TestServer::start(settings).await?;
    let result = tokio::select! {
        result = judge_all(&options, &server, &cases, &data) => result,
        signal = tokio::signal::ctrl_c() => {
            signal?;
            Err(anyhow::anyhow!("stopped by a signal"))
        }
    };
    server.stop().await?;
    let n_failed = result?;
    say(&format!("{} passed, {n_failed} failed", cases.len() - n_failed));
    Ok(if n_failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs every case and tells those that fail; returns how many did.
async fn judge_all(
    options: &Options,
    server: &TestServer,
    cases: &[Case],
    data: &std::path::Path,
) -> Result<usize> {
    let version = wait_for_engine(server).await?;
    let reference = Reference::new(&options.client, data)?;
    reference.clean().await?;
    say(&format!("{version}, {}, {} lines", reference.version().await?, cases.len()));
    let (started, mut n_failed) = (Instant::now(), 0);
    for case in cases {
        let judged = timeout(MOST_FOR_CASE, judge(case, server, &reference)).await;
        let difference = match judged {
            Ok(Ok(difference)) => difference,
            Ok(Err(error)) => Some(format!("  {error:#}")),
            Err(_) => Some(format!("  not done after {} s", MOST_FOR_CASE.as_secs())),
        };
        if let Some(difference) = difference {
            n_failed += 1;
            say(&format!("FAILED {}: {}\n{difference}", case.name, case.line));
        }
        reference.clean().await?;
    }
    say(&format!("took {} s", started.elapsed().as_secs()));
    Ok(n_failed)
}

/// Runs one case on both sides; returns what differs.
async fn judge(case: &Case, server: &TestServer, reference: &Reference) -> Result<Option<String>> {
    let mut client = Client::new(server.address()).await?;
    let files = client.welcome.files.clone();
    let files = files.iter().map(|file| (file.path.as_str(), file.content.as_deref().unwrap_or_default()));
    let theirs = reference.run(case, files).await?;
    reference.clean().await?;
    let mut shell = Shell::open(&mut client).await?;
    for line in &case.setup {
        let typed = shell.run(line).await?;
        ensure!(typed.status == 0, "in the console, `{line}` failed: {}{}", typed.out, typed.err);
    }
    let typed = shell.run(&case.line).await?;
    let ours = Answer { output: typed.out, errors: typed.err, status: typed.status };
    // What runs on would hold names and memory until the workspace is forgotten.
    shell.run("docker rm -f $(docker ps -aq)").await?;
    Ok(compare::difference(&theirs, &ours, &case.tolerated))
}

/// Waits until the base image is there; returns the engine's name and version.
async fn wait_for_engine(server: &TestServer) -> Result<String> {
    let mut status = server.engine_status();
    let settled = status.wait_for(|status| match &status.state {
        EngineState::Starting => false,
        EngineState::Ready { .. } => {
            !status.images.iter().any(|image| matches!(image, ImageAvailability::Preparing { .. }))
        }
        EngineState::Absent { .. } => true,
    });
    let status = timeout(MOST_FOR_IMAGES, settled).await.context("the base image took too long")??.clone();
    match &status.state {
        EngineState::Ready { version, .. } => Ok(format!("engine {version}")),
        other => bail!("there is no engine: {other:?}"),
    }
}

fn options() -> Result<Options> {
    let mut options = Options::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--client" => options.client = value()?.into(),
            "--dockerd" => options.dockerd = Some(value()?.into()),
            "--only" => options.only = Some(value()?),
            "--engine" => ensure!(value()? == "private", "--engine private or current"),
            flag if flag.starts_with('-') => bail!("unknown argument `{flag}`"),
            file => options.files.push(file.into()),
        }
    }
    ensure!(!options.client.as_os_str().is_empty(), "--client FOLDER is needed");
    ensure!(!options.files.is_empty(), "a file with lines is needed");
    Ok(options)
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a measurement.
    writeln!(std::io::stdout(), "{text}").ok();
}

/// The base image that is there for every case.
const BASE: &str = "python:3.8-alpine";
/// More than any file has cases.
const WORKSPACES: u32 = 100_000;
const MOST_FOR_CASE: Duration = Duration::from_secs(120);
const MOST_FOR_IMAGES: Duration = Duration::from_secs(600);
