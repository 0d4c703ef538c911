//! One workspace's part of an engine: its images and containers under the names that its users gave them.
//!
//! In the engine, an image `web` of a workspace is `drydock/<workspace>/web`, its container `db` is `drydock-<workspace>-db`, and both carry labels of ours. Here
//! names are translated both ways, and an id counts only when what it names is the workspace's own. So nothing of another workspace can be named.

use std::collections::HashMap;

use protocol::{BuildNumber, Digest, Notice, PublishedPort, WorkspaceId};
use serde_json::{Map, Value, json};

use crate::engine::api::{ApiError, EngineApi};
use crate::engine::build::policy;
use crate::engine::context::EngineContext;
use crate::engine::{Engine, labels};

/// One workspace's part of the engine. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct WorkspaceEngine {
    api: EngineApi,
    workspace: WorkspaceId,
    server_label: String,
    /// Base images that everybody may use, by their own names.
    bases: Vec<String>,
    /// Patterns of base images that may be pulled.
    allowed: Vec<String>,
}

/// An image that was found.
#[derive(Clone, Debug)]
pub(crate) struct FoundImage {
    /// What the engine tells of it, with the names that users see.
    pub(crate) description: Value,
    /// The engine's id.
    pub(crate) id: Digest,
    /// The engine's name for it, or its id.
    pub(crate) engine_name: String,
    /// The build of this workspace that made it.
    pub(crate) build: Option<BuildNumber>,
}

/// Why something was not found.
#[derive(Debug)]
pub(crate) enum FindError {
    /// There is none of that name or id.
    NoSuch,
    /// The beginning of an id is that of several.
    Ambiguous,
    /// The engine did not answer.
    Api(ApiError),
}

impl From<ApiError> for FindError {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl Engine {
    /// Returns a workspace's part of the engine.
    ///
    /// # Errors
    ///
    /// When there is no engine.
    pub(crate) fn of_workspace(&self, workspace: &WorkspaceId) -> Result<WorkspaceEngine, Notice> {
        WorkspaceEngine::new(&self.ctx, workspace)
    }
}

impl WorkspaceEngine {
    fn new(ctx: &EngineContext, workspace: &WorkspaceId) -> Result<Self, Notice> {
        let connection = ctx.connection()?;
        Ok(Self {
            api: EngineApi::new(&connection),
            workspace: workspace.clone(),
            server_label: ctx.config.server_label.clone(),
            bases: ctx.available_images(),
            allowed: ctx.config.allowed_images.clone(),
        })
    }

    /// Returns the engine's interface. Names and ids in its paths must come from here.
    pub(crate) fn api(&self) -> &EngineApi {
        &self.api
    }

    /// Returns the engine's name for an image that a user calls `name`.
    pub(crate) fn image_name(&self, name: &str) -> String {
        format!("{}{}", labels::image_name_start(&self.workspace), with_escaped_port(name))
    }

    /// Returns a base image that the engine has, whose own name nobody of a workspace can take.
    pub(crate) fn any_base(&self) -> Option<&str> {
        self.bases.first().map(String::as_str)
    }

    /// Returns the engine's name for a container that a user calls `name`.
    pub(crate) fn container_name(&self, name: &str) -> String {
        format!("{}{name}", labels::container_name_start(&self.workspace))
    }

    /// Returns a text of the engine with the names that users see.
    pub(crate) fn familiar(&self, text: &str) -> String {
        let start = labels::image_name_start(&self.workspace);
        let mut parts = text.split(&start);
        let mut familiar = parts.next().unwrap_or_default().to_owned();
        familiar.extend(parts.map(with_port));
        familiar.replace(&labels::container_name_start(&self.workspace), "")
    }

    /// Returns the ports of the page that lead to a container, as its labels keep them: `8000:5000,8080:80`.
    pub(crate) fn ports_of(labels: &Value) -> &str {
        labels.get(labels::PORTS).and_then(Value::as_str).unwrap_or_default()
    }

    /// Returns the addresses that were given for published ports, as labels keep them: `5000=127.0.0.1`.
    pub(crate) fn addresses_of(labels: &Value) -> &str {
        labels.get(labels::ADDRESSES).and_then(Value::as_str).unwrap_or_default()
    }

