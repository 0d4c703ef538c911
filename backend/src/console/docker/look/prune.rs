//! The prunes: what the workspace does not use any more goes. What other workspaces have is never touched.

use std::collections::BTreeSet;

use console::docker::command::{BuilderPrune, Filter, Prune, SystemPrune};
use console::docker::time::{Timestamp, timestamp};
use console::docker::units::human_size;
use serde_json::{Map, Value, json};

use super::images::DIGITS;
use super::{Client, CommandFailed, float, items_at, now, number_at, text_at};
use crate::console::words::text_of;
use crate::session::ContainerCall;

/// What a prune removed.
#[derive(Debug, Default)]
struct Pruned {
    lines: String,
    n_bytes: i64,
}

impl Client<'_> {
    /// `docker container prune`.
    pub(in crate::console::docker) async fn prune_containers(
        &mut self,
        prune: Prune,
    ) -> Result<i32, CommandFailed> {
        let filters = PruneFilters::read(&prune.filters)?;
        if !self.agrees(prune.force, CONTAINERS_WARNING).await {
            return Ok(0);
        }
        let pruned = self.remove_stopped(&filters).await?;
        self.report(&pruned).await
    }

    /// `docker image prune`.
    pub(in crate::console::docker) async fn prune_images(
        &mut self,
        prune: Prune,
    ) -> Result<i32, CommandFailed> {
        // Whether only images without a name go is said by `-a`.
        let typed: Vec<Filter> =
            prune.filters.iter().filter(|filter| filter.key != "dangling").cloned().collect();
        let filters = PruneFilters::read(&typed)?;
        let warning = if prune.all { ALL_IMAGES_WARNING } else { IMAGES_WARNING };
        if !self.agrees(prune.force, warning).await {
            return Ok(0);
        }
        let pruned = self.remove_unused_images(prune.all, &filters).await?;
        self.report(&pruned).await
    }

    /// `docker builder prune`: the cache is everybody's, and the server holds it to its limit.
    pub(in crate::console::docker) async fn prune_builds(
        &mut self,
        prune: BuilderPrune,
    ) -> Result<i32, CommandFailed> {
        let which = if prune.all { "all build cache" } else { "all dangling build cache" };
        if !self.agrees(prune.force, &format!("WARNING! This will remove {which}. {QUESTION}")).await {
            return Ok(0);
        }
        self.tell_of_build_cache().await;
        self.print("Total:\t0B\n").await
    }

    /// `docker system prune`.
    pub(in crate::console::docker) async fn prune_all(
        &mut self,
        prune: SystemPrune,
    ) -> Result<i32, CommandFailed> {
        if prune.volumes && prune.filters.iter().any(|filter| filter.key == "until") {
            return Err(CommandFailed::new(NO_UNTIL, 1));
        }
        let filters = PruneFilters::read(&prune.filters)?;
        if !self.agrees(prune.force, &system_warning(&prune)).await {
            return Ok(0);
        }
        let mut pruned = self.remove_stopped(&filters).await?;
        let images = self.remove_unused_images(prune.all, &filters).await?;
        pruned.lines.push_str(&images.lines);
        pruned.n_bytes += images.n_bytes;
        self.report(&pruned).await
    }

    async fn tell_of_build_cache(&self) {
        self.streams
            .err
            .say(&format!("docker: {}\n", text_of(&catalogue::console::build_cache_stays())))
            .await;
    }

    async fn report(&self, pruned: &Pruned) -> Result<i32, CommandFailed> {
        let size = human_size(float(pruned.n_bytes), DIGITS);
        self.print(&format!("{}Total reclaimed space: {size}\n", pruned.lines)).await
    }

    /// Asks whether to go on, as the client does: only `y` is yes.
    async fn agrees(&mut self, force: bool, warning: &str) -> bool {
        if force {
            return true;
        }
        self.streams.out.say(warning).await;
        let answer = self.ask_line("").await;
        answer.is_some_and(|answer| answer.trim().eq_ignore_ascii_case("y"))
    }

    /// Removes the containers that do not run.
    async fn remove_stopped(&self, filters: &PruneFilters) -> Result<Pruned, CommandFailed> {
        let mut wanted = filters.labels.clone();
        wanted.insert("status".to_owned(), json!(["created", "exited", "dead"]));
        let stopped = self.shown_containers(true, true, wanted).await?;
        let mut pruned = Pruned::default();
        for container in stopped.iter().filter(|container| filters.take(container)) {
            let id = text_at(container, "/Id").to_owned();
            let call = ContainerCall::Remove { engine_id: id.clone() };
            match self.context.services.session.call(call).await {
                Ok(Ok(_)) => {
                    pruned.lines.push_str(&format!("{id}\n"));
                    pruned.n_bytes += number_at(container, "/SizeRw");
                }
                Ok(Err(notice)) => self.streams.err.say(&CommandFailed::refused(&notice, 1).text).await,
                Err(error) => return Err(CommandFailed::new(format!("docker: {error}"), 1)),
            }
        }
        Ok(pruned.titled("Deleted Containers:"))
    }

    /// Removes images without a name; with `is_all` also those that no container uses.
    async fn remove_unused_images(
        &self,
        is_all: bool,
        filters: &PruneFilters,
    ) -> Result<Pruned, CommandFailed> {
        let mut wanted = filters.labels.clone();
        if !is_all {
            wanted.insert("dangling".to_owned(), json!(["true"]));
        }
        let images = self.engine.images(false, &wanted).await.map_err(|error| self.daemon(&error))?;
        let containers =
            self.engine.containers(true, false, Map::new()).await.map_err(|error| self.daemon(&error))?;
        let used: BTreeSet<&str> =
            containers.iter().map(|container| text_at(container, "/ImageID")).collect();
        let sizes = self.unshared_sizes().await?;
        let mut pruned = Pruned::default();
        for image in images {
            let id = text_at(&image, "/Id");
            if used.contains(id) || !filters.take(&image) {
                continue;
            }
            // By its own names, so that another workspace's name for the same image stays.
            let names: Vec<&str> = items_at(&image, "/RepoTags").iter().filter_map(Value::as_str).collect();
            let targets = if names.is_empty() { vec![id] } else { names };
            for target in targets {
                let request = self.engine.api().delete(&["images", target]);
                let Ok(removed) = request.json().await else { continue };
                for item in removed.as_array().into_iter().flatten() {
                    for (field, word) in [("/Untagged", "untagged"), ("/Deleted", "deleted")] {
                        let name = text_at(item, field);
                        if !name.is_empty() {
                            pruned.lines.push_str(&format!("{word}: {}\n", self.engine.familiar(name)));
                        }
                        if field == "/Deleted" && name == id {
                            pruned.n_bytes +=
                                sizes.iter().find(|(of, _)| of == id).map_or(0, |(_, size)| *size);
                        }
                    }
                }
            }
        }
        Ok(pruned.titled("Deleted Images:"))
    }

    /// Returns how many bytes of each image no other image has.
    async fn unshared_sizes(&self) -> Result<Vec<(String, i64)>, CommandFailed> {
        let usage =
            self.engine.api().get(&["system", "df"]).json().await.map_err(|error| self.daemon(&error))?;
        let size = |image: &Value| {
            let shared = number_at(image, "/SharedSize").max(0);
            (text_at(image, "/Id").to_owned(), number_at(image, "/Size") - shared)
        };
        Ok(items_at(&usage, "/Images").iter().map(size).collect())
    }
}

