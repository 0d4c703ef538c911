//! `cargo xtask dev`: quick builds, and again whenever a file changes; the page reloads when the server that comes back carries another build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant, SystemTime};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::page::{self, Flavour};
use crate::process::{cargo, run_watched};
use crate::report::{self, Report};
use crate::system;
use crate::tree::{Tree, files_below};
use crate::up::{REGISTRY_PROGRAM, UpOptions};
use crate::words::WORDS;

/// Serves, watches and builds again until a signal comes.
pub(crate) fn dev(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let options = UpOptions::read(arguments)?;
    options.check_port()?;
    let report = &Report::new();
    let registry = options.provide_engine(tree, report);
    let signals = listen()?;
    let mut built = build(tree, report)?;
    let mut server = start(tree, &options, registry.as_deref())?;
    let mut seen = times(tree)?;
    loop {
        match signals.recv_timeout(LOOK_EVERY) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let now = times(tree)?;
        if now == seen {
            continue;
        }
        seen = now;
        match build(tree, report) {
            Ok(again) if again == built => {}
            Ok(again) => {
                built = again;
                stop(&mut server)?;
                server = start(tree, &options, registry.as_deref())?;
            }
            // The server that runs is better than none while a half-written file does not compile.
            Err(error) => report::complain(&format!("{error:#}")),
        }
    }
    stop(&mut server)?;
    Ok(ExitCode::SUCCESS)
}

/// What a build made: the page's build id and the server's time.
type Built = (String, Option<SystemTime>);

fn build(tree: &Tree, report: &Report) -> anyhow::Result<Built> {
    let page = page::build(tree, Flavour::Dev, report)?;
    report.step(WORDS.up.server, |progress| {
        run_watched(cargo().current_dir(&tree.root).args(["build", "--package", "backend"]), progress)
    })?;
    let server = server_path(tree).metadata().and_then(|metadata| metadata.modified()).ok();
    Ok((std::fs::read_to_string(page.join("build-id"))?, server))
}

fn server_path(tree: &Tree) -> PathBuf {
    tree.target.join("debug/drydock")
}

fn start(tree: &Tree, options: &UpOptions, registry: Option<&Path>) -> anyhow::Result<Child> {
    let mut command = Command::new(server_path(tree));
    command.arg("serve").args(&options.serve).env("DRYDOCK_PAGE_DIR", tree.page("page-dev"));
    command.envs(registry.map(|program| (REGISTRY_PROGRAM, program)));
    #[cfg(unix)]
    {
        // A group of its own: Ctrl-C reaches only us, and we end it once.
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    Ok(command.spawn()?)
}

/// Asks the server to drain and waits for it; kills it when it takes too long.
fn stop(server: &mut Child) -> anyhow::Result<()> {
    if server.try_wait()?.is_some() {
        return Ok(());
    }
    system::terminate(server.id())?;
    let (_never, patience) = sync_channel::<()>(1);
    let deadline = Instant::now() + DRAIN;
    while server.try_wait()?.is_none() {
        if Instant::now() > deadline {
            server.kill()?;
        }
        patience.recv_timeout(Duration::from_millis(50)).ok();
    }
    Ok(())
}

/// Turns SIGINT and SIGTERM into messages.
fn listen() -> anyhow::Result<Receiver<()>> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    let (sender, receiver) = sync_channel(1);
    std::thread::spawn(move || {
        for _ in signals.forever() {
            // Full means that one is waiting already, which is enough.
            sender.try_send(()).ok();
        }
    });
    Ok(receiver)
}

/// Reads when each source file was last written.
fn times(tree: &Tree) -> anyhow::Result<BTreeMap<PathBuf, Option<SystemTime>>> {
    let mut times = BTreeMap::new();
    for dir in ["frontend", "shared", "backend"] {
        for path in files_below(&tree.root.join(dir), &["node_modules", "dist"])? {
            let time = path.metadata().and_then(|metadata| metadata.modified()).ok();
            times.insert(path, time);
        }
    }
    for file in ["index.html", "Cargo.toml"] {
        let path = tree.root.join(file);
        let time = path.metadata().and_then(|metadata| metadata.modified()).ok();
        times.insert(path, time);
    }
    Ok(times)
}

const LOOK_EVERY: Duration = Duration::from_millis(300);
const DRAIN: Duration = Duration::from_secs(20);
