//! Which entries of a layer are told: those whose path holds what was asked for, from one of them on.

use protocol::LayerEntry;
use protocol::limits::LAYER_ENTRIES_PER_FRAME;

use crate::limits::assert_off_async_threads;

/// Which entries of a layer are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerSlice {
    /// What a path must hold, whatever the case; empty for all entries.
    pub matching: String,
    /// Number of the first entry, counting those that match.
    pub from: u64,
    /// Most entries.
    pub limit: u32,
}

impl LayerSlice {
    /// Returns how many entries match, and those that are wanted.
    pub(super) fn of(&self, entries: &[LayerEntry]) -> (u64, Vec<LayerEntry>) {
        assert_off_async_threads();
        let first = usize::try_from(self.from).unwrap_or(usize::MAX);
        let most = self.limit.min(LAYER_ENTRIES_PER_FRAME) as usize;
        if self.matching.is_empty() {
            return (entries.len() as u64, entries.iter().skip(first).take(most).cloned().collect());
        }
        // No path is as long.
        if self.matching.len() > LONGEST_PATH {
            return (0, Vec::new());
        }
        let wanted = self.matching.to_lowercase();
        let matching: Vec<&LayerEntry> =
            entries.iter().filter(|entry| entry.path.to_lowercase().contains(&wanted)).collect();
        (matching.len() as u64, matching.into_iter().skip(first).take(most).cloned().collect())
    }
}

/// As long as Linux lets a path be (`PATH_MAX`).
const LONGEST_PATH: usize = 4096;

#[cfg(test)]
mod tests {
    use protocol::{EntryChange, EntryKind};

    use super::*;

    fn check(matching: &str, from: u64, limit: u32, expected: (u64, &[&str])) {
        let entry = |path: &&str| LayerEntry {
            path: (*path).to_owned(),
            kind: EntryKind::File,
            change: EntryChange::Added,
            bytes: 0,
            mode: 0o644,
            link: None,
            is_wasted: false,
        };
        let entries: Vec<LayerEntry> =
            ["a/README.md", "a/b.py", "b/readme", "c/\u{c4}RA"].iter().map(entry).collect();
        let (n_matching, found) = LayerSlice { matching: matching.to_owned(), from, limit }.of(&entries);
        let found: Vec<&str> = found.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!((n_matching, found.as_slice()), expected);
    }

    #[test]
    fn entries_are_found_by_any_part_of_their_path() {
        check("", 1, 2, (4, &["a/b.py", "b/readme"]));
        check("readme", 0, 9, (2, &["a/README.md", "b/readme"]));
        check("README", 1, 9, (2, &["b/readme"]));
        check("a/", 0, 1, (2, &["a/README.md"]));
        check("\u{e4}ra", 0, 9, (1, &["c/\u{c4}RA"]));
        check("nothing", 0, 9, (0, &[]));
        check(&"a".repeat(5_000), 0, 9, (0, &[]));
        check("", 9, 9, (4, &[]));
        check("", u64::MAX, u32::MAX, (4, &[]));
    }
}
