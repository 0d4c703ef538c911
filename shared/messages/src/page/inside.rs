//! Inside an image: its history, what each layer did, and a file of it.

use protocol::{EntryChange, EntryKind, LayerTotals};

use crate::Language;
use crate::page::units::size;

/// The words of what is inside an image.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Inside {
    pub title: fn(build: u32) -> String,
    pub look: &'static str,
    pub close: &'static str,
    pub loading: &'static str,
    pub history: &'static str,
    pub shared: &'static str,
    /// Stands for what made an entry where the image does not say it.
    pub no_history: &'static str,
    pub line: fn(line: u32) -> String,
    pub no_layer: &'static str,
    pub size: fn(bytes: u64) -> String,
    pub files: &'static str,
    pub filter: &'static str,
    /// How many entries of all hold something in their path.
    pub found: fn(matching: &str, found: u64, all: u64) -> String,
    pub totals: fn(totals: &LayerTotals) -> String,
    pub change: fn(EntryChange) -> &'static str,
    pub kind: fn(EntryKind) -> &'static str,
    pub leads_to: fn(path: &str) -> String,
    pub wasted: &'static str,
    pub cut: &'static str,
    pub text: fn(path: &str, shown: u64, all: u64) -> String,
    pub no_text: fn(path: &str) -> String,
}

/// Returns the words in a language.
#[must_use]
pub fn inside(language: Language) -> &'static Inside {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Inside = Inside {
    title: |build| format!("Inside the image of build {build}"),
    look: "Look inside the image",
    close: "Close",
    loading: "The image is being read.",
    history: "History, from the base up",
    shared: "base, shared",
    no_history: "it does not say how it was made",
    line: |line| format!("line {line}"),
    no_layer: "no layer",
    size,
    files: "Files of the layer",
    filter: "Filter files by name",
    found: |matching, found, all| match found {
        0 => format!("None of {all} has \u{201c}{matching}\u{201d} in its path."),
        1 => format!("1 of {all} has \u{201c}{matching}\u{201d} in its path."),
        found => format!("{found} of {all} have \u{201c}{matching}\u{201d} in their path."),
    },
    totals: |totals| {
        let LayerTotals { entries: _, added, changed, deleted, bytes, wasted_bytes } = totals;
        let all = format!("{added} added, {changed} changed, {deleted} deleted, {}.", size(*bytes));
        match wasted_bytes {
            0 => all,
            wasted => format!("{all} {} wasted: a later layer overwrites or deletes them.", size(*wasted)),
        }
    },
    change: |change| match change {
        EntryChange::Added => "added",
        EntryChange::Changed => "changed",
        EntryChange::Deleted => "deleted",
    },
    kind: |kind| match kind {
        EntryKind::File => "",
        EntryKind::Folder => "folder",
        EntryKind::Link => "link",
        EntryKind::HardLink => "second name",
        EntryKind::Other => "special file",
    },
    leads_to: |path| format!("leads to {path}"),
    wasted: "wasted",
    cut: "The layer has more entries than are kept.",
    text: |path, shown, all| match shown < all {
        true => format!("{path}: the first {} of {}", size(shown), size(all)),
        false => path.to_owned(),
    },
    no_text: |path| format!("{path} is no text."),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_filter_found_is_counted() {
        let said = |found| (ENGLISH.found)("app", found, 50_001);
        assert_eq!(said(0), "None of 50001 has \u{201c}app\u{201d} in its path.");
        assert_eq!(said(1), "1 of 50001 has \u{201c}app\u{201d} in its path.");
        assert_eq!(said(12), "12 of 50001 have \u{201c}app\u{201d} in their path.");
    }
}
