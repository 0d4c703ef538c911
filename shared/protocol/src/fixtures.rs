//! One JSON file a variant is the contract of the wire: each is read, written again and compared, and no variant is without one.
//!
//! A browser has no file system, so this runs on the host alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use prediction::{Cause, Expected, FileChange, UnknownReason};

use crate::{
    AppFailure, BuildState, ContainerState, EngineState, IgnoreFault, ImageAvailability, NewSyntax, NoEngine,
    Notice, PathProblem, Replacement, ServerFrame, ServerMessage, Unbuildable, WorkKind,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Lists the variants of an enum by name; one that is missing does not compile.
macro_rules! variants {
    ($enum:ident: $($variant:ident $name:literal),* $(,)?) => {{
        fn name_of(value: &$enum) -> &'static str {
            match value { $($enum::$variant { .. } => $name),* }
        }
        (BTreeSet::from([$($name.to_owned()),*]), name_of as fn(&$enum) -> &'static str)
    }};
}

fn check<T: DeserializeOwned + Serialize, V>(
    folder: &str,
    part: impl Fn(&T) -> &V,
    (names, name_of): (BTreeSet<String>, fn(&V) -> &'static str),
) {
    let mut found = BTreeSet::new();
    for path in files(folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let value: T =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let written = serde_json::to_value(&value).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(written, expected, "{}", path.display());
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(name_of(part(&value)), stem, "{} holds another variant", path.display());
        found.insert(stem.to_owned());
    }
    assert_eq!(found, names, "one file a variant in {folder}");
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test_data").join(folder);
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn every_server_message() {
    let variants = variants!(ServerMessage: Welcome "welcome", Reload "reload", Done "done", Refused "refused",
        FileSaved "file_saved", FileChanged "file_changed", FileRemoved "file_removed", FileRenamed "file_renamed",
        BuildAccepted "build_accepted", BuildUpdated "build_updated", BuildLogged "build_logged",
        BuildLog "build_log", CacheChanged "cache_changed", Compared "compared", FilesReplaced "files_replaced",
        ImageHistory "image_history", LayerListed "layer_listed", LayerFileRead "layer_file_read",
        ContainerAccepted "container_accepted", ContainerUpdated "container_updated",
        ContainerLogged "container_logged", ContainerLog "container_log", AppAnswered "app_answered",
        AppBody "app_body", AppFinished "app_finished", AppFailed "app_failed", EngineChanged "engine_changed",
        Stopping "stopping", Pong "pong");
    check("server", |frame: &ServerFrame| &frame.message, variants);
}

#[test]
fn every_notice() {
    let variants = variants!(Notice: Unreadable "unreadable",
        FileChangedElsewhere "file_changed_elsewhere", NoSuchFile "no_such_file", FileExists "file_exists",
        BadPath "bad_path", Limit "limit", TooManyWorkspaces "too_many_workspaces", NoEngine "no_engine", BuildInProgress "build_in_progress",
        NoSuchBuild "no_such_build", BadBuildArgument "bad_build_argument", NoSuchLayer "no_such_layer", NoSuchImage "no_such_image", NoSuchContainer "no_such_container",
        NoDockerfile "no_dockerfile", StepFailed "step_failed", SourceMissing "source_missing",
        DockerfileInvalid "dockerfile_invalid", EngineTooOld "engine_too_old", BaseImageMissing "base_image_missing", Refused "refused",
        Unbuildable "unbuildable", IgnoreFileRefused "ignore_file_refused", TooMuchWork "too_much_work", ServerBusy "server_busy",
        BuildTimedOut "build_timed_out", DiskNearlyFull "disk_nearly_full", ImageRemoved "image_removed",
        ContainerDidNotStart "container_did_not_start", EngineLost "engine_lost",
        NobodyWaited "nobody_waited", PlaceGivenAway "place_given_away", StorageFull "storage_full", StorageDamaged "storage_damaged",
        ServerStopped "server_stopped", Internal "internal");
    check("notice", |notice: &Notice| notice, variants);
}

#[test]
fn every_failure_of_an_app() {
    let variants = variants!(AppFailure: NoContainer "no_container", NotRunning "not_running",
        OutOfMemory "out_of_memory", NotListening "not_listening", LoopbackOnly "loopback_only",
        OtherPort "other_port", ConnectionLost "connection_lost", TimedOut "timed_out",
        BodyTooLarge "body_too_large", UploadTooLarge "upload_too_large", Cancelled "cancelled");
    check("app_failure", |failure: &AppFailure| failure, variants);
}

#[test]
fn every_expectation_and_cause() {
    let expected = variants!(Expected: NoLayer "no_layer", NotReached "not_reached", Reuse "reuse", Run "run",
        Unknown "unknown");
    check("expected", |step: &Expected| step, expected);
    let whys = variants!(UnknownReason: Remote "remote", Output "output", Image "image", Dropped "dropped", Nothing "nothing");
    check("why", |why: &UnknownReason| why, whys);
    let causes = variants!(Cause: NoCache "no_cache", NeverBuilt "never_built", Instruction "instruction", Base "base",
        File "file", Content "content", Variable "variable", Workdir "workdir", User "user", Shell "shell",
        Network "network", Platform "platform", Upstream "upstream", Moved "moved", MissingFile "missing_file");
    check("cause", |cause: &Cause| cause, causes);
    let changes = variants!(FileChange: Edited "edited", Added "added", Removed "removed", Renamed "renamed", Mode "mode",
        Link "link", LetIn "let_in", LeftOut "left_out", Selected "selected");
    check("file_change", |change: &FileChange| change, changes);
}

#[test]
fn every_state() {
    let builds = variants!(BuildState: Queued "queued", Running "running", Succeeded "succeeded", Failed "failed",
        Cancelled "cancelled");
    check("build_state", |state: &BuildState| state, builds);
    let containers = variants!(ContainerState: Starting "starting", Running "running", Stopping "stopping",
        Exited "exited");
    check("container_state", |state: &ContainerState| state, containers);
    let engines = variants!(EngineState: Starting "starting", Ready "ready", Absent "absent");
    check("engine_state", |state: &EngineState| state, engines);
    let images = variants!(ImageAvailability: Preparing "preparing", Pulled "pulled", StandIn "stand_in",
        Missing "missing");
    check("image_availability", |image: &ImageAvailability| image, images);
    let absences = variants!(NoEngine: SwitchedOff "switched_off", NotFound "not_found",
        NoPermission "no_permission", Unreachable "unreachable", DidNotStart "did_not_start");
    check("no_engine", |reason: &NoEngine| reason, absences);
    let replacements = variants!(Replacement: Build "build", Files "files");
    check("replacement", |by: &Replacement| by, replacements);
    let faults = variants!(IgnoreFault: Pattern "pattern", LineTooLong "line_too_long", TooManyPatterns "too_many_patterns",
        PatternTooLong "pattern_too_long", TooManyDoubleStars "too_many_double_stars");
    check("ignore_fault", |fault: &IgnoreFault| fault, faults);
    let works = variants!(WorkKind: Ignoring "ignoring", Copying "copying", Expanding "expanding", Planning "planning");
    check("work_kind", |work: &WorkKind| work, works);
    let problems = variants!(PathProblem: Empty "empty", TooLong "too_long", Escapes "escapes", Character "character",
        TooDeep "too_deep", Hidden "hidden");
    check("path_problem", |problem: &PathProblem| problem, problems);
    let obstacles = variants!(Unbuildable: NoStage "no_stage", NoTarget "no_target", Circle "circle",
        StageNotAbove "stage_not_above", CopyOfAddress "copy_of_address", TooCostly "too_costly", Ambiguous "ambiguous");
    check("unbuildable", |why: &Unbuildable| why, obstacles);
    let syntaxes = variants!(NewSyntax: Heredoc "heredoc", Flag "flag");
    check("new_syntax", |syntax: &NewSyntax| syntax, syntaxes);
}

#[test]
fn a_frame_around_a_message_is_the_frame() {
    for reply_to in [None, Some(crate::RequestId(7))] {
        let message = ServerMessage::AppBody { text: "\"\n\u{1f433}".into() };
        let text = serde_json::to_string(&message).unwrap();
        let frame = ServerFrame { reply_to, message };
        assert_eq!(ServerFrame::text_around(reply_to, &text), serde_json::to_string(&frame).unwrap());
    }
}
