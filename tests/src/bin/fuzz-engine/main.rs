//! `cargo xtask fuzz-engine`: looks for Dockerfiles that Drydock admits and that an engine does not live through.
//!
//! Files are made from a seed, sent through the server's own engine module to a daemon that is thrown away afterwards, and watched: a daemon that
//! goes away, or is busy for longer than a build of nothing may take, is told with the file. What is refused before the engine is
//! counted, nothing more; what the engine itself refuses in words is its right.

mod generate;
#[path = "../verify-cache/random.rs"]
mod random;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use backend::engine::{BuildEvent, BuildOrder, BuildOutcome, Engine, EngineChoice, EngineConfig, SourceFile};
use protocol::{BuildNumber, BuildOptions, EngineState, ImageName, Notice, WorkspaceId};
use tokio_util::sync::CancellationToken;

use crate::generate::Case;

/// What the launcher tells.
struct Options {
    n_cases: u64,
    seed: u64,
    /// The only one of them to build.
    case: Option<u64>,
    /// Program of the private daemon.
    dockerd: Option<PathBuf>,
    /// Dockerfiles to build in place of generated ones.
    files: Vec<PathBuf>,
}

/// What became of all cases.
#[derive(Default)]
struct Tally {
    n_refused: u32,
    n_built: u32,
    n_failed: u32,
    n_fell: u32,
    slowest: Duration,
}

