//! The harness of the end-to-end tests: real servers, one private Docker Engine, real browsers, page objects.
//!
//! [`runner::run`] runs named cases with a [`world::World`] that they share, and ends with a step of its own: everything stops, and nothing
//! may be left. Cases wait with [`patience::eventually`]; nothing here sleeps for a fixed time.

#![forbid(unsafe_code)]

pub mod browser;
pub mod client;
pub mod console;
pub mod disk;
pub mod driver;
pub mod engine;
pub mod failure;
pub mod leftovers;
pub mod overheard;
pub mod pages;
pub mod patience;
pub mod program;
pub mod runner;
pub mod seeds;
pub mod server;
pub mod wire;
pub mod world;
