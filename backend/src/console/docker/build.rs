//! `docker build`: the same build as the button's, followed from here.

use console::docker::command::{Build, Call, Progress};
use protocol::{
    BuildNumber, BuildOptions, BuildRecord, BuildSource, BuildState, ImageName, Notice, ServerMessage,
    SessionRequest, ShellEvent,
};

use super::failure::{self, Generation};
use super::progress::PlainProgress;
use super::{Client, CommandFailed, build_source};
use crate::console::folder::refusal;
use crate::console::request::INTERRUPTED;
use crate::console::run::read_folder;
use crate::console::words::text_of;
use crate::engine::Engine;
use crate::session::{LogKey, SessionCaller};

impl Client<'_> {
    /// `docker build`: its progress goes to standard error, as buildx does it.
    pub(super) async fn build(&mut self, build: Build) -> Result<i32, CommandFailed> {
        let (names, options) = self.order(&build).await?;
        let source = options.source.clone();
        let image = names.first().cloned().or_else(|| ImageName::parse(NAMELESS));
        let Some(image) = image else { return Err(CommandFailed::new("ERROR: invalid tag", 1)) };
        let request = SessionRequest::StartBuild { image: image.clone(), options };
        let started = self.context.services.session.ask(request).await;
        let number = match started.map_err(|error| CommandFailed::new(format!("ERROR: {error}"), 1))? {
            ServerMessage::BuildAccepted { build } => build,
            ServerMessage::Refused { notice } => {
                return Err(self.failed(None, &source, &notice));
            }
            _ => return Err(CommandFailed::new("ERROR: the build was not started", 1)),
        };
        let mut guard = CancelledWithTheCommand {
            engine: self.context.services.engine.clone(),
            session: self.context.services.session.clone(),
            build: Some(number),
        };
        let record = self.follow(number, &build).await;
        guard.build = None;
        self.finish(record, &build, (&names, &image)).await
    }

    /// Reads what was typed into what a build takes.
    async fn order(&self, build: &Build) -> Result<(Vec<ImageName>, BuildOptions), CommandFailed> {
        let refused = |message| CommandFailed::new(format!("ERROR: {}", text_of(&message)), 1);
        if build.call != Call::Build {
            return Err(refused(catalogue::console::no_build_call()));
        }
        if !build.no_cache_stages.is_empty() {
            return Err(refused(catalogue::console::no_build_flag("--no-cache-filter")));
        }
        let names = build.tags.iter().map(|tag| {
            let familiar = tag.familiar();
            ImageName::parse(&familiar)
                .ok_or_else(|| refused(catalogue::console::no_other_registry(&tag.domain)))
        });
        let names = names.collect::<Result<Vec<_>, _>>()?;
        let own = |name: &str| self.context.variables.get(name).map(str::to_owned);
        let arguments = build
            .arguments
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), value.clone().or_else(|| own(name))?)));
        let folder = read_folder(self.context).await.map_err(|text| CommandFailed { text, status: 1 })?;
        let source = build_source::find(&folder, &self.context.here, build, self.generation())
            .map_err(|text| CommandFailed::new(text, 1))?;
        let options = BuildOptions {
            source,
            arguments: arguments.collect(),
            target: build.target.clone(),
            no_cache: build.no_cache,
            labels: build.labels.clone(),
        };
        Ok((names, options))
    }

    /// Follows a build until it is over. Where the page shows its progress itself, nothing is written.
    async fn follow(&mut self, number: BuildNumber, build: &Build) -> Option<std::sync::Arc<BuildRecord>> {
        let err = self.streams.err.clone();
        let shows_itself = err.is_page() && matches!(build.progress, Progress::Auto | Progress::Terminal);
        let is_quiet = build.quiet || build.progress == Progress::Quiet;
        if shows_itself && !build.quiet {
            let _ = self.streams.page.tell(ShellEvent::BuildBegan { build: number }).await;
        }
        let mut plain = (!shows_itself && !is_quiet).then(|| PlainProgress::new(err));
        let published = std::sync::Arc::clone(&self.context.services.published);
        let mut version = published.version();
        loop {
            drop(version.borrow_and_update());
            let record = published.build(number)?;
            if let Some(plain) = &mut plain {
                plain.begun(&record).await;
                loop {
                    let lines = published.read_log(LogKey::Build(number), plain.n_lines_read, LINES);
                    let Some(last) = lines.last() else { break };
                    plain.n_lines_read = last.number + 1;
                    for line in &lines {
                        plain.line(&record, line).await;
                    }
                }
                plain.ended(&record, &build.tags).await;
            }
            if record.state.is_over() {
                return Some(record);
            }
            tokio::select! {
                changed = version.changed() => changed.ok()?,
                () = self.streams.interrupt.cancelled() => {
                    let request = SessionRequest::CancelBuild { build: number };
                    drop(self.context.services.session.ask(request).await);
                    return None;
                }
            }
        }
    }

    /// Says how a build ended, and gives its image the names that were asked for.
    async fn finish(
        &mut self,
        record: Option<std::sync::Arc<BuildRecord>>,
        build: &Build,
        (names, image): (&[ImageName], &ImageName),
    ) -> Result<i32, CommandFailed> {
        let Some(record) = record else {
            return Err(CommandFailed::new(
                "ERROR: failed to build: failed to solve: Canceled: context canceled",
                INTERRUPTED,
            ));
        };
        match &record.state {
            BuildState::Succeeded { image_id, .. } => {
                for name in names.iter().skip(1) {
                    let (repository, tag) =
                        name.as_str().split_once(':').unwrap_or((name.as_str(), "latest"));
                    let request = self.engine.api().post(&["images", &image_id.0, "tag"]);
                    let request =
                        request.query("repo", &self.engine.image_name(repository)).query("tag", tag);
                    request.answer().await.map_err(|error| self.daemon(&error))?;
                }
                if names.is_empty() {
                    self.take_name(image.as_str()).await;
                }
                if let Some(path) = &build.id_file {
                    self.write_file(path, image_id.0.clone().into_bytes()).await?;
                }
                if build.quiet || build.progress == Progress::Quiet {
                    self.streams.out.say(&format!("{image_id}\n")).await;
                }
                Ok(0)
            }
            BuildState::Failed { notice, .. } => {
                Err(self.failed(Some(&record), &record.options.source, notice))
            }
            _ => Ok(INTERRUPTED),
        }
    }

    /// Takes the name of an image that was built without one. The engine removes an image with its last name, so the name first goes to another image.
    async fn take_name(&self, name: &str) {
        let (engine_name, base) = (self.engine.image_name(name), self.engine.any_base());
        if let Some(base) = base {
            let request = self.engine.api().post(&["images", base, "tag"]).query("repo", &engine_name);
            drop(request.query("tag", "latest").answer().await);
        }
        let request = self.engine.api().delete(&["images", &engine_name]);
        drop(request.query("noprune", "1").answer().await);
    }

    /// Words why a build failed as the client does, or as Drydock does where it is Drydock that refuses.
    fn failed(&self, record: Option<&BuildRecord>, source: &BuildSource, notice: &Notice) -> CommandFailed {
        let text = failure::text(record, source.dockerfile_name(), notice, self.generation());
        CommandFailed::new(text.unwrap_or_else(|| format!("ERROR: {}", text_of(&refusal(notice)))), 1)
    }

    /// Tells whose words the engine uses.
    fn generation(&self) -> Generation {
        let is_first = self.engine.api().version().minor < VERSION_OF_CURRENT_WORDS;
        if is_first { Generation::First } else { Generation::Current }
    }

    /// Writes a file of the workspace that a flag names.
    pub(super) async fn write_file(&mut self, typed: &str, content: Vec<u8>) -> Result<(), CommandFailed> {
        use console::tools::Folder as _;
        let failed = |text: String| CommandFailed { text, status: 1 };
        let path = console::tools::resolve(&self.context.here, typed)
            .map_err(|_| CommandFailed::new(format!("open {typed}: no such file or directory"), 1))?;
        let mut folder = read_folder(self.context).await.map_err(failed)?;
        folder
            .write(&path, content, false)
            .map_err(|error| CommandFailed::new(format!("{typed}: {}", text_of(&error.message)), 1))?;
        crate::console::run::keep(self.context, &folder).await.map_err(failed)
    }
}

/// Cancels a build when the command that follows it is dropped.
struct CancelledWithTheCommand {
    engine: Engine,
    session: SessionCaller,
    build: Option<BuildNumber>,
}

impl Drop for CancelledWithTheCommand {
    fn drop(&mut self) {
        if let Some(build) = self.build.take() {
            let session = self.session.clone();
            self.engine.spawn(async move { drop(session.ask(SessionRequest::CancelBuild { build }).await) });
        }
    }
}

/// The version of the API (Docker 23) since which BuildKit has the words of today.
const VERSION_OF_CURRENT_WORDS: usize = 42;
/// The name under which an image without a name is built.
const NAMELESS: &str = "untagged";
/// Lines of a build's log that are read at once.
const LINES: usize = 500;
