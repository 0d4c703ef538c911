//! The attacks, in the order in which they are tried. A new one is a file below `attacks/`, named after it, and a line in [`ALL`].

mod app_fields;
mod bait;
mod clock_jumps;
mod damaged_data;
mod doubling;
mod endless_writes;
mod foreign_bases;
mod front_ends;
mod greedy_steps;
mod half_open;
mod ignore_patterns;
mod large_bodies;
mod many_steps;
mod no_stage;
mod own_networks;
mod queue_flood;
mod raw_sockets;
mod request_flood;
mod save_flood;
mod silent_tabs;
mod slow_files;
mod small_doors;
mod socket_memory;
mod two_servers;
mod unsaid;
mod unwatched;

use std::pin::Pin;
use std::time::Instant;

use anyhow::{Result, bail, ensure};
use protocol::{BuildState, Notice};

use crate::target::Target;

/// One attack.
pub(crate) struct Attack {
    /// Its name in the table and after `--only`.
    pub(crate) name: &'static str,
    /// Whether it belongs to the short form, which every CI run makes.
    pub(crate) length: Length,
    /// Whether the engine may be another process afterwards.
    pub(crate) engine: EngineFate,
    /// Carries it out; returns the figure that shows that the server held, or what fell.
    pub(crate) run: for<'a> fn(&'a Target) -> Running<'a>,
}

/// An attack under way.
pub(crate) type Running<'a> = Pin<Box<dyn Future<Output = Result<String>> + Send + 'a>>;

/// How long an attack takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// At most some ten seconds.
    Short,
    /// Longer.
    Long,
}

/// What may become of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EngineFate {
    /// The same process goes on.
    Stays,
    /// Drydock may have restarted it in a quiet moment.
    MayRestart,
}

/// An attack whose module has a function `run`.
macro_rules! attack {
    ($name:literal, $module:ident, $length:ident, $engine:ident) => {
        Attack {
            name: $name,
            length: Length::$length,
            engine: EngineFate::$engine,
            run: |target| Box::pin($module::run(target)),
        }
    };
}

/// All of them.
pub(crate) const ALL: &[Attack] = &[
    attack!("no-stage", no_stage, Short, Stays),
    attack!("front-ends", front_ends, Short, Stays),
    attack!("foreign-bases", foreign_bases, Short, Stays),
    attack!("ignore-patterns", ignore_patterns, Short, Stays),
    attack!("doubling", doubling, Short, Stays),
    attack!("slow-files", slow_files, Short, Stays),
    attack!("unsaid", unsaid, Short, Stays),
    attack!("small-doors", small_doors, Short, Stays),
    attack!("app-fields", app_fields, Short, Stays),
    attack!("large-bodies", large_bodies, Short, Stays),
    attack!("queue-flood", queue_flood, Long, Stays),
    attack!("half-open", half_open, Short, Stays),
    attack!("socket-memory", socket_memory, Long, Stays),
    attack!("silent-tabs", silent_tabs, Long, Stays),
    attack!("request-flood", request_flood, Short, Stays),
    attack!("unwatched", unwatched, Long, Stays),
    attack!("many-steps", many_steps, Short, Stays),
    attack!("save-flood", save_flood, Short, Stays),
    attack!("two-servers", two_servers, Short, Stays),
    attack!("clock-jumps", clock_jumps, Short, Stays),
    attack!("damaged-data", damaged_data, Short, Stays),
    attack!("raw-sockets", raw_sockets, Short, Stays),
    attack!("own-networks", own_networks, Short, Stays),
    attack!("greedy-steps", greedy_steps, Short, Stays),
    attack!("endless-writes", endless_writes, Long, Stays),
];

/// Builds Dockerfiles in turn; each must be refused with a sentence, and without the engine's having worked on it.
async fn refused_at_once(target: &Target, files: &[(&str, String)]) -> Result<String> {
    let mut client = target.attacker().await?;
    let started = Instant::now();
    for (name, file) in files {
        client.save("Dockerfile", file).await?;
        let build = client.build().await?;
        let BuildState::Failed { notice, .. } = &build.state else {
            bail!("{name} ended as {:?}", build.state)
        };
        let is_said =
            !matches!(notice, Notice::EngineLost | Notice::Internal { .. } | Notice::BuildTimedOut { .. });
        ensure!(is_said, "{name}: {notice:?}");
    }
    Ok(format!("{} files were refused in {} ms", files.len(), started.elapsed().as_millis()))
}
