//! What a person sees while we work: one line a step, with the seconds it took.
//!
//! On a terminal the line of the running step counts its seconds and shows what it says; elsewhere a step that takes long says so now and then.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::words::WORDS;

/// The steps of one command. Threads share a report: steps may run beside each other.
#[derive(Debug)]
pub(crate) struct Report {
    is_terminal: bool,
    running: Mutex<Vec<Running>>,
}

/// A step that runs.
#[derive(Debug)]
struct Running {
    name: String,
    started: Instant,
    /// About how long the step takes when nothing is built yet, where that is known.
    estimate: Option<Duration>,
    progress: Arc<Progress>,
}

impl Report {
    /// Starts a report on standard output.
    pub(crate) fn new() -> Self {
        Self { is_terminal: std::io::stdout().is_terminal(), running: Mutex::default() }
    }

    /// Carries out one step and reports it.
    pub(crate) fn step<T: Send>(
        &self,
        name: &str,
        work: impl FnOnce(&Progress) -> anyhow::Result<T> + Send,
    ) -> anyhow::Result<T> {
        self.timed_step(name, None, work)
    }

    /// Carries out one step that takes about `estimate` when nothing is built yet, and reports the step.
    pub(crate) fn long_step<T: Send>(
        &self,
        name: &str,
        estimate: Duration,
        work: impl FnOnce(&Progress) -> anyhow::Result<T> + Send,
    ) -> anyhow::Result<T> {
        self.timed_step(name, Some(estimate), work)
    }

    fn timed_step<T: Send>(
        &self,
        name: &str,
        estimate: Option<Duration>,
        work: impl FnOnce(&Progress) -> anyhow::Result<T> + Send,
    ) -> anyhow::Result<T> {
        let started = Instant::now();
        let progress = Arc::new(Progress::default());
        let running = Running { name: name.to_owned(), started, estimate, progress: Arc::clone(&progress) };
        self.running().push(running);
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
                self.tick(progress);
            }
            worker.join()
        });
        self.running().retain(|running| !Arc::ptr_eq(&running.progress, &progress));
        let result = result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let mark = if result.is_ok() { "✓" } else { "✗" };
        self.line(mark, name, Some(started.elapsed()));
        result
    }

    /// Reports something that took no time worth telling.
    pub(crate) fn note(&self, text: &str) {
        self.line("·", text, None);
    }

    /// Tells how far the steps are: on a terminal all of them in one line, elsewhere the one of `progress`.
    fn tick(&self, progress: &Arc<Progress>) {
        let running = self.running();
        if self.is_terminal {
            let steps: Vec<String> = running.iter().map(Running::short).collect();
            let said: String = progress.told();
            // Narrow enough for 80 columns: a line that wraps could not be taken back.
            let line: String = format!("… {}  {said}", steps.join(" · ")).chars().take(78).collect();
            print_raw(&format!("\r\x1b[K{line}"));
        } else if let Some(step) = running.iter().find(|step| Arc::ptr_eq(&step.progress, progress)) {
            let words = &WORDS;
            let estimate = step.estimate.map(|estimate| estimate.as_secs());
            let seconds = step.started.elapsed().as_secs();
            say(&(words.still_working)(&step.name, seconds, estimate, &progress.told()));
        }
    }

    fn running(&self) -> MutexGuard<'_, Vec<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self, mark: &str, name: &str, elapsed: Option<Duration>) {
        let clear = if self.is_terminal { "\r\x1b[K" } else { "" };
        let seconds = elapsed.map_or_else(String::new, |elapsed| format!("{:>7.1} s", elapsed.as_secs_f64()));
        print_raw(format!("{clear}{mark} {name:<44}{seconds}").trim_end());
        print_raw("\n");
    }
}

impl Running {
    fn short(&self) -> String {
        let seconds = self.started.elapsed().as_secs();
        match self.estimate {
            Some(estimate) => format!("{} {seconds} s of about {} s", self.name, estimate.as_secs()),
            None => format!("{} {seconds} s", self.name),
        }
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
