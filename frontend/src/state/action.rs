//! Everything that can happen to the page.

use std::rc::Rc;

use protocol::{
    AppRequest, BuildNumber, BuildRecord, CacheState, ComparedBuilds, ContainerRecord, EngineStatus,
    FileRecord, Notice, RequestId, ServerMessage, Welcome,
};

use super::{Asking, DockTab, InsideNews, OptionChange, PhoneTab, QuizAction, ReplacedBy, Theme, Wanted};

/// One thing that happens to the page: a person did it, or the server said it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// The socket is being opened.
    Connecting,
    /// The server has welcomed the page.
    Welcomed {
        /// What it said.
        welcome: Box<Welcome>,
        /// The browser's clock then, Unix milliseconds.
        here_ms: u64,
        /// Names the page that runs here.
        build_id: Option<Rc<str>>,
    },
    /// The socket worked and is gone.
    ConnectionLost {
        /// When it is tried again, by the browser's clock.
        retry_ms: u64,
    },
    /// The socket could not be opened at all.
    ConnectionFailed,
    /// The browser has lost its network, or the server can be reached again.
    SetOffline(bool),
    /// The server speaks another version, and reloading has not helped.
    WrongVersion,

    /// A person typed.
    EditFile {
        /// Which file.
        path: String,
        /// All of its text now.
        text: Rc<str>,
    },
    /// A person said whether a file may be executed.
    SetExecutable {
        /// Which file.
        path: String,
        /// Whether it may.
        is_executable: bool,
    },
    /// A person made a file, dropped one, or took a deletion back.
    AddFile {
        /// Its path.
        path: String,
        /// Its text.
        text: Rc<str>,
    },
    /// A person gave a file another path, without a connection.
    RenameFile {
        /// The path it has.
        from: String,
        /// The path it gets.
        to: String,
    },
    /// A person removed a file.
    DeleteFile {
        /// Its path.
        path: String,
    },
    /// A person chose a tab.
    SelectFile {
        /// Its path.
        path: String,
    },
    /// A file was kept in the browser because the server did not have it yet.
    RestoreFile {
        /// Its path.
        path: String,
        /// Its text.
        text: Rc<str>,
        /// The revision that it grew from.
        revision: u64,
        /// Whether it may be executed.
        is_executable: bool,
    },
    /// A file's text was sent.
    SaveSent {
        /// Its path.
        path: String,
    },
    /// The server has taken what was sent.
    FileSaved {
        /// Its path.
        path: String,
        /// Its revision now.
        revision: u64,
    },
    /// The server has not taken what was sent.
    SaveRefused {
        /// Its path.
        path: String,
        /// Why.
        notice: Notice,
    },
    /// A file that the workspace had no room for is to be sent once more.
    TryAgain {
        /// Its path.
        path: String,
    },
    /// The server has removed a file that was removed here.
    DeleteDone {
        /// Its path.
        path: String,
    },
    /// The conflict at a file is settled for the text in the editor.
    KeepMine {
        /// Its path.
        path: String,
    },
    /// The conflict at a file is settled for the server's text.
    TakeTheirs {
        /// Its path.
        path: String,
    },
    /// News: a file is new or different.
    FileChanged(FileRecord),
    /// News: a file is gone.
    FileRemoved {
        /// The path it had.
        path: String,
    },
    /// News: a file has another path.
    FileRenamed {
        /// The path it had.
        from: String,
        /// As it is now.
        file: FileRecord,
    },

    /// A person typed the image's name.
    NameImage(Rc<str>),
    /// The user typed the container's port.
    NamePort(Rc<str>),
    /// A person chose how the next build is to be called.
    Choose(OptionChange),
    /// Something was asked of the server, or answered.
    Ask(Asking),
    /// News: a build is new or different.
    BuildUpdated(Rc<BuildRecord>),
    /// News: a container is new or different.
    ContainerUpdated(Rc<ContainerRecord>),
    /// News: the engine or a base image.
    EngineChanged(Rc<EngineStatus>),
    /// News: what the next build can be predicted from.
    CacheChanged(Box<CacheState>),
    /// The server refused something that has no line of its own.
    Refused(Notice),
    /// The words of a language could not be fetched.
    LanguageMissing,
    /// A person has read the remark.
    DismissRemark,

    /// A request to the app was sent.
    RequestSent {
        /// Its number on the socket.
        id: RequestId,
        /// What was asked.
        request: AppRequest,
    },
    /// The server said something of a request to the app.
    AppSaid {
        /// Its number on the socket.
        id: RequestId,
        /// What it said.
        message: ServerMessage,
    },

    /// A person chose a build; `None` follows the newest.
    ShowBuild(Option<BuildNumber>),
    /// A bar or its line is pointed at, or no longer.
    LightStep(Option<u32>),
    /// A file is pointed at, or no longer.
    PointAtFile(Option<Rc<str>>),
    /// A person asks what would be if a file changed, or no longer.
    WhatIf(Option<Rc<str>>),
    /// Something about the inside of an image.
    Inside(InsideNews),
    /// A person asks, or is asked, which layers the next build reuses.
    Quiz(QuizAction),
    /// A person presents the layers, or no longer.
    Present(bool),
    /// A person compares two builds, or looks elsewhere.
    Compare(Option<Wanted>),
    /// The server told of both.
    Compared(Rc<ComparedBuilds>),
    /// Other files took the place of the workspace's.
    FilesReplaced {
        /// Whose they are.
        by: ReplacedBy,
        /// What undoes it.
        before: Vec<FileRecord>,
    },
    /// A person chose a tab of the dock.
    ShowDock(DockTab),
    /// The user calls the console to the front, or away.
    CallConsole,
    /// The user wants the app beside the other tabs of the dock, or among them.
    SplitDock(bool),
    /// The user wants the dock to fill the page, or no longer.
    FillPage(bool),
    /// The user pressed Stop.
    PressStop,
    /// A person opened the dock of a low window, or folded it to its tabs.
    FoldDock {
        /// Only the tabs are left.
        is_folded: bool,
    },
    /// A person chose a tab of a narrow screen.
    ShowPhone(PhoneTab),
    /// A person chose the colours.
    SetTheme(Theme),
}
