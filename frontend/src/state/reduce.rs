//! What each action does to the state. A slice of the state changes itself; an action that concerns several slices has a method here.

use std::rc::Rc;

use protocol::{BuildRecord, BuildSource, ContainerRecord, FileRecord, LimitKind, Notice, Welcome};

use super::server::ServerWelcome;
use super::{
    Action, Asking, BuildNumber, Connection, DockTab, EditorFiles, Inside, Press, QuizAction, Remark,
    ReplacedBy, State,
};

impl State {
    /// Returns the state after `action`.
    #[must_use]
    pub(crate) fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Connecting => next.server.connection = Connection::Connecting,
            Action::Welcomed { welcome, here_ms, build_id } => {
                next.welcome(*welcome, here_ms, build_id.as_deref());
            }
            Action::ConnectionLost { retry_ms } => next.lose_connection(retry_ms),
            Action::ConnectionFailed => next.server.connection = Connection::Failed,
            Action::SetOffline(is_offline) => next.server.is_offline = is_offline,
            Action::WrongVersion => next.server.connection = Connection::WrongVersion,
            Action::EngineChanged(engine) => next.server.engine = Some(engine),
            Action::CacheChanged(cache) => next.server.change_cache(&cache),

            Action::EditFile { path, text } => next.change_file(&path, |file| file.edit(text)),
            Action::SetExecutable { path, is_executable } => {
                next.change_file(&path, |file| file.set_executable(is_executable));
            }
            Action::AddFile { path, text } => next.change_files(|files| files.add(&path, text)),
            Action::RenameFile { from, to } => {
                next.next_build.renamed(&from, &to);
                next.change_files(|files| files.rename(&from, &to, None));
            }
            Action::DeleteFile { path } => next.change_files(|files| files.remove(&path)),
            Action::SelectFile { path } => {
                // What fills the page covers the editors.
                next.layout.is_dock_whole = false;
                next.change_files(|files| files.select(&path));
            }
            Action::RestoreFile { path, text, revision, is_executable } => {
                next.change_files(|files| files.restore(&path, (text, is_executable), revision));
            }
            Action::SaveSent { path } => next.change_file(&path, super::File::sent),
            Action::FileSaved { path, revision } => next.change_file(&path, |file| file.saved(revision)),
            Action::SaveRefused { path, notice } => next.change_file(&path, |file| file.refused(notice)),
            Action::TryAgain { path } => next.change_file(&path, super::File::try_again),
            Action::DeleteDone { path } => next.change_files(|files| files.removed(&path)),
            Action::KeepMine { path } => next.change_file(&path, super::File::keep_mine),
            Action::TakeTheirs { path } => next.change_file(&path, super::File::take_theirs),
            Action::FileChanged(record) => next.change_files(|files| files.changed(&record)),
            Action::FileRemoved { path } => next.change_files(|files| files.gone(&path)),
            Action::FileRenamed { from, file } => {
                next.next_build.renamed(&from, &file.path);
                next.change_files(|files| files.rename(&from, &file.path, Some(file.revision)));
            }

            Action::NameImage(name) => next.next_build.image = name,
            Action::NamePort(port) => next.next_build.port = port,
            Action::Choose(change) => next.next_build.choose(change),
            Action::Ask(asking) => next.ask(asking),
            Action::BuildUpdated(build) => next.update_build(build),
            Action::ShowBuild(build) => next.show_build(build),
            Action::Compare(wanted) => next.builds.compare(wanted),
            Action::Compared(told) => next.builds.compared(told),

            Action::ContainerUpdated(container) => next.update_container(container),
            Action::RequestSent { id, request } => next.containers.request_sent(id, request),
            Action::AppSaid { id, message } => next.containers.app_said(id, &message),

            Action::Refused(notice) => next.refuse(notice),
            Action::FilesReplaced { by, before } => next.note_replacement(by, before),
            Action::LanguageMissing => next.remark = Some(Remark::LanguageMissing),
            Action::DismissRemark => next.remark = None,

            Action::LightStep(step) => next.pointing.step = step,
            Action::PointAtFile(path) => next.pointing.file = path,
            Action::WhatIf(path) => next.pointing.what_if = path,
            Action::Inside(news) => next.pointing.inside = Inside::after(next.pointing.inside.take(), news),

