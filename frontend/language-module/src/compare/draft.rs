//! A pair of workspaces before it is built: both sides' files, and its edit.

use messages::page::compare::Finding;
use pairs::Pair;
use protocol::{DOCKERFILE, Digest, PairPart, SnapshotFile};
use review::{BuildComparison, DiffKind, FileDiff};

use super::{diff, others};

/// Tells both workspaces of a pair and its edit.
pub(super) fn of_pair(pair: &Pair, finding: Finding) -> BuildComparison {
    let (a, b) = (files(pair, PairPart::A), files(pair, PairPart::B));
    BuildComparison {
        finding,
        dockerfile: Some(diff::dockerfiles(text_of(&a, DOCKERFILE), text_of(&b, DOCKERFILE))),
        files: others::differing(&a, &b, [DOCKERFILE; 2]),
        builds: None,
        edit: Some(edit(pair)),
    }
}

/// Tells the lines of a pair's edit, as they were and as they will be.
fn edit(pair: &Pair) -> FileDiff {
    let path = pair.edited_path();
    let (before, after) = (files(pair, PairPart::A), files(pair, PairPart::AEdited));
    let (before, after) = (text_of(&before, path), text_of(&after, path));
    let mut rows = diff::rows(before, after);
    rows.retain(|row| row.kind != DiffKind::Same);
    FileDiff { path: path.to_owned(), only_in: None, text: Some(diff::texts(&rows, before, after)) }
}

fn files(pair: &Pair, part: PairPart) -> Vec<SnapshotFile> {
    // Each run of the pair has another mark here.
    let files = pair.files(part, "\u{2026}").into_iter().map(|(path, text)| SnapshotFile {
        path,
        digest: Digest(text.clone()),
        bytes: text.len() as u64,
        content: Some(text),
        is_executable: false,
    });
    files.collect()
}

/// Returns the text of a file; nothing where there is none.
pub(super) fn text_of<'a>(files: &'a [SnapshotFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path);
    file.and_then(|file| file.content.as_deref()).unwrap_or_default()
}
