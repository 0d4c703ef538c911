//! The server of Drydock: real builds and containers through a Docker Engine, streamed to the page.

pub mod engine;
pub mod http;
