//! `docker inspect`.

use console::docker::command::{Inspect, InspectKind};
use console::docker::reference::Named;
use serde::Serialize as _;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::super::format::{FormatError, ObjectError};
use super::shown::{BRIDGE, OF_ANOTHER, is_up, published};
use super::{Client, CommandFailed, WRONG_TEMPLATE, ports, text_at, typed};
use crate::engine::FindError;

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
            match self.fill(("", ""), template, vec![object]).await? {
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
            Ok(image) => Ok(image.description),
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
        self.engine.make_familiar(&mut container);
        with_ports(&mut container, &published);
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
