//! What containers and build steps write to the disk, and an end to those that write without end.
//!
//! Only some file systems keep quotas for folders (see `DaemonLayout::quota`); elsewhere somebody has to look. What a group of processes has written
//! lies in the upper folder of its overlay, in what is mounted from the disk beside it (volumes, caches, `/etc/hosts`), and in files that have no name
//! any more but are open. What lies in memory counts as memory.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, openat, statat, statvfs};
use tokio::sync::Semaphore;

use crate::engine::connection::Host;
use crate::engine::daemon::pids_of_group;

/// Why a writer has to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overrun {
    /// It wrote so many bytes.
    Limit(u64),
    /// The disk has so few bytes left, and it is still writing.
    DiskNearlyFull(u64),
}

/// What a group may write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    /// Bytes of its own.
    pub(crate) limit: u64,
    /// Bytes that stay free for everybody else.
    pub(crate) reserve: u64,
}

/// Waits for a writer that has to end.
pub(crate) type OverrunFuture = Pin<Box<dyn Future<Output = Overrun> + Send>>;

/// Waits until the processes of a control group have written more than they may.
pub(crate) async fn overrun(host: Arc<Host>, group: String, allowance: Allowance) -> Overrun {
    let mut pause = SHORTEST_PAUSE;
    let (mut free_then, mut looked, mut used_then) = (0, None::<Instant>, 0);
    loop {
        tokio::time::sleep(pause).await;
        let free = free_bytes(&host.data_root).unwrap_or(u64::MAX);
        let is_quiet = free.saturating_add(allowance.limit / 16) >= free_then && free > allowance.reserve;
        if is_quiet && looked.is_some_and(|looked| looked.elapsed() < LONGEST_PAUSE) {
            continue;
        }
        let Ok(_turn) = TURNS.acquire().await else { continue };
        let begun = Instant::now();
        let (host, group) = (Arc::clone(&host), group.clone());
        let measured =
            tokio::task::spawn_blocking(move || written(&pids_of_group(&group), &host, allowance.limit))
                .await;
        let used = measured.unwrap_or(0);
        if used > allowance.limit {
            return Overrun::Limit(used);
        }
        if free < allowance.reserve && used > used_then.max(SMALL) {
            return Overrun::DiskNearlyFull(free);
        }
        (free_then, looked, used_then) = (free, Some(Instant::now()), used);
        pause = (begun.elapsed() * 20).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
    }
}

