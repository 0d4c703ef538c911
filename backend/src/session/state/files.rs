//! Files of the workspace: saves with revisions, names, and the snapshot that a build takes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use protocol::limits::Limits;
use protocol::{BuildSource, Digest, FileRecord, KnownFile, LimitKind, Notice, ServerMessage, check_path};

use super::{ReplyTo, SessionCommand, reply};
use crate::engine::SourceFile;
use crate::secret;
use crate::store::{FileWrite, StoredFile};

/// The files, and the highest revision that a removed one had.
#[derive(Debug)]
pub(super) struct WorkspaceFiles {
    by_path: BTreeMap<String, StoredFile>,
    revision_floor: u64,
}

/// What a build takes: the files, and one address for all of them.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) digest: Digest,
    pub(super) files: Arc<Vec<SourceFile>>,
}

impl Snapshot {
    /// Makes one of files by path. Its address is the digest of all paths, content addresses and modes in order.
    pub(super) fn of(files: impl Iterator<Item = SourceFile>) -> Self {
        let (mut manifest, mut taken) = (String::new(), Vec::new());
        for file in files {
            let mode = if file.is_executable { "*" } else { "" };
            // Paths have no control characters, so the line break parts entries beyond doubt.
            let _ = writeln!(manifest, "{}{mode} {}", file.digest, file.path);
            taken.push(file);
        }
        Self { digest: secret::digest(manifest.as_bytes()), files: Arc::new(taken) }
    }
}

impl WorkspaceFiles {
    pub(super) fn open(files: Vec<StoredFile>, revision_floor: u64) -> Self {
        Self {
            by_path: files.into_iter().map(|file| (file.source.path.clone(), file)).collect(),
            revision_floor,
        }
    }

    /// Returns all files, without the contents of those that are known.
    pub(super) fn records(&self, known: &[KnownFile]) -> Vec<FileRecord> {
        let is_known = |file: &StoredFile| {
            known.iter().any(|known| known.path == file.source.path && known.revision == file.revision)
        };
        self.by_path.values().map(|file| record(file, !is_known(file))).collect()
    }

    /// Refuses to build from a Dockerfile that is not there or has no instruction, and in a folder without a file.
    pub(super) fn check_source(&self, source: &BuildSource) -> Result<(), Notice> {
        let BuildSource { dockerfile, context } = source;
        match self.by_path.get(dockerfile) {
            None => Err(Notice::DockerfileMissing { path: dockerfile.clone() }),
            Some(file) if dockerfile::parse(&file.source.content).instructions.is_empty() => {
                Err(Notice::NoDockerfile)
            }
            Some(_) if !self.has_folder(context) => Err(Notice::ContextMissing { path: context.clone() }),
            Some(_) => Ok(()),
        }
    }

    /// Returns whether a file stands in a folder; the empty path is the workspace.
    fn has_folder(&self, path: &str) -> bool {
        let start = [path, "/"].concat();
        let first = || self.by_path.range(start.clone()..).next();
        path.is_empty() || first().is_some_and(|(found, _)| found.starts_with(&start))
    }

    pub(super) fn save(
        &mut self,
        reply_to: ReplyTo,
        path: String,
        (content, is_executable): (String, bool),
        base_revision: u64,
        limits: &Limits,
    ) -> Result<Vec<SessionCommand>, Notice> {
        check(&path)?;
        let source = SourceFile { is_executable, ..SourceFile::new(&path, &content) };
        let current = self.by_path.get(&path);
        if let Some(same) = current.filter(|file| file.source == source) {
            return Ok(vec![reply(reply_to, ServerMessage::FileSaved { path, revision: same.revision })]);
        }
        match current {
            Some(file) if file.revision != base_revision => {
                return Err(Notice::FileChangedElsewhere { path });
            }
            None if base_revision != 0 => return Err(Notice::NoSuchFile { path }),
            _ => {}
        }
        self.check_room(&path, &content, limits)?;
        let revision = current.map_or(self.revision_floor, |file| file.revision) + 1;
        let file = StoredFile { source, revision };
        drop(self.by_path.insert(path.clone(), file.clone()));
        let news = SessionCommand::News {
            message: ServerMessage::FileChanged { file: record(&file, true) },
            causer: Some((reply_to.connection, ServerMessage::FileChanged { file: record(&file, false) })),
        };
        let saved = reply(reply_to, ServerMessage::FileSaved { path, revision });
        Ok(vec![SessionCommand::WriteFile(FileWrite::Saved(file)), saved, news])
    }

    pub(super) fn rename(
        &mut self,
        reply_to: ReplyTo,
        from: String,
        to: String,
    ) -> Result<Vec<SessionCommand>, Notice> {
        check(&to)?;
        if self.by_path.contains_key(&to) {
            return Err(Notice::FileExists { path: to });
        }
        self.check_no_folder_clash(&to, Some(&from))?;
        let Some(mut file) = self.by_path.remove(&from) else {
            return Err(Notice::NoSuchFile { path: from });
        };
        self.revision_floor = self.revision_floor.max(file.revision);
        file.revision = self.revision_floor + 1;
        file.source.path.clone_from(&to);
        drop(self.by_path.insert(to, file.clone()));
        let message = ServerMessage::FileRenamed { from: from.clone(), file: record(&file, false) };
        let change = FileWrite::Renamed { from, file, revision_floor: self.revision_floor };
        Ok(vec![
            SessionCommand::WriteFile(change),
            reply(reply_to, ServerMessage::Done),
            SessionCommand::News { message, causer: None },
        ])
    }

