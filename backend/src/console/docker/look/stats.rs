//! `docker stats`.

use std::time::Duration;

use console::docker::command::Stats;
use console::docker::units::{bytes_size, human_size};
use futures_util::future::join_all;
use serde_json::{Map, Value};

use super::super::format::{Row, RowKind, short_id};
use super::shown::IMAGE_DIGITS;
use super::{Client, CommandFailed, float, items_at, number_at, text_at, typed};
use crate::console::request::INTERRUPTED;

impl Client<'_> {
    /// `docker stats`: without `--no-stream` again and again, until it is interrupted.
    pub(in crate::console::docker) async fn stats(&mut self, stats: Stats) -> Result<i32, CommandFailed> {
        let source = typed(&stats.format).filter(|format| *format != "table").unwrap_or(TABLE).to_owned();
        loop {
            let wanted = self.to_measure(&stats).await?;
            let measured = join_all(wanted.iter().map(|(name, id)| self.measure(name, id)));
            let measured = tokio::select! {
                measured = measured => measured,
                () = self.streams.interrupt.cancelled() => return Ok(INTERRUPTED),
            };
            let measured: Result<Vec<_>, _> = measured.into_iter().collect();
            let rows = measured?.iter().map(|(name, value)| row(name, value, !stats.no_truncation)).collect();
            let status = self.print_rows(&KIND, source.clone(), rows).await?;
            if stats.no_stream || status != 0 {
                return Ok(status);
            }
            // A measurement takes a second by itself; without containers there is none.
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = self.streams.interrupt.cancelled() => return Ok(INTERRUPTED),
            }
        }
    }

    /// Returns the name or id under which each container is shown, and its id.
    async fn to_measure(&self, stats: &Stats) -> Result<Vec<(String, String)>, CommandFailed> {
        let mut wanted = Vec::new();
        if stats.containers.is_empty() {
            for container in self.shown_containers(stats.all, false, Map::new()).await? {
                let id = text_at(&container, "/Id").to_owned();
                wanted.push((short_id(&id), id));
            }
            return Ok(wanted);
        }
        for typed in &stats.containers {
            wanted.push((typed.clone(), self.container(typed).await?));
        }
        Ok(wanted)
    }

    async fn measure(&self, name: &str, id: &str) -> Result<(String, Value), CommandFailed> {
        let request = self.engine.api().get(&["containers", id, "stats"]).query("stream", "0");
        let mut value = request.json().await.map_err(|error| self.daemon(&error))?;
        self.engine.make_familiar(&mut value);
        Ok((name.to_owned(), value))
    }
}

/// Returns the row of a container.
pub(super) fn row(name: &str, stats: &Value, is_cut: bool) -> Row {
    let id = text_at(stats, "/id");
    let (used, limit) = (used_memory(stats), float(number_at(stats, "/memory_stats/limit")));
    let share = if limit > 0.0 { used / limit * 100.0 } else { 0.0 };
    let networks = stats.get("networks").and_then(Value::as_object);
    let traffic = |field: &str| -> i64 {
        networks.into_iter().flat_map(Map::values).map(|network| number_at(network, field)).sum()
    };
    let disk = |kind: &str| -> i64 {
        let all = items_at(stats, "/blkio_stats/io_service_bytes_recursive").iter();
        all.filter(|one| text_at(one, "/op").eq_ignore_ascii_case(kind))
            .map(|one| number_at(one, "/value"))
            .sum()
    };
    let size = |bytes: i64| human_size(float(bytes), IMAGE_DIGITS);
    Row::new([
        ("Container", name.into()),
        ("ID", if is_cut { short_id(id) } else { id.to_owned() }.into()),
        ("Name", text_at(stats, "/name").trim_start_matches('/').into()),
        ("CPUPerc", format!("{:.2}%", cpu_share(stats)).into()),
        ("MemUsage", format!("{} / {}", bytes_size(used), bytes_size(limit)).into()),
        ("MemPerc", format!("{share:.2}%").into()),
        ("NetIO", format!("{} / {}", size(traffic("/rx_bytes")), size(traffic("/tx_bytes"))).into()),
        ("BlockIO", format!("{} / {}", size(disk("read")), size(disk("write"))).into()),
        ("PIDs", number_at(stats, "/pids_stats/current").to_string().into()),
    ])
}

/// Memory without what the kernel keeps of files and can drop.
fn used_memory(stats: &Value) -> f64 {
    let usage = number_at(stats, "/memory_stats/usage");
    let inactive = ["/memory_stats/stats/total_inactive_file", "/memory_stats/stats/inactive_file"]
        .into_iter()
        .find_map(|path| stats.pointer(path)?.as_i64())
        .filter(|inactive| *inactive < usage);
    float(usage - inactive.unwrap_or_default())
}

/// Percent of one processor since the measurement before.
fn cpu_share(stats: &Value) -> f64 {
    let since = |path: &str| {
        float(
            number_at(stats, &format!("/cpu_stats{path}"))
                - number_at(stats, &format!("/precpu_stats{path}")),
        )
    };
    let (own, all) = (since("/cpu_usage/total_usage"), since("/system_cpu_usage"));
    let n_cpus = match number_at(stats, "/cpu_stats/online_cpus") {
        0 => items_at(stats, "/cpu_stats/cpu_usage/percpu_usage").len().try_into().unwrap_or_default(),
        known => known,
    };
    if own > 0.0 && all > 0.0 { own / all * float(n_cpus) * 100.0 } else { 0.0 }
}

/// The rows of `docker stats`.
pub(super) static KIND: RowKind = RowKind {
    headers: &[
        ("Container", "CONTAINER"),
        ("ID", "CONTAINER ID"),
        ("Name", "NAME"),
        ("CPUPerc", "CPU %"),
        ("MemUsage", "MEM USAGE / LIMIT"),
        ("MemPerc", "MEM %"),
        ("NetIO", "NET I/O"),
        ("BlockIO", "BLOCK I/O"),
        ("PIDs", "PIDS"),
    ],
    go_type: "*container.statsContext",
    at_parsing: "template parsing error: ",
    at_running: "template parsing error: ",
};
pub(super) const TABLE: &str = "table {{.ID}}\\t{{.Name}}\\t{{.CPUPerc}}\\t{{.MemUsage}}\\t{{.MemPerc}}\\t{{.NetIO}}\\t{{.BlockIO}}\\t{{.PIDs}}";
const PAUSE: Duration = Duration::from_secs(1);
