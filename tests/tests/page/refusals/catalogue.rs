//! Every sentence that a limit or a refusal says, and the case that reads it in the page. A code that has no place here does not compile, and a
//! case that leaves one of its own unread fails.

use protocol::{
    Aftermath, AppFailure, ExitCause, IgnoreFault, LimitKind, LogRemark, NewSyntax, NoEngine, Notice,
    PathProblem, Unbuildable, WorkKind,
};

use super::walk::Said;

/// Where a sentence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// In this case, which makes the server say it.
    Provoked(&'static str),
    /// In this case, which hands it to the page as the server's word; and why nothing in a browser provokes it.
    HandedOver(&'static str, &'static str),
}

use Read::{HandedOver, Provoked};

pub(super) const FILES: &str = "refusals::what_a_workspace_cannot_hold_is_said";
pub(super) const TABS: &str = "refusals::who_may_not_come_and_what_is_too_much_for_a_tab_is_said";
pub(super) const DOCKERFILES: &str = "refusals::what_no_engine_may_see_is_refused_in_a_sentence";
pub(super) const LINE: &str = "refusals::who_waits_in_line_is_told_why_it_was_in_vain";
pub(super) const BUILDS: &str = "refusals::what_a_build_may_not_be_is_said";
pub(super) const APPS: &str = "refusals::why_an_app_does_not_answer_is_said";
pub(super) const ENGINE: &str = "refusals::what_an_engine_ends_is_told_with_the_limit";
pub(super) const SERVERS: &str = "refusals::what_a_server_cannot_do_is_said";

const NO_FAULT_KNOWN: &str = "whatever provokes it is a fault of Drydock's own, and none is known";
const ALL_LINES_KNOWN: &str =
    "Drydock finds the line of everything that this engine refuses, as far as is known";
const HALF_A_MINUTE: &str = "others would have to keep every core of the server busy for half a minute";
const ONLY_A_SHELL: &str = "only a shell meets it, and the console says it in a line of its own";
const ONLY_ELSEWHERE: &str =
    "the page offers no Build without the file, so another tab has to remove it in the same moment";
const ONLY_A_PUSH: &str = "only `docker push` meets it, and the console says it in a line of its own";

/// Gives each code a name and a place; one that is missing does not compile.
macro_rules! catalogue {
    ($all:ident, $name_of:ident, $said:ty: $($pattern:pat => $name:literal, $read:expr;)*) => {
        const $all: &[(&str, Read)] = &[$(($name, $read)),*];
        fn $name_of(said: $said) -> &'static str {
            match said { $($pattern => $name),* }
        }
    };
}

