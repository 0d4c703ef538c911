//! One open workspace: a task that owns its state, and what the sockets read of it.
//!
//! Decisions are in [`state`], which neither waits nor reads a clock; [`task`] carries them out. It knows the engine, the store and the
//! limits by their handles; it knows no socket, only bounded outboxes.

mod apps;
mod board;
mod log;
mod registry;
mod state;
mod task;
mod work;

pub(crate) use apps::AppTarget;
pub(crate) use board::{Board, Change, LogKey};
pub(crate) use log::Log;
pub(crate) use registry::{Joined, Outgoing, Registry, Services, SessionError, SessionHandle};
pub(crate) use state::{ConnectionId, part_of};
