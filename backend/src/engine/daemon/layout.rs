//! Where the private daemon keeps what, and its configuration.
//!
//! Every name is derived from a hash of the data directory, so that servers with different data run side by side and one finds again what
//! an earlier run of itself left.

use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::mount::mount_bind;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::groups::Caps;
use crate::engine::{EngineConfig, RegistryMirror};

/// Paths and names of one private daemon.
#[derive(Clone, Debug)]
pub(crate) struct DaemonLayout {
    /// `<data>/engine`, absolute.
    pub(crate) root: PathBuf,
    /// What does not outlive a boot: sockets, pid file, run-time state. Short, because socket paths are (108 bytes).
    pub(crate) run: PathBuf,
    /// Where `root` is mounted a second time if the user namespace's root cannot walk to it. Not inside of `run`, which is removed with all in it.
    pub(crate) door: PathBuf,
    /// Bridge; at most 15 characters.
    pub(crate) bridge: String,
    /// Parent of every control group, from the root of the hierarchy.
    pub(crate) cgroup: String,
}

impl DaemonLayout {
    /// Derives everything from the data directory, which is made if it is not there.
    pub(crate) fn of(data_dir: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(data_dir)?;
        let root = data_dir.canonicalize()?;
        let hash = Sha256::digest(root.as_os_str().as_encoded_bytes());
        let key: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            root,
            run: PathBuf::from(format!("/run/drydock-{key}")),
            door: PathBuf::from(format!("/run/drydock-{key}-root")),
            bridge: format!("drydock{key}"),
            cgroup: format!("/drydock-{key}"),
        })
    }

    /// Returns where the daemon listens.
    pub(crate) fn socket(&self) -> PathBuf {
        self.run.join("docker.sock")
    }

    /// Returns the daemon's pid file.
    pub(crate) fn pid_file(&self) -> PathBuf {
        self.run.join("docker.pid")
    }

    /// Returns the daemon's configuration file; its path on a command line marks a process as ours.
    pub(crate) fn config_file(&self) -> PathBuf {
        self.root.join("daemon.json")
    }

    /// Returns the file that takes the daemon's own log.
    pub(crate) fn log_file(&self) -> PathBuf {
        self.root.join("dockerd.log")
    }

    /// Returns the folder of programs that stand before the machine's own on the daemon's `PATH`.
    pub(crate) fn programs(&self) -> PathBuf {
        self.root.join("programs")
    }

    /// Returns the control group of the daemon itself.
    pub(crate) fn daemon_group(&self) -> String {
        format!("{}/daemon", self.cgroup)
    }

    /// Returns the control group of all builds; BuildKit puts its steps there.
    pub(crate) fn builds_group(&self) -> String {
        format!("{}/buildkit", self.cgroup)
    }

    /// Returns the folder that tells which group a workspace's steps belong to.
    pub(crate) fn group_names(&self) -> PathBuf {
        self.run.join("builds")
    }

    /// Returns the number that picks the first subnet to try.
    pub(crate) fn seed(&self) -> u8 {
        self.bridge.bytes().fold(0, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte))
    }

    /// Makes the directories and writes the configuration.
    ///
    /// The user namespace's root must be able to walk into the data root, so `<data>/engine` gets the execute bit for others; nothing becomes readable
    /// by that. The data folder above it holds people's texts and stays closed, as `/root` does on Debian: the same directory gets a second path.
    pub(crate) fn prepare(&self, config: &EngineConfig) -> io::Result<()> {
        std::fs::DirBuilder::new().recursive(true).mode(0o711).create(&self.run)?;
        let mut permissions = std::fs::metadata(&self.root)?.permissions();
        if permissions.mode() & 0o001 == 0 {
            permissions.set_mode(permissions.mode() | 0o001);
            std::fs::set_permissions(&self.root, permissions)?;
        }
        if !others_may_walk_to(&self.root)? {
            std::fs::DirBuilder::new().recursive(true).mode(0o711).create(&self.door)?;
            mount_bind(&self.root, &self.door)?;
        }
        let log = self.log_file();
        if log.exists() {
            std::fs::rename(&log, log.with_extension("log.1"))?;
        }
        self.write_runtime(config)?;
        std::fs::write(self.config_file(), self.config(config).to_string())
    }

    /// Writes the program that the daemon takes for `runc`.
    fn write_runtime(&self, config: &EngineConfig) -> io::Result<()> {
        std::fs::create_dir_all(self.programs())?;
        let text = include_str!("runc.sh")
            .replace("@NAMES@", &self.group_names().display().to_string())
            .replace("@BUILDS@", &self.builds_group())
            .replace("@CAPS@", &Caps::of_build(&config.limits).to_json());
        let path = self.programs().join("runc");
        std::fs::write(&path, text)?;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
    }

    /// Returns where the daemon keeps its storage, by a path that the user namespace's root can walk.
    pub(crate) fn data_root(&self) -> PathBuf {
        let is_open = others_may_walk_to(&self.root).unwrap_or(true);
        if is_open { &self.root } else { &self.door }.join("data")
    }

    /// The hardening. Packet filtering is ours (see `network`): the daemon's own would flush the chains of the machine's Docker.
    fn config(&self, config: &EngineConfig) -> serde_json::Value {
        let EngineConfig { limits, registry_mirror, registry, .. } = config;
        let mirror = registry_mirror.as_ref();
        // Of our own registry, which is on this machine, the daemon wants no encryption anyway.
        let insecure: Vec<&str> = mirror
            .and_then(RegistryMirror::insecure_host)
            .into_iter()
            .chain(registry.insecure_host())
            .collect();
        json!({
            "data-root": self.data_root(),
            "exec-root": self.run.join("exec"),
            "pidfile": self.pid_file(),
            "hosts": [format!("unix://{}", self.socket().display())],
            "group": "root",
            "bridge": self.bridge,
            "iptables": false,
            "ip6tables": false,
            "userland-proxy": false,
            "userns-remap": "default",
            "no-new-privileges": true,
            "live-restore": false,
            "shutdown-timeout": 5,
            "cgroup-parent": self.cgroup,
            "exec-opts": ["native.cgroupdriver=cgroupfs"],
            "default-ulimits": {
                "nofile": { "Name": "nofile", "Soft": 4096, "Hard": 8192 },
                "core": { "Name": "core", "Soft": 0, "Hard": 0 },
            },
            "log-driver": "json-file",
            "log-opts": { "max-size": limits.container_log_bytes.to_string(), "max-file": "1" },
            "registry-mirrors": mirror.map(ToString::to_string).as_slice(),
            "insecure-registries": insecure,
            "storage-opts": self.quota(config).as_slice(),
            "features": { "buildkit": true },
            // Nobody would see what it removes, and the page promises what is there; `disk` does its work.
            "builder": { "gc": { "enabled": false } },
        })
    }
}

