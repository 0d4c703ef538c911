//! `cargo xtask up`: from a fresh clone to a playground that answers.
//!
//! In the end this program becomes the server (`exec`): signals reach it directly, and nothing stands between it and its terminal.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::bail;

use crate::page::{self, Flavour};
use crate::process::{cargo, run_watched};
use crate::report::Report;
use crate::system::{self, Provided};
use crate::test::registry;
use crate::tree::Tree;
use crate::words::WORDS;

/// What `up` and `dev` are told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct UpOptions {
    /// Arguments for `drydock serve`.
    pub(crate) serve: Vec<String>,
    /// The engine asked for, where one is.
    pub(crate) engine: Option<String>,
    /// The port asked for, where one is.
    pub(crate) port: Option<String>,
}

impl UpOptions {
    /// Reads the arguments; the environment fills what they leave out.
    pub(crate) fn read(arguments: &[&str]) -> anyhow::Result<Self> {
        let words = &WORDS.up;
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let (name, inline) =
                argument.split_once('=').map_or((*argument, None), |(name, value)| (name, Some(value)));
            if name == "--no-engine" {
                options.set("--engine", "none");
                continue;
            }
            if !["--port", "--engine", "--data"].contains(&name) {
                bail!((words.unknown_option)(argument));
            }
            match inline.or_else(|| rest.next().copied()) {
                Some(value) => options.set(name, value),
                None => bail!((words.value_missing)(name)),
            }
        }
        let is_off = std::env::var("DRYDOCK_NO_ENGINE").is_ok_and(|value| value == "true");
        let from_environment =
            || if is_off { Some("none".to_owned()) } else { std::env::var("DRYDOCK_ENGINE").ok() };
        options.engine = options.engine.or_else(from_environment);
        options.port = options.port.or_else(|| std::env::var("DRYDOCK_PORT").ok());
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) {
        self.serve.extend([name.to_owned(), value.to_owned()]);
        match name {
            "--engine" => self.engine = Some(value.to_owned()),
            "--port" => self.port = Some(value.to_owned()),
            _ => {}
        }
    }

    /// Provides what the engine asked for needs, and a registry beside it, whose program is returned. Without the right to install we go on: the
    /// server finds another engine, or none and says why.
    pub(crate) fn provide_engine(&self, tree: &Tree, report: &Report) -> Option<PathBuf> {
        let is_ours = matches!(self.engine.as_deref(), None | Some("auto" | "private"));
        if !is_ours || !cfg!(target_os = "linux") {
            return None;
        }
        let words = &WORDS.up;
        match system::provide(&system::ENGINE, report) {
            Ok(Provided::All) => provide_registry(tree, report),
            Ok(Provided::NotAllowed) => {
                report.note(words.without_private_engine);
                None
            }
            Err(error) => {
                report.note(&(words.install_failed)(&format!("{error:#}")));
                None
            }
        }
    }

    /// Refuses a taken port before anything is built.
    pub(crate) fn check_port(&self) -> anyhow::Result<()> {
        let words = &WORDS.up;
        let text = self.port.as_deref().unwrap_or("8000");
        let Ok(port) = text.parse::<u16>() else { bail!((words.bad_port)(text)) };
        if port != 0 && TcpListener::bind(("127.0.0.1", port)).is_err() {
            bail!((words.port_taken)(port));
        }
        Ok(())
    }
}

/// Provides the registry's program, unless the operator names a registry or its program. A machine where it cannot be had goes on without.
fn provide_registry(tree: &Tree, report: &Report) -> Option<PathBuf> {
    let is_named = |name: &str| std::env::var(name).is_ok_and(|value| value != "auto");
    if !system::is_root() || is_named("DRYDOCK_REGISTRY") || is_named(REGISTRY_PROGRAM) {
        return None;
    }
    match registry(tree, report) {
        Ok(program) => Some(program),
        Err(error) => {
            report.note(&(WORDS.up.without_registry)(&format!("{error:#}")));
            None
        }
    }
}

/// Makes everything ready and becomes the server. Page, server and packages are made beside each other.
pub(crate) fn up(tree: &Tree, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS.up;
    let options = UpOptions::read(arguments)?;
    options.check_port()?;
    let report = &Report::new();
    let server_path = tree.target.join("debug/drydock");
    if !server_path.exists() {
        report.note(&(words.first_start)(FIRST_START.as_secs() / 60));
    }
    let (page, registry) = std::thread::scope(|scope| {
        let engine = scope.spawn(|| options.provide_engine(tree, report));
        let server = scope.spawn(|| {
            report.long_step(words.server, SERVER, |progress| {
                run_watched(
                    cargo().current_dir(&tree.root).args([
                        "build",
                        "--package",
                        "backend",
                        "--bin",
                        "drydock",
                    ]),
                    progress,
                )
            })
        });
        let page = page::build(tree, Flavour::Release, report);
        let server = server.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let registry = engine.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        server.and(page).map(|page| (page, registry))
    })?;
    report.note(words.starting);
    let mut server = Command::new(server_path);
    server.arg("serve").args(&options.serve).env("DRYDOCK_PAGE_DIR", page);
    server.envs(registry.map(|program| (REGISTRY_PROGRAM, program)));
    // The server says on standard output what a person wants to know; its log speaks up only when something is wrong.
    if std::env::var_os("DRYDOCK_LOG").is_none() {
        server.env("DRYDOCK_LOG", "warn");
    }
    become_server(&mut server)
}

#[cfg(unix)]
fn become_server(command: &mut Command) -> anyhow::Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_server(command: &mut Command) -> anyhow::Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Names the program of the server's own registry.
pub(crate) const REGISTRY_PROGRAM: &str = "DRYDOCK_REGISTRY_PROGRAM";
/// About how long the first start and its longest step take on two cores.
const FIRST_START: Duration = Duration::from_secs(7 * 60);
const SERVER: Duration = Duration::from_secs(340);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_reach_the_server_and_tell_whether_an_engine_is_wanted() {
        let options = UpOptions::read(&["--port", "8123", "--data=/tmp/d", "--no-engine"]).unwrap();
        assert_eq!(options.serve, ["--port", "8123", "--data", "/tmp/d", "--engine", "none"]);
        assert_eq!((options.engine.as_deref(), options.port.as_deref()), (Some("none"), Some("8123")));
    }

    #[test]
    fn unknown_and_incomplete_options_are_refused() {
        for arguments in [&["--prot", "1"][..], &["--port"], &["8000"]] {
            assert!(UpOptions::read(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn a_taken_port_is_refused_and_named() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port().to_string();
        let options = UpOptions { port: Some(port.clone()), ..UpOptions::default() };
        assert!(options.check_port().unwrap_err().to_string().contains(&port));
        assert!(UpOptions { port: Some("many".into()), ..UpOptions::default() }.check_port().is_err());
    }
}
