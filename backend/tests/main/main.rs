//! Integration tests of the server: one binary.

#![expect(clippy::unwrap_used, reason = "a test's helper fails its test by panicking")]

mod engine;
mod server;