    /// Gives every name in what the engine tells the form that users see, and takes our labels out.
    pub(crate) fn make_familiar(&self, value: &mut Value) {
        match value {
            Value::String(text) if text.contains("drydock") => *text = self.familiar(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.make_familiar(item)),
            Value::Object(fields) => {
                // Order counts, as `inspect` prints it.
                let all = std::mem::take(fields);
                let kept = all.into_iter().filter(|(name, _)| !labels::is_ours(name));
                *fields = kept
                    .map(|(name, mut value)| {
                        self.make_familiar(&mut value);
                        (name, value)
                    })
                    .collect::<Map<_, _>>();
            }
            _ => {}
        }
    }

    /// Lists the workspace's containers, newest first, as the engine does; `filters` are the engine's own.
    ///
    /// # Errors
    ///
    /// When the engine does not answer, or does not know a filter.
    pub(crate) async fn containers(
        &self,
        is_all: bool,
        has_size: bool,
        mut filters: Map<String, Value>,
    ) -> Result<Vec<Value>, ApiError> {
        let own = self.own_labels("container");
        match filters.get_mut("label") {
            Some(Value::Array(labels)) => labels.extend(own),
            _ => drop(filters.insert("label".to_owned(), own.into())),
        }
        let listed = self
            .api
            .get(&["containers", "json"])
            .query("all", if is_all { "1" } else { "0" })
            .query("size", if has_size { "1" } else { "0" })
            .query("filters", &Value::Object(filters).to_string())
            .json()
            .await?;
        Ok(items(listed))
    }

    /// Lists the workspace's images, newest first: those with names and those without; `filters` are the engine's own.
    ///
    /// # Errors
    ///
    /// When the engine does not answer, or does not know a filter.
    pub(crate) async fn images(
        &self,
        is_all: bool,
        filters: &Map<String, Value>,
    ) -> Result<Vec<Value>, ApiError> {
        let start = labels::image_name_start(&self.workspace);
        let listed = self
            .api
            .get(&["images", "json"])
            .query("all", if is_all { "1" } else { "0" })
            .query("filters", &Value::Object(filters.clone()).to_string())
            .json()
            .await?;
        let is_own = |image: &Value| {
            let label = |name: &str| image.get("Labels")?.get(name)?.as_str();
            label(labels::WORKSPACE) == Some(&self.workspace.0)
                && label(labels::SERVER) == Some(&self.server_label)
        };
        let own_names = |image: &mut Value| {
            let Some(Value::Array(names)) = image.get_mut("RepoTags") else { return false };
            let has_names = names.iter().any(|name| name.as_str() != Some(NO_NAME));
            names.retain(|name| name.as_str().is_some_and(|name| name.starts_with(&start)));
            let has_own_names = !names.is_empty();
            if let Some(Value::Array(digests)) = image.get_mut("RepoDigests") {
                digests.retain(|name| name.as_str().is_some_and(|name| name.starts_with(&start)));
            }
            has_own_names || (!has_names && is_own(image))
        };
        let mut images = items(listed);
        images.retain_mut(own_names);
        Ok(images)
    }

    /// Finds the container that a user means by a name or the beginning of an id; returns the engine's id.
    ///
    /// # Errors
    ///
    /// When there is no such container, or several.
    pub(crate) async fn find_container(&self, typed: &str) -> Result<String, FindError> {
        let containers = self.containers(true, false, Map::new()).await?;
        let id_of = |container: &Value| container.get("Id").and_then(Value::as_str).map(str::to_owned);
        let name = format!("/{}", self.container_name(typed.trim_start_matches('/')));
        let has_name = |container: &&Value| {
            let names = container.get("Names").and_then(Value::as_array);
            names.is_some_and(|names| names.iter().any(|each| each.as_str() == Some(&name)))
        };
        if let Some(id) = containers.iter().find(has_name).and_then(id_of) {
            return Ok(id);
        }
        let ids: Vec<String> = containers.iter().filter_map(id_of).collect();
        beginning_with(&ids, typed)
    }

