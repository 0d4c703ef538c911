//! `docker logs`.

use console::docker::command::Logs;
use console::docker::time::timestamp;

use super::{Client, CommandFailed, now};
use crate::console::request::{BROKEN_PIPE, INTERRUPTED};
use crate::engine::{OutputStream, ProgramOutput};

impl Client<'_> {
    /// `docker logs`: prints each stream of the container on the same stream here.
    pub(in crate::console::docker) async fn logs(&mut self, logs: Logs) -> Result<i32, CommandFailed> {
        let id = self.container(&logs.container).await?;
        let described = self.engine.api().get(&["containers", &id, "json"]).json().await;
        let described = described.map_err(|error| self.daemon(&error))?;
        let has_terminal =
            described.pointer("/Config/Tty").and_then(serde_json::Value::as_bool) == Some(true);
        let flag = |is: bool| if is { "1" } else { "0" };
        let mut request = self
            .engine
            .api()
            .get(&["containers", &id, "logs"])
            .query("stdout", "1")
            .query("stderr", "1")
            .query("follow", flag(logs.follow))
            .query("timestamps", flag(logs.timestamps))
            .query("details", flag(logs.details))
            .query("tail", &logs.tail);
        for (name, typed) in [("since", &logs.since), ("until", &logs.until)] {
            if let Some(typed) = typed.as_deref().filter(|typed| !typed.is_empty()) {
                request = request.query(name, &seconds(name, typed)?);
            }
        }
        let stream = request.stream().await.map_err(|error| self.daemon(&error))?;
        let mut output = ProgramOutput::of_logs(stream, has_terminal);
        loop {
            let read = tokio::select! {
                read = output.read() => read,
                () = self.streams.interrupt.cancelled() => return Ok(INTERRUPTED),
                // A log that is followed has no end; who reads has seen enough.
                () = self.streams.out.closed() => return Ok(BROKEN_PIPE),
            };
            let Some(piece) = read.map_err(|error| self.daemon(&error))? else { return Ok(0) };
            let to = if piece.stream == OutputStream::Err { &self.streams.err } else { &self.streams.out };
            if to.write(&piece.bytes).await.is_err() {
                return Ok(BROKEN_PIPE);
            }
        }
    }
}

/// Returns a time as the engine takes it.
fn seconds(flag: &str, typed: &str) -> Result<String, CommandFailed> {
    let at = timestamp(typed, now());
    let at = at.map_err(|error| CommandFailed::new(format!("invalid value for \"{flag}\": {error}"), 1))?;
    Ok(format!("{}.{:09}", at.seconds, at.nanoseconds))
}
