//! The invocation of a build: the options with which the engine is called for a workspace, and the base images that it has.
//!
//! The same values go into the call itself and into the prediction, so that neither can know of something that the other does not.

use bollard::models::ImageInspect;
use dockerfile::Dockerfile;
use prediction::{BaseConfig, BaseImage, BuildInvocation, CacheScope, Definition, InvocationOptions};
use protocol::{BuildOptions, WorkspaceId};

use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::labels;
use crate::engine::version::EngineVersion;
use crate::limits::assert_off_async_threads;

/// Returns how a workspace's builds are called, without images.
pub(crate) fn invocation_of(
    ctx: &EngineContext,
    connection: &EngineConnection,
    workspace: &WorkspaceId,
    chosen: &BuildOptions,
) -> BuildInvocation {
    let is_shared = ctx.config.shared_scope;
    let keys_epoch = connection.engine_version().is_some_and(EngineVersion::keys_the_epoch);
    let epoch = (!is_shared && keys_epoch).then(|| labels::scope_epoch(workspace));
    let host = labels::scope_host(workspace);
    let name = host.split(':').next().unwrap_or_default();
    let options = InvocationOptions {
        scope: CacheScope {
            hosts: if is_shared { Vec::new() } else { vec![name.to_owned()] },
            epoch: epoch.and_then(|epoch| i64::try_from(epoch).ok()),
            cache_mounts: cache_mounts(is_shared, workspace),
        },
        engine: prediction::EngineGeneration::of_version(&connection.version),
        storage: connection.storage,
        ..InvocationOptions::default()
    };
    BuildInvocation { options, ..BuildInvocation::default() }.with(chosen)
}

/// Returns the namespace of a workspace's cache mounts: they are shared by name, and this keeps one workspace's out of another's.
pub(crate) fn cache_mounts(is_shared: bool, workspace: &WorkspaceId) -> String {
    let scope = if is_shared { "shared" } else { &workspace.0 };
    format!("drydock-{scope}")
}

/// Returns the base images that a build names. The function expands the whole Dockerfile.
pub(crate) fn base_image_names(call: &BuildInvocation, dockerfile: &Dockerfile) -> Vec<String> {
    assert_off_async_threads();
    let plan = call.plan(dockerfile, &[]);
    let mut names: Vec<String> = Vec::new();
    for vertex in &plan.vertices {
        if let Definition::Image { reference, .. } = &vertex.definition
            && !names.iter().any(|name| **name == **reference)
        {
            names.push(reference.to_string());
        }
    }
    names
}

/// Asks the engine which of these images it has.
pub(crate) async fn find_base_images(
    ctx: &EngineContext,
    connection: &EngineConnection,
    call: &mut BuildInvocation,
    names: Vec<String>,
) {
    for name in names {
        match connection.docker.inspect_image(&name).await {
            Ok(image) => call.images.push(ctx.know_base(&name, &image)),
            Err(_) => ctx.forget_base(&name),
        }
    }
}

/// Returns what counts of an image.
pub(crate) fn base_image(reference: &str, image: &ImageInspect) -> BaseImage {
    let layers = image.root_fs.as_ref().and_then(|found| found.layers.clone()).unwrap_or_default();
    let config = image.config.clone().unwrap_or_default();
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    let variables = config.env.unwrap_or_default();
    let split = |variable: &String| {
        let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
        (name.to_owned(), value.to_owned())
    };
    BaseImage {
        reference: reference.to_owned(),
        manifest: image.id.clone().unwrap_or_default(),
        chain: layers.join(" "),
        config: BaseConfig {
            env: variables.iter().map(split).collect(),
            workdir: some(config.working_dir),
            user: some(config.user),
            shell: config.shell.filter(|words| !words.is_empty()),
            onbuild: config.on_build.unwrap_or_default(),
        },
    }
}