catalogue! { NOTICES, notice, &Notice:
    Notice::Unreadable { .. } => "unreadable message", Provoked(FILES);
    Notice::FileChangedElsewhere { .. } => "file changed elsewhere", Provoked(FILES);
    Notice::NoSuchFile { .. } => "no such file", Provoked(FILES);
    Notice::FileExists { .. } => "file exists", Provoked(FILES);
    Notice::BadPath { problem: PathProblem::Empty, .. } => "path: empty", Provoked(FILES);
    Notice::BadPath { problem: PathProblem::TooLong, .. } => "path: too long", Provoked(FILES);
    Notice::BadPath { problem: PathProblem::Escapes, .. } => "path: escapes", Provoked(FILES);
    Notice::BadPath { problem: PathProblem::Character, .. } => "path: character", Provoked(FILES);
    Notice::BadPath { problem: PathProblem::TooDeep, .. } => "path: too deep", Provoked(FILES);
    Notice::BadPath { problem: PathProblem::Hidden { .. }, .. } => "path: hidden character", Provoked(FILES);
    Notice::Limit { kind: LimitKind::Files, .. } => "limit: files", Provoked(FILES);
    Notice::Limit { kind: LimitKind::FileBytes, .. } => "limit: bytes of a file", Provoked(FILES);
    Notice::Limit { kind: LimitKind::WorkspaceBytes, .. } => "limit: bytes of a workspace", Provoked(FILES);
    Notice::Limit { kind: LimitKind::BuildQueue, .. } => "limit: line", Provoked(LINE);
    Notice::Limit { kind: LimitKind::BuildQueueOfNetwork, .. } => "limit: line of a network", Provoked(LINE);
    Notice::Limit { kind: LimitKind::Instructions, .. } => "limit: instructions", Provoked(DOCKERFILES);
    Notice::Limit { kind: LimitKind::BuildMemory, .. } => "limit: memory of a build", Provoked(ENGINE);
    Notice::Limit { kind: LimitKind::BuildPids, .. } => "limit: processes of a build", Provoked(ENGINE);
    Notice::Limit { kind: LimitKind::BuildDisk, .. } => "limit: disk of a build", Provoked(ENGINE);
    Notice::Limit { kind: LimitKind::ImageBytes, .. } => "limit: bytes of an image", Provoked(BUILDS);
    Notice::Limit { kind: LimitKind::RegistryBytes, .. } => "limit: bytes in the registry", HandedOver(FILES, ONLY_A_PUSH);
    Notice::Limit { kind: LimitKind::Containers, .. } => "limit: containers", Provoked(APPS);
    Notice::Limit { kind: LimitKind::AppBodyBytes, .. } => "limit: bytes of a request", Provoked(APPS);
    Notice::Limit { kind: LimitKind::Requests, .. } => "limit: requests", Provoked(APPS);
    Notice::Limit { kind: LimitKind::Sockets, .. } => "limit: tabs", Provoked(TABS);
    Notice::Limit { kind: LimitKind::SocketsOfNetwork, .. } => "limit: tabs of a network", Provoked(TABS);
    Notice::Limit { kind: LimitKind::MessageBytes, .. } => "limit: bytes of a message", Provoked(TABS);
    Notice::Limit { kind: LimitKind::UnreadMessages, .. } => "limit: unread messages", Provoked(TABS);
    Notice::Limit { kind: LimitKind::SocketBytes, .. } => "limit: bytes of a tab", Provoked(TABS);
    Notice::Limit { kind: LimitKind::WorkspaceSocketBytes, .. } => "limit: bytes of all tabs", Provoked(TABS);
    Notice::Limit { kind: LimitKind::Shells, .. } => "limit: consoles", HandedOver(FILES, ONLY_A_SHELL);
    Notice::Limit { kind: LimitKind::ShellBytes, .. } => "limit: bytes of a line", HandedOver(FILES, ONLY_A_SHELL);
    Notice::Limit { kind: LimitKind::ServerSocketBytes, .. } => "limit: bytes of the server", Provoked(TABS);
    Notice::TooManyWorkspaces { .. } => "too many workspaces", Provoked(TABS);
    Notice::NoEngine { reason: NoEngine::SwitchedOff } => "no engine: switched off", Provoked(FILES);
    Notice::NoEngine { reason: NoEngine::NotFound } => "no engine: not found", Provoked(SERVERS);
    Notice::NoEngine { reason: NoEngine::NoPermission { .. } } => "no engine: no permission", Provoked(SERVERS);
    Notice::NoEngine { reason: NoEngine::Unreachable { .. } } => "no engine: unreachable", Provoked(SERVERS);
    Notice::NoEngine { reason: NoEngine::DidNotStart { .. } } => "no engine: did not start", Provoked(SERVERS);
    Notice::BuildInProgress => "build in progress", Provoked(LINE);
    Notice::NoSuchBuild { .. } => "no such build", Provoked(DOCKERFILES);
    Notice::BadBuildArgument { .. } => "bad build argument", Provoked(DOCKERFILES);
    Notice::BadLabel { .. } => "bad label", HandedOver(FILES, ONLY_A_SHELL);
    Notice::NoSuchLayer { .. } => "no such layer", Provoked(BUILDS);
    Notice::NoSuchImage { .. } => "no such image", Provoked(DOCKERFILES);
    Notice::NoSuchContainer { .. } => "no such container", Provoked(DOCKERFILES);
    Notice::PortTaken { .. } => "port taken", HandedOver(FILES, ONLY_A_SHELL);
    Notice::NoSuchShell => "no such shell", HandedOver(FILES, ONLY_A_SHELL);
    Notice::NoDockerfile => "no Dockerfile", Provoked(DOCKERFILES);
    Notice::DockerfileMissing { .. } => "Dockerfile missing", HandedOver(FILES, ONLY_ELSEWHERE);
    Notice::ContextMissing { .. } => "context missing", HandedOver(FILES, ONLY_ELSEWHERE);
    Notice::StepFailed { exit_code: Some(_), .. } => "step failed with a code", Provoked(DOCKERFILES);
    Notice::StepFailed { exit_code: None, .. } => "step failed", Provoked(DOCKERFILES);
    Notice::SourceMissing { .. } => "source missing", Provoked(DOCKERFILES);
    Notice::DockerfileInvalid { line: Some(_), .. } => "line invalid", Provoked(DOCKERFILES);
    Notice::DockerfileInvalid { line: None, .. } => "Dockerfile invalid", HandedOver(DOCKERFILES, ALL_LINES_KNOWN);
    Notice::EngineTooOld { syntax: NewSyntax::Heredoc, .. } => "engine too old: heredoc", Provoked(DOCKERFILES);
    Notice::EngineTooOld { syntax: NewSyntax::Flag { .. }, .. } => "engine too old: flag", Provoked(DOCKERFILES);
    Notice::BaseImageMissing { .. } => "base image missing", Provoked(DOCKERFILES);
    Notice::Refused { .. } => "refused by policy", Provoked(DOCKERFILES);
    Notice::IgnoreFileRefused { fault: IgnoreFault::Pattern { .. }, .. } => "ignore: pattern", Provoked(DOCKERFILES);
    Notice::IgnoreFileRefused { fault: IgnoreFault::LineTooLong, .. } => "ignore: long line", Provoked(DOCKERFILES);
    Notice::IgnoreFileRefused { fault: IgnoreFault::TooManyPatterns, .. } => "ignore: many patterns", Provoked(DOCKERFILES);
    Notice::IgnoreFileRefused { fault: IgnoreFault::PatternTooLong, .. } => "ignore: long pattern", Provoked(DOCKERFILES);
    Notice::IgnoreFileRefused { fault: IgnoreFault::TooManyDoubleStars, .. } => "ignore: double stars", Provoked(DOCKERFILES);
    Notice::TooMuchWork { work: WorkKind::Ignoring, .. } => "too much work: ignoring", Provoked(DOCKERFILES);
    Notice::TooMuchWork { work: WorkKind::Copying, .. } => "too much work: copying", Provoked(DOCKERFILES);
    Notice::TooMuchWork { work: WorkKind::Expanding, .. } => "too much work: expanding", Provoked(DOCKERFILES);
    Notice::TooMuchWork { work: WorkKind::Planning, .. } => "too much work: planning", Provoked(DOCKERFILES);
    Notice::ServerBusy { .. } => "server busy", HandedOver(FILES, HALF_A_MINUTE);
    Notice::Unbuildable { why: Unbuildable::NoStage, .. } => "unbuildable: no stage", Provoked(DOCKERFILES);
    Notice::Unbuildable { why: Unbuildable::NoTarget { .. }, .. } => "unbuildable: no target", Provoked(DOCKERFILES);
    Notice::Unbuildable { why: Unbuildable::Circle, .. } => "unbuildable: circle", Provoked(DOCKERFILES);
    Notice::Unbuildable { why: Unbuildable::StageNotAbove { .. }, .. } => "unbuildable: stage not above", Provoked(DOCKERFILES);
    Notice::Unbuildable { why: Unbuildable::CopyOfAddress { .. }, .. } => "unbuildable: copy of an address", Provoked(DOCKERFILES);
    Notice::Unbuildable { why: Unbuildable::TooCostly { .. }, .. } => "unbuildable: too costly", Provoked(DOCKERFILES);
    Notice::Unbuildable { why: Unbuildable::Ambiguous { .. }, .. } => "unbuildable: ambiguous", Provoked(DOCKERFILES);
    Notice::BuildTimedOut { .. } => "build timed out", Provoked(BUILDS);
    Notice::DiskNearlyFull { .. } => "disk nearly full", Provoked(ENGINE);
    Notice::ImageRemoved => "image removed", Provoked(BUILDS);
    Notice::ContainerDidNotStart { .. } => "container did not start", Provoked(APPS);
    Notice::EngineLost => "engine lost", Provoked(ENGINE);
    Notice::NobodyWaited => "nobody waited", Provoked(LINE);
    Notice::PlaceGivenAway => "place given away", Provoked(LINE);
    Notice::StorageFull => "storage full", Provoked(SERVERS);
    Notice::StorageDamaged => "storage damaged", Provoked(SERVERS);
    Notice::ServerStopped => "server stopped", Provoked(BUILDS);
    Notice::Internal { .. } => "fault of Drydock", HandedOver(FILES, NO_FAULT_KNOWN);
}

