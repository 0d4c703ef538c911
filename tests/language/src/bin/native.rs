//! What a keystroke costs on this machine without a browser: `cargo xtask bench` builds this with optimisations and runs it. An argument names the
//! rows to measure, by a part of their names.

use std::io::Write as _;
use std::time::Instant;

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

/// How long the longest Dockerfile is.
const N_LONG: usize = 5000;
/// How much text is read for one row, about; a short text is read more often.
const MOST_BYTES: usize = 15_000_000;
