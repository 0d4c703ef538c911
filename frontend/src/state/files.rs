//! All files of the workspace, and which of them are in front.

use std::rc::Rc;

use protocol::{DOCKERFILE, FileRecord};
use review::FileKind;

use super::{File, Sync};

/// All files of the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EditorFiles {
    /// By path: few files need no map, whose code is large.
    files: Vec<(String, File)>,
    /// Paths that were removed here and are not gone at the server yet.
    removals: Vec<String>,
    /// The tab that was selected last.
    active: String,
    /// The Dockerfile in the upper pane.
    upper: Option<String>,
    /// The file in the lower pane.
    lower: Option<String>,
}

impl EditorFiles {
    /// Returns every file by path, the Dockerfiles first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        let (first, rest): (Vec<_>, Vec<_>) = self.files.iter().partition(|(path, _)| is_upper(path));
        first.into_iter().chain(rest).map(|(path, file)| (path.as_str(), file))
    }

    /// Returns where the file at `path` is, or where it would be.
    fn place(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|(known, _)| known.as_str().cmp(path))
    }

    fn has(&self, path: &str) -> bool {
        self.place(path).is_ok()
    }

    fn get_mut(&mut self, path: &str) -> Option<&mut File> {
        let place = self.place(path).ok()?;
        self.files.get_mut(place).map(|(_, file)| file)
    }

    fn put(&mut self, path: String, file: File) {
        match self.place(&path) {
            Ok(place) => self.files[place].1 = file,
            Err(place) => self.files.insert(place, (path, file)),
        }
    }

    fn take(&mut self, path: &str) -> Option<File> {
        self.place(path).ok().map(|place| self.files.remove(place).1)
    }

    /// Returns the file at `path`.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.files.get(self.place(path).ok()?).map(|(_, file)| file)
    }

    /// Returns whether a file stands in the folder `path`.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        let is_inside = |file: &str| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        self.files.iter().any(|(path, _)| is_inside(path))
    }

    /// Returns the path of the tab that was selected last.
    pub(crate) fn active(&self) -> &str {
        &self.active
    }

    /// Returns the path of the Dockerfile in the upper pane.
    pub(crate) fn upper(&self) -> Option<&str> {
        self.upper.as_deref()
    }

    /// Returns the path of the file in the lower pane.
    pub(crate) fn lower(&self) -> Option<&str> {
        self.lower.as_deref()
    }

    /// Returns paths that the server has still to remove.
    pub(crate) fn removals(&self) -> impl Iterator<Item = &str> {
        self.removals.iter().map(String::as_str)
    }

    /// Returns whether these are the same paths, texts and modes.
    pub(crate) fn are_as(&self, others: &Self) -> bool {
        let of = |files: &Self| -> Vec<(String, Rc<str>, bool)> {
            files
                .iter()
                .map(|(path, file)| (path.to_owned(), Rc::clone(&file.text), file.is_executable))
                .collect()
        };
        of(self) == of(others)
    }

    /// Returns whether the server has everything.
    pub(crate) fn is_saved(&self) -> bool {
        self.removals.is_empty() && self.files.iter().all(|(_, file)| !file.is_unsaved())
    }

    /// Returns the first file that was changed here and elsewhere.
    pub(crate) fn first_conflict(&self) -> Option<&str> {
        self.iter().find(|(_, file)| matches!(file.sync, Sync::Conflict { .. })).map(|(path, _)| path)
    }

    /// Changes one file, if it is there.
    pub(crate) fn change(&mut self, path: &str, change: impl FnOnce(&mut File)) {
        if let Some(file) = self.get_mut(path) {
            change(file);
        }
    }

    /// Puts a file at `path`, in front.
    pub(crate) fn add(&mut self, path: &str, text: Rc<str>) {
        match self.get_mut(path) {
            Some(file) => file.edit(text),
            None => {
                self.put(path.to_owned(), File::new(text));
            }
        }
        self.select(path);
    }

    /// Puts a file as it was kept in the browser.
    pub(crate) fn restore(&mut self, path: &str, (text, is_executable): (Rc<str>, bool), revision: u64) {
        self.put(path.to_owned(), File { text, revision, is_executable, sync: Sync::Edited });
        self.settle_selection();
    }

    /// Brings the tab of `path` to the front.
    pub(crate) fn select(&mut self, path: &str) {
        if !self.has(path) {
            return;
        }
        path.clone_into(&mut self.active);
        let pane = if is_upper(path) { &mut self.upper } else { &mut self.lower };
        *pane = Some(path.to_owned());
    }

    /// Opens a Dockerfile in the upper pane; the file in front stays there.
    pub(crate) fn open_dockerfile(&mut self, path: &str) {
        if is_upper(path) && self.has(path) {
            self.upper = Some(path.to_owned());
        }
    }

    /// Removes a file here; the server is still to be told.
    pub(crate) fn remove(&mut self, path: &str) {
        if let Some(file) = self.take(path)
            && file.revision > 0
        {
            self.note_removal(path);
        }
        self.settle_selection();
    }

    fn note_removal(&mut self, path: &str) {
        if !self.removals.iter().any(|removed| removed == path) {
            self.removals.push(path.to_owned());
        }
    }

    /// Notes that the server has removed a file, or never had it.
    pub(crate) fn removed(&mut self, path: &str) {
        self.removals.retain(|removed| removed != path);
    }

    /// Takes the server's news that a file is gone; what was typed into it here is kept as a new file.
    pub(crate) fn gone(&mut self, path: &str) {
        self.removals.retain(|removed| removed != path);
        match self.get_mut(path) {
            Some(file) if file.is_unsaved() => file.renew(),
            Some(_) => {
                self.take(path);
            }
            None => {}
        }
        self.settle_selection();
    }

    /// Gives a file another path.
    pub(crate) fn rename(&mut self, from: &str, to: &str, revision: Option<u64>) {
        let Some(mut file) = self.take(from) else { return };
        match revision {
            Some(revision) => file.revision = revision,
            None => {
                if file.revision > 0 {
                    self.note_removal(from);
                }
                file.renew();
            }
        }
        self.put(to.to_owned(), file);
        if self.active == from {
            to.clone_into(&mut self.active);
        }
        let pane = if is_upper(from) { &mut self.upper } else { &mut self.lower };
        if pane.as_deref() == Some(from) && is_upper(from) == is_upper(to) {
            *pane = Some(to.to_owned());
        }
        self.settle_selection();
    }

    /// Takes the server's news of one file.
    pub(crate) fn changed(&mut self, record: &FileRecord) {
        let is_removed = self.removals.contains(&record.path);
        match self.get_mut(&record.path) {
            Some(file) => file.changed(record),
            None if is_removed => {}
            None => self.insert_record(record),
        }
        self.settle_selection();
    }

    /// Takes all files of a workspace after a new connection. Files with unsaved edits stay; others become what the server has.
    pub(crate) fn welcome(&mut self, records: &[FileRecord]) {
        let is_known = |path: &str| records.iter().any(|record| record.path == path);
        self.removals.retain(|path| is_known(path));
        self.files.retain(|(path, file)| file.is_unsaved() || is_known(path));
        for (path, file) in &mut self.files {
            if !is_known(path) {
                file.renew();
            }
        }
        for record in records {
            let is_removed = self.removals.contains(&record.path);
            match self.get_mut(&record.path) {
                Some(file) => file.welcomed(record),
                None if is_removed => {}
                None => self.insert_record(record),
            }
        }
        self.settle_selection();
    }

    /// Takes the files of a new workspace that stands in for a lost one: everything here is sent again, over what the server begins with.
    pub(crate) fn move_to(&mut self, records: &[FileRecord]) {
        if self.files.is_empty() {
            return self.welcome(records);
        }
        self.removals.clear();
        for (_, file) in &mut self.files {
            file.renew();
        }
        for record in records {
            match self.get_mut(&record.path) {
                Some(file) => file.revision = record.revision,
                None => {
                    self.note_removal(&record.path);
                }
            }
        }
        self.settle_selection();
    }

    fn insert_record(&mut self, record: &FileRecord) {
        if let Some(content) = record.content.as_deref() {
            self.put(record.path.clone(), File::of(record, content));
        }
    }

    /// Keeps a file in each pane as long as there is one.
    fn settle_selection(&mut self) {
        let paths = || self.files.iter().map(|(path, _)| path);
        let first = |usual: &str, is_here: fn(&str) -> bool| {
            paths().find(|path| *path == usual).or_else(|| paths().find(|path| is_here(path))).cloned()
        };
        if self.upper.as_ref().is_none_or(|path| !self.has(path)) {
            self.upper = first(DOCKERFILE, is_upper);
        }
        if self.lower.as_ref().is_none_or(|path| !self.has(path)) {
            self.lower = first(APP_FILE, |path| !is_upper(path));
        }
        if !self.has(&self.active) {
            self.active = self.upper.clone().or_else(|| self.lower.clone()).unwrap_or_default();
        }
    }
}

