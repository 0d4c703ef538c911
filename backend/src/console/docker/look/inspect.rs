//! `docker inspect`.

use console::docker::command::{Inspect, InspectKind};
use console::docker::reference::Named;
use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Value, json};

use super::super::format::{FormatError, ObjectError};
use super::shown::{BRIDGE, OF_ANOTHER, is_up, published};
use super::{Client, CommandFailed, WRONG_TEMPLATE, ports, text_at, typed};
use crate::engine::{FindError, is_removed_at_end};
use crate::session::ContainerCall;

impl Client<'_> {
    /// `docker inspect`.
    pub(in crate::console::docker) async fn inspect(
        &mut self,
        inspect: Inspect,
    ) -> Result<i32, CommandFailed> {
        let template = typed(&inspect.format).filter(|format| *format != "json");
        if let Some(template) = template {
            self.check(template).await?;
        }
        let (mut found, mut printed, mut wrong) = (Vec::new(), String::new(), String::new());
        for name in &inspect.names {
            let object = match self.find(name, &inspect).await {
                Ok(object) => object,
                Err(failed) => {
                    wrong.push_str(&failed.text);
                    continue;
                }
            };
            let Some(template) = template else {
                found.push(object);
                continue;
            };
            let filled = match self.fill(("", ""), template, vec![object.clone()]).await? {
                // The client knows more fields than the engine tells when they are empty.
                Err(ObjectError { error: FormatError::Said(said), is_of_grammar })
                    if said.contains(NO_SUCH_KEY) =>
                {
                    let again = self.fill(("", ""), template, vec![with_known_fields(object)]).await?;
                    again.map_err(|_| ObjectError { error: FormatError::Said(said), is_of_grammar })
                }
                filled => filled,
            };
            match filled {
                Ok(text) => printed.push_str(&text),
                Err(ObjectError { error: FormatError::Said(text), .. }) => {
                    wrong.push_str(&format!("template parsing error: {text}\n"));
                }
                Err(ObjectError { error, .. }) => wrong.push_str(&CommandFailed::from(error).text),
            }
        }
        let text = match typed(&inspect.format) {
            None => pretty(&Value::from(found)),
            Some("json") => format!("{}\n", Value::from(found)),
            // The client ends an empty output too.
            Some(_) if printed.is_empty() => "\n".to_owned(),
            Some(_) => printed,
        };
        let status = self.print(&text).await?;
        if wrong.is_empty() {
            return Ok(status);
        }
        Err(CommandFailed { text: wrong, status: 1 })
    }

    /// Refuses a text that is no template before anything is looked up.
    async fn check(&self, template: &str) -> Result<(), CommandFailed> {
        match self.fill(("", ""), template, Vec::new()).await? {
            Ok(_) => Ok(()),
            Err(ObjectError { error: FormatError::Said(text), .. }) => {
                Err(CommandFailed::new(format!("template parsing error: {text}"), WRONG_TEMPLATE))
            }
            Err(ObjectError { error, .. }) => Err(error.into()),
        }
    }

    /// Finds what has a name: a container, else an image.
    async fn find(&self, name: &str, inspect: &Inspect) -> Result<Value, CommandFailed> {
        if name.is_empty() {
            return Err(CommandFailed::new("invalid container name or ID: value is empty", 1));
        }
        if inspect.kind != Some(InspectKind::Image) {
            match self.engine.find_container(name).await {
                Ok(id) => return self.inspect_container(&id, inspect.size).await,
                Err(FindError::NoSuch) if inspect.kind.is_none() => {}
                Err(_) => return Err(self.container(name).await.err().unwrap_or_else(|| no_such(name))),
            }
        }
        let named = Named::parse(name);
        let tagged = named.map_or_else(|_| name.to_owned(), |named| named.with_default_tag().familiar());
        match self.engine.find_image(&tagged, name).await {
            Ok(mut image) => {
                hide_paths(&mut image.description);
                Ok(image.description)
            }
            Err(FindError::Api(error)) => Err(self.daemon(&error)),
            Err(_) if inspect.kind.is_none() => Err(no_such(name)),
            Err(_) => {
                let text =
                    format!("Error response from daemon: no such image: {name}: No such image: {tagged}");
                Err(CommandFailed::new(text, 1))
            }
        }
    }

    /// Returns what the engine tells of a container, with the names and the ports that users know.
    pub(super) async fn inspect_container(&self, id: &str, has_size: bool) -> Result<Value, CommandFailed> {
        let mut request = self.engine.api().get(&["containers", id, "json"]);
        if has_size {
            request = request.query("size", "1");
        }
        let mut container = request.json().await.map_err(|error| self.daemon(&error))?;
        let published = published(&container, "/Config/Labels");
        let is_removed_at_end = container.pointer("/Config/Labels").is_some_and(is_removed_at_end);
        self.engine.make_familiar(&mut container);
        with_ports(&mut container, &published);
        hide_paths(&mut container);
        let call = ContainerCall::Restarts { engine_id: id.to_owned() };
        let restarts = self.ask(call).await.ok().and_then(Result::ok).unwrap_or_default();
        with_restarts(&mut container, &restarts);
        if let Some(host) = container.get_mut("HostConfig").and_then(Value::as_object_mut) {
            host.insert("AutoRemove".to_owned(), is_removed_at_end.into());
        }
        Ok(container)
    }
}