/// Returns how many bytes of a file system may still be written.
pub(crate) fn free_bytes(path: &Path) -> Option<u64> {
    let found = statvfs(path).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Returns how much the processes have written; counting ends above `limit`.
fn written(pids: &[i32], host: &Host, limit: u64) -> u64 {
    let mut count = UsageCount { bytes: 0, limit, seen: HashSet::new(), devices: HashSet::new() };
    // All processes of a group share their mounts. Passed over are those that are gone, and the runtime's own, which sees the machine's mounts until
    // it has moved to the root of what it starts.
    let found = pids.iter().find_map(|pid| {
        let mounts = std::fs::read_to_string(format!("/proc/{pid}/mountinfo")).ok()?;
        is_inside(&mounts, &host.data_root).then_some((*pid, mounts))
    });
    let Some((pid, mounts)) = found else { return 0 };
    for mount in mounts.lines().filter_map(ScratchMount::read) {
        match mount {
            ScratchMount::Overlay { upper, point } => {
                count.add_device(Path::new(&format!("/proc/{pid}/root{point}")));
                count.add_tree(&absolute(&upper, host));
            }
            ScratchMount::Disk { point } => {
                let path = PathBuf::from(format!("/proc/{pid}/root{point}"));
                count.add_device(&path);
                count.add_tree(&path);
            }
        }
    }
    let mut n_left = MOST_LINKS;
    for pid in pids {
        for folder in ["fd", "map_files"] {
            count.add_nameless(Path::new(&format!("/proc/{pid}/{folder}")), &mut n_left);
        }
    }
    count.bytes
}

/// Tells whether mounts are those of a container: its root is an overlay in the engine's storage, and the only one.
fn is_inside(mountinfo: &str, data_root: &Path) -> bool {
    let mut roots = mountinfo.lines().filter(|line| line.split(' ').nth(4) == Some("/"));
    let is_ours = |upper: &str| !upper.starts_with('/') || Path::new(upper).starts_with(data_root);
    let is_container = roots.next().is_some_and(|line| match ScratchMount::read(line) {
        Some(ScratchMount::Overlay { upper, .. }) => is_ours(&upper),
        Some(ScratchMount::Disk { .. }) | None => false,
    });
    is_container && roots.next().is_none()
}

/// The engine names folders from its own when the list of layers would be too long.
fn absolute(upper: &str, host: &Host) -> PathBuf {
    if upper.starts_with('/') {
        return PathBuf::from(upper);
    }
    let mut roots = std::fs::read_dir(&host.data_root).into_iter().flatten().flatten();
    let within = roots.find_map(|root| {
        let path = root.path().join("overlay2").join(upper);
        path.is_dir().then_some(path)
    });
    within.unwrap_or_else(|| host.data_root.join("overlay2").join(upper))
}

/// A mount that is on the disk and may be written to.
#[derive(Debug, PartialEq, Eq)]
enum ScratchMount {
    Overlay { upper: String, point: String },
    Disk { point: String },
}

impl ScratchMount {
    /// Reads a line of mountinfo.
    fn read(line: &str) -> Option<Self> {
        let (mount, kind) = line.split_once(" - ")?;
        let mut fields = mount.split(' ').skip(4);
        let (point, options) = (plain(fields.next()?), fields.next()?);
        let mut kind = kind.split(' ');
        let (name, source, details) = (kind.next()?, kind.next()?, kind.next().unwrap_or(""));
        let is_writable = options.split(',').any(|option| option == "rw");
        if name == "overlay" {
            let upper = details.split(',').find_map(|option| option.strip_prefix("upperdir="))?;
            return Some(Self::Overlay { upper: plain(upper), point });
        }
        (is_writable && source.starts_with('/')).then_some(Self::Disk { point })
    }
}

/// The kernel writes blanks and the like as octal numbers.
fn plain(text: &str) -> String {
    text.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
}

struct UsageCount {
    bytes: u64,
    limit: u64,
    /// Files of several names, or without one.
    seen: HashSet<(u64, u64)>,
    /// File systems that are on the disk.
    devices: HashSet<u64>,
}

impl UsageCount {
    fn is_over(&self) -> bool {
        self.bytes > self.limit
    }

    fn add_device(&mut self, path: &Path) {
        if let Ok(found) = std::fs::metadata(path) {
            let _ = self.devices.insert(found.dev());
        }
    }

    /// Each file costs at least an inode and a place in its folder.
    fn add(&mut self, n_blocks: u64) {
        self.bytes = self.bytes.saturating_add((n_blocks.saturating_mul(512)).max(LEAST_BYTES));
    }

    /// Walks by handles, so that neither the length of a path nor a link in it hides anything.
    fn add_tree(&mut self, top: &Path) {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let Ok(opened) = rustix::fs::open(top, flags, Mode::empty()) else { return };
        let Ok(stat) = rustix::fs::fstat(&opened) else { return };
        self.add(u64::try_from(stat.st_blocks).unwrap_or(0));
        if FileType::from_raw_mode(stat.st_mode) != FileType::Directory {
            return;
        }
        let Ok(dir) = Dir::new(opened) else { return };
        let mut stack = vec![dir];
        loop {
            let depth = stack.len();
            let Some(dir) = stack.last_mut() else { return };
            if self.is_over() {
                return;
            }
            let Some(Ok(entry)) = dir.read() else {
                drop(stack.pop());
                continue;
            };
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            let Ok(folder) = dir.fd() else { continue };
            let Ok(stat) = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) else { continue };
            let is_folder = FileType::from_raw_mode(stat.st_mode) == FileType::Directory;
            if !is_folder && stat.st_nlink > 1 && !self.seen.insert((stat.st_dev, stat.st_ino)) {
                continue;
            }
            self.add(u64::try_from(stat.st_blocks).unwrap_or(0));
            if is_folder {
                if depth >= MOST_FOLDERS_DEEP {
                    // Nobody needs folders this deep but who hides something in them.
                    self.bytes = self.bytes.max(self.limit.saturating_add(1));
                    return;
                }
                let opened = openat(folder, name, flags | OFlags::DIRECTORY, Mode::empty());
                if let Some(below) = opened.ok().and_then(|opened| Dir::new(opened).ok()) {
                    stack.push(below);
                }
            }
        }
    }

    /// Adds files on the disk that a process holds open and that have no name any more.
    fn add_nameless(&mut self, folder: &Path, n_left: &mut u32) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if *n_left == 0 || self.is_over() {
                return;
            }
            *n_left -= 1;
            let path = entry.path();
            let is_nameless =
                std::fs::read_link(&path).is_ok_and(|target| ends_with(target.as_os_str(), b" (deleted)"));
            if !is_nameless {
                continue;
            }
            let Ok(found) = std::fs::metadata(&path) else { continue };
            let is_on_disk = found.is_file() && found.nlink() == 0 && self.devices.contains(&found.dev());
            if is_on_disk && self.seen.insert((found.dev(), found.ino())) {
                self.add(found.blocks());
            }
        }
    }
}

