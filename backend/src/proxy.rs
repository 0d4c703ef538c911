//! Requests to the apps in containers: over the page's socket ([`ask`]), and as pages on an origin of their own ([`serve_pages`]).
//!
//! Where a request goes is looked up in [`Targets`](crate::targets::Targets) each time; nothing that a browser sends names an address. It knows no token and no
//! workspace: who may ask for which app is settled by those who hand out [`AppName`](crate::targets::AppName)s.

mod ask;
mod connect;
mod failure_page;
mod headers;
mod pages;
mod upload;
mod utf8;

use std::future::Future;
use std::net::SocketAddr;

use protocol::AppFailure;

pub(crate) use ask::ask;
pub(crate) use pages::{PagesConfig, serve_pages};

use crate::engine::Engine;

/// Finds containers; the engine, or a stand-in of a test.
pub(crate) trait Upstreams: Clone + Send + Sync + 'static {
    /// Returns the address of a container's port.
    fn upstream(
        &self,
        container_id: &str,
        port: u16,
    ) -> impl Future<Output = Result<SocketAddr, AppFailure>> + Send;

    /// Tells whether a container still holds the address at which it was reached.
    fn holds_address(&self, container_id: &str) -> bool;

    /// Finds out why a container's port gave no answer.
    fn diagnose(&self, container_id: &str, port: u16) -> impl Future<Output = AppFailure> + Send;
}

impl Upstreams for Engine {
    async fn upstream(&self, container_id: &str, port: u16) -> Result<SocketAddr, AppFailure> {
        Self::upstream(self, container_id, port).await
    }

    fn holds_address(&self, container_id: &str) -> bool {
        Self::holds_address(self, container_id)
    }

    async fn diagnose(&self, container_id: &str, port: u16) -> AppFailure {
        Self::diagnose(self, container_id, port).await
    }
}
