//! `docker history`.

use console::docker::command::History;
use console::docker::units::human_size;
use serde_json::Value;

use super::super::format::{Row, RowKind, ellipsis, short_id};
use super::shown::IMAGE_DIGITS;
use super::times::{ago, rfc3339};
use super::{Client, CommandFailed, float, now, number_at, text_at, typed};

impl Client<'_> {
    /// `docker history`.
    pub(in crate::console::docker) async fn history(
        &mut self,
        history: History,
    ) -> Result<i32, CommandFailed> {
        let image = self.image(&history.image).await?;
        let request = self.engine.api().get(&["images", &image.engine_name, "history"]);
        let mut layers = request.json().await.map_err(|error| self.daemon(&error))?;
        self.engine.make_familiar(&mut layers);
        let source = match typed(&history.format).filter(|format| *format != "table") {
            _ if history.quiet => "{{.ID}}",
            None if history.human => TABLE,
            None => TABLE_OF_NUMBERS,
            Some(typed) => typed,
        };
        let (is_cut, is_human, now) = (!history.no_truncation, history.human, now().seconds);
        let rows =
            layers.as_array().into_iter().flatten().map(|layer| row(layer, is_cut, is_human, now)).collect();
        self.print_rows(&KIND, source.to_owned(), rows).await
    }
}

/// Returns the row of a layer.
pub(super) fn row(layer: &Value, is_cut: bool, is_human: bool, now: i64) -> Row {
    let (id, created, size) =
        (text_at(layer, "/Id"), number_at(layer, "/Created"), number_at(layer, "/Size"));
    let command = text_at(layer, "/CreatedBy").replace('\t', " ");
    let since = if created <= 0 { "N/A".to_owned() } else { ago(now, created) };
    Row::new([
        ("ID", if is_cut { short_id(id) } else { id.to_owned() }.into()),
        ("CreatedSince", since.into()),
        ("CreatedAt", rfc3339(created).into()),
        ("CreatedBy", if is_cut { ellipsis(&command, COMMAND) } else { command }.into()),
        ("Size", if is_human { human_size(float(size), IMAGE_DIGITS) } else { size.to_string() }.into()),
        ("Comment", text_at(layer, "/Comment").into()),
    ])
}

/// The rows of `docker history`.
pub(super) static KIND: RowKind = RowKind {
    headers: &[
        ("ID", "IMAGE"),
        ("CreatedSince", "CREATED"),
        ("CreatedAt", "CREATED AT"),
        ("CreatedBy", "CREATED BY"),
        ("Size", "SIZE"),
        ("Comment", "COMMENT"),
    ],
    go_type: "*image.historyContext",
    at_parsing: "template parsing error: ",
    at_running: "template parsing error: ",
};
pub(super) const TABLE: &str =
    "table {{.ID}}\\t{{.CreatedSince}}\\t{{.CreatedBy}}\\t{{.Size}}\\t{{.Comment}}";
pub(super) const TABLE_OF_NUMBERS: &str =
    "table {{.ID}}\\t{{.CreatedAt}}\\t{{.CreatedBy}}\\t{{.Size}}\\t{{.Comment}}";
const COMMAND: usize = 45;
