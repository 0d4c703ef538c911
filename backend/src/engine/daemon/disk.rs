//! Holding the engine's storage to its limit: images that nobody needs go first, then the build cache by age, then the latest images of those who
//! have not built for longest.
//!
//! An image's layers are held by the build cache too, so removing an image frees nothing by itself: its layers become cache that the
//! pruning may take. On an engine that is not Drydock's own, only Drydock's images count and go; the cache is left to its owner.

mod choice;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering;
use std::time::Duration;

use bollard::query_parameters::{ListContainersOptionsBuilder, RemoveImageOptionsBuilder};
use hyper::Method;
use protocol::Isolation;
use serde::Deserialize;

use self::choice::{KeptImages, Stored, floor_bytes, latest_of_idle, removable};
use crate::engine::build::request::{RequestError, plain};
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::image::contents::{self, ListingCache};
use crate::engine::{DiskReport, disk_writes, labels};

/// Measures, and removes what may go when there is too much. `None` without an engine.
pub(crate) async fn hold(ctx: &EngineContext) -> Option<DiskReport> {
    let connection = ctx.connection().ok()?;
    let held = tokio::select! {
        held = tokio::time::timeout(PATIENCE, hold_on(ctx, &connection)) => held,
        () = connection.lost.cancelled() => return None,
    };
    match held {
        Ok(Ok(report)) => {
            let is_held = report.left_bytes <= ctx.config.limits.engine_disk_bytes;
            ctx.is_disk_held.store(is_held, Ordering::Relaxed);
            Some(report)
        }
        Ok(Err(error)) => {
            tracing::warn!(%error, "the engine's storage could not be held to its limit");
            None
        }
        Err(_) => {
            tracing::warn!("the engine takes too long to tell of its storage");
            None
        }
    }
}

async fn hold_on(ctx: &EngineContext, connection: &EngineConnection) -> Result<DiskReport, DiskError> {
    let owns_engine = connection.isolation == Isolation::UserNamespaces;
    let mut found = measure(ctx, connection, owns_engine).await?;
    let limit = limit_now(ctx, connection, found.used());
    collect_listings(ctx, &found.images).await;
    let mut report = DiskReport { used_bytes: found.used(), ..DiskReport::default() };
    report.left_bytes = report.used_bytes;
    if report.used_bytes <= limit {
        return Ok(report);
    }
    let target = limit / 10 * 9;
    let mut tried = HashSet::new();
    // What images share is not known to each of them, so that it takes turns of removing and measuring.
    while found.used() > target {
        let in_use = used_images(connection).await?;
        let provided = &ctx.config.images;
        let keep = KeptImages { server: &ctx.config.server_label, in_use: &in_use, provided, owns_engine };
        let excess = found.used() - target;
        let n_removed = remove_images(connection, &removable(&found.images, keep), excess, &mut tried).await;
        report.n_images += n_removed;
        if owns_engine {
            found = measure(ctx, connection, owns_engine).await?;
            report.cache_bytes += prune_cache(connection, target.saturating_sub(found.image_bytes)).await?;
        }
        found = measure(ctx, connection, owns_engine).await?;
        if n_removed == 0 {
            break;
        }
    }
    // Only then what somebody may still want to run, no more of it than has to go, and nothing where that would not be enough.
    while found.used() > limit {
        let in_use = used_images(connection).await?;
        let provided = &ctx.config.images;
        let keep = KeptImages { server: &ctx.config.server_label, in_use: &in_use, provided, owns_engine };
        if floor_bytes(&found.images, keep) > limit {
            break;
        }
        let excess = found.used() - limit;
        let n_removed =
            remove_images(connection, &latest_of_idle(&found.images, keep), excess, &mut tried).await;
        report.n_images += n_removed;
        if owns_engine {
            found = measure(ctx, connection, owns_engine).await?;
            report.cache_bytes += prune_cache(connection, limit.saturating_sub(found.image_bytes)).await?;
        }
        found = measure(ctx, connection, owns_engine).await?;
        if n_removed == 0 {
            break;
        }
    }
    report.left_bytes = found.used();
    if report.cache_bytes > 0 {
        ctx.lost_cache();
    }
    tell(&report, limit);
    Ok(report)
}

/// Returns how much may be stored: as much as is configured, and less on a disk that has not enough room for that.
fn limit_now(ctx: &EngineContext, connection: &EngineConnection, used: u64) -> u64 {
    let limits = &ctx.config.limits;
    let free = connection.host.as_ref().and_then(|host| disk_writes::free_bytes(&host.data_root));
    let lacking = limits.disk_reserve_bytes.saturating_sub(free.unwrap_or(u64::MAX));
    limits.engine_disk_bytes.min(used.saturating_sub(lacking))
}

/// Removes the listings of images that are gone.
async fn collect_listings(ctx: &EngineContext, images: &[Stored]) {
    let folder = contents::folder(ctx);
    let images = images.iter().map(|image| image.id.clone()).collect();
    drop(tokio::task::spawn_blocking(move || ListingCache::collect(&folder, &images)).await);
}

