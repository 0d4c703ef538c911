//! `docker system df`: what the workspace's own images and containers use. Volumes it has none, and the build cache is the server's.

use std::collections::BTreeSet;

use console::docker::command::SystemDf;
use console::docker::units::human_size;
use serde_json::{Map, Value, json};

use super::super::format::{FormatError, Listing, ObjectError, Row, RowKind, apart, go_json};
use super::images::{Columns, DIGITS};
use super::shown::is_up;
use super::{Client, CommandFailed, float, images, items_at, now, number_at, shown, text_at, typed};

/// What a workspace uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Usage {
    pub(super) images: Vec<Value>,
    pub(super) containers: Vec<Value>,
}

impl Client<'_> {
    /// `docker system df`.
    pub(in crate::console::docker) async fn disk_usage(
        &mut self,
        df: SystemDf,
    ) -> Result<i32, CommandFailed> {
        let usage = self.usage().await?;
        let now = now().seconds;
        let template = typed(&df.format).filter(|format| *format != "table");
        if df.verbose {
            return match template {
                None => {
                    let text =
                        apart(&self.context.services.workspace.0, move || verbose(&usage, now)).await?;
                    self.print(&text).await
                }
                Some("json") => self.print(&go_json(&rows_as_json(&usage, now))).await,
                Some(template) => {
                    let object = rows_as_json(&usage, now);
                    match self.fill(("", "*formatter.diskUsageContext"), template, vec![object]).await? {
                        // The client ends this one output with no line break.
                        Ok(text) => self.print(text.strip_suffix('\n').unwrap_or(&text)).await,
                        Err(ObjectError { error, .. }) => Err(error.into()),
                    }
                }
            };
        }
        self.print_rows(&KIND, template.unwrap_or(TABLE).to_owned(), summary(&usage)).await
    }

    /// Takes out of the engine's account what is the workspace's.
    async fn usage(&self) -> Result<Usage, CommandFailed> {
        let account =
            self.engine.api().get(&["system", "df"]).json().await.map_err(|error| self.daemon(&error))?;
        let mut images = self.shown_images(false, &Map::new()).await?;
        for image in &mut images {
            let all = items_at(&account, "/Images").iter();
            let counted = all.clone().find(|other| text_at(other, "/Id") == text_at(image, "/Id"));
            for field in ["SharedSize", "Containers"] {
                image[field] =
                    counted.and_then(|counted| counted.get(field)).cloned().unwrap_or_else(|| json!(-1));
            }
        }
        let mut containers = self.shown_containers(true, true, Map::new()).await?;
        for container in &mut containers {
            // Only the layer of its own counts.
            if let Some(fields) = container.as_object_mut() {
                fields.remove("SizeRootFs");
            }
        }
        let used: BTreeSet<String> =
            containers.iter().map(|one| text_at(one, "/ImageID").to_owned()).collect();
        for image in &mut images {
            // Containers of others on the same image are no business of this workspace.
            let n_own =
                containers.iter().filter(|one| text_at(one, "/ImageID") == text_at(image, "/Id")).count();
            image["Containers"] = if used.contains(text_at(image, "/Id")) { json!(n_own) } else { json!(0) };
        }
        Ok(Usage { images, containers })
    }
}

/// Returns the four rows of the summary.
pub(super) fn summary(usage: &Usage) -> Vec<Row> {
    let unique = |image: &Value| number_at(image, "/Size") - number_at(image, "/SharedSize").max(0);
    let shared =
        usage.images.iter().map(|image| number_at(image, "/SharedSize").max(0)).max().unwrap_or_default();
    let all: i64 = usage.images.iter().map(unique).sum::<i64>() + shared;
    let is_used = |image: &&Value| number_at(image, "/Containers") > 0;
    let used: i64 = usage.images.iter().filter(is_used).map(unique).sum();
    let own = |container: &Value| number_at(container, "/SizeRw");
    let runs = |container: &&Value| is_up(text_at(container, "/State"));
    let written: i64 = usage.containers.iter().map(own).sum();
    let ended: i64 = usage.containers.iter().filter(|one| !runs(one)).map(own).sum();
    vec![
        line("Images", (usage.images.len(), usage.images.iter().filter(is_used).count()), (all, all - used)),
        line(
            "Containers",
            (usage.containers.len(), usage.containers.iter().filter(runs).count()),
            (written, ended),
        ),
        line("Local Volumes", (0, 0), (0, 0)),
        line("Build Cache", (0, 0), (0, 0)),
    ]
}

