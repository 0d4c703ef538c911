//! An image as the engine exports it (`docker save`): a tar of layers, each a tar again, plain or gzipped, and a manifest that says in which order.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::write::GzDecoder;
use protocol::EntryKind;
use serde::Deserialize;

use super::tar::{Sink, TarError, TarHeader, TarReader};

/// What one layer holds at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawEntry {
    pub(super) path: String,
    pub(super) kind: EntryKind,
    pub(super) bytes: u64,
    pub(super) mode: u32,
    pub(super) link: String,
}

impl RawEntry {
    fn of(header: TarHeader) -> Self {
        let kind = match header.flag {
            b'0' | 0 | b'7' | b'S' => EntryKind::File,
            b'1' => EntryKind::HardLink,
            b'2' => EntryKind::Link,
            b'5' => EntryKind::Folder,
            _ => EntryKind::Other,
        };
        let bytes = if kind == EntryKind::File { header.size } else { 0 };
        let TarHeader { path, mode, link, .. } = header;
        Self { path, kind, bytes, mode, link }
    }
}

/// One layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawLayer {
    /// Where it lies in the archive.
    pub(super) place: String,
    pub(super) entries: Vec<RawEntry>,
    /// Whether there were more entries than are kept.
    pub(super) is_cut: bool,
}

/// Gathers what an archive holds, contents left out.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    layers: BTreeMap<String, RawLayer>,
    links: BTreeMap<String, String>,
    manifest: Vec<u8>,
    n_entries: usize,
    place: String,
    open: ArchiveEntry,
}

/// What the entry of the outer archive turned out to be.
#[derive(Debug, Default)]
enum ArchiveEntry {
    #[default]
    Nothing,
    /// Its first bytes are not there yet.
    Unknown(Vec<u8>),
    Manifest,
    Layer(Box<TarReader>, Listing),
    Packed(Box<GzDecoder<Unpacked>>),
}

/// The entries of the layer that is read.
#[derive(Debug, Default)]
struct Listing {
    entries: Vec<RawEntry>,
    room: usize,
    is_cut: bool,
}

impl Sink for Listing {
    fn begin(&mut self, header: TarHeader) -> Result<(), TarError> {
        if self.entries.len() < self.room {
            self.entries.push(RawEntry::of(header));
        } else {
            self.is_cut = true;
        }
        Ok(())
    }

    fn data(&mut self, _: &[u8]) -> Result<(), TarError> {
        Ok(())
    }

    fn end(&mut self) -> Result<(), TarError> {
        Ok(())
    }
}

/// Takes what a decoder unpacks.
#[derive(Debug, Default)]
struct Unpacked {
    reader: TarReader,
    listing: Listing,
}

impl std::io::Write for Unpacked {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.reader.feed(bytes, &mut self.listing).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Sink for Gatherer {
    fn begin(&mut self, header: TarHeader) -> Result<(), TarError> {
        if header.flag == b'2' {
            self.links.insert(header.path.clone(), header.link.clone());
        }
        self.open = match header.path.as_str() {
            "manifest.json" => ArchiveEntry::Manifest,
            _ if header.size >= SMALLEST_LAYER => ArchiveEntry::Unknown(Vec::new()),
            _ => ArchiveEntry::Nothing,
        };
        self.place = header.path;
        Ok(())
    }

