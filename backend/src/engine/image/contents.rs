//! What is inside an image: its history, its layers, the files of a layer.
//!
//! The engine exports an image as one stream; of that only headers are kept, so that an image's size costs time and no memory. The private daemon's
//! layers are read where they lie instead (`folders.rs`), which is quicker. One image is read at a time, and what was found is kept (`kept.rs`).

mod archive;
mod folders;
mod layer_slice;
mod listing_cache;
mod merge;
mod tar;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bollard::errors::Error;
use bollard::models::ImageHistoryResponseItem;
use futures_util::StreamExt as _;
use protocol::limits::{CREATED_BY_BYTES, LAYER_FILE_BYTES};
use protocol::{
    BuildNumber, BuildOptions, Digest, EntryKind, HistoryEntry, ImageHistory, Isolation, LayerFile,
    LayerPage, Notice,
};

use self::archive::{Gatherer, LayerFileFinder, RawLayer};
pub use self::layer_slice::LayerSlice;
use self::listing_cache::LayerListing;
pub(crate) use self::listing_cache::ListingCache;
use self::merge::Layer;
use self::tar::{Sink, TarError, TarReader};
use super::layers::{Made, origins, which_have_layers};
use crate::engine::build::fault;
use crate::engine::build::steps::reach;
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::limits::{Pool, assert_off_async_threads};

/// A build's image.
#[derive(Clone, Debug)]
pub struct BuiltImage {
    /// The build.
    pub build: BuildNumber,
    /// The image's id in the engine.
    pub image_id: Digest,
}

