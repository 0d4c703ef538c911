//! Listings on disk, one gzipped file an image, beside the engine's own data: an image never changes, so it is read once.
//!
//! A few are held in memory. Files go with their images, and the oldest when there are many.

use std::collections::HashSet;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use protocol::{LayerEntry, LayerTotals};
use serde::{Deserialize, Serialize};

use super::merge::Layer;

/// All layers of one image.
pub(super) type LayerListing = Arc<Vec<Layer>>;

/// The listings.
#[derive(Debug, Default)]
pub(crate) struct ListingCache {
    /// Least lately used first.
    in_memory: Mutex<Vec<(String, LayerListing)>>,
    /// Held while an image is read: one at a time on the whole server.
    pub(super) reading: tokio::sync::Mutex<()>,
}

#[derive(Serialize, Deserialize)]
struct WrittenListing {
    place: String,
    totals: LayerTotals,
    is_cut: bool,
    entries: Vec<LayerEntry>,
}

impl ListingCache {
    /// Finds a listing in memory, or else on disk.
    pub(super) async fn find(&self, folder: &Path, image: &str) -> Option<LayerListing> {
        {
            let mut held = self.in_memory.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(at) = held.iter().position(|(name, _)| name == image) {
                let found = held.remove(at);
                let layers = Arc::clone(&found.1);
                held.push(found);
                return Some(layers);
            }
        }
        let path = path_of(folder, image)?;
        let layers = tokio::task::spawn_blocking(move || read(&path)).await.ok()??;
        Some(self.hold(image, Arc::new(layers)))
    }

    /// Keeps a listing.
    pub(super) async fn keep(&self, folder: &Path, image: &str, layers: Vec<Layer>) -> LayerListing {
        let layers = self.hold(image, Arc::new(layers));
        let (folder, path) = (folder.to_owned(), path_of(folder, image));
        let written = Arc::clone(&layers);
        let writing = tokio::task::spawn_blocking(move || write(&folder, path.as_deref(), &written));
        if let Ok(Err(error)) = writing.await {
            tracing::warn!(%error, "an image's listing could not be kept");
        }
        layers
    }

    fn hold(&self, image: &str, layers: LayerListing) -> LayerListing {
        let mut held = self.in_memory.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|(name, _)| name != image);
        held.push((image.to_owned(), Arc::clone(&layers)));
        if held.len() > IN_MEMORY {
            held.remove(0);
        }
        layers
    }

    /// Removes the listings of images that are gone, and the oldest of too many.
    pub(crate) fn collect(folder: &Path, images: &HashSet<String>) {
        let Ok(files) = std::fs::read_dir(folder) else { return };
        let names: HashSet<String> = images.iter().filter_map(|image| name_of(image)).collect();
        let mut left: Vec<(SystemTime, PathBuf)> = Vec::new();
        for file in files.flatten() {
            let age = file.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            if file.file_name().to_str().is_some_and(|name| names.contains(name)) {
                left.push((age, file.path()));
            } else {
                drop(std::fs::remove_file(file.path()));
            }
        }
        left.sort();
        let n_too_many = left.len().saturating_sub(ON_DISK);
        left.iter().take(n_too_many).for_each(|(_, path)| drop(std::fs::remove_file(path)));
    }
}

/// Hexadecimal digits alone make a file's name.
fn name_of(image: &str) -> Option<String> {
    let digits = image.strip_prefix("sha256:").unwrap_or(image);
    let is_name =
        !digits.is_empty() && digits.len() <= 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| format!("{digits}.gz"))
}

fn path_of(folder: &Path, image: &str) -> Option<PathBuf> {
    Some(folder.join(name_of(image)?))
}

fn read(path: &Path) -> Option<Vec<Layer>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).ok()?).read_to_string(&mut text).ok()?;
    let layers: Vec<WrittenListing> = serde_json::from_str(&text).ok()?;
    let layer = |written| {
        let WrittenListing { place, totals, is_cut, entries } = written;
        Layer { place, entries, totals, is_cut }
    };
    Some(layers.into_iter().map(layer).collect())
}

fn write(folder: &Path, path: Option<&Path>, layers: &[Layer]) -> std::io::Result<()> {
    let Some(path) = path else { return Ok(()) };
    std::fs::create_dir_all(folder)?;
    let written: Vec<WrittenListing> = layers
        .iter()
        .map(|layer| {
            let Layer { place, entries, totals, is_cut } = layer.clone();
            WrittenListing { place, totals, is_cut, entries }
        })
        .collect();
    // Whole or not at all: another name until it is complete.
    let unfinished = path.with_extension("part");
    let mut encoder = GzEncoder::new(std::fs::File::create(&unfinished)?, Compression::fast());
    encoder.write_all(&serde_json::to_vec(&written)?)?;
    drop(encoder.finish()?);
    std::fs::rename(unfinished, path)
}

const IN_MEMORY: usize = 3;
const ON_DISK: usize = 200;

#[cfg(test)]
mod tests {
    use protocol::{EntryChange, EntryKind};

    use super::*;

    fn layers() -> Vec<Layer> {
        let entry = LayerEntry {
            path: "a".into(),
            kind: EntryKind::Link,
            change: EntryChange::Changed,
            bytes: 1,
            mode: 0o777,
            link: Some("b".into()),
            is_wasted: true,
        };
        vec![Layer { place: "1/layer.tar".into(), entries: vec![entry], is_cut: true, ..Layer::default() }]
    }

    #[tokio::test]
    async fn listings_outlive_the_server_and_go_with_their_images() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("layers");
        assert_eq!(ListingCache::default().find(&folder, "sha256:ab").await, None);
        ListingCache::default().keep(&folder, "sha256:ab", layers()).await;
        ListingCache::default().keep(&folder, "sha256:cd", layers()).await;
        let found = ListingCache::default().find(&folder, "sha256:ab").await.unwrap();
        assert_eq!(*found, layers());
        ListingCache::collect(&folder, &HashSet::from(["sha256:cd".to_owned()]));
        assert_eq!(ListingCache::default().find(&folder, "sha256:ab").await, None);
        assert!(ListingCache::default().find(&folder, "sha256:cd").await.is_some());
    }

    #[test]
    fn an_odd_name_makes_no_file() {
        for odd in ["../x", "sha256:", "sha256:../../etc", "a b"] {
            assert_eq!(name_of(odd), None, "{odd}");
        }
    }
}
