//! The page's socket: frames to session events and back.
//!
//! It knows sessions by their handles; it knows nothing of builds, files or the engine.

mod answers;
mod ask;
mod compare;
mod connection;
mod handshake;
mod logs;
mod lookup;
mod outbox;
mod reading;
mod requests;
mod shells;

pub(crate) use connection::serve;
pub(crate) use handshake::SocketServices;
