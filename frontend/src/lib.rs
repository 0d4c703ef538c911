//! The page: a Yew application compiled to WebAssembly.
//!
//! `state` decides what is shown and is tested on the host; `link` is the only part that speaks to the server; `components` draw; `dom` is the
//! whole JavaScript border. Everything compiles on the host too, so that `cargo test` and clippy see all of it.

#![forbid(unsafe_code)]

mod ansi;
mod app;
mod cause;
pub mod commands;
pub mod components;
pub mod curl;
pub mod diagnosis;
pub mod dom;
pub mod draft;
pub mod exchange;
mod handles;
mod language;
mod link;
mod log_rows;
mod log_store;
mod log_text;
mod module;
mod panic;
mod python;
pub mod routes;
pub mod start;
mod state;
mod store;
pub mod words;
