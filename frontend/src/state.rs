//! What the page knows: one value, changed only by [`State::apply`].
//!
//! Nothing here reads a clock, stores, logs or speaks to the server; `link` performs, this decides what is shown. The lines of logs are kept
//! apart in [`crate::log_store`], so that a log line never renders the page.

mod action;
mod compare;
mod connection;
mod file;
mod files;
mod forecast;
mod inside;
mod lines;
mod options;
mod panel;
mod reduce;
mod stack;
mod timing;

use std::rc::Rc;

use protocol::limits::Limits;
use protocol::{
    BuildNumber, BuildOptions, BuildRecord, BuildState, CacheState, ContainerNumber, ContainerRecord,
    EngineState, EngineStatus, Features, FileRecord, ImageName, Notice, RequestId, WorkspaceId,
};

pub(crate) use action::Action;
pub(crate) use compare::{Comparing, Wanted};
pub(crate) use connection::Connection;
pub(crate) use file::{File, Sync};
pub(crate) use files::Files;
pub(crate) use forecast::{Forecast, Place, shown};
pub(crate) use inside::{Inside, InsideNews};
pub(crate) use options::OptionChange;
pub(crate) use panel::{DockTab, PhoneTab, Theme};
#[cfg(test)]
pub(crate) use stack::tests::{build_of, outline_of};
pub(crate) use stack::{Bar, Stack, Tense, began_and_ended, estimated_ms, n_steps, saved_ms, step_times};
pub(crate) use timing::{Span, Timing};

use crate::exchange::Exchange;

/// All that the page shows, logs left out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    /// Where the socket stands.
    pub(crate) connection: Connection,
    /// The workspace, once the server has named it.
    pub(crate) workspace: Option<WorkspaceId>,
    /// The server's page differs from this one: a reload brings the new one.
    pub(crate) is_page_old: bool,
    /// The server's clock minus the browser's, in milliseconds.
    pub(crate) clock_offset_ms: i64,
    /// Files as the user sees them.
    pub(crate) files: Rc<Files>,
    /// What the image is to be called, as typed.
    pub(crate) image: Rc<str>,
    /// How the next build is to be called.
    pub(crate) options: Rc<BuildOptions>,
    /// Builds, newest first.
    pub(crate) builds: Vec<Rc<BuildRecord>>,
    /// The build that the layers and the log show; `None` for the newest.
    pub(crate) shown_build: Option<BuildNumber>,
    /// Containers, newest first.
    pub(crate) containers: Vec<Rc<ContainerRecord>>,
    /// The engine, once the server has told.
    pub(crate) engine: Option<Rc<EngineStatus>>,
    /// What the next build can be predicted from, once the server has told.
    pub(crate) cache: Option<Rc<CacheState>>,
    /// What both sides obey.
    pub(crate) limits: Rc<Limits>,
    /// What the server can do.
    pub(crate) features: Features,
    /// What was asked and is not answered yet.
    pub(crate) asking: Asking,
    /// The newest exchange with the app, and its number on the socket.
    pub(crate) exchange: Option<(RequestId, Rc<Exchange>)>,
    /// The files as they were when Build was last pressed here.
    pub(crate) built_from: Option<Rc<Files>>,
    /// What has to be said and has no line to say it at.
    pub(crate) remark: Option<Remark>,
    /// The step whose bar and line are lit.
    pub(crate) lit_step: Option<u32>,
    /// The file that is pointed at: what would run again if it changed is lit.
    pub(crate) pointed_file: Option<Rc<str>>,
    /// The image that somebody looks inside.
    pub(crate) inside: Option<Rc<Inside>>,
    /// Whether the layers are presented over the whole page.
    pub(crate) is_presented: bool,
    /// The comparison of two builds, while it covers the bench.
    pub(crate) comparing: Option<Rc<Comparing>>,
    /// The build that later ones are compared with, as somebody chose it last.
    pub(crate) pinned: Option<BuildNumber>,
    /// What the dock shows.
    pub(crate) dock_tab: DockTab,
    /// Whether a low window shows the dock, rather than only its tabs.
    pub(crate) is_dock_open: bool,
    /// What a narrow screen shows.
    pub(crate) phone_tab: PhoneTab,
    /// The colours.
    pub(crate) theme: Theme,
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
    /// Other files took the place of these.
    FilesReplaced {
        /// Whose files they are now; `None` for those that had been there before.
        by: Option<BuildNumber>,
        /// What undoes it.
        before: Rc<Vec<FileRecord>>,
    },
}

/// Why nothing can be built or run now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Obstacle {
    /// The socket is being opened; that takes a moment and needs no words.
    Connecting,
    /// The socket is not open.
    NotConnected,
    /// The engine is not ready.
    Engine(EngineState),
    /// The image's name is not one.
    ImageName,
    /// A file was changed here and elsewhere.
    Conflict(Rc<str>),
    /// There is no Dockerfile.
    NoDockerfile,
    /// There is no image of that name yet.
    NothingBuilt,
}

