//! The page's socket: frames to session events and back.
//!
//! It knows sessions by their handles; it knows nothing of builds, files or the engine.

mod ask;
mod compare;
mod connection;
mod handshake;
mod logs;
mod look;
mod outbox;
mod requests;

pub(crate) use connection::serve;
pub(crate) use handshake::Edge;
