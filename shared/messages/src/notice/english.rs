//! English words for refusals and failed builds.

use protocol::limits::PATH_BYTES;
use protocol::{LimitKind, NewSyntax, Notice, PathProblem};

use super::{Sentence, bytes, english_engine, seconds};

/// Words a refusal or a failure. Long, but one look-up.
pub(super) fn notice(notice: &Notice) -> Sentence {
    match notice {
        Notice::Unreadable { detail } => {
            Sentence::new(format!("The server could not read what the page sent: {detail}."))
                .hint("Reload the page; it may be older than the server.")
        }
        Notice::UnknownToken => {
            Sentence::new("This server does not know the workspace that this browser kept.")
                .hint("A new workspace was started for you.")
        }
        Notice::FileChangedElsewhere { path } => Sentence::new(format!(
            "{path} was changed elsewhere while you edited it; nothing was overwritten."
        ))
        .hint("Compare the two versions, keep what you need, and save again."),
        Notice::NoSuchFile { path } => {
            Sentence::new(format!("There is no file {path} in this workspace any more."))
        }
        Notice::FileExists { path } => Sentence::new(format!("A file named {path} exists already."))
            .hint("Choose another name, or delete that file first."),
        Notice::BadPath { path, problem } => {
            let why = path_problem(*problem);
            Sentence {
                text: format!("“{path}” cannot be a file name here. {}", why.text), hints: why.hints
            }
        }
        Notice::Limit { kind, used, limit } => self::limit(*kind, *used, *limit),
        Notice::TooManyWorkspaces { limit, again_seconds } => Sentence::new(format!(
            "Too many new workspaces were started from your network in a short time; this server lets {limit} come at once."
        ))
        .hint(format!("Try again in {}.", seconds(*again_seconds))),
        Notice::NoEngine { reason } => english_engine::absent(reason),
        Notice::BuildInProgress => Sentence::new("A build of this workspace is already on its way.")
            .hint("Wait for it, or cancel it and build again."),
        Notice::NoSuchBuild { build } => {
            Sentence::new(format!("There is no build {build} in this workspace any more."))
        }
        Notice::BadBuildArgument { name } => {
            Sentence::new(format!("The build argument {name} cannot be set here."))
                .hint("Names of letters, digits and underlines can, unless they begin with BUILDKIT_ or are SOURCE_DATE_EPOCH.")
        }
        Notice::NoSuchLayer { layer } => {
            Sentence::new(format!("The image has no layer {}.", layer + 1))
        }
        Notice::NoSuchImage { image } => {
            Sentence::new(format!("There is no image {image} yet: no build of that name has succeeded."))
                .hint("Press Build first.")
        }
        Notice::NoSuchContainer { container } => {
            Sentence::new(format!("There is no container {container} in this workspace any more."))
                .hint("Press Run to start one.")
        }
        Notice::NoDockerfile => Sentence::new("There is no Dockerfile to build, or it has no instruction.")
            .hint("Add a file named Dockerfile that begins with FROM, as in FROM python:3.8-alpine."),
        Notice::StepFailed { line, instruction, exit_code: Some(exit_code), .. } => {
            Sentence::new(format!("Line {line} failed: {instruction} ended with exit code {exit_code}."))
                .hint("The last lines of its log say why.")
        }
        Notice::StepFailed { line, instruction, exit_code: None, detail } => {
            Sentence::new(format!("Line {line} failed: {instruction}. The engine says: {detail}."))
        }
        Notice::SourceMissing { line, source, ignore_file } => {
            let ignore_file = ignore_file.as_deref().unwrap_or("an ignore file");
            Sentence::new(format!("Line {line} wants to copy {source}, but the workspace has no such file."))
                .hint("Check the spelling, capital letters included.")
                .hint(format!("Add the file, or see whether {ignore_file} leaves it out."))
        }
        Notice::DockerfileInvalid { line: Some(line), detail } => {
            Sentence::new(format!("The engine cannot read line {line} of the Dockerfile: {detail}."))
        }
        Notice::DockerfileInvalid { line: None, detail } => {
            Sentence::new(format!("The engine cannot read the Dockerfile: {detail}."))
        }
        Notice::EngineTooOld { line, syntax, version, needed } => {
            engine_too_old(*line, syntax, version, needed)
        }
        Notice::BaseImageMissing { line, image, available } => base_image_missing(*line, image, available),
        Notice::Refused { line, what } => {
            Sentence::new(format!("Line {line} asks for {what}, which this server does not allow."))
        }
        Notice::BuildTimedOut { seconds: limit } => Sentence::new(format!(
            "The build was stopped because it took longer than the {} that a build may take.",
            seconds(*limit)
        ))
        .hint("Make the slowest step smaller; the steps that were done are reused by the next build."),
        Notice::ImageRemoved => {
            Sentence::new("The engine does not have this image any more; old images are removed to make room.")
                .hint("Press Build: what the cache still holds is reused.")
        }
        Notice::ContainerDidNotStart { detail } => {
            Sentence::new(format!("The container could not be started. The engine says: {detail}."))
                .hint("Check the command that CMD or ENTRYPOINT names.")
        }
        Notice::EngineLost => {
            Sentence::new("The engine stopped answering in the middle.").hint("Try again when it is back.")
        }
        Notice::ServerStopped => {
            Sentence::new("The server stopped before this was finished.").hint("Build again.")
        }
        Notice::Internal { incident } => {
            Sentence::new(format!("Something went wrong inside Drydock (incident {incident})."))
                .hint("Try again; if it stays, give this number to whoever runs the server.")
        }
    }
}

