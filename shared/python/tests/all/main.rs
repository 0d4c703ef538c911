//! What is found in Python files and in `requirements.txt`, fact by fact, and the laws that hold for any text.

mod facts;
mod fixes;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod marked;
mod problems;
mod requirements;
