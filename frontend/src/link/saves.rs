//! Saving what is typed: after a pause, or after a while for somebody who makes none; all at once before a build.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use protocol::SessionRequest;
use protocol::limits::SAVE_DELAY_MS;

use crate::dom;
use crate::state::Action;

use super::ServerLink;
use super::requests::PendingRequest;

/// One timer for each file that waits to be saved.
pub(super) type Timers = Vec<(String, Waiting)>;

/// A file that waits to be saved.
pub(super) struct Waiting {
    since_ms: u64,
    _timer: Timeout,
}

impl ServerLink {
    /// Takes what a person typed.
    pub(crate) fn edit_file(&self, path: &str, text: Rc<str>) {
        self.store().dispatch(Action::EditFile { path: path.to_owned(), text });
        self.save_soon(path);
    }

    /// Says whether a file may be executed.
    pub(crate) fn set_executable(&self, path: &str, is_executable: bool) {
        self.store().dispatch(Action::SetExecutable { path: path.to_owned(), is_executable });
        self.save(path);
    }

    /// Makes a file.
    pub(crate) fn add_file(&self, path: &str, text: Rc<str>) {
        self.store().dispatch(Action::AddFile { path: path.to_owned(), text });
        self.save_soon(path);
    }

    /// Gives a file another path.
    pub(crate) fn rename_file(&self, from: &str, to: &str) {
        self.save(from);
        let message = SessionRequest::RenameFile { from: from.to_owned(), to: to.to_owned() };
        let has_revision = self.store().state().files.get(from).is_some_and(|file| file.revision > 0);
        if has_revision && self.send(message, PendingRequest::Rename { from: from.to_owned() }).is_some() {
            self.inner.renaming.borrow_mut().push(from.to_owned());
            return;
        }
        self.store().dispatch(Action::RenameFile { from: from.to_owned(), to: to.to_owned() });
        self.save_soon(to);
    }

    /// Removes a file.
    pub(crate) fn delete_file(&self, path: &str) {
        self.store().dispatch(Action::DeleteFile { path: path.to_owned() });
        self.inner.timers.borrow_mut().retain(|(other, _)| other != path);
        self.send_removals();
    }

    /// Settles a conflict for the text in the editor.
    pub(crate) fn keep_mine(&self, path: &str) {
        self.store().dispatch(Action::KeepMine { path: path.to_owned() });
        self.save(path);
    }

    /// Settles a conflict for the server's text.
    pub(crate) fn take_theirs(&self, path: &str) {
        self.store().dispatch(Action::TakeTheirs { path: path.to_owned() });
        self.keep_drafts();
    }

    /// Saves a file after the next pause in typing.
    pub(super) fn save_soon(&self, path: &str) {
        let now_ms = dom::now_ms();
        let mut timers = self.inner.timers.borrow_mut();
        let since_ms =
            timers.iter().find(|(other, _)| other == path).map_or(now_ms, |(_, waiting)| waiting.since_ms);
        let delay_ms = if now_ms.saturating_sub(since_ms) > LONGEST_DELAY_MS { 0 } else { SAVE_DELAY_MS };
        let timer = {
            let (link, path) = (self.clone(), path.to_owned());
            Timeout::new(delay_ms, move || link.save(&path))
        };
        timers.retain(|(other, _)| other != path);
        timers.push((path.to_owned(), Waiting { since_ms, _timer: timer }));
    }

    /// Tries again in a while what the server had no room for: the text of a file, or that it is gone.
    pub(super) fn save_later(&self, path: &str) {
        let timer = {
            let (link, path) = (self.clone(), path.to_owned());
            Timeout::new(NO_ROOM_DELAY_MS, move || {
                link.save(&path);
                link.send_removals();
            })
        };
        let waiting = Waiting { since_ms: dom::now_ms(), _timer: timer };
        let mut timers = self.inner.timers.borrow_mut();
        timers.retain(|(other, _)| other != path);
        timers.push((path.to_owned(), waiting));
    }

    /// Sends once more what the workspace had no room for, now that it may have some.
    pub(super) fn save_without_room(&self) {
        let state = self.store().state();
        let waiting = state.files.iter().filter(|(_, file)| file.had_no_room());
        let paths: Vec<String> = waiting.map(|(path, _)| path.to_owned()).collect();
        for path in paths {
            self.store().dispatch(Action::TryAgain { path: path.clone() });
            self.save(&path);
        }
    }

    /// Saves a file now, if it needs it and nothing of it is on its way.
    pub(super) fn save(&self, path: &str) {
        self.inner.timers.borrow_mut().retain(|(other, _)| other != path);
        self.keep_drafts();
        let state = self.store().state();
        let Some(file) = state.files.get(path).filter(|file| file.is_to_be_sent()) else { return };
        if self.inner.renaming.borrow().iter().any(|renamed| renamed == path) {
            return;
        }
        let message = SessionRequest::SaveFile {
            path: path.to_owned(),
            content: file.text.to_string(),
            base_revision: file.revision,
            is_executable: file.is_executable,
        };
        if self.send(message, PendingRequest::Save { path: path.to_owned() }).is_some() {
            self.store().dispatch(Action::SaveSent { path: path.to_owned() });
        }
    }

    /// Saves everything that needs it.
    pub(super) fn save_all(&self) {
        self.send_removals();
        let paths: Vec<String> = self.store().state().files.iter().map(|(path, _)| path.to_owned()).collect();
        for path in paths {
            self.save(&path);
        }
    }

    /// Returns whether what the server builds now would not be what the page shows: something was typed after a save was sent.
    pub(super) fn has_unsent(&self) -> bool {
        self.store().state().files.iter().any(|(_, file)| file.has_unsent())
    }

    fn send_removals(&self) {
        let paths: Vec<String> = self.store().state().files.removals().map(str::to_owned).collect();
        for path in paths {
            let is_asked = self.inner.asked.borrow().iter().any(|(_, asked)| asked.is_delete_of(&path));
            if !is_asked {
                self.send(SessionRequest::DeleteFile { path: path.clone() }, PendingRequest::Delete { path });
            }
        }
    }
}

/// How long somebody who types without a pause waits for a save.
const LONGEST_DELAY_MS: u64 = 2_000;
/// How long a file waits that the server had no room for.
const NO_ROOM_DELAY_MS: u32 = 5_000;