impl DaemonLayout {
    /// Where the file system keeps quotas for folders, no layer that is written to can grow beyond what a build or a container may write.
    /// Elsewhere somebody looks (`writes`). The daemon does not start with the option where it has no effect.
    fn quota(&self, config: &EngineConfig) -> Option<String> {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let limits = &config.limits;
        let most = limits.build_disk_bytes.max(limits.container_disk_bytes);
        has_project_quotas(&mounts, &self.root).then(|| format!("overlay2.size={most}"))
    }
}

/// Tells whether a folder lies on XFS with project quotas, the only ones that `overlay2` knows.
fn has_project_quotas(mountinfo: &str, folder: &Path) -> bool {
    let mounts = mountinfo.lines().filter_map(|line| {
        let (mount, kind) = line.split_once(" - ")?;
        let point = PathBuf::from(mount.split(' ').nth(4)?.replace("\\040", " "));
        folder.starts_with(&point).then_some((point, kind))
    });
    // Of several at one point the last is the one that is seen.
    let above = mounts.max_by_key(|(point, _)| point.as_os_str().len());
    above.is_some_and(|(_, kind)| {
        let mut words = kind.split(' ');
        let is_xfs = words.next() == Some("xfs");
        let options = words.nth(1).unwrap_or("");
        is_xfs && options.split(',').any(|option| matches!(option, "prjquota" | "pquota"))
    })
}

