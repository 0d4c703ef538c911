//! What a keystroke costs on this machine without a browser: `cargo xtask bench` builds this with optimisations and runs it. An argument names the
//! rows to measure, by a part of their names.

use std::io::Write as _;
use std::time::Instant;

use console_module::ConsoleService;
use dockerfile::{Workspace, analyse, diagnose, parse};
use language_bench::keystroke::Typist;
use language_bench::times::Times;
use language_bench::workload::{N_LINES, basis, keys};

fn main() {
    let usual = keys(N_LINES);
    say("a keystroke natively, 200 lines among 64 files");
    tell("parse", &usual, |text| parse(text).instructions.len());
    tell("parse, analysis, all problems of the Dockerfile", &usual, |text| {
        diagnose(&analyse(&parse(text), Workspace::default())).len()
    });
    let mut typist = Typist::default();
    tell("the whole work, nothing built yet", &usual, |text| typist.key(text));
    let mut typist = Typist::with_basis(&basis(N_LINES));
    tell("the whole work with prediction, 20 builds known", &usual, |text| typist.key(text));
    let long = keys(N_LONG);
    tell("5,000 lines: parse, analysis, all problems", &long, |text| {
        diagnose(&analyse(&parse(text), Workspace::default())).len()
    });
    let mut typist = Typist::default();
    tell("5,000 lines: the whole work, nothing built yet", &long, |text| typist.key(text));
    let (console, around) = (ConsoleService::default(), around());
    let line = [command_line()];
    tell("a command line of 200 characters: what is wrong in it", &line, |line| console.check(line).len());
    tell("a command line of 200 characters: what Tab offers at its end", &line, |line| {
        console.complete(line, u32::try_from(line.len()).unwrap_or(u32::MAX), &around).len()
    });
}

/// Makes a docker command line of [`N_CHARACTERS`] that ends within the name of an image.
fn command_line() -> String {
    let options = "docker run -d --name web -p 8000:5000 -e GREETING=\"Hello, $NAME\" ";
    let end = " hello-wo";
    let label = " --label note=";
    let n_left = N_CHARACTERS - options.len() - label.len() - end.len();
    format!("{options}{label}{}{end}", "x".repeat(n_left))
}

/// Makes a workspace with as many files, images and containers as it can hold, as the console's scripts tell it.
fn around() -> String {
    let images: Vec<String> = (0..50).map(|n| format!("hello-world-{n}:latest")).collect();
    let containers: Vec<_> = (0..50)
        .map(|n| serde_json::json!({ "id": format!("{n:012x}"), "name": format!("web-{n}"), "is_running": true, "ports": [8000 + n] }))
        .collect();
    let files: Vec<String> = (0..64).map(|n| format!("src/part_{n}.py")).collect();
    serde_json::json!({ "folder": "", "images": images, "containers": containers, "files": files })
        .to_string()
}

fn tell(what: &str, keys: &[String], mut work: impl FnMut(&str) -> usize) {
    if std::env::args().nth(1).is_some_and(|part| !what.contains(&part)) {
        return;
    }
    let time = |key: &String| {
        let start = Instant::now();
        std::hint::black_box(work(key));
        start.elapsed().as_secs_f64() * 1000.0
    };
    let n_bytes = keys.first().map_or(0, String::len);
    let n_rounds = (MOST_BYTES / n_bytes.max(1)).clamp(20, 3000);
    let all: Vec<f64> = keys.iter().cycle().take(n_rounds + n_rounds / 5).map(time).collect();
    say(&Times::new(all.into_iter().skip(n_rounds / 5).collect()).line(what));
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a measurement.
    writeln!(std::io::stdout(), "{text}").ok();
}

/// How long the command line is.
const N_CHARACTERS: usize = 200;
/// How long the longest Dockerfile is.
const N_LONG: usize = 5000;
/// How much text is read for one row, about; a short text is read more often.
const MOST_BYTES: usize = 15_000_000;
