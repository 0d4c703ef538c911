//! One build: the context goes to BuildKit, its status stream comes back as events.
//!
//! Nothing is asked before the build and one thing after it (the layers with their sizes and digests): a build that reuses everything costs what
//! BuildKit costs.

mod answers;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bollard::query_parameters::RemoveImageOptionsBuilder;
use dockerfile::{DirectiveName, Dockerfile};
use messages::Language;
use protocol::{DOCKERFILE, Digest, LimitKind, LogStream, Notice};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use self::answers::Reading;
use super::board::{Board, Ending, reach};
use super::call::{Call, CallError, CallOrder};
use super::core::Core;
use super::fault::{self, Fault};
use super::lines::LineSplitter;
use super::link::Link;
use super::version::{self, Lack};
use super::{BuildEvent, BuildOrder, BuildOutcome, context, ground, labels, layers, policy, provision};

/// Performs a build and tells of it until [`BuildEvent::Finished`].
pub(crate) async fn perform(
    core: Arc<Core>,
    order: BuildOrder,
    cancel: CancellationToken,
    events: mpsc::Sender<BuildEvent>,
) {
    let source = order.files.iter().find(|file| file.path == DOCKERFILE).map(|file| file.content.clone());
    let dockerfile = dockerfile::parse(source.as_deref().unwrap_or(""));
    let board = Board::new(&dockerfile, &order.options);
    let mut build =
        Build { board, dockerfile, order, events, core, too_old: None, splitters: HashMap::new() };
    let outcome = match source.filter(|source| !source.trim().is_empty()) {
        Some(source) => build.run(&source, &cancel).await,
        None => BuildOutcome::Failed { notice: Notice::NoDockerfile, lines: None },
    };
    let ending = match outcome {
        BuildOutcome::Succeeded { .. } => Ending::Succeeded,
        BuildOutcome::Failed { .. } | BuildOutcome::Cancelled => Ending::Stopped,
    };
    build.board.finish(ending, now_ms());
    build.tell_steps(true).await;
    build.tell(BuildEvent::Finished(outcome)).await;
}

struct Build {
    core: Arc<Core>,
    order: BuildOrder,
    dockerfile: Dockerfile,
    board: Board,
    /// What the build ends with if the front end that its `# syntax=` line names is needed and not to be had.
    too_old: Option<BuildOutcome>,
    /// Partial lines by vertex and stream.
    splitters: HashMap<(String, i64), LineSplitter>,
    events: mpsc::Sender<BuildEvent>,
}

/// Returns the value of `# syntax=` and the Dockerfile with that line as a plain comment below the other directives.
fn without_syntax(dockerfile: &Dockerfile) -> Option<(String, String)> {
    let syntax = dockerfile.directive(DirectiveName::Syntax)?;
    let source = &dockerfile.source;
    let (first, last) = (dockerfile.directives.first()?, dockerfile.directives.last()?);
    let others = dockerfile.directives.iter().filter(|directive| directive.name != DirectiveName::Syntax);
    let mut changed = source.get(..first.range.start as usize)?.to_owned();
    for directive in others {
        changed.push_str(directive.range.slice(source));
        changed.push('\n');
    }
    let value = syntax.value_range.slice(source);
    changed.push_str("# origin=");
    changed.push_str(value);
    changed.push_str(source.get(last.range.end as usize..)?);
    Some((value.to_owned(), changed))
}

