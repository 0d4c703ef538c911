//! The other files of both builds: which differ, and each side by side for who opens it.

use messages::page::compare::{Compare, Letter};
use protocol::{DOCKERFILE, SnapshotFile};
use reading::Node;
use text::order;

use super::diff::{self, Kind, Row};
use super::facts::Facts;

/// Draws the files of two builds that differ, if there are any, or says that all are the same.
pub(super) fn others(facts: &Facts, words: &Compare) -> Option<Node> {
    let (a, b) = (&facts.side(Letter::A).files, &facts.side(Letter::B).files);
    let same = || section(words).child(Node::new("p", "meta").text(words.same_files));
    differing((a, b), words).or_else(|| facts.has_same_files().then(same))
}

/// Draws the files that differ, if there are any.
pub(super) fn differing((a, b): (&[SnapshotFile], &[SnapshotFile]), words: &Compare) -> Option<Node> {
    let mut paths: Vec<&str> = a.iter().chain(b).map(|file| file.path.as_str()).collect();
    order::sort(&mut paths);
    paths.dedup();
    let found = |files: &[SnapshotFile], path: &str| files.iter().find(|file| file.path == path).cloned();
    let both = paths
        .into_iter()
        .filter(|path| *path != DOCKERFILE)
        .map(|path| (path, found(a, path), found(b, path)));
    let different: Vec<_> = both
        .filter(|(_, a, b)| a.as_ref().map(|file| &file.digest) != b.as_ref().map(|file| &file.digest))
        .collect();
    let files = different.into_iter().map(|(path, a, b)| file(path, a, b, words));
    (files.len() > 0).then(|| section(words).children(files))
}

fn section(words: &Compare) -> Node {
    Node::new("section", "others").child(Node::new("h2", "").text(words.others))
}

fn file(path: &str, a: Option<SnapshotFile>, b: Option<SnapshotFile>, words: &Compare) -> Node {
    let title = match (&a, &b) {
        (Some(_), None) => (words.other_only)(path, Letter::A),
        (None, Some(_)) => (words.other_only)(path, Letter::B),
        _ => (words.other_changed)(path),
    };
    let text =
        |file: &Option<SnapshotFile>| file.as_ref().map_or(Some(String::new()), |file| file.content.clone());
    let body = match (text(&a), text(&b)) {
        (Some(a), Some(b)) => {
            let rows = near_changes(diff::rows(&a, &b));
            let side = |source: &str, letter| {
                diff::text(&rows, &diff::coloured(source, None), letter, words, &|_| None)
                    .with("aria-label", format!("{path}, {}", letter.name()))
            };
            Node::new("div", "others__sides").child(side(&a, Letter::A)).child(side(&b, Letter::B))
        }
        _ => Node::new("p", "meta").text(words.other_unknown),
    };
    Node::new("details", "others__file").child(Node::new("summary", "").text(title)).child(body)
}

/// Leaves out what is far from any change.
fn near_changes(rows: Vec<Row>) -> Vec<Row> {
    let changed: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].kind != Kind::Same).collect();
    let is_near = |at: usize| changed.iter().any(|changed| changed.abs_diff(at) <= LINES_AROUND);
    rows.into_iter().enumerate().filter(|(at, _)| is_near(*at)).map(|(_, row)| row).collect()
}

const LINES_AROUND: usize = 3;
