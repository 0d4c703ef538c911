//! Header, actions, problems and the tabs of the dock and of narrow screens.

use protocol::{EngineState, ImageAvailability, Isolation};

use crate::Language;
use crate::notice::{self, bytes};
use crate::page::units::time;

/// The words of the page's frame.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Shell {
    pub brand: &'static str,
    pub title: &'static str,
    pub engine: &'static str,
    pub engine_unknown: &'static str,
    pub engine_more: &'static str,
    pub engine_starting: &'static str,
    pub engine_absent: &'static str,
    pub isolation: fn(Isolation) -> &'static str,
    pub connection: &'static str,
    pub connecting: &'static str,
    pub saved: &'static str,
    pub saving: &'static str,
    pub unsaved: &'static str,
    pub lost: fn(seconds: u64) -> String,
    pub failed: &'static str,
    pub wrong_version: &'static str,
    pub try_now: &'static str,
    pub page_is_old: &'static str,
    pub reload: &'static str,
    /// Says that Python files are not read.
    pub language_failed: &'static str,
    pub python_failed: &'static str,
    /// Tries once more what has failed.
    pub try_again: &'static str,
    pub crashed: &'static str,
    pub theme: fn(theme: &str) -> String,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,

    pub build: &'static str,
    pub build_key: &'static str,
    pub cancel_build: &'static str,
    pub cancel_key: &'static str,
    pub run: &'static str,
    pub stop: &'static str,
    pub image: &'static str,
    pub image_hint: &'static str,
    pub options: &'static str,
    pub options_set: fn(n_set: usize) -> String,
    pub arguments: &'static str,
    pub no_arguments: &'static str,
    pub target: &'static str,
    pub last_stage: &'static str,
    pub no_cache: &'static str,
    pub coach: &'static str,
    pub progress: &'static str,
    pub asking: &'static str,
    pub cancelling: &'static str,
    pub starting: &'static str,
    pub in_line: fn(n_before: u32) -> String,
    pub running_for: fn(ms: u64) -> String,
    pub built_in: fn(ms: u64) -> String,
    pub failed_after: fn(ms: u64) -> String,
    pub cancelled_after: fn(ms: u64) -> String,
    pub not_connected: &'static str,
    pub bad_image_name: &'static str,
    pub no_dockerfile: &'static str,
    pub nothing_built: &'static str,
    pub conflict_first: fn(path: &str) -> String,

    pub notices: &'static str,
    pub conflict: fn(path: &str) -> String,
    pub keep_mine: &'static str,
    pub take_theirs: &'static str,
    pub not_saved: fn(path: &str, why: &str) -> String,
    pub workspace_was_gone: &'static str,
    pub files_replaced: fn(by: Option<u32>) -> String,
    pub undo: &'static str,
    pub dismiss: &'static str,
    pub build_failed: &'static str,
    pub show_in_log: &'static str,

    pub layers: &'static str,
    pub output: &'static str,
    /// Lets a low window show the dock below the editors.
    pub open_output: &'static str,
    /// Leaves only its tabs of the dock.
    pub fold_output: &'static str,
    pub build_log: &'static str,
    pub container_log: &'static str,
    pub app: &'static str,
    pub files: &'static str,
    pub log: &'static str,
    pub places: &'static str,
    pub no_container: &'static str,
    pub container_starting: &'static str,
    pub container_stopping: &'static str,
    pub container_waits: fn(build: u32) -> String,
    pub container_runs: fn(build: u32, port: u16) -> String,
    pub container_ended: fn(exit_code: i64) -> String,
}

impl Shell {
    /// Words what the engine is or is not, short enough for the header.
    #[must_use]
    pub fn engine_state(&self, state: &EngineState) -> String {
        match state {
            EngineState::Starting => self.engine_starting.to_owned(),
            EngineState::Ready { version, isolation } => {
                format!("Docker {} \u{b7} {}", short_version(version), (self.isolation)(*isolation))
            }
            EngineState::Absent { .. } => self.engine_absent.to_owned(),
        }
    }

    /// Words why the engine is not ready, in whole sentences; `None` when it is.
    #[must_use]
    pub fn engine_reason(&self, language: Language, state: &EngineState) -> Option<String> {
        match state {
            EngineState::Ready { .. } => None,
            EngineState::Starting => Some(STARTING.to_owned()),
            EngineState::Absent { reason } => Some(notice::no_engine(language, reason).whole()),
        }
    }

    /// Words one base image, for the list behind the engine's name.
    #[must_use]
    pub fn image_state(&self, image: &ImageAvailability) -> String {
        match image {
            ImageAvailability::Preparing { name, stand_in: false } => format!("{name}: being pulled"),
            ImageAvailability::Preparing { name, stand_in: true } => {
                format!("{name}: a stand-in is being made")
            }
            ImageAvailability::Pulled { name, bytes: size } => format!("{name}: here, {}", bytes(*size)),
            ImageAvailability::StandIn { name, bytes: size, made_of } => {
                format!("{name}: stand-in made of {made_of}, {}", bytes(*size))
            }
            ImageAvailability::Missing { name, detail } => format!("{name}: missing ({detail})"),
        }
    }

    /// Words that base images are still on their way.
    #[must_use]
    pub fn preparing(&self, name: &str) -> String {
        format!("preparing {name}")
    }
}