impl Build {
    async fn run(&mut self, source: &str, cancel: &CancellationToken) -> BuildOutcome {
        self.tell_steps(true).await;
        if let Err(refusal) =
            policy::check(&self.dockerfile, &self.order.options.arguments, &self.core.config.allowed_images)
        {
            return BuildOutcome::Failed { notice: refusal.notice, lines: Some(refusal.lines) };
        }
        if let Err(notice) = context::check(&self.order.files, &self.core.config.limits) {
            return BuildOutcome::Failed { notice, lines: None };
        }
        let link = tokio::select! {
            link = self.core.link_when_started() => link,
            () = cancel.cancelled() => return BuildOutcome::Cancelled,
        };
        let link = match link {
            Ok(link) => link,
            Err(notice) => return BuildOutcome::Failed { notice, lines: None },
        };
        if let Err(outcome) = self.wait_for_bases(&link, cancel).await {
            return outcome;
        }
        let lack = link.engine_version().and_then(|version| version::first_lack(&self.dockerfile, version));
        self.too_old = lack.map(|lack| too_old(lack, &link.version));
        let source = match (&self.too_old, self.syntax()) {
            (Some(outcome), None) => return outcome.clone(),
            (Some(_), Some(syntax)) => {
                let text = messages::notice::syntax_fetched(Language::English, syntax, &link.version);
                self.tell(BuildEvent::Logged { step: None, stream: LogStream::Drydock, text }).await;
                source.to_owned()
            }
            (None, _) => self.set_syntax_aside(source).await,
        };
        let mut call = ground::call_of(&self.core, &link, &self.order.workspace, &self.order.options);
        let order = self.call_order(&call, source);
        ground::look(&self.core, &link, &mut call, &self.dockerfile).await;
        self.board.count_as(&call.plan(&self.dockerfile, &[]));
        self.tell(BuildEvent::Asking(Box::new(call))).await;
        let starting = tokio::select! {
            call = Call::start(&link, order) => call,
            () = cancel.cancelled() => return BuildOutcome::Cancelled,
        };
        match starting {
            Ok(call) => self.follow(&link, call, cancel).await,
            Err(error) => self.explain(&link, &error).await,
        }
    }

    /// Waits for base images that are on their way, and says so where their step's log is.
    async fn wait_for_bases(&mut self, link: &Link, cancel: &CancellationToken) -> Result<(), BuildOutcome> {
        let bases = policy::bases(&self.dockerfile, &self.order.options.arguments);
        let steps: Vec<_> =
            self.dockerfile.stages.iter().map(|stage| u32::try_from(stage.from).ok()).collect();
        for (step, image) in steps.into_iter().zip(bases) {
            let Some(image) = image else { continue };
            if !provision::is_on_its_way(&self.core.status.borrow(), &image) {
                continue;
            }
            let text = messages::notice::waits_for_base(Language::English, &image);
            self.tell(BuildEvent::Logged { step, stream: LogStream::Drydock, text }).await;
            tokio::select! {
                () = provision::until_settled(self.core.status.subscribe(), &image) => {}
                () = link.lost.cancelled() => return Err(lost()),
                () = self.core.stop.cancelled() => return Err(BuildOutcome::Cancelled),
                () = cancel.cancelled() => return Err(BuildOutcome::Cancelled),
            }
        }
        Ok(())
    }

    /// Returns the value of the `# syntax=` line.
    fn syntax(&self) -> Option<&str> {
        let directive = self.dockerfile.directive(DirectiveName::Syntax)?;
        Some(directive.value_range.slice(&self.dockerfile.source))
    }

    /// What goes into keys is taken from `call`, which is what the prediction is made from.
    fn call_order(&self, call: &cache::Call, dockerfile: String) -> CallOrder {
        let BuildOrder { workspace, number, image, files, options } = &self.order;
        let config = &self.core.config;
        let scope = &call.options.scope;
        let mut arguments: HashMap<String, String> = options.arguments.iter().cloned().collect();
        arguments.insert("BUILDKIT_CACHE_MOUNT_NS".to_owned(), scope.cache_mounts.clone());
        arguments.extend(scope.epoch.map(|epoch| ("SOURCE_DATE_EPOCH".to_owned(), epoch.to_string())));
        CallOrder {
            tag: Some(labels::image_tag(workspace, image)),
            labels: labels::of_image(&config.server_label, workspace, *number, now_ms()),
            arguments,
            extra_host: (!config.shared_scope).then(|| labels::scope_host(workspace)),
            session: format!("drydock-{workspace}-{number}-{}", now_ms()),
            context_key: format!("drydock-{workspace}"),
            target: options.target.clone(),
            no_cache: options.no_cache,
            files: files.clone(),
            dockerfile,
        }
    }

    /// The engine would fetch the front end that a `# syntax=` line names, and its own knows the syntax already. So the line becomes a plain
    /// comment. As a comment ends the directives, the others go above it; every instruction stays on its line. The context keeps the file
    /// as it was written.
    async fn set_syntax_aside(&mut self, source: &str) -> String {
        let Some((syntax, changed)) = without_syntax(&self.dockerfile) else { return source.to_owned() };
        let text = messages::notice::syntax_set_aside(Language::English, &syntax);
        self.tell(BuildEvent::Logged { step: None, stream: LogStream::Drydock, text }).await;
        changed
    }

