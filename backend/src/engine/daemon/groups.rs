//! Control groups: the daemon's own, the total of all builds, one a build, and what was used in it.
//!
//! Below our parent group lie `daemon` (the daemon and its helpers) and `buildkit` (all steps), and in that one group for each build, named after its
//! workspace, where `runc.sh` puts its steps. Containers lie beside them with limits of their own. Both hierarchies of the kernel are spoken: the
//! unified one and the older one with a tree for each controller.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::limits::Limits;
use rustix::event::{EventfdFlags, eventfd};
use rustix::process::Signal;

use super::process::send;

/// What one group may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Caps {
    pub(crate) memory_bytes: u64,
    pub(crate) n_pids: Option<u64>,
    pub(crate) millicpus: u64,
}

impl Caps {
    /// Returns those of one build.
    pub(crate) fn of_build(limits: &Limits) -> Self {
        Self {
            memory_bytes: limits.build_memory_bytes,
            n_pids: Some(limits.build_pids),
            millicpus: limits.build_millicpus,
        }
    }

    /// Returns those of all builds together.
    pub(super) fn of_builds(limits: &Limits) -> Self {
        let one = Self::of_build(limits);
        let n_builds = u64::from(limits.builds_at_once.max(1));
        Self {
            memory_bytes: one.memory_bytes.saturating_mul(n_builds),
            n_pids: one.n_pids.map(|n_pids| n_pids.saturating_mul(n_builds)),
            millicpus: one.millicpus.saturating_mul(n_builds),
        }
    }

    /// Returns those of the daemon itself. Its threads wait for steps and containers, so their number is left to those.
    pub(super) fn of_daemon(limits: &Limits) -> Self {
        Self { memory_bytes: limits.engine_memory_bytes, n_pids: None, millicpus: limits.engine_millicpus }
    }

    /// Returns them as members of an OCI runtime's `resources`.
    pub(super) fn to_json(self) -> String {
        let Self { memory_bytes, n_pids, millicpus } = self;
        let pids = n_pids.map(|n_pids| format!("\"pids\":{{\"limit\":{n_pids}}},")).unwrap_or_default();
        let quota = quota_micros(millicpus);
        format!(
            "\"memory\":{{\"limit\":{memory_bytes}}},{pids}\"cpu\":{{\"quota\":{quota},\"period\":{PERIOD_MICROS}}}"
        )
    }
}

/// Makes a group with its caps; `path` begins with a slash.
pub(crate) fn make(path: &str, caps: Caps) -> io::Result<()> {
    let Caps { memory_bytes, n_pids, millicpus } = caps;
    let quota = quota_micros(millicpus);
    let n_pids = n_pids.map_or_else(|| "max".to_owned(), |n_pids| n_pids.to_string());
    if is_unified() {
        let group = PathBuf::from(format!("{CGROUPS}{path}"));
        fs::create_dir_all(&group)?;
        let between = group.ancestors().skip(1).take_while(|above| above.starts_with(CGROUPS));
        let above: Vec<&Path> = between.collect();
        for directory in above.into_iter().rev() {
            fs::write(directory.join("cgroup.subtree_control"), "+memory +pids +cpu")?;
        }
        fs::write(group.join("memory.max"), memory_bytes.to_string())?;
        // A kernel without swap has no such file.
        drop(fs::write(group.join("memory.swap.max"), "0"));
        fs::write(group.join("cpu.max"), format!("{quota} {PERIOD_MICROS}"))?;
        return fs::write(group.join("pids.max"), n_pids);
    }
    let memory = of_controller("memory", path);
    fs::create_dir_all(&memory)?;
    let memory_bytes = memory_bytes.to_string();
    // The limit with swap may not be below the one without, whichever is raised.
    let with_swap = memory.join("memory.memsw.limit_in_bytes");
    drop(fs::write(&with_swap, "-1"));
    fs::write(memory.join("memory.limit_in_bytes"), &memory_bytes)?;
    drop(fs::write(&with_swap, &memory_bytes));
    let pids = of_controller("pids", path);
    fs::create_dir_all(&pids)?;
    fs::write(pids.join("pids.max"), n_pids)?;
    let cpu = of_controller("cpu", path);
    fs::create_dir_all(&cpu)?;
    // Counts only; on most machines it is one tree with the one before.
    fs::create_dir_all(of_controller("cpuacct", path))?;
    fs::write(cpu.join("cpu.cfs_period_us"), PERIOD_MICROS.to_string())?;
    fs::write(cpu.join("cpu.cfs_quota_us"), quota.to_string())
}

