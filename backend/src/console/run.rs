//! Running a line: its lists, pipes and redirects. The words were expanded by `console::shell`.

use std::pin::Pin;
use std::sync::Arc;

use console::shell::{
    Command, Ended, EndedEarly, Evaluation, RedirectKind, Script, ShellState, Step, Stream, odd_characters,
    parse,
};
use console::tools::{Folder as _, resolve};
use tokio::sync::mpsc;

use super::builtins;
use super::folder::{FilesFrom, WorkspaceFolder, refusal};
use super::input::Input;
use super::output::{Captured, Output};
use super::request::{INTERRUPTED, ShellContext, Streams};
use super::words::{self, text_of};

/// Returns what a new shell has in its environment.
pub(crate) fn environment() -> ShellState {
    let variables =
        [("HOME", "/"), ("PATH", "/usr/local/bin:/usr/bin:/bin"), ("SHELL", "/bin/sh"), ("USER", USER)];
    ShellState::with_environment(variables)
}

/// Runs what was typed; returns the exit code of its last command.
pub(crate) async fn line(context: &mut ShellContext, text: &str, streams: Streams) -> i32 {
    let script = match parse(text) {
        Ok(script) => script,
        Err(error) => {
            streams.err.say(&format!("{}\n", text_of(&error.message()))).await;
            if let Some(odd) = odd_characters(text).first() {
                streams.err.say(&format!("{}\n", text_of(&odd.message()))).await;
            }
            return SYNTAX_ERROR;
        }
    };
    let (err, interrupt) = (streams.err.clone(), streams.interrupt.clone());
    let interrupted_for_long = async {
        interrupt.cancelled().await;
        tokio::time::sleep(INTERRUPT_PATIENCE).await;
    };
    let ended = tokio::select! {
        ended = evaluate(context, Arc::new(script), streams) => ended,
        // Commands hear of it by themselves; what does not is dropped, and ends with that.
        () = interrupted_for_long => Ended { status: INTERRUPTED, reason: None },
    };
    match ended.reason {
        // Only a page that pastes line by line stops at a failure.
        Some(EndedEarly::Failure { .. }) | None => {}
        Some(EndedEarly::Expansion { error, .. }) => {
            err.say(&format!("{}\n", text_of(&error.message()).trim_end())).await;
        }
    }
    ended.status
}

/// Runs a text inside of a command: `sh -c`, or a script of the workspace. Its variables are its own.
pub(crate) async fn inside(context: &mut ShellContext, text: &str, streams: &mut Streams) -> i32 {
    let script = match parse(text) {
        Ok(script) => script,
        Err(error) => {
            streams.err.say(&format!("{}\n", text_of(&error.message()))).await;
            return SYNTAX_ERROR;
        }
    };
    let input = std::mem::replace(&mut streams.input, Input::Empty);
    let inner = streams.inner(input, streams.out.clone());
    let Some(mut own) = context.inner() else { return too_deep(streams).await };
    let ended = evaluate(&mut own, Arc::new(script), inner).await;
    ended.status
}

/// Says that commands are nested too deeply; returns the exit code.
pub(crate) async fn too_deep(streams: &Streams) -> i32 {
    streams.err.say(&format!("sh: {}\n", text_of(&catalogue::console::nested_too_deeply()))).await;
    SYNTAX_ERROR
}

/// Carries a script out. Its lists share the keyboard; what a list leaves of other input is gone.
fn evaluate<'a>(
    context: &'a mut ShellContext,
    script: Arc<Script>,
    mut streams: Streams,
) -> Pin<Box<dyn Future<Output = Ended> + Send + 'a>> {
    Box::pin(async move {
        let mut evaluation = Evaluation::new(script);
        loop {
            let Ok(folder) = WorkspaceFolder::read(&context.services.session, &context.empty_folders).await
            else {
                return Ended { status: INTERRUPTED, reason: None };
            };
            let files = FilesFrom { folder: &folder, here: &context.here };
            match evaluation.next(&mut context.variables, &files) {
                Step::Run(pipeline) => {
                    let status = run_pipeline(context, pipeline.commands, &mut streams).await;
                    evaluation.finished(&mut context.variables, status);
                    if context.is_leaving || streams.interrupt.is_cancelled() {
                        return Ended { status, reason: None };
                    }
                }
                Step::Substitute(script) => {
                    let captured = Captured::default();
                    let inner = streams.inner(Input::Empty, Output::Memory(captured.clone()));
                    let status = match context.inner() {
                        Some(mut own) => evaluate(&mut own, script, inner).await.status,
                        None => too_deep(&streams).await,
                    };
                    let output = String::from_utf8_lossy(&captured.take()).into_owned();
                    evaluation.substituted(output, status);
                }
                Step::Ended(ended) => return ended,
            }
        }
    })
}

