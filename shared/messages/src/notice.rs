//! What the server has to say: refusals, failures of builds, containers and requests, the engine's absence.
//!
//! Each function turns a code of `protocol` into a [`Sentence`]: what is wrong and where, and beside it hints about what to do. Every `match` is
//! exhaustive, so a code without words does not compile. The words are in the catalogue.

mod app;
mod engine;
mod limit;
mod log;
mod path;
mod refusal;
mod unbuildable;
mod work;

pub use app::{app_failure, exit_cause};
pub use engine::{aftermath, no_engine};
pub use log::log_remark;
pub use path::path_problem;
pub use refusal::notice;

use catalogue::{Argument, Sentence};

/// Returns a list of names that are the same in every language.
fn names<T: ToString>(names: &[T]) -> Vec<Argument> {
    names.iter().map(|name| Argument::Text(name.to_string())).collect()
}

#[cfg(test)]
mod tests;
