//! What each action does to the state.

use std::rc::Rc;

use protocol::{BuildRecord, ContainerRecord, Notice, RequestId, Welcome};

use crate::exchange::Exchange;

use super::{Action, Asking, Comparing, Connection, DockTab, Files, Inside, PhoneTab, Remark, State};

impl State {
    /// Returns the state after `action`.
    #[must_use]
    pub(crate) fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Connecting => next.connection = Connection::Connecting,
            Action::Welcomed { welcome, here_ms, build_id } => {
                next.welcome(*welcome, here_ms, build_id.as_deref())
            }
            Action::ConnectionLost { retry_ms } => {
                next.connection = Connection::Lost { retry_ms };
                next.asking = Asking::Nothing;
                if let Some((id, _)) = &next.exchange {
                    let id = *id;
                    next.change_exchange(id, |exchange| exchange.lost(LOST));
                }
            }
            Action::ConnectionFailed => next.connection = Connection::Failed,
            Action::WrongVersion => next.connection = Connection::WrongVersion,

            Action::EditFile { path, text } => next.change_file(&path, |file| file.edit(text)),
            Action::SetExecutable { path, is_executable } => {
                next.change_file(&path, |file| file.set_executable(is_executable));
            }
            Action::AddFile { path, text } => next.change_files(|files| files.add(&path, text)),
            Action::RenameFile { from, to } => next.change_files(|files| files.rename(&from, &to, None)),
            Action::DeleteFile { path } => next.change_files(|files| files.remove(&path)),
            Action::SelectFile { path } => next.change_files(|files| files.select(&path)),
            Action::RestoreFile { path, text, revision, is_executable } => {
                next.change_files(|files| files.restore(&path, (text, is_executable), revision));
            }
            Action::SaveSent { path } => next.change_file(&path, super::File::sent),
            Action::FileSaved { path, revision } => next.change_file(&path, |file| file.saved(revision)),
            Action::SaveRefused { path, notice } => next.change_file(&path, |file| file.refused(notice)),
            Action::DeleteDone { path } => next.change_files(|files| files.removed(&path)),
            Action::KeepMine { path } => next.change_file(&path, super::File::keep_mine),
            Action::TakeTheirs { path } => next.change_file(&path, super::File::take_theirs),
            Action::FileChanged(record) => next.change_files(|files| files.changed(&record)),
            Action::FileRemoved { path } => next.change_files(|files| files.gone(&path)),
            Action::FileRenamed { from, file } => {
                next.change_files(|files| files.rename(&from, &file.path, Some(file.revision)));
            }

            Action::NameImage(name) => next.image = name,
            Action::Choose(change) => next.options = Rc::new(change.after(&self.options)),
            Action::Ask(asking) => next.ask(asking),
            Action::BuildUpdated(build) => next.update_build(build),
            Action::ContainerUpdated(container) => next.update_container(container),
            Action::EngineChanged(engine) => next.engine = Some(engine),
            Action::CacheChanged(cache) => next.cache = Some(cache),
            Action::Refused(notice) => {
                next.asking = Asking::Nothing;
                next.remark = Some(Remark::Refused(notice));
            }
            Action::DismissRemark => next.remark = None,

            Action::RequestSent { id, request } => {
                next.exchange = Some((id, Rc::new(Exchange::new(request))))
            }
            Action::AppSaid { id, message } => next.change_exchange(id, |exchange| exchange.after(&message)),

