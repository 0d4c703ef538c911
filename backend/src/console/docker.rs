//! Docker's command line, carried out: what `console::docker` has read is asked of the engine, and printed as the client prints it.

mod build;
mod build_source;
mod containers;
mod environment;
mod exec;
mod failure;
mod format;
mod images;
mod look;
pub(crate) mod names;
mod program;
mod progress;
mod pull;
mod registry;
mod run;
mod settings;

use console::docker::{Command, CommandLineError, Failure, REFUSED_STATUS, Refused, Stream, notices, parse};
use protocol::Notice;

use super::folder::refusal;
use super::request::{INTERRUPTED, ShellContext, Streams};
use super::words::text_of;
use crate::engine::{ApiError, FindError, WorkspaceEngine};

/// Runs the words after `docker`; returns the exit code.
pub(crate) async fn run(context: &mut ShellContext, arguments: &[String], streams: &mut Streams) -> i32 {
    for notice in notices(arguments) {
        streams.out.say(&format!("{notice}\n")).await;
    }
    let command = match parse(arguments) {
        Ok(command) => command,
        Err(Failure::Client(CommandLineError { mut text, stream, status })) => {
            if let Ok(engine) = context.services.engine.of_workspace(&context.services.workspace) {
                text = failure::restart_policy(&text, engine.api().version().minor);
            }
            match stream {
                Stream::Output => streams.out.say(&text).await,
                Stream::Error => streams.err.say(&text).await,
            }
            return status;
        }
        Err(Failure::Refused(Refused { message, .. })) => {
            streams.err.say(&format!("docker: {}\n", text_of(&message))).await;
            return REFUSED_STATUS;
        }
    };
    let engine = match context.services.engine.of_workspace(&context.services.workspace) {
        Ok(engine) => engine,
        Err(notice) => {
            streams.err.say(&format!("docker: {}\n", text_of(&refusal(&notice)))).await;
            return 1;
        }
    };
    let interrupt = streams.interrupt.clone();
    let ends_by_itself = matches!(
        command,
        Command::Build(_) | Command::Run(_) | Command::Exec(_) | Command::Attach(_) | Command::Start(_)
    );
    let mut client = Client { context, streams, engine };
    let outcome = tokio::select! {
        outcome = client.carry_out(command) => outcome,
        () = interrupt.cancelled(), if !ends_by_itself => Ok(INTERRUPTED),
    };
    match outcome {
        Ok(status) => status,
        Err(failed) => {
            client.streams.err.say(&failed.text).await;
            failed.status
        }
    }
}

/// What a command works with.
pub(crate) struct Client<'a> {
    pub(super) context: &'a mut ShellContext,
    pub(super) streams: &'a mut Streams,
    pub(super) engine: WorkspaceEngine,
}

/// How a command ends that cannot be carried out.
#[derive(Debug)]
pub(crate) struct CommandFailed {
    /// What is printed on standard error, with the break at its end.
    pub(crate) text: String,
    /// The exit code.
    pub(crate) status: i32,
}

impl CommandFailed {
    /// Makes one whose text gets its line break here.
    pub(crate) fn new(text: impl Into<String>, status: i32) -> Self {
        let mut text = text.into();
        text.push('\n');
        Self { text, status }
    }

    /// Makes one of a refusal of Drydock's own.
    pub(crate) fn refused(notice: &Notice, status: i32) -> Self {
        Self::new(format!("docker: {}", text_of(&refusal(notice))), status)
    }
}

impl Client<'_> {
    /// Words what the engine refused, as the client does, with the names that users see.
    pub(crate) fn daemon(&self, error: &ApiError) -> CommandFailed {
        let text = match error {
            ApiError::Refused { message, .. } => {
                format!("Error response from daemon: {}", self.engine.familiar(message))
            }
            other => format!("docker: {}: {other}", text_of(&catalogue::console::engine_broke())),
        };
        CommandFailed::new(text, 1)
    }

    /// Finds a container, or words why there is none.
    pub(crate) async fn container(&self, typed: &str) -> Result<String, CommandFailed> {
        self.engine.find_container(typed).await.map_err(|error| match error {
            FindError::NoSuch => {
                CommandFailed::new(format!("Error response from daemon: No such container: {typed}"), 1)
            }
            FindError::Ambiguous => CommandFailed::new(
                format!("Error response from daemon: Multiple IDs found with provided prefix: {typed}"),
                1,
            ),
            FindError::Api(error) => self.daemon(&error),
        })
    }

    async fn carry_out(&mut self, command: Command) -> Result<i32, CommandFailed> {
        match command {
            Command::Build(build) => self.build(*build).await,
            Command::Run(run) => self.run(*run).await,
            Command::Create(new) => self.create(*new).await,
            Command::Exec(exec) => self.exec(exec).await,
            Command::Attach(attach) => self.attach(attach).await,
            Command::Start(start) => self.start(start).await,
            Command::Stop(stop) => self.stop(stop).await,
            Command::Restart(stop) => self.restart(stop).await,
            Command::Kill(kill) => self.kill(kill).await,
            Command::Pause(containers) => self.pause(containers).await,
            Command::Unpause(containers) => self.unpause(containers).await,
            Command::RemoveContainers(remove) => self.remove_containers(remove).await,
            Command::Rename(rename) => self.rename(rename).await,
            Command::Wait(containers) => self.wait(containers).await,
            Command::Tag(tag) => self.tag(tag).await,
            Command::RemoveImages(remove) => self.remove_images(remove).await,
            Command::Commit(commit) => self.commit(commit).await,
            Command::Pull(pull) => self.pull(pull).await,
            Command::Push(push) => self.push(push).await,
            Command::Login(login) => self.login(login).await,
            Command::Logout(logout) => self.logout(logout).await,
            Command::Images(images) => self.list_images(images).await,
            Command::History(history) => self.history(history).await,
            Command::Inspect(inspect) => self.inspect(inspect).await,
            Command::Ps(ps) => self.list_containers(ps).await,
            Command::Logs(logs) => self.logs(logs).await,
            Command::Port(port) => self.port(port).await,
            Command::Top(top) => self.top(top).await,
            Command::Stats(stats) => self.stats(stats).await,
            Command::Diff(container) => self.diff(&container).await,
            Command::Copy(copy) => self.copy(copy).await,
            Command::Update(update) => self.update(update).await,
            Command::ImagePrune(prune) => self.prune_images(prune).await,
            Command::ContainerPrune(prune) => self.prune_containers(prune).await,
            Command::BuilderPrune(prune) => self.prune_builds(prune).await,
            Command::SystemPrune(prune) => self.prune_all(prune).await,
            Command::SystemDf(df) => self.disk_usage(df).await,
            Command::Version(format) => self.version(format).await,
            Command::ClientVersion => self.client_version().await,
            Command::Info(format) => self.info(format).await,
        }
    }
}
