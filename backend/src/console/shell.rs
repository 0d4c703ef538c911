//! One shell: an actor that runs a line at a time, and hears the keyboard meanwhile.

use std::collections::BTreeSet;
use std::sync::Arc;

use bytes::Bytes;
use catalogue::Language;
use protocol::limits::{Limits, SHELL_HISTORY, SHELL_LINE_BYTES, SHELL_TYPED_BYTES};
use protocol::{ShellAction, ShellEvent, TerminalSize, WorkspaceId};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::docker::names;
use super::input::{Input, Keys};
use super::output::{Output, PageOutput};
use super::request::{ShellContext, Streams};
use super::{run, words};
use crate::engine::Engine;
use crate::session::{PublishedState, SessionCaller};
use crate::store::Store;

/// What shells work with.
#[derive(Clone)]
pub(crate) struct ShellServices {
    pub(crate) workspace: WorkspaceId,
    pub(crate) session: SessionCaller,
    pub(crate) published: Arc<PublishedState>,
    pub(crate) engine: Engine,
    pub(crate) store: Store,
    pub(crate) limits: Limits,
}

impl std::fmt::Debug for ShellServices {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ShellServices").field("workspace", &self.workspace).finish_non_exhaustive()
    }
}

/// A tab's way to one of its shells. Dropping it ends the shell and what runs in it.
#[derive(Debug)]
pub(crate) struct ShellHandle {
    actions: mpsc::Sender<ShellAction>,
    page: PageOutput,
}

/// Why a shell does not take an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ShellError {
    #[error("the shell has ended")]
    Gone,
    #[error("the text is too long")]
    TooLong { used: u64, limit: u64 },
}

impl ShellHandle {
    /// Makes a shell: its events come from the channel, and it lives as long as the future.
    pub(crate) fn start(
        services: ShellServices,
    ) -> (Self, mpsc::Receiver<ShellEvent>, impl Future<Output = ()> + Send + 'static) {
        let (events, told) = mpsc::channel(EVENTS);
        let (actions, inbox) = mpsc::channel(ACTIONS);
        let page = PageOutput::new(events);
        let shell = Shell { inbox, page: page.clone(), size: watch::Sender::new(USUAL_SIZE) };
        (Self { actions, page }, told, shell.live(Arc::new(services)))
    }

    /// Passes an action on.
    ///
    /// # Errors
    ///
    /// When the shell has ended, or what was typed is too long.
    pub(crate) async fn act(&self, action: ShellAction) -> Result<(), ShellError> {
        let (used, limit) = match &action {
            ShellAction::Run { line, .. } => (line.len(), SHELL_LINE_BYTES),
            ShellAction::Type { bytes } => (bytes.len(), SHELL_TYPED_BYTES),
            // The writer may hold the actor up, so this does not wait behind it.
            ShellAction::Acknowledge { bytes } => {
                self.page.acknowledge(*bytes);
                return Ok(());
            }
            _ => (0, 0),
        };
        if used > limit {
            return Err(ShellError::TooLong { used: used as u64, limit: limit as u64 });
        }
        self.actions.send(action).await.map_err(|_| ShellError::Gone)
    }
}

struct Shell {
    inbox: mpsc::Receiver<ShellAction>,
    page: PageOutput,
    size: watch::Sender<TerminalSize>,
}

impl Shell {
    /// Runs lines until the page goes away or `exit` was run.
    async fn live(mut self, services: Arc<ShellServices>) {
        let history = services.store.shell_history(services.workspace.clone()).await.unwrap_or_default();
        let mut context = ShellContext {
            variables: run::environment(),
            here: String::new(),
            was_here: String::new(),
            empty_folders: BTreeSet::new(),
            history: Arc::new(history),
            depth: 0,
            is_leaving: false,
            services,
        };
        let state = names::state(&context).await;
        let history = context.history.to_vec();
        if self.page.tell(ShellEvent::Opened { history, state }).await.is_err() {
            return;
        }
        while let Some(action) = self.inbox.recv().await {
            match action {
                ShellAction::Run { line, size, language } => {
                    let _ = self.size.send_replace(size);
                    let language = Language::preferred([language.as_str()]);
                    if words::in_language(language, self.run(&mut context, line)).await.is_none() {
                        return;
                    }
                }
                ShellAction::Resize { size } => drop(self.size.send_replace(size)),
                ShellAction::Close => return,
                // Nothing runs that could take it.
                ShellAction::Open
                | ShellAction::Type { .. }
                | ShellAction::Interrupt
                | ShellAction::Acknowledge { .. } => {}
            }
        }
    }

    /// Runs a line, and says when the next one may come; `None` when the page is gone.
    async fn run(&mut self, context: &mut ShellContext, line: String) -> Option<()> {
        remember(context, &line).await;
        let interrupt = CancellationToken::new();
        let _ends_with_the_shell = interrupt.clone().drop_guard();
        let (keys, typed) = mpsc::channel(KEYS);
        let page = self.page.clone();
        let streams = Streams {
            input: Input::Keyboard(Keys(typed)),
            out: Output::Page(page.clone(), protocol::OutputStream::Out),
            err: Output::Page(page.clone(), protocol::OutputStream::Err),
            page,
            size: self.size.subscribe(),
            interrupt: interrupt.clone(),
        };
        let status = {
            let mut running = std::pin::pin!(run::line(context, &line, streams));
            loop {
                let action = tokio::select! {
                    status = &mut running => break status,
                    action = self.inbox.recv() => action?,
                };
                match action {
                    // A terminal drops, too, what nobody reads.
                    ShellAction::Type { bytes } => drop(keys.try_send(Bytes::from(bytes))),
                    ShellAction::Interrupt => interrupt.cancel(),
                    ShellAction::Resize { size } => drop(self.size.send_replace(size)),
                    ShellAction::Close => return None,
                    ShellAction::Open | ShellAction::Run { .. } | ShellAction::Acknowledge { .. } => {}
                }
            }
        };
        let state = names::state(context).await;
        self.page.tell(ShellEvent::Ready { status, state }).await.ok()?;
        (!context.is_leaving).then_some(())
    }
}

/// Keeps a line in the history of the workspace; the same again is kept once.
async fn remember(context: &mut ShellContext, line: &str) {
    let line = line.trim_end();
    if line.trim().is_empty() || context.history.last().is_some_and(|last| last == line) {
        return;
    }
    let history = Arc::make_mut(&mut context.history);
    history.push(line.to_owned());
    let n_over = history.len().saturating_sub(SHELL_HISTORY);
    drop(history.drain(..n_over));
    let services = &context.services;
    if let Err(error) = services.store.add_shell_line(services.workspace.clone(), line.to_owned()).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "a line of a shell's history was not kept");
    }
}

/// Events that may wait for the socket; their bytes count against the page's credit.
const EVENTS: usize = 32;
const ACTIONS: usize = 32;
/// Pieces of what was typed that may wait for a program.
const KEYS: usize = 64;
const USUAL_SIZE: TerminalSize = TerminalSize { columns: 80, rows: 24 };
