//! What each layer did to those below it: added, changed, deleted, and what was done in vain.
//!
//! Whiteouts are those of OCI images: `.wh.NAME` takes NAME away, `.wh..wh..opq` all that was in its folder.

use std::collections::{BTreeMap, HashSet};

use protocol::{EntryChange, EntryKind, LayerEntry, LayerTotals};

use super::archive::{RawEntry, RawLayer};
use crate::limits::assert_off_async_threads;

/// One layer, seen from below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layer {
    /// Where it lies in the archive.
    pub(super) place: String,
    /// Sorted by path.
    pub(super) entries: Vec<LayerEntry>,
    pub(super) totals: LayerTotals,
    pub(super) is_cut: bool,
}

/// What stands at a path, made by which layer.
#[derive(Clone, Copy, Debug)]
struct StandingFiles {
    layer: usize,
    kind: EntryKind,
    bytes: u64,
    mode: u32,
}

/// Lays the layers on top of each other.
pub(super) fn merge(raw: Vec<RawLayer>) -> Vec<Layer> {
    assert_off_async_threads();
    let mut standing: BTreeMap<String, StandingFiles> = BTreeMap::new();
    let mut wasted: Vec<HashSet<String>> = vec![HashSet::new(); raw.len()];
    let mut layers: Vec<Layer> = Vec::with_capacity(raw.len());
    for (number, layer) in raw.into_iter().enumerate() {
        let RawLayer { place, entries, is_cut } = layer;
        let (whiteouts, own): (Vec<RawEntry>, Vec<RawEntry>) =
            entries.into_iter().partition(|entry| name_of(&entry.path).starts_with(WHITEOUT));
        let mut found: Vec<LayerEntry> = Vec::with_capacity(own.len());
        let kept: HashSet<&str> = own.iter().map(|entry| entry.path.as_str()).collect();
        for whiteout in &whiteouts {
            for path in gone(&whiteout.path, &standing) {
                let is_replaced = kept.contains(path.as_str());
                let entry = take_away(&path, &mut standing, &mut wasted);
                found.extend(entry.filter(|_| !is_replaced));
            }
        }
        for entry in own {
            found.extend(put(entry, number, &mut standing, &mut wasted));
        }
        found.sort_by(|one, other| one.path.cmp(&other.path));
        layers.push(Layer { place, entries: found, totals: LayerTotals::default(), is_cut });
    }
    for (layer, wasted) in layers.iter_mut().zip(wasted) {
        let is_own = |entry: &LayerEntry| entry.change != EntryChange::Deleted;
        for entry in layer.entries.iter_mut().filter(|entry| is_own(entry)) {
            entry.is_wasted = wasted.contains(&entry.path);
        }
        layer.totals = count(&layer.entries);
    }
    layers
}

/// Returns the paths that a whiteout takes away.
fn gone(whiteout: &str, standing: &BTreeMap<String, StandingFiles>) -> Vec<String> {
    let (folder, name) = whiteout.rsplit_once('/').unwrap_or(("", whiteout));
    let inside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    if name != OPAQUE {
        let name = name.strip_prefix(WHITEOUT).unwrap_or(name);
        return vec![inside(name)];
    }
    let prefix = inside("");
    let below = standing.range(prefix.clone()..).take_while(|(path, _)| path.starts_with(&prefix));
    below.map(|(path, _)| path).filter(|path| !path[prefix.len()..].contains('/')).cloned().collect()
}

/// Takes what stands at a path and below it; returns what is to be told of it.
fn take_away(
    path: &str,
    standing: &mut BTreeMap<String, StandingFiles>,
    wasted: &mut [HashSet<String>],
) -> Option<LayerEntry> {
    let old = standing.remove(path)?;
    waste(path, old, wasted);
    let below = clear_below(path, standing, wasted);
    Some(LayerEntry {
        path: path.to_owned(),
        kind: old.kind,
        change: EntryChange::Deleted,
        bytes: old.bytes + below,
        mode: old.mode,
        link: None,
        is_wasted: false,
    })
}

/// Takes what stands below a folder; returns its bytes.
fn clear_below(
    folder: &str,
    standing: &mut BTreeMap<String, StandingFiles>,
    wasted: &mut [HashSet<String>],
) -> u64 {
    let prefix = format!("{folder}/");
    let below = standing.range(prefix.clone()..).take_while(|(path, _)| path.starts_with(&prefix));
    let below: Vec<(String, StandingFiles)> =
        below.map(|(path, standing)| (path.clone(), *standing)).collect();
    for (path, old) in &below {
        standing.remove(path);
        waste(path, *old, wasted);
    }
    below.iter().map(|(_, old)| old.bytes).sum()
}

/// Only a file's bytes can be in vain.
fn waste(path: &str, old: StandingFiles, wasted: &mut [HashSet<String>]) {
    if let (EntryKind::File, Some(wasted)) = (old.kind, wasted.get_mut(old.layer)) {
        wasted.insert(path.to_owned());
    }
}

