//! What a build does before the engine gets it: admission, base images, the Dockerfile as it is sent, and the plan of the prediction.

use std::collections::HashMap;

use dockerfile::{DirectiveName, Dockerfile};
use protocol::{BuildSource, LogRemark, Notice};
use text::budget::Work;
use tokio_util::sync::CancellationToken;

use super::policy::{self, Refusal};
use super::request::RequestOrder;
use super::{RunningBuild, admission, invocation, lost, now_ms, refused};
use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::image::provision;
use crate::engine::version::{self, Lack};
use crate::engine::{BuildEvent, BuildOrder, BuildOutcome, SourceFile, labels};
use crate::limits::{Pool, assert_off_async_threads};

impl RunningBuild {
    /// Returns the engine and what it is to build; or how the build ended before the engine got it.
    pub(super) async fn prepare(
        &mut self,
        cancel: &CancellationToken,
    ) -> Result<(EngineConnection, RequestOrder), BuildOutcome> {
        let bases = self.admit().await?;
        let connection = self.connect(cancel).await?;
        self.wait_for_bases(bases, &connection, cancel).await?;
        let source = self.source_for(&connection).await?;
        let mut call =
            invocation::invocation_of(&self.ctx, &connection, &self.order.workspace, &self.order.options);
        let order = self.call_order(&call, source);
        self.find_base_images(&connection, &mut call).await?;
        let plan = self.plan(call.clone()).await?;
        self.tracker.count_as(&plan);
        self.tell(BuildEvent::Asking(Box::new(call))).await;
        Ok((connection, order))
    }

    /// Refuses what the engine must not see; returns the base image of each stage.
    async fn admit(&self) -> Result<Vec<Option<String>>, BuildOutcome> {
        let checked = self.work(|dockerfile, order, ctx| {
            let BuildOrder { files, options, .. } = order;
            let bounds = (&ctx.config.limits, ctx.config.allowed_images.as_slice());
            admission::admit(dockerfile, files, options, bounds)
                .map_err(|Refusal { notice, lines }| (notice, lines))?;
            // As far as it can be planned before the engine is there, so that nobody waits for it in vain.
            let call = prediction::BuildInvocation::default().with(options);
            let plan = plan(&call, dockerfile, files);
            too_much(&plan, &options.source).map_or(Ok(()), |notice| Err((notice, None)))?;
            Ok(policy::bases(dockerfile, &options.arguments))
        });
        let checked = checked.await.unwrap_or_else(|notice| Err((notice, None)));
        checked.map_err(|(notice, lines)| refused(notice, lines))
    }

    /// Waits for the engine, and asks it for room on its disk.
    async fn connect(&self, cancel: &CancellationToken) -> Result<EngineConnection, BuildOutcome> {
        let connection = tokio::select! {
            connection = self.ctx.connection_when_started() => connection,
            () = cancel.cancelled() => return Err(BuildOutcome::Cancelled),
        };
        let checked = connection.and_then(|connection| self.ctx.has_room(&connection).map(|()| connection));
        checked.map_err(|notice| refused(notice, None))
    }

    /// Waits for base images that are on their way, and says so where their step's log is.
    async fn wait_for_bases(
        &mut self,
        bases: Vec<Option<String>>,
        connection: &EngineConnection,
        cancel: &CancellationToken,
    ) -> Result<(), BuildOutcome> {
        let steps: Vec<_> =
            self.dockerfile.stages.iter().map(|stage| u32::try_from(stage.from).ok()).collect();
        for (step, image) in steps.into_iter().zip(bases) {
            let Some(image) = image else { continue };
            if !provision::is_on_its_way(&self.ctx.status.borrow(), &image) {
                continue;
            }
            self.remark(step, LogRemark::WaitsForBase { image: image.clone() }).await;
            tokio::select! {
                () = provision::until_settled(self.ctx.status.subscribe(), &image) => {}
                () = connection.lost.cancelled() => return Err(lost()),
                () = self.ctx.stop.cancelled() => return Err(BuildOutcome::Cancelled),
                () = cancel.cancelled() => return Err(BuildOutcome::Cancelled),
            }
        }
        Ok(())
    }

    /// Returns the Dockerfile as the engine gets it.
    ///
    /// The engine would fetch the front end that a `# syntax=` line names, and its own knows the syntax already. So the line becomes a plain
    /// comment in what is sent, unless the engine's own is too old. The context keeps the file as it was written.
    async fn source_for(&mut self, connection: &EngineConnection) -> Result<String, BuildOutcome> {
        let lack =
            connection.engine_version().and_then(|version| version::first_lack(&self.dockerfile, version));
        self.too_old = lack.map(|lack| too_old(lack, &connection.version));
        match (&self.too_old, self.syntax()) {
            (Some(outcome), None) => Err(outcome.clone()),
            (Some(_), Some(syntax)) => {
                self.remark(
                    None,
                    LogRemark::SyntaxFetched {
                        syntax: syntax.to_owned(),
                        version: connection.version.clone(),
                    },
                )
                .await;
                Ok(dockerfile::for_engine(&self.dockerfile, Some(syntax)))
            }
            (None, syntax) => {
                if let Some(syntax) = syntax {
                    self.remark(None, LogRemark::SyntaxSetAside { syntax: syntax.to_owned() }).await;
                }
                Ok(dockerfile::for_engine(&self.dockerfile, None))
            }
        }
    }

