//! Finding what a word runs: a command of the shell itself, docker, or a tool over the files.

use std::sync::Arc;

use console::shell::{self, exit_status, export, test_holds, unset};
use console::tools::{self, Folder as _, ToolContext, ToolOutput, resolve, xargs_commands};
use protocol::ShellEvent;

use super::docker;
use super::filter;
use super::folder::FilesFrom;
use super::input::Input;
use super::output::WriteError;
use super::request::{BROKEN_PIPE, NOT_FOUND, ShellContext, Streams};
use super::run::{USER, keep, read_folder};
use super::words::text_of;
use super::{requests, run};
use crate::clock::now_ms;

/// Runs a command; returns its exit code.
pub(crate) async fn run(context: &mut ShellContext, words: &[String], streams: &mut Streams) -> i32 {
    // Everybody is root enough here.
    let n_sudo = words.iter().take_while(|word| *word == "sudo").count();
    let words = &words[n_sudo..];
    let Some((name, arguments)) = words.split_first() else { return 0 };
    let plain = name.rsplit('/').next().filter(|_| name.starts_with('/')).unwrap_or(name);
    match plain {
        "docker" => docker::run(context, arguments, streams).await,
        "cd" => told(change_folder(context, arguments).await, streams).await,
        "exit" | "logout" => match exit_status(arguments, context.variables.last_status) {
            Ok(status) => {
                context.is_leaving = true;
                status
            }
            Err(error) => told(Err(error), streams).await,
        },
        "export" => {
            let result = export(arguments, &mut context.variables);
            print(streams, (result.output.as_bytes(), result.errors.as_bytes()), result.status).await
        }
        "unset" => {
            let result = unset(arguments, &mut context.variables);
            print(streams, (result.output.as_bytes(), result.errors.as_bytes()), result.status).await
        }
        "test" | "[" => told(holds(context, words).await, streams).await,
        ":" => 0,
        "clear" | "reset" => {
            // A page that is gone ends the shell.
            let _ = streams.page.tell(ShellEvent::Cleared).await;
            0
        }
        "history" => history(context, arguments, streams).await,
        "help" => print(streams, (help().as_bytes(), b""), 0).await,
        "sleep" => sleep(arguments, streams).await,
        "vi" | "vim" | "nano" | "code" | "emacs" => edit(context, arguments, streams).await,
        "curl" | "wget" => requests::run(context, plain, arguments, streams).await,
        "xargs" => xargs(context, arguments, streams).await,
        "sh" | "bash" => script(context, arguments, streams).await,
        _ => match tools::find(name) {
            Some(tool) => use_tool(context, tool, arguments, streams).await,
            None => {
                streams.err.say(&format!("sh: {name}: not found\n")).await;
                if let Some(hint) = why_not(plain) {
                    streams.err.say(&format!("{}\n", text_of(&hint))).await;
                }
                NOT_FOUND
            }
        },
    }
}

pub(super) async fn print(streams: &Streams, (out, err): (&[u8], &[u8]), status: i32) -> i32 {
    let _ = streams.err.write(err).await;
    match streams.out.write(out).await {
        Ok(()) => status,
        Err(WriteError::Closed) => BROKEN_PIPE,
        Err(WriteError::TooMuch) => {
            streams.err.say(&format!("sh: {}\n", text_of(&catalogue::console::too_much_output()))).await;
            1
        }
    }
}

/// Prints an error, and returns the exit code.
async fn told(result: Result<i32, String>, streams: &Streams) -> i32 {
    match result {
        Ok(status) => status,
        Err(error) => {
            streams.err.say(&error).await;
            2
        }
    }
}

async fn change_folder(context: &mut ShellContext, arguments: &[String]) -> Result<i32, String> {
    let typed = arguments.first().map_or("~", String::as_str);
    let path = match typed {
        "-" => context.was_here.clone(),
        _ => resolve(&context.here, typed).map_err(|error| {
            let remark = error.remark().map(|remark| format!("{}\n", text_of(&remark))).unwrap_or_default();
            format!("sh: cd: can't cd to {typed}\n{remark}")
        })?,
    };
    let folder = read_folder(context).await?;
    if !folder.describe(&path).is_some_and(|entry| entry.is_folder) {
        return Err(format!("sh: cd: can't cd to {typed}\n"));
    }
    context.was_here = std::mem::replace(&mut context.here, path);
    Ok(0)
}

async fn holds(context: &ShellContext, words: &[String]) -> Result<i32, String> {
    let folder = read_folder(context).await?;
    let files = FilesFrom { folder: &folder, here: &context.here };
    test_holds(words, &files).map(|holds| i32::from(!holds))
}

