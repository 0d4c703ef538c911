//! Runs the cases of a test binary by name, a few at once, and prints what libtest would print.
//!
//! libtest itself has no last step; ours stops the engine and asserts that nothing is left, and that step is reported as a case too.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Error, Result, anyhow};
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::browser::Browser;
use crate::failure;
use crate::world::World;

/// What a case gives back while it runs.
pub type CaseFuture = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// One named test.
#[derive(Clone, Copy)]
pub struct Case {
    /// `module::promise`.
    pub name: &'static str,
    /// How to run it.
    pub run: Run,
}

/// What a case needs.
#[derive(Clone, Copy)]
pub enum Run {
    /// The servers only.
    Sockets(fn(Arc<World>) -> CaseFuture),
    /// A browser of its own, whose console must stay free of errors.
    InBrowser(fn(Arc<World>, Arc<Browser>) -> CaseFuture),
}

/// Lists cases by path: `cases![sockets: builds::one, builds::two; browser: pages::three]`.
#[macro_export]
macro_rules! cases {
    (sockets: $($socket:path),* $(,)?; browser: $($browser:path),* $(,)?) => {
        vec![
            $($crate::runner::Case {
                name: stringify!($socket),
                run: $crate::runner::Run::Sockets(|world| Box::pin($socket(world))),
            },)*
            $($crate::runner::Case {
                name: stringify!($browser),
                run: $crate::runner::Run::InBrowser(|world, browser| Box::pin($browser(world, browser))),
            },)*
        ]
    };
}

/// The arguments that `cargo test` and people pass.
#[derive(Debug, Default)]
pub struct Arguments {
    filters: Vec<String>,
    skipped: Vec<String>,
    is_exact: bool,
    is_list: bool,
    n_at_once: Option<usize>,
}

impl Arguments {
    /// Reads libtest's arguments; those that make no difference here are accepted and ignored.
    #[must_use]
    pub fn read(arguments: impl Iterator<Item = String>) -> Self {
        let mut read = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--exact" => read.is_exact = true,
                "--list" => read.is_list = true,
                "--skip" => read.skipped.extend(arguments.next()),
                "--test-threads" => read.n_at_once = arguments.next().and_then(|number| number.parse().ok()),
                "--format" | "--color" | "--logfile" | "-Z" => drop(arguments.next()),
                flag if flag.starts_with('-') => {
                    if let Some(number) = flag.strip_prefix("--test-threads=") {
                        read.n_at_once = number.parse().ok();
                    }
                }
                filter => read.filters.push(filter.to_owned()),
            }
        }
        read
    }

    fn wants(&self, name: &str) -> bool {
        let fits =
            |filter: &String| if self.is_exact { name == filter } else { name.contains(filter.as_str()) };
        (self.filters.is_empty() || self.filters.iter().any(fits)) && !self.skipped.iter().any(fits)
    }
}

struct Outcome {
    name: &'static str,
    took: Duration,
    result: Result<()>,
}

/// Runs what the arguments choose and returns whether all of it passed.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a test runner reports on standard output")]
pub async fn run(cases: Vec<Case>, arguments: Arguments) -> bool {
    let chosen: Vec<Case> = cases.iter().copied().filter(|case| arguments.wants(case.name)).collect();
    if arguments.is_list {
        chosen.iter().for_each(|case| println!("{}: test", case.name));
        return true;
    }
    // One line for each; the error that it becomes is reported in full at the end.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    let n_filtered = cases.len() - chosen.len();
    println!("\nrunning {} tests", chosen.len());
    let begun = Instant::now();
    let outcomes = if chosen.is_empty() { Vec::new() } else { run_all(chosen, &arguments).await };
    let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.result.is_err()).collect();
    report_failures(&failed);
    println!(
        "\ntest result: {}. {} passed; {} failed; 0 ignored; 0 measured; {n_filtered} filtered out; finished in {:.2}s\n",
        if failed.is_empty() { "ok" } else { "FAILED" },
        outcomes.len() - failed.len(),
        failed.len(),
        begun.elapsed().as_secs_f64(),
    );
    failed.is_empty()
}

/// Says why nothing is run.
#[must_use]
#[expect(clippy::print_stderr, reason = "a test runner reports on its standard streams")]
pub fn refuse(why: &[String]) -> ExitCode {
    eprintln!("{}", why.join("\n"));
    ExitCode::FAILURE
}

