//! The server as the page knows it: the connection, the workspace, the engine, and what the server allows.

use std::rc::Rc;

use protocol::limits::Limits;
use protocol::{CacheState, EngineState, EngineStatus, Features, WorkspaceId};

use super::{CacheUpdates, Connection, Obstacle};

/// The server as the page knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Server {
    /// Where the socket stands.
    pub(crate) connection: Connection,
    /// Whether the browser has no network, and nothing has shown since that the server can be reached all the same.
    pub(crate) is_offline: bool,
    /// The workspace, once the server has named it.
    pub(crate) workspace: Option<WorkspaceId>,
    /// Whether the server has a newer page: a reload brings the newer page.
    pub(crate) is_page_old: bool,
    /// The server's clock minus the browser's clock, in milliseconds.
    pub(crate) clock_offset_ms: i64,
    /// The engine, once the server has sent its status.
    pub(crate) engine: Option<Rc<EngineStatus>>,
    /// The basis of predictions, once the server has sent it.
    pub(crate) cache: Option<Rc<CacheUpdates>>,
    /// The limits that the server and the page obey.
    pub(crate) limits: Rc<Limits>,
    /// The features of the server.
    pub(crate) features: Features,
}

/// The parts of a welcome that this slice keeps.
pub(super) struct ServerWelcome {
    pub(super) workspace: WorkspaceId,
    pub(super) is_page_old: bool,
    pub(super) clock_offset_ms: i64,
    pub(super) engine: EngineStatus,
    pub(super) cache: Option<Box<CacheState>>,
    pub(super) limits: Limits,
    pub(super) features: Features,
}

impl Server {
    /// Opens the connection with what the server said in its welcome.
    pub(super) fn welcome(&mut self, welcome: ServerWelcome) {
        let ServerWelcome { workspace, is_page_old, clock_offset_ms, engine, cache, limits, features } =
            welcome;
        match cache {
            Some(cache) => self.change_cache(&cache),
            // The page named the basis that it has, and that basis belongs to another workspace.
            None if self.workspace.as_ref() != Some(&workspace) => self.cache = None,
            None => {}
        }
        *self = Self {
            connection: Connection::Open,
            is_offline: false,
            workspace: Some(workspace),
            is_page_old,
            clock_offset_ms,
            engine: Some(Rc::new(engine)),
            cache: self.cache.take(),
            limits: Rc::new(limits),
            features,
        };
    }

    /// Adds an update to the basis of predictions.
    pub(super) fn change_cache(&mut self, cache: &CacheState) {
        self.cache = CacheUpdates::after(self.cache.as_ref(), cache);
    }

    /// Returns why the engine cannot be used now.
    pub(super) fn obstacle(&self) -> Option<Obstacle> {
        if self.is_offline {
            return Some(Obstacle::Offline);
        }
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
