//! Prints how long the shell takes for a line of 200 characters: reading it, and reading it with its words expanded and its odd characters looked for.
//!
//! `cargo run --release -p console --example parse_time`

#![expect(clippy::print_stdout, reason = "what it measures is what it prints")]

use std::time::Instant;

use console::shell::{Evaluation, FileEntry, FileKind, Files, ShellState, odd_characters, parse};

struct NoFiles;

impl Files for NoFiles {
    fn entries(&self, _: &str) -> Vec<FileEntry> {
        Vec::new()
    }

    fn kind(&self, _: &str) -> Option<FileKind> {
        None
    }
}

fn main() {
    let line = "docker run -d --name 'my web' -p 8000:5000 -e \"GREETING=hello $NAME\" -e PATH_PREFIX=${PREFIX:-/api} \
                --label \"built by\"=me lyzhang1999/hello-world-flask:latest python app.py && docker ps | grep web > out";
    let line: String = line.chars().take(200).collect();
    let median = |work: &dyn Fn()| {
        let mut times: Vec<f64> = (0..2_001)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let read = median(&|| drop(std::hint::black_box(parse(&line))));
    let whole = median(&|| {
        let mut state = ShellState::default();
        let script = parse(&line).unwrap_or_default();
        drop(std::hint::black_box(Evaluation::new(script).next(&mut state, &NoFiles)));
        drop(std::hint::black_box(odd_characters(&line)));
    });
    println!(
        "{} characters: {read:.1} µs read, {whole:.1} µs read, expanded and looked through",
        line.chars().count()
    );
    for (name, text) in [
        ("64 KiB of words", "a ".repeat(32 * 1024)),
        ("64 KiB of braces", "{".repeat(64 * 1024)),
        ("64 KiB of lists", "a;".repeat(32 * 1024)),
        ("64 KiB of lines", "a\n".repeat(32 * 1024)),
        ("64 KiB of elements", "a[;".repeat(20 * 1024)),
        ("64 KiB of here-documents", "a<<b\n".repeat(12 * 1024)),
        ("64 KiB of backslashes", "\\".repeat(64 * 1024)),
        ("64 KiB of backticks", "`a`".repeat(20 * 1024)),
        ("64 KiB of quotes", "\"'\"'".repeat(16 * 1024)),
    ] {
        let start = Instant::now();
        drop(parse(&text));
        let parsed = start.elapsed();
        drop(odd_characters(&text));
        let odd = start.elapsed() - parsed;
        let pasted = Instant::now();
        drop(console::shell::split_paste(&text));
        println!("{name}: {parsed:.1?} read, {odd:.1?} looked through, {:.1?} as a paste", pasted.elapsed());
    }
}
