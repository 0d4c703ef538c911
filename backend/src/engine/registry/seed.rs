//! Images of tutorials that the registry holds from the start, built by Drydock from files of its own and labelled so: where Docker Hub cannot be
//! reached, `docker pull` of them works all the same.

use std::sync::Arc;
use std::time::Duration;

use bollard::query_parameters::RemoveImageOptionsBuilder;
use futures_util::{StreamExt as _, pin_mut};
use protocol::{BuildSource, DOCKERFILE};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::api::RegistryClient;
use super::transfer::{Progress, TransferFailure, push_image, ready, untag_leftovers};
use crate::engine::build::request::{BuildkitRequest, RequestError, RequestOrder};
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::image::provision;
use crate::engine::labels;
use crate::registry_names::RemoteName;
use crate::source_file::SourceFile;

/// An image that is built from files of ours.
struct Seed {
    name: &'static str,
    /// What its Dockerfile begins from.
    base: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// An image that Drydock provides in the registry, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedState {
    /// Its name, as `docker pull` takes it.
    pub name: String,
    /// How far it is.
    pub progress: SeedProgress,
}

/// How far an image is that Drydock provides in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeedProgress {
    /// It is to be built once engine, registry and base image are there.
    Waiting,
    /// It is being built.
    Building,
    /// It can be pulled.
    Ready,
    /// It could not be built; it is tried again.
    Failed {
        /// One line.
        detail: String,
    },
}

/// Tells whether an image's name in the registry is one that Drydock built and pushed itself, whoever the name belongs to on Docker Hub. Wherever
/// such a name is shown, this is to be said.
#[must_use]
pub fn is_seed(name: &RemoteName) -> bool {
    SEEDS.iter().any(|seed| RemoteName::parse(seed.name).as_ref() == Ok(name))
}

/// Returns all seeds before anything was done.
pub(super) fn waiting() -> Vec<SeedState> {
    SEEDS
        .iter()
        .map(|seed| SeedState { name: seed.name.to_owned(), progress: SeedProgress::Waiting })
        .collect()
}

/// Provides the seeds once engine and registry are there, and tries again what failed, until the engine is told to stop.
pub(super) async fn keep_provided(ctx: Arc<EngineContext>) {
    let mut pause = FIRST_PAUSE;
    loop {
        if !until_ready(&ctx).await {
            return;
        }
        let mut is_done = true;
        for seed in &SEEDS {
            is_done &= tokio::select! {
                is_provided = provide(&ctx, seed) => is_provided,
                () = ctx.stop.cancelled() => return,
            };
        }
        if is_done {
            return;
        }
        // The package index may come back long before.
        let mut status = ctx.status.subscribe();
        let had_index = status.borrow().has_package_index;
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = status.wait_for(|status| status.has_package_index && !had_index) => {}
            () = ctx.stop.cancelled() => return,
        }
        pause = (pause * 2).min(LAST_PAUSE);
    }
}

/// Waits for both; returns whether there is any sense in going on.
async fn until_ready(ctx: &EngineContext) -> bool {
    let (mut engine, mut access) = (ctx.connection.subscribe(), ctx.registry.access.subscribe());
    let both = async {
        engine.wait_for(Option::is_some).await.is_ok() && access.wait_for(Option::is_some).await.is_ok()
    };
    tokio::select! {
        is_ready = both => is_ready,
        () = ctx.stop.cancelled() => false,
    }
}

async fn provide(ctx: &EngineContext, seed: &Seed) -> bool {
    let told = match build_and_push(ctx, seed).await {
        Ok(()) => SeedProgress::Ready,
        Err(error) => {
            let detail = error.to_string();
            tracing::warn!(image = seed.name, %detail, "an image for the registry could not be made; it is tried again");
            SeedProgress::Failed { detail }
        }
    };
    let is_ready = told == SeedProgress::Ready;
    ctx.registry.tell_seed(seed.name, told);
    is_ready
}