/// What became of one.
enum Fate {
    Refused(Notice),
    Built,
    Failed(Notice),
    /// The engine went away.
    Lost,
    /// The engine was busy for too long.
    Slow,
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let options = options()?;
    let data = tempfile::Builder::new().prefix("drydock-fuzz").tempdir()?;
    let config = EngineConfig {
        choice: EngineChoice::Private,
        dockerd: options.dockerd.clone(),
        allowed_images: vec!["nothing.invalid/*".to_owned()],
        server_label: format!("fuzz-{}", std::process::id()),
        ..EngineConfig::bare(&data.path().join("engine"))
    };
    let stop = CancellationToken::new();
    let engine = Engine::start(config, stop.clone());
    let result = tokio::select! {
        result = fuzz(&options, &engine) => result,
        signal = tokio::signal::ctrl_c() => {
            signal?;
            Err(anyhow::anyhow!("stopped by a signal"))
        }
    };
    stop.cancel();
    engine.stopped().await;
    let Tally { n_refused, n_built, n_failed, n_fell, slowest } = result?;
    say(&format!(
        "{} files: {n_refused} refused before the engine, {n_built} built, {n_failed} refused by it, {n_fell} not survived; the slowest took {:.1} s",
        n_refused + n_built + n_failed + n_fell,
        slowest.as_secs_f64()
    ));
    Ok(if n_fell == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn fuzz(options: &Options, engine: &Engine) -> anyhow::Result<Tally> {
    say(&format!("Docker {}, seed {}", ready(engine).await?, options.seed));
    let mut tally = Tally::default();
    for (name, case) in cases(options)? {
        let begun = Instant::now();
        let fate = build(engine, &case).await?;
        let took = begun.elapsed();
        tally.slowest = tally.slowest.max(took);
        let what = match fate {
            Fate::Refused(notice) => {
                tally.n_refused += 1;
                if options.case.is_some() || !options.files.is_empty() {
                    say(&format!("{name}: refused: {notice:?}"));
                }
                continue;
            }
            Fate::Built => {
                tally.n_built += 1;
                continue;
            }
            Fate::Failed(notice) => {
                tally.n_failed += 1;
                if options.case.is_some() || !options.files.is_empty() {
                    say(&format!("{name}: {notice:?} after {:.1} s", took.as_secs_f64()));
                }
                if let Notice::Internal { .. } = notice {
                    say(&format!("{name}: a failure without a sentence\n{}", case.dockerfile));
                }
                continue;
            }
            Fate::Lost => "the engine went away",
            Fate::Slow => "the engine was busy for too long",
        };
        tally.n_fell += 1;
        say(&format!(
            "{name}: {what} after {:.1} s\n{:?}\n{}",
            took.as_secs_f64(),
            case.options,
            case.dockerfile
        ));
        ready(engine).await?;
    }
    Ok(tally)
}

/// Returns name and content of each case, one after the other.
fn cases(options: &Options) -> anyhow::Result<Box<dyn Iterator<Item = (String, Case)>>> {
    if !options.files.is_empty() {
        let mut cases = Vec::new();
        for path in &options.files {
            let dockerfile = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            cases.push((path.display().to_string(), Case { dockerfile, options: BuildOptions::default() }));
        }
        return Ok(Box::new(cases.into_iter()));
    }
    let seed = options.seed;
    let numbers = options.case.map_or(0..options.n_cases, |number| number..number + 1);
    Ok(Box::new(
        numbers.map(move |number| (format!("seed {seed} case {number}"), generate::case(seed, number))),
    ))
}

async fn build(engine: &Engine, case: &Case) -> anyhow::Result<Fate> {
    let files = vec![
        SourceFile::new("Dockerfile", &case.dockerfile),
        SourceFile::new("a", "a\n"),
        SourceFile::new("b/c", "c\n"),
        SourceFile::new(".dockerignore", generate::IGNORE),
    ];
    let order = BuildOrder {
        workspace: WorkspaceId("fuzz".to_owned()),
        number: BuildNumber(1),
        image: ImageName::parse("case").context("a good name")?,
        files: Arc::new(files),
        options: case.options.clone(),
    };
    let cancel = CancellationToken::new();
    let mut events = engine.build(order, cancel.clone());
    let mut was_asked = false;
    let end = async {
        while let Some(event) = events.recv().await {
            match event {
                BuildEvent::Asking(_) => was_asked = true,
                BuildEvent::Step(_) | BuildEvent::Logged { .. } => {}
                BuildEvent::Finished(outcome) => return Ok(outcome),
            }
        }
        bail!("a build ends with its outcome")
    };
    let Ok(outcome) = tokio::time::timeout(MOST_FOR_A_BUILD, end).await else {
        cancel.cancel();
        while events.recv().await.is_some() {}
        return Ok(Fate::Slow);
    };
    Ok(match outcome? {
        BuildOutcome::Succeeded { .. } => Fate::Built,
        BuildOutcome::Failed { notice: Notice::EngineLost, .. } => Fate::Lost,
        BuildOutcome::Failed { notice, .. } if was_asked => Fate::Failed(notice),
        BuildOutcome::Failed { notice, .. } => Fate::Refused(notice),
        BuildOutcome::Cancelled => bail!("a build was cancelled"),
    })
}

/// Waits until the engine is there and returns its version.
async fn ready(engine: &Engine) -> anyhow::Result<String> {
    let mut status = engine.status();
    let is_settled = |state: &EngineState| !matches!(state, EngineState::Starting);
    let settled =
        tokio::time::timeout(MOST_FOR_THE_START, status.wait_for(|status| is_settled(&status.state)));
    match &settled.await.context("the engine took too long")??.state {
        EngineState::Ready { version, .. } => Ok(version.clone()),
        other => bail!("there is no engine: {other:?}"),
    }
}

fn options() -> anyhow::Result<Options> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut options = Options { n_cases: 300, seed: 1, case: None, dockerd: None, files: Vec::new() };
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--cases" => options.n_cases = value.parse().context("--cases N")?,
            "--seed" => options.seed = value.parse().context("--seed S")?,
            "--case" => options.case = Some(value.parse().context("--case N")?),
            // Only a daemon of its own may be lost.
            "--engine" if value == "private" => {}
            "--dockerd" => options.dockerd = Some(value.into()),
            "--file" => options.files.push(value.into()),
            _ => bail!("unknown argument `{name}`"),
        }
    }
    Ok(options)
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a search.
    writeln!(std::io::stdout(), "{text}").ok();
}

const MOST_FOR_THE_START: Duration = Duration::from_secs(120);
/// Nothing that is built here does any work of its own.
const MOST_FOR_A_BUILD: Duration = Duration::from_secs(30);
