//! What the private daemon leaves behind: processes, mounts, control groups, sockets.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::mount::{UnmountFlags, unmount};
use rustix::process::Signal;

use super::groups;
use super::layout::DaemonLayout;
use super::process::send;

/// Ends every process below our control group. All are killed before one is waited for: they may make others.
pub(crate) async fn kill_group(layout: &DaemonLayout) {
    for _ in 0..KILL_ROUNDS {
        let pids: Vec<i32> =
            groups::tops(&layout.cgroup).iter().flat_map(|top| groups::pids_below(top)).collect();
        if pids.is_empty() {
            return;
        }
        for pid in pids {
            send(pid, Signal::KILL);
        }
        tokio::time::sleep(KILL_PAUSE).await;
    }
}

/// Unmounts what is mounted below our directories and removes our control groups and sockets.
pub(crate) fn clear(layout: &DaemonLayout) {
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    for mount in mounts_below(&mounts, &[&layout.root, &layout.run, &layout.door]) {
        if let Err(error) = unmount(&mount, UnmountFlags::DETACH) {
            tracing::warn!(mount = %mount.display(), %error, "a mount stays");
        }
    }
    groups::remove(&layout.cgroup);
    drop(fs::remove_dir_all(&layout.run));
    // Never with what is in it: should the mount have stayed, that would be the storage.
    drop(fs::remove_dir(&layout.door));
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

const KILL_ROUNDS: u32 = 200;
const KILL_PAUSE: Duration = Duration::from_millis(25);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mounts_below_our_directories_are_taken() {
        let text = "30 1 8:1 / /a rw - ext4 x rw\n31 30 0:5 / /a/b\\040c rw - tmpfs x rw\n32 30 0:5 / /ab rw - tmpfs x rw\n";
        assert_eq!(mounts_below(text, &[Path::new("/a")]), [PathBuf::from("/a/b c"), PathBuf::from("/a")]);
    }
}
