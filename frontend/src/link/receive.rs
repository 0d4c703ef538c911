//! What each message of the server does.

use std::rc::Rc;

use protocol::{AppFailure, LogLine, Notice, RequestId, ServerFrame, ServerMessage, Welcome};

use crate::dom;
use crate::log_store::LogKey;
use crate::state::{Action, Asking, InsideNews};

use super::requests::PendingRequest;
use super::socket::TOKEN_KEY;
use super::workspace::keep;
use super::{RunAfter, ServerLink, ShellNews, kept_as};

impl ServerLink {
    /// Takes the welcome: the workspace as it is, and whatever waited here for a connection.
    pub(super) fn welcomed(&self, welcome: Welcome) {
        if let Some(token) = &welcome.token {
            // Without storage the workspace lives as long as this page.
            let _is_kept: bool = keep().set(&kept_as(TOKEN_KEY), &token.0);
        }
        let is_another =
            self.store().state().server.workspace.as_ref().is_some_and(|id| *id != welcome.workspace);
        if is_another {
            self.logs().clear();
        }
        self.store().dispatch(Action::Welcomed {
            welcome: Box::new(welcome),
            here_ms: dom::now_ms(),
            build_id: dom::build_id().map(Rc::from),
        });
        self.save_all();
        self.fetch_shown_logs();
        self.run_if_built();
        self.tell_shell(ShellNews::Connected);
    }

    /// Takes any later message.
    pub(super) fn receive(&self, frame: ServerFrame) {
        self.server_is_heard();
        match frame.reply_to {
            Some(id) => self.receive_reply(id, frame.message),
            None => self.receive_news(frame.message),
        }
    }

    fn receive_reply(&self, id: RequestId, message: ServerMessage) {
        // An unknown number is an answer to something that nobody waits for any more.
        let known = self.inner.asked.borrow().iter().find(|(asked, _)| *asked == id).cloned();
        let Some((_, asked)) = known else { return };
        let goes_on = matches!(message, ServerMessage::AppAnswered { .. } | ServerMessage::AppBody { .. });
        if !goes_on {
            self.inner.asked.borrow_mut().retain(|(asked, _)| *asked != id);
        }
        match message {
            ServerMessage::FileSaved { path, revision } => self.file_saved(path, revision),
            ServerMessage::Done => self.done(asked),
            ServerMessage::Refused { notice } => self.refused(id, asked, notice),
            ServerMessage::BuildLog { build, lines, is_end } => {
                self.fetched(LogKey::Build(build), lines, is_end);
            }
            ServerMessage::ContainerLog { container, lines, is_end } => {
                self.fetched(LogKey::Container(container), lines, is_end);
            }
            message @ (ServerMessage::AppAnswered { .. }
            | ServerMessage::AppBody { .. }
            | ServerMessage::AppFinished { .. }
            | ServerMessage::AppFailed { .. }) => self.store().dispatch(Action::AppSaid { id, message }),
            ServerMessage::ImageHistory(history) => self.told_inside(InsideNews::History(Rc::from(history))),
            ServerMessage::LayerListed(page) => self.told_inside(InsideNews::Page(Rc::from(page))),
            ServerMessage::LayerFileRead(file) => self.told_inside(InsideNews::File(Rc::from(file))),
            ServerMessage::Compared { builds } => {
                // Questions are answered at once, so that an earlier one may be answered last.
                if !self.inner.asked.borrow().iter().any(|(_, asked)| *asked == PendingRequest::Compare) {
                    self.store().dispatch(Action::Compared(builds.into()));
                }
            }
            ServerMessage::FilesReplaced { before } => {
                if let PendingRequest::Replacement(by) = asked {
                    self.store().dispatch(Action::FilesReplaced { by, before });
                }
            }
            ServerMessage::BuildAccepted { build } => self.build_accepted(build),
            // The record that follows as news says all.
            ServerMessage::ContainerAccepted { .. } | ServerMessage::Pong => {}
            // News never answer a request.
            ServerMessage::Welcome(_)
            | ServerMessage::Reload
            | ServerMessage::FileChanged { .. }
            | ServerMessage::FileRemoved { .. }
            | ServerMessage::FileRenamed { .. }
            | ServerMessage::BuildUpdated { .. }
            | ServerMessage::BuildLogged { .. }
            | ServerMessage::ContainerUpdated { .. }
            | ServerMessage::ContainerLogged { .. }
            | ServerMessage::EngineChanged { .. }
            | ServerMessage::CacheChanged { .. }
            | ServerMessage::Shell { .. }
            | ServerMessage::Stopping => {}
        }
    }

