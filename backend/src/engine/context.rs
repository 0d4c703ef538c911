//! The build context: a snapshot's files as BuildKit's session asks for them.
//!
//! Owner and modes are constant (root, 0644, directories 0755), as a page has none of its own: a script needs `RUN chmod` or `sh script`.
//! BuildKit keeps what it got for the next build and asks again only for files whose size or time differ, so the time, which no cache key
//! holds, tells one content from another.

mod ignore;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use protocol::limits::Limits;
use protocol::{DOCKERFILE, LimitKind, Notice};

use self::ignore::Ignore;

/// One file or directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Relative to the context, `/` between parts.
    pub(crate) path: String,
    /// `None` for a directory.
    pub(crate) content: Option<Arc<str>>,
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
pub(crate) fn select(files: &[(String, Arc<str>)], wanted: &Wanted) -> Vec<Entry> {
    let ignore = Ignore::new(&wanted.exclude);
    let mut chosen = BTreeMap::new();
    for (path, content) in files {
        if ignore.excludes(path) || !is_followed(path, &wanted.follow) {
            continue;
        }
        for (at, _) in path.match_indices('/') {
            chosen.insert(sort_key(&path[..at]), Entry { path: path[..at].to_owned(), content: None });
        }
        chosen.insert(sort_key(path), Entry { path: path.clone(), content: Some(content.clone()) });
    }
    chosen.into_values().collect()
}

/// Returns the files from which the front end reads the instructions: the Dockerfile alone, as it is to be read.
pub(crate) fn dockerfile_only(source: &str) -> Vec<(String, Arc<str>)> {
    vec![(DOCKERFILE.to_owned(), source.into())]
}

/// Refuses a snapshot that is larger than a workspace may be.
pub(crate) fn check(files: &[(String, Arc<str>)], limits: &Limits) -> Result<(), Notice> {
    let n_bytes = files.iter().map(|(_, content)| content.len() as u64).sum();
    let largest = files.iter().map(|(_, content)| content.len() as u64).max().unwrap_or(0);
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

impl Entry {
    /// Returns nanoseconds after the epoch, less than a second, that depend on the content.
    pub(crate) fn time_ns(&self) -> i64 {
        let Some(content) = &self.content else { return 0 };
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
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

    fn files(entries: &[(&str, &str)]) -> Vec<(String, Arc<str>)> {
        entries.iter().map(|(path, content)| ((*path).to_owned(), Arc::from(*content))).collect()
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
    fn another_content_has_another_time() {
        let time = |content: &str| Entry { path: "a".into(), content: Some(content.into()) }.time_ns();
        assert_eq!(time("one"), time("one"));
        assert_ne!(time("one"), time("two"));
        assert!((0..1_000_000_000).contains(&time("three")));
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