            Action::Quiz(action) => next.ask_about_layers(action),
            Action::Present(is_presented) => next.layout.present(is_presented),
            Action::ShowDock(tab) => next.layout.show_dock(tab),
            Action::CallConsole => next.layout.call_console(),
            Action::SplitDock(is_split) => next.layout.split_dock(is_split),
            Action::FillPage(is_whole) => next.layout.is_dock_whole = is_whole,
            Action::PressStop => next.press_stop(),
            Action::FoldDock { is_folded } => next.layout.is_dock_open = !is_folded,
            Action::ShowPhone(tab) => next.layout.show_phone(tab),
            Action::SetTheme(theme) => next.layout.theme = theme,
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
        let was_here = self.server.workspace.is_some();
        // The server answers no request that an earlier connection sent.
        self.pointing.inside = None;
        self.asking = Asking::Nothing;
        self.dismiss_refused_entry();
        self.server.welcome(ServerWelcome {
            workspace,
            is_page_old: build_id.is_some_and(|ours| ours != served),
            clock_offset_ms: now_ms.cast_signed().saturating_sub(here_ms.cast_signed()),
            engine,
            cache,
            limits,
            features,
        });
        if token_was_unknown {
            self.remark = Some(Remark::WorkspaceWasGone);
            // The builds of the new workspace have other numbers.
            self.quiz.question = None;
            self.change_files(|mine| mine.move_to(&files));
        } else {
            self.change_files(|mine| mine.welcome(&files));
        }
        self.builds.welcome(builds);
        self.builds.records.iter().rev().for_each(|build| self.quiz.update(build));
        self.containers.welcome(containers);
        if !was_here {
            self.settle_first_view();
        }
    }

    /// Dismisses the remark that the server refused to open the workspace: the server has opened it now.
    fn dismiss_refused_entry(&mut self) {
        if let Some(Remark::Refused(
            Notice::TooManyWorkspaces { .. }
            | Notice::Limit { kind: LimitKind::Sockets | LimitKind::SocketsOfNetwork, .. },
        )) = self.remark
        {
            self.remark = None;
        }
    }

    /// Shows the build that was under way when the page was reloaded, or that failed last.
    fn settle_first_view(&mut self) {
        let Some(newest) = self.builds.newest().cloned() else { return };
        self.next_build.repeat(&newest);
        self.change_files(|files| files.open_dockerfile(&newest.options.source.dockerfile));
        let has_succeeded = matches!(newest.state, protocol::BuildState::Succeeded { .. });
        if self.builds.active().is_some() || !has_succeeded {
            self.layout.dock_tab = DockTab::BuildLog;
        }
    }

    fn lose_connection(&mut self, retry_ms: u64) {
        self.server.connection = Connection::Lost { retry_ms };
        self.asking = Asking::Nothing;
        self.containers.connection_lost();
    }

    fn ask(&mut self, asking: Asking) {
        self.asking = asking;
        match asking {
            Asking::Build => {
                self.remark = None;
                self.builds.begin(&self.files);
                self.pointing.step = None;
                self.layout.show_build();
            }
            Asking::Container => {
                self.remark = None;
                self.containers.exchange = None;
                self.layout.show_app();
            }
            Asking::Nothing | Asking::CancelBuild(_) => {}
        }
    }

    fn update_build(&mut self, build: Rc<BuildRecord>) {
        if self.asking == Asking::Build {
            self.presses.add(Press::build(&build));
        }
        if self.asking == Asking::Build
            || (build.state.is_over() && self.asking == Asking::CancelBuild(build.number))
        {
            self.asking = Asking::Nothing;
        }
        self.quiz.update(&build);
        if self.builds.newest().is_none_or(|newest| newest.number < build.number) {
            self.build_from(&build.options.source);
        }
        self.builds.update(build);
    }

    /// Chooses what the newest build was made from, whoever began it, and opens that Dockerfile.
    fn build_from(&mut self, source: &BuildSource) {
        if self.next_build.options.source != *source {
            self.next_build.build_from(source.clone());
            self.change_files(|files| files.open_dockerfile(&source.dockerfile));
        }
    }

    fn ask_about_layers(&mut self, action: QuizAction) {
        if action == QuizAction::Open {
            self.show_build(None);
        }
        self.quiz.apply(action, self.builds.newest().map(|build| build.number));
    }

    fn show_build(&mut self, build: Option<BuildNumber>) {
        self.builds.chosen = build;
        self.pointing.step = None;
    }

    fn press_stop(&mut self) {
        if let Some(container) = self.containers.active() {
            self.presses.add(Press::stop(container));
        }
    }

    fn update_container(&mut self, container: Rc<ContainerRecord>) {
        if self.asking == Asking::Container {
            self.asking = Asking::Nothing;
            self.presses.add(Press::run(&container));
        }
        self.containers.update(container);
    }

    fn refuse(&mut self, notice: Notice) {
        self.asking = Asking::Nothing;
        self.remark = Some(Remark::Refused(notice));
    }

    fn note_replacement(&mut self, by: ReplacedBy, before: Vec<FileRecord>) {
        self.remark = Some(Remark::FilesReplaced { by, before: Rc::new(before) });
    }

    fn change_files(&mut self, change: impl FnOnce(&mut EditorFiles)) {
        change(Rc::make_mut(&mut self.files));
    }

    fn change_file(&mut self, path: &str, change: impl FnOnce(&mut super::File)) {
        self.change_files(|files| files.change(path, change));
    }
}

#[cfg(test)]
mod tests {
    use protocol::limits::Limits;
    use protocol::{
        BuildNumber, BuildState, EngineState, EngineStatus, Features, Isolation, NoEngine, WorkspaceId,
    };

