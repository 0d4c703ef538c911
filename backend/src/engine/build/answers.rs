//! Reading what the engine answers while it builds: statuses become steps and log lines, until an image, an error or an end from outside.

use std::time::Duration;

use bollard::moby::buildkit::v1::StatusResponse;
use bollard::models::{BuildInfo, BuildInfoAux};
use futures_util::{Stream, StreamExt};
use protocol::LogStream;
use tokio_util::sync::CancellationToken;

use super::fault;
use super::request::RequestError;
use super::{RunningBuild, failed, lost};
use crate::engine::connection::EngineConnection;
use crate::engine::disk_writes::Overrun;
use crate::engine::{BuildEvent, BuildOutcome};

/// How reading ended.
#[derive(Debug)]
pub(super) enum AnswerReader {
    /// With an image of that id.
    Image(String),
    /// With an error of the engine's or of the connection to it.
    Refused(RequestError),
    /// Otherwise, without an image.
    Ended(BuildOutcome),
}

/// What one turn of the loop acts on.
enum AnswerEvent {
    Answer(Box<BuildInfo>),
    Refused(RequestError),
    Ended,
    Cancelled,
    Lost,
    Overran(Overrun),
    Tick,
}

impl RunningBuild {
    /// Reads to the end of the build, or to the first thing that ends it.
    pub(super) async fn read(
        &mut self,
        mut answers: impl Stream<Item = Result<BuildInfo, RequestError>> + Unpin,
        connection: &EngineConnection,
        cancel: &CancellationToken,
    ) -> AnswerReader {
        let mut tick = tokio::time::interval(PROGRESS_EVERY);
        let mut image_id = None;
        let mut n_empty = 0;
        let mut overrun = self.overrun(connection);
        loop {
            let event = tokio::select! {
                () = cancel.cancelled() => AnswerEvent::Cancelled,
                () = connection.lost.cancelled() => AnswerEvent::Lost,
                () = self.ctx.stop.cancelled() => AnswerEvent::Cancelled,
                answer = answers.next() => match answer {
                    Some(Ok(info)) => AnswerEvent::Answer(Box::new(info)),
                    Some(Err(error)) => AnswerEvent::Refused(error),
                    None => AnswerEvent::Ended,
                },
                found = &mut overrun => AnswerEvent::Overran(found),
                _ = tick.tick() => AnswerEvent::Tick,
            };
            match event {
                AnswerEvent::Answer(info) => match *info {
                    BuildInfo { aux: Some(BuildInfoAux::BuildKit(status)), .. } => {
                        n_empty = if is_empty(&status) { n_empty + 1 } else { 0 };
                        if n_empty > MOST_EMPTY {
                            let outcome = failed(fault::internal("the engine repeats an empty status"));
                            return AnswerReader::Ended(outcome);
                        }
                        self.take(&status).await;
                    }
                    BuildInfo { aux: Some(BuildInfoAux::Default(image)), .. } => image_id = image.id,
                    BuildInfo { stream: Some(text), .. } if is_tagged(&text) && image_id.is_some() => break,
                    _ => {}
                },
                AnswerEvent::Refused(error) => return AnswerReader::Refused(error),
                AnswerEvent::Ended => break,
                AnswerEvent::Cancelled => return AnswerReader::Ended(BuildOutcome::Cancelled),
                AnswerEvent::Lost => return AnswerReader::Ended(lost()),
                AnswerEvent::Overran(found) => {
                    self.end_writer(found);
                    overrun = Box::pin(std::future::pending());
                }
                AnswerEvent::Tick => {
                    if let Some(group) = &mut self.group {
                        group.look();
                    }
                    self.tell_steps(true).await;
                }
            }
        }
        self.flush_lines(None).await;
        match image_id {
            Some(id) => AnswerReader::Image(id),
            None if connection.lost.is_cancelled() => AnswerReader::Ended(lost()),
            None => AnswerReader::Ended(failed(fault::internal("the build ended without an image"))),
        }
    }

    async fn take(&mut self, status: &StatusResponse) {
        self.tracker.apply(status);
        self.tell_steps(false).await;
        for log in &status.logs {
            let stream = if log.stream == STDERR { LogStream::Err } else { LogStream::Out };
            let splitter = self.splitters.entry((log.vertex.clone(), log.stream)).or_default();
            let lines = splitter.push(&log.msg);
            let step = self.tracker.step_of(&log.vertex).and_then(|step| u32::try_from(step).ok());
            for text in lines {
                self.tell(BuildEvent::Logged { step, stream, text: text.into() }).await;
            }
        }
        for warning in &status.warnings {
            let step = self.tracker.step_of(&warning.vertex).and_then(|step| u32::try_from(step).ok());
            let text = String::from_utf8_lossy(&warning.short).into_owned();
            self.tell(BuildEvent::Logged { step, stream: LogStream::Err, text: text.into() }).await;
        }
        for vertex in status.vertexes.iter().filter(|vertex| vertex.completed.is_some()) {
            self.flush_lines(Some(&vertex.digest)).await;
        }
    }

    /// Tells what stands after the last line break of one vertex, or of all.
    pub(super) async fn flush_lines(&mut self, digest: Option<&str>) {
        let is_wanted = |vertex: &str| digest.is_none_or(|digest| digest == vertex);
        let mut rests = Vec::new();
        for ((vertex, stream), splitter) in
            self.splitters.iter_mut().filter(|((vertex, _), _)| is_wanted(vertex))
        {
            let stream = if *stream == STDERR { LogStream::Err } else { LogStream::Out };
            rests.extend(splitter.rest().map(|text| (vertex.clone(), stream, text)));
        }
        for (vertex, stream, text) in rests {
            let step = self.tracker.step_of(&vertex).and_then(|step| u32::try_from(step).ok());
            self.tell(BuildEvent::Logged { step, stream, text: text.into() }).await;
        }
    }
}

/// Tells a status that says nothing. 20.10 repeats it for ever once more than 1 MiB of log waits; the limit for each step keeps it from that,
/// but not several steps side by side.
fn is_empty(status: &StatusResponse) -> bool {
    status.vertexes.is_empty()
        && status.statuses.is_empty()
        && status.logs.is_empty()
        && status.warnings.is_empty()
}

/// The last thing that 20.10 says, when the name stands; waiting for the end of the stream would wait for the session's.
fn is_tagged(text: &str) -> bool {
    text.starts_with("Successfully tagged")
}

/// Statuses that say nothing, one after the other, before the engine is taken for broken.
const MOST_EMPTY: usize = 2_000;
const PROGRESS_EVERY: Duration = Duration::from_millis(100);
/// BuildKit's number for standard error in `VertexLog`.
const STDERR: i64 = 2;

#[cfg(test)]
mod tests;
