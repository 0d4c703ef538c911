//! Finds out who must own the files of a build context.
//!
//! With `userns-remap`, Docker 20.10 unpacks a context that was sent as a tar without mapping its owners. `COPY` then makes files that
//! belong to the machine's root, whom the image's user namespace does not know, and the image's layer silently lacks them. Files owned by
//! the *mapped* root come out right there. So the engine is asked, once, with a build of one byte.

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::BuildInfoAux;
use bollard::query_parameters::{BuildImageOptionsBuilder, BuilderVersion, RemoveImageOptionsBuilder};
use futures_util::StreamExt;

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

/// Builds an image of one byte and looks whether the byte is in it.
async fn keeps_files_of(docker: &Docker, owner: u64) -> Result<bool, Error> {
    let dockerfile = "FROM scratch\nCOPY byte /byte\n";
    let files = [("Dockerfile".to_owned(), dockerfile.into()), ("byte".to_owned(), "x".into())];
    let tar = context::tar(&files, dockerfile, owner)?;
    let options = BuildImageOptionsBuilder::default()
        .version(BuilderVersion::BuilderBuildKit)
        .session("drydock-probe")
        .nocache(true)
        .build();
    let mut answers = docker.build_image(options, None, Some(bollard::body_full(tar.into())));
    let mut id = None;
    while let Some(answer) = answers.next().await {
        if let Some(BuildInfoAux::Default(image)) = answer?.aux {
            id = image.id;
        }
    }
    let Some(id) = id else { return Ok(false) };
    let n_bytes: i64 = docker.image_history(&id).await?.iter().map(|entry| entry.size).sum();
    let options = RemoveImageOptionsBuilder::default().force(true).build();
    drop(docker.remove_image(&id, Some(options), None).await?);
    Ok(n_bytes > 0)
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
