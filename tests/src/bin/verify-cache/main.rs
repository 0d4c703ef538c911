//! `cargo xtask verify-cache`: lays predictions beside what a real engine does.
//!
//! Each case is a workspace and an edit or two, made from a seed. All are built through the server's own engine module, so that scope, context and
//! policy are what users get; what the engine did is compared with what was predicted before it was asked. Base images are a shell
//! and nothing else, so that a build takes a moment.

mod base;
mod case;
mod edit;
mod engine;
mod file;
mod generate;
mod random;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};

use crate::case::{Tally, Version};
use crate::engine::Builder;
use crate::generate::Generator;

/// What the launcher tells.
struct Options {
    n_cases: u64,
    seed: u64,
    /// The only one of them to build.
    case: Option<u64>,
    /// `private` or `unix://…`.
    engine: String,
    /// Program of the private daemon.
    dockerd: Option<PathBuf>,
    /// A file with cases as `conformance cache` reads them: all that disagree are appended.
    cases: Option<PathBuf>,
    /// A file of such cases to build again, in place of generated ones.
    replay: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let options = options()?;
    let builder = Builder::start(&options.engine, options.dockerd.clone()).await?;
    let result = tokio::select! {
        result = verify(&options, &builder) => result,
        signal = tokio::signal::ctrl_c() => {
            signal?;
            Err(anyhow::anyhow!("stopped by a signal"))
        }
    };
    builder.stop().await;
    let tally = result?;
    say(&tally.summary());
    Ok(if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn verify(options: &Options, builder: &Builder) -> anyhow::Result<Tally> {
    say(&format!("Docker {}, seed {}, {} cases", builder.version, options.seed, options.n_cases));
    let mut tally = Tally::default();
    for (name, versions) in cases(options, builder)? {
        let disagreements = case::run(builder, &name, &versions, &mut tally).await?;
        for disagreement in disagreements {
            say(&disagreement);
            if let Some(path) = &options.cases {
                let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path)?;
                writeln!(file, "{disagreement}")?;
            }
        }
    }
    Ok(tally)
}

/// Returns name and versions of each case, one after the other.
fn cases<'o>(
    options: &'o Options,
    builder: &Builder,
) -> anyhow::Result<Box<dyn Iterator<Item = (String, Vec<Version>)> + 'o>> {
    if let Some(path) = &options.replay {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let cases: Vec<_> = lines.map(case::read).collect::<anyhow::Result<_>>()?;
        return Ok(Box::new(cases.into_iter()));
    }
    let engine = builder.engine;
    let numbers = options.case.map_or(0..options.n_cases, |number| number..number + 1);
    Ok(Box::new(numbers.map(move |number| {
        let name = format!("seed {} case {number}", options.seed);
        (name, Generator::new(options.seed, number, engine).case())
    })))
}

fn options() -> anyhow::Result<Options> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut options = Options {
        n_cases: 40,
        seed: 1,
        case: None,
        engine: "private".to_owned(),
        dockerd: None,
        cases: None,
        replay: None,
    };
    let mut rest = arguments.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--cases" => options.n_cases = value.parse().context("--cases N")?,
            "--seed" => options.seed = value.parse().context("--seed S")?,
            "--case" => options.case = Some(value.parse().context("--case N")?),
            "--engine" => options.engine.clone_from(value),
            "--dockerd" => options.dockerd = Some(value.into()),
            "--replay" => options.replay = Some(value.into()),
            "--write" => options.cases = Some(value.into()),
            _ => bail!("unknown argument `{name}`"),
        }
    }
    Ok(options)
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a measurement.
    writeln!(std::io::stdout(), "{text}").ok();
}