impl Default for State {
    fn default() -> Self {
        Self {
            connection: Connection::default(),
            workspace: None,
            is_page_old: false,
            clock_offset_ms: 0,
            files: Rc::default(),
            image: DEFAULT_IMAGE.into(),
            options: Rc::default(),
            builds: Vec::new(),
            shown_build: None,
            containers: Vec::new(),
            engine: None,
            cache: None,
            limits: Rc::new(Limits::default()),
            features: Features::default(),
            asking: Asking::Nothing,
            exchange: None,
            built_from: None,
            remark: None,
            lit_step: None,
            pointed_file: None,
            inside: None,
            is_presented: false,
            comparing: None,
            pinned: None,
            dock_tab: DockTab::App,
            is_dock_open: false,
            phone_tab: PhoneTab::Files,
            theme: Theme::System,
        }
    }
}

impl State {
    /// Returns the build of that number.
    pub(crate) fn build(&self, number: BuildNumber) -> Option<&Rc<BuildRecord>> {
        self.builds.iter().find(|build| build.number == number)
    }

    /// Returns the build that the layers and the log show.
    pub(crate) fn shown(&self) -> Option<&Rc<BuildRecord>> {
        match self.shown_build {
            Some(number) => self.build(number),
            None => self.builds.first(),
        }
    }

    /// Returns the build that is waiting or running.
    pub(crate) fn active_build(&self) -> Option<&Rc<BuildRecord>> {
        self.builds.iter().find(|build| !build.state.is_over())
    }

    /// Returns the newest build that made an image of the name in the field.
    pub(crate) fn built(&self) -> Option<&Rc<BuildRecord>> {
        self.builds.iter().find(|build| {
            matches!(build.state, BuildState::Succeeded { .. }) && build.image.as_str() == &*self.image
        })
    }

    /// Returns the build that was chosen to compare later ones with, once there is a later one.
    pub(crate) fn pinned_before(&self) -> Option<BuildNumber> {
        let is_earlier =
            |pinned: &BuildNumber| self.builds.iter().skip(1).any(|build| build.number == *pinned);
        self.pinned.filter(is_earlier)
    }

    /// Returns the newest container.
    pub(crate) fn container(&self) -> Option<&Rc<ContainerRecord>> {
        self.containers.first()
    }

    /// Returns the container that can be stopped.
    pub(crate) fn active_container(&self) -> Option<&Rc<ContainerRecord>> {
        self.containers.iter().find(|container| !container.state.is_over())
    }

    /// Returns the container of that number.
    pub(crate) fn container_of(&self, number: ContainerNumber) -> Option<&Rc<ContainerRecord>> {
        self.containers.iter().find(|container| container.number == number)
    }

    /// Returns the image's name, if it is one.
    pub(crate) fn image_name(&self) -> Option<ImageName> {
        ImageName::parse(&self.image)
    }

    /// Returns what stands in the way of a build.
    pub(crate) fn build_obstacle(&self) -> Option<Obstacle> {
        self.engine_obstacle().or_else(|| {
            if self.image_name().is_none() {
                return Some(Obstacle::ImageName);
            }
            if let Some(path) = self.files.first_conflict() {
                return Some(Obstacle::Conflict(path.into()));
            }
            self.files
                .dockerfile()
                .is_none_or(|text| text.trim().is_empty())
                .then_some(Obstacle::NoDockerfile)
        })
    }

    /// Returns whether a build can be started now.
    pub(crate) fn can_build(&self) -> bool {
        self.asking == Asking::Nothing && self.active_build().is_none() && self.build_obstacle().is_none()
    }

    /// Returns what stands in the way of a run.
    pub(crate) fn run_obstacle(&self) -> Option<Obstacle> {
        self.engine_obstacle().or_else(|| self.built().is_none().then_some(Obstacle::NothingBuilt))
    }

    /// Returns whether a build can begin, whatever of.
    pub(crate) fn is_engine_ready(&self) -> bool {
        self.engine_obstacle().is_none()
    }

    fn engine_obstacle(&self) -> Option<Obstacle> {
        if self.connection == Connection::Connecting {
            return Some(Obstacle::Connecting);
        }
        if !self.connection.is_open() {
            return Some(Obstacle::NotConnected);
        }
        match self.engine.as_deref().map(|engine| &engine.state) {
            Some(EngineState::Ready { .. }) => None,
            Some(state) => Some(Obstacle::Engine(state.clone())),
            None => Some(Obstacle::NotConnected),
        }
    }
}

/// The name that the tutorial gives its image.
const DEFAULT_IMAGE: &str = "python-hello-world";
