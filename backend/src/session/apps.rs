//! One container as the target of requests: what a tab that asks it waits for, and what the proxy is told of it.

use std::sync::OnceLock;
use std::time::Instant;

use protocol::{AppFailure, BuildNumber};
use tokio::sync::watch;

use crate::targets::{AppName, Target, Targets, Used};

/// One container as the target of requests.
#[derive(Debug)]
pub(crate) struct AppTarget {
    /// The name of its host.
    pub(crate) name: AppName,
    build: Option<BuildNumber>,
    /// The page's port for it; `None` where none is published.
    virtual_port: Option<u16>,
    state: watch::Sender<AppState>,
    started: OnceLock<Instant>,
    used: Used,
}

/// Where a target stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AppState {
    /// Its container is being started.
    Starting,
    /// Its container runs.
    Running {
        /// The engine's id of the container.
        engine_id: String,
        /// The port inside the container.
        port: u16,
    },
    /// It will not answer again.
    Over(AppFailure),
}

impl AppTarget {
    /// Makes a target whose container is being started.
    pub(crate) fn new(
        name: AppName,
        build: Option<BuildNumber>,
        virtual_port: Option<u16>,
        running_ms: u64,
    ) -> Self {
        let state = watch::Sender::new(AppState::Starting);
        let used = Used::default();
        used.touch(running_ms);
        Self { name, build, virtual_port, state, started: OnceLock::new(), used }
    }

    /// Says where it stands now, to those who wait and to the proxy. An app that is over stays known there, so that its page can say why.
    pub(crate) fn set(&self, state: AppState, targets: &Targets) {
        if let (AppState::Running { engine_id, port }, Some(virtual_port)) = (&state, self.virtual_port) {
            let target = Target {
                container_id: engine_id.clone(),
                container_port: *port,
                virtual_port,
                build: self.build,
                started: *self.started.get_or_init(Instant::now),
                used: self.used.clone(),
            };
            targets.insert(self.name.clone(), target);
        }
        drop(self.state.send_replace(state));
    }

    /// Waits until its container has started; says why when it will not answer.
    pub(crate) async fn started(&self) -> Result<(), AppFailure> {
        let mut states = self.state.subscribe();
        let state = states.wait_for(|state| *state != AppState::Starting).await;
        match state.as_deref() {
            Ok(AppState::Over(failure)) => Err(failure.clone()),
            Ok(AppState::Running { .. } | AppState::Starting) => Ok(()),
            Err(_) => Err(AppFailure::NoContainer),
        }
    }

    /// Notes that somebody asked the app something.
    pub(crate) fn touch(&self, running_ms: u64) {
        self.used.touch(running_ms);
    }

    /// Returns when somebody asked the app something last, here or on its own origin.
    pub(crate) fn used_ms(&self) -> u64 {
        self.used.last_ms()
    }
}