/// Puts the ports of the page where the engine tells of its own.
pub(super) fn with_ports(container: &mut Value, published: &[ports::Published]) {
    let exposed = container.pointer("/Config/ExposedPorts").and_then(Value::as_object);
    let exposed: Vec<String> = exposed.into_iter().flat_map(|ports| ports.keys().cloned()).collect();
    let (bound, asked) = ports::inspected(published, exposed.into_iter());
    let is_up = is_up(text_at(container, "/State/Status"));
    if let Some(settings) = container.get_mut("NetworkSettings").and_then(Value::as_object_mut) {
        settings
            .insert("Ports".to_owned(), if is_up { bound } else { Value::Object(serde_json::Map::new()) });
    }
    if let Some(host) = container.get_mut("HostConfig").and_then(Value::as_object_mut) {
        host.insert("PortBindings".to_owned(), asked);
        let mode = host.get("NetworkMode").and_then(Value::as_str).unwrap_or_default();
        if mode.starts_with(OF_ANOTHER) {
            host.insert("NetworkMode".to_owned(), BRIDGE.into());
        }
    }
}

/// Adds the fields that Go's types have and JSON leaves out when they are empty.
fn with_known_fields(mut object: Value) -> Value {
    let is_container = object.get("HostConfig").is_some();
    let known: &[KnownField] = if is_container { FIELDS_OF_CONTAINER } else { FIELDS_OF_IMAGE };
    for (parent, field, empty) in known {
        if let Some(Value::Object(parent)) = object.pointer_mut(parent) {
            parent.entry(*field).or_insert_with(empty);
        }
    }
    object
}

/// Puts in how often the session has started a container again, which the engine does not know: `on-failure:3:1`.
fn with_restarts(container: &mut Value, told: &str) {
    let mut parts = told.split(':');
    let policy = parts.next().filter(|policy| !policy.is_empty()).unwrap_or("no");
    let mut number = || parts.next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
    let (most, n_done) = (number(), number());
    if let Some(host) = container.get_mut("HostConfig").and_then(Value::as_object_mut) {
        host.insert("RestartPolicy".to_owned(), json!({ "Name": policy, "MaximumRetryCount": most }));
    }
    if let Some(container) = container.as_object_mut() {
        container.insert("RestartCount".to_owned(), n_done.into());
    }
}

/// Writes paths of the engine's storage as they are where Docker keeps everything in its usual folder.
pub(super) fn hide_paths(object: &mut Value) {
    let fields = ["/ResolvConfPath", "/HostnamePath", "/HostsPath", "/LogPath"];
    for field in fields {
        if let Some(Value::String(path)) = object.pointer_mut(field) {
            *path = usual_path(path);
        }
    }
    if let Some(Value::Object(data)) = object.pointer_mut("/GraphDriver/Data") {
        for value in data.values_mut() {
            if let Value::String(paths) = value {
                *paths = paths.split(':').map(usual_path).collect::<Vec<_>>().join(":");
            }
        }
    }
}

/// Returns a path below the usual folder; empty for one that is of no kind that Docker has.
fn usual_path(path: &str) -> String {
    let start = KEPT_BELOW_ROOT.iter().find_map(|folder| path.find(folder));
    start.map_or_else(String::new, |start| format!("{USUAL_ROOT}{}", &path[start..]))
}

fn no_such(name: &str) -> CommandFailed {
    CommandFailed::new(format!("Error: No such object: {name}"), 1)
}

