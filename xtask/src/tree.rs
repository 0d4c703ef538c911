//! Where things lie in the repository.

use std::path::{Path, PathBuf};

/// The repository's root and its target folder.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// The root.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it makes.
    pub(crate) target: PathBuf,
}

impl Tree {
    /// Finds the tree that this program was compiled in.
    pub(crate) fn find() -> Self {
        let manifest_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest_dir.parent().unwrap_or(manifest_dir).to_path_buf();
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Self { root, target }
    }

    /// Returns the folder of the built page.
    pub(crate) fn page(&self, name: &str) -> PathBuf {
        // Not below `CARGO_TARGET_DIR`: the server has to find the folder without being told.
        self.root.join("target").join(name)
    }

    /// Returns the folder of stamps and half-made files.
    pub(crate) fn work(&self) -> PathBuf {
        self.target.join("page-work")
    }
}

/// Lists the files below a folder by path, without files and folders named in `except`; a folder that is absent has none.
pub(crate) fn files_below(dir: &Path, except: &[&str]) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(dir) = dirs.pop() {
        if !dir.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&dir)? {
            let entry = entry?;
            if except.iter().any(|name| entry.file_name() == *name) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                dirs.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
