//! The workspace's files as the tools see them, and the same in memory.
//!
//! Paths are normalised and relative to the workspace: no `.`, no `..`, no leading and no double slash. The empty path is the workspace itself.

use std::collections::BTreeMap;

use catalogue::Message;

/// A folder that tools read and change. The server implements [`Folder`] over the files of the workspace.
pub trait Folder {
    /// Returns the content of a file; nothing when the path is no file.
    fn read(&self, path: &str) -> Option<Vec<u8>>;
    /// Describes a file or a folder. The workspace itself is always a folder.
    fn describe(&self, path: &str) -> Option<Entry>;
    /// Lists what is directly in a folder, in any order.
    fn entries(&self, path: &str) -> Vec<Entry>;
    /// Writes a file whole; the folders above it are there.
    ///
    /// # Errors
    /// The workspace may refuse the path or the size.
    fn write(&mut self, path: &str, content: Vec<u8>, is_executable: bool) -> Result<(), FolderError>;
    /// Removes a file or an empty folder.
    ///
    /// # Errors
    /// The workspace may refuse.
    fn remove(&mut self, path: &str) -> Result<(), FolderError>;
    /// Makes a folder whose parent is there.
    ///
    /// # Errors
    /// The workspace may refuse the path.
    fn make_folder(&mut self, path: &str) -> Result<(), FolderError>;
}

/// A file or a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The last part of the path; empty for the workspace itself.
    pub name: String,
    /// Whether the entry is a folder.
    pub is_folder: bool,
    /// Whether a file has the executable bit.
    pub is_executable: bool,
    /// The length of a file in bytes.
    pub size_bytes: u64,
    /// The time of the last change in Unix seconds, where the workspace knows.
    pub modified: Option<i64>,
}

/// A change that the workspace refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderError {
    /// Why, and what to do.
    pub message: Message,
}

/// Files and folders in memory, without limits of their own.
#[derive(Clone, Debug, Default)]
pub struct MemoryFolder {
    entries: BTreeMap<String, Stored>,
}

/// What a path holds.
#[derive(Clone, Debug)]
enum Stored {
    Folder,
    File { content: Vec<u8>, is_executable: bool },
}

impl MemoryFolder {
    /// Holds files by path; their folders are made.
    #[must_use]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let mut folder = Self::default();
        for (path, content) in files {
            for (at, _) in path.match_indices('/') {
                folder.entries.insert(path[..at].to_owned(), Stored::Folder);
            }
            let stored = Stored::File { content: content.as_bytes().to_vec(), is_executable: false };
            folder.entries.insert((*path).to_owned(), stored);
        }
        folder
    }

    /// Returns all paths in order; those of folders end with a slash.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let path = |(path, stored): (&String, &Stored)| match stored {
            Stored::Folder => format!("{path}/"),
            Stored::File { .. } => path.clone(),
        };
        self.entries.iter().map(path).collect()
    }

    fn entry(path: &str, stored: &Stored) -> Entry {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        match stored {
            Stored::Folder => {
                Entry { name, is_folder: true, is_executable: false, size_bytes: 4096, modified: None }
            }
            Stored::File { content, is_executable } => Entry {
                name,
                is_folder: false,
                is_executable: *is_executable,
                size_bytes: u64::try_from(content.len()).unwrap_or(u64::MAX),
                modified: None,
            },
        }
    }
}

impl Folder for MemoryFolder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match self.entries.get(path)? {
            Stored::Folder => None,
            Stored::File { content, .. } => Some(content.clone()),
        }
    }

    fn describe(&self, path: &str) -> Option<Entry> {
        if path.is_empty() {
            return Some(Self::entry(path, &Stored::Folder));
        }
        self.entries.get(path).map(|stored| Self::entry(path, stored))
    }

    fn entries(&self, path: &str) -> Vec<Entry> {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
        let below = self.entries.range(prefix.clone()..).take_while(|(path, _)| path.starts_with(&prefix));
        below
            .filter(|(path, _)| path.get(prefix.len()..).is_some_and(|rest| !rest.contains('/')))
            .map(|(path, stored)| Self::entry(path, stored))
            .collect()
    }

    fn write(&mut self, path: &str, content: Vec<u8>, is_executable: bool) -> Result<(), FolderError> {
        self.entries.insert(path.to_owned(), Stored::File { content, is_executable });
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), FolderError> {
        self.entries.remove(path);
        Ok(())
    }

    fn make_folder(&mut self, path: &str) -> Result<(), FolderError> {
        self.entries.insert(path.to_owned(), Stored::Folder);
        Ok(())
    }
}