/// Returns the files to which a process writes itself to join a group that was made.
pub(crate) fn doors(path: &str) -> Vec<PathBuf> {
    if is_unified() {
        return vec![PathBuf::from(format!("{CGROUPS}{path}/cgroup.procs"))];
    }
    let groups = ["memory", "pids", "cpu", "cpuacct"].map(|controller| of_controller(controller, path));
    groups.iter().filter(|group| group.is_dir()).map(|group| group.join("cgroup.procs")).collect()
}

/// Returns how long a group has worked on all cores together.
pub(crate) fn cpu_micros(path: &str) -> Option<u64> {
    if is_unified() {
        return numbers(&PathBuf::from(format!("{CGROUPS}{path}/cpu.stat")), "usage_usec");
    }
    let nanos: u64 = read_number(&of_controller("cpuacct", path).join("cpuacct.usage"))?;
    Some(nanos / 1000)
}

/// Returns how often the kernel ended a process of this very group for memory.
pub(crate) fn n_killed_for_memory(path: &str) -> u64 {
    let file = if is_unified() {
        PathBuf::from(format!("{CGROUPS}{path}/memory.events"))
    } else {
        of_controller("memory", path).join("memory.oom_control")
    };
    numbers(&file, "oom_kill").unwrap_or(0)
}

/// Which cap a build met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Met {
    /// So many bytes of memory were in use.
    Memory(u64),
    /// So many processes.
    Pids(u64),
}

/// Where the groups of builds are made.
#[derive(Debug)]
pub(crate) struct BuildGroups {
    /// Group of all builds, from the root of the hierarchy.
    path: String,
    /// One file a workspace that builds, with the name of its group; `runc.sh` reads it.
    names: PathBuf,
    /// Groups whose builds have ended while something was left in them.
    stale: Mutex<Vec<String>>,
}

impl BuildGroups {
    pub(crate) fn new(path: String, names: PathBuf) -> Self {
        Self { path, names, stale: Mutex::default() }
    }

    /// Makes the group of a workspace's build.
    pub(crate) fn group(
        self: &Arc<Self>,
        workspace: &str,
        number: u32,
        caps: Caps,
    ) -> io::Result<BuildGroup> {
        self.stale().retain(|path| !remove(path));
        let name = format!("{workspace}-{number}");
        let path = format!("{}/{name}", self.path);
        make(&path, caps)?;
        let mut group = BuildGroup {
            builds: Arc::clone(self),
            named_in: self.names.join(workspace),
            path,
            caps,
            ran_out: None,
            n_killed: 0,
            n_refused: BTreeMap::new(),
        };
        if !is_unified() {
            group.ran_out = watch_memory(&of_controller("memory", &group.path))
                .inspect_err(|error| tracing::debug!(%error, "a build's memory is not watched"))
                .ok();
        }
        fs::create_dir_all(&self.names)?;
        fs::write(&group.named_in, name)?;
        Ok(group)
    }

    /// The list is whole between any two statements, so a panic elsewhere spoils nothing.
    fn stale(&self) -> MutexGuard<'_, Vec<String>> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The group of one build. What still works in it when this is dropped is ended.
#[derive(Debug)]
pub(crate) struct BuildGroup {
    builds: Arc<BuildGroups>,
    named_in: PathBuf,
    path: String,
    caps: Caps,
    /// Tells of every time that its memory ran out, where the kernel counts that for each group apart.
    ran_out: Option<OwnedFd>,
    n_killed: u64,
    /// Forks that were refused, by step: a step takes its own count with it.
    n_refused: BTreeMap<PathBuf, u64>,
}

impl BuildGroup {
    /// Returns the group's path from the root of the hierarchy.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Counts what will not be there any more when a step has ended; to be called now and then while the build runs.
    pub(crate) fn look(&mut self) {
        let pids = self.pids();
        for step in fs::read_dir(&pids).into_iter().flatten().flatten() {
            if let Some(n_refused) = numbers(&step.path().join("pids.events"), "max").filter(|n| *n > 0) {
                let _ = self.n_refused.insert(step.path(), n_refused);
            }
        }
    }

    /// Tells which cap the build has met, if any.
    pub(crate) fn met(&mut self) -> Option<Met> {
        self.look();
        self.n_killed += self.n_new_kills();
        if self.n_killed > 0 {
            let peak = if is_unified() {
                read_number(&PathBuf::from(format!("{CGROUPS}{}/memory.peak", self.path)))
            } else {
                read_number(&of_controller("memory", &self.path).join("memory.max_usage_in_bytes"))
            };
            return Some(Met::Memory(peak.unwrap_or(self.caps.memory_bytes)));
        }
        let pids = self.pids();
        let peak = read_number(&pids.join("pids.peak")).unwrap_or(0);
        let limit = self.caps.n_pids?;
        let own = numbers(&pids.join("pids.events"), "max").unwrap_or(0);
        let is_met = own > 0 || !self.n_refused.is_empty() || peak >= limit;
        is_met.then_some(Met::Pids(peak.max(limit)))
    }

