//! The shell of this tab: what the console asks of it, and what it tells.

use protocol::{ConsoleRequest, Notice, ShellAction, ShellEvent, ShellId};
use yew::Callback;

use super::ServerLink;
use super::requests::PendingRequest;

/// What happens to the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ShellNews {
    /// The shell tells something.
    Told(ShellEvent),
    /// The server has not taken a request.
    Refused(Notice),
    /// There is a connection, and no shell yet.
    Connected,
    /// The connection is gone, and the shell with it.
    Lost,
}

impl ServerLink {
    /// Sets who is told what happens to the shell; there is only one.
    pub(crate) fn on_shell(&self, call: Callback<ShellNews>) {
        self.inner.on_shell.replace(call);
    }

    pub(super) fn tell_shell(&self, news: ShellNews) {
        let call = self.inner.on_shell.borrow().clone();
        call.emit(news);
    }

    /// Asks the shell for something. A line runs when everything is saved, so that it finds in the files what the editors show.
    pub(crate) fn ask_shell(&self, action: ShellAction) {
        if !matches!(action, ShellAction::Run { .. }) {
            return self.send_to_shell(action);
        }
        self.inner.line_waits.replace(Some(action));
        self.save_all();
        self.run_line_if_saved();
    }

    /// Runs the line that waits, once the server has or is being sent all that the page shows.
    pub(super) fn run_line_if_saved(&self) {
        if self.has_unsent() {
            return;
        }
        let line = self.inner.line_waits.take();
        line.into_iter().for_each(|line| self.send_to_shell(line));
    }

    fn send_to_shell(&self, action: ShellAction) {
        if self.send(ConsoleRequest { shell: SHELL, action }, PendingRequest::Shell).is_none() {
            self.tell_shell(ShellNews::Lost);
        }
    }
}

/// The page has one shell.
const SHELL: ShellId = ShellId(1);
