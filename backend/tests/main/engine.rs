//! The engine module against a real private daemon.

mod builds;
mod cancel;
mod containers;
mod current;
mod daemon;
mod disk;
mod harness;
mod network;
mod registry;