catalogue! { EXITS, exit, (ExitCause, i64):
    (ExitCause::ByItself, 0) => "ended: without error", Provoked(APPS);
    (ExitCause::ByItself, 126) => "ended: not executable", Provoked(APPS);
    (ExitCause::ByItself, 127) => "ended: not found", Provoked(APPS);
    (ExitCause::ByItself, _) => "ended: by itself", Provoked(APPS);
    (ExitCause::DidNotStart, _) => "ended: did not start", Provoked(APPS);
    (ExitCause::Stopped, _) => "ended: stopped", Provoked(APPS);
    (ExitCause::OutOfMemory, _) => "ended: out of memory", Provoked(APPS);
    (ExitCause::OutOfDisk, _) => "ended: out of disk", Provoked(ENGINE);
    (ExitCause::DiskNearlyFull, _) => "ended: disk nearly full", Provoked(ENGINE);
    (ExitCause::EngineRestarted, _) => "ended: engine restarted", Provoked(ENGINE);
    (ExitCause::Idle, _) => "ended: idle", Provoked(BUILDS);
    (ExitCause::Lost, _) => "ended: lost", Provoked(ENGINE);
}

catalogue! { APP_FAILURES, app_failure, &AppFailure:
    AppFailure::NoContainer => "app: no container", Provoked(APPS);
    AppFailure::NotPublished => "app: not published", Provoked(APPS);
    AppFailure::NotRunning { .. } => "app: not running", Provoked(APPS);
    AppFailure::OutOfMemory { .. } => "app: out of memory", Provoked(APPS);
    AppFailure::NotListening { .. } => "app: not listening", Provoked(APPS);
    AppFailure::LoopbackOnly { .. } => "app: loopback only", Provoked(APPS);
    AppFailure::OtherPort { .. } => "app: other port", Provoked(APPS);
    AppFailure::ConnectionLost { .. } => "app: connection lost", Provoked(APPS);
    AppFailure::TimedOut { .. } => "app: timed out", Provoked(APPS);
    AppFailure::BodyTooLarge { .. } => "app: answer too large", Provoked(APPS);
    AppFailure::UploadTooLarge { .. } => "app: upload too large", Provoked(APPS);
    AppFailure::Cancelled => "app: cancelled", Provoked(APPS);
}

