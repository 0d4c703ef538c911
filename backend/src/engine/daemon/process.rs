//! A daemon's process, and what may be left of an earlier one.
//!
//! A thread of its own starts the process and waits for it: the kernel tells the child of its parent's death when the *thread* that
//! started it ends, and a runtime's threads come and go. `setpriv` (util-linux) asks for that signal; where it is missing, the next start
//! finds the leftover by its pid file.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::sync::{oneshot, watch};

use super::groups;
use super::layout::DaemonLayout;

/// A daemon that was started; it is not stopped by dropping this.
#[derive(Debug)]
pub(crate) struct DaemonProcess {
    pid: Pid,
    has_ended: watch::Receiver<bool>,
}

impl DaemonProcess {
    /// Starts the daemon's program with the layout's configuration; its output goes to the layout's log file.
    pub(crate) async fn spawn(layout: &DaemonLayout, program: &Path) -> io::Result<Self> {
        let log = std::fs::File::create(layout.log_file())?;
        let mut command = if is_program("setpriv") {
            let mut command = Command::new("setpriv");
            command.args(["--pdeathsig", "TERM", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", JOIN_AND_RUN, "sh"]).args(groups::doors(&layout.daemon_group())).arg("--");
        command.arg(program).arg("--config-file").arg(layout.config_file());
        // Whatever the daemon runs as `runc` is ours first.
        let mut path = layout.programs().into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        command.env("PATH", path);
        // BuildKit drops what a step writes beyond 100 KiB a second, and beyond 1 MiB. The first makes no sense here. The second has to stay:
        // once more than 1 MiB of log waits to be sent, the BuildKit of 20.10 repeats an empty status for ever.
        command
            .env("BUILDKIT_STEP_LOG_MAX_SPEED", "1073741824")
            .env("BUILDKIT_STEP_LOG_MAX_SIZE", STEP_LOG_BYTES);
        command.stdout(log.try_clone()?).stderr(log);
        Self::run(command, "dockerd").await
    }

    /// Starts a command on a thread of that name, and watches for its end.
    pub(crate) async fn run(mut command: Command, thread: &str) -> io::Result<Self> {
        command.stdin(Stdio::null());
        let (started_sender, started) = oneshot::channel();
        let (ended_sender, has_ended) = watch::channel(false);
        std::thread::Builder::new().name(thread.to_owned()).spawn(move || {
            let spawned = command.spawn();
            // It holds this side's ends of pipes, whose other ends are to close with the child's.
            drop(command);
            match spawned {
                Ok(mut child) => {
                    drop(started_sender.send(Ok(child.id())));
                    if let Err(error) = child.wait() {
                        tracing::warn!(%error, "the daemon's end could not be awaited");
                    }
                    ended_sender.send_replace(true);
                }
                Err(error) => drop(started_sender.send(Err(error))),
            }
        })?;
        let id = started.await.map_err(io::Error::other)??;
        let pid =
            i32::try_from(id).ok().and_then(Pid::from_raw).ok_or_else(|| io::Error::other("odd pid"))?;
        Ok(Self { pid, has_ended })
    }

    /// Returns its process id.
    pub(crate) fn id(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// Waits for its end.
    pub(crate) async fn ended(&self) {
        drop(self.has_ended.clone().wait_for(|ended| *ended).await);
    }

    /// Asks it to stop and insists after `grace`.
    pub(crate) async fn stop(&self, grace: Duration) {
        for signal in [Signal::TERM, Signal::KILL] {
            send(self.id(), signal);
            if tokio::time::timeout(grace, self.ended()).await.is_ok() {
                return;
            }
        }
        tracing::error!(pid = self.id(), "the daemon does not end");
    }
}

/// Ends a daemon that an earlier run left, and its containerd and shims; each is known by our paths on its command line.
pub(crate) async fn end_leftovers(layout: &DaemonLayout) {
    end_recorded(&layout.pid_file(), &layout.config_file()).await;
    let run = layout.run.display().to_string();
    let is_ours = |pid: &i32| {
        let line = command_line(*pid);
        line.contains("containerd") && line.contains(&run)
    };
    for pid in all_pids().filter(is_ours) {
        signal_and_wait(pid, Signal::KILL).await;
    }
}

/// Ends the process of a pid file, if it is the one with that configuration file on its command line.
pub(crate) async fn end_recorded(pid_file: &Path, config: &Path) {
    for signal in [Signal::TERM, Signal::KILL] {
        let daemon = std::fs::read_to_string(pid_file)
            .ok()
            .and_then(|pid| pid.trim().parse().ok())
            .filter(|pid| command_line(*pid).contains(&*config.to_string_lossy()));
        let Some(pid) = daemon else { break };
        tracing::info!(pid, "an earlier daemon is still there and is ended");
        signal_and_wait(pid, signal).await;
    }
}

/// Returns whether a program is on the `PATH`.
pub(crate) fn is_program(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|directory| directory.join(name).is_file())
}

/// Kills one process and waits until it is gone, at most ten seconds.
pub(crate) async fn signal_and_wait(pid: i32, signal: Signal) {
    send(pid, signal);
    for _ in 0..200 {
        if !is_alive(pid) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A process that is gone already needs no signal.
pub(crate) fn send(pid: i32, signal: Signal) {
    let Some(target) = Pid::from_raw(pid) else { return };
    if let Err(error) = kill_process(target, signal) {
        tracing::debug!(pid, %error, "a signal was not delivered");
    }
}

/// A zombie counts as gone: its parent, not we, has to collect it.
fn is_alive(pid: i32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat"))
        .is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or("").trim_start().starts_with('Z'))
}

fn all_pids() -> impl Iterator<Item = i32> {
    let own = i32::try_from(std::process::id()).unwrap_or(0);
    std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(move |pid| *pid != own)
}

fn command_line(pid: i32) -> String {
    let bytes = std::fs::read(Path::new("/proc").join(pid.to_string()).join("cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&bytes).replace('\0', " ")
}

/// Joins the control groups before `--`, then becomes the program after it.
const JOIN_AND_RUN: &str = r#"while [ "$1" != -- ]; do echo $$ > "$1" || :; shift; done; shift; exec "$@""#;
/// Below 1 MiB by what BuildKit adds to each piece.
const STEP_LOG_BYTES: &str = "917504";
