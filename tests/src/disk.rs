//! A disk of a case's own, in memory: a case can fill it, whatever room the machine has, and nobody else meets the end of it.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{FallocateFlags, fallocate, statvfs};
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};
use tempfile::TempDir;

/// A file system in memory; gone when it is dropped.
#[derive(Debug)]
pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// Mounts one that holds `bytes`.
    ///
    /// # Errors
    ///
    /// Where the caller may not mount: only root may.
    pub fn mount(bytes: u64) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("drydock-server-").tempdir()?;
        let options = std::ffi::CString::new(format!("size={bytes},mode=700"))?;
        mount("drydock-test", folder.path(), "tmpfs", MountFlags::empty(), Some(options.as_c_str()))?;
        Ok(Self { folder })
    }

    /// Where it is mounted.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Takes room until only `bytes` are free; the room comes back when the file is dropped.
    ///
    /// # Errors
    ///
    /// When less than that is free already.
    pub fn fill_to(&self, bytes: u64) -> io::Result<Filler> {
        let disk = statvfs(self.path())?;
        let free = disk.f_bavail * disk.f_frsize;
        let wanted =
            free.checked_sub(bytes).ok_or_else(|| io::Error::other(format!("{free} bytes are free")))?;
        let filler = Filler(self.path().join("filler"));
        fallocate(File::create(&filler.0)?, FallocateFlags::empty(), 0, wanted)?;
        Ok(filler)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        unmount(self.path(), UnmountFlags::DETACH).ok();
    }
}

/// A file that takes room; gone when it is dropped.
#[derive(Debug)]
pub struct Filler(PathBuf);

impl Drop for Filler {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).ok();
    }
}