impl Pruned {
    /// Puts a title above what was removed, and an empty line below, when anything was.
    fn titled(mut self, title: &str) -> Self {
        if !self.lines.is_empty() {
            self.lines = format!("{title}\n{}\n", self.lines);
        }
        self
    }
}

/// `--filter` of the prunes.
#[derive(Debug, Default)]
pub(super) struct PruneFilters {
    /// What the engine filters by itself.
    labels: Map<String, Value>,
    /// Labels that what is removed does not have.
    without: Vec<String>,
    /// Only what was made before.
    until: Option<Timestamp>,
}

impl PruneFilters {
    /// Reads filters.
    pub(super) fn read(typed: &[Filter]) -> Result<Self, CommandFailed> {
        let mut filters = Self::default();
        for Filter { key, value } in typed {
            match key.as_str() {
                "label" => {
                    let labels = filters.labels.entry("label").or_insert_with(|| json!([]));
                    if let Some(labels) = labels.as_array_mut() {
                        labels.push(value.clone().into());
                    }
                }
                "label!" => filters.without.push(value.clone()),
                "until" => {
                    let until = timestamp(value, now());
                    let until = until.map_err(|error| {
                        CommandFailed::new(format!("Error response from daemon: {error}"), 1)
                    })?;
                    filters.until = Some(until);
                }
                _ => {
                    let text = format!("Error response from daemon: Invalid filter '{key}'");
                    return Err(CommandFailed::new(text, 1));
                }
            }
        }
        Ok(filters)
    }

    /// Returns whether something of a list is meant.
    pub(super) fn take(&self, item: &Value) -> bool {
        let has = |typed: &String| {
            let (name, wanted) =
                typed.split_once('=').map_or((typed.as_str(), None), |(name, value)| (name, Some(value)));
            let value = item.get("Labels").and_then(|labels| labels.get(name)?.as_str());
            value.is_some_and(|value| wanted.is_none_or(|wanted| wanted == value))
        };
        let is_old = self.until.is_none_or(|until| number_at(item, "/Created") < until.seconds);
        is_old && !self.without.iter().any(has)
    }
}

/// Says what `docker system prune` removes.
pub(super) fn system_warning(prune: &SystemPrune) -> String {
    let mut lines = vec!["all stopped containers", "all networks not used by at least one container"];
    if prune.volumes {
        lines.push("all anonymous volumes not used by at least one container");
    }
    lines.extend(match prune.all {
        true => ["all images without at least one container associated to them", "all build cache"],
        false => ["all dangling images", "unused build cache"],
    });
    let mut warning = "WARNING! This will remove:\n".to_owned();
    warning.extend(lines.iter().map(|line| format!("  - {line}\n")));
    if !prune.filters.is_empty() {
        warning.push_str("\n  Items to be pruned will be filtered with:\n");
        let mut filters: Vec<String> =
            prune.filters.iter().map(|Filter { key, value }| format!("{key}={value}")).collect();
        filters.sort();
        warning.extend(filters.iter().map(|filter| format!("  - {filter}\n")));
    }
    format!("{warning}\n{QUESTION}")
}

const NO_UNTIL: &str = "ERROR: The \"until\" filter is not supported with \"--volumes\"";
const QUESTION: &str = "Are you sure you want to continue? [y/N] ";
const CONTAINERS_WARNING: &str =
    "WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ";
const IMAGES_WARNING: &str =
    "WARNING! This will remove all dangling images.\nAre you sure you want to continue? [y/N] ";
const ALL_IMAGES_WARNING: &str = "WARNING! This will remove all images without at least one container associated to them.\nAre you sure you want to continue? [y/N] ";
