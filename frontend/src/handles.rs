//! The handles that every part of the page may use: the store, the link to the server and the logs. A Yew context provides them.
//!
//! The context holds handles only and no part of the state. A handle never changes, so the context renders no component again.

use yew::prelude::*;

use crate::link::ServerLink;
use crate::log_store::LogStore;
use crate::store::Store;

/// The handles that [`crate::app::App`] provides to all components.
#[derive(Clone, PartialEq)]
pub(crate) struct Handles {
    /// Holds the state.
    pub(crate) store: Store,
    /// Speaks to the server.
    pub(crate) link: ServerLink,
    /// Holds the lines of all logs.
    pub(crate) logs: LogStore,
}

/// Returns the store of the page.
#[hook]
pub(crate) fn use_store() -> Store {
    use_handles().store
}

/// Returns the link to the server.
#[hook]
pub(crate) fn use_link() -> ServerLink {
    use_handles().link
}

/// Returns the logs of the page.
#[hook]
pub(crate) fn use_logs() -> LogStore {
    use_handles().logs
}

#[hook]
fn use_handles() -> Handles {
    use_context().expect("`App` provides the handles to all components")
}
