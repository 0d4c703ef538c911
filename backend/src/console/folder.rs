//! The workspace's files as a command sees them: a copy that it may change, and what follows from the changes.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::Message;
use console::shell::{FileEntry, FileKind, Files};
use console::tools::{Entry, Folder, FolderError, resolve};
use protocol::{FileRecord, Notice, ServerMessage, SessionRequest, check_path};

use crate::session::{SessionCaller, SessionError};

/// The files at one moment, with what a command changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct WorkspaceFolder {
    /// The revision, content and mode of each file as they were.
    before: BTreeMap<String, Held>,
    files: BTreeMap<String, (Vec<u8>, bool)>,
    /// Folders without a file, which only the shell knows.
    empty: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Held {
    revision: u64,
    content: Vec<u8>,
    is_executable: bool,
}

/// One change of a file, ready to be asked for.
type Change = (String, SessionRequest);

impl WorkspaceFolder {
    /// Reads the files from the session; `empty` are the folders that hold none.
    ///
    /// # Errors
    ///
    /// When the session has ended.
    pub(crate) async fn read(
        session: &SessionCaller,
        empty: &BTreeSet<String>,
    ) -> Result<Self, SessionError> {
        Ok(Self::new(session.files().await?, empty))
    }

    fn new(records: Vec<FileRecord>, empty: &BTreeSet<String>) -> Self {
        let mut folder = Self { empty: empty.clone(), ..Self::default() };
        for file in records {
            let content = file.content.unwrap_or_default().into_bytes();
            let held =
                Held { revision: file.revision, content: content.clone(), is_executable: file.is_executable };
            folder.files.insert(file.path.clone(), (content, file.is_executable));
            folder.before.insert(file.path, held);
        }
        folder
    }

    /// Returns the folders without a file.
    pub(crate) fn empty_folders(&self) -> BTreeSet<String> {
        self.empty.iter().filter(|folder| !self.has_files_in(folder)).cloned().collect()
    }

    /// Returns the text of a file, if it is one.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        let (content, _) = self.files.get(path)?;
        Some(String::from_utf8_lossy(content).into_owned())
    }

    /// Asks the session for each change that was made. What cannot be kept is told, the rest is kept.
    ///
    /// # Errors
    ///
    /// When the session has ended.
    pub(crate) async fn save(&self, session: &SessionCaller) -> Result<Vec<(String, Notice)>, SessionError> {
        let mut refused = Vec::new();
        for (path, request) in self.changes() {
            if let ServerMessage::Refused { notice } = session.ask(request).await? {
                refused.push((path, notice));
            }
        }
        Ok(refused)
    }

    /// Files that go come first, so that what takes their place has room.
    fn changes(&self) -> Vec<Change> {
        let gone = self.before.keys().filter(|path| !self.files.contains_key(*path));
        let gone = gone.map(|path| (path.clone(), SessionRequest::DeleteFile { path: path.clone() }));
        let written = self.files.iter().filter_map(|(path, (content, is_executable))| {
            let held = self.before.get(path);
            let is_same =
                held.is_some_and(|held| held.content == *content && held.is_executable == *is_executable);
            let request = || SessionRequest::SaveFile {
                path: path.clone(),
                content: String::from_utf8_lossy(content).into_owned(),
                base_revision: held.map_or(0, |held| held.revision),
                is_executable: *is_executable,
            };
            (!is_same).then(|| (path.clone(), request()))
        });
        gone.chain(written).collect()
    }

    fn has_files_in(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        self.files.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
    }

    fn is_folder(&self, path: &str) -> bool {
        let start = format!("{path}/");
        let holds_empty = || self.empty.iter().any(|folder| folder == path || folder.starts_with(&start));
        path.is_empty() || self.has_files_in(path) || holds_empty()
    }
}

impl Folder for WorkspaceFolder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.files.get(path).map(|(content, _)| content.clone())
    }

    fn describe(&self, path: &str) -> Option<Entry> {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        if let Some((content, is_executable)) = self.files.get(path) {
            return Some(Entry {
                name,
                is_folder: false,
                is_executable: *is_executable,
                size_bytes: content.len() as u64,
                modified: None,
            });
        }
        self.is_folder(path).then_some(Entry {
            name,
            is_folder: true,
            is_executable: false,
            size_bytes: FOLDER_BYTES,
            modified: None,
        })
    }

    fn entries(&self, path: &str) -> Vec<Entry> {
        let start = if path.is_empty() { String::new() } else { format!("{path}/") };
        let below = |path: &String| {
            let rest = path.strip_prefix(&start)?;
            Some(rest.split('/').next().unwrap_or_default().to_owned()).filter(|name| !name.is_empty())
        };
        let names: BTreeSet<String> = self.files.keys().chain(&self.empty).filter_map(below).collect();
        names.into_iter().filter_map(|name| self.describe(&format!("{start}{name}"))).collect()
    }

    fn write(&mut self, path: &str, content: Vec<u8>, is_executable: bool) -> Result<(), FolderError> {
        if let Err(problem) = check_path(path) {
            return Err(FolderError {
                message: refusal(&Notice::BadPath { path: path.to_owned(), problem }),
            });
        }
        if std::str::from_utf8(&content).is_err() {
            return Err(FolderError { message: catalogue::console::not_text(path) });
        }
        self.files.insert(path.to_owned(), (content, is_executable));
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), FolderError> {
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent).to_owned();
        drop(self.files.remove(path));
        self.empty.remove(path);
        // A folder stays when its last file goes.
        if !parent.is_empty() && !self.has_files_in(&parent) && self.empty.len() < EMPTY_FOLDERS {
            self.empty.insert(parent);
        }
        Ok(())
    }

    fn make_folder(&mut self, path: &str) -> Result<(), FolderError> {
        if self.empty.len() >= EMPTY_FOLDERS {
            return Err(FolderError { message: catalogue::console::too_many_folders(EMPTY_FOLDERS) });
        }
        self.empty.insert(path.to_owned());
        Ok(())
    }
}