catalogue! { LOG_REMARKS, log_remark, &LogRemark:
    LogRemark::WaitsForBase { .. } => "log: waits for base", Provoked(ENGINE);
    LogRemark::SyntaxSetAside { .. } => "log: syntax set aside", Provoked(DOCKERFILES);
    LogRemark::SyntaxFetched { .. } => "log: syntax fetched", Provoked(DOCKERFILES);
    LogRemark::OutputSkipped { .. } => "log: output skipped", Provoked(APPS);
    LogRemark::WroteTooMuch { .. } => "log: wrote too much", Provoked(ENGINE);
    LogRemark::MetFullDisk { .. } => "log: met full disk", Provoked(ENGINE);
    LogRemark::BuildFailed { .. } => "log: build failed", Provoked(DOCKERFILES);
    LogRemark::DidNotStart { .. } => "log: did not start", Provoked(APPS);
}

catalogue! { AFTERMATHS, aftermath, Aftermath:
    Aftermath::EngineRestarted { .. } => "aftermath: engine restarted", Provoked(ENGINE);
}

/// Returns the name of what was said.
pub(super) fn name_of(said: &Said) -> &'static str {
    match said {
        Said::Notice(said) => notice(said),
        Said::Exit(cause, exit_code) => exit((*cause, *exit_code)),
        Said::App(failure) => app_failure(failure),
        Said::Aftermath(_, said) => aftermath(*said),
    }
}

/// Returns the name of a remark in a log.
pub(super) fn name_of_remark(remark: &LogRemark) -> &'static str {
    log_remark(remark)
}

/// Returns all sentences with their places.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Read)> {
    [NOTICES, EXITS, APP_FAILURES, LOG_REMARKS, AFTERMATHS].into_iter().flatten().copied()
}
