//! What is inside an image: its history, its layers, the files of a layer.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, Digest};

/// An image from its first layer to its last, as `docker history` tells it backwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageHistory {
    /// The build that made it.
    pub build: BuildNumber,
    /// The image's id in the engine.
    pub image_id: Digest,
    /// Oldest first.
    pub entries: Vec<HistoryEntry>,
}

/// One entry of an image's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// What made it, in the words of whoever built it, at most [`limits::CREATED_BY_BYTES`](crate::limits::CREATED_BY_BYTES).
    pub created_by: String,
    /// Bytes of its layer.
    pub bytes: u64,
    /// Number of its layer, from 0, the lowest first; `None` where it made none (`empty_layer`).
    pub layer: Option<u32>,
    /// Digest of the layer's tar (`diff_id`); `None` where there is no layer, or where the engine does not tell.
    pub diff_id: Option<Digest>,
    /// Whether it came with the base image: that part is stored once for all who build on it.
    pub is_base: bool,
    /// Index of the instruction that made it ([`StepRecord::index`](crate::StepRecord::index)), where it is one of ours.
    pub instruction: Option<u32>,
}

/// A part of what one layer did, sorted by path, and what it did as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerPage {
    /// Which build's image.
    pub build: BuildNumber,
    /// Number of the layer ([`HistoryEntry::layer`]).
    pub layer: u32,
    /// All of it, counted.
    pub totals: LayerTotals,
    /// What the paths of the entries below hold, as it was asked for; empty for all entries.
    #[serde(default)]
    pub matching: String,
    /// How many entries match.
    pub n_matching: u64,
    /// Number of the first entry below, counting those that match.
    pub from: u64,
    /// The entries.
    pub entries: Vec<LayerEntry>,
    /// Whether this listing was cut because the layer has more entries than the server keeps.
    pub is_cut: bool,
}

/// A layer in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerTotals {
    /// Entries in all: files, folders, links, deletions.
    pub entries: u64,
    /// Entries that were not there before.
    pub added: u64,
    /// Entries that took the place of something below.
    pub changed: u64,
    /// Entries that took something away.
    pub deleted: u64,
    /// Bytes of its files.
    pub bytes: u64,
    /// Those of them that no container sees, since a later layer overwrites or deletes the file.
    pub wasted_bytes: u64,
}

/// What a layer did at one path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerEntry {
    /// From the image's root, without the slash. Bytes that are no UTF-8 are replaced.
    pub path: String,
    /// What is there now, or was.
    pub kind: EntryKind,
    /// What happened.
    pub change: EntryChange,
    /// Bytes of a file; of a deleted one those that it had.
    pub bytes: u64,
    /// Permission bits.
    pub mode: u32,
    /// Where a link leads.
    #[serde(default)]
    pub link: Option<String>,
    /// Whether a later layer overwrites or deletes it.
    pub is_wasted: bool,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// Another name of a file of the same layer.
    HardLink,
    /// A device, a pipe.
    Other,
}

/// What happened at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryChange {
    /// There was nothing.
    Added,
    /// It took the place of something below.
    Changed,
    /// It was taken away.
    Deleted,
}

/// The beginning of a file inside a layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerFile {
    /// Which build's image.
    pub build: BuildNumber,
    /// Number of the layer.
    pub layer: u32,
    /// Its path, as it was asked for.
    pub path: String,
    /// Bytes of all of it.
    pub bytes: u64,
    /// At most [`limits::LAYER_FILE_BYTES`](crate::limits::LAYER_FILE_BYTES) of it; `None` where it is no text.
    pub text: Option<String>,
}
