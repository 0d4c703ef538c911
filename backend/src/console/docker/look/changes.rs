//! `docker diff`.

use serde_json::Value;

use super::{Client, CommandFailed, number_at, text_at};

impl Client<'_> {
    /// `docker diff`: prints which paths of a container were changed, added or deleted.
    pub(in crate::console::docker) async fn diff(&mut self, container: &str) -> Result<i32, CommandFailed> {
        let id = self.container(container).await?;
        let changes = self.engine.api().get(&["containers", &id, "changes"]).json().await;
        let changes = changes.map_err(|error| self.daemon(&error))?;
        self.print(&lines(&changes)).await
    }
}

/// Writes one line for each change.
pub(super) fn lines(changes: &Value) -> String {
    let letter = |change: &Value| match number_at(change, "/Kind") {
        0 => 'C',
        1 => 'A',
        _ => 'D',
    };
    let changes = changes.as_array().into_iter().flatten();
    changes.map(|change| format!("{} {}\n", letter(change), text_at(change, "/Path"))).collect()
}