    /// Finds the image that a user means by a name, or the beginning of an id: one of the workspace's own, or a base image. `name` has a tag or a digest
    /// where it is a name.
    ///
    /// # Errors
    ///
    /// When there is no such image, or several.
    pub(crate) async fn find_image(&self, name: &str, typed: &str) -> Result<FoundImage, FindError> {
        match self.describe(&self.image_name(name)).await {
            Err(ApiError::Refused { status: 404 | 400, .. }) => {}
            Err(error) => return Err(error.into()),
            Ok(description) => return Ok(self.found(description, self.image_name(name))),
        }
        let digits = typed.strip_prefix("sha256:").unwrap_or(typed);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let images = self.images(true, &Map::new()).await?;
            let ids: Vec<String> =
                images.iter().filter_map(|image| Some(image.get("Id")?.as_str()?.to_owned())).collect();
            let digits = format!("sha256:{digits}");
            match beginning_with(&ids, &digits) {
                Ok(id) => return Ok(self.found(self.describe(&id).await?, id)),
                Err(FindError::NoSuch) => {}
                Err(error) => return Err(error),
            }
        }
        if self.bases.iter().any(|base| base == name) {
            return Ok(self.found(self.describe(name).await?, name.to_owned()));
        }
        Err(FindError::NoSuch)
    }

    /// Finds an image that is the workspace's own under a name with its tag.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(crate) async fn find_own_image(&self, name: &str) -> Result<FoundImage, ApiError> {
        let engine_name = self.image_name(name);
        Ok(self.found(self.describe(&engine_name).await?, engine_name))
    }

    /// Finds a base image by its own name.
    ///
    /// # Errors
    ///
    /// When nobody may use it, or the engine does not have it.
    pub(crate) async fn find_base(&self, name: &str) -> Result<FoundImage, ApiError> {
        if !self.bases.iter().any(|base| base == name) && !self.is_allowed(name) {
            return Err(ApiError::Name(name.to_owned()));
        }
        Ok(self.found(self.describe(name).await?, name.to_owned()))
    }

    /// Returns whether builds may begin with an image, and so whether it may be pulled.
    pub(crate) fn is_allowed(&self, name: &str) -> bool {
        policy::is_allowed_image(&self.allowed, name)
    }

    /// Returns whether an image is held by a name of the workspace, or was made by it and has no name.
    pub(crate) fn is_own(&self, image: &FoundImage) -> bool {
        image.engine_name.starts_with(&labels::image_name_start(&self.workspace))
            || image.engine_name == image.id.0
    }

    /// Returns the engine's names for an image that are the workspace's own.
    ///
    /// # Errors
    ///
    /// When the engine does not answer.
    pub(crate) async fn own_names_of(&self, image: &FoundImage) -> Result<Vec<String>, ApiError> {
        let start = labels::image_name_start(&self.workspace);
        let description = self.describe(&image.id.0).await?;
        let names = description.get("RepoTags").and_then(Value::as_array).cloned().unwrap_or_default();
        let names = names.iter().filter_map(|name| name.as_str().map(str::to_owned));
        Ok(names.filter(|name| name.starts_with(&start)).collect())
    }

    /// Returns the labels of an image that is made of a container.
    pub(crate) fn labels_of_commit(&self) -> HashMap<String, String> {
        labels::of_commit(&self.server_label, &self.workspace)
    }

    async fn describe(&self, engine_name: &str) -> Result<Value, ApiError> {
        self.api.get(&["images", engine_name, "json"]).json().await
    }

    fn found(&self, mut description: Value, engine_name: String) -> FoundImage {
        let label = |name: &str| {
            let labels = description.get("Config")?.get("Labels")?;
            Some(labels.get(name)?.as_str()?.to_owned())
        };
        let is_own = label(labels::WORKSPACE).as_deref() == Some(&self.workspace.0);
        let build = label(labels::BUILD).and_then(|number| number.parse().ok()).filter(|_| is_own);
        let id = description.get("Id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(Value::Array(names)) = description.get_mut("RepoTags") {
            let start = labels::image_name_start(&self.workspace);
            let is_ours = |name: &str| name.starts_with(&start) || self.bases.iter().any(|base| base == name);
            names.retain(|name| name.as_str().is_some_and(is_ours));
        }
        self.make_familiar(&mut description);
        FoundImage { description, id: Digest(id), engine_name, build: build.map(BuildNumber) }
    }

    fn own_labels(&self, kind: &str) -> Vec<Value> {
        vec![
            json!(format!("{}={}", labels::SERVER, self.server_label)),
            json!(format!("{}={}", labels::WORKSPACE, self.workspace)),
            json!(format!("{}={kind}", labels::KIND)),
        ]
    }
}