fn ends_with(text: &OsStr, end: &[u8]) -> bool {
    text.as_bytes().ends_with(end)
}

/// One measurement at a time on the whole server: what is measured is chosen by those who write.
static TURNS: Semaphore = Semaphore::const_new(1);

const SHORTEST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
const LEAST_BYTES: u64 = 4096;
/// Who has written less is left alone on a full disk.
const SMALL: u64 = 8 * 1024 * 1024;
const MOST_FOLDERS_DEEP: usize = 200;
const MOST_LINKS: u32 = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mounts_on_the_disk_are_told_from_those_in_memory() {
        let read = |line: &str| ScratchMount::read(line);
        let overlay = "73 48 0:39 / / rw,relatime master:2 - overlay overlay rw,lowerdir=/d/l/A:/d/l/B,upperdir=/d/x\\040y/diff,workdir=/d/x/work";
        let expected = ScratchMount::Overlay { upper: "/d/x y/diff".into(), point: "/".into() };
        assert_eq!(read(overlay), Some(expected));
        let volume = "80 73 254:0 /d/volumes/a/_data /data rw,relatime - ext4 /dev/vda rw";
        assert_eq!(read(volume), Some(ScratchMount::Disk { point: "/data".into() }));
        for line in [
            "81 73 254:0 /d/hosts /etc/hosts ro,relatime master:1 - ext4 /dev/vda rw",
            "77 75 0:45 / /dev/shm rw,nosuid - tmpfs shm rw,size=65536k",
            "74 73 0:42 / /proc rw,nosuid - proc proc rw",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn what_the_runtime_sees_before_it_has_moved_is_not_what_a_container_wrote() {
        let overlay = "73 48 0:39 / / rw,relatime - overlay overlay rw,lowerdir=/l,upperdir=/d/x/diff,workdir=/d/x/work\n";
        let proc = "74 73 0:42 / /proc rw,nosuid - proc proc rw\n";
        let machine = "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n";
        let is_inside = |mounts: &str| is_inside(mounts, Path::new("/d"));
        assert!(is_inside(&format!("{overlay}{proc}")));
        assert!(!is_inside(&format!("{machine}{proc}")));
        assert!(!is_inside(&format!("{machine}{overlay}")));
        assert!(!is_inside(&overlay.replace("/d/", "/e/")), "a server in a container of its own");
        assert!(!is_inside(proc));
    }

    #[test]
    fn everything_counts_once_and_small_files_count_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("large"), vec![1; 1 << 20]).unwrap();
        std::fs::hard_link(path("large"), path("again")).unwrap();
        std::os::unix::fs::symlink("/usr", path("link")).unwrap();
        let mut deep = path("deep");
        for _ in 0..20 {
            deep.push("a-folder-with-a-rather-long-name");
        }
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(deep.join("empty"), "").unwrap();
        let count = |limit| {
            let mut count = UsageCount { bytes: 0, limit, seen: HashSet::new(), devices: HashSet::new() };
            count.add_tree(folder.path());
            count.bytes
        };
        let all = count(u64::MAX);
        let expected = (1 << 20) + 24 * LEAST_BYTES;
        assert!((expected..expected + 64 * 1024).contains(&all), "{all}");
        assert!(count(4096) < 1 << 21, "counting ends early");
    }

    #[test]
    fn files_without_a_name_count_while_they_are_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone");
        std::fs::write(&path, vec![1; 1 << 20]).unwrap();
        let held = std::fs::File::open(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let mut count =
            UsageCount { bytes: 0, limit: u64::MAX, seen: HashSet::new(), devices: HashSet::new() };
        count.add_device(folder.path());
        let mut n_left = MOST_LINKS;
        count.add_nameless(Path::new("/proc/self/fd"), &mut n_left);
        drop(held);
        assert!(count.bytes >= 1 << 20, "{}", count.bytes);
    }
}
