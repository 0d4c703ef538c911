//! The files that a shell can see, and how a glob finds them.

use text::budget::{Budget, Spent, Work};

use super::pattern::Marked;

/// The files that a shell can see. Paths are as they are typed: relative to the working folder, or absolute.
pub trait Files {
    /// Returns what lies in a folder, without `.` and `..`; empty where there is no such folder. The path is empty for the working folder and ends
    /// with a slash otherwise.
    fn entries(&self, folder: &str) -> Vec<FileEntry>;

    /// Returns what lies at a path.
    fn kind(&self, path: &str) -> Option<FileKind>;
}

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its name in the folder.
    pub name: String,
    /// Whether it is a folder itself.
    pub is_folder: bool,
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A file.
    File {
        /// Its size, in bytes.
        size_bytes: u64,
    },
    /// A folder.
    Folder,
}

/// Returns the paths that a glob stands for, sorted by their bytes; none where nothing matches.
pub(super) fn matching(glob: &Marked, files: &dyn Files, budget: &Budget) -> Result<Vec<String>, Spent> {
    let segments = glob.split_at_slashes();
    let mut paths = vec![String::new()];
    let mut is_checked = true;
    for (index, segment) in segments.iter().enumerate() {
        let is_last = index + 1 == segments.len();
        let end = if is_last { "" } else { "/" };
        let text = segment.text();
        if !segment.has_pattern() {
            for path in &mut paths {
                budget.spend(Work::Expanding, path.len() + text.len() + 1)?;
                path.push_str(&text);
                path.push_str(end);
            }
            is_checked = false;
            continue;
        }
        let pattern = segment.pattern();
        let mut found = Vec::new();
        for path in &paths {
            budget.spend(Work::Expanding, path.len() + 1)?;
            for entry in files.entries(path) {
                budget.spend(Work::Expanding, path.len() + entry.name.len() + 1)?;
                let is_hidden = entry.name.starts_with('.') && !text.starts_with('.');
                let is_of_use = !is_hidden && (is_last || entry.is_folder);
                if is_of_use && pattern.matches(&entry.name, budget)? {
                    found.push(format!("{path}{}{end}", entry.name));
                }
            }
        }
        paths = found;
        is_checked = true;
    }
    if !is_checked {
        paths.retain(|path| match path.strip_suffix('/') {
            Some(folder) => folder.is_empty() || files.kind(folder) == Some(FileKind::Folder),
            None => files.kind(path).is_some(),
        });
    }
    paths.sort();
    Ok(paths)
}
