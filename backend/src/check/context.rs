//! The files of a build context on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catalogue::{Message, check as words};
use python::Python;
use review::{File, FileKind, Finding};
use text::LineIndex;
use text::encoding::{Encoding, NotText};

/// Why nothing could be checked.
#[derive(Debug, thiserror::Error)]
pub enum ContextError {
    /// A folder or file cannot be read.
    #[error("cannot read `{path}`")]
    Unreadable {
        /// Which one.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// There is nothing that can be checked.
    #[error("nothing to check in `{0}`")]
    Nothing(String),
    /// There are more files than a build context should have.
    #[error("more than {MOST_FILES} files in `{0}`")]
    TooMany(String),
}

impl ContextError {
    /// Returns what a person reads.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Unreadable { path, source } => words::unreadable(path, &source.to_string()),
            Self::Nothing(folder) => words::nothing(folder),
            Self::TooMany(folder) => words::too_many(folder, MOST_FILES),
        }
    }
}

/// What is read of a build context: every path, and the text of files that can be checked.
#[derive(Debug)]
pub(super) struct CheckedContext {
    /// By path from the root of the context, with `/` between parts.
    files: BTreeMap<String, CheckedFile>,
}

/// A file's text; empty where only its being there matters.
#[derive(Debug)]
pub(super) struct CheckedFile {
    pub(super) text: String,
    pub(super) lines: LineIndex,
    python: Option<Python>,
    encoding: Result<Encoding, NotText>,
}

impl CheckedContext {
    /// Returns everything that is wrong.
    pub(super) fn review(&self) -> Vec<Finding> {
        let files: Vec<File<'_>> = self
            .files
            .iter()
            .map(|(path, source)| File {
                path,
                text: &source.text,
                python: source.python.as_ref(),
                dockerfile: None,
            })
            .collect();
        let of_encoding = self.files.iter().filter_map(|(path, source)| {
            super::encoding::finding(path, source.encoding, &source.text, &source.lines)
        });
        let mut findings = review::review(&files);
        // What is said of a whole file stands before what is said of its lines.
        for found in of_encoding {
            let at = findings.iter().position(|other| other.path >= found.path).unwrap_or(findings.len());
            findings.insert(at, found);
        }
        findings
    }

    /// Reads the Python files as the Python of the base image will.
    fn with_python(mut self) -> Self {
        let texts: Vec<(&str, &str)> =
            self.files.iter().map(|(path, source)| (path.as_str(), source.text.as_str())).collect();
        let version = review::python_version(&texts);
        for (path, source) in &mut self.files {
            if FileKind::of(path) == FileKind::Python {
                source.python = Some(python::parse_for(&source.text, version));
            }
        }
        self
    }

    /// Returns a file that was read.
    pub(super) fn source(&self, path: &str) -> Option<&CheckedFile> {
        self.files.get(path)
    }

    /// Returns how many files were looked into.
    pub(super) fn n_checked(&self) -> usize {
        self.files.keys().filter(|path| FileKind::of(path) != FileKind::Other).count()
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files =
            files.iter().map(|(path, text)| ((*path).to_owned(), CheckedFile::of((*text).to_owned())));
        Self { files: files.collect() }.with_python()
    }
}

impl CheckedFile {
    fn of(text: String) -> Self {
        Self { lines: LineIndex::new(&text), text, python: None, encoding: Ok(Encoding::Utf8) }
    }

    /// Reads a file.
    fn read(path: &Path) -> Result<Self, ContextError> {
        let unreadable = |source| ContextError::Unreadable { path: path.display().to_string(), source };
        let (text, encoding) = super::encoding::read(std::fs::read(path).map_err(unreadable)?);
        Ok(Self { encoding, ..Self::of(text) })
    }
}

/// Reads a folder, or one file as a context of its own.
pub(super) fn read(path: &Path) -> Result<CheckedContext, ContextError> {
    let shown = || path.display().to_string();
    let unreadable = |source| ContextError::Unreadable { path: shown(), source };
    let mut files = BTreeMap::new();
    if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        read_folder(path, &mut files)?;
    } else {
        let name = path.file_name().map_or_else(shown, |name| name.to_string_lossy().into_owned());
        files.insert(name, CheckedFile::read(path)?);
    }
    let context = CheckedContext { files }.with_python();
    if context.n_checked() == 0 {
        return Err(ContextError::Nothing(shown()));
    }
    Ok(context)
}