/// Writes the port of a registry so that it can stand inside of a name: `localhost:5000/web` is `localhost__5000/web` in the engine.
fn with_escaped_port(name: &str) -> String {
    match name.split_once('/') {
        Some((registry, rest)) if registry.contains(':') => {
            format!("{}/{rest}", registry.replace(':', ESCAPED_COLON))
        }
        _ => name.to_owned(),
    }
}

/// Undoes [`with_escaped_port`] at the beginning of a text.
fn with_port(text: &str) -> String {
    let registry = text.split_once('/').and_then(|(first, rest)| {
        let (host, port) = first.rsplit_once(ESCAPED_COLON)?;
        let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
        let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        (is_port && is_host).then(|| format!("{host}:{port}/{rest}"))
    });
    registry.unwrap_or_else(|| text.to_owned())
}

/// Returns whether a container with such labels is removed when it has ended.
pub(crate) fn is_removed_at_end(labels: &Value) -> bool {
    labels.get(labels::REMOVED_AT_END).and_then(Value::as_str) == Some("true")
}

/// Reads the published ports of a container from what the engine lists of it.
pub(crate) fn labels_of_ports(container: &Value) -> Vec<PublishedPort> {
    let label = container.get("Labels").and_then(|labels| labels.get(labels::PORTS)?.as_str());
    let ports = label.unwrap_or_default().split(',');
    let read = |port: &str| {
        let (outside, inside) = port.split_once(':')?;
        Some(PublishedPort { virtual_port: outside.parse().ok()?, container_port: inside.parse().ok()? })
    };
    ports.filter_map(read).collect()
}

/// Finds the one id that begins so.
fn beginning_with(ids: &[String], beginning: &str) -> Result<String, FindError> {
    let mut found = ids.iter().filter(|id| !beginning.is_empty() && id.starts_with(beginning));
    match (found.next(), found.next()) {
        (Some(id), None) => Ok(id.clone()),
        (Some(_), Some(_)) => Err(FindError::Ambiguous),
        (None, _) => Err(FindError::NoSuch),
    }
}

fn items(listed: Value) -> Vec<Value> {
    match listed {
        Value::Array(items) => items,
        _ => Vec::new(),
    }
}

/// What stands for the colon before a registry's port; two underscores may stand inside of a name.
const ESCAPED_COLON: &str = "__";
/// The engine's name for an image that has none.
const NO_NAME: &str = "<none>:<none>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_of_a_registry_stands_inside_of_a_name() {
        for name in
            ["localhost:5000/web:1", "registry.example.com:443/team/web", "web:1", "me/web", "a__b/web"]
        {
            assert_eq!(with_port(&with_escaped_port(name)), name);
        }
        assert_eq!(with_escaped_port("localhost:5000/web:1"), "localhost__5000/web:1");
        assert_eq!(with_port("localhost__5000/web (must force)"), "localhost:5000/web (must force)");
    }

    #[test]
    fn the_beginning_of_an_id_names_one_or_none() {
        let ids = ["c370825640b6".to_owned(), "c3a1".to_owned()];
        assert_eq!(beginning_with(&ids, "c37").ok(), Some("c370825640b6".to_owned()));
        assert!(matches!(beginning_with(&ids, "c3"), Err(FindError::Ambiguous)));
        assert!(matches!(beginning_with(&ids, "x"), Err(FindError::NoSuch)));
        assert!(matches!(beginning_with(&ids, ""), Err(FindError::NoSuch)));
    }
}
