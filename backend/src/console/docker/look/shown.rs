//! Containers as users see them, and `docker ps`.

use std::collections::BTreeMap;

use console::docker::command::{Filter, Ps};
use console::docker::reference::Named;
use console::docker::units::human_size;
use serde_json::{Map, Value};

use super::super::format::{Row, RowKind, choose, ellipsis, go_quote, short_id};
use super::ports::{self, Published};
use super::times::{ago, go_time};
use super::{Client, CommandFailed, engine_filters, float, items_at, now, number_at, text_at};
use crate::engine::WorkspaceEngine;

impl Client<'_> {
    /// `docker ps`.
    pub(in crate::console::docker) async fn list_containers(&mut self, ps: Ps) -> Result<i32, CommandFailed> {
        let is_custom = ps.format.0.as_deref().is_some_and(|format| !matches!(format, "" | "table" | "raw"));
        if ps.quiet && is_custom {
            self.streams.err.say(IGNORED).await;
        }
        let last = if ps.latest { Some(1) } else { ps.last.filter(|last| *last > 0) };
        let mut filters = self.container_filters(&ps.filters).await?;
        // Only one name is that of the container; others would be links, which no container has here.
        let is_all =
            ps.all || last.is_some() || filters.contains_key("status") || filters.contains_key("exited");
        if let Some(Value::Array(names)) = filters.get_mut("name") {
            names.iter_mut().for_each(|name| *name = self.name_filter(name.as_str().unwrap_or_default()));
        }
        let wants_size = ps.size || ps.format.0.as_deref().is_some_and(|format| format.contains(".Size"));
        let mut containers = self.shown_containers(is_all, wants_size, filters).await?;
        containers.truncate(last.map_or(usize::MAX, |last| usize::try_from(last).unwrap_or(usize::MAX)));
        let (table, raw) = match ps.size {
            true => (format!("{TABLE}\\t{{{{.Size}}}}"), format!("{RAW}size: {{{{.Size}}}}\\n")),
            false => (TABLE.to_owned(), RAW.to_owned()),
        };
        let source = choose(&ps.format, ps.quiet, (&table, &raw, "container_id: {{.ID}}"));
        let now = now().seconds;
        let rows = containers.iter().map(|container| row(container, !ps.no_truncation, now)).collect();
        self.print_rows(&KIND, source, rows).await
    }

    /// Lists containers with the names and the ports that users know.
    pub(super) async fn shown_containers(
        &self,
        is_all: bool,
        has_size: bool,
        filters: Map<String, Value>,
    ) -> Result<Vec<Value>, CommandFailed> {
        let listed = self.engine.containers(is_all, has_size, filters).await;
        let mut containers = listed.map_err(|error| self.daemon(&error))?;
        containers.iter_mut().for_each(|container| self.show(container));
        Ok(containers)
    }

    /// Gives a container of a list the names and ports that users know.
    pub(super) fn show(&self, container: &mut Value) {
        let published = published(container, "/Labels");
        self.engine.make_familiar(container);
        if is_up(text_at(container, "/State")) {
            container["Ports"] = ports::listed(&published, &container["Ports"]);
        }
        if text_at(container, "/HostConfig/NetworkMode").starts_with(OF_ANOTHER) {
            container["HostConfig"]["NetworkMode"] = BRIDGE.into();
            container["NetworkSettings"]["Networks"] = serde_json::json!({ BRIDGE: {} });
        }
    }

    /// Returns filters with the engine's names.
    pub(super) async fn container_filters(
        &self,
        typed: &[Filter],
    ) -> Result<Map<String, Value>, CommandFailed> {
        let mut filters = engine_filters(typed);
        for key in ["ancestor", "before", "since"] {
            let Some(Value::Array(values)) = filters.get_mut(key) else { continue };
            for value in values {
                let name = value.as_str().unwrap_or_default().to_owned();
                *value = match key {
                    "ancestor" => {
                        let tagged = Named::parse(&name)
                            .map_or_else(|_| name.clone(), |named| named.with_default_tag().familiar());
                        let found = self.engine.find_image(&tagged, &name).await;
                        found.map_or_else(|_| self.engine.image_name(&name), |found| found.engine_name).into()
                    }
                    _ => self.container(&name).await.map_err(|failed| self.no_neighbour(failed))?.into(),
                };
            }
        }
        Ok(filters)
    }

    /// Before Docker 25, the engine has words of its own for what a filter names and is not there.
    fn no_neighbour(&self, failed: CommandFailed) -> CommandFailed {
        let is_old = self.engine.api().version().minor < VERSION_OF_EQUAL_WORDS;
        match is_old {
            true => CommandFailed {
                text: failed.text.replace("No such container: ", "no such container "),
                ..failed
            },
            false => failed,
        }
    }

    /// The engine compares a pattern with its own name of the container.
    fn name_filter(&self, typed: &str) -> Value {
        let start = self.engine.container_name("");
        let pattern = match typed.strip_prefix('^') {
            Some(rest) => {
                let rest = rest.strip_prefix("/?").or_else(|| rest.strip_prefix('/')).unwrap_or(rest);
                format!("^/?{start}{rest}")
            }
            None => format!("^/?{start}.*{}", typed.trim_start_matches('/')),
        };
        pattern.into()
    }
}

/// Returns the ports of the page that lead to a container; they are in a label that nobody sees.
pub(super) fn published(container: &Value, labels_at: &str) -> Vec<Published> {
    container
        .pointer(labels_at)
        .map(|labels| ports::read(WorkspaceEngine::ports_of(labels), WorkspaceEngine::addresses_of(labels)))
        .unwrap_or_default()
}