    fn data(&mut self, bytes: &[u8]) -> Result<(), TarError> {
        match &mut self.open {
            ArchiveEntry::Nothing => {}
            ArchiveEntry::Manifest => {
                if self.manifest.len() + bytes.len() <= LARGEST_MANIFEST {
                    self.manifest.extend_from_slice(bytes);
                }
            }
            ArchiveEntry::Layer(reader, listing) => reader.feed(bytes, listing)?,
            ArchiveEntry::Packed(decoder) => decoder.write_all(bytes)?,
            ArchiveEntry::Unknown(first) => {
                first.extend_from_slice(bytes);
                if first.len() >= 2 {
                    let first = std::mem::take(first);
                    let room = MOST_ENTRIES.saturating_sub(self.n_entries);
                    let listing = Listing { room, ..Listing::default() };
                    self.open = match first.as_slice() {
                        [b'{' | b'[', ..] => ArchiveEntry::Nothing,
                        [0x1f, 0x8b, ..] => ArchiveEntry::Packed(Box::new(GzDecoder::new(Unpacked {
                            listing,
                            reader: TarReader::default(),
                        }))),
                        _ => ArchiveEntry::Layer(Box::default(), listing),
                    };
                    return self.data(&first);
                }
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), TarError> {
        let listing = match std::mem::take(&mut self.open) {
            ArchiveEntry::Layer(_, listing) => listing,
            ArchiveEntry::Packed(decoder) => decoder.finish()?.listing,
            ArchiveEntry::Nothing | ArchiveEntry::Unknown(_) | ArchiveEntry::Manifest => return Ok(()),
        };
        self.n_entries += listing.entries.len();
        let place = std::mem::take(&mut self.place);
        let layer = RawLayer { place: place.clone(), entries: listing.entries, is_cut: listing.is_cut };
        self.layers.insert(place, layer);
        Ok(())
    }
}

/// `manifest.json`, one for each image.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Manifest {
    layers: Vec<String>,
}

impl Gatherer {
    /// Returns the layers, lowest first; `None` when the archive did not say which they are, or lacks one.
    pub(super) fn into_layers(self) -> Option<Vec<RawLayer>> {
        let manifests: Vec<Manifest> = serde_json::from_slice(&self.manifest).ok()?;
        let places = manifests.into_iter().next()?.layers;
        let layer = |place: &String| {
            // A layer that lies there twice is a link the second time.
            let target = self.links.get(place).map(|link| resolve(place, link));
            let found = self.layers.get(target.as_ref().unwrap_or(place));
            // An empty tar may be shorter than what is taken for a layer.
            Some(found.cloned().unwrap_or_else(|| RawLayer { place: place.clone(), ..RawLayer::default() }))
        };
        places.iter().map(layer).collect()
    }
}

fn resolve(place: &str, link: &str) -> String {
    let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// Reads the beginning of one file of one layer, and nothing after it.
#[derive(Debug)]
pub(super) struct LayerFileFinder {
    place: String,
    file: FileFinder,
    open: LayerReader,
    is_first: bool,
}

#[derive(Debug, Default)]
enum LayerReader {
    #[default]
    Nothing,
    Layer(Box<TarReader>),
    Packed(Box<GzDecoder<FileUnpacked>>),
}

/// Looks for a path.
#[derive(Clone, Debug, Default)]
struct FileFinder {
    path: String,
    most: usize,
    found: Option<(u64, Vec<u8>)>,
    is_here: bool,
    is_done: bool,
}

#[derive(Debug, Default)]
struct FileUnpacked {
    reader: TarReader,
    file: FileFinder,
}

impl std::io::Write for FileUnpacked {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if !self.file.is_done {
            self.reader.feed(bytes, &mut self.file).map_err(std::io::Error::other)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Sink for FileFinder {
    fn begin(&mut self, header: TarHeader) -> Result<(), TarError> {
        self.is_here = !self.is_done && matches!(header.flag, b'0' | 0 | b'7') && header.path == self.path;
        if self.is_here {
            self.found = Some((header.size, Vec::new()));
        }
        Ok(())
    }

    fn data(&mut self, bytes: &[u8]) -> Result<(), TarError> {
        if let (true, Some((_, content))) = (self.is_here, &mut self.found) {
            let room = self.most.saturating_sub(content.len()).min(bytes.len());
            content.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
            self.is_done |= content.len() >= self.most;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), TarError> {
        self.is_done |= self.is_here;
        self.is_here = false;
        Ok(())
    }
}

impl LayerFileFinder {
    /// Looks for `path` in the layer at `place`, of which `most` bytes are wanted.
    pub(super) fn new(place: &str, path: &str, most: usize) -> Self {
        let file = FileFinder { path: path.to_owned(), most, ..FileFinder::default() };
        Self { place: place.to_owned(), file, open: LayerReader::Nothing, is_first: false }
    }

    /// Returns whether nothing more is to be read.
    pub(super) fn is_done(&self) -> bool {
        match &self.open {
            LayerReader::Packed(decoder) => decoder.get_ref().file.is_done,
            LayerReader::Nothing | LayerReader::Layer(_) => self.file.is_done,
        }
    }

    /// Returns the size of the file and its beginning.
    pub(super) fn into_found(mut self) -> Option<(u64, Vec<u8>)> {
        if let LayerReader::Packed(decoder) = &mut self.open {
            return decoder.get_mut().file.found.take();
        }
        self.file.found
    }
}

impl Sink for LayerFileFinder {
    fn begin(&mut self, header: TarHeader) -> Result<(), TarError> {
        self.is_first = header.path == self.place && !self.is_done();
        Ok(())
    }

    fn data(&mut self, bytes: &[u8]) -> Result<(), TarError> {
        if std::mem::take(&mut self.is_first) {
            let is_packed = bytes.first() == Some(&0x1f);
            let file = self.file.clone();
            self.open = if is_packed {
                LayerReader::Packed(Box::new(GzDecoder::new(FileUnpacked {
                    file,
                    ..FileUnpacked::default()
                })))
            } else {
                LayerReader::Layer(Box::default())
            };
        }
        match &mut self.open {
            LayerReader::Nothing => Ok(()),
            LayerReader::Layer(reader) if !self.file.is_done => reader.feed(bytes, &mut self.file),
            LayerReader::Layer(_) => Ok(()),
            LayerReader::Packed(decoder) => Ok(decoder.write_all(bytes)?),
        }
    }

    fn end(&mut self) -> Result<(), TarError> {
        match std::mem::take(&mut self.open) {
            LayerReader::Nothing => return Ok(()),
            LayerReader::Layer(_) => {}
            LayerReader::Packed(mut decoder) => {
                decoder.try_finish()?;
                self.file = std::mem::take(&mut decoder.get_mut().file);
            }
        }
        // It was in this layer, or it is nowhere.
        self.file.is_done = true;
        Ok(())
    }
}

/// Entries of one image that are kept.
pub(super) const MOST_ENTRIES: usize = 300_000;
const LARGEST_MANIFEST: usize = 1024 * 1024;
/// An empty tar is this long.
const SMALLEST_LAYER: u64 = 1024;

#[cfg(test)]
mod tests;
