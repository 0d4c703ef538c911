//! The developer's commands: `cargo xtask page | package | up | dev | test | bench | conformance | verify-cache | fuzz-engine | attack | restamp`.
//!
//! Kept small, because everybody compiles it before anything else: arguments are read by hand, and what needs an async runtime lives in other
//! crates. Sentences are in `words`, in English alone: they are the developers', not the product's.

mod attack;
mod bench;
mod cache_case;
mod conformance;
mod dev;
mod docker_lines;
mod engine_choice;
mod fuzz_engine;
mod package;
mod page;
mod process;
mod report;
mod system;
mod test;
#[cfg(test)]
mod tidy;
mod translations;
mod tree;
mod up;
mod verify_cache;
mod words;

use std::process::ExitCode;

use crate::page::{Download, Flavour};
use crate::report::Report;
use crate::tree::Tree;
use crate::words::WORDS;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            report::complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Carries out one command line.
fn run(arguments: &[String]) -> anyhow::Result<ExitCode> {
    let words = &WORDS;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (command, rest) = match arguments.as_slice() {
        [] => ("help", [].as_slice()),
        [command, rest @ ..] => (*command, rest),
    };
    let tree = Tree::find();
    match (command, rest) {
        ("page", []) => {
            let report = &Report::new();
            Download::of(&page::build(&tree, Flavour::Release, report)?)?.tell(report);
            Ok(ExitCode::SUCCESS)
        }
        ("page", ["--dev"]) => page::build(&tree, Flavour::Dev, &Report::new()).map(|_| ExitCode::SUCCESS),
        ("restamp", paths) => translations::restamp(&tree, paths, &Report::new()).map(|()| ExitCode::SUCCESS),
        ("package", []) => package::package(&tree).map(|()| ExitCode::SUCCESS),
        ("up", rest) => up::up(&tree, rest),
        ("dev", rest) => dev::dev(&tree, rest),
        ("test", rest) => test::test(&tree, rest),
        ("bench", rest) => bench::bench(&tree, rest),
        ("verify-cache", rest) => verify_cache::verify_cache(&tree, rest),
        ("attack", rest) => attack::attack(&tree, rest),
        ("fuzz-engine", rest) => fuzz_engine::fuzz_engine(&tree, rest),
        ("conformance", ["docker", rest @ ..]) => docker_lines::docker_lines(&tree, rest),
        ("conformance", rest) => conformance::conformance(rest),
        ("help" | "--help" | "-h", _) => {
            report::say(words.usage);
            Ok(ExitCode::SUCCESS)
        }
        ("page" | "package", [argument, ..]) => anyhow::bail!((words.unknown_argument)(command, argument)),
        _ => anyhow::bail!((words.unknown_command)(command)),
    }
}