/// Returns the words in a language.
#[must_use]
pub fn shell(language: Language) -> &'static Shell {
    match language {
        Language::English => &ENGLISH,
    }
}

/// Keeps what people compare: `20.10.24` is `20.10`.
fn short_version(version: &str) -> String {
    version.split('.').take(2).collect::<Vec<_>>().join(".")
}

const STARTING: &str = "The engine is starting; this takes a few seconds.";

const ENGLISH: Shell = Shell {
    brand: "Drydock",
    title: "Python hello world",
    engine: "Engine",
    engine_unknown: "engine not known yet",
    engine_more: "More about engine and base images",
    engine_starting: "engine starting",
    engine_absent: "no engine",
    isolation: |isolation| match isolation {
        Isolation::UserNamespaces => "user namespaces",
        Isolation::EngineDefault => "own engine",
    },
    connection: "Connection",
    connecting: "connecting",
    saved: "connected, saved",
    saving: "saving",
    unsaved: "connected, not saved",
    lost: |seconds| match seconds {
        0 => "connection lost, trying again".to_owned(),
        seconds => format!("connection lost, trying again in {seconds} s"),
    },
    failed: "no connection to the server",
    wrong_version: "this page and the server do not fit together",
    try_now: "Try now",
    page_is_old: "The server has a newer page.",
    reload: "Reload",
    language_failed: "The part of the page that reads Dockerfiles could not be loaded; problems, colours and help are missing. Building works without it.",
    python_failed: "The part of the page that reads Python could not be loaded; routes and hints of Python files are missing.",
    try_again: "Try again",
    crashed: "The page has stopped because of a fault of its own. What was saved is safe, and what was not saved yet is kept in this browser: reload to go on.",
    theme: |theme| format!("Colours: {theme}"),
    theme_system: "as the system",
    theme_light: "light",
    theme_dark: "dark",

    build: "Build",
    build_key: "Ctrl + Enter",
    cancel_build: "Cancel build",
    cancel_key: "Esc",
    run: "Run",
    stop: "Stop",
    image: "Image",
    image_hint: "What to call the image, as in docker build -t",
    options: "Options",
    options_set: |n_set| match n_set {
        0 => "Options of the build".to_owned(),
        n_set => format!("Options of the build, {n_set} set"),
    },
    arguments: "Build arguments",
    no_arguments: "An ARG in the Dockerfile gets a field here.",
    target: "Target stage",
    last_stage: "the last one",
    no_cache: "No cache: everything runs",
    coach: "Start here: build your first image",
    progress: "Progress of the build",
    asking: "sending",
    cancelling: "cancelling",
    starting: "starting",
    in_line: |n_before| match n_before {
        0 => "next in line".to_owned(),
        1 => "1 build goes first".to_owned(),
        n_before => format!("{n_before} builds go first"),
    },
    running_for: time,
    built_in: |ms| format!("built in {}", time(ms)),
    failed_after: |ms| format!("failed after {}", time(ms)),
    cancelled_after: |ms| format!("cancelled after {}", time(ms)),
    not_connected: "Build and Run need the connection to the server.",
    bad_image_name: "An image's name has lower-case letters, digits and . _ - / between them, and perhaps a :tag.",
    no_dockerfile: "Building needs a file called Dockerfile that is not empty.",
    nothing_built: "Build first; Run starts what was built.",
    conflict_first: |path| format!("First choose which text of {path} to keep."),

    notices: "What to know",
    conflict: |path| {
        format!("{path} was changed here and in another tab. Both texts are kept until you choose.")
    },
    keep_mine: "Keep mine",
    take_theirs: "Take the other",
    not_saved: |path, why| format!("{path} is not saved. {why}"),
    files_replaced: |by| match by {
        Some(number) => format!("Your files are those of build {number} now."),
        None => "Your files are as they were before.".to_owned(),
    },
    undo: "Undo",
    workspace_was_gone: "The server no longer had this workspace. Your files were brought to a new one; its builds begin anew.",
    dismiss: "Dismiss",
    build_failed: "Build failed",
    show_in_log: "Show in log",

    layers: "Layers",
    output: "Output",
    open_output: "Open output",
    fold_output: "Fold output",
    build_log: "Build log",
    container_log: "Container log",
    app: "App",
    files: "Files",
    log: "Log",
    places: "Parts of the page",
    no_container: "no container yet",
    container_starting: "container starting",
    container_stopping: "container stopping",
    container_waits: |build| format!("build {build} runs, nothing listens yet"),
    container_runs: |build, port| format!("running build {build} \u{b7} port {port}"),
    container_ended: |exit_code| format!("ended with exit code {exit_code}"),
};

#[cfg(test)]
mod tests {
    use protocol::NoEngine;

    use super::*;

    #[test]
    fn the_header_names_engine_and_isolation() {
        let words = shell(Language::English);
        let ready = EngineState::Ready { version: "20.10.24".into(), isolation: Isolation::UserNamespaces };
        assert_eq!(words.engine_state(&ready), "Docker 20.10 \u{b7} user namespaces");
        assert_eq!(words.engine_reason(Language::English, &ready), None);
        let absent = EngineState::Absent { reason: NoEngine::SwitchedOff };
        assert_eq!(words.engine_state(&absent), "no engine");
        assert!(words.engine_reason(Language::English, &absent).is_some_and(|reason| reason.ends_with('.')));
    }
}
