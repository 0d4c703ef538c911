//! A base image's first use, by a build of Drydock's own.
//!
//! BuildKit 0.8 (Docker 20.10) does not find again what was built on a base whose very first use another build still holds: while that one
//! runs, every `RUN` of everybody else runs again. Measured; after one quiet use it no longer happens.

use bollard::errors::Error;
use bollard::models::BuildInfoAux;
use bollard::query_parameters::RemoveImageOptionsBuilder;
use protocol::BuildSource;

use crate::engine::build::request::{BuildkitRequest, RequestError, RequestOrder};
use crate::engine::connection::EngineConnection;
use crate::source_file::SourceFile;

/// Uses a base image once, so that BuildKit has a record of it before people do.
pub(crate) async fn make(connection: &EngineConnection, image: &str) {
    if let Err(error) = build_on(connection, image).await {
        tracing::warn!(image, %error, "a base image could not be used once");
    }
}

/// Builds an image with one more byte than its base and removes it.
async fn build_on(connection: &EngineConnection, image: &str) -> Result<(), FirstUseError> {
    let key: String = image
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() { character } else { '-' })
        .collect();
    let order = RequestOrder {
        tag: None,
        labels: [].into(),
        arguments: [].into(),
        extra_host: None,
        target: None,
        no_cache: false,
        session: format!("drydock-first-use-{key}"),
        context_key: "drydock-first-use".to_owned(),
        files: std::sync::Arc::new(vec![SourceFile::new("byte", "x")]),
        source: BuildSource::default(),
        dockerfile: format!("FROM {image}\nCOPY byte /byte\n"),
    };
    let mut call = BuildkitRequest::start(connection, order).await?;
    let mut built = None;
    while let Some(answer) = call.next().await {
        if let Some(BuildInfoAux::Default(image)) = answer?.aux {
            built = image.id;
        }
    }
    if let Some(id) = built {
        let options = RemoveImageOptionsBuilder::default().force(true).build();
        // Stand-ins of several names are one image, so another first use may have made, and removed, the same.
        drop(connection.docker.remove_image(&id, Some(options), None).await);
    }
    Ok(())
}

#[derive(Debug, thiserror::Error)]
enum FirstUseError {
    #[error(transparent)]
    BuildkitRequest(#[from] RequestError),
    #[error("the build broke off")]
    Build(#[from] Error),
}
