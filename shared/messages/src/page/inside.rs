//! Inside an image: its history, what each layer did, and a file of it. What has one fixed sentence is in [`catalogue::inside`].

use catalogue::{Message, inside, sentences};
use protocol::{EntryChange, EntryKind, LayerTotals};

/// Counts what a layer did.
#[must_use]
pub fn totals(totals: &LayerTotals) -> Message {
    let LayerTotals { entries: _, added, changed, deleted, bytes, wasted_bytes } = *totals;
    let wasted = if wasted_bytes > 0 { inside::wasted_bytes(wasted_bytes) } else { Message::default() };
    sentences([inside::totals(added, changed, deleted, bytes), wasted])
}

/// Words what a layer did to an entry.
#[must_use]
pub fn change(change: EntryChange) -> Message {
    match change {
        EntryChange::Added => inside::added(),
        EntryChange::Changed => inside::changed(),
        EntryChange::Deleted => inside::deleted(),
    }
}

/// Words what an entry is; a file needs no word.
#[must_use]
pub fn kind(kind: EntryKind) -> Message {
    match kind {
        EntryKind::File => Message::default(),
        EntryKind::Folder => inside::folder(),
        EntryKind::Link => inside::link(),
        EntryKind::HardLink => inside::hard_link(),
        EntryKind::Other => inside::special(),
    }
}

/// Names the text of a file, of which perhaps only the beginning is shown.
#[must_use]
pub fn text(path: &str, shown: u64, all: u64) -> Message {
    if shown < all { inside::text_cut(shown, all, path) } else { Message::verbatim(path) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::english;

    #[test]
    fn what_a_filter_found_is_counted() {
        let said = |found: u64| english(&inside::found(found, 50_001_u64, "app"));
        assert_eq!(said(0), "None of 50001 has \u{201c}app\u{201d} in its path.");
        assert_eq!(said(1), "1 of 50001 has \u{201c}app\u{201d} in its path.");
        assert_eq!(said(12), "12 of 50001 have \u{201c}app\u{201d} in their path.");
    }

    #[test]
    fn what_a_layer_did_is_counted() {
        let counted = |wasted_bytes| {
            let layer =
                LayerTotals { entries: 3, added: 2, changed: 1, deleted: 0, bytes: 1_440, wasted_bytes };
            english(&totals(&layer))
        };
        assert_eq!(counted(0), "2 added, 1 changed, 0 deleted, 1.44 kB.");
        assert_eq!(
            counted(158),
            "2 added, 1 changed, 0 deleted, 1.44 kB. 158 B wasted: a later layer overwrites or deletes them."
        );
    }
}