/// Writes JSON with four blanks for each level.
pub(super) fn pretty(value: &Value) -> String {
    let mut written = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut written, PrettyFormatter::with_indent(b"    "));
    // Writing JSON into memory does not fail.
    drop(value.serialize(&mut serializer));
    written.push(b'\n');
    String::from_utf8(written).unwrap_or_default()
}

/// What a template says that names a field which is not there.
const NO_SUCH_KEY: &str = "map has no entry for key";

type KnownField = (&'static str, &'static str, fn() -> Value);

const EMPTY_TEXT: fn() -> Value = || "".into();
const NOTHING: fn() -> Value = || Value::Null;
const NO: fn() -> Value = || false.into();

#[rustfmt::skip] // One field a line.
const FIELDS_OF_CONTAINER: &[KnownField] = &[
    ("/State", "Health", NOTHING),
    ("/Config", "Healthcheck", NOTHING),
    ("/Config", "StopSignal", EMPTY_TEXT),
    ("/Config", "StopTimeout", NOTHING),
    ("/Config", "Shell", NOTHING),
    ("/Config", "ExposedPorts", NOTHING),
    ("/Config", "ArgsEscaped", NO),
    ("/Config", "NetworkDisabled", NO),
    ("/Config", "MacAddress", EMPTY_TEXT),
    ("/HostConfig", "Init", NOTHING),
    ("/HostConfig", "Mounts", NOTHING),
    ("/HostConfig", "Tmpfs", NOTHING),
    ("/HostConfig", "StorageOpt", NOTHING),
    ("/HostConfig", "Sysctls", NOTHING),
    ("/HostConfig", "Annotations", NOTHING),
    ("", "SizeRw", NOTHING),
    ("", "SizeRootFs", NOTHING),
    ("", "Node", NOTHING),
];

#[rustfmt::skip] // One field a line.
const FIELDS_OF_IMAGE: &[KnownField] = &[
    ("", "Variant", EMPTY_TEXT),
    ("", "OsVersion", EMPTY_TEXT),
    ("", "Parent", EMPTY_TEXT),
    ("", "Comment", EMPTY_TEXT),
    ("", "Author", EMPTY_TEXT),
    ("", "DockerVersion", EMPTY_TEXT),
    ("", "Container", EMPTY_TEXT),
    ("", "ContainerConfig", NOTHING),
    ("/Config", "Healthcheck", NOTHING),
    ("/Config", "StopSignal", EMPTY_TEXT),
    ("/Config", "Shell", NOTHING),
    ("/Config", "ExposedPorts", NOTHING),
    ("/Config", "Volumes", NOTHING),
    ("/Config", "ArgsEscaped", NO),
];

/// Where Docker keeps what it has, unless it is told another place.
pub(super) const USUAL_ROOT: &str = "/var/lib/docker";
/// Folders of Docker's storage.
const KEPT_BELOW_ROOT: &[&str] =
    &["/containers/", "/overlay2/", "/overlay/", "/fuse-overlayfs/", "/vfs/", "/btrfs/", "/zfs/", "/image/"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_nothing_of_the_server() {
        let mut object = json!({
            "LogPath": "/srv/secret/engine/165536.165536/containers/ab/ab-json.log",
            "HostsPath": "/somewhere/else",
            "GraphDriver": { "Data": { "LowerDir": "/srv/secret/overlay2/a-init/diff:/srv/secret/overlay2/b/diff" } },
        });
        hide_paths(&mut object);
        assert_eq!(object["LogPath"], "/var/lib/docker/containers/ab/ab-json.log");
        assert_eq!(object["HostsPath"], "");
        let lower = "/var/lib/docker/overlay2/a-init/diff:/var/lib/docker/overlay2/b/diff";
        assert_eq!(object["GraphDriver"]["Data"]["LowerDir"], lower);
    }

    #[test]
    fn restarts_stand_where_the_engine_would_tell_of_them() {
        let mut container = json!({ "HostConfig": {}, "RestartCount": 0 });
        with_restarts(&mut container, "on-failure:3:2");
        assert_eq!(container["HostConfig"]["RestartPolicy"]["Name"], "on-failure");
        assert_eq!(container["HostConfig"]["RestartPolicy"]["MaximumRetryCount"], 3);
        assert_eq!(container["RestartCount"], 2);
        with_restarts(&mut container, "");
        assert_eq!(container["HostConfig"]["RestartPolicy"]["Name"], "no");
    }
}