    pub(super) fn delete(&mut self, reply_to: ReplyTo, path: String) -> Result<Vec<SessionCommand>, Notice> {
        let Some(file) = self.by_path.remove(&path) else { return Err(Notice::NoSuchFile { path }) };
        self.revision_floor = self.revision_floor.max(file.revision);
        let change = FileWrite::Removed { path: path.clone(), revision_floor: self.revision_floor };
        Ok(vec![
            SessionCommand::WriteFile(change),
            reply(reply_to, ServerMessage::Done),
            SessionCommand::News { message: ServerMessage::FileRemoved { path }, causer: None },
        ])
    }

    /// Returns what a build takes.
    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot::of(self.by_path.values().map(|file| file.source.clone()))
    }

    /// Returns the files as a build takes them.
    pub(super) fn contents(&self) -> Arc<Vec<SourceFile>> {
        Arc::new(self.by_path.values().map(|file| file.source.clone()).collect())
    }

    /// Makes the files just these, in one step; what is the same keeps its revision. Tells what was there before.
    pub(super) fn replace(
        &mut self,
        reply_to: ReplyTo,
        files: Vec<SourceFile>,
        limits: &Limits,
    ) -> Result<Vec<SessionCommand>, Notice> {
        let before = self.records(&[]);
        let mut next = Self { by_path: BTreeMap::new(), revision_floor: self.revision_floor };
        let gone = self.by_path.values().filter(|old| files.iter().all(|file| file.path != old.source.path));
        let gone: Vec<(String, u64)> = gone.map(|old| (old.source.path.clone(), old.revision)).collect();
        let highest = gone.iter().map(|(_, revision)| *revision).max().unwrap_or(0);
        next.revision_floor = next.revision_floor.max(highest);
        let mut written = Vec::new();
        for source in files {
            let path = source.path.clone();
            check(&path)?;
            next.check_room(&path, &source.content, limits)?;
            let old = self.by_path.get(&path);
            let file = match old.filter(|old| old.source == source) {
                Some(same) => same.clone(),
                None => {
                    let revision = old.map_or(next.revision_floor, |old| old.revision) + 1;
                    let file = StoredFile { source, revision };
                    written.push(file.clone());
                    file
                }
            };
            drop(next.by_path.insert(path, file));
        }
        let revision_floor = next.revision_floor;
        let removed = gone.iter().map(|(path, _)| FileWrite::Removed { path: path.clone(), revision_floor });
        let changes = removed.chain(written.iter().cloned().map(FileWrite::Saved)).collect();
        let mut commands = vec![
            SessionCommand::WriteFiles(changes),
            reply(reply_to, ServerMessage::FilesReplaced { before }),
        ];
        let news = |message| SessionCommand::News { message, causer: None };
        commands.extend(gone.into_iter().map(|(path, _)| news(ServerMessage::FileRemoved { path })));
        let changed = written.iter().map(|file| ServerMessage::FileChanged { file: record(file, true) });
        commands.extend(changed.map(news));
        *self = next;
        Ok(commands)
    }

    fn check_room(&self, path: &str, content: &str, limits: &Limits) -> Result<(), Notice> {
        let refuse = |kind, used, limit| Err(Notice::Limit { kind, used, limit });
        let n_bytes = content.len() as u64;
        if n_bytes > limits.file_bytes {
            return refuse(LimitKind::FileBytes, n_bytes, limits.file_bytes);
        }
        let others = self.by_path.values().filter(|file| file.source.path != path);
        let n_bytes_in_all = others.map(|file| file.source.content.len() as u64).sum::<u64>() + n_bytes;
        if n_bytes_in_all > limits.workspace_bytes {
            return refuse(LimitKind::WorkspaceBytes, n_bytes_in_all, limits.workspace_bytes);
        }
        if self.by_path.contains_key(path) {
            return Ok(());
        }
        let n_files = self.by_path.len() as u64 + 1;
        if n_files > limits.files.into() {
            return refuse(LimitKind::Files, n_files, limits.files.into());
        }
        self.check_no_folder_clash(path, None)
    }

    /// A file cannot have the name of a folder that others are in, nor be in a folder that has a file's name.
    fn check_no_folder_clash(&self, path: &str, leaving: Option<&str>) -> Result<(), Notice> {
        let is_inside =
            |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
        let mut others = self.by_path.keys().filter(|other| Some(other.as_str()) != leaving);
        match others.find(|other| is_inside(path, other) || is_inside(other, path)) {
            Some(other) => Err(Notice::FileExists { path: other.clone() }),
            None => Ok(()),
        }
    }
}

fn check(path: &str) -> Result<(), Notice> {
    check_path(path).map_err(|problem| Notice::BadPath { path: path.to_owned(), problem })
}

fn record(file: &StoredFile, with_content: bool) -> FileRecord {
    let SourceFile { path, content, digest, is_executable } = &file.source;
    FileRecord {
        path: path.clone(),
        revision: file.revision,
        digest: digest.clone(),
        content: with_content.then(|| content.to_string()),
        is_executable: *is_executable,
    }
}
