//! What the page knows: one value, changed only by [`State::apply`].
//!
//! Nothing here reads a clock, stores, logs or speaks to the server; `link` performs, this decides what is shown. The lines of logs are kept
//! apart in [`crate::log_store`], so that a log line never renders the page.

mod action;
mod builds;
mod cache;
mod coach;
mod compare;
mod connection;
mod containers;
mod edited;
mod file;
mod files;
mod forecast;
mod inside;
mod layout;
mod lines;
mod options;
mod pointing;
mod presses;
mod quiz;
mod reduce;
mod server;
mod stack;
mod timing;

use std::rc::Rc;

use catalogue::{Message, shell};
use protocol::{BuildNumber, BuildRecord, BuildSource, BuildState, EngineState, FileRecord, Notice};

pub(crate) use action::Action;
pub(crate) use builds::Builds;
pub(crate) use cache::CacheUpdates;
pub(crate) use coach::{CoachScene, CoachStep, line_to_change};
pub(crate) use compare::{Comparing, Wanted};
pub(crate) use connection::Connection;
pub(crate) use containers::Containers;
pub(crate) use edited::Edited;
pub(crate) use file::{File, Sync};
pub(crate) use files::{EditorFiles, is_upper};
pub(crate) use forecast::{Place, shown};
pub(crate) use inside::{Inside, InsideNews};
pub(crate) use layout::{DockTab, Layout, PhoneTab, Theme};
pub(crate) use options::{NextBuild, OptionChange};
pub(crate) use pointing::Pointing;
pub(crate) use presses::{Press, PressedButton, Presses};
pub(crate) use quiz::{Outcome, Question, Quiz, QuizAction, QuizPhase, Score};
pub(crate) use server::Server;
#[cfg(test)]
pub(crate) use stack::tests::{build_of, outline_of};
pub(crate) use stack::{Bar, Stack, Tense, began_and_ended, estimated_ms, n_steps, saved_ms, step_times};
pub(crate) use timing::{Span, Timing};

/// All that the page shows, except the lines of logs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// The connection, the workspace and the engine.
    pub(crate) server: Server,
    /// The files as the user sees them.
    pub(crate) files: Rc<EditorFiles>,
    /// The name and the options of the next build.
    pub(crate) next_build: NextBuild,
    /// The builds, and which of them the page shows and compares.
    pub(crate) builds: Builds,
    /// The containers, and the newest exchange with the app.
    pub(crate) containers: Containers,
    /// What a person points at, and which image a person looks into.
    pub(crate) pointing: Pointing,
    /// What the buttons did, as command lines.
    pub(crate) presses: Presses,
    /// The question which layers the next build reuses.
    pub(crate) quiz: Quiz,
    /// Which parts of the page are in front, and its colours.
    pub(crate) layout: Layout,
    /// The request that waits for its answer.
    pub(crate) asking: Asking,
    /// A message to the person that belongs to no line of a file.
    pub(crate) remark: Option<Remark>,
}

/// What was asked of the server and is not answered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Asking {
    /// Nothing that the actions wait for.
    #[default]
    Nothing,
    /// A build.
    Build,
    /// The end of a build.
    CancelBuild(BuildNumber),
    /// A container.
    Container,
}

/// Something to say that belongs to no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// The server refused something.
    Refused(Notice),
    /// The server did not know the workspace any more; the page's files were brought to a new one.
    WorkspaceWasGone,
    /// The words of a language could not be fetched.
    LanguageMissing,
    /// Other files took the place of these.
    FilesReplaced {
        /// Whose files they are now.
        by: ReplacedBy,
        /// What undoes it.
        before: Rc<Vec<FileRecord>>,
    },
}

/// Whose files took the place of the workspace's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReplacedBy {
    /// Those of a build.
    Build(BuildNumber),
    /// Those that the user opened.
    Opened,
    /// Those that a new workspace begins with.
    Seed,
    /// Those that had been there before.
    Undo,
}

impl ReplacedBy {
    /// Says so.
    pub(crate) fn sentence(self) -> Message {
        match self {
            Self::Build(build) => shell::files_of_build(build.0),
            Self::Opened => shell::files_opened(),
            Self::Seed => shell::files_as_at_first(),
            Self::Undo => shell::files_as_before(),
        }
    }
}

/// Why nothing can be built or run now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Obstacle {
    /// The socket is being opened; that takes a moment and needs no words.
    Connecting,
    /// The browser has no network.
    Offline,
    /// The socket is not open.
    NotConnected,
    /// The engine is not ready.
    Engine(EngineState),
    /// The image's name is not one.
    ImageName,
    /// The port is not one.
    Port,
    /// A file was changed here and elsewhere.
    Conflict(Rc<str>),
    /// The Dockerfile that was chosen is not there, or empty.
    NoDockerfile(Rc<str>),
    /// No file stands in the folder that was chosen as the build context.
    NoContext(Rc<str>),
    /// There is no image of that name yet.
    NothingBuilt,
}

impl State {
    /// Returns the newest build that made an image of the name in the field.
    pub(crate) fn built(&self) -> Option<&Rc<BuildRecord>> {
        let image = &*self.next_build.image;
        self.builds.records.iter().find(|build| {
            matches!(build.state, BuildState::Succeeded { .. }) && build.image.as_str() == image
        })
    }

    /// Returns why no build can start now.
    pub(crate) fn build_obstacle(&self) -> Option<Obstacle> {
        self.server.obstacle().or_else(|| {
            if self.next_build.image_name().is_none() {
                return Some(Obstacle::ImageName);
            }
            if let Some(path) = self.files.first_conflict() {
                return Some(Obstacle::Conflict(path.into()));
            }
            let BuildSource { dockerfile, context } = &self.next_build.options.source;
            if self.files.get(dockerfile).is_none_or(|file| file.text.trim().is_empty()) {
                return Some(Obstacle::NoDockerfile(dockerfile.as_str().into()));
            }
            let is_missing = !context.is_empty() && !self.files.has_folder(context);
            is_missing.then(|| Obstacle::NoContext(context.as_str().into()))
        })
    }

    /// Returns whether a build can be started now.
    pub(crate) fn can_build(&self) -> bool {
        self.asking == Asking::Nothing && self.builds.active().is_none() && self.build_obstacle().is_none()
    }

    /// Returns why no container can start now.
    pub(crate) fn run_obstacle(&self) -> Option<Obstacle> {
        self.server.obstacle().or_else(|| match () {
            () if self.next_build.is_port_wrong() => Some(Obstacle::Port),
            () => self.built().is_none().then_some(Obstacle::NothingBuilt),
        })
    }

    /// Returns whether nothing may be told of the next build, because a person is asked about the build.
    pub(crate) fn is_asking(&self) -> bool {
        self.quiz.hides(|build| self.builds.of(build))
    }

    /// Returns whether the engine is ready for a build, whatever the files are.
    pub(crate) fn is_engine_ready(&self) -> bool {
        self.server.obstacle().is_none()
    }
}