    use super::super::stack::tests::build_of;
    use super::super::{Obstacle, OptionChange, PhoneTab};
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
            engine: EngineStatus { state, images: Vec::new(), has_package_index: false },
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
    fn a_build_needs_the_dockerfile_and_the_folder_that_were_chosen() {
        let state = State::default().apply(welcome(Vec::new(), ready()));
        let choose = |state: &State, change| state.apply(Action::Choose(change));
        let dev = choose(&state, OptionChange::Dockerfile("app/Dockerfile".into()));
        assert_eq!(dev.build_obstacle(), Some(Obstacle::NoDockerfile("app/Dockerfile".into())));
        let folder = choose(&state, OptionChange::Context("app".into()));
        assert_eq!(folder.build_obstacle(), Some(Obstacle::NoContext("app".into())));
        let text: Rc<str> = "FROM a\n".into();
        let added = folder.apply(Action::AddFile { path: "app2/Dockerfile".into(), text: text.clone() });
        assert_eq!(added.build_obstacle(), Some(Obstacle::NoContext("app".into())));
        let added = dev.apply(Action::AddFile { path: "app/Dockerfile".into(), text });
        assert_eq!(added.build_obstacle(), None);
    }

    #[test]
    fn a_lost_connection_stops_everything_that_was_asked() {
        let state = State::default().apply(welcome(Vec::new(), ready())).apply(Action::Ask(Asking::Build));
        let state = state.apply(Action::ConnectionLost { retry_ms: 9 });
        assert_eq!(state.asking, Asking::Nothing);
        assert_eq!(state.build_obstacle(), Some(Obstacle::NotConnected));
    }

    #[test]
    fn without_a_network_nothing_is_built_until_the_server_is_heard_again() {
        let state = State::default().apply(welcome(Vec::new(), ready()));
        let offline = state.apply(Action::SetOffline(true));
        assert_eq!(offline.build_obstacle(), Some(Obstacle::Offline));
        assert_eq!(offline.run_obstacle(), Some(Obstacle::Offline));
        assert_eq!(offline.apply(Action::SetOffline(false)).build_obstacle(), None);
        assert_eq!(offline.apply(welcome(Vec::new(), ready())).build_obstacle(), None);
    }

    #[test]
    fn a_page_that_is_reloaded_in_mid_build_shows_its_log() {
        let state = State::default().apply(welcome(vec![running(3), succeeded(2)], ready()));
        assert_eq!(state.layout.dock_tab, DockTab::BuildLog);
        assert_eq!(state.builds.active().map(|build| build.number), Some(BuildNumber(3)));
        assert_eq!(state.server.clock_offset_ms, -2_000);
    }

    #[test]
    fn builds_stay_sorted_and_are_replaced_whole() {
        let mut state = State::default();
        for build in [running(2), running(1), succeeded(2), running(3)] {
            state = state.apply(Action::BuildUpdated(Rc::new(build)));
        }
        let numbers: Vec<(u32, bool)> =
            state.builds.records.iter().map(|build| (build.number.0, build.state.is_over())).collect();
        assert_eq!(numbers, [(3, false), (2, true), (1, false)]);
    }

    #[test]
    fn a_question_is_answered_by_the_next_build_even_if_that_ends_without_a_connection() {
        let ask = |state: State| state.apply(Action::Quiz(QuizAction::Open));
        let state = State::default().apply(welcome(vec![succeeded(1)], ready()));
        let asked = ask(state.apply(Action::ShowBuild(Some(BuildNumber(1)))));
        assert_eq!((asked.builds.chosen, asked.is_asking()), (None, true));
        let back = asked.apply(welcome(vec![succeeded(2), succeeded(1)], ready()));
        assert!(!back.is_asking());
        assert!(back.quiz.answered_by(BuildNumber(2)).is_some());
        assert!(ask(back).is_asking());
    }

    #[test]
    fn pressing_build_and_run_brings_their_answers_to_the_front() {
        let state =
            State::default().apply(Action::ShowBuild(Some(BuildNumber(1)))).apply(Action::Ask(Asking::Build));
        assert_eq!((state.layout.dock_tab, state.builds.chosen), (DockTab::BuildLog, None));
        assert!(!state.layout.is_dock_open, "a low window keeps its room for the layers while it builds");
        let state = state.apply(Action::Ask(Asking::Container));
        assert_eq!((state.layout.dock_tab, state.layout.phone_tab), (DockTab::App, PhoneTab::App));
        assert!(state.layout.is_dock_open);
        assert!(!state.apply(Action::FoldDock { is_folded: true }).layout.is_dock_open);
        let state = state.apply(Action::ShowPhone(PhoneTab::Log));
        assert_eq!(state.layout.dock_tab, DockTab::BuildLog);
        assert_eq!(state.apply(Action::ShowDock(DockTab::App)).layout.phone_tab, PhoneTab::App);
    }
}