/// Walks a folder without following links.
fn read_folder(root: &Path, files: &mut BTreeMap<String, CheckedFile>) -> Result<(), ContextError> {
    let mut open: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let unreadable = |source| ContextError::Unreadable { path: folder.display().to_string(), source };
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            let path = entry.path();
            if kind.is_dir() {
                if !SKIPPED.iter().any(|name| entry.file_name() == *name) {
                    open.push(path);
                } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                    // It is there for who copies it, whatever is in it.
                    let name = format!("{}/.", name.replace(std::path::MAIN_SEPARATOR, "/"));
                    files.insert(name.clone(), CheckedFile::of(String::new()));
                }
                continue;
            }
            let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) else { continue };
            let name = name.replace(std::path::MAIN_SEPARATOR, "/");
            let is_small =
                entry.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MOST_BYTES);
            let is_looked_into = FileKind::of(&name) != FileKind::Other || may_be_script(&name);
            let is_read = is_looked_into && is_small;
            let file = if is_read { CheckedFile::read(&path)? } else { CheckedFile::of(String::new()) };
            files.insert(name.clone(), file);
            if files.len() > MOST_FILES {
                return Err(ContextError::TooMany(root.display().to_string()));
            }
        }
    }
    Ok(())
}

/// Returns whether a file may be a script that a container starts: a shell script, or a program without an extension.
fn may_be_script(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').is_none_or(|(_, extension)| extension == "sh")
}

/// Folders that hold no part of an app.
const SKIPPED: [&str; 6] = [".git", ".hg", ".venv", "__pycache__", "node_modules", "target"];
const MOST_FILES: usize = 50_000;
const MOST_BYTES: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::*;

    #[test]
    fn a_folder_is_read_with_what_is_only_there() {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("Dockerfile", "FROM scratch\nCOPY node_modules /m\nCOPY web/a.js gone /\n");
        write("node_modules/big/index.js", "");
        write("web/a.js", "");
        let found = read(dir.path()).unwrap().review();
        let messages: Vec<_> = found.into_iter().map(|found| found.message).collect();
        assert_eq!(messages, [catalogue::rules::copy_source_missing("gone")]);
    }

    #[test]
    fn a_script_that_the_container_starts_is_looked_into() {
        for name in ["start.sh", "bin/start"] {
            let dir = tempfile::tempdir().unwrap();
            std::fs::create_dir(dir.path().join("bin")).unwrap();
            std::fs::write(dir.path().join(name), "#!/bin/sh\r\nexec python app.py\r\n").unwrap();
            let dockerfile = format!("FROM python:3.12-slim\nCOPY {name} /start\nENTRYPOINT [\"/start\"]\n");
            std::fs::write(dir.path().join("Dockerfile"), dockerfile).unwrap();
            let found = read(dir.path()).unwrap().review();
            let found: Vec<_> =
                found.iter().map(|found| (found.path.as_str(), found.code.as_ref())).collect();
            assert_eq!(found, [(name, "WindowsLineEnds")]);
        }
    }

    #[test]
    fn python_is_read_as_the_base_image_reads_it_and_files_are_seen_together() {
        let app = ("app.py", "import flask\nmatch flask:\n    case _: pass\n");
        let found = |tag: &str| {
            let dockerfile = format!("FROM python:{tag}\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n");
            let found = CheckedContext::of(&[("Dockerfile", &dockerfile), app]).review();
            let is_app = |found: &Finding| found.path == "app.py";
            found.into_iter().filter(is_app).map(|found| found.code).collect::<Vec<_>>()
        };
        assert_eq!(found("3.8-alpine"), ["ImportNotInstalled", "OtherPython"]);
        assert_eq!(found("3.13-slim"), ["ImportNotInstalled"]);
    }

    #[test]
    fn a_file_in_utf_16_is_read_and_said_to_be_so() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            let bytes: Vec<u8> = b"\xff\xfe".iter().copied().chain(units).collect();
            std::fs::write(dir.path().join(name), bytes).unwrap();
        };
        write("Dockerfile", "FROM scratch\nCOPY gone /\n");
        write("requirements.txt", "flask=3.0.3\n");
        let found = read(dir.path()).unwrap().review();
        let found: Vec<_> = found.iter().map(|found| (found.path.as_str(), found.code.as_ref())).collect();
        assert_eq!(
            found,
            [
                ("Dockerfile", "FileEncoding"),
                ("Dockerfile", "CopySourceMissing"),
                ("requirements.txt", "FileEncoding"),
                ("requirements.txt", "BadOperator"),
            ]
        );
        write("Dockerfile", "FROM scratch\n");
        let alone = read(&dir.path().join("Dockerfile")).unwrap().review();
        assert_eq!(alone.iter().map(|found| found.code.as_ref()).collect::<Vec<_>>(), ["FileEncoding"]);
    }

    #[test]
    fn a_folder_without_anything_to_check_is_told() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("notes.txt"), "").unwrap();
        let message = read(dir.path()).unwrap_err().message();
        assert!(Bundle::of(Language::English).say(message).starts_with("There is no Dockerfile"));
    }
}
