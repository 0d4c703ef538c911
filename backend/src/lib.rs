//! The server of Drydock: real builds and containers through a Docker Engine, streamed to the page.
//!
//! [`App::start`] starts all of it in this process, on the ports that the configuration names; tests take port 0.

mod app;
pub mod check;
mod clock;
pub mod config;
mod console;
mod data_folder;
pub mod engine;
pub mod http;
mod limits;
mod metrics;
mod proxy;
mod reaper;
mod registry_names;
mod secret;
mod session;
mod shared_cache;
pub mod shutdown;
mod socket;
mod source_file;
mod store;
mod targets;

pub use app::{App, StartError};
pub use config::Config;
pub use store::Repair;