    /// Returns the value of the `# syntax=` line.
    fn syntax(&self) -> Option<&str> {
        let directive = self.dockerfile.directive(DirectiveName::Syntax)?;
        Some(directive.value_range.slice(&self.dockerfile.source))
    }

    /// What goes into keys is taken from `call`, which is what the prediction is made from.
    fn call_order(&self, call: &prediction::BuildInvocation, dockerfile: String) -> RequestOrder {
        let BuildOrder { workspace, number, image, files, options } = &self.order;
        let config = &self.ctx.config;
        let scope = &call.options.scope;
        let mut arguments: HashMap<String, String> = options.arguments.iter().cloned().collect();
        arguments.insert("BUILDKIT_CACHE_MOUNT_NS".to_owned(), scope.cache_mounts.clone());
        arguments.extend(scope.epoch.map(|epoch| ("SOURCE_DATE_EPOCH".to_owned(), epoch.to_string())));
        RequestOrder {
            tag: Some(labels::image_tag(workspace, image)),
            labels: labels::of_image(&config.server_label, workspace, *number, now_ms(), &options.labels),
            arguments,
            extra_host: (!config.shared_scope).then(|| labels::scope_host(workspace)),
            session: format!("drydock-{workspace}-{number}-{}", now_ms()),
            context_key: format!("drydock-{workspace}"),
            target: options.target.clone(),
            no_cache: options.no_cache,
            files: files.clone(),
            source: options.source.clone(),
            dockerfile,
        }
    }

    /// Adds the base images that the engine has to `call`.
    async fn find_base_images(
        &self,
        connection: &EngineConnection,
        call: &mut prediction::BuildInvocation,
    ) -> Result<(), BuildOutcome> {
        let named = call.clone();
        let naming = self.work(move |dockerfile, _, _| invocation::base_image_names(&named, dockerfile));
        let names = naming.await.map_err(|notice| refused(notice, None))?;
        invocation::find_base_images(&self.ctx, connection, call, names).await;
        Ok(())
    }

    /// Plans the build, and refuses one that is too much work.
    async fn plan(&self, call: prediction::BuildInvocation) -> Result<prediction::Plan, BuildOutcome> {
        let planning = self.work(move |dockerfile, order, _| plan(&call, dockerfile, &order.files));
        let plan = planning.await.map_err(|notice| refused(notice, None))?;
        too_much(&plan, &self.order.options.source).map_or(Ok(plan), |notice| Err(refused(notice, None)))
    }

    /// Does what may keep a core busy where it holds up nobody else.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Dockerfile, &BuildOrder, &EngineContext) -> T + Send + 'static,
    ) -> Result<T, Notice> {
        let (dockerfile, order, ctx) = (self.dockerfile.clone(), self.order.clone(), self.ctx.clone());
        let working = Pool::bulk().run(&self.order.workspace.0, move || work(&dockerfile, &order, &ctx));
        working.await.map_err(Notice::from)
    }
}

/// Plans a build as the page does, to find that out of the same files.
fn plan(
    call: &prediction::BuildInvocation,
    dockerfile: &Dockerfile,
    files: &[SourceFile],
) -> prediction::Plan {
    assert_off_async_threads();
    let context: Vec<prediction::ContextFile<'_>> = files
        .iter()
        .map(|file| {
            let read = prediction::ContextFile::of_text(&file.path, &file.content);
            prediction::ContextFile { mode: file.mode(), ..read }
        })
        .collect();
    call.plan(dockerfile, &context)
}

/// Refuses a build that would cost the engine what it costs us to plan it: more than there are steps for.
fn too_much(plan: &prediction::Plan, source: &BuildSource) -> Option<Notice> {
    let spent = plan.spent?;
    let ignore_file = plan.ignore_file.as_deref().filter(|_| spent.most == Work::Ignoring);
    let path = ignore_file.map_or(source.dockerfile.as_str().into(), |path| source.path_in_workspace(path));
    Some(Notice::TooMuchWork { work: spent.most.into(), path: path.into_owned() })
}

fn too_old(lack: Lack, version: &str) -> BuildOutcome {
    let Lack { syntax, needed, lines } = lack;
    let notice = Notice::EngineTooOld { line: lines.0 + 1, syntax, version: version.to_owned(), needed };
    BuildOutcome::Failed { notice, lines: Some(lines) }
}
