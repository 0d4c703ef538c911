//! What a keystroke costs on this machine without a browser: `cargo xtask bench` builds this with optimisations and runs it.

use std::io::Write as _;
use std::time::Instant;

use dockerfile::{Workspace, analyse, diagnose, parse};
use language_bench::keystroke::Typist;
use language_bench::times::Times;
use language_bench::workload::{N_LINES, basis, keys};

fn main() {
    say("a keystroke natively, 200 lines among 64 files");
    tell("parse", |text| parse(text).instructions.len());
    tell("parse, analysis, all problems of the Dockerfile", |text| {
        diagnose(&analyse(&parse(text), Workspace::default())).len()
    });
    let mut typist = Typist::default();
    tell("the whole work, nothing built yet", |text| typist.key(text));
    let mut typist = Typist::with_basis(&basis(N_LINES));
    tell("the whole work with prediction, 20 builds known", |text| typist.key(text));
}

fn tell(what: &str, mut work: impl FnMut(&str) -> usize) {
    let keys = keys(N_LINES);
    let time = |key: &String| {
        let start = Instant::now();
        std::hint::black_box(work(key));
        start.elapsed().as_secs_f64() * 1000.0
    };
    let all: Vec<f64> = keys.iter().cycle().take(N_WARM + N_MEASURED).map(time).collect();
    say(&Times::new(all.into_iter().skip(N_WARM).collect()).line(what));
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a measurement.
    writeln!(std::io::stdout(), "{text}").ok();
}

const N_WARM: usize = 500;
const N_MEASURED: usize = 3000;
