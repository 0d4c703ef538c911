//! Base images: those that are there, those that a registry gives, and stand-ins for the rest.

use std::sync::Arc;
use std::time::Duration;

use bollard::errors::Error;
use bollard::query_parameters::CreateImageOptionsBuilder;
use futures_util::StreamExt;
use protocol::ImageAvailability;
use tokio::task::JoinSet;

use super::core::Core;
use super::first_use;
use super::labels;
use super::link::Link;
use super::standin;

/// Provides the configured images, each time anew when an engine has been connected.
pub(crate) async fn keep_provided(core: Arc<Core>) {
    let mut links = core.link.subscribe();
    loop {
        let link = tokio::select! {
            found = links.wait_for(Option::is_some) => found.ok().and_then(|link| link.clone()),
            () = core.stop.cancelled() => return,
        };
        let Some(link) = link else { return };
        tokio::select! {
            () = provide(&core, &link) => {}
            () = link.lost.cancelled() => {}
            () = core.stop.cancelled() => return,
        }
        tokio::select! {
            () = link.lost.cancelled() => {}
            () = core.stop.cancelled() => return,
        }
    }
}

async fn provide(core: &Arc<Core>, link: &Link) {
    let mut attempts = JoinSet::new();
    for name in core.config.images.clone() {
        let (core, link) = (Arc::clone(core), link.clone());
        attempts.spawn(async move { (find_or_pull(&core, &link, &name).await, name) });
    }
    let mut missing = Vec::new();
    while let Some(attempt) = attempts.join_next().await {
        match attempt {
            Ok((Some(found), _)) => core.set_image(found),
            Ok((None, name)) => missing.push(name),
            Err(error) => tracing::error!(%error, "providing an image broke off"),
        }
    }
    if missing.is_empty() {
        return;
    }
    for name in &missing {
        core.set_image(ImageAvailability::Preparing { name: name.clone(), stand_in: true });
    }
    match standin::provide(core, link, &missing).await {
        Ok(()) => {
            for name in missing {
                let found = find(core, link, &name).await.unwrap_or_else(|| ImageAvailability::Missing {
                    name: name.clone(),
                    detail: "the stand-in was made and is gone again".to_owned(),
                });
                core.set_image(found);
            }
        }
        Err(error) => {
            let detail = error.to_string();
            tracing::error!(error = %detail, "stand-ins could not be made");
            for name in missing {
                core.set_image(ImageAvailability::Missing { name, detail: detail.clone() });
            }
        }
    }
}

async fn find_or_pull(core: &Core, link: &Link, name: &str) -> Option<ImageAvailability> {
    if let Some(found) = find(core, link, name).await {
        return Some(found);
    }
    match pull(link, name).await {
        Ok(()) => find(core, link, name).await,
        Err(error) => {
            tracing::info!(image = name, %error, "no registry gives the image");
            None
        }
    }
}

/// Looks for an image in the engine; a stand-in of another recipe does not count.
async fn find(core: &Core, link: &Link, name: &str) -> Option<ImageAvailability> {
    let image = link.docker.inspect_image(name).await.ok()?;
    first_use::make(link, name).await;
    core.know_base(name, &image);
    let bytes = image.size.and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
    let labels = image.config.and_then(|config| config.labels).unwrap_or_default();
    if !labels.contains_key(labels::STANDIN) {
        return Some(ImageAvailability::Pulled { name: name.to_owned(), bytes });
    }
    if labels.get(labels::STANDIN_RECIPE).map(String::as_str) != Some(&*standin::recipe()) {
        return None;
    }
    let made_of = labels.get(labels::STANDIN_MADE_OF).cloned().unwrap_or_default();
    Some(ImageAvailability::StandIn { name: name.to_owned(), bytes, made_of })
}

/// Pulls an image; the registry must begin to answer soon, the rest may take its time.
async fn pull(link: &Link, name: &str) -> Result<(), PullError> {
    let (repository, tag) = name.rsplit_once(':').unwrap_or((name, "latest"));
    let options = CreateImageOptionsBuilder::default().from_image(repository).tag(tag).build();
    let mut progress = link.docker.create_image(Some(options), None, None);
    let first =
        tokio::time::timeout(REGISTRY_PATIENCE, progress.next()).await.map_err(|_| PullError::Silent)?;
    if let Some(item) = first {
        item?;
    }
    while let Some(item) = progress.next().await {
        item?;
    }
    Ok(())
}

#[derive(Debug, thiserror::Error)]
enum PullError {
    #[error("no registry answered")]
    Silent,
    #[error("{0}")]
    Refused(#[from] Error),
}

const REGISTRY_PATIENCE: Duration = Duration::from_secs(4);