/// Returns whether a container in such a state has ports.
pub(super) fn is_up(state: &str) -> bool {
    matches!(state, "running" | "paused" | "restarting")
}

/// Returns a row of `docker ps`.
pub(super) fn row(container: &Value, is_cut: bool, now: i64) -> Row {
    let id = text_at(container, "/Id");
    let names: Vec<&str> = items_at(container, "/Names")
        .iter()
        .filter_map(|name| Some(name.as_str()?.trim_start_matches('/')))
        .filter(|name| !is_cut || !name.contains('/'))
        .collect();
    let command = text_at(container, "/Command");
    let command = if is_cut { ellipsis(command, COMMAND) } else { command.to_owned() };
    let labels: BTreeMap<String, String> = container
        .get("Labels")
        .and_then(Value::as_object)
        .map(|labels| {
            labels
                .iter()
                .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
                .collect()
        })
        .unwrap_or_default();
    let mounts: Vec<String> = items_at(container, "/Mounts")
        .iter()
        .map(|mount| {
            let name = [text_at(mount, "/Name"), text_at(mount, "/Source")]
                .into_iter()
                .find(|name| !name.is_empty());
            let name = name.unwrap_or_default();
            if is_cut { ellipsis(name, MOUNT) } else { name.to_owned() }
        })
        .collect();
    let n_volumes =
        items_at(container, "/Mounts").iter().filter(|mount| text_at(mount, "/Driver") == "local").count();
    let networks = container.pointer("/NetworkSettings/Networks").and_then(Value::as_object);
    let networks: Vec<&str> = networks.into_iter().flat_map(Map::keys).map(String::as_str).collect();
    let created = number_at(container, "/Created");
    let pairs: Vec<String> = labels.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Row::new([
        ("ID", if is_cut { short_id(id) } else { id.to_owned() }.into()),
        ("Names", names.join(",").into()),
        ("Image", image(container, is_cut).into()),
        ("Command", go_quote(&command).into()),
        ("CreatedAt", go_time(created).into()),
        ("RunningFor", ago(now, created).into()),
        ("Ports", ports::shown(container).into()),
        ("State", text_at(container, "/State").into()),
        ("Status", text_at(container, "/Status").into()),
        ("Size", size(container).into()),
        ("Labels", pairs.join(",").into()),
        ("Mounts", mounts.join(",").into()),
        ("LocalVolumes", n_volumes.to_string().into()),
        ("Networks", networks.join(",").into()),
        ("Platform", Value::Null),
    ])
    .with_labels(labels)
}

/// A name that is only the id again is cut as one; a digest beside a tag is left out.
fn image(container: &Value, is_cut: bool) -> String {
    let (name, id) = (text_at(container, "/Image"), text_at(container, "/ImageID"));
    match () {
        () if name.is_empty() => "<no image>".to_owned(),
        () if !is_cut => name.to_owned(),
        () if short_id(id) == short_id(name) => short_id(id),
        () => match name.split_once('@') {
            Some((tagged, _)) if Named::parse(tagged).is_ok_and(|named| named.tag.is_some()) => {
                tagged.to_owned()
            }
            _ => name.to_owned(),
        },
    }
}

fn size(container: &Value) -> String {
    let own = human_size(float(number_at(container, "/SizeRw")), IMAGE_DIGITS);
    match number_at(container, "/SizeRootFs") {
        all if all > 0 => format!("{own} (virtual {})", human_size(float(all), IMAGE_DIGITS)),
        _ => own,
    }
}

/// The rows of `docker ps`.
pub(super) static KIND: RowKind = RowKind {
    headers: &[
        ("ID", "CONTAINER ID"),
        ("Names", "NAMES"),
        ("Image", "IMAGE"),
        ("Command", "COMMAND"),
        ("CreatedAt", "CREATED AT"),
        ("RunningFor", "CREATED"),
        ("Ports", "PORTS"),
        ("State", "STATE"),
        ("Status", "STATUS"),
        ("Size", "SIZE"),
        ("Labels", "LABELS"),
        ("Mounts", "MOUNTS"),
        ("LocalVolumes", "LOCAL VOLUMES"),
        ("Networks", "NETWORKS"),
        ("Platform", "PLATFORM"),
    ],
    go_type: "*formatter.ContainerContext",
    at_parsing: "failed to parse template: ",
    at_running: "failed to execute template: ",
};
const TABLE: &str =
    "table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Ports}}\\t{{.Names}}";
const RAW: &str = "container_id: {{.ID}}\\nimage: {{.Image}}\\ncommand: {{.Command}}\\ncreated_at: {{.CreatedAt}}\\nstate: {{- pad .State 1 0}}\\nstatus: {{- pad .Status 1 0}}\\nnames: {{.Names}}\\nlabels: {{- pad .Labels 1 0}}\\nports: {{- pad .Ports 1 0}}\\n";
const IGNORED: &str = "WARNING: Ignoring custom format, because both --format and --quiet are set.\n";
const COMMAND: usize = 20;
const MOUNT: usize = 15;
/// Digits of sizes of images.
pub(super) const IMAGE_DIGITS: usize = 3;
/// What a container's network mode begins with when it uses the network of another one, as Drydock's do.
pub(super) const OF_ANOTHER: &str = "container:";
/// The network in which a container is by default.
pub(super) const BRIDGE: &str = "bridge";
/// The version of the API (Docker 25) since which the engine tells of a missing container in the same words everywhere.
const VERSION_OF_EQUAL_WORDS: usize = 44;