    fn receive_news(&self, message: ServerMessage) {
        let store = self.store();
        match message {
            ServerMessage::FileChanged { file } => store.dispatch(Action::FileChanged(file)),
            ServerMessage::FileRemoved { path } => {
                store.dispatch(Action::FileRemoved { path });
                self.save_without_room();
            }
            ServerMessage::FileRenamed { from, file } => {
                self.inner.renaming.borrow_mut().retain(|renamed| *renamed != from);
                let to = file.path.clone();
                store.dispatch(Action::FileRenamed { from, file });
                self.save_soon(&to);
            }
            ServerMessage::BuildUpdated { build } => {
                store.dispatch(Action::BuildUpdated(Rc::from(build)));
                self.run_if_built();
            }
            ServerMessage::BuildLogged { build, lines } => self.logged(LogKey::Build(build), lines),
            ServerMessage::ContainerUpdated { container } => {
                store.dispatch(Action::ContainerUpdated(Rc::from(container)));
            }
            ServerMessage::ContainerLogged { container, lines } => {
                self.logged(LogKey::Container(container), lines);
            }
            ServerMessage::EngineChanged { engine } => store.dispatch(Action::EngineChanged(Rc::new(engine))),
            ServerMessage::CacheChanged { cache } => store.dispatch(Action::CacheChanged(cache)),
            ServerMessage::Shell { event, .. } => self.tell_shell(ShellNews::Told(event)),
            // Something that no single request is to blame for: what waits for this tab has grown too large.
            ServerMessage::Refused { notice } => store.dispatch(Action::Refused(notice)),
            // The socket closes next, and the page connects anew; the others only answer requests.
            _ => {}
        }
    }

    fn file_saved(&self, path: String, revision: u64) {
        self.store().dispatch(Action::FileSaved { path: path.clone(), revision });
        self.save_without_room();
        if self.inner.replaces.borrow().is_some() {
            self.save(&path);
            self.replace_if_saved();
        }
        if self.inner.line_waits.borrow().is_some() {
            self.save(&path);
            self.run_line_if_saved();
        }
        if self.inner.build_waits.get() {
            self.save(&path);
            self.build_if_saved();
        } else {
            self.save_soon(&path);
        }
        self.keep_drafts();
    }

    fn told_inside(&self, news: InsideNews) {
        // What was refused is not asked for again by itself.
        let can_ask = !matches!(news, InsideNews::Refused(_));
        self.store().dispatch(Action::Inside(news));
        if can_ask {
            self.fetch_entries();
        }
    }

    fn done(&self, asked: PendingRequest) {
        if let PendingRequest::Delete { path } = asked {
            self.store().dispatch(Action::DeleteDone { path });
            self.save_without_room();
        }
    }

    fn refused(&self, id: RequestId, asked: PendingRequest, notice: Notice) {
        let store = self.store();
        match asked {
            PendingRequest::Save { path } => {
                if notice == Notice::StorageFull {
                    self.save_later(&path);
                }
                store.dispatch(Action::SaveRefused { path, notice });
                // The editor says that the file is not saved; a line may run nevertheless.
                self.run_line_if_saved();
                if self.inner.build_waits.replace(false) {
                    self.inner.runs_after.set(RunAfter::Nothing);
                    store.dispatch(Action::Ask(Asking::Nothing));
                }
            }
            PendingRequest::Delete { path } if notice == Notice::StorageFull => self.save_later(&path),
            PendingRequest::Delete { path } => store.dispatch(Action::DeleteDone { path }),
            PendingRequest::Rename { from } => {
                self.inner.renaming.borrow_mut().retain(|renamed| *renamed != from);
                store.dispatch(Action::Refused(notice));
                self.save_soon(&from);
            }
            PendingRequest::Work => {
                self.inner.runs_after.set(RunAfter::Nothing);
                store.dispatch(Action::Refused(notice));
            }
            PendingRequest::Replacement(_) | PendingRequest::Compare => {
                store.dispatch(Action::Refused(notice))
            }
            PendingRequest::Inside => self.told_inside(InsideNews::Refused(notice)),
            PendingRequest::Log(key) => {
                self.inner.fetching.borrow_mut().retain(|other| *other != key);
                store.dispatch(Action::Refused(notice));
            }
            PendingRequest::App => {
                let failure = match notice {
                    Notice::NoSuchContainer { .. } => AppFailure::NoContainer,
                    _ => {
                        store.dispatch(Action::Refused(notice));
                        AppFailure::Cancelled
                    }
                };
                store.dispatch(Action::AppSaid { id, message: ServerMessage::AppFailed { failure } });
            }
            PendingRequest::Shell => self.tell_shell(ShellNews::Refused(notice)),
            PendingRequest::Nothing => {}
        }
    }

    fn logged(&self, key: LogKey, lines: Vec<LogLine>) {
        if let Some(from) = self.logs().append(key, lines)
            // A container's ring loses lines for good; its numbers may jump.
            && matches!(key, LogKey::Build(_))
        {
            self.fetch(key, from);
        }
    }

    fn fetched(&self, key: LogKey, lines: Vec<LogLine>, is_end: bool) {
        self.inner.fetching.borrow_mut().retain(|other| *other != key);
        if let Some(from) = self.logs().fill(key, lines, is_end) {
            self.fetch(key, from);
        }
    }

    /// Forgets what was under way: the connection is gone, and no answer will come.
    pub(super) fn disconnected(&self) {
        self.inner.outbox.borrow_mut().take();
        self.inner.asked.borrow_mut().clear();
        self.inner.renaming.borrow_mut().clear();
        self.inner.fetching.borrow_mut().clear();
        self.inner.build_waits.set(false);
        if self.inner.runs_after.get() == RunAfter::Next {
            self.inner.runs_after.set(RunAfter::Nothing);
        }
        self.inner.replaces.take();
        self.inner.line_waits.take();
        self.tell_shell(ShellNews::Lost);
        self.keep_drafts();
    }
}
