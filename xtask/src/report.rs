//! What a person sees while we work: one line a step, with the seconds it took.
//!
//! On a terminal the line of the running step counts its seconds and shows what it says; elsewhere a step that takes long says so now and then.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use messages::Language;
use messages::tasks::tasks;

/// The steps of one command.
#[derive(Debug)]
pub(crate) struct Report {
    is_terminal: bool,
}

impl Report {
    /// Starts a report on standard output.
    pub(crate) fn new() -> Self {
        Self { is_terminal: std::io::stdout().is_terminal() }
    }

    /// Carries out one step and reports it.
    pub(crate) fn step<T: Send>(
        &mut self,
        name: &str,
        work: impl FnOnce(&Progress) -> anyhow::Result<T> + Send,
    ) -> anyhow::Result<T> {
        let started = Instant::now();
        let progress = Progress::default();
        let result = std::thread::scope(|scope| {
            let progress = &progress;
            let (done, is_done) = sync_channel::<()>(1);
            let worker = scope.spawn(move || {
                let result = work(progress);
                drop(done);
                result
            });
            let tick = if self.is_terminal { Duration::from_secs(1) } else { Duration::from_secs(30) };
            while let Err(RecvTimeoutError::Timeout) = is_done.recv_timeout(tick) {
                self.tick(name, started.elapsed(), &progress.told());
            }
            worker.join()
        });
        let result = result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let mark = if result.is_ok() { "✓" } else { "✗" };
        self.line(mark, name, Some(started.elapsed()));
        result
    }

    /// Reports something that took no time worth telling.
    pub(crate) fn note(&mut self, text: &str) {
        self.line("·", text, None);
    }

    fn tick(&self, name: &str, elapsed: Duration, said: &str) {
        if self.is_terminal {
            // Narrow enough for 80 columns: a line that wraps could not be taken back.
            let said: String = said.chars().take(22).collect();
            print_raw(&format!("\r\x1b[K… {name:<44}{:>7} s  {said}", elapsed.as_secs()));
        } else {
            say(&(tasks(Language::English).still_working)(name, elapsed.as_secs(), said));
        }
    }

    fn line(&self, mark: &str, name: &str, elapsed: Option<Duration>) {
        let clear = if self.is_terminal { "\r\x1b[K" } else { "" };
        let seconds = elapsed.map_or_else(String::new, |elapsed| format!("{:>7.1} s", elapsed.as_secs_f64()));
        print_raw(format!("{clear}{mark} {name:<44}{seconds}").trim_end());
        print_raw("\n");
    }
}

/// What the work of a step said last.
#[derive(Debug, Default)]
pub(crate) struct Progress(Mutex<String>);

impl Progress {
    /// Remembers a line in place of the one before.
    pub(crate) fn tell(&self, line: &str) {
        if !line.is_empty() {
            line.clone_into(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }

    fn told(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Prints one line on standard output.
pub(crate) fn say(text: &str) {
    print_raw(&format!("{text}\n"));
}

/// Prints one line on standard error.
pub(crate) fn complain(text: &str) {
    // Nobody is left to hear that standard error is closed.
    writeln!(std::io::stderr(), "{text}").ok();
}

fn print_raw(text: &str) {
    let mut stdout = std::io::stdout();
    // A closed pipe (`| head`) must not stop the work.
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).ok();
}