impl Streams {
    /// Returns the streams of something that runs inside: with an input and an output of its own.
    fn inner(&self, input: Input, out: Output) -> Self {
        Self {
            input,
            out,
            err: self.err.clone(),
            page: self.page.clone(),
            size: self.size.clone(),
            interrupt: self.interrupt.clone(),
        }
    }
}

/// Runs the commands of a pipe at once; returns the exit code of the last.
async fn run_pipeline(context: &mut ShellContext, commands: Vec<Command>, streams: &mut Streams) -> i32 {
    if let [command] = commands.as_slice() {
        // The keyboard goes on to the next command.
        let input = std::mem::replace(&mut streams.input, Input::Empty);
        let own = streams.inner(input, streams.out.clone());
        let (status, input) = run_command(context, command.clone(), own).await;
        streams.input = input;
        return status;
    }
    let n_commands = commands.len();
    let mut input = Input::Empty;
    let mut running = tokio::task::JoinSet::new();
    for (index, command) in commands.into_iter().enumerate() {
        let is_last = index + 1 == n_commands;
        let (pipe, reader) = mpsc::channel(PIPE_PIECES);
        let out = if is_last { streams.out.clone() } else { Output::Pipe(pipe) };
        let own = streams.inner(std::mem::replace(&mut input, Input::Pipe(reader)), out);
        let mut context = context.clone();
        let command = async move { (index, run_command(&mut context, command, own).await.0) };
        running.spawn(words::in_language(words::language(), command));
    }
    let mut status = 0;
    while let Some(ended) = running.join_next().await {
        if let Ok((index, ended)) = ended
            && index + 1 == n_commands
        {
            status = ended;
        }
    }
    status
}

/// Runs one command with its redirects; returns its exit code, and the input for what comes after.
async fn run_command(context: &mut ShellContext, command: Command, mut streams: Streams) -> (i32, Input) {
    let mut keyboard = Input::Empty;
    let mut files = Vec::new();
    for redirect in &command.redirects {
        if let Err(problem) = redirected(context, redirect, &mut streams, &mut files, &mut keyboard).await {
            streams.err.say(&problem).await;
            return (REDIRECT_FAILED, if streams.input.is_keyboard() { streams.input } else { keyboard });
        }
    }
    let before = (!command.assignments.is_empty()).then(|| context.variables.clone());
    for (name, value) in &command.assignments {
        if context.variables.set(name, value).and_then(|()| context.variables.export(name)).is_err() {
            let message =
                catalogue::console::too_many_variables((console::shell::VARIABLE_BYTES / 1024) as u64);
            streams.err.say(&format!("{}\n", text_of(&message))).await;
        }
    }
    let err = streams.err.clone();
    let mut status = builtins::run(context, &command.words, &mut streams).await;
    if let Some(before) = before {
        context.variables = before;
    }
    for file in files {
        if let Err(problem) = file.write(context).await {
            err.say(&problem).await;
            status = REDIRECT_FAILED;
        }
    }
    (status, if streams.input.is_keyboard() { streams.input } else { keyboard })
}

/// A file into which a command writes.
struct OutputFile {
    path: String,
    typed: String,
    appends: bool,
    written: Captured,
}

