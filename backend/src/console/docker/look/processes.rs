//! `docker top` and `docker port`.

use console::docker::command::{Port, Top};
use serde_json::Value;

use super::super::format::columns;
use super::shown::{is_up, published};
use super::{Client, CommandFailed, items_at, ports, text_at};

impl Client<'_> {
    /// `docker top`.
    pub(in crate::console::docker) async fn top(&mut self, top: Top) -> Result<i32, CommandFailed> {
        let id = self.container(&top.container).await?;
        let mut request = self.engine.api().get(&["containers", &id, "top"]);
        if !top.arguments.is_empty() {
            request = request.query("ps_args", &top.arguments.join(" "));
        }
        let processes = request.json().await.map_err(|error| self.daemon(&error))?;
        self.print(&process_table(&processes)).await
    }

    /// `docker port`.
    pub(in crate::console::docker) async fn port(&mut self, port: Port) -> Result<i32, CommandFailed> {
        let id = self.container(&port.container).await?;
        if let Some((number, _)) = &port.port
            && let Err(why) = checked(number)
        {
            let text =
                format!("Error: invalid port ({number}): strconv.ParseUint: parsing {number:?}: {why}");
            return Err(CommandFailed::new(text, 1));
        }
        let described = self.engine.api().get(&["containers", &id, "json"]).json().await;
        let described = described.map_err(|error| self.daemon(&error))?;
        let published = match is_up(text_at(&described, "/State/Status")) {
            true => ports::lines(&published(&described, "/Config/Labels")),
            false => Vec::new(),
        };
        let Some((number, protocol)) = &port.port else {
            let lines = published.iter().map(|(container, host)| format!("{container}/tcp -> {host}\n"));
            return self.print(&lines.collect::<String>()).await;
        };
        let wanted = number.parse().ok().filter(|_| protocol == "tcp");
        let lines = published.iter().filter(|(container, _)| Some(*container) == wanted);
        let lines: String = lines.map(|(_, host)| format!("{host}\n")).collect();
        if lines.is_empty() {
            let asked = if protocol == "tcp" { number.clone() } else { format!("{number}/{protocol}") };
            let text = format!("Error: No public port '{asked}' published for {}", port.container);
            return Err(CommandFailed::new(text, 1));
        }
        self.print(&lines).await
    }
}

/// Returns what Go says of a number that is no port.
fn checked(number: &str) -> Result<(), &'static str> {
    match number.parse::<u16>() {
        Ok(_) => Ok(()),
        Err(_) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err("value out of range")
        }
        Err(_) => Err("invalid syntax"),
    }
}

/// Writes the processes of a container.
pub(super) fn process_table(processes: &Value) -> String {
    let line = |cells: &[Value]| {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.as_str().unwrap_or_default()).collect();
        format!("{}\n", cells.join("\t"))
    };
    let mut lines = line(items_at(processes, "/Titles"));
    for process in items_at(processes, "/Processes") {
        lines.push_str(&line(process.as_array().map(Vec::as_slice).unwrap_or_default()));
    }
    columns(&lines, WIDTH).unwrap_or(lines)
}

/// The client gives the columns of `docker top` at least so many cells.
const WIDTH: usize = 20;
