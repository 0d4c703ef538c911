//! The engine module against a real private daemon.

mod admission;
mod api;
mod builds;
mod cancel;
mod containers;
mod contents;
mod current;
mod daemon;
mod disk;
pub(crate) mod harness;
mod limits;
mod network;
mod own_image;
mod own_registry;
mod programs;
mod registry;