#[derive(Debug, thiserror::Error)]
enum ReadError {
    #[error("the engine does not give the image")]
    Engine(#[from] Error),
    #[error("the exported image could not be read")]
    Tar(#[from] TarError),
    #[error("the exported image does not say what its layers are")]
    NoManifest,
    #[error("the engine took too long to export the image")]
    TooLong,
}

/// Returns an image's history with its layers.
pub(crate) async fn history(
    ctx: &EngineContext,
    image: BuiltImage,
    dockerfile: &str,
    options: &BuildOptions,
) -> Result<ImageHistory, Notice> {
    let connection = ctx.connection()?;
    let BuiltImage { build, image_id } = image;
    let (history, inspected) = tokio::join!(
        connection.docker.image_history(&image_id.0),
        connection.docker.inspect_image(&image_id.0)
    );
    let history = history.map_err(|error| notice(&connection, error.into()))?;
    let inspected = inspected.map_err(|error| notice(&connection, error.into()))?;
    let diff_ids = inspected.root_fs.and_then(|found| found.layers).unwrap_or_default();
    let (source, options) = (dockerfile.to_owned(), options.clone());
    let finding = move || {
        let made = read_origins(&source, &options, &history);
        (history, made)
    };
    let (history, made) = Pool::bulk().run(&image_id.0, finding).await?;
    let mut entries: Vec<HistoryEntry> = history
        .into_iter()
        .zip(made)
        .map(|(entry, made)| HistoryEntry {
            created_by: shortened(entry.created_by),
            bytes: u64::try_from(entry.size).unwrap_or(0),
            layer: None,
            diff_id: None,
            is_base: matches!(made, Made::Base(_)),
            instruction: match made {
                Made::By(index) | Made::Base(index) => u32::try_from(index).ok(),
                Made::Unknown => None,
            },
        })
        .collect();
    entries.reverse();
    let said: Vec<(&str, u64)> =
        entries.iter().map(|entry| (entry.created_by.as_str(), entry.bytes)).collect();
    let has_layer = which_have_layers(&said, diff_ids.len());
    let own = entries.iter_mut().zip(has_layer).filter(|(_, has_layer)| *has_layer);
    for ((number, diff_id), (entry, _)) in (0..).zip(diff_ids).zip(own) {
        entry.layer = Some(number);
        entry.diff_id = Some(Digest(diff_id));
    }
    for entry in entries.iter_mut().filter(|entry| entry.is_base) {
        entry.instruction = None;
    }
    Ok(ImageHistory { build, image_id, entries })
}

fn read_origins(source: &str, options: &BuildOptions, history: &[ImageHistoryResponseItem]) -> Vec<Made> {
    assert_off_async_threads();
    let dockerfile = dockerfile::parse(source);
    origins(&dockerfile, reach::target(&dockerfile, options), history)
}

fn shortened(mut text: String) -> String {
    if text.len() > CREATED_BY_BYTES {
        let end = (0..=CREATED_BY_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
    }
    text
}

/// Lists what a layer did.
pub(crate) async fn list(
    ctx: &EngineContext,
    image: BuiltImage,
    layer: u32,
    part: LayerSlice,
) -> Result<LayerPage, Notice> {
    let layers = layers_of(ctx, &image.image_id).await?;
    let at = layer as usize;
    let found = layers.get(at).ok_or(Notice::NoSuchLayer { layer })?;
    let (build, totals, is_cut) = (image.build, found.totals, found.is_cut);
    let LayerSlice { matching, from, limit: _ } = part.clone();
    // A hundred thousand paths take some milliseconds to look through.
    let looking = move || layers.get(at).map(|found| part.of(&found.entries));
    let (n_matching, entries) = Pool::bulk().run(&image.image_id.0, looking).await?.unwrap_or_default();
    Ok(LayerPage { build, layer, totals, matching, n_matching, from, entries, is_cut })
}

/// Reads the beginning of a file as a layer left it.
pub(crate) async fn read(
    ctx: &EngineContext,
    image: BuiltImage,
    layer: u32,
    path: String,
) -> Result<LayerFile, Notice> {
    let layers = layers_of(ctx, &image.image_id).await?;
    let found = layers.get(layer as usize).ok_or(Notice::NoSuchLayer { layer })?;
    let missing = || Notice::NoSuchFile { path: path.clone() };
    let at = found.entries.binary_search_by(|entry| entry.path.cmp(&path)).map_err(|_| missing())?;
    let entry = &found.entries[at];
    let wanted = match (entry.kind, &entry.link) {
        (EntryKind::File, _) => entry.path.clone(),
        // It has the bytes of another name in the same layer.
        (EntryKind::HardLink, Some(target)) => target.trim_start_matches(['.', '/']).to_owned(),
        _ => return Err(missing()),
    };
    let content = match folders::folder_of(&found.place) {
        Some(folder) => {
            let reading = move || folders::read(&folder, &wanted, LAYER_FILE_BYTES).ok();
            tokio::task::spawn_blocking(reading).await.ok().flatten()
        }
        None => find(ctx, &image.image_id, &found.place, &wanted).await?,
    };
    let (bytes, content) = content.ok_or_else(missing)?;
    let text = as_text(content, bytes);
    Ok(LayerFile { build: image.build, layer, path, bytes, text })
}

/// Finds the beginning of a file in the export, and its size.
async fn find(
    ctx: &EngineContext,
    image: &Digest,
    place: &str,
    path: &str,
) -> Result<Option<(u64, Vec<u8>)>, Notice> {
    let connection = ctx.connection()?;
    let _only_one = ctx.listings.reading.lock().await;
    let mut finder = LayerFileFinder::new(place, path, LAYER_FILE_BYTES);
    export(&connection, image, &mut finder, LayerFileFinder::is_done)
        .await
        .map_err(|error| notice(&connection, error))?;
    Ok(finder.into_found())
}

/// Text has no NUL; a character that the limit cuts is left out.
fn as_text(content: Vec<u8>, bytes: u64) -> Option<String> {
    if content.contains(&0) {
        return None;
    }
    let is_cut = (content.len() as u64) < bytes;
    match String::from_utf8(content) {
        Ok(text) => Some(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let is_last = is_cut && error.as_bytes().len() - valid < 4;
            let mut content = error.into_bytes();
            content.truncate(valid);
            String::from_utf8(content).ok().filter(|_| is_last)
        }
    }
}

async fn layers_of(ctx: &EngineContext, image: &Digest) -> Result<LayerListing, Notice> {
    let folder = folder(ctx);
    if let Some(found) = kept(ctx, &folder, image).await {
        return Ok(found);
    }
    let connection = ctx.connection()?;
    let _only_one = ctx.listings.reading.lock().await;
    // Somebody else may have read it meanwhile.
    if let Some(found) = kept(ctx, &folder, image).await {
        return Ok(found);
    }
    let began = Instant::now();
    let raw = match from_folders(&connection, image).await {
        Some(raw) => raw,
        None => from_export(&connection, image).await.map_err(|error| notice(&connection, error))?,
    };
    let gathered = began.elapsed();
    let merged = tokio::task::spawn_blocking(move || merge::merge(raw)).await;
    let merged = merged.map_err(|error| fault::internal(&error.to_string()).notice)?;
    let merging = began.elapsed() - gathered;
    let layers = ctx.listings.keep(&folder, &image.0, merged).await;
    tracing::debug!(?gathered, ?merging, all = ?began.elapsed(), "listed what is inside an image");
    Ok(layers)
}

/// Finds what was listed earlier. Layers that lie elsewhere by now are listed anew.
async fn kept(ctx: &EngineContext, folder: &Path, image: &Digest) -> Option<LayerListing> {
    let found = ctx.listings.find(folder, &image.0).await?;
    let is_there = |layer: &Layer| folders::folder_of(&layer.place).is_none_or(|folder| folder.is_dir());
    found.iter().all(is_there).then_some(found)
}

/// Reads the layers where the private daemon keeps them; `None` where that cannot be.
async fn from_folders(connection: &EngineConnection, image: &Digest) -> Option<Vec<RawLayer>> {
    if connection.isolation != Isolation::UserNamespaces {
        return None;
    }
    let inspected = connection.docker.inspect_image(&image.0).await.ok()?;
    let listing = tokio::task::spawn_blocking(move || folders::list(&folders::of_image(&inspected)?)).await;
    // It may have been removed in the middle.
    connection.docker.inspect_image(&image.0).await.ok()?;
    listing.ok().flatten()
}

async fn from_export(connection: &EngineConnection, image: &Digest) -> Result<Vec<RawLayer>, ReadError> {
    let mut gatherer = Gatherer::default();
    export(connection, image, &mut gatherer, |_| false).await?;
    gatherer.into_layers().ok_or(ReadError::NoManifest)
}

/// Reads the export until it ends or `is_done`.
async fn export<S: Sink>(
    connection: &EngineConnection,
    image: &Digest,
    sink: &mut S,
    is_done: impl Fn(&S) -> bool,
) -> Result<(), ReadError> {
    let reading = async {
        let mut stream = connection.docker.export_image(&image.0);
        let mut reader = TarReader::default();
        while let Some(piece) = stream.next().await {
            reader.feed(&piece?, sink)?;
            if is_done(sink) {
                break;
            }
        }
        Ok(())
    };
    tokio::time::timeout(EXPORT_PATIENCE, reading).await.map_err(|_| ReadError::TooLong)?
}

/// Where listings are kept.
pub(crate) fn folder(ctx: &EngineContext) -> PathBuf {
    ctx.config.data_dir.join("listings")
}

fn notice(connection: &EngineConnection, error: ReadError) -> Notice {
    match error {
        ReadError::Engine(Error::DockerResponseServerError { status_code: 404, .. }) => Notice::ImageRemoved,
        _ if connection.lost.is_cancelled() => Notice::EngineLost,
        other => fault::internal(&format!("{other}: {:?}", std::error::Error::source(&other))).notice,
    }
}

const EXPORT_PATIENCE: Duration = Duration::from_secs(120);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_text() {
        assert_eq!(as_text(b"a\nb".to_vec(), 3).as_deref(), Some("a\nb"));
        assert_eq!(as_text(b"a\0b".to_vec(), 3), None);
        assert_eq!(as_text(vec![b'a', 0xc3], 9).as_deref(), Some("a"), "a character that was cut");
        assert_eq!(as_text(vec![b'a', 0xc3], 2), None);
        assert_eq!(as_text(vec![0xff; 50], 90), None);
    }
}