/// Returns whether a file stands in the upper pane: the Dockerfiles do.
pub(crate) fn is_upper(path: &str) -> bool {
    FileKind::of(path) == FileKind::Dockerfile
}

/// The file that the lower pane shows first.
const APP_FILE: &str = "app.py";

#[cfg(test)]
mod tests {
    use protocol::Digest;

    use super::*;

    fn record(path: &str, revision: u64, content: Option<&str>) -> FileRecord {
        FileRecord {
            path: path.into(),
            revision,
            digest: Digest("sha256:0".into()),
            content: content.map(str::to_owned),
            is_executable: false,
        }
    }

    fn tutorial() -> EditorFiles {
        let mut files = EditorFiles::default();
        files.welcome(&[
            record("Dockerfile", 1, Some("FROM a")),
            record("app.py", 1, Some("x")),
            record("a.txt", 1, Some("y")),
        ]);
        files
    }

    fn shown(files: &EditorFiles) -> Vec<String> {
        files.iter().map(|(path, file)| format!("{path} {} {}", file.text, file.revision)).collect()
    }

    #[test]
    fn the_dockerfile_stands_first_and_app_py_is_below() {
        let files = tutorial();
        assert_eq!(shown(&files), ["Dockerfile FROM a 1", "a.txt y 1", "app.py x 1"]);
        assert_eq!((files.active(), files.lower()), ("Dockerfile", Some("app.py")));
    }

