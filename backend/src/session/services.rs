//! The services that every session works with.

use std::sync::Arc;

use protocol::limits::Limits;
use tokio_util::sync::CancellationToken;

use super::KeptContainers;
use super::state::OriginOf;
use crate::config::Timeouts;
use crate::engine::Engine;
use crate::limits::BuildQueue;
use crate::metrics::Metrics;
use crate::shared_cache::SharedCache;
use crate::store::Store;
use crate::targets::Targets;

/// What sessions work with.
#[derive(Clone)]
pub(crate) struct Services {
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    pub(crate) kept: KeptContainers,
    pub(crate) shared_cache: SharedCache,
    pub(crate) queue: BuildQueue,
    pub(crate) apps: Targets,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) limits: Limits,
    pub(crate) patience: Timeouts,
    pub(crate) app_origin: OriginOf,
    pub(crate) stop: CancellationToken,
}
