//! `cargo xtask conformance docker [FILE…]`: builds the program that types lines into the console and into the reference client's shell, and lets it
//! work.
//!
//! ```text
//! cargo xtask conformance docker                       the lines of the repository, on the machine's own `dockerd` in a private daemon
//! cargo xtask conformance docker --engine current      on a current engine
//! cargo xtask conformance docker --only history        cases whose name or line contains a word
//! cargo xtask conformance docker FILE…                 other files of the same form
//! ```

use std::process::{Command, ExitCode};

use crate::engine_choice;
use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::test;
use crate::tree::Tree;
use crate::words::WORDS;

/// Compares; `arguments` go to the program that does.
pub(crate) fn docker_lines(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS;
    let report = &Report::new();
    let client = test::current_engine(tree, report)?.canonicalize()?;
    let mut arguments = engine_choice::resolved(tree, arguments, report)?;
    if !names_a_file(&arguments) {
        arguments.extend(FILES.iter().map(|file| tree.root.join(file).display().to_string()));
    }
    report.step(words.bench_program, |progress| {
        run_watched(
            cargo().current_dir(&tree.root).args(["build", "--package", "tests", "--bin", "docker-lines"]),
            progress,
        )
    })?;
    let mut command = Command::new(tree.target.join("debug/docker-lines"));
    let status = command.arg("--client").arg(client).args(arguments).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether there is an argument that is neither a flag nor the value of one.
fn names_a_file(arguments: &[String]) -> bool {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if !argument.starts_with('-') {
            return true;
        }
        arguments.next();
    }
    false
}

/// Where the lines are that need an engine, and those that end before they reach one.
const FILES: [&str; 2] =
    ["shared/console/data/docker/with_engine.jsonl", "shared/console/data/docker/lines.jsonl"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_has_a_value_and_the_rest_are_files() {
        let names = |arguments: &[&str]| {
            names_a_file(&arguments.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>())
        };
        assert!(!names(&[]));
        assert!(!names(&["--only", "ps", "--engine", "private"]));
        assert!(names(&["--only", "ps", "more.jsonl"]));
    }
}
