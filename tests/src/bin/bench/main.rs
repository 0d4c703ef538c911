//! `cargo xtask bench`: the same edit built and run by Drydock and by the `docker` client, on the same engine, in turn.
//!
//! A program of its own because it needs an async runtime and a websocket, which the launcher does without. Both sides get an edit of
//! `app.py` that nobody has built before, so `FROM` and `RUN` come from the cache and `COPY` runs. Medians of ten rounds. With the word `terminals`,
//! the console's terminals are measured instead.

mod client;
mod docker;
mod rounds;
mod statistics;
mod terminals;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use tests::program::Program;

/// What the launcher tells.
struct Options {
    /// The server's program.
    server: PathBuf,
    /// Rounds to measure.
    n_rounds: u32,
    /// Whether terminals are measured, and not builds.
    is_of_terminals: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = options()?;
    tokio::select! {
        result = measure(&options) => result,
        signal = tokio::signal::ctrl_c() => {
            signal?;
            bail!("stopped by a signal")
        }
    }
}

/// Starts a server with an engine of its own, and lets both sides be measured on it.
async fn measure(options: &Options) -> anyhow::Result<()> {
    say("\nStarting a server with an engine of its own …");
    let server = Program::start(&options.server, &["--engine", "private", "--images", rounds::BASE]).await?;
    let result = if options.is_of_terminals {
        terminals::measure(&server, options.n_rounds).await
    } else {
        rounds::measure(&server, options.n_rounds).await
    };
    let log = server.log();
    server.stop().await?;
    result.with_context(|| format!("the server's log:\n{log}"))
}

fn options() -> anyhow::Result<Options> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1))
    };
    Ok(Options {
        server: value("--server").context("--server PATH is needed")?.into(),
        n_rounds: value("--rounds").map_or(Ok(10), |text| text.parse()).context("--rounds N")?,
        is_of_terminals: arguments.iter().any(|argument| argument == "terminals"),
    })
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a measurement.
    writeln!(std::io::stdout(), "{text}").ok();
}