fn line(kind: &str, (n_all, n_active): (usize, usize), (size, reclaimable): (i64, i64)) -> Row {
    let free = human_size(float(reclaimable), DIGITS);
    let free = if size > 0 { format!("{free} ({}%)", reclaimable * 100 / size) } else { free };
    Row::new([
        ("Type", kind.into()),
        ("TotalCount", n_all.to_string().into()),
        ("Active", n_active.to_string().into()),
        ("Size", human_size(float(size), DIGITS).into()),
        ("Reclaimable", free.into()),
    ])
}

/// Writes all tables of `docker system df -v`.
pub(super) fn verbose(usage: &Usage, now: i64) -> Result<String, FormatError> {
    let table = |kind, source: &str, rows| Listing { kind, source: source.to_owned(), rows }.render();
    Ok(format!(
        "Images space usage:\n\n{}\nContainers space usage:\n\n{}\nLocal Volumes space usage:\n\n{}\nBuild cache usage: 0B\n\n{}",
        table(&images::KIND, IMAGES, image_rows(usage, true, now))?,
        table(&shown::KIND, CONTAINERS, container_rows(usage, true, now))?,
        table(&VOLUMES, "table {{.Name}}\\t{{.Links}}\\t{{.Size}}", Vec::new())?,
        table(&CACHE, CACHE_TABLE, Vec::new())?,
    ))
}

fn rows_as_json(usage: &Usage, now: i64) -> Value {
    let all = |rows: Vec<Row>| rows.iter().map(Row::to_json).collect::<Value>();
    json!({
        "Images": all(image_rows(usage, false, now)),
        "Containers": all(container_rows(usage, false, now)),
        "Volumes": [],
        "BuildCache": [],
    })
}

/// Each image has one row, with the first of its names.
fn image_rows(usage: &Usage, is_cut: bool, now: i64) -> Vec<Row> {
    let how = Columns { is_cut, shows_digests: false, needs_digests: false, now };
    usage.images.iter().filter_map(|image| images::rows(image, &how).into_iter().next()).collect()
}

fn container_rows(usage: &Usage, is_cut: bool, now: i64) -> Vec<Row> {
    usage.containers.iter().map(|container| shown::row(container, is_cut, now)).collect()
}

/// The rows of `docker system df`.
pub(super) static KIND: RowKind = RowKind {
    headers: &[
        ("Type", "TYPE"),
        ("TotalCount", "TOTAL"),
        ("Active", "ACTIVE"),
        ("Size", "SIZE"),
        ("Reclaimable", "RECLAIMABLE"),
    ],
    go_type: "*formatter.diskUsageImagesContext",
    at_parsing: "template parsing error: ",
    at_running: "template parsing error: ",
};
static VOLUMES: RowKind = RowKind {
    headers: &[("Name", "VOLUME NAME"), ("Links", "LINKS"), ("Size", "SIZE")],
    go_type: "*formatter.volumeContext",
    at_parsing: "template parsing error: ",
    at_running: "template parsing error: ",
};
static CACHE: RowKind = RowKind {
    headers: &[
        ("ID", "CACHE ID"),
        ("CacheType", "CACHE TYPE"),
        ("Size", "SIZE"),
        ("CreatedSince", "CREATED"),
        ("LastUsedSince", "LAST USED"),
        ("UsageCount", "USAGE"),
        ("Shared", "SHARED"),
    ],
    go_type: "*formatter.buildCacheContext",
    at_parsing: "template parsing error: ",
    at_running: "template parsing error: ",
};
pub(super) const TABLE: &str =
    "table {{.Type}}\\t{{.TotalCount}}\\t{{.Active}}\\t{{.Size}}\\t{{.Reclaimable}}";
const IMAGES: &str = "table {{.Repository}}\\t{{.Tag}}\\t{{.ID}}\\t{{.CreatedSince}}\\t{{.Size}}\\t{{.SharedSize}}\\t{{.UniqueSize}}\\t{{.Containers}}";
const CONTAINERS: &str = "table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.LocalVolumes}}\\t{{.Size}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Names}}";
const CACHE_TABLE: &str = "table {{.ID}}\\t{{.CacheType}}\\t{{.Size}}\\t{{.CreatedSince}}\\t{{.LastUsedSince}}\\t{{.UsageCount}}\\t{{.Shared}}";
