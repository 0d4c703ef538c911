//! `cargo xtask attack`: what strangers did to servers of this kind, done again to one of our own, while a well-behaved neighbour works beside.
//!
//! A server with a private engine is started as a process. Each attack is one file below `attacks/`, with a line in [`attacks::ALL`]: it does what
//! its author once saw to work, and returns the figure that shows that it no longer does, or an error that says what fell. Meanwhile the
//! [`neighbour`] saves, builds and asks its app, and the clock runs on `/healthz`. An attack that cannot be seen in its own result alone falls when
//! the neighbour is disturbed ([`verdict`]).
//!
//! Everything stays on this machine: loopback, and network namespaces that an attack makes and removes. Loops are bounded. Hosts that must not be
//! reached are called something under `.invalid`.
//!
//! A program of its own because it needs an async runtime and sockets, which the launcher does without.

mod app;
mod attacks;
mod neighbour;
mod own_server;
mod target;
mod verdict;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use tokio::signal::unix::{SignalKind, signal};

use crate::attacks::{ALL, Attack, Length};
use crate::target::Target;

/// What the launcher tells.
#[derive(Debug)]
pub(crate) struct Options {
    /// The server's program.
    pub(crate) server: PathBuf,
    /// A program that runs in place of the machine's `dockerd`.
    pub(crate) dockerd: Option<PathBuf>,
    /// Whether only the attacks that end soon are wanted.
    is_short: bool,
    /// Only attacks whose name contains this.
    only: Option<String>,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let options = options()?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = run(&options) => result,
        signal = tokio::signal::ctrl_c() => {
            signal?;
            bail!("stopped by a signal")
        }
        _ = terminate.recv() => bail!("stopped by a signal"),
    }
}

async fn run(options: &Options) -> Result<ExitCode> {
    let is_wanted = |attack: &&Attack| {
        let is_named = options.only.as_ref().is_none_or(|part| attack.name.contains(part));
        is_named && (!options.is_short || attack.length == Length::Short)
    };
    let wanted: Vec<&Attack> = ALL.iter().filter(is_wanted).collect();
    say("Starting a server with an engine of its own …");
    let target = Target::start(options).await?;
    let result = attack_all(&target, &wanted).await;
    let log = target.log();
    let (n_held, n_fell) = result.with_context(|| format!("the server's log:\n{log}"))?;
    target.stop().await?;
    say(&format!("\n{n_held} held, {n_fell} fell"));
    Ok(if n_fell == 0 && n_held > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn attack_all(target: &Target, wanted: &[&Attack]) -> Result<(usize, usize)> {
    let before = neighbour::rest(target).await.context("the neighbour cannot work even without an attack")?;
    let resident_before = target.program().resident_bytes()?;
    say(&format!(
        "{}; server {} MiB, /healthz {} ms\n",
        target.engine_version(),
        mib(resident_before),
        before.healthz_ms()
    ));
    say(verdict::HEADINGS);
    let mut verdicts = Vec::new();
    for attack in wanted {
        let verdict = verdict::of(attack, target).await;
        say(&verdict.line());
        verdicts.push(verdict);
        if target.has_ended() {
            bail!("the server has ended");
        }
    }
    let memory = verdict::memory_is_back(target, resident_before).await;
    say(&memory.line());
    verdicts.push(memory);
    let n_held = verdicts.iter().filter(|verdict| verdict.is_held()).count();
    Ok((n_held, verdicts.len() - n_held))
}

fn options() -> Result<Options> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    Ok(Options {
        server: value("--server").context("--server PATH is needed")?.into(),
        dockerd: value("--dockerd").map(PathBuf::from),
        is_short: arguments.iter().any(|argument| argument == "--short"),
        only: value("--only").cloned(),
    })
}

/// Bytes in MiB, rounded.
pub(crate) fn mib(bytes: u64) -> u64 {
    (bytes + (1 << 19)) >> 20
}

/// Prints one line.
pub(crate) fn say(text: &str) {
    // A closed pipe (`| head`) must not end the attacks half-way.
    writeln!(std::io::stdout(), "{text}").ok();
}