async fn history(context: &mut ShellContext, arguments: &[String], streams: &Streams) -> i32 {
    if arguments.first().is_some_and(|argument| argument == "-c") {
        let services = &context.services;
        if let Err(error) = services.store.forget_shell_history(services.workspace.clone()).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the history of a shell was not forgotten"
            );
        }
        context.history = Arc::default();
        return 0;
    }
    let n_lines = context.history.len();
    let n_shown = arguments.first().and_then(|n| n.parse().ok()).unwrap_or(n_lines);
    let lines = context.history.iter().enumerate().skip(n_lines.saturating_sub(n_shown));
    let text: String = lines.map(|(index, line)| format!("{:5}  {line}\n", index + 1)).collect();
    print(streams, (text.as_bytes(), b""), 0).await
}

fn help() -> String {
    let names = shell::COMMANDS.iter().copied().chain(tools::TOOLS.iter().map(|tool| tool.name));
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    let mut lines = String::new();
    for row in names.chunks(HELP_COLUMNS) {
        for name in row {
            lines.push_str(&format!("  {name:<11}"));
        }
        lines.truncate(lines.trim_end().len());
        lines.push('\n');
    }
    format!("{}\n\n{lines}", text_of(&catalogue::console::help()))
}

async fn sleep(arguments: &[String], streams: &Streams) -> i32 {
    let seconds = |typed: &String| {
        let (number, unit) = match typed.strip_suffix(['s', 'm', 'h', 'd']) {
            Some(number) => (number, typed.chars().last()),
            None => (typed.as_str(), None),
        };
        let factor = match unit {
            Some('m') => 60.0,
            Some('h') => 3600.0,
            Some('d') => 86400.0,
            _ => 1.0,
        };
        number.parse::<f64>().ok().filter(|number| *number >= 0.0).map(|number| number * factor)
    };
    let Some(seconds) = arguments.first().and_then(seconds) else {
        let shown = arguments
            .first()
            .map_or("missing operand".to_owned(), |typed| format!("invalid time interval '{typed}'"));
        streams.err.say(&format!("sleep: {shown}\n")).await;
        return 1;
    };
    tokio::select! {
        () = tokio::time::sleep(std::time::Duration::from_secs_f64(seconds.min(LONGEST_SLEEP))) => 0,
        () = streams.interrupt.cancelled() => super::request::INTERRUPTED,
    }
}

/// Lets the page focus the editor of a file; a new file is made.
async fn edit(context: &mut ShellContext, arguments: &[String], streams: &Streams) -> i32 {
    let Some(typed) = arguments.iter().find(|argument| !argument.starts_with(['-', '+'])) else {
        streams.err.say(&format!("{}\n", text_of(&catalogue::console::edit_what()))).await;
        return 1;
    };
    let opened = async {
        let path = resolve(&context.here, typed).map_err(|_| format!("sh: {typed}: No such file\n"))?;
        let mut folder = read_folder(context).await?;
        match folder.describe(&path) {
            Some(entry) if entry.is_folder => return Err(format!("sh: {typed}: Is a directory\n")),
            Some(_) => {}
            None => {
                let written = folder.write(&path, Vec::new(), false);
                written.map_err(|error| format!("sh: {typed}: {}\n", text_of(&error.message)))?;
                keep(context, &folder).await?;
            }
        }
        let _ = streams.page.tell(ShellEvent::EditFile { path: path.clone() }).await;
        Ok(path)
    };
    match opened.await {
        Ok(path) => {
            let said = format!("{}\n", text_of(&catalogue::console::edit_here(&path)));
            print(streams, (said.as_bytes(), b""), 0).await
        }
        Err(error) => told(Err(error), streams).await,
    }
}

