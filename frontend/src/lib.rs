//! The page: a Yew application compiled to WebAssembly.
//!
//! `state` decides what is shown and is tested on the host; `link` is the only part that speaks to the server; `components` draw; `dom` is the
//! whole JavaScript border. Everything compiles on the host too, so that `cargo test` and clippy see all of it.

#![forbid(unsafe_code)]

#[allow(dead_code, reason = "the components that use all of it follow")]
mod ansi;
#[allow(dead_code, reason = "the components that use all of it follow")]
mod cause;
pub mod components;
pub mod curl;
pub mod dom;
pub mod draft;
pub mod exchange;
#[allow(dead_code, reason = "the components that use all of it follow")]
mod link;
#[allow(dead_code, reason = "the components that use all of it follow")]
mod log_rows;
#[allow(dead_code, reason = "the components that use all of it follow")]
mod log_store;
#[allow(dead_code, reason = "the components that use all of it follow")]
mod state;
#[allow(dead_code, reason = "the components that use all of it follow")]
mod store;
pub mod words;
