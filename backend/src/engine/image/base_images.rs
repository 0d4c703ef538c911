//! Base images: those that are there, those that a registry gives, and stand-ins for the rest.

use std::sync::Arc;
use std::time::Duration;

use bollard::errors::Error;
use bollard::query_parameters::CreateImageOptionsBuilder;
use futures_util::StreamExt;
use protocol::ImageAvailability;
use tokio::task::JoinSet;

use super::first_use;
use super::stand_in;
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::labels;

/// Provides the configured images, each time anew when an engine has been connected.
pub(crate) async fn keep_provided(ctx: Arc<EngineContext>) {
    let mut links = ctx.connection.subscribe();
    loop {
        let connection = tokio::select! {
            found = links.wait_for(Option::is_some) => found.ok().and_then(|connection| connection.clone()),
            () = ctx.stop.cancelled() => return,
        };
        let Some(connection) = connection else { return };
        tokio::select! {
            () = provide(&ctx, &connection) => {}
            () = connection.lost.cancelled() => {}
            () = ctx.stop.cancelled() => return,
        }
        tokio::select! {
            () = connection.lost.cancelled() => {}
            () = ctx.stop.cancelled() => return,
        }
    }
}

async fn provide(ctx: &Arc<EngineContext>, connection: &EngineConnection) {
    let _working = ctx.activity.begin();
    let mut attempts = JoinSet::new();
    for name in ctx.config.images.clone() {
        let (ctx, connection) = (Arc::clone(ctx), connection.clone());
        attempts.spawn(async move { (find_or_pull(&ctx, &connection, &name).await, name) });
    }
    let mut missing = Vec::new();
    while let Some(attempt) = attempts.join_next().await {
        match attempt {
            Ok((Some(found), _)) => ctx.set_image(found),
            Ok((None, name)) => missing.push(name),
            Err(error) => tracing::error!(%error, "providing an image broke off"),
        }
    }
    if missing.is_empty() {
        return;
    }
    for name in &missing {
        ctx.set_image(ImageAvailability::Preparing { name: name.clone(), stand_in: true });
    }
    match stand_in::provide(ctx, connection, &missing).await {
        Ok(()) => {
            for name in missing {
                let found =
                    find(ctx, connection, &name).await.unwrap_or_else(|| ImageAvailability::Missing {
                        name: name.clone(),
                        detail: "the stand-in was made and is gone again".to_owned(),
                    });
                ctx.set_image(found);
            }
        }
        Err(error) => {
            let detail = error.to_string();
            tracing::error!(error = %detail, "stand-ins could not be made");
            for name in missing {
                ctx.set_image(ImageAvailability::Missing { name, detail: detail.clone() });
            }
        }
    }
}

async fn find_or_pull(
    ctx: &EngineContext,
    connection: &EngineConnection,
    name: &str,
) -> Option<ImageAvailability> {
    if let Some(found) = find(ctx, connection, name).await {
        return Some(found);
    }
    match pull(connection, name).await {
        Ok(()) => find(ctx, connection, name).await,
        Err(error) => {
            tracing::info!(image = name, %error, "no registry gives the image");
            None
        }
    }
}

/// Looks for an image in the engine; a stand-in of another recipe does not count.
async fn find(ctx: &EngineContext, connection: &EngineConnection, name: &str) -> Option<ImageAvailability> {
    let image = connection.docker.inspect_image(name).await.ok()?;
    first_use::make(connection, name).await;
    ctx.know_base(name, &image);
    let bytes = image.size.and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
    let labels = image.config.and_then(|config| config.labels).unwrap_or_default();
    if !labels.contains_key(labels::STANDIN) {
        return Some(ImageAvailability::Pulled { name: name.to_owned(), bytes });
    }
    if labels.get(labels::STANDIN_RECIPE).map(String::as_str) != Some(&*stand_in::recipe()) {
        return None;
    }
    let made_of = labels.get(labels::STANDIN_MADE_OF).cloned().unwrap_or_default();
    Some(ImageAvailability::StandIn { name: name.to_owned(), bytes, made_of })
}

/// Pulls an image; the registry must begin to answer soon, the rest may take its time.
async fn pull(connection: &EngineConnection, name: &str) -> Result<(), PullError> {
    let (repository, tag) = name.rsplit_once(':').unwrap_or((name, "latest"));
    let options = CreateImageOptionsBuilder::default().from_image(repository).tag(tag).build();
    let mut progress = connection.docker.create_image(Some(options), None, None);
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