/// Sets a stream as a redirect says.
async fn redirected(
    context: &ShellContext,
    redirect: &RedirectKind<String>,
    streams: &mut Streams,
    files: &mut Vec<OutputFile>,
    keyboard: &mut Input,
) -> Result<(), String> {
    let mut feed = |streams: &mut Streams, input: Input| {
        let before = std::mem::replace(&mut streams.input, input);
        if before.is_keyboard() {
            *keyboard = before;
        }
    };
    match redirect {
        RedirectKind::ReadText(text) => {
            let text = text.clone();
            feed(streams, Input::Whole(text.into()));
        }
        RedirectKind::ReadFile(typed) if typed == "/dev/null" => feed(streams, Input::Empty),
        RedirectKind::ReadFile(typed) => {
            let folder = read_folder(context).await?;
            let content = resolve(&context.here, typed).ok().and_then(|path| folder.read(&path));
            let content = content.ok_or_else(|| format!("sh: cannot open {typed}: No such file\n"))?;
            feed(streams, Input::Whole(content.into()));
        }
        RedirectKind::WriteFile { stream, path: typed, appends } => {
            let output = if typed == "/dev/null" {
                Output::Nowhere
            } else {
                let folder = read_folder(context).await?;
                let path = resolve(&context.here, typed).unwrap_or_default();
                let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
                let is_folder = |path: &str| folder.describe(path).is_some_and(|entry| entry.is_folder);
                if path.is_empty() || is_folder(&path) {
                    return Err(format!("sh: cannot create {typed}: Is a directory\n"));
                }
                if !is_folder(parent) {
                    return Err(format!("sh: cannot create {typed}: Directory nonexistent\n"));
                }
                let written = Captured::default();
                let (typed, appends) = (typed.clone(), *appends);
                files.push(OutputFile { path, typed, appends, written: written.clone() });
                Output::Memory(written)
            };
            match stream {
                Stream::Output => streams.out = output,
                Stream::Errors => streams.err = output,
            }
        }
        RedirectKind::Join { stream: Stream::Errors, into: Stream::Output } => {
            streams.err = streams.out.clone();
        }
        RedirectKind::Join { stream: Stream::Output, into: Stream::Errors } => {
            streams.out = streams.err.clone();
        }
        RedirectKind::Join { .. } => {}
    }
    Ok(())
}

impl OutputFile {
    /// Writes what the command wrote.
    async fn write(self, context: &mut ShellContext) -> Result<(), String> {
        let mut folder = read_folder(context).await?;
        let mut content = match folder.read(&self.path) {
            Some(content) if self.appends => content,
            _ => Vec::new(),
        };
        content.extend_from_slice(&self.written.take());
        let is_executable = folder.describe(&self.path).is_some_and(|entry| entry.is_executable);
        let written = folder.write(&self.path, content, is_executable);
        written.map_err(|error| format!("sh: {}: {}\n", self.typed, text_of(&error.message)))?;
        keep(context, &folder).await
    }
}

/// Reads the files; says so when there is no session to read from.
pub(crate) async fn read_folder(context: &ShellContext) -> Result<WorkspaceFolder, String> {
    let read = WorkspaceFolder::read(&context.services.session, &context.empty_folders).await;
    read.map_err(|error| format!("sh: {error}\n"))
}

/// Keeps the changes that a command made to the files.
pub(crate) async fn keep(context: &mut ShellContext, folder: &WorkspaceFolder) -> Result<(), String> {
    context.empty_folders = folder.empty_folders();
    let refused = folder.save(&context.services.session).await.map_err(|error| format!("sh: {error}\n"))?;
    let said = refused.iter().map(|(path, notice)| format!("sh: {path}: {}\n", text_of(&refusal(notice))));
    let said: String = said.collect();
    if said.is_empty() { Ok(()) } else { Err(said) }
}

/// Whom a shell runs as.
pub(crate) const USER: &str = "learner";
/// How long a command may take to end after Ctrl+C: a container's own program gets ten seconds.
const INTERRUPT_PATIENCE: std::time::Duration = std::time::Duration::from_secs(15);
/// The exit code of a text that is no command.
const SYNTAX_ERROR: i32 = 2;
/// The exit code of a redirect that cannot be made.
const REDIRECT_FAILED: i32 = 2;
/// Pieces that wait between two commands of a pipe.
const PIPE_PIECES: usize = 16;