/// Runs a tool over the files, and keeps what it changed.
async fn use_tool(
    context: &mut ShellContext,
    tool: &'static tools::Tool,
    arguments: &[String],
    streams: &mut Streams,
) -> i32 {
    if streams.input.is_keyboard() && tool.reads_input(arguments) {
        let said = text_of(&catalogue::console::no_keyboard(tool.name));
        streams.err.say(&format!("{}: {said}\n", tool.name)).await;
        return 1;
    }
    if let (Input::Pipe(_), Some(filter)) = (&streams.input, tool.filter(arguments)) {
        return filter::run(context, (tool.name, filter), streams).await;
    }
    let is_passed_on = tool.name == "tee" && matches!(streams.input, Input::Pipe(_));
    let input = match streams.input {
        Input::Keyboard(_) => bytes::Bytes::new(),
        _ if is_passed_on => filter::passed_on(streams).await,
        _ => streams.input.read_all().await,
    };
    let mut folder = match read_folder(context).await {
        Ok(folder) => folder,
        Err(error) => return told(Err(error), streams).await,
    };
    let variables: Vec<(String, String)> = context
        .variables
        .environment()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain([("PWD".to_owned(), format!("/{}", context.here))])
        .collect();
    let (here, workspace) = (context.here.clone(), context.services.workspace.0.clone());
    let columns = streams.columns();
    let arguments = arguments.to_vec();
    // What a user types decides how long it takes.
    let work = move || {
        let mut knows = ToolContext {
            folder: &mut folder,
            here: &here,
            variables: &variables,
            now: i64::try_from(now_ms() / 1000).unwrap_or(i64::MAX),
            columns,
            user: USER,
            host: HOST,
            commands: &shell::COMMANDS,
            builtins: &["cd", "exit", "export", "history", "test", "unset"],
        };
        let output = tool.run(&mut knows, &arguments, &input);
        (output, folder)
    };
    let (output, folder) = match crate::limits::Pool::bulk().run(&workspace, work).await {
        Ok(done) => done,
        Err(error) => {
            let notice: protocol::Notice = error.into();
            let said = text_of(&super::folder::refusal(&notice));
            return told(Err(format!("{}: {said}\n", tool.name)), streams).await;
        }
    };
    let kept = keep(context, &folder).await;
    let ToolOutput { out, status, .. } = &output;
    let mut err = errors_of(&output);
    let (out, status) = (if is_passed_on { &[][..] } else { out }, *status);
    if let Err(problem) = &kept {
        err.extend_from_slice(problem.as_bytes());
    }
    let status = if kept.is_err() && status == 0 { 1 } else { status };
    print(streams, (out, &err), status).await
}

/// Returns what a tool prints on standard error, with what Drydock adds.
pub(super) fn errors_of(output: &ToolOutput) -> Vec<u8> {
    let mut err = output.err.clone();
    for remark in &output.remarks {
        err.extend_from_slice(format!("{}\n", text_of(remark)).as_bytes());
    }
    err
}

async fn xargs(context: &mut ShellContext, arguments: &[String], streams: &mut Streams) -> i32 {
    let input = streams.input.read_all().await;
    let commands = match xargs_commands(arguments, &input) {
        Ok(commands) => commands,
        Err(output) => return print(streams, (&output.out, &output.err), output.status).await,
    };
    let Some(mut own) = context.inner() else { return run::too_deep(streams).await };
    let mut status = 0;
    for command in commands {
        let before = std::mem::replace(&mut streams.input, Input::Empty);
        let ended = Box::pin(run(&mut own, &command, streams)).await;
        streams.input = before;
        if ended != 0 {
            status = XARGS_FAILED;
        }
    }
    status
}

/// Runs a script of the workspace, as `sh FILE` does, or the text of `sh -c`.
async fn script(context: &mut ShellContext, arguments: &[String], streams: &mut Streams) -> i32 {
    let text = match arguments {
        [flag, text, ..] if flag == "-c" => Ok(text.clone()),
        [path, ..] => {
            let folder = read_folder(context).await;
            folder.and_then(|folder| {
                let found = resolve(&context.here, path).ok().and_then(|path| folder.text(&path));
                found.ok_or_else(|| format!("sh: 0: cannot open {path}: No such file\n"))
            })
        }
        [] => Err(format!("{}\n", text_of(&catalogue::console::shell_in_shell()))),
    };
    match text {
        Ok(text) => Box::pin(run::inside(context, &text, streams)).await,
        Err(error) => told(Err(error), streams).await,
    }
}

/// Says why a command that tutorials use is not here.
fn why_not(name: &str) -> Option<catalogue::Message> {
    match name {
        "pip" | "pip3" | "python" | "python3" | "flask" | "npm" | "node" | "apt" | "apt-get" | "apk"
        | "go" | "cargo" => Some(catalogue::console::runs_in_containers(name)),
        "git" => Some(catalogue::console::no_git()),
        "docker-compose" => Some(catalogue::console::no_compose()),
        _ => None,
    }
}

/// The name of the machine on which a shell seems to run.
const HOST: &str = "drydock";
const HELP_COLUMNS: usize = 6;
const LONGEST_SLEEP: f64 = 3600.0;
/// What `xargs` ends with when a command failed.
const XARGS_FAILED: i32 = 123;