/// The files as a shell in a folder finds them by globs.
#[derive(Debug)]
pub(crate) struct FilesFrom<'a> {
    pub(crate) folder: &'a WorkspaceFolder,
    pub(crate) here: &'a str,
}

impl Files for FilesFrom<'_> {
    fn entries(&self, folder: &str) -> Vec<FileEntry> {
        let Ok(path) = resolve(self.here, if folder.is_empty() { "." } else { folder }) else {
            return Vec::new();
        };
        let entries = Folder::entries(self.folder, &path);
        entries.into_iter().map(|entry| FileEntry { name: entry.name, is_folder: entry.is_folder }).collect()
    }

    fn kind(&self, path: &str) -> Option<FileKind> {
        let entry = self.folder.describe(&resolve(self.here, path).ok()?)?;
        Some(if entry.is_folder { FileKind::Folder } else { FileKind::File { size_bytes: entry.size_bytes } })
    }
}

/// Words why a change of a file was refused.
pub(crate) fn refusal(notice: &Notice) -> Message {
    messages::notice::notice(notice).text
}

/// What `ls -l` shows for a folder.
const FOLDER_BYTES: u64 = 4096;
/// Folders without a file that one shell keeps.
const EMPTY_FOLDERS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn record(path: &str, content: &str, revision: u64) -> FileRecord {
        FileRecord {
            path: path.to_owned(),
            content: Some(content.to_owned()),
            revision,
            digest: protocol::Digest(String::new()),
            is_executable: false,
        }
    }

    fn folder() -> WorkspaceFolder {
        let records = vec![record("Dockerfile", "FROM a\n", 3), record("src/app.py", "x\n", 4)];
        WorkspaceFolder::new(records, &BTreeSet::new())
    }

    #[test]
    fn only_what_changed_is_asked_for_and_with_its_revision() {
        let mut folder = folder();
        assert!(folder.changes().is_empty());
        folder.write("Dockerfile", b"FROM a\n".to_vec(), false).unwrap();
        assert!(folder.changes().is_empty(), "the same is no change");
        folder.write("Dockerfile", b"FROM b\n".to_vec(), false).unwrap();
        folder.write("new.txt", b"n".to_vec(), true).unwrap();
        folder.remove("src/app.py").unwrap();
        let changes: Vec<_> = folder.changes().into_iter().map(|(_, request)| request).collect();
        let save = |path: &str, content: &str, base_revision, is_executable| SessionRequest::SaveFile {
            path: path.into(),
            content: content.into(),
            base_revision,
            is_executable,
        };
        assert_eq!(
            changes,
            [
                SessionRequest::DeleteFile { path: "src/app.py".into() },
                save("Dockerfile", "FROM b\n", 3, false),
                save("new.txt", "n", 0, true),
            ]
        );
    }

    #[test]
    fn folders_are_there_with_their_files_or_because_they_were_made() {
        let mut folder = folder();
        let names = |folder: &WorkspaceFolder, path: &str| {
            let entries = Folder::entries(folder, path).into_iter();
            entries.map(|entry| (entry.name, entry.is_folder)).collect::<Vec<_>>()
        };
        assert_eq!(names(&folder, ""), [("Dockerfile".into(), false), ("src".into(), true)]);
        assert_eq!(names(&folder, "src"), [("app.py".into(), false)]);
        folder.make_folder("empty").unwrap();
        folder.remove("src/app.py").unwrap();
        assert_eq!(
            names(&folder, ""),
            [("Dockerfile".into(), false), ("empty".into(), true), ("src".into(), true)]
        );
        folder.write("empty/x", Vec::new(), false).unwrap();
        assert_eq!(folder.empty_folders(), BTreeSet::from(["src".to_owned()]));
    }

    #[test]
    fn a_path_and_bytes_that_no_workspace_holds_are_refused() {
        let mut folder = folder();
        assert!(folder.write("a\u{7f}b", Vec::new(), false).is_err());
        assert!(folder.write("image.png", vec![0xff, 0xd8], false).is_err());
        assert!(folder.changes().is_empty());
    }

    #[test]
    fn globs_see_the_folder_in_which_the_shell_stands() {
        let folder = folder();
        let files = FilesFrom { folder: &folder, here: "src" };
        assert_eq!(files.entries("")[0].name, "app.py");
        assert_eq!(files.kind("../Dockerfile"), Some(FileKind::File { size_bytes: 7 }));
        assert_eq!(files.kind(".."), Some(FileKind::Folder));
        assert_eq!(files.kind("../../x"), None);
    }
}
