//! What completion offers: the folder, images and containers as they are between two lines.

use protocol::{ShellContainer, ShellState};
use serde_json::{Map, Value};

use crate::console::request::ShellContext;
use crate::engine::{WorkspaceEngine, labels_of_ports};

/// Returns how a shell stands. Without an engine there are no images and no containers.
pub(crate) async fn state(context: &ShellContext) -> ShellState {
    let folder = context.here.clone();
    let Ok(engine) = context.services.engine.of_workspace(&context.services.workspace) else {
        return ShellState { folder, ..ShellState::default() };
    };
    let (images, containers) = tokio::join!(images(&engine), containers(&engine));
    ShellState { folder, images, containers }
}

async fn images(engine: &WorkspaceEngine) -> Vec<String> {
    let images = engine.images(false, &Map::new()).await.unwrap_or_default();
    let names = |image: &Value| {
        let names = image.get("RepoTags").and_then(Value::as_array).cloned().unwrap_or_default();
        names.into_iter().filter_map(|name| Some(engine.familiar(name.as_str()?))).collect::<Vec<_>>()
    };
    images.iter().flat_map(names).take(MOST_NAMES).collect()
}

async fn containers(engine: &WorkspaceEngine) -> Vec<ShellContainer> {
    let containers = engine.containers(true, false, Map::new()).await.unwrap_or_default();
    let read = |container: &Value| {
        let id = container.get("Id")?.as_str()?.get(..SHORT_ID)?.to_owned();
        let name = container.get("Names")?.get(0)?.as_str()?;
        let name = engine.familiar(name).trim_start_matches('/').to_owned();
        let is_running = container.get("State").and_then(Value::as_str) == Some("running");
        let mut ports = labels_of_ports(container);
        ports.retain(|_| is_running);
        let ports = ports.into_iter().map(|port| port.virtual_port).collect();
        Some(ShellContainer { id, name, is_running, ports })
    };
    containers.iter().filter_map(read).take(MOST_NAMES).collect()
}

/// Digits of an id that the client shows.
pub(crate) const SHORT_ID: usize = 12;
const MOST_NAMES: usize = 200;