            Action::ShowBuild(build) => {
                next.shown_build = build;
                next.lit_step = None;
            }
            Action::LightStep(step) => next.lit_step = step,
            Action::Inside(news) => next.inside = Inside::after(next.inside.take(), news),
            Action::Compare(wanted) => {
                next.pinned = wanted.and_then(|(a, _)| a).or(self.pinned);
                next.comparing = wanted.map(|wanted| Comparing::of(wanted, self.comparing.as_deref()));
            }
            Action::Compared(told) => {
                next.comparing = self.comparing.as_ref().map(|comparing| comparing.told(told));
            }
            Action::FilesReplaced { by, before } => {
                next.remark = Some(Remark::FilesReplaced { by, before: Rc::new(before) });
            }
            Action::PointAtFile(path) => next.pointed_file = path,
            Action::Present(is_presented) => {
                // What is over the whole page still stands inside the panel, which a narrow screen may hide.
                next.show_phone(PhoneTab::Layers);
                next.is_presented = is_presented;
            }
            Action::ShowDock(tab) => next.show_dock(tab),
            Action::FoldDock { is_folded } => next.is_dock_open = !is_folded,
            Action::ShowPhone(tab) => next.show_phone(tab),
            Action::SetTheme(theme) => next.theme = theme,
        }
        next
    }

    fn welcome(&mut self, welcome: Welcome, here_ms: u64, build_id: Option<&str>) {
        let Welcome {
            version: _,
            build_id: served,
            now_ms,
            workspace,
            token: _,
            token_was_unknown,
            files,
            builds,
            containers,
            engine,
            cache,
            limits,
            features,
        } = welcome;
        let was_here = self.workspace.is_some();
        // What was asked of it before will not be answered any more.
        self.inside = None;
        if let Some(Remark::Refused(Notice::TooManyWorkspaces { .. })) = self.remark {
            self.remark = None;
        }
        match cache {
            Some(cache) => self.cache = Some(Rc::from(cache)),
            // The page said which one it has, and it is that of another workspace.
            None if self.workspace.as_ref() != Some(&workspace) => self.cache = None,
            None => {}
        }
        self.connection = Connection::Open;
        self.is_page_old = build_id.is_some_and(|ours| ours != served);
        self.clock_offset_ms = now_ms.cast_signed().saturating_sub(here_ms.cast_signed());
        self.asking = Asking::Nothing;
        if token_was_unknown {
            self.remark = Some(Remark::WorkspaceWasGone);
            self.change_files(|mine| mine.move_to(&files));
        } else {
            self.change_files(|mine| mine.welcome(&files));
        }
        self.workspace = Some(workspace);
        self.builds = builds.into_iter().map(Rc::new).collect();
        self.containers = containers.into_iter().map(Rc::new).collect();
        if self.shown_build.is_some_and(|number| self.build(number).is_none()) {
            self.shown_build = None;
        }
        self.engine = Some(Rc::new(engine));
        self.limits = Rc::new(limits);
        self.features = features;
        if !was_here {
            self.settle_first_view();
        }
    }

    /// Shows a page that was reloaded in the middle what it was busy with.
    fn settle_first_view(&mut self) {
        if let Some(newest) = self.builds.first() {
            self.image = newest.image.as_str().into();
            self.options = Rc::new(newest.options.clone());
        }
        let failed = self
            .builds
            .first()
            .is_some_and(|build| !matches!(build.state, protocol::BuildState::Succeeded { .. }));
        if self.active_build().is_some() || failed {
            self.dock_tab = DockTab::BuildLog;
        }
    }

    fn ask(&mut self, asking: Asking) {
        self.asking = asking;
        match asking {
            Asking::Build => {
                self.remark = None;
                self.built_from = Some(Rc::clone(&self.files));
                self.shown_build = None;
                self.lit_step = None;
                self.dock_tab = DockTab::BuildLog;
                self.phone_tab = PhoneTab::Layers;
            }
            Asking::Container => {
                self.remark = None;
                self.exchange = None;
                self.show_dock(DockTab::App);
                self.phone_tab = PhoneTab::App;
            }
            Asking::Nothing | Asking::CancelBuild(_) => {}
        }
    }

    fn update_build(&mut self, build: Rc<BuildRecord>) {
        if self.asking == Asking::Build
            || (build.state.is_over() && self.asking == Asking::CancelBuild(build.number))
        {
            self.asking = Asking::Nothing;
        }
        match self.builds.iter().position(|each| each.number <= build.number) {
            Some(at) if self.builds[at].number == build.number => self.builds[at] = build,
            Some(at) => self.builds.insert(at, build),
            None => self.builds.push(build),
        }
        self.builds.truncate(N_BUILDS);
    }

    fn update_container(&mut self, container: Rc<ContainerRecord>) {
        if self.asking == Asking::Container {
            self.asking = Asking::Nothing;
        }
        match self.containers.iter().position(|each| each.number <= container.number) {
            Some(at) if self.containers[at].number == container.number => self.containers[at] = container,
            Some(at) => self.containers.insert(at, container),
            None => self.containers.push(container),
        }
        self.containers.truncate(N_CONTAINERS);
    }

    fn change_exchange(&mut self, id: RequestId, change: impl FnOnce(Exchange) -> Exchange) {
        if let Some((current, exchange)) = &mut self.exchange
            && *current == id
        {
            *exchange = Rc::new(change(Exchange::clone(exchange)));
        }
    }

    fn show_dock(&mut self, tab: DockTab) {
        self.dock_tab = tab;
        self.is_dock_open = true;
        if matches!(self.phone_tab, PhoneTab::Log | PhoneTab::App) {
            self.phone_tab = if tab == DockTab::App { PhoneTab::App } else { PhoneTab::Log };
        }
    }

    fn show_phone(&mut self, tab: PhoneTab) {
        // Whoever goes to another part leaves what covers them all.
        self.is_presented = false;
        self.phone_tab = tab;
        match tab {
            PhoneTab::App => self.dock_tab = DockTab::App,
            PhoneTab::Log if self.dock_tab == DockTab::App => self.dock_tab = DockTab::BuildLog,
            PhoneTab::Log | PhoneTab::Files | PhoneTab::Layers => {}
        }
    }

    fn change_files(&mut self, change: impl FnOnce(&mut Files)) {
        change(Rc::make_mut(&mut self.files));
    }

    fn change_file(&mut self, path: &str, change: impl FnOnce(&mut super::File)) {
        self.change_files(|files| files.change(path, change));
    }
}

/// Why an answer broke off, in the place of an engine's words.
const LOST: &str = "the connection to the server was lost";
/// As many as the server tells of in its welcome.
const N_BUILDS: usize = 50;
const N_CONTAINERS: usize = 10;

