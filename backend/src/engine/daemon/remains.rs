//! Control groups and mounts of the private daemon: the cap on all builds together, and tidying up.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::mount::{UnmountFlags, unmount};
use rustix::process::Signal;

use super::layout::Layout;
use super::process::signal_and_wait;

/// Caps memory and processes of all `RUN` steps together; BuildKit puts them below `<cgroup-parent>/buildkit`.
pub(crate) fn cap_builds(layout: &Layout, memory_bytes: u64, n_pids: u64) -> io::Result<()> {
    let builds = format!("{}/buildkit", layout.cgroup);
    if is_unified() {
        let parent = PathBuf::from(format!("{CGROUPS}{}", layout.cgroup));
        fs::create_dir_all(parent.join("buildkit"))?;
        for directory in [Path::new(CGROUPS), &parent] {
            fs::write(directory.join("cgroup.subtree_control"), "+memory +pids")?;
        }
        let group = parent.join("buildkit");
        fs::write(group.join("memory.max"), memory_bytes.to_string())?;
        return fs::write(group.join("pids.max"), n_pids.to_string());
    }
    let memory = PathBuf::from(format!("{CGROUPS}/memory{builds}"));
    fs::create_dir_all(&memory)?;
    fs::write(memory.join("memory.limit_in_bytes"), memory_bytes.to_string())?;
    let pids = PathBuf::from(format!("{CGROUPS}/pids{builds}"));
    fs::create_dir_all(&pids)?;
    fs::write(pids.join("pids.max"), n_pids.to_string())
}

/// Ends every process below our control group.
pub(crate) async fn kill_group(layout: &Layout) {
    for top in tops(layout) {
        for directory in below(&top) {
            let pids = fs::read_to_string(directory.join("cgroup.procs")).unwrap_or_default();
            for pid in pids.lines().filter_map(|pid| pid.parse().ok()) {
                signal_and_wait(pid, Signal::KILL).await;
            }
        }
    }
}

/// Unmounts what is mounted below our directories and removes our control groups and sockets.
pub(crate) fn clear(layout: &Layout) {
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    for mount in mounts_below(&mounts, &[&layout.root, &layout.run, &layout.door]) {
        if let Err(error) = unmount(&mount, UnmountFlags::DETACH) {
            tracing::warn!(mount = %mount.display(), %error, "a mount stays");
        }
    }
    for directory in tops(layout).iter().flat_map(|top| below(top)) {
        drop(fs::remove_dir(directory));
    }
    drop(fs::remove_dir_all(&layout.run));
    // Never with what is in it: should the mount have stayed, that would be the storage.
    drop(fs::remove_dir(&layout.door));
}

fn is_unified() -> bool {
    Path::new(CGROUPS).join("cgroup.controllers").exists()
}

/// Returns our control group in every hierarchy where it exists.
fn tops(layout: &Layout) -> Vec<PathBuf> {
    let hierarchies = fs::read_dir(CGROUPS).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut tops: Vec<PathBuf> = hierarchies
        .chain([PathBuf::from(CGROUPS)])
        .filter_map(|path| fs::canonicalize(path).ok())
        .map(|hierarchy| PathBuf::from(format!("{}{}", hierarchy.display(), layout.cgroup)))
        .filter(|top| top.is_dir())
        .collect();
    tops.sort();
    tops.dedup();
    tops
}

/// Returns a directory and all below it, the deepest first.
fn below(top: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(top).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(below(&entry.path()));
        }
    }
    found.push(top.to_owned());
    found
}

/// Returns the mount points of a mountinfo text that lie below one of `tops`, the last mounted first.
fn mounts_below(mountinfo: &str, tops: &[&Path]) -> Vec<PathBuf> {
    let points = mountinfo.lines().filter_map(|line| line.split(' ').nth(4));
    let mut found: Vec<PathBuf> = points
        .map(|point| PathBuf::from(point.replace("\\040", " ")))
        .filter(|point| tops.iter().any(|top| point.starts_with(top)))
        .collect();
    found.reverse();
    found
}

const CGROUPS: &str = "/sys/fs/cgroup";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mounts_below_our_directories_are_taken() {
        let text = "30 1 8:1 / /a rw - ext4 x rw\n31 30 0:5 / /a/b\\040c rw - tmpfs x rw\n32 30 0:5 / /ab rw - tmpfs x rw\n";
        assert_eq!(mounts_below(text, &[Path::new("/a")]), [PathBuf::from("/a/b c"), PathBuf::from("/a")]);
    }
}