async fn run_all(cases: Vec<Case>, arguments: &Arguments) -> Vec<Outcome> {
    let world = match World::create() {
        Ok(world) => Arc::new(world),
        Err(error) => {
            return vec![Outcome { name: "the world is there", took: Duration::ZERO, result: Err(error) }];
        }
    };
    let places = Arc::new(Semaphore::new(arguments.n_at_once.unwrap_or(N_AT_ONCE).max(1)));
    let mut running = JoinSet::new();
    for case in cases {
        let (world, places) = (world.clone(), places.clone());
        running.spawn(async move {
            let _place = places.acquire_owned().await;
            run_one(case, world).await
        });
    }
    let mut outcomes = Vec::new();
    while let Some(joined) = running.join_next().await {
        let outcome = joined.unwrap_or_else(|error| Outcome {
            name: "runner",
            took: Duration::ZERO,
            result: Err(anyhow!(error)),
        });
        report(&outcome);
        outcomes.push(outcome);
    }
    let begun = Instant::now();
    let result = guarded(world.end()).await;
    let last = Outcome { name: NOTHING_IS_LEFT, took: begun.elapsed(), result };
    report(&last);
    outcomes.push(last);
    outcomes
}

async fn run_one(case: Case, world: Arc<World>) -> Outcome {
    let log = world.log_position();
    let begun = Instant::now();
    let result = match case.run {
        Run::Sockets(run) => guarded(run(world.clone())).await,
        Run::InBrowser(run) => run_in_browser(case.name, run, &world).await,
    };
    if result.is_err() {
        failure::keep_server_log(case.name, &world, log);
    }
    Outcome { name: case.name, took: begun.elapsed(), result }
}

async fn run_in_browser(
    name: &str,
    run: fn(Arc<World>, Arc<Browser>) -> CaseFuture,
    world: &Arc<World>,
) -> Result<()> {
    let browser = Arc::new(world.browser().await?);
    let mut result = guarded(run(world.clone(), browser.clone())).await;
    if result.is_ok() {
        result = browser.console_is_clean().await;
    }
    if result.is_err() {
        failure::keep_browser(name, &browser).await;
    }
    let ended = browser.quit().await;
    result.and(ended)
}

/// Turns a panic, as a failed `assert_eq!` raises it, into an error, so that the last step always runs.
async fn guarded(future: impl Future<Output = Result<()>>) -> Result<()> {
    match AssertUnwindSafe(future).catch_unwind().await {
        Ok(result) => result,
        Err(payload) => Err(panic_error(payload.as_ref())),
    }
}

fn panic_error(payload: &(dyn std::any::Any + Send)) -> Error {
    let text = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words");
    anyhow!("{text}")
}

#[expect(clippy::print_stdout, reason = "a test runner reports on standard output")]
fn report(outcome: &Outcome) {
    let word = if outcome.result.is_ok() { "ok" } else { "FAILED" };
    println!("test {} ... {word} ({:.1} s)", outcome.name, outcome.took.as_secs_f64());
}

#[expect(clippy::print_stdout, reason = "a test runner reports on standard output")]
fn report_failures(failed: &[&Outcome]) {
    if failed.is_empty() {
        return;
    }
    println!("\nfailures:");
    for outcome in failed {
        if let Err(error) = &outcome.result {
            println!("\n---- {} ----\n{error:#}", outcome.name);
            let folder: PathBuf = failure::folder(outcome.name);
            if folder.exists() {
                println!("kept: {}", folder.display());
            }
        }
    }
    println!("\nfailures:");
    failed.iter().for_each(|outcome| println!("    {}", outcome.name));
}

const N_AT_ONCE: usize = 2;
const NOTHING_IS_LEFT: &str = "nothing_is_left_when_everything_has_stopped";

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(arguments: &[&str], names: &[&'static str]) -> Vec<&'static str> {
        let arguments = Arguments::read(arguments.iter().map(|argument| (*argument).to_owned()));
        names.iter().copied().filter(|name| arguments.wants(name)).collect()
    }

    #[test]
    fn arguments_choose_cases_as_libtest_does() {
        let names = ["builds::one", "builds::one_more", "queue::two"];
        assert_eq!(wanted(&[], &names), names);
        assert_eq!(wanted(&["one"], &names), names[..2]);
        assert_eq!(wanted(&["--exact", "builds::one"], &names), names[..1]);
        assert_eq!(wanted(&["--skip", "more", "-q"], &names), ["builds::one", "queue::two"]);
        assert_eq!(wanted(&["--test-threads", "1", "queue"], &names), ["queue::two"]);
    }

    #[tokio::test]
    async fn a_failed_assertion_is_an_error_and_not_the_end() {
        let result = guarded(async {
            assert_eq!(1, 2, "one is not two");
            Ok(())
        });
        let error = result.await.unwrap_err();
        assert!(error.to_string().contains("one is not two"), "{error}");
    }
}
