//! The engine module against a real private daemon.

mod builds;
mod harness;