async fn build_and_push(ctx: &EngineContext, seed: &Seed) -> Result<(), SeedError> {
    let (connection, access) = ready(ctx)?;
    untag_leftovers(&connection, &access).await;
    let name = RemoteName::parse(seed.name).map_err(|error| SeedError::Build(error.to_string()))?;
    let client = RegistryClient::new(&access);
    if client.manifest(&name.path(), name.tag()).await.map_err(TransferFailure::from)?.is_some() {
        return Ok(());
    }
    // Once it is known not to be had, the build says why.
    provision::until_settled(ctx.status.subscribe(), seed.base).await;
    ctx.registry.tell_seed(seed.name, SeedProgress::Building);
    let _working = ctx.activity.begin();
    let image = format!("drydock-seed/{name}");
    build(ctx, &connection, seed, &image).await?;
    let _turn = (ctx.registry.writing.read().await, ctx.registry.serving.read().await);
    // The registry may have been started anew meanwhile, at another port.
    let (connection, access) = ready(ctx)?;
    let (events, mut lines) = mpsc::channel(8);
    let progress = Progress { cancel: &CancellationToken::new(), stop: &ctx.stop, events: &events };
    let pushing = push_image(&connection, &access, (&image, &name), progress);
    let reading = async { while lines.recv().await.is_some() {} };
    let pushed = tokio::select! {
        pushed = pushing => pushed,
        () = reading => Err(TransferFailure::Cancelled),
    };
    drop(
        connection
            .docker
            .remove_image(&image, Some(RemoveImageOptionsBuilder::default().build()), None)
            .await,
    );
    pushed?;
    Ok(())
}

async fn build(
    ctx: &EngineContext,
    connection: &EngineConnection,
    seed: &Seed,
    image: &str,
) -> Result<(), SeedError> {
    let dockerfile = seed.files.iter().find(|(path, _)| *path == DOCKERFILE).map_or("", |(_, text)| *text);
    let order = RequestOrder {
        tag: Some(image.to_owned()),
        labels: labels::of_seed(&ctx.config.server_label),
        arguments: std::collections::HashMap::new(),
        extra_host: None,
        session: format!("drydock-seed-{}", crate::clock::now_ms()),
        context_key: "drydock-seed".to_owned(),
        target: None,
        no_cache: false,
        files: Arc::new(seed.files.iter().map(|(path, text)| SourceFile::new(path, text)).collect()),
        source: BuildSource::default(),
        dockerfile: dockerfile.to_owned(),
    };
    let building = async {
        let answers = BuildkitRequest::start(connection, order).await?.into_answers();
        pin_mut!(answers);
        while let Some(answer) = answers.next().await {
            drop(answer?);
        }
        Ok::<_, RequestError>(())
    };
    match tokio::time::timeout(BUILD_PATIENCE, building).await {
        Ok(built) => built.map_err(|error| SeedError::Build(error.to_string().chars().take(400).collect())),
        Err(_) => Err(SeedError::TooLong),
    }
}

#[derive(Debug, thiserror::Error)]
enum SeedError {
    #[error("it could not be built: {0}")]
    Build(String),
    #[error("building it took too long")]
    TooLong,
    #[error(transparent)]
    Transfer(#[from] TransferFailure),
}

/// The second tutorial's image. Its owner's name stands in it since the tutorial prints the command; the files are ours.
const SEEDS: [Seed; 1] = [Seed {
    name: "lyzhang1999/hello-world-flask:latest",
    base: "python:3.8-slim-buster",
    files: &[
        ("Dockerfile", include_str!("seeds/hello-world-flask/Dockerfile")),
        ("app.py", include_str!("seeds/hello-world-flask/app.py")),
        ("requirements.txt", include_str!("seeds/hello-world-flask/requirements.txt")),
    ],
}];
const FIRST_PAUSE: Duration = Duration::from_secs(60);
const LAST_PAUSE: Duration = Duration::from_secs(30 * 60);
const BUILD_PATIENCE: Duration = Duration::from_secs(10 * 60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_names_are_reserved_and_known_as_ours() {
        for seed in &SEEDS {
            let name = RemoteName::parse(seed.name).unwrap();
            assert!(is_seed(&name), "{name}");
            assert!(crate::registry_names::RegistryUser::parse(name.user()).is_err(), "{name} can be taken");
        }
        assert!(is_seed(&RemoteName::parse("docker.io/lyzhang1999/hello-world-flask").unwrap()));
        assert!(!is_seed(&RemoteName::parse("ada/hello-world-flask").unwrap()));
        assert!(!is_seed(&RemoteName::parse("lyzhang1999/hello-world-flask:v2").unwrap()));
    }

    #[test]
    fn the_tutorials_steps_fit_the_files() {
        let [seed] = &SEEDS;
        let text = |path: &str| seed.files.iter().find(|(found, _)| *found == path).unwrap().1;
        let line = text("app.py").lines().nth(7).unwrap();
        assert!(line.contains("return \"Hello, my first docker images! \" + "), "line 8 is changed: {line}");
        assert!(text("requirements.txt").lines().any(|line| line == "Flask==2.2.2"));
        assert!(text("Dockerfile").starts_with(&format!("FROM {}\nWORKDIR /app\n", seed.base)));
        assert!(text("requirements.txt").ends_with('\n'), "a line can be added with `>>`");
    }
}
