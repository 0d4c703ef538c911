//! The build context: a snapshot's files as BuildKit's session asks for them.
//!
//! All belongs to root; a file's mode is 0644, or 0755 where the page says that it may be executed, a directory's 0755.
//! BuildKit keeps what it got for the next build and asks again only for files whose size or time differ, so the time, which no cache key
//! holds, tells one content or mode from another.

mod ignore;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use protocol::limits::Limits;
use protocol::{DOCKERFILE, LimitKind, Notice};

use self::ignore::Ignore;

/// One file of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the context, `/` between parts.
    pub path: String,
    /// What it holds.
    pub content: Arc<str>,
    /// Whether it may be executed.
    pub is_executable: bool,
}

/// One file or directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Relative to the context, `/` between parts.
    pub(crate) path: String,
    /// `None` for a directory.
    pub(crate) content: Option<Arc<str>>,
    /// Permission bits.
    pub(crate) mode: u32,
}

/// What the engine wants of a context.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Paths of which it has need; none for all.
    pub(crate) follow: Vec<String>,
    /// Patterns of `.dockerignore`, read by the front end.
    pub(crate) exclude: Vec<String>,
}

/// Returns what is wanted of `files`, with their directories, in the order that BuildKit insists on: a directory before what is in it,
/// names compared part by part.
pub(crate) fn select(files: &[SourceFile], wanted: &Wanted) -> Vec<Entry> {
    let ignore = Ignore::new(&wanted.exclude);
    let mut chosen = BTreeMap::new();
    for file in files {
        let path = &file.path;
        if ignore.excludes(path) || !is_followed(path, &wanted.follow) {
            continue;
        }
        for (at, _) in path.match_indices('/') {
            let folder = Entry { path: path[..at].to_owned(), content: None, mode: MAY_EXECUTE };
            chosen.insert(sort_key(&path[..at]), folder);
        }
        let (content, mode) = (Some(file.content.clone()), file.mode());
        chosen.insert(sort_key(path), Entry { path: path.clone(), content, mode });
    }
    chosen.into_values().collect()
}

/// Returns the files from which the front end reads the instructions: the Dockerfile alone, as it is to be read.
pub(crate) fn dockerfile_only(source: &str) -> Vec<SourceFile> {
    vec![SourceFile::new(DOCKERFILE, source)]
}

/// Returns the ignore file that the front end reads.
pub(crate) fn ignore_file(files: &[SourceFile]) -> Option<&SourceFile> {
    let named = |path| files.iter().find(|file| file.path == path);
    named(OWN_IGNORE_FILE).or_else(|| named(".dockerignore"))
}

/// The Dockerfile's own ignore file, which stands in for the context's.
pub(crate) const OWN_IGNORE_FILE: &str = "Dockerfile.dockerignore";

/// Refuses a snapshot that is larger than a workspace may be.
pub(crate) fn check(files: &[SourceFile], limits: &Limits) -> Result<(), Notice> {
    let n_bytes = files.iter().map(|file| file.content.len() as u64).sum();
    let largest = files.iter().map(|file| file.content.len() as u64).max().unwrap_or(0);
    for (kind, used, limit) in [
        (LimitKind::Files, files.len() as u64, u64::from(limits.files)),
        (LimitKind::FileBytes, largest, limits.file_bytes),
        (LimitKind::WorkspaceBytes, n_bytes, limits.workspace_bytes),
    ] {
        if used > limit {
            return Err(Notice::Limit { kind, used, limit });
        }
    }
    Ok(())
}

impl SourceFile {
    /// Makes a file that may not be executed.
    #[must_use]
    pub fn new(path: &str, content: &str) -> Self {
        Self { path: path.to_owned(), content: content.into(), is_executable: false }
    }

    /// Returns its permission bits.
    #[must_use]
    pub fn mode(&self) -> u32 {
        if self.is_executable { MAY_EXECUTE } else { 0o644 }
    }
}

const MAY_EXECUTE: u32 = 0o755;

impl Entry {
    /// Returns nanoseconds after the epoch, less than a second, that depend on content and mode.
    pub(crate) fn time_ns(&self) -> i64 {
        let Some(content) = &self.content else { return 0 };
        let mut hasher = DefaultHasher::new();
        (content, self.mode).hash(&mut hasher);
        i64::try_from(hasher.finish() % 1_000_000_000).unwrap_or(0)
    }
}

