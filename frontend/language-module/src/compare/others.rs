//! The other files of both builds: which differ, and each line by line.

use messages::page::compare::Letter;
use protocol::SnapshotFile;
use review::{DiffKind, FileDiff};

use super::diff::{self, Row};

/// Tells the files that differ, by path; the Dockerfiles, which are told apart, have the paths `dockerfiles`.
pub(super) fn differing(a: &[SnapshotFile], b: &[SnapshotFile], dockerfiles: [&str; 2]) -> Vec<FileDiff> {
    let mut paths: Vec<&str> = a.iter().chain(b).map(|file| file.path.as_str()).collect();
    paths.sort();
    paths.dedup();
    let found = |files: &'_ [SnapshotFile], path: &str| files.iter().find(|file| file.path == path).cloned();
    let both = paths.into_iter().filter(|path| !dockerfiles.contains(path));
    let both = both.map(|path| (path, found(a, path), found(b, path)));
    let differing =
        both.filter(|(_, a, b)| a.as_ref().map(|file| &file.digest) != b.as_ref().map(|file| &file.digest));
    differing.map(|(path, a, b)| file(path, a.as_ref(), b.as_ref())).collect()
}

fn file(path: &str, a: Option<&SnapshotFile>, b: Option<&SnapshotFile>) -> FileDiff {
    let only_in = match (a, b) {
        (Some(_), None) => Some(Letter::A),
        (None, Some(_)) => Some(Letter::B),
        _ => None,
    };
    // A file that is not there is empty; of a large one the text is not told.
    let text = |file: Option<&'_ SnapshotFile>| match file {
        Some(file) => file.content.clone(),
        None => Some(String::new()),
    };
    let text = text(a).zip(text(b)).map(|(a, b)| diff::texts(&near_changes(diff::rows(&a, &b)), &a, &b));
    FileDiff { path: path.to_owned(), only_in, text }
}

/// Leaves out what is far from any change.
fn near_changes(rows: Vec<Row>) -> Vec<Row> {
    let changed: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].kind != DiffKind::Same).collect();
    let is_near = |at: usize| {
        let next = changed.partition_point(|changed| changed + LINES_AROUND < at);
        changed.get(next).is_some_and(|changed| *changed <= at + LINES_AROUND)
    };
    rows.into_iter().enumerate().filter(|(at, _)| is_near(*at)).map(|(_, row)| row).collect()
}

const LINES_AROUND: usize = 3;
