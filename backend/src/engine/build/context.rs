//! The build context: a snapshot's files as BuildKit's session asks for them.
//!
//! All belongs to root; a file's mode is 0644, or 0755 where the page says that it may be executed, a directory's 0755.
//! BuildKit keeps what it got for the next build and asks again only for files whose size or time differ, so the time, which no cache key
//! holds, tells one content or mode from another.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use dockerfile::ignore::{IgnoreError, IgnoreFile, Matcher, NoVerdict};
use dockerfile::is_outside_context;
use protocol::limits::Limits;
use protocol::{BuildSource, IgnoreFault, LimitKind, Notice, check_path};
use text::Budget;

use crate::limits::assert_off_async_threads;
use crate::source_file::SourceFile;

/// One file or directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContextEntry {
    /// Relative to the context, `/` between parts.
    pub(crate) path: String,
    /// `None` for a directory.
    pub(crate) content: Option<Arc<str>>,
    /// Permission bits.
    pub(crate) mode: u32,
}

/// What the engine wants of a context.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContextSelection {
    /// Paths of which it has need; none for all.
    pub(crate) follow: Vec<String>,
    /// Patterns of `.dockerignore`, read by the front end.
    pub(crate) exclude: Vec<String>,
}

/// Returns what is wanted of `files`, with their directories, in the order that BuildKit insists on: a directory before what is in it,
/// names compared part by part. What is left out is decided by the same matcher that predicts it.
pub(crate) fn select(
    files: &[SourceFile],
    wanted: &ContextSelection,
) -> Result<Vec<ContextEntry>, NoVerdict> {
    assert_off_async_threads();
    let (ignore, budget) = (Matcher::new(&wanted.exclude)?, Budget::default());
    let mut chosen = BTreeMap::new();
    for file in files {
        let path = &file.path;
        if ignore.matches_or_parent_matches(path, &budget)? || !is_followed(path, &wanted.follow) {
            continue;
        }
        for (at, _) in path.match_indices('/') {
            let folder = ContextEntry { path: path[..at].to_owned(), content: None, mode: FOLDER_MODE };
            chosen.insert(sort_key(&path[..at]), folder);
        }
        let (content, mode) = (Some(file.content.clone()), file.mode());
        chosen.insert(sort_key(path), ContextEntry { path: path.clone(), content, mode });
    }
    Ok(chosen.into_values().collect())
}

/// Returns the files from which the front end reads the instructions: the Dockerfile, as it is to be read, and the ignore file that is its own, which
/// the front end looks for beside it.
pub(crate) fn beside(files: &[SourceFile], source: &BuildSource, dockerfile: &str) -> Vec<SourceFile> {
    let name = source.dockerfile_name();
    let own = own_ignore_file(files, source);
    let own = own.map(|file| SourceFile { path: [name, IGNORE_FILE].concat(), ..file.clone() });
    [SourceFile::new(name, dockerfile)].into_iter().chain(own).collect()
}

/// Returns the files that the engine may copy: those of the context.
pub(crate) fn inside(files: &Arc<Vec<SourceFile>>) -> Arc<Vec<SourceFile>> {
    if files.iter().any(|file| is_outside_context(&file.path)) {
        Arc::new(files.iter().filter(|file| !is_outside_context(&file.path)).cloned().collect())
    } else {
        Arc::clone(files)
    }
}

/// Returns the ignore file that the front end reads: the Dockerfile's own, which stands in for the context's.
pub(crate) fn ignore_file<'a>(files: &'a [SourceFile], source: &BuildSource) -> Option<&'a SourceFile> {
    own_ignore_file(files, source).or_else(|| files.iter().find(|file| file.path == IGNORE_FILE))
}

fn own_ignore_file<'a>(files: &'a [SourceFile], source: &BuildSource) -> Option<&'a SourceFile> {
    let path = [&source.dockerfile_in_build(), IGNORE_FILE].concat();
    files.iter().find(|file| file.path == path)
}

/// Refuses a snapshot that is larger than a workspace may be, has a file whose path may not be, or an ignore file that cannot be used.
pub(crate) fn check(files: &[SourceFile], source: &BuildSource, limits: &Limits) -> Result<(), Notice> {
    check_sizes(files, limits)?;
    for file in files {
        let path = source.path_in_workspace(&file.path).into_owned();
        check_path(&path).map_err(|problem| Notice::BadPath { path, problem })?;
    }
    ignore_file(files, source).map_or(Ok(()), |file| check_ignore_file(file, source))
}

