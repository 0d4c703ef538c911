//! Behaviour of predictions, rule by rule.
#![allow(missing_docs, reason = "tests are no interface")]

mod budget;
mod build;
mod causes;
mod context;
mod copies;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod metadata;
mod runs;
mod side_by_side;
mod stages;
