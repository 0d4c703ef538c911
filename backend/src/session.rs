//! One open workspace: a task that owns its state, and what the sockets read of it.
//!
//! Decisions are in [`state`], which neither waits nor reads a clock; [`task`] carries them out. It knows the engine, the store and the
//! limits by their handles; it knows no socket, only bounded outboxes.

mod apps;
mod basis_history;
mod kept_containers;
mod log;
mod mailbox;
mod published;
mod registry;
mod services;
mod state;
mod tab_queue;
mod task;
mod work;

pub(crate) use apps::AppTarget;
pub(crate) use basis_history::BasisHistory;
pub(crate) use kept_containers::KeptContainers;
pub(crate) use log::LogBuffer;
pub(crate) use mailbox::JoinedSession;
pub(crate) use published::{LogKey, PublishedState, RecordChange};
pub(crate) use registry::{SessionCaller, SessionError, SessionHandle, SessionRegistry};
pub(crate) use services::Services;
pub(crate) use state::size::weight_of_record;
pub(crate) use state::{ConnectionId, ContainerCall, NewContainer, RestartPolicy, part_of};
pub(crate) use tab_queue::{Outgoing, TabQueue};
pub(crate) use task::why_not;