    async fn follow(&mut self, link: &Link, call: Call, cancel: &CancellationToken) -> BuildOutcome {
        let answers = Box::pin(call.into_answers());
        match self.read(answers, link, cancel).await {
            Reading::Image(id) => self.measure(link, id).await,
            Reading::Refused(error) => self.explain(link, &error).await,
            Reading::Ended(outcome) => outcome,
        }
    }

    async fn explain(&mut self, link: &Link, error: &CallError) -> BuildOutcome {
        self.flush_lines(None).await;
        let text = match error {
            CallError::Refused(text) => text.clone(),
            CallError::Connect(_) | CallError::Connection(_) => {
                // The connection broke: either the engine went away, or it is for us to find out why.
                let answer = tokio::time::timeout(Duration::from_secs(2), link.docker.ping()).await;
                if link.lost.is_cancelled() || !matches!(answer, Ok(Ok(_))) {
                    return lost();
                }
                return failed(fault::internal(&error.to_string()));
            }
            CallError::Request(_) | CallError::Answer(_) => {
                return failed(fault::internal(&error.to_string()));
            }
        };
        if let Some(outcome) =
            self.too_old.take_if(|_| self.board.failed().is_none() && is_about_front_end(&text))
        {
            return outcome;
        }
        let available = self.core.available_images();
        let mut fault = fault::explain(&text, &self.dockerfile, &self.board, &available, &self.order.options);
        if let Notice::SourceMissing { ignore_file, .. } = &mut fault.notice {
            *ignore_file = context::ignore_file(&self.order.files).map(|file| file.path.clone());
        }
        if let Some(step) = fault.step {
            self.board.fail(step, &text, now_ms());
        }
        failed(fault)
    }

    /// Asks for the sizes of the layers, and holds the image to its limit.
    async fn measure(&mut self, link: &Link, id: String) -> BuildOutcome {
        let asked = tokio::try_join!(link.docker.image_history(&id), link.docker.inspect_image(&id));
        let (history, inspected) = match asked {
            Ok(told) => told,
            Err(_) if link.lost.is_cancelled() => return lost(),
            Err(error) => return failed(fault::internal(&error.to_string())),
        };
        let target = reach::target(&self.dockerfile, &self.order.options);
        let bytes = layers::bytes_by_step(&self.dockerfile, target, &history);
        let is_base = |index: &usize| self.dockerfile.stages.iter().any(|stage| stage.from == *index);
        let added = bytes.iter().filter(|(index, _)| !is_base(index)).map(|(_, bytes)| bytes).sum();
        self.board.set_layer_bytes(&bytes);
        let diff_ids = inspected.root_fs.and_then(|found| found.layers).unwrap_or_default();
        self.board.set_diff_ids(layers::diff_ids_by_step(&self.dockerfile, target, &history, diff_ids));
        let limit = self.core.config.limits.image_bytes;
        if added > limit {
            let options = RemoveImageOptionsBuilder::default().force(true).build();
            drop(link.docker.remove_image(&id, Some(options), None).await);
            let notice = Notice::Limit { kind: LimitKind::ImageBytes, used: added, limit };
            return BuildOutcome::Failed { notice, lines: None };
        }
        let image_bytes = history.iter().filter_map(|entry| u64::try_from(entry.size).ok()).sum();
        BuildOutcome::Succeeded { image_id: Digest(id), image_bytes }
    }

    async fn tell_steps(&mut self, with_progress: bool) {
        for record in self.board.take_changes(with_progress) {
            self.tell(BuildEvent::Step(Box::new(record))).await;
        }
    }

    /// A full channel slows BuildKit's stream down; nobody at its other end means that the build goes on unheard until it is cancelled.
    async fn tell(&self, event: BuildEvent) {
        drop(self.events.send(event).await);
    }
}

fn failed(fault: Fault) -> BuildOutcome {
    BuildOutcome::Failed { notice: fault.notice, lines: fault.lines }
}

fn too_old(lack: Lack, version: &str) -> BuildOutcome {
    let Lack { syntax, needed, lines } = lack;
    let notice = Notice::EngineTooOld { line: lines.0 + 1, syntax, version: version.to_owned(), needed };
    BuildOutcome::Failed { notice, lines: Some(lines) }
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
