//! Programs of the machine: which are there, and installing the others where we may.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::process::{run_quietly, run_watched};
use crate::report::Report;
use crate::words::WORDS;

/// A program and the Debian package that brings it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    /// The program's name.
    pub(crate) program: &'static str,
    /// The package's name.
    pub(crate) package: &'static str,
}

/// What a private engine needs.
pub(crate) const ENGINE: [Tool; 5] = [
    Tool { program: "dockerd", package: "docker.io" },
    Tool { program: "iptables", package: "iptables" },
    Tool { program: "ip", package: "iproute2" },
    Tool { program: "mmdebstrap", package: "mmdebstrap" },
    Tool { program: "update-ca-certificates", package: "ca-certificates" },
];

/// What the end-to-end tests need beyond an engine.
pub(crate) const BROWSER: [Tool; 2] = [
    Tool { program: "chromium", package: "chromium" },
    Tool { program: "chromedriver", package: "chromium-driver" },
];

/// How installing went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Provided {
    /// Everything is there.
    All,
    /// We may not install here; what to do was said.
    NotAllowed,
}

/// Installs what is missing, saying so first, where we are root and the system has Debian's packages.
pub(crate) fn provide(tools: &[Tool], report: &Report) -> anyhow::Result<Provided> {
    let mut packages: Vec<&str> =
        tools.iter().filter(|tool| find(tool.program).is_none()).map(|tool| tool.package).collect();
    packages.dedup();
    if packages.is_empty() {
        return Ok(Provided::All);
    }
    let words = &WORDS.up;
    let list = packages.join(" ");
    if !is_root() || find("apt-get").is_none() {
        report.note(&(words.install_by_hand)(&list));
        return Ok(Provided::NotAllowed);
    }
    report.note(&(words.will_install)(&list));
    report.step(words.package_lists, |progress| {
        run_watched(apt(&["update"]).env("DEBIAN_FRONTEND", "noninteractive"), progress)
    })?;
    report.step(words.install, |progress| {
        let mut command = apt(&["install", "--yes", "--no-install-recommends"]);
        run_watched(command.args(&packages).env("DEBIAN_FRONTEND", "noninteractive"), progress)
    })?;
    Ok(Provided::All)
}

/// Finds a program where a root shell would.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin", "/sbin", "/usr/bin"].map(PathBuf::from);
    std::env::split_paths(&path).chain(system).map(|dir| dir.join(program)).find(|path| path.is_file())
}

/// Returns whether we are root; by the owner of our own process's folder, since asking the kernel takes unsafe code.
pub(crate) fn is_root() -> bool {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt as _;
        Path::new("/proc/self").metadata().is_ok_and(|metadata| metadata.uid() == 0)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _: Option<&Path> = None;
        false
    }
}

/// Adds components of the Rust toolchain that are missing.
pub(crate) fn provide_components(report: &Report) -> anyhow::Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if run_quietly(Command::new(program).arg("--version")).is_ok() {
            continue;
        }
        report.step(component, |progress| {
            run_watched(Command::new("rustup").args(["component", "add", component]), progress)
        })?;
    }
    Ok(())
}

/// Asks a process to end.
pub(crate) fn terminate(process_id: u32) -> anyhow::Result<()> {
    run_quietly(Command::new("kill").args(["-TERM", &process_id.to_string()])).context("kill").map(|_| ())
}

fn apt(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(["-o", "DPkg::Lock::Timeout=120"]).args(arguments);
    command
}