fn tell(report: &DiskReport, limit: u64) {
    let DiskReport { used_bytes, left_bytes, n_images, cache_bytes } = *report;
    tracing::info!(
        used_bytes,
        left_bytes,
        limit,
        n_images,
        cache_bytes,
        "the engine used more storage than it may; old images and cache were removed"
    );
    if left_bytes > limit {
        tracing::warn!(left_bytes, limit, "what is still in use is more than the engine may store");
    }
}

/// Removes images until they had `excess` bytes of their own; returns how many went.
async fn remove_images(
    connection: &EngineConnection,
    images: &[&Stored],
    excess: u64,
    tried: &mut HashSet<String>,
) -> u64 {
    let (mut freed, mut n_removed) = (0, 0);
    for image in images {
        if freed >= excess {
            break;
        }
        if !tried.insert(image.id.clone()) {
            continue;
        }
        // By name, as long as there is one: an id with several names is refused.
        let names = if image.names.is_empty() { vec![image.id.clone()] } else { image.names.clone() };
        let mut is_gone = true;
        for name in names {
            let options = RemoveImageOptionsBuilder::default().build();
            if let Err(error) = connection.docker.remove_image(&name, Some(options), None).await {
                tracing::debug!(image = name, %error, "an image could not be removed");
                is_gone = false;
            }
        }
        if is_gone {
            freed += image.own_bytes();
            n_removed += 1;
        }
    }
    n_removed
}

/// Removes the cache that was not used for longest, down to `keep` bytes; returns how many bytes went. 0 keeps nothing that is not in use.
async fn prune_cache(connection: &EngineConnection, keep: u64) -> Result<u64, DiskError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Pruned {
        space_reclaimed: u64,
    }
    let path = format!("/build/prune?keep-storage={keep}");
    Ok(plain::<Pruned>(connection, Method::POST, &path).await?.space_reclaimed)
}

/// Returns the ids of images that have containers, running or not.
async fn used_images(connection: &EngineConnection) -> Result<HashSet<String>, DiskError> {
    let options = ListContainersOptionsBuilder::default().all(true).build();
    let containers = connection.docker.list_containers(Some(options)).await?;
    Ok(containers.into_iter().filter_map(|container| container.image_id).collect())
}

/// What counts, in bytes, and the images.
struct Measured {
    image_bytes: u64,
    cache_bytes: u64,
    images: Vec<Stored>,
}

impl Measured {
    fn used(&self) -> u64 {
        self.image_bytes + self.cache_bytes
    }
}

async fn measure(
    ctx: &EngineContext,
    connection: &EngineConnection,
    owns_engine: bool,
) -> Result<Measured, DiskError> {
    let answer: DiskUse = plain(connection, Method::GET, "/system/df").await?;
    let images: Vec<Stored> = answer.images.unwrap_or_default().into_iter().map(Stored::from).collect();
    if !owns_engine {
        let server = Some(&ctx.config.server_label);
        let own = images.iter().filter(|image| image.labels.get(labels::SERVER) == server);
        let image_bytes = own.map(Stored::own_bytes).sum();
        return Ok(Measured { image_bytes, cache_bytes: 0, images });
    }
    let cache = answer.build_cache.unwrap_or_default();
    let cache_bytes = cache.iter().filter(|record| !record.shared).map(|record| to_bytes(record.size)).sum();
    Ok(Measured { image_bytes: to_bytes(answer.layers_size), cache_bytes, images })
}

/// `GET /system/df` as engines up to API 1.47 answer it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct DiskUse {
    #[serde(default)]
    layers_size: i64,
    images: Option<Vec<ImageUse>>,
    build_cache: Option<Vec<CacheUse>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ImageUse {
    id: String,
    repo_tags: Option<Vec<String>>,
    labels: Option<HashMap<String, String>>,
    created: i64,
    size: i64,
    shared_size: i64,
}

/// A record of BuildKit's cache; its layers are shared when an image has them too.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CacheUse {
    size: i64,
    shared: bool,
}

impl From<ImageUse> for Stored {
    fn from(image: ImageUse) -> Self {
        let ImageUse { id, repo_tags, labels, created, size, shared_size } = image;
        let names = repo_tags.unwrap_or_default().into_iter().filter(|name| !name.starts_with("<none>"));
        Self {
            id,
            names: names.collect(),
            labels: labels.unwrap_or_default(),
            created,
            bytes: to_bytes(size),
            shared_bytes: to_bytes(shared_size),
        }
    }
}

/// The engine writes -1 for what it has not counted.
fn to_bytes(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

#[derive(Debug, thiserror::Error)]
enum DiskError {
    #[error(transparent)]
    BuildkitRequest(#[from] RequestError),
    #[error("the engine refused")]
    Engine(#[from] bollard::errors::Error),
}

const PATIENCE: Duration = Duration::from_secs(300);