fn engine_too_old(line: u32, syntax: &NewSyntax, version: &str, needed: &str) -> Sentence {
    match syntax {
        NewSyntax::Heredoc => Sentence::new(format!(
            "Line {line} has a heredoc, for which this server's Docker Engine {version} is too old: heredocs need {needed} or newer."
        ))
        .hint("Join the commands of a RUN with && instead, and give COPY the text in a file of its own."),
        NewSyntax::Flag { name } => Sentence::new(format!(
            "Line {line} uses {name}, for which this server's Docker Engine {version} is too old: it needs {needed} or newer."
        ))
        .hint("Leave the flag out, or ask whoever runs the server for a newer engine."),
    }
}

fn base_image_missing(line: Option<u32>, image: &str, available: &[String]) -> Sentence {
    let text = match line {
        Some(line) => {
            format!("Line {line} begins with {image}, an image that is neither here nor to be had.")
        }
        None => format!("The image {image} is neither here nor to be had."),
    };
    let sentence = Sentence::new(text);
    if available.is_empty() {
        return sentence.hint("No registry answers this server; ask whoever runs it for base images.");
    }
    sentence.hint(format!("This server provides {}.", available.join(", ")))
}

fn limit(kind: LimitKind, used: u64, limit: u64) -> Sentence {
    match kind {
        LimitKind::Files => Sentence::new(format!("A workspace holds at most {limit} files."))
            .hint("Delete a file that you do not need."),
        LimitKind::FileBytes => {
            Sentence::new(format!("This file would have {}; a file may have {}.", bytes(used), bytes(limit)))
                .hint("Make it smaller, or split it.")
        }
        LimitKind::WorkspaceBytes => Sentence::new(format!(
            "All files together would have {}; a workspace may have {}.",
            bytes(used),
            bytes(limit)
        ))
        .hint("Delete or shorten a file."),
        LimitKind::BuildQueue => {
            Sentence::new(format!("{used} builds are waiting already, as many as this server lets wait."))
                .hint("Try again in a minute.")
        }
        LimitKind::ImageBytes => {
            Sentence::new(format!("The image adds {} to its base; it may add {}.", bytes(used), bytes(limit)))
                .hint("Install less, and remove caches in the same RUN that fills them.")
        }
        LimitKind::Containers => {
            Sentence::new(format!("{used} containers of this workspace are running, as many as it may have."))
                .hint("Stop one of them first.")
        }
        LimitKind::AppBodyBytes => {
            Sentence::new(format!("The request's body has {}; it may have {}.", bytes(used), bytes(limit)))
        }
    }
}

/// Words what is wrong with a path.
pub(super) fn path_problem(problem: PathProblem) -> Sentence {
    match problem {
        PathProblem::Empty => Sentence::new("A file name needs at least one character between slashes."),
        PathProblem::TooLong => Sentence::new(format!("A file name has at most {PATH_BYTES} bytes.")),
        PathProblem::Escapes => {
            Sentence::new("A file name stays inside the workspace: no / at its start, no . or .. as a part.")
        }
        PathProblem::Character => {
            Sentence::new("A file name has no control characters, no backslash and no colon.")
        }
    }
}

/// Words that a front end is fetched.
pub(super) fn syntax_fetched(syntax: &str, version: &str) -> String {
    format!("Docker Engine {version} is too old to read this Dockerfile by itself, so it fetches {syntax}.")
}

/// Words that a base image is waited for.
pub(super) fn waits_for_base(image: &str) -> String {
    format!("This server is still preparing {image}; the build goes on as soon as it is there.")
}

/// Words that a front end is not fetched.
pub(super) fn syntax_set_aside(syntax: &str) -> String {
    format!("The engine's own front end reads this Dockerfile; {syntax} is not fetched.")
}