#[cfg(test)]
mod tests {
    use protocol::limits::Limits;
    use protocol::{
        BuildNumber, BuildState, EngineState, EngineStatus, Features, Isolation, NoEngine, WorkspaceId,
    };

    use super::super::Obstacle;
    use super::super::stack::tests::build_of;
    use super::*;

    fn welcome(builds: Vec<BuildRecord>, state: EngineState) -> Action {
        let welcome = Welcome {
            version: 1,
            build_id: "b".into(),
            now_ms: 5_000,
            workspace: WorkspaceId("w".into()),
            token: None,
            token_was_unknown: false,
            files: vec![protocol::FileRecord {
                path: "Dockerfile".into(),
                revision: 1,
                digest: protocol::Digest("sha256:0".into()),
                content: Some("FROM a\n".into()),
                is_executable: false,
            }],
            builds,
            containers: Vec::new(),
            engine: EngineStatus { state, images: Vec::new() },
            cache: None,
            limits: Limits::default(),
            features: Features::default(),
        };
        Action::Welcomed { welcome: Box::new(welcome), here_ms: 7_000, build_id: None }
    }

    fn ready() -> EngineState {
        EngineState::Ready { version: "20.10.24".into(), isolation: Isolation::UserNamespaces }
    }

    fn running(number: u32) -> BuildRecord {
        build_of(number, "FROM a\n", BuildState::Running { started_ms: 1 })
    }

    fn succeeded(number: u32) -> BuildRecord {
        let image_id = protocol::Digest("sha256:1".into());
        build_of(
            number,
            "FROM a\n",
            BuildState::Succeeded { started_ms: 1, ended_ms: 2, image_id, image_bytes: 3 },
        )
    }

    #[test]
    fn run_needs_an_image_and_build_needs_an_engine() {
        let absent = EngineState::Absent { reason: NoEngine::SwitchedOff };
        let state = State::default().apply(welcome(Vec::new(), absent.clone()));
        assert_eq!(state.build_obstacle(), Some(Obstacle::Engine(absent)));
        let state = State::default().apply(welcome(Vec::new(), ready()));
        assert_eq!(state.build_obstacle(), None);
        assert_eq!(state.run_obstacle(), Some(Obstacle::NothingBuilt));
        let state = state.apply(Action::BuildUpdated(Rc::new(succeeded(1))));
        assert_eq!(state.run_obstacle(), None);
        let state = state.apply(Action::NameImage("other".into()));
        assert_eq!(state.run_obstacle(), Some(Obstacle::NothingBuilt));
        let state = state.apply(Action::NameImage("Not a name".into()));
        assert_eq!(state.build_obstacle(), Some(Obstacle::ImageName));
    }

    #[test]
    fn a_lost_connection_stops_everything_that_was_asked() {
        let state = State::default().apply(welcome(Vec::new(), ready())).apply(Action::Ask(Asking::Build));
        let state = state.apply(Action::ConnectionLost { retry_ms: 9 });
        assert_eq!(state.asking, Asking::Nothing);
        assert_eq!(state.build_obstacle(), Some(Obstacle::NotConnected));
    }

    #[test]
    fn a_page_that_is_reloaded_in_mid_build_shows_its_log() {
        let state = State::default().apply(welcome(vec![running(3), succeeded(2)], ready()));
        assert_eq!(state.dock_tab, DockTab::BuildLog);
        assert_eq!(state.active_build().map(|build| build.number), Some(BuildNumber(3)));
        assert_eq!(state.clock_offset_ms, -2_000);
    }

    #[test]
    fn builds_stay_sorted_and_are_replaced_whole() {
        let mut state = State::default();
        for build in [running(2), running(1), succeeded(2), running(3)] {
            state = state.apply(Action::BuildUpdated(Rc::new(build)));
        }
        let numbers: Vec<(u32, bool)> =
            state.builds.iter().map(|build| (build.number.0, build.state.is_over())).collect();
        assert_eq!(numbers, [(3, false), (2, true), (1, false)]);
    }

    #[test]
    fn pressing_build_and_run_brings_their_answers_to_the_front() {
        let state =
            State::default().apply(Action::ShowBuild(Some(BuildNumber(1)))).apply(Action::Ask(Asking::Build));
        assert_eq!((state.dock_tab, state.shown_build), (DockTab::BuildLog, None));
        assert!(!state.is_dock_open, "a low window keeps its room for the layers while it builds");
        let state = state.apply(Action::Ask(Asking::Container));
        assert_eq!((state.dock_tab, state.phone_tab), (DockTab::App, PhoneTab::App));
        assert!(state.is_dock_open);
        assert!(!state.apply(Action::FoldDock { is_folded: true }).is_dock_open);
        let state = state.apply(Action::ShowPhone(PhoneTab::Log));
        assert_eq!(state.dock_tab, DockTab::BuildLog);
        assert_eq!(state.apply(Action::ShowDock(DockTab::App)).phone_tab, PhoneTab::App);
    }
}
