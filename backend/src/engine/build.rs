//! One build: the context goes to BuildKit, its status stream comes back as events.
//!
//! Nothing is asked before the build and one thing after it (the layers with their sizes and digests): a build that reuses everything costs what
//! BuildKit costs.

pub(super) mod admission;
mod answers;
mod caps;
pub(super) mod context;
pub(super) mod fault;
pub(super) mod invocation;
pub(super) mod policy;
mod preparation;
pub(super) mod request;
pub(super) mod steps;
mod vertex;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bollard::query_parameters::RemoveImageOptionsBuilder;
use dockerfile::Dockerfile;
use protocol::{Digest, LimitKind, LogRemark, LogStream, Notice};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use self::answers::AnswerReader;
use self::fault::Fault;
use self::policy::Refusal;
use self::request::{BuildkitRequest, RequestError};
use self::steps::{StepTracker, StepsEnd, reach};
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::daemon::BuildGroup;
use crate::engine::image::layers;
use crate::engine::log_lines::LineSplitter;
use crate::engine::{BuildEvent, BuildOrder, BuildOutcome};
use crate::limits::Pool;
use crate::source_file::of_build;

/// Performs a build and tells of it until [`BuildEvent::Finished`].
pub(crate) async fn perform(
    ctx: Arc<EngineContext>,
    mut order: BuildOrder,
    cancel: CancellationToken,
    events: mpsc::Sender<BuildEvent>,
) {
    let activity = Arc::clone(&ctx);
    let _working = activity.activity.begin();
    order.files = of_build(&order.files, &order.options.source);
    let path = order.options.source.dockerfile_in_build();
    let source = order.files.iter().find(|file| file.path == path).map(|file| file.content.clone());
    let (text, options) = (source.clone(), order.options.clone());
    let reading = move || {
        let dockerfile = dockerfile::parse(text.as_deref().unwrap_or(""));
        // So long a file gets no record of each step either.
        admission::check_length(&dockerfile)?;
        let tracker = StepTracker::new(&dockerfile, &options);
        Ok((Arc::new(dockerfile), tracker))
    };
    let read = Pool::bulk().run(&order.workspace.0, reading).await;
    let (dockerfile, tracker) = match read.map_err(|error| refused(error.into(), None)) {
        Ok(Ok(read)) => read,
        Ok(Err(Refusal { notice, lines })) => {
            return drop(events.send(BuildEvent::Finished(refused(notice, lines))).await);
        }
        Err(outcome) => return drop(events.send(BuildEvent::Finished(outcome)).await),
    };
    let mut build = RunningBuild {
        tracker,
        dockerfile,
        order,
        events,
        ctx,
        too_old: None,
        splitters: HashMap::new(),
        group: None,
        wrote_too_much: None,
    };
    let outcome = match source.filter(|source| !source.trim().is_empty()) {
        Some(_) => build.run(&cancel).await,
        None => refused(no_dockerfile(&build.order), None),
    };
    if matches!(outcome, BuildOutcome::Cancelled) {
        build.ctx.activity.leave(&build.order.workspace, build.order.number);
    }
    let ending = match outcome {
        BuildOutcome::Succeeded { .. } => StepsEnd::Succeeded,
        BuildOutcome::Failed { .. } | BuildOutcome::Cancelled => StepsEnd::Stopped,
    };
    build.tracker.finish(ending, now_ms());
    build.tell_steps(true).await;
    build.tell(BuildEvent::Finished(outcome)).await;
}

struct RunningBuild {
    ctx: Arc<EngineContext>,
    order: BuildOrder,
    dockerfile: Arc<Dockerfile>,
    tracker: StepTracker,
    /// What the build ends with if the front end that its `# syntax=` line names is needed and not to be had.
    too_old: Option<BuildOutcome>,
    /// Partial lines by vertex and stream.
    splitters: HashMap<(String, i64), LineSplitter>,
    events: mpsc::Sender<BuildEvent>,
    /// What its steps may use; they end with it.
    group: Option<BuildGroup>,
    /// Why its steps were ended.
    wrote_too_much: Option<Notice>,
}

impl RunningBuild {
    /// Prepares the build, sends it to the engine and follows it to its end.
    async fn run(&mut self, cancel: &CancellationToken) -> BuildOutcome {
        self.tell_steps(true).await;
        let (connection, order) = match self.prepare(cancel).await {
            Ok(prepared) => prepared,
            Err(outcome) => return outcome,
        };
        self.group = self.make_group(&connection);
        let starting = tokio::select! {
            call = BuildkitRequest::start(&connection, order) => call,
            () = cancel.cancelled() => return BuildOutcome::Cancelled,
        };
        match starting {
            Ok(call) => self.follow(&connection, call, cancel).await,
            Err(error) => self.explain(&connection, &error).await,
        }
    }

    async fn follow(
        &mut self,
        connection: &EngineConnection,
        call: BuildkitRequest,
        cancel: &CancellationToken,
    ) -> BuildOutcome {
        let answers = Box::pin(call.into_answers());
        match self.read(answers, connection, cancel).await {
            AnswerReader::Image(id) => self.measure(connection, id).await,
            AnswerReader::Refused(error) => self.explain(connection, &error).await,
            AnswerReader::Ended(outcome) => outcome,
        }
    }