/// Returns whether every directory from `/` down to `path` lets others through.
fn others_may_walk_to(path: &Path) -> io::Result<bool> {
    for directory in path.ancestors() {
        if std::fs::metadata(directory)?.permissions().mode() & 0o001 == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_data_directory_and_fit() {
        let directory = tempfile::tempdir().unwrap();
        let one = DaemonLayout::of(&directory.path().join("one")).unwrap();
        let again = DaemonLayout::of(&directory.path().join("one")).unwrap();
        let two = DaemonLayout::of(&directory.path().join("two")).unwrap();
        assert_eq!(one.bridge, again.bridge);
        assert_ne!(one.bridge, two.bridge);
        assert_ne!(one.run, two.run);
        assert!(one.bridge.len() <= 15);
        assert!(one.run.join("exec/containerd/containerd-debug.sock").as_os_str().len() < 100);
    }

    #[test]
    fn a_closed_directory_above_gives_the_storage_another_path() {
        let directory = tempfile::tempdir().unwrap();
        let above = directory.path().join("closed");
        let layout = DaemonLayout::of(&above.join("data")).unwrap();
        let allow = |mode| {
            std::fs::set_permissions(&above, std::fs::Permissions::from_mode(mode)).unwrap();
            std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        };
        allow(0o755);
        let is_open = others_may_walk_to(directory.path()).unwrap();
        assert_eq!(layout.data_root().starts_with(&layout.root), is_open);
        allow(0o700);
        assert_eq!(layout.data_root(), layout.door.join("data"));
    }

    #[test]
    fn the_hardening_is_in_the_configuration() {
        let directory = tempfile::tempdir().unwrap();
        let config =
            DaemonLayout::of(directory.path()).unwrap().config(&EngineConfig::bare(directory.path()));
        assert_eq!(config["userns-remap"], "default");
        assert_eq!(config["registry-mirrors"], json!([]));
        assert_eq!(config["no-new-privileges"], true);
        assert_eq!(config["live-restore"], false);
        assert_eq!(config["iptables"], false);
    }

    #[test]
    fn quotas_are_used_where_the_file_system_has_them() {
        let mounts = "22 1 254:0 / / rw - ext4 /dev/a rw\n23 22 254:1 / /data rw - xfs /dev/b rw,attr2,prjquota\n24 22 254:2 / /data/plain rw - xfs /dev/c rw,noquota\n";
        assert!(has_project_quotas(mounts, Path::new("/data/engine")));
        assert!(!has_project_quotas(mounts, Path::new("/data/plain/engine")));
        assert!(!has_project_quotas(mounts, Path::new("/srv/engine")));
    }

    #[test]
    fn a_mirror_is_asked_without_encryption_only_when_it_is_addressed_so() {
        let directory = tempfile::tempdir().unwrap();
        let layout = DaemonLayout::of(directory.path()).unwrap();
        let lists = |mirror: &str| {
            let registry_mirror = Some(mirror.parse().unwrap());
            let config =
                layout.config(&EngineConfig { registry_mirror, ..EngineConfig::bare(directory.path()) });
            (config["registry-mirrors"].clone(), config["insecure-registries"].clone())
        };
        assert_eq!(lists("http://a:5000"), (json!(["http://a:5000"]), json!(["a:5000"])));
        assert_eq!(lists("https://a"), (json!(["https://a"]), json!([])));
    }
}
