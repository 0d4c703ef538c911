//! What the browser says of its network: a socket learns of a loss only when it has been silent for long.

use crate::dom;
use crate::state::Action;

use super::ServerLink;

impl ServerLink {
    /// Notes that the browser has lost its network; what is typed now is kept in the browser.
    pub(super) fn network_is_gone(&self) {
        self.inner.offline_since_ms.set(dom::now_ms());
        self.store().dispatch(Action::SetOffline(true));
        self.keep_drafts();
    }

    /// Connects anew: a socket from before the loss may be dead without a word.
    pub(super) fn network_is_back(&self) {
        if self.store().state().server.is_offline {
            self.store().dispatch(Action::SetOffline(false));
            self.hang_up();
        }
        self.retry_now();
    }

    /// Notes that the server has said something. A server on the same machine can be reached without a network.
    pub(super) fn server_is_heard(&self) {
        let since_ms = self.inner.offline_since_ms.get();
        if self.store().state().server.is_offline && dom::now_ms().saturating_sub(since_ms) > UNDER_WAY_MS {
            self.store().dispatch(Action::SetOffline(false));
        }
    }
}

/// How long what the server said before the loss may be under way.
const UNDER_WAY_MS: u64 = 10_000;
