//! The server of Drydock: real builds and containers through a Docker Engine, streamed to the page.

pub mod engine;
pub mod http;
#[allow(dead_code, unused_imports, reason = "the sessions that hand out apps come next")]
mod proxy;