    #[test]
    fn a_new_connection_keeps_what_was_typed_while_it_was_lost() {
        let mut files = tutorial();
        files.change("app.py", |file| file.edit("mine".into()));
        files.add("new.txt", "n".into());
        files.remove("a.txt");
        files.welcome(&[
            record("Dockerfile", 2, Some("FROM b")),
            record("app.py", 1, None),
            record("a.txt", 1, Some("y")),
        ]);
        assert_eq!(shown(&files), ["Dockerfile FROM b 2", "app.py mine 1", "new.txt n 0"]);
        assert_eq!(files.removals().collect::<Vec<_>>(), ["a.txt"]);
        assert!(!files.is_saved());
    }

    #[test]
    fn a_lost_workspace_gets_the_files_of_the_page() {
        let mut files = tutorial();
        files.remove("a.txt");
        files.move_to(&[record("Dockerfile", 1, None), record("app.py", 1, None), record("b.txt", 1, None)]);
        assert_eq!(shown(&files), ["Dockerfile FROM a 1", "app.py x 1"]);
        assert_eq!(files.removals().collect::<Vec<_>>(), ["b.txt"]);
        assert!(files.iter().all(|(_, file)| file.is_unsaved()));
    }

    #[test]
    fn a_file_removed_elsewhere_stays_if_it_was_edited_here() {
        let mut files = tutorial();
        files.change("app.py", |file| file.edit("mine".into()));
        files.gone("app.py");
        files.gone("a.txt");
        assert_eq!(shown(&files), ["Dockerfile FROM a 1", "app.py mine 0"]);
    }

    #[test]
    fn removing_the_file_in_front_brings_another_to_the_front() {
        let mut files = tutorial();
        files.select("app.py");
        files.remove("app.py");
        assert_eq!((files.active(), files.lower()), ("Dockerfile", Some("a.txt")));
    }

    #[test]
    fn a_rename_keeps_the_file_in_front() {
        let mut files = tutorial();
        files.select("app.py");
        files.rename("app.py", "main.py", Some(2));
        assert_eq!((files.active(), files.lower()), ("main.py", Some("main.py")));
        assert_eq!(files.get("main.py").map(|file| file.revision), Some(2));
        files.rename("main.py", "other.py", None);
        assert_eq!(files.removals().collect::<Vec<_>>(), ["main.py"]);
    }
}
