//! The data folder: closed to other users of the machine, and used by one server at a time.
//!
//! The lock is `flock` on a file in the folder. It ends with the process, however that ends, so a file that was left behind is no obstacle; and the file stays
//! when the lock goes, because who removes a lock file can remove another one's. Programs that the server starts do not inherit it.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DataFolderError {
    #[error("could not create or close the data folder `{path}`")]
    Folder { path: PathBuf, source: io::Error },
    #[error("could not lock the data folder with `{path}`")]
    Lock { path: PathBuf, source: io::Error },
    #[error("another server uses the data folder `{path}`")]
    InUse { path: PathBuf, process_id: Option<u32> },
}

/// The right to a data folder; it is given up when this is dropped.
#[derive(Debug)]
pub(crate) struct DataFolder {
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if it is not there, closes it to others, and locks it.
    pub(crate) fn claim(path: &Path) -> Result<Self, DataFolderError> {
        let folder = |source| DataFolderError::Folder { path: path.to_owned(), source };
        make_private(path).map_err(folder)?;
        let lock_path = path.join(LOCK);
        let refused = |source| DataFolderError::Lock { path: lock_path.clone(), source };
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(PRIVATE_FILE);
        let mut lock = options.open(&lock_path).map_err(refused)?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(rustix::io::Errno::WOULDBLOCK) => {
                return Err(DataFolderError::InUse { path: path.to_owned(), process_id: holder(&mut lock) });
            }
            Err(error) => return Err(refused(error.into())),
        }
        let write = |lock: &mut File| {
            lock.set_permissions(Permissions::from_mode(PRIVATE_FILE))?;
            lock.set_len(0)?;
            lock.rewind()?;
            writeln!(lock, "{}", std::process::id())
        };
        // On a full disk the lock still holds; the second server just cannot name the first.
        if let Err(error) = write(&mut lock) {
            tracing::warn!(%error, "the lock does not name this process");
        }
        Ok(Self { _lock: lock })
    }
}

/// Makes a folder that only its owner may enter. One that was there before and holds things of others (somebody may name `/tmp`) stays as it is: the files
/// in it that are ours are closed by themselves.
pub(crate) fn make_private(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(PRIVATE_FOLDER).create(path)?;
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    if !holds_only_ours(path)? {
        tracing::warn!(path = %path.display(), "the data folder is open to others and holds other things too; it stays open");
        return Ok(());
    }
    std::fs::set_permissions(path, Permissions::from_mode(PRIVATE_FOLDER))
}

fn holds_only_ours(path: &Path) -> io::Result<bool> {
    for entry in std::fs::read_dir(path)? {
        let name = entry?.file_name();
        if !name.as_encoded_bytes().starts_with(OUR_FILES) && !OUR_FOLDERS.contains(&&*name.to_string_lossy())
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Makes a file that only its owner may read, or closes one that is there to others.
pub(crate) fn make_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let file = options.read(true).write(true).create(true).truncate(false).mode(PRIVATE_FILE).open(path)?;
    file.set_permissions(Permissions::from_mode(PRIVATE_FILE))?;
    Ok(file)
}

fn holder(lock: &mut File) -> Option<u32> {
    let mut text = String::new();
    // A process id is short, whatever somebody may have written into the file.
    let _ = lock.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

const LOCK: &str = "drydock.lock";
const OUR_FILES: &[u8] = b"drydock.";
const OUR_FOLDERS: [&str; 2] = ["engine", "registry"];
const PRIVATE_FOLDER: u32 = 0o700;
const PRIVATE_FILE: u32 = 0o600;

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_second_server_is_refused_with_the_first_ones_process_id() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("data");
        let first = DataFolder::claim(&path).unwrap();
        let refusal = DataFolder::claim(&path).expect_err("it is in use");
        let own = std::process::id();
        assert!(
            matches!(refusal, DataFolderError::InUse { process_id: Some(id), .. } if id == own),
            "{refusal:?}"
        );
        drop(first);
        drop(DataFolder::claim(&path).expect("the lock is gone with its holder"));
    }

    #[test]
    fn a_lock_file_that_a_killed_server_left_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        for left in ["1\n", "", "no number at all, and far longer than any process id could be"] {
            std::fs::write(folder.path().join(LOCK), left).unwrap();
            drop(DataFolder::claim(folder.path()).unwrap());
        }
        assert_eq!(
            std::fs::read_to_string(folder.path().join(LOCK)).unwrap(),
            format!("{}\n", std::process::id())
        );
    }

    #[test]
    fn another_path_to_the_same_folder_is_the_same_folder() {
        let above = tempfile::tempdir().unwrap();
        let (path, link) = (above.path().join("data"), above.path().join("link"));
        let _first = DataFolder::claim(&path).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(DataFolder::claim(&link).is_err());
    }

    #[test]
    fn folder_and_lock_are_closed_to_others() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("a/data");
        drop(DataFolder::claim(&path).unwrap());
        assert_eq!((mode(&path), mode(&path.join(LOCK))), (0o700, 0o600));
        std::fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        std::fs::set_permissions(path.join(LOCK), Permissions::from_mode(0o644)).unwrap();
        drop(DataFolder::claim(&path).unwrap());
        assert_eq!(
            (mode(&path), mode(&path.join(LOCK))),
            (0o700, 0o600),
            "what an older server left is closed"
        );
    }

    #[test]
    fn a_folder_that_holds_things_of_others_stays_open() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("shared");
        std::fs::create_dir(&path).unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        std::fs::write(path.join("somebody's.txt"), "").unwrap();
        drop(DataFolder::claim(&path).unwrap());
        assert_eq!((mode(&path), mode(&path.join(LOCK))), (0o755, 0o600));
    }
}
