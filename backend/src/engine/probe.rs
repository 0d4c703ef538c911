//! Builds of one byte that Drydock makes for itself, to find out about the engine and to make it ready.
//!
//! Who must own the files of a build context? With `userns-remap`, Docker 20.10 unpacks a context that was sent as a tar without mapping
//! its owners. `COPY` then makes files that belong to the machine's root, whom the image's user namespace does not know, and the image's
//! layer silently lacks them. Files owned by the *mapped* root come out right there. So the engine is asked, once, with a build.

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::BuildInfoAux;
use bollard::query_parameters::{BuildImageOptionsBuilder, BuilderVersion, RemoveImageOptionsBuilder};
use futures_util::StreamExt;
use protocol::DOCKERFILE;

use super::context;

/// Returns the owner that the context's files need to belong to root in the image.
pub(crate) async fn context_owner(docker: &Docker) -> u64 {
    let Ok(info) = docker.info().await else { return ROOT };
    let options = info.security_options.unwrap_or_default();
    if !options.iter().any(|option| option.contains("userns")) {
        return ROOT;
    }
    let Some(mapped) = info.docker_root_dir.as_deref().and_then(mapped_root) else { return ROOT };
    match keeps_files_of(docker, ROOT).await {
        Ok(true) => ROOT,
        Ok(false) => mapped,
        Err(error) => {
            tracing::warn!(%error, "the engine did not show who must own a build's files");
            mapped
        }
    }
}

/// A remapped daemon keeps its data below `<data-root>/<uid>.<gid>` of the mapped root.
fn mapped_root(data_root: &str) -> Option<u64> {
    data_root.rsplit('/').next()?.split('.').next()?.parse().ok()
}

/// Uses a base image once, so that BuildKit has a record of it before people do.
///
/// BuildKit 0.8 (Docker 20.10) does not find again what was built on a base whose very first use another build still holds: while that one
/// runs, every `RUN` of everybody else runs again. Measured; after one quiet use it no longer happens.
pub(crate) async fn use_once(docker: &Docker, image: &str, owner: u64) {
    if let Err(error) = throwaway(docker, &format!("FROM {image}\nCOPY byte /byte\n"), owner, "use").await {
        tracing::warn!(image, %error, "a base image could not be used once");
    }
}

/// Builds an image of one byte and looks whether the byte is in it.
async fn keeps_files_of(docker: &Docker, owner: u64) -> Result<bool, Error> {
    Ok(throwaway(docker, "FROM scratch\nCOPY byte /byte\n", owner, "owner").await? > 0)
}

/// Builds an image with one more byte than its base, returns the bytes of its newest layer and removes it.
async fn throwaway(docker: &Docker, dockerfile: &str, owner: u64, purpose: &str) -> Result<i64, Error> {
    let files = [(DOCKERFILE.to_owned(), dockerfile.into()), ("byte".to_owned(), "x".into())];
    let tar = context::tar(&files, dockerfile, owner)?;
    let hash: u64 = dockerfile.bytes().fold(5381, |hash, byte| hash.wrapping_mul(33) ^ u64::from(byte));
    let options = BuildImageOptionsBuilder::default()
        .version(BuilderVersion::BuilderBuildKit)
        .session(&format!("drydock-{purpose}-{hash:x}"))
        .build();
    let mut answers = docker.build_image(options, None, Some(bollard::body_full(tar.into())));
    let mut id = None;
    while let Some(answer) = answers.next().await {
        if let Some(BuildInfoAux::Default(image)) = answer?.aux {
            id = image.id;
        }
    }
    let Some(id) = id else { return Ok(0) };
    let n_bytes = docker.image_history(&id).await?.first().map_or(0, |entry| entry.size);
    let options = RemoveImageOptionsBuilder::default().force(true).build();
    drop(docker.remove_image(&id, Some(options), None).await?);
    Ok(n_bytes)
}

const ROOT: u64 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mapped_root_stands_in_the_name_of_the_data_root() {
        assert_eq!(mapped_root("/var/lib/docker/100000.100000"), Some(100_000));
        assert_eq!(mapped_root("/var/lib/docker"), None);
    }
}
