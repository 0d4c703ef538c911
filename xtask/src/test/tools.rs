//! Programs that tests need, and the registry's, which the server starts itself. They are unpacked below the target folder and not installed: no
//! service of theirs ever starts.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::process::{run_quietly, run_watched};
use crate::report::{Progress, Report};
use crate::system;
use crate::tree::Tree;
use crate::words::WORDS;

/// Provides the registry's program, at `tools/docker-registry` where it is not installed, and returns where it is. Its package's service would listen
/// on every interface.
pub(crate) fn registry(tree: &Tree, report: &Report) -> anyhow::Result<PathBuf> {
    if let Some(installed) = system::find(REGISTRY) {
        return Ok(installed);
    }
    let target = folder(tree)?.join(REGISTRY);
    let program = target.join("usr/bin").join(REGISTRY);
    if target.is_dir() {
        return Ok(program);
    }
    let words = &WORDS.test;
    report.step(words.registry, |progress| {
        let partial = emptied(&target.with_extension("partial"))?;
        let download = || {
            let mut command = Command::new("apt-get");
            // As root, apt would rather fetch as a user who may not write here.
            command.args(["-o", "APT::Sandbox::User=root", "download", REGISTRY]).current_dir(&partial);
            run_watched(&mut command, progress)
        };
        if download().is_err() {
            run_watched(Command::new("apt-get").arg("update"), progress)?;
            download()?;
        }
        let package = std::fs::read_dir(&partial)?.next().context(REGISTRY)??.path();
        run_quietly(Command::new("dpkg-deb").arg("-x").arg(package).arg(&partial))?;
        Ok(std::fs::rename(&partial, &target)?)
    })?;
    Ok(program)
}

/// Provides a current Docker Engine and its client, with buildx, in a system of its own, at `tools/docker-current`, and returns where.
pub(crate) fn current_engine(tree: &Tree, report: &Report) -> anyhow::Result<PathBuf> {
    let target = folder(tree)?.join("docker-current");
    if target.join(BUILDX).is_file() {
        return Ok(target);
    }
    let words = &WORDS.test;
    let Some(mirror) = debian_mirror()? else { bail!(words.no_debian_mirror) };
    report.step(words.current_engine, |progress| {
        let partial = emptied(&target.with_extension("partial"))?;
        assemble(&partial, &mirror, progress).with_context(|| (words.suite_unreachable)(SUITE, &mirror))?;
        // One that was unpacked before the client came with it.
        emptied(&target)?;
        Ok(std::fs::rename(&partial, &target)?)
    })?;
    Ok(target)
}

fn assemble(root: &Path, mirror: &str, progress: &Progress) -> anyhow::Result<()> {
    let mut command = Command::new("mmdebstrap");
    command.args(["--variant=apt", INCLUDED]);
    command.args([
        "--aptopt=Apt::Install-Recommends \"false\"",
        "--aptopt=Acquire::Check-Valid-Until \"false\"",
    ]);
    for option in proxies()? {
        command.arg(format!("--aptopt={option}"));
    }
    // The user whose subordinate ids the engine maps containers to.
    for (file, line) in [
        ("passwd", "dockremap:x:997:997::/nonexistent:/usr/sbin/nologin"),
        ("group", "dockremap:x:997:"),
        ("subuid", "dockremap:100000:65536"),
        ("subgid", "dockremap:100000:65536"),
    ] {
        command.arg(format!("--customize-hook=echo '{line}' >> \"$1/etc/{file}\""));
    }
    command.arg(
        "--customize-hook=rm -rf \"$1\"/var/lib/apt/lists/* \"$1\"/var/cache/apt/* \"$1\"/usr/share/doc",
    );
    run_watched(command.arg(SUITE).arg(root).arg(mirror), progress).map(drop)
}

/// Returns the first Debian mirror of the machine's package sources, security updates left out.
fn debian_mirror() -> anyhow::Result<Option<String>> {
    let mut command = Command::new("apt-get");
    command.args(["indextargets", "--format", "$(REPO_URI) $(SUITE) $(COMPONENT)", "Identifier: Packages"]);
    Ok(mirror_of(&run_quietly(&mut command)?))
}

fn mirror_of(targets: &str) -> Option<String> {
    let uris = targets.lines().filter_map(|line| line.split(' ').next());
    let is_debian = |uri: &&str| uri.trim_end_matches('/').ends_with("/debian");
    uris.into_iter().find(is_debian).map(|uri| uri.trim_end_matches('/').to_owned())
}

/// Returns the machine's apt settings for proxies.
fn proxies() -> anyhow::Result<Vec<String>> {
    let dump = run_quietly(Command::new("apt-config").args(["dump", "Acquire"]))?;
    let is_set = |line: &&str| line.contains("Proxy") && !line.contains("\"\"");
    Ok(dump.lines().filter(is_set).map(|line| line.trim_end_matches(';').to_owned()).collect())
}

fn folder(tree: &Tree) -> anyhow::Result<PathBuf> {
    let folder = tree.target.join("drydock-test/tools");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Makes a folder, without what an earlier try left in it.
fn emptied(folder: &Path) -> anyhow::Result<PathBuf> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    Ok(folder.to_owned())
}

const REGISTRY: &str = "docker-registry";
/// The engine, the client that the console follows, and what they need.
const INCLUDED: &str = "--include=docker.io,docker-cli,docker-buildx,iptables,mount,ca-certificates";
/// A part that a system without the client lacks.
const BUILDX: &str = "usr/libexec/docker/cli-plugins/docker-buildx";
/// Debian's testing suite; by its code name, because mirrors have it for longer than the name `testing` points at it.
const SUITE: &str = "forky";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_the_machines_own() {
        let targets = "https://packages.example.org/apt/ x main\nhttp://mirror.example.org/debian-security/ y main\nhttp://mirror.example.org/debian/ z main\n";
        assert_eq!(mirror_of(targets).as_deref(), Some("http://mirror.example.org/debian"));
        assert_eq!(mirror_of("http://mirror.example.org/ubuntu/ noble main\n"), None);
    }
}