fn sort_key(path: &str) -> String {
    path.replace('/', "\0")
}

/// More than asked for does no harm, so a pattern counts up to its first part that holds a special character.
fn is_followed(path: &str, follow: &[String]) -> bool {
    let is_plain = |part: &&str| !part.contains(['*', '?', '[', '\\']);
    let covers = |wanted: &String| {
        let parts = wanted.split('/').filter(|part| !matches!(*part, "" | "."));
        parts.take_while(is_plain).zip(path.split('/')).all(|(wanted, own)| wanted == own)
    };
    follow.is_empty() || follow.iter().any(covers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Vec<SourceFile> {
        entries.iter().map(|(path, content)| SourceFile::new(path, content)).collect()
    }

    fn check_selection(follow: &[&str], exclude: &[&str], expected: &[&str]) {
        let strings = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let wanted = Wanted { follow: strings(follow), exclude: strings(exclude) };
        let files =
            files(&[("a/x.py", ""), ("a.txt", ""), ("Dockerfile", ""), ("a/b/y.py", ""), ("a-b/z", "")]);
        let found: Vec<String> = select(&files, &wanted).into_iter().map(|entry| entry.path).collect();
        assert_eq!(found, expected, "{follow:?} {exclude:?}");
    }

    #[test]
    fn directories_come_before_what_is_in_them() {
        check_selection(&[], &[], &["Dockerfile", "a", "a/b", "a/b/y.py", "a/x.py", "a-b", "a-b/z", "a.txt"]);
    }

    #[test]
    fn only_what_is_wanted_is_sent() {
        check_selection(&["a.txt"], &[], &["a.txt"]);
        check_selection(&["/a/b"], &[], &["a", "a/b", "a/b/y.py"]);
        check_selection(&["a/*.py"], &["a/b"], &["a", "a/x.py"]);
        check_selection(&["."], &["**/*.py"], &["Dockerfile", "a-b", "a-b/z", "a.txt"]);
    }

    #[test]
    fn another_content_or_mode_has_another_time() {
        let time =
            |content: &str, mode| Entry { path: "a".into(), content: Some(content.into()), mode }.time_ns();
        assert_eq!(time("one", 0o644), time("one", 0o644));
        assert_ne!(time("one", 0o644), time("two", 0o644));
        assert_ne!(time("one", 0o644), time("one", 0o755));
        assert!((0..1_000_000_000).contains(&time("three", 0o644)));
    }

    #[test]
    fn what_may_be_executed_keeps_that() {
        let script = SourceFile { is_executable: true, ..SourceFile::new("bin/run.sh", "") };
        let entries = select(&[SourceFile::new("a.txt", ""), script], &Wanted::default());
        let modes: Vec<_> = entries.iter().map(|entry| (entry.path.as_str(), entry.mode)).collect();
        assert_eq!(modes, [("a.txt", 0o644), ("bin", 0o755), ("bin/run.sh", 0o755)]);
    }

    #[test]
    fn the_dockerfiles_own_ignore_file_stands_in_for_the_other() {
        let found = |names: &[(&str, &str)]| ignore_file(&files(names)).map(|file| file.path.clone());
        let (own, shared) = ((OWN_IGNORE_FILE, ""), (".dockerignore", ""));
        assert_eq!(found(&[shared, own]).as_deref(), Some(OWN_IGNORE_FILE));
        assert_eq!(found(&[shared]).as_deref(), Some(".dockerignore"));
        assert_eq!(found(&[("a.dockerignore", "")]), None);
    }

    #[test]
    fn a_snapshot_beyond_the_limits_is_refused() {
        let limits = Limits { files: 1, file_bytes: 3, workspace_bytes: 4, ..Limits::default() };
        let kind = |entries: &[(&str, &str)]| match check(&files(entries), &limits) {
            Err(Notice::Limit { kind, used, .. }) => Some((kind, used)),
            _ => None,
        };
        assert_eq!(kind(&[("a", "123")]), None);
        assert_eq!(kind(&[("a", ""), ("b", "")]), Some((LimitKind::Files, 2)));
        assert_eq!(kind(&[("a", "1234")]), Some((LimitKind::FileBytes, 4)));
    }
}