    /// Ends every process of the build.
    pub(crate) fn kill(&self) {
        for pid in pids_below(&self.pids()) {
            send(pid, Signal::KILL);
        }
    }

    fn pids(&self) -> PathBuf {
        if is_unified() {
            PathBuf::from(format!("{CGROUPS}{}", self.path))
        } else {
            of_controller("pids", &self.path)
        }
    }

    /// Returns how often the memory ran out since this was asked last.
    fn n_new_kills(&self) -> u64 {
        let Some(counter) = &self.ran_out else {
            return n_killed_for_memory(&self.path).saturating_sub(self.n_killed);
        };
        let mut bytes = [0; 8];
        // Nothing to read means that it never happened.
        match rustix::io::read(counter, &mut bytes) {
            Ok(8) => u64::from_ne_bytes(bytes),
            Ok(_) | Err(_) => 0,
        }
    }
}

impl Drop for BuildGroup {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.named_in));
        self.kill();
        if !remove(&self.path) {
            self.builds.stale().push(self.path.clone());
        }
    }
}

/// Removes a group and what is left below it, in every hierarchy; tells whether it is gone.
pub(crate) fn remove(path: &str) -> bool {
    let mut is_gone = true;
    for directory in tops(path).iter().flat_map(|top| below(top)) {
        is_gone &= fs::remove_dir(&directory).is_ok() || !directory.exists();
    }
    is_gone
}

/// Returns a group's directory in every hierarchy where it exists.
pub(super) fn tops(path: &str) -> Vec<PathBuf> {
    let hierarchies = fs::read_dir(CGROUPS).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut tops: Vec<PathBuf> = hierarchies
        .chain([PathBuf::from(CGROUPS)])
        .filter_map(|path| fs::canonicalize(path).ok())
        .map(|hierarchy| PathBuf::from(format!("{}{path}", hierarchy.display())))
        .filter(|top| top.is_dir())
        .collect();
    tops.sort();
    tops.dedup();
    tops
}

/// Returns a directory and all below it, the deepest first.
pub(super) fn below(top: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(top).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(below(&entry.path()));
        }
    }
    found.push(top.to_owned());
    found
}

/// Returns the processes of a group and of all below it.
pub(crate) fn pids_below(top: &Path) -> Vec<i32> {
    let read = |directory: &PathBuf| fs::read_to_string(directory.join("cgroup.procs")).unwrap_or_default();
    let texts: Vec<String> = below(top).iter().map(read).collect();
    texts.iter().flat_map(|text| text.lines()).filter_map(|pid| pid.parse().ok()).collect()
}

/// Returns the processes of a group, by its path from the root of the hierarchy.
pub(crate) fn pids_of_group(path: &str) -> Vec<i32> {
    let top =
        if is_unified() { PathBuf::from(format!("{CGROUPS}{path}")) } else { of_controller("pids", path) };
    pids_below(&top)
}

/// Has the kernel count the times at which a group's memory ran out. It counts a killed process in the step's own group, which is gone with the
/// step; this counter stays.
fn watch_memory(group: &Path) -> io::Result<OwnedFd> {
    let counter = eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)?;
    let watched = fs::File::open(group.join("memory.oom_control"))?;
    let mut control = fs::OpenOptions::new().write(true).open(group.join("cgroup.event_control"))?;
    control.write_all(format!("{} {}", counter.as_raw_fd(), watched.as_raw_fd()).as_bytes())?;
    Ok(counter)
}

fn of_controller(controller: &str, path: &str) -> PathBuf {
    PathBuf::from(format!("{CGROUPS}/{controller}{path}"))
}

fn quota_micros(millicpus: u64) -> u64 {
    // The kernel takes no less than a millisecond.
    millicpus.saturating_mul(PERIOD_MICROS / 1000).max(1000)
}

/// Returns the number after a word at the beginning of a line.
fn numbers(file: &Path, word: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    text.lines().find_map(|line| line.strip_prefix(word)?.strip_prefix(' ')?.trim().parse().ok())
}

fn read_number(file: &Path) -> Option<u64> {
    fs::read_to_string(file).ok()?.trim().parse().ok()
}

pub(super) fn is_unified() -> bool {
    Path::new(CGROUPS).join("cgroup.controllers").exists()
}

const CGROUPS: &str = "/sys/fs/cgroup";
const PERIOD_MICROS: u64 = 100_000;