fn check_ignore_file(file: &SourceFile, source: &BuildSource) -> Result<(), Notice> {
    let problems = IgnoreFile::parse(&file.content).problems;
    let Some(problem) = problems.first() else { return Ok(()) };
    let before = file.content.get(..problem.range.start as usize).unwrap_or("");
    let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
    let fault = match problem.error {
        IgnoreError::Pattern(error) => IgnoreFault::Pattern { detail: error.to_string() },
        IgnoreError::LineTooLong => IgnoreFault::LineTooLong,
        IgnoreError::TooManyPatterns => IgnoreFault::TooManyPatterns,
        IgnoreError::PatternTooLong => IgnoreFault::PatternTooLong,
        IgnoreError::TooManyDoubleStars => IgnoreFault::TooManyDoubleStars,
    };
    let path = source.path_in_workspace(&file.path).into_owned();
    Err(Notice::IgnoreFileRefused { path, line, fault })
}

fn check_sizes(files: &[SourceFile], limits: &Limits) -> Result<(), Notice> {
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

impl ContextEntry {
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

/// The ignore file of a context, and what follows a Dockerfile's name in that of its own.
const IGNORE_FILE: &str = ".dockerignore";
/// Permission bits of a directory.
const FOLDER_MODE: u32 = 0o755;

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Vec<SourceFile> {
        entries.iter().map(|(path, content)| SourceFile::new(path, content)).collect()
    }

    fn check_selection(follow: &[&str], exclude: &[&str], expected: &[&str]) {
        let strings = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let wanted = ContextSelection { follow: strings(follow), exclude: strings(exclude) };
        let files =
            files(&[("a/x.py", ""), ("a.txt", ""), ("Dockerfile", ""), ("a/b/y.py", ""), ("a-b/z", "")]);
        let found = select(&files, &wanted).expect("the patterns are well formed");
        let found: Vec<String> = found.into_iter().map(|entry| entry.path).collect();
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
        let time = |content: &str, mode| {
            ContextEntry { path: "a".into(), content: Some(content.into()), mode }.time_ns()
        };
        assert_eq!(time("one", 0o644), time("one", 0o644));
        assert_ne!(time("one", 0o644), time("two", 0o644));
        assert_ne!(time("one", 0o644), time("one", 0o755));
        assert!((0..1_000_000_000).contains(&time("three", 0o644)));
    }

    #[test]
    fn what_may_be_executed_keeps_that() {
        let script = SourceFile { is_executable: true, ..SourceFile::new("bin/run.sh", "") };
        let entries = select(&[SourceFile::new("a.txt", ""), script], &ContextSelection::default()).unwrap();
        let modes: Vec<_> = entries.iter().map(|entry| (entry.path.as_str(), entry.mode)).collect();
        assert_eq!(modes, [("a.txt", 0o644), ("bin", 0o755), ("bin/run.sh", 0o755)]);
    }

    #[test]
    fn the_dockerfiles_own_ignore_file_stands_in_for_the_other() {
        let source = BuildSource::default();
        let found =
            |names: &[(&str, &str)]| ignore_file(&files(names), &source).map(|file| file.path.clone());
        let (own, shared) = (("Dockerfile.dockerignore", ""), (".dockerignore", ""));
        assert_eq!(found(&[shared, own]).as_deref(), Some("Dockerfile.dockerignore"));
        assert_eq!(found(&[shared]).as_deref(), Some(".dockerignore"));
        assert_eq!(found(&[("a.dockerignore", "")]), None);
    }

    #[test]
    fn a_dockerfile_outside_the_context_goes_beside_it_with_its_ignore_file() {
        let source = BuildSource { dockerfile: "docker/dev".into(), context: "app".into() };
        let workspace = ["docker/dev", "docker/dev.dockerignore", "docker/x", "app/a", "app/.dockerignore"];
        let workspace = Arc::new(files(&workspace.map(|path| (path, path))));
        let of_build = crate::source_file::of_build(&workspace, &source);
        let listed = |files: &[SourceFile]| -> Vec<(String, String)> {
            files.iter().map(|file| (file.path.clone(), file.content.to_string())).collect()
        };
        let named = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
        };
        let expected = named(&[("a", "app/a"), (".dockerignore", "app/.dockerignore")]);
        assert_eq!(listed(&inside(&of_build)), expected);
        let expected = named(&[("dev", "FROM a"), ("dev.dockerignore", "docker/dev.dockerignore")]);
        assert_eq!(listed(&beside(&of_build, &source, "FROM a")), expected);
        assert_eq!(check(&of_build, &source, &Limits::default()), Ok(()));
    }

    /// A build sends what the prediction says, whatever stands in the ignore file: every record of the conformance folder, where that is.
    #[test]
    fn what_is_sent_is_what_was_predicted() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
        let records = std::fs::read_to_string(folder.join("dockerignore.jsonl")).unwrap_or_default();
        let own = [
            r#"{"patterns":["*.md","!README.md"],"path":"README.md"}"#,
            r#"{"patterns":["**/a","!b/**/a"],"path":"b/c/a/d"}"#,
            r#"{"patterns":["docs\\data","[*]x","a\\b-*"],"path":"docs7ata"}"#,
            r#"{"patterns":["[a-","x"],"path":"x"}"#,
            r#"{"patterns":["é*"],"path":"été/x"}"#,
        ];
        let mut n_compared = 0;
        for record in own.into_iter().chain(records.lines()) {
            let record: serde_json::Value = serde_json::from_str(record).expect("a record is JSON");
            let texts = |value: &serde_json::Value| -> Vec<String> {
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|text| text.as_str())
                    .map(str::to_owned)
                    .collect()
            };
            let source = match (record["content"].as_str(), record["pattern"].as_str()) {
                (Some(content), _) => content.to_owned(),
                (_, Some(pattern)) => pattern.to_owned(),
                _ => texts(&record["patterns"]).join("\n"),
            };
            let asked = record["path"].as_str().unwrap_or("dir/file").to_owned();
            for path in [
                asked.trim_matches('/').to_owned(),
                format!("{}/below", asked.trim_matches('/')),
                "a/b.md".to_owned(),
            ] {
                if check_path(&path).is_err() {
                    continue;
                }
                compare(&source, &path);
                n_compared += 1;
            }
        }
        assert!(n_compared >= 3 * own.len(), "{n_compared}");
    }

    /// Compares for one file what the page predicts with what the engine gets when its front end has read the ignore file.
    #[track_caller]
    fn compare(ignore: &str, path: &str) {
        let name = ".dockerignore";
        let context = vec![
            SourceFile::new(name, ignore),
            SourceFile::new(path, ""),
            SourceFile::new("Dockerfile", "FROM scratch"),
        ];
        let read = IgnoreFile::parse(ignore);
        let is_refused = check(&context, &BuildSource::default(), &Limits::default()).is_err();
        assert_eq!(is_refused, !read.problems.is_empty(), "{ignore:?}");
        if is_refused {
            return;
        }
        let exclude = read.patterns.iter().map(|pattern| pattern.text.clone()).collect();
        let sent = select(&context, &ContextSelection { follow: Vec::new(), exclude })
            .expect("what is not refused is matched");
        let texts: Vec<prediction::ContextFile<'_>> =
            context.iter().map(|file| prediction::ContextFile::of_text(&file.path, &file.content)).collect();
        let plan = prediction::BuildInvocation::default()
            .plan(&dockerfile::parse("FROM scratch\nCOPY . /\n"), &texts);
        let predicted = !plan.file(path).expect("it is a file of the context").is_ignored;
        assert_eq!(sent.iter().any(|entry| entry.path == path), predicted, "{ignore:?} {path}");
    }

    #[test]
    fn an_ignore_file_that_cannot_be_used_is_refused_with_its_line() {
        let refused = |name: &str, ignore: &str| {
            let files = files(&[(name, ignore)]);
            match check(&files, &BuildSource::default(), &Limits::default()) {
                Err(Notice::IgnoreFileRefused { path, line, fault }) => Some((path, line, fault)),
                _ => None,
            }
        };
        let deep = format!("# why\n\n*.md\n{}q1\n", "**/".repeat(30));
        let expected = |line, fault| Some((".dockerignore".to_owned(), line, fault));
        assert_eq!(refused(".dockerignore", &deep), expected(4, IgnoreFault::TooManyDoubleStars));
        assert_eq!(
            refused(".dockerignore", &"a\n".repeat(1_001)),
            expected(1_001, IgnoreFault::TooManyPatterns)
        );
        assert_eq!(refused(".dockerignore", &"a".repeat(1_025)), expected(1, IgnoreFault::PatternTooLong));
        assert!(matches!(
            refused("Dockerfile.dockerignore", "a\n["),
            Some((_, 2, IgnoreFault::Pattern { .. }))
        ));
        assert_eq!(refused("notes.dockerignore", "["), None);
    }

    #[test]
    fn a_path_that_may_not_be_is_refused_by_name() {
        let problem = |path: &str| {
            let files = files(&[(path, "")]);
            match check(&files, &BuildSource::default(), &Limits::default()) {
                Err(Notice::BadPath { problem, .. }) => Some(problem),
                _ => None,
            }
        };
        assert_eq!(problem(&"a/".repeat(31)), Some(protocol::PathProblem::Empty));
        assert_eq!(problem(&format!("{}f", "a/".repeat(95))), Some(protocol::PathProblem::TooDeep));
        assert_eq!(problem("a\u{202e}yp.txt"), Some(protocol::PathProblem::Hidden { code: 0x202e }));
    }

    #[test]
    fn a_snapshot_beyond_the_limits_is_refused() {
        let limits = Limits { files: 1, file_bytes: 3, workspace_bytes: 4, ..Limits::default() };
        let kind = |entries: &[(&str, &str)]| match check(&files(entries), &BuildSource::default(), &limits) {
            Err(Notice::Limit { kind, used, .. }) => Some((kind, used)),
            _ => None,
        };
        assert_eq!(kind(&[("a", "123")]), None);
        assert_eq!(kind(&[("a", ""), ("b", "")]), Some((LimitKind::Files, 2)));
        assert_eq!(kind(&[("a", "1234")]), Some((LimitKind::FileBytes, 4)));
    }
}
