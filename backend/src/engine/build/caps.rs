//! What the steps of a build may use: its control group, what they write, and which of its caps a failed step has met.

use std::sync::Arc;

use protocol::{LimitKind, Notice};

use super::RunningBuild;
use crate::engine::BuildOrder;
use crate::engine::connection::EngineConnection;
use crate::engine::daemon::{BuildGroup, Caps, Met};
use crate::engine::disk_writes::{self, Allowance, Overrun, OverrunFuture};

impl RunningBuild {
    /// Waits until the build's steps have written more than they may.
    pub(super) fn overrun(&self, connection: &EngineConnection) -> OverrunFuture {
        let limits = &self.ctx.config.limits;
        let allowance = Allowance { limit: limits.build_disk_bytes, reserve: limits.disk_reserve_bytes };
        match (&connection.host, &self.group) {
            (Some(host), Some(group)) => {
                Box::pin(disk_writes::overrun(Arc::clone(host), group.path().to_owned(), allowance))
            }
            _ => Box::pin(std::future::pending()),
        }
    }

    /// Ends the steps of a build that writes too much. What BuildKit tells then is of the step that was killed.
    pub(super) fn end_writer(&mut self, overrun: Overrun) {
        let limit = self.ctx.config.limits.build_disk_bytes;
        self.wrote_too_much = Some(match overrun {
            Overrun::Limit(used) => Notice::Limit { kind: LimitKind::BuildDisk, used, limit },
            Overrun::DiskNearlyFull(free_bytes) => Notice::DiskNearlyFull { free_bytes },
        });
        if let Some(group) = &self.group {
            group.kill();
        }
    }

    /// Makes the control group of this build, on an engine whose groups are ours. Without one, each step has the caps of a build.
    pub(super) fn make_group(&self, connection: &EngineConnection) -> Option<BuildGroup> {
        let host = connection.host.as_ref().filter(|_| !self.ctx.config.shared_scope)?;
        let BuildOrder { workspace, number, .. } = &self.order;
        let caps = Caps::of_build(&self.ctx.config.limits);
        host.builds
            .group(&workspace.0, number.0, caps)
            .inspect_err(|error| tracing::warn!(%error, "a build has no control group of its own"))
            .ok()
    }

    /// Returns what a limit of the build has to do with the failure of its step.
    pub(super) fn blame_limit(&mut self) -> Option<Notice> {
        if let Some(notice) = self.wrote_too_much.take() {
            return Some(notice);
        }
        let limits = &self.ctx.config.limits;
        Some(match self.group.as_mut()?.met()? {
            Met::Memory(used) => {
                Notice::Limit { kind: LimitKind::BuildMemory, used, limit: limits.build_memory_bytes }
            }
            Met::Pids(used) => Notice::Limit { kind: LimitKind::BuildPids, used, limit: limits.build_pids },
        })
    }
}
