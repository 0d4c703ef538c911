//! Removing what is no longer wanted, found by label: a workspace's things, and what a crash left.

use std::collections::HashMap;

use bollard::Docker;
use bollard::query_parameters::{
    ListContainersOptionsBuilder, ListImagesOptionsBuilder, RemoveImageOptionsBuilder,
};
use protocol::WorkspaceId;

use crate::engine::context::{EngineContext, remove_container};
use crate::engine::labels;

/// Removes the containers and images of one workspace.
pub(crate) async fn forget(ctx: &EngineContext, workspace: &WorkspaceId) {
    let Ok(connection) = ctx.connection() else { return };
    let labels = [format!("{}={workspace}", labels::WORKSPACE), server(ctx)];
    remove_containers(&connection.docker, &labels, |_| true).await;
    remove_images(&connection.docker, &[server(ctx)], |owner| owner == workspace).await;
}

/// Removes containers that no run of now holds, and images of workspaces that are gone.
pub(crate) async fn sweep(ctx: &EngineContext, is_alive: impl Fn(&WorkspaceId) -> bool) {
    let Ok(connection) = ctx.connection_when_started().await else { return };
    let labels = [server(ctx)];
    remove_containers(&connection.docker, &labels, |id| ctx.containers.get(id).is_none()).await;
    remove_images(&connection.docker, &labels, |workspace| !is_alive(workspace)).await;
}

fn server(ctx: &EngineContext) -> String {
    format!("{}={}", labels::SERVER, ctx.config.server_label)
}

async fn remove_containers(docker: &Docker, labels: &[String], is_wanted: impl Fn(&str) -> bool) {
    let filters = HashMap::from([("label", labels.to_vec())]);
    let options = ListContainersOptionsBuilder::default().all(true).filters(&filters).build();
    match docker.list_containers(Some(options)).await {
        Ok(found) => {
            for id in found.into_iter().filter_map(|container| container.id).filter(|id| is_wanted(id)) {
                remove_container(docker, &id).await;
            }
        }
        Err(error) => tracing::warn!(%error, "containers could not be listed"),
    }
}

/// Images are removed by name, so that one that another name still holds stays. Whose image it is its names say; a label says only who built it, and
/// others may have pulled it since.
async fn remove_images(docker: &Docker, labels: &[String], is_wanted: impl Fn(&WorkspaceId) -> bool) {
    let filters = HashMap::from([("label", labels.to_vec())]);
    let options = ListImagesOptionsBuilder::default().all(false).filters(&filters).build();
    let found = match docker.list_images(Some(options)).await {
        Ok(found) => found,
        Err(error) => return tracing::warn!(%error, "images could not be listed"),
    };
    for image in found {
        let builder = image.labels.get(labels::WORKSPACE).cloned().map(WorkspaceId);
        let mut names: Vec<String> = image.repo_tags.into_iter().filter(|name| name != NO_NAME).collect();
        if names.is_empty() && builder.as_ref().is_some_and(&is_wanted) {
            names.push(image.id);
        } else {
            names.retain(|name| labels::owner_of(name).is_some_and(|owner| is_wanted(&owner)));
        }
        for name in names {
            let options = RemoveImageOptionsBuilder::default().force(true).build();
            if let Err(error) = docker.remove_image(&name, Some(options), None).await {
                tracing::debug!(image = name, %error, "an image could not be removed");
            }
        }
    }
}

/// What the engine of 20.10 says of an image without a name.
const NO_NAME: &str = "<none>:<none>";
