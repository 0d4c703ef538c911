//! English words for refusals and failed builds.

use protocol::limits::{PATH_BYTES, PATH_DEPTH};
use protocol::{LimitKind, NewSyntax, Notice, PathProblem};

use super::{Sentence, bytes, counted, english_engine, english_unbuildable, english_work, seconds};

/// Words a refusal or a failure. Long, but one look-up.
pub(super) fn notice(notice: &Notice) -> Sentence {
    match notice {
        Notice::Unreadable { detail } => {
            Sentence::new(format!("The server could not read what the page sent: {detail}."))
                .hint("Reload the page; it may be older than the server.")
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
            let path = english_work::visible(path);
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
            Sentence::new(format!("Line {line} of the Dockerfile cannot be built: {detail}."))
        }
        Notice::DockerfileInvalid { line: None, detail } => {
            Sentence::new(format!("The Dockerfile cannot be built: {detail}."))
        }
        Notice::Unbuildable { line, why } => english_unbuildable::unbuildable(*line, why),
        Notice::EngineTooOld { line, syntax, version, needed } => {
            engine_too_old(*line, syntax, version, needed)
        }
        Notice::BaseImageMissing { line, image, available } => base_image_missing(*line, image, available),
        Notice::Refused { line, what } => {
            Sentence::new(format!("Line {line} asks for {what}, which this server does not allow."))
        }
        Notice::IgnoreFileRefused { path, line, fault } => english_work::ignore_file(path, *line, fault),
        Notice::TooMuchWork { work, path } => english_work::too_much(*work, path),
        Notice::ServerBusy { seconds: waited } => Sentence::new(format!(
            "The server was busy with the work of others for {}, so this was given up.",
            seconds(*waited)
        ))
        .hint("Try again in a minute."),
        Notice::DiskNearlyFull { free_bytes } => Sentence::new(format!(
            "The server's disk is nearly full: {} are left, so nothing new is built or run. Your files are saved.",
            bytes(*free_bytes)
        ))
        .hint("Try again in a few minutes: old images are being removed. If it stays so, tell whoever runs the server."),
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
        Notice::NobodyWaited => Sentence::new(
            "The build gave up its place in the line, because no tab of this workspace was open any more.",
        )
        .hint("Build again, and keep the tab open while it waits."),
        Notice::PlaceGivenAway => Sentence::new(
            "The line of builds was full, and this build's place went to somebody from a network with fewer waiting builds.",
        )
        .hint("Build again in a minute."),
        Notice::StorageFull => Sentence::new(
            "The server's disk is full, so this is not saved yet; it stays in this page and is saved as soon as there is room.",
        )
        .hint("Keep the tab open, and tell whoever runs the server."),
        Notice::StorageDamaged => Sentence::new(
            "The server cannot read this workspace, because a part of its database is damaged.",
        )
        .hint("Tell whoever runs the server: when it is started again, it repairs the database from its copy."),
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
        LimitKind::Files => Sentence::new(format!("A workspace holds at most {}.", counted(limit, "file", "files")))
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
            let waiting = counted(used, "build is", "builds are");
            Sentence::new(format!("{waiting} waiting already, as many as this server lets wait."))
                .hint("Try again in a minute.")
        }
        LimitKind::BuildQueueOfNetwork => Sentence::new(format!(
            "{} waiting already, as many as this server lets wait from one network.",
            counted(used, "build from your network is", "builds from your network are")
        ))
        .hint("Try again in a minute."),
        LimitKind::Instructions => {
            Sentence::new(format!("The Dockerfile has {used} instructions; a build takes at most {limit}."))
                .hint("Join the commands of several RUN with &&, and give one ENV or LABEL several values.")
        }
        LimitKind::BuildMemory => Sentence::new(format!(
            "This step ended because the build ran out of memory: it used {}, and all steps of a build may use {} together.",
            bytes(used),
            bytes(limit)
        ))
        .hint("Do less at once: install fewer packages in one RUN, compile with fewer jobs, or read files in pieces."),
        LimitKind::BuildPids => Sentence::new(format!(
            "This step failed because the build had {used} processes and threads; it may have {limit}."
        ))
        .hint("Start fewer at once, and look for a command that starts itself again and again."),
        LimitKind::BuildDisk => Sentence::new(format!(
            "This step was ended because the build wrote {} to the disk; its steps may write {}.",
            bytes(used),
            bytes(limit)
        ))
        .hint("Download and write less, and look for a loop that writes without end."),
        LimitKind::ImageBytes => {
            Sentence::new(format!("The image adds {} to its base; it may add {}.", bytes(used), bytes(limit)))
                .hint("Install less, and remove caches in the same RUN that fills them.")
        }
        LimitKind::Containers => {
            let running = counted(used, "container of this workspace is", "containers of this workspace are");
            Sentence::new(format!("{running} running, as many as it may have."))
                .hint("Stop one of them first.")
        }
        LimitKind::AppBodyBytes => {
            Sentence::new(format!("The request's body has {}; it may have {}.", bytes(used), bytes(limit)))
                .hint("Send less at once; nothing of it reached the app.")
        }
        LimitKind::Sockets => {
            let open = counted(used, "tab shows", "tabs show");
            Sentence::new(format!("{open} this workspace already, as many as may show it."))
                .hint("Close one of them; this tab tries again by itself.")
        }
        LimitKind::SocketsOfNetwork => Sentence::new(format!(
            "{} open in your network, as many as one network may have.",
            counted(used, "tab of this server is", "tabs of this server are")
        ))
        .hint("Close one of them; this tab tries again by itself.")
        .hint("If they belong to many people, whoever runs the server can allow more."),
        LimitKind::Requests => {
            let asked = counted(used, "request of this tab is", "requests of this tab are");
            Sentence::new(format!("{asked} under way, as many as it may have."))
                .hint("Wait for an answer, or cancel a request.")
        }
        LimitKind::MessageBytes => Sentence::new(format!(
            "This tab was disconnected: it sent a message larger than the {} that one may have.",
            bytes(limit)
        ))
        .hint("It connects again by itself. Send less at once."),
        LimitKind::UnreadMessages => Sentence::new(format!(
            "This tab was disconnected: {used} messages waited for it, as many as may wait."
        ))
        .hint("It connects again by itself and goes on where it was."),
        LimitKind::SocketBytes => Sentence::new(format!(
            "This tab was disconnected: more than the {} that may be on the way to and from one tab waited for it.",
            bytes(limit)
        ))
        .hint("It connects again by itself and goes on where it was. Send and ask for less at once."),
        LimitKind::WorkspaceSocketBytes => Sentence::new(format!(
            "This tab was disconnected: the tabs of this workspace had more than the {} under way that they may have together.",
            bytes(limit)
        ))
        .hint("It connects again by itself. Close tabs that you do not need, and send less at once."),
        LimitKind::ServerSocketBytes => Sentence::new(
            "This tab was disconnected: the server has too much under way, and this workspace had the most of it.",
        )
        .hint("It connects again by itself. Send and ask for less at once."),
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
        PathProblem::TooDeep => {
            Sentence::new(format!("A file name has at most {PATH_DEPTH} parts between slashes."))
                .hint("Use fewer folders inside one another.")
        }
        PathProblem::Hidden { code } => english_work::hidden(code),
    }
}