/// Puts an entry in its place; `None` for a folder that was there already and stays as it is.
fn put(
    entry: RawEntry,
    layer: usize,
    standing: &mut BTreeMap<String, StandingFiles>,
    wasted: &mut [HashSet<String>],
) -> Option<LayerEntry> {
    let RawEntry { path, kind, bytes, mode, link } = entry;
    if path.is_empty() {
        return None;
    }
    let old = standing.insert(path.clone(), StandingFiles { layer, kind, bytes, mode });
    let is_folder = |kind| kind == EntryKind::Folder;
    if let Some(old) = old {
        if is_folder(kind) && is_folder(old.kind) && old.mode == mode {
            return None;
        }
        // Twice in one layer is once for whoever looks.
        if old.layer != layer {
            waste(&path, old, wasted);
        }
        if is_folder(old.kind) && !is_folder(kind) {
            let _bytes = clear_below(&path, standing, wasted);
        }
    }
    let change = if old.is_some() { EntryChange::Changed } else { EntryChange::Added };
    let link = (!link.is_empty()).then_some(link);
    Some(LayerEntry { path, kind, change, bytes, mode, link, is_wasted: false })
}

fn count(entries: &[LayerEntry]) -> LayerTotals {
    let mut totals = LayerTotals { entries: entries.len() as u64, ..LayerTotals::default() };
    for entry in entries {
        match entry.change {
            EntryChange::Added => totals.added += 1,
            EntryChange::Changed => totals.changed += 1,
            EntryChange::Deleted => {
                totals.deleted += 1;
                continue;
            }
        }
        totals.bytes = totals.bytes.saturating_add(entry.bytes);
        if entry.is_wasted {
            totals.wasted_bytes = totals.wasted_bytes.saturating_add(entry.bytes);
        }
    }
    totals
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

const WHITEOUT: &str = ".wh.";
const OPAQUE: &str = ".wh..wh..opq";

#[cfg(test)]
mod tests {
    use super::*;

    /// `path` for a file of as many bytes as its path has, `path/` for a folder.
    fn layer(paths: &[&str]) -> RawLayer {
        let entry = |path: &&str| {
            let kind = if path.ends_with('/') { EntryKind::Folder } else { EntryKind::File };
            let path = path.trim_end_matches('/').to_owned();
            let bytes = if kind == EntryKind::File { path.len() as u64 } else { 0 };
            RawEntry { path, kind, bytes, mode: 0o755, link: String::new() }
        };
        RawLayer { entries: paths.iter().map(entry).collect(), ..RawLayer::default() }
    }

    fn check(layers: &[&[&str]], expected: &[&[&str]]) {
        let merged = merge(layers.iter().map(|paths| layer(paths)).collect());
        let describe = |entry: &LayerEntry| {
            let wasted = if entry.is_wasted { " in vain" } else { "" };
            format!("{:?} {} {}{wasted}", entry.change, entry.path, entry.bytes)
        };
        let found: Vec<Vec<String>> =
            merged.iter().map(|layer| layer.entries.iter().map(describe).collect()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn overwritten_and_deleted_files_were_in_vain() {
        check(
            &[&["etc/", "etc/a", "etc/bb", "etc/ccc"], &["etc/", "etc/a", "etc/.wh.bb"]],
            &[
                &["Added etc 0", "Added etc/a 5 in vain", "Added etc/bb 6 in vain", "Added etc/ccc 7"],
                &["Changed etc/a 5", "Deleted etc/bb 6"],
            ],
        );
    }

    #[test]
    fn a_deleted_folder_takes_what_is_in_it() {
        check(
            &[&["d/", "d/x", "d/e/", "d/e/y", "dd"], &[".wh.d"], &["d"]],
            &[
                &["Added d 0", "Added d/e 0", "Added d/e/y 5 in vain", "Added d/x 3 in vain", "Added dd 2"],
                &["Deleted d 8"],
                &["Added d 1"],
            ],
        );
    }

    #[test]
    fn an_opaque_folder_hides_what_was_below() {
        check(
            &[&["d/", "d/x", "d/y"], &["d/", "d/.wh..wh..opq", "d/x", "d/z"]],
            &[
                &["Added d 0", "Added d/x 3 in vain", "Added d/y 3 in vain"],
                &["Added d/x 3", "Deleted d/y 3", "Added d/z 3"],
            ],
        );
    }

    #[test]
    fn a_file_in_place_of_a_folder_hides_all_of_it() {
        check(&[&["d/", "d/x"], &["d"]], &[&["Added d 0", "Added d/x 3 in vain"], &["Changed d 1"]]);
    }

    #[test]
    fn a_whiteout_of_nothing_is_nothing() {
        check(&[&["a"], &[".wh.b", ".wh..wh..opq/", ".wh."]], &[&["Added a 1 in vain"], &["Deleted a 1"]]);
    }

    #[test]
    fn layers_are_counted() {
        let merged = merge(vec![layer(&["a", "bb"]), layer(&["a", ".wh.bb", "ccc"])]);
        let expected =
            LayerTotals { entries: 3, added: 1, changed: 1, deleted: 1, bytes: 4, wasted_bytes: 0 };
        assert_eq!(merged[1].totals, expected);
        assert_eq!((merged[0].totals.bytes, merged[0].totals.wasted_bytes), (3, 3));
    }

    #[test]
    fn fifty_thousand_files_are_merged_quickly() {
        let many: Vec<String> = (0..50_000).map(|number| format!("d{}/f{number}", number % 100)).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let began = std::time::Instant::now();
        let merged = merge(vec![layer(&many), layer(&many)]);
        assert_eq!(merged[0].totals.wasted_bytes, merged[0].totals.bytes);
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