    async fn explain(&mut self, connection: &EngineConnection, error: &RequestError) -> BuildOutcome {
        self.flush_lines(None).await;
        let text = match error {
            RequestError::Refused(text) => text.clone(),
            RequestError::Connect(_) | RequestError::Connection(_) => {
                // The connection broke: either the engine went away, or it is for us to find out why.
                let answer = tokio::time::timeout(Duration::from_secs(2), connection.docker.ping()).await;
                if connection.lost.is_cancelled() || !matches!(answer, Ok(Ok(_))) {
                    return lost();
                }
                return failed(fault::internal(&error.to_string()));
            }
            RequestError::Request(_) | RequestError::Answer(_) => {
                return failed(fault::internal(&error.to_string()));
            }
        };
        if let Some(outcome) =
            self.too_old.take_if(|_| self.tracker.failed().is_none() && is_about_front_end(&text))
        {
            return outcome;
        }
        let available = self.ctx.available_images();
        let mut fault =
            fault::explain(&text, &self.dockerfile, &self.tracker, &available, &self.order.options);
        if let Notice::SourceMissing { ignore_file, .. } = &mut fault.notice {
            let source = &self.order.options.source;
            let file = context::ignore_file(&self.order.files, source);
            *ignore_file = file.map(|file| source.path_in_workspace(&file.path).into_owned());
        }
        if matches!(fault.notice, Notice::StepFailed { .. })
            && let Some(notice) = self.blame_limit()
        {
            fault.notice = notice;
        }
        if let Some(step) = fault.step {
            self.tracker.fail(step, &text, now_ms());
        }
        failed(fault)
    }

    /// Asks for the sizes of the layers, and holds the image to its limit.
    async fn measure(&mut self, connection: &EngineConnection, id: String) -> BuildOutcome {
        let asked =
            tokio::try_join!(connection.docker.image_history(&id), connection.docker.inspect_image(&id));
        let (history, inspected) = match asked {
            Ok(told) => told,
            Err(_) if connection.lost.is_cancelled() => return lost(),
            Err(error) => return failed(fault::internal(&error.to_string())),
        };
        let target = reach::target(&self.dockerfile, &self.order.options);
        let bytes = layers::bytes_by_step(&self.dockerfile, target, &history);
        let is_base = |index: &usize| self.dockerfile.stages.iter().any(|stage| stage.from == *index);
        let added = bytes.iter().filter(|(index, _)| !is_base(index)).map(|(_, bytes)| bytes).sum();
        self.tracker.set_layer_bytes(&bytes);
        let diff_ids = inspected.root_fs.and_then(|found| found.layers).unwrap_or_default();
        self.tracker.set_diff_ids(layers::diff_ids_by_step(&self.dockerfile, target, &history, diff_ids));
        let limit = self.ctx.config.limits.image_bytes;
        if added > limit {
            let options = RemoveImageOptionsBuilder::default().force(true).build();
            drop(connection.docker.remove_image(&id, Some(options), None).await);
            let notice = Notice::Limit { kind: LimitKind::ImageBytes, used: added, limit };
            return BuildOutcome::Failed { notice, lines: None };
        }
        let image_bytes = history.iter().filter_map(|entry| u64::try_from(entry.size).ok()).sum();
        BuildOutcome::Succeeded { image_id: Digest(id), image_bytes }
    }

    async fn tell_steps(&mut self, with_progress: bool) {
        for record in self.tracker.take_changes(with_progress) {
            self.tell(BuildEvent::Step(Box::new(record))).await;
        }
    }

    /// Says something of our own in the log.
    async fn remark(&self, step: Option<u32>, remark: LogRemark) {
        self.tell(BuildEvent::Logged { step, stream: LogStream::Drydock, text: remark.into() }).await;
    }

    /// A full channel slows BuildKit's stream down; nobody at its other end means that the build goes on unheard until it is cancelled.
    async fn tell(&self, event: BuildEvent) {
        drop(self.events.send(event).await);
    }
}

/// Says that the Dockerfile is not there, or holds nothing.
fn no_dockerfile(order: &BuildOrder) -> Notice {
    let source = &order.options.source;
    let is_there = order.files.iter().any(|file| file.path == source.dockerfile_in_build());
    if is_there {
        Notice::NoDockerfile
    } else {
        Notice::DockerfileMissing { path: source.dockerfile.clone() }
    }
}

fn refused(notice: Notice, lines: Option<(u32, u32)>) -> BuildOutcome {
    BuildOutcome::Failed { notice, lines }
}

fn failed(fault: Fault) -> BuildOutcome {
    BuildOutcome::Failed { notice: fault.notice, lines: fault.lines }
}

/// Tells whether an error is about the image of a front end.
fn is_about_front_end(error: &str) -> bool {
    error.contains("docker/dockerfile")
}

fn lost() -> BuildOutcome {
    BuildOutcome::Failed { notice: Notice::EngineLost, lines: None }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
